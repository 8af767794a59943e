/* rules_rule.c - one rule: its members by kind, and whether they fit */
#include "rules_parts.h"

#include <string.h>

/* What a rule without a question must say, by kind. */
static const struct {
	enum pr_ceu_kind kind;
	const char *member;
} needed[] = {
	{ PR_CEU_TOTAL, "units" },   { PR_CEU_SEVERAL, "each" },
	{ PR_CEU_SEVERAL, "most" },  { PR_CEU_CYCLE, "anchor" },
	{ PR_CEU_CHOICE, "months" }, { PR_CEU_COUNTING, "minutes" },
	{ PR_CEU_CARRY, "units" },   { PR_CEU_GRACE, "days" },
	{ PR_CEU_REPORT, "days" },   { PR_CEU_FEE, "amount" },
	{ PR_CEU_AUDIT, "percent" }, { PR_CEU_EVIDENCE, "fields" },
};

static void
need(struct check *c, const cJSON *rule, enum pr_ceu_kind kind,
     const char *member)
{
	if (!json_get(rule, member))
		check_say(c, RULE_CEU_MISSING, shape_of_ceu_kind[kind]->name,
			  member, NULL);
}

static bool
is_printed(const cJSON *rule)
{
	const char *anchor = json_string(rule, "anchor");

	return anchor && strcmp(anchor, words_ceu_anchor[PR_CEU_PRINTED]) == 0;
}

static bool
is_quota(enum pr_ceu_kind kind)
{
	return kind == PR_CEU_MINIMUM || kind == PR_CEU_MAXIMUM;
}

/* Only a question may leave out figures and where they stand. */
static void
check_needed(struct check *c, const cJSON *rule, enum pr_ceu_kind kind)
{
	static const char *const basis[] = { "references", "as_of", "grade" };

	if (json_get(rule, "question"))
		return;
	for (size_t i = 0; i < PR_LEN(basis); i++)
		need(c, rule, kind, basis[i]);
	for (size_t i = 0; i < PR_LEN(needed); i++)
		if (needed[i].kind == kind)
			need(c, rule, kind, needed[i].member);
	if (is_quota(kind) && !json_get(rule, "percent"))
		need(c, rule, kind, "units");
	if (kind == PR_CEU_CYCLE && !is_printed(rule))
		need(c, rule, kind, "months");
}

/* Days as text compare as they are. */
static void
check_time(struct check *c, const cJSON *rule)
{
	const char *from = json_string(rule, "from");
	const char *to = json_string(rule, "to");

	if (from && to && strcmp(from, to) > 0)
		check_say_at(c, "to", RULE_CEU_TIME, from, to);
	if (!from && json_get(rule, "straddle"))
		check_say_at(c, "straddle", RULE_CEU_STRADDLE, NULL, NULL);
}

/* What is said of another member is nothing without it. */
static void
check_without(struct check *c, const cJSON *rule)
{
	static const struct {
		const char *member, *of;
	} pairs[] = {
		{ "when", "question" },
		{ "rest", "least" },
		{ "listed", "fields" },
	};
	const char *rest = json_string(rule, "rest");

	for (size_t i = 0; i < PR_LEN(pairs); i++) {
		if (json_get(rule, pairs[i].member) &&
		    !json_get(rule, pairs[i].of))
			check_say_at(c, pairs[i].member, RULE_CEU_WITHOUT,
				     pairs[i].member, pairs[i].of);
	}
	if (rest && strcmp(rest, "step") == 0 && !json_get(rule, "step"))
		check_say_at(c, "rest", RULE_CEU_WITHOUT, "rest", "step");
}

static void
check_replaces(struct check *c, const cJSON *rule)
{
	int n = cJSON_GetArraySize(json_get(rule, "credentials"));

	if (n < 2)
		check_say(c, RULE_CEU_REPLACES, text_of(n).text, NULL, NULL);
}

static void
check_fit(struct rules_draft *d, const cJSON *rule, enum pr_ceu_kind kind)
{
	struct check *c = d->c;
	double least = json_number(rule, "least", 0);
	double minutes = json_number(rule, "minutes", least);

	check_needed(c, rule, kind);
	rules_check_references(d, rule);
	check_time(c, rule);
	check_without(c, rule);
	if (is_quota(kind) && json_get(rule, "when"))
		check_say_at(c, "when", RULE_CEU_WHEN,
			     shape_of_ceu_kind[kind]->name, NULL);
	if (is_quota(kind) && json_get(rule, "units") &&
	    json_get(rule, "percent"))
		check_say_at(c, "percent", RULE_CEU_UNITS_OR_PERCENT,
			     shape_of_ceu_kind[kind]->name, NULL);
	if (kind == PR_CEU_CYCLE && is_printed(rule) &&
	    json_get(rule, "months"))
		check_say_at(c, "months", RULE_CEU_PRINTED, NULL, NULL);
	if (kind == PR_CEU_REPLACES)
		check_replaces(c, rule);
	if (least > minutes)
		check_say_at(c, "least", RULE_CEU_LEAST, text_of(least).text,
			     text_of(minutes).text);
}

bool
rules_take_rule(struct rules_draft *d, cJSON *rule, int at)
{
	static const struct shape unknown = { "a rule", NULL, 0, false };
	const struct shape *shapes[2] = { &shape_ceu_rule, &unknown };
	const char *word = json_string(rule, "kind");
	int kind = word ? word_index(words_ceu_kind, word) : -1;
	struct check *c = d->c;
	int errors = c->errors;

	c->typeless = kind < 0;
	if (kind >= 0)
		shapes[1] = shape_of_ceu_kind[kind];
	check_shapes(c, rule, shapes, PR_LEN(shapes));
	if (c->errors == errors)
		check_fit(d, rule, (enum pr_ceu_kind)kind);
	if (c->errors == errors && !c->no_memory)
		return rules_build_rule(d, rule, at);
	d->knows_rules = false;
	return !c->no_memory;
}
