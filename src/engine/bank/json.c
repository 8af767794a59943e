/* json.c - one text, valid or not; see proctor/json.h */
#include "proctor/json.h"

#include "proctor/rules.h"
#include "util/mem.h"

#include "cut.h"
#include "rule_numbers.h"

#include <stdlib.h>
#include <string.h>

static enum pr_status
say(const struct scan *s, const char *text, struct pr_err *err)
{
	struct cut_place at = { 1, 1 };
	const char *one = s->why ? s->why : s->name;
	char wrong[PR_ERR_TEXT_MAX];

	if (s->rule == RULE_TOO_DEEP)
		one = "256";
	at = cut_place_after(at, text, (size_t)(s->at - text));
	pr_rule_text(wrong, sizeof(wrong), pr_rule_find(s->rule)->wrong, &one,
		     1);
	return pr_fail(err, PR_EPARSE, "line %ld, column %ld: %s", at.line,
		       at.column, wrong);
}

enum pr_status
pr_json_check(const char *text, size_t len, struct pr_err *err)
{
	struct scan *s = mem_array(1, sizeof(*s));
	enum scan_status walked;
	enum pr_status st = PR_OK;

	if (!s)
		return mem_fail(err);
	s->depth_max = PR_JSON_DEPTH;
	walked = scan_value(s, text, text + len, true);
	if (walked == SCAN_OK) {
		const char *p = s->end;

		while (p < text + len && *p && strchr(" \t\r\n", *p))
			p++;
		if (p < text + len)
			scan_fault(s, RULE_AFTER_END, p, NULL);
	}
	if (walked == SCAN_NOMEM)
		st = mem_fail(err);
	else if (s->rule)
		st = say(s, text, err);
	scan_release(s);
	free(s);
	return st;
}
