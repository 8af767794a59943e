/* foreign_report.c - what the converter says of a file; see proctor/foreign.h
 */
#include "proctor/rules.h"

#include "foreign_run.h"

#include <stdlib.h>
#include <string.h>

/* Cuts a line of the report at its TABs; "" for what is missing. */
static void
fields_of(char *line, const char *fields[], size_t n)
{
	line[strcspn(line, "\n")] = '\0';
	for (size_t i = 0; i < n; i++) {
		char *tab = line ? strchr(line, '\t') : NULL;

		fields[i] = line ? line : "";
		if (tab)
			*tab = '\0';
		line = tab ? tab + 1 : NULL;
	}
}

static const char *
or_null(const char *text)
{
	return *text ? text : NULL;
}

/* F rule line column item member one two three */
bool
foreign_read_finding(struct foreign_finding *out, char *line)
{
	const char *v[9];
	const struct pr_rule *rule;

	fields_of(line, v, PR_LEN(v));
	rule = pr_rule_find((int)strtol(v[1], NULL, 10));
	if (!rule)
		return false;
	pr_rule_text(out->wrong, sizeof(out->wrong), rule->wrong, &v[6], 3);
	pr_rule_text(out->right, sizeof(out->right), rule->right, &v[6], 3);
	out->finding = (struct pr_finding){
		.severity = rule->severity,
		.rule = rule->number,
		.line = strtol(v[2], NULL, 10),
		.column = strtol(v[3], NULL, 10),
		.what = *v[4] ? "item" : NULL,
		.item = or_null(v[4]),
		.member = or_null(v[5]),
		.wrong = out->wrong,
		.right = out->right,
	};
	return true;
}
