/* rules.c - the table of lint rules */
#include "proctor/lint.h"

#include <stdlib.h>
#include <string.h>

static const struct pr_lint_rule rules[] = {
#define L(number, name, severity, scope, english, title, wrong, mend) \
	{ number, PR_##severity, PR_LINT_##scope, english,            \
	  name,   title,         wrong,           mend },
#include "rules.def"
#undef L
};

size_t
pr_lint_rule_count(void)
{
	return PR_LEN(rules);
}

const struct pr_lint_rule *
pr_lint_rule_at(size_t i)
{
	return &rules[i];
}

static int
number_of(const char *name)
{
	if (*name == 'R' || *name == 'r')
		name++;
	if (strlen(name) != 3 || strspn(name, "0123456789") != 3)
		return 0;
	return (int)strtol(name, NULL, 10);
}

const struct pr_lint_rule *
pr_lint_rule_named(const char *name)
{
	int number = number_of(name);

	for (size_t i = 0; i < PR_LEN(rules); i++)
		if (rules[i].number == number || !strcmp(rules[i].name, name))
			return &rules[i];
	return NULL;
}
