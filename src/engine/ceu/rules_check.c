/* rules_check.c - names, and what must be there, over a whole rules file */
#include "proctor/ceu_book.h"

#include "rules_parts.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

const char *
rules_words_member(enum pr_ceu_attribute attribute)
{
	static const char *const names[] = {
		[PR_CEU_CATEGORY] = "categories",
		[PR_CEU_SOURCE] = "sources",
		[PR_CEU_PLACE] = "places",
	};

	return names[attribute];
}

size_t
rules_enter(struct rules_draft *d, int at, const char *identifier)
{
	size_t mark = check_enter(d->c, "rules");

	check_enter_index(d->c, at);
	d->c->what = "rule";
	d->c->label = identifier;
	return mark;
}

void
rules_leave(struct rules_draft *d, size_t mark)
{
	check_leave(d->c, mark);
	d->c->what = "rules file";
	d->c->label = d->label;
}

size_t
rules_enter_built(struct rules_draft *d, size_t i)
{
	return rules_enter(d, d->at[i], d->issuer->rules[i].identifier);
}

/* ---- nothing twice ------------------------------------------------------- */

/* The identifiers of any list: first of each struct, so many bytes apart. */
struct names {
	const void *list;
	size_t n, size;
};

static const char *
name_at(const struct names *names, size_t i)
{
	const char *const *name =
		(const void *)((const char *)names->list + i * names->size);

	return *name;
}

/* The index of a name, as it is written or whatever its case; n unknown. */
static size_t
find_name(const struct names *names, size_t n, const char *name,
	  int (*compare)(const char *a, const char *b))
{
	size_t i = 0;

	while (i < n && compare(name_at(names, i), name) != 0)
		i++;
	return i;
}

static void
check_twice(struct check *c, const char *member, const char *what,
	    const struct names *names)
{
	for (size_t i = 1; i < names->n; i++) {
		const char *name = name_at(names, i);
		size_t mark;

		if (find_name(names, i, name, strcasecmp) == i)
			continue;
		mark = check_enter(c, member);
		check_enter_index(c, (int)i);
		check_say(c, RULE_CEU_TWICE, what, name, NULL);
		check_leave(c, mark);
	}
}

static void
check_shared(struct check *c, int attribute, const struct names *words,
	     const struct names *before)
{
	for (size_t i = 0; i < words->n; i++) {
		const char *name = name_at(words, i);
		size_t mark;

		if (find_name(before, before->n, name, strcasecmp) == before->n)
			continue;
		mark = check_enter(c, rules_words_member((
					      enum pr_ceu_attribute)attribute));
		check_enter_index(c, (int)i);
		check_say(c, RULE_CEU_TWICE, words_ceu_attribute[attribute],
			  name, NULL);
		check_leave(c, mark);
	}
}

static struct names
words_of(const struct pr_ceu_issuer *issuer, int attribute)
{
	return (struct names){ issuer->words[attribute],
			       issuer->n_words[attribute],
			       sizeof(*issuer->words[attribute]) };
}

/* A word alone says which attribute it belongs to. */
static void
check_words_twice(struct rules_draft *d)
{
	for (int a = 0; a < PR_CEU_ATTRIBUTES; a++) {
		struct names words = words_of(d->issuer, a);

		check_twice(d->c, rules_words_member((enum pr_ceu_attribute)a),
			    words_ceu_attribute[a], &words);
		for (int b = 0; b < a; b++) {
			struct names before = words_of(d->issuer, b);

			check_shared(d->c, a, &words, &before);
		}
	}
}

static void
check_rules_twice(struct rules_draft *d)
{
	const struct pr_ceu_issuer *issuer = d->issuer;
	struct names names = { issuer->rules, issuer->n_rules,
			       sizeof(*issuer->rules) };

	for (size_t i = 1; i < names.n; i++) {
		const char *name = name_at(&names, i);
		size_t mark;

		if (find_name(&names, i, name, strcasecmp) == i)
			continue;
		mark = rules_enter_built(d, i);
		check_say(d->c, RULE_CEU_TWICE, "rule", name, NULL);
		rules_leave(d, mark);
	}
}

static void
check_former(struct check *c, const struct pr_ceu_issuer *issuer)
{
	const struct pr_ceu_credential *of = issuer->credentials;

	for (size_t i = 0; i < issuer->n_credentials; i++) {
		const char *former = of[i].formerly;
		size_t k = 0, mark;

		while (k < issuer->n_credentials &&
		       strcasecmp(of[k].identifier, former) != 0 &&
		       (k >= i || strcasecmp(of[k].formerly, former) != 0))
			k++;
		if (!*former || k == issuer->n_credentials)
			continue;
		mark = check_enter(c, "credentials");
		check_enter_index(c, (int)i);
		check_say_at(c, "formerly", RULE_CEU_FORMER, former,
			     of[k].identifier);
		check_leave(c, mark);
	}
}

static void
check_names(struct rules_draft *d)
{
	const struct pr_ceu_issuer *i = d->issuer;
	struct names credentials = { i->credentials, i->n_credentials,
				     sizeof(*i->credentials) };
	struct names references = { i->references, i->n_references,
				    sizeof(*i->references) };

	check_twice(d->c, "credentials", "credential", &credentials);
	check_former(d->c, i);
	check_words_twice(d);
	check_twice(d->c, "references", "reference", &references);
	check_rules_twice(d);
}

/* ---- what a rule names is there ------------------------------------------ */

/* "one of a, b, c", as many as fit. */
static void
one_of(char out[static 300], const struct names *names)
{
	size_t n = 0;

	if (!names->n)
		n = (size_t)snprintf(out, 300, "it lists none: add it there");
	for (size_t i = 0; i < names->n && n < 220; i++)
		n += (size_t)snprintf(out + n, 300 - n, "%s%s",
				      i ? ", " : "one of ", name_at(names, i));
}

static void
check_known(struct check *c, const char *member, const char *what,
	    const struct names *names, const char *const *used, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char list[300];
		size_t mark;

		if (find_name(names, names->n, used[i], strcmp) < names->n)
			continue;
		one_of(list, names);
		mark = check_enter(c, member);
		check_enter_index(c, (int)i);
		check_say(c, RULE_CEU_UNKNOWN, what, used[i], list);
		check_leave(c, mark);
	}
}

static void
check_rule_names(struct rules_draft *d, const struct pr_ceu_rule *rule)
{
	const struct pr_ceu_issuer *i = d->issuer;
	enum pr_ceu_attribute a = rule->attribute;
	struct names credentials = { i->credentials, i->n_credentials,
				     sizeof(*i->credentials) };
	struct names words = words_of(i, (int)a);

	if (d->knows_credentials)
		check_known(d->c, "credentials", "credential", &credentials,
			    rule->credentials, rule->n_credentials);
	if (d->knows_words[a])
		check_known(d->c, "values", words_ceu_attribute[a], &words,
			    rule->values, rule->n_values);
}

/* The tree is asked for references: of the struct those that are not there
 * were left out. */
void
rules_check_references(struct rules_draft *d, const cJSON *rule)
{
	const cJSON *list = json_get(rule, "references");
	const struct pr_ceu_issuer *issuer = d->issuer;
	struct names names = { issuer->references, issuer->n_references,
			       sizeof(*issuer->references) };
	size_t mark = check_enter(d->c, "references");
	int i = 0;

	for (const cJSON *v = list ? list->child : NULL; v; v = v->next, i++) {
		char text[300];
		size_t inner;

		if (!d->knows_references ||
		    find_name(&names, names.n, v->valuestring, strcmp) <
			    names.n)
			continue;
		one_of(text, &names);
		inner = check_enter_index(d->c, i);
		check_say(d->c, RULE_CEU_UNKNOWN, "reference", v->valuestring,
			  text);
		check_leave(d->c, inner);
	}
	check_leave(d->c, mark);
}

/* ---- what a credential needs --------------------------------------------- */

static bool
has_rule(const struct pr_ceu_issuer *issuer, enum pr_ceu_kind kind,
	 const char *credential)
{
	for (size_t i = 0; i < issuer->n_rules; i++)
		if (issuer->rules[i].kind == kind &&
		    pr_ceu_speaks_of(&issuer->rules[i], credential))
			return true;
	return false;
}

static void
check_complete(struct rules_draft *d)
{
	static const enum pr_ceu_kind kinds[] = { PR_CEU_TOTAL, PR_CEU_CYCLE };
	const struct pr_ceu_issuer *issuer = d->issuer;

	if (!d->knows_issuer || !d->knows_credentials || !d->knows_rules ||
	    issuer->kind != PR_CEU_CERTIFIER)
		return;
	for (size_t i = 0; i < issuer->n_credentials; i++) {
		const char *name = issuer->credentials[i].identifier;
		size_t mark = check_enter(d->c, "credentials");

		check_enter_index(d->c, (int)i);
		for (size_t k = 0; k < PR_LEN(kinds); k++)
			if (!has_rule(issuer, kinds[k], name))
				check_say(d->c, RULE_CEU_NO_RULE,
					  words_ceu_kind[kinds[k]], name, NULL);
		check_leave(d->c, mark);
	}
}

void
rules_check(struct rules_draft *d)
{
	check_names(d);
	for (size_t i = 0; i < d->issuer->n_rules; i++) {
		size_t mark = rules_enter_built(d, i);

		check_rule_names(d, &d->issuer->rules[i]);
		rules_leave(d, mark);
	}
	rules_check_quotas(d);
	check_complete(d);
}
