/* rules_build.c - from a checked tree to an issuer and its rules */
#include "rules_parts.h"

#include <string.h>

static const char *
text_or_none(const cJSON *object, const char *name)
{
	const char *text = json_string(object, name);

	return text ? text : "";
}

/* Where a list goes that was found whole. */
static void *
list_of(struct rules_draft *d, const cJSON *root, const char *name, size_t size,
	size_t *n, bool *whole)
{
	const cJSON *list = json_get(root, name);

	*n = 0;
	*whole = check_is_whole(d->c, name);
	if (!*whole || !list)
		return NULL;
	*n = (size_t)cJSON_GetArraySize(list);
	return arena_array(d->c->arena, *n ? *n : 1, size);
}

static bool
build_credentials(struct rules_draft *d, const cJSON *root)
{
	struct pr_ceu_issuer *issuer = d->issuer;
	size_t n, i = 0;
	struct pr_ceu_credential *out =
		list_of(d, root, "credentials", sizeof(*out), &n,
			&d->knows_credentials);

	if (!out)
		return n == 0;
	for (const cJSON *v = json_get(root, "credentials")->child; v;
	     v = v->next, i++) {
		out[i].identifier = json_string(v, "identifier");
		out[i].name = json_string(v, "name");
		out[i].formerly = text_or_none(v, "formerly");
	}
	issuer->credentials = out;
	issuer->n_credentials = n;
	return true;
}

static bool
build_words(struct rules_draft *d, const cJSON *root,
	    enum pr_ceu_attribute attribute)
{
	const char *name = rules_words_member(attribute);
	size_t n, i = 0;
	struct pr_ceu_word *out = list_of(d, root, name, sizeof(*out), &n,
					  &d->knows_words[attribute]);

	if (!out)
		return n == 0;
	for (const cJSON *v = json_get(root, name)->child; v;
	     v = v->next, i++) {
		out[i].identifier = json_string(v, "identifier");
		out[i].title = json_string(v, "title");
		out[i].help = text_or_none(v, "help");
	}
	d->issuer->words[attribute] = out;
	d->issuer->n_words[attribute] = n;
	return true;
}

static bool
build_references(struct rules_draft *d, const cJSON *root)
{
	size_t n, i = 0;
	struct pr_ceu_reference *out = list_of(
		d, root, "references", sizeof(*out), &n, &d->knows_references);

	if (!out)
		return n == 0;
	for (const cJSON *v = json_get(root, "references")->child; v;
	     v = v->next, i++) {
		out[i].identifier = json_string(v, "identifier");
		out[i].title = json_string(v, "title");
		out[i].address = json_string(v, "address");
		out[i].as_of = json_string(v, "as_of");
		out[i].grade = json_string(v, "grade");
	}
	d->issuer->references = out;
	d->issuer->n_references = n;
	return true;
}

static bool
build_issuer(struct rules_draft *d, const cJSON *root)
{
	const cJSON *from = json_get(root, "issuer");
	struct pr_ceu_issuer *to = d->issuer;

	d->knows_issuer = check_is_whole(d->c, "issuer");
	if (!d->knows_issuer)
		return true;
	to->identifier = json_string(from, "identifier");
	to->name = json_string(from, "name");
	to->kind = (enum pr_ceu_issuer_kind)word_index(
		words_ceu_issuer, json_string(from, "kind"));
	to->unit = json_string(from, "unit");
	to->units = json_string(from, "units");
	to->site = text_or_none(from, "site");
	to->pooled = word_index(words_ceu_account,
				json_string(from, "account")) == 1;
	return true;
}

/* Room for all rules of the file; the sound ones are put there. */
static bool
make_room(struct rules_draft *d, const cJSON *root)
{
	struct arena *arena = d->c->arena;
	size_t n = (size_t)cJSON_GetArraySize(json_get(root, "rules"));

	d->knows_rules = check_is_whole(d->c, "rules");
	d->rules = arena_array(arena, n + 1, sizeof(*d->rules));
	d->at = arena_array(arena, n + 1, sizeof(*d->at));
	d->issuer->rules = d->rules;
	return d->rules && d->at;
}

bool
rules_build_head(struct rules_draft *d, const cJSON *root)
{
	d->issuer->version = (int)json_number(root, "version", 1);
	d->issuer->as_of = text_or_none(root, "as_of");
	if (!build_issuer(d, root) || !build_credentials(d, root) ||
	    !build_references(d, root))
		return false;
	for (int a = 0; a < PR_CEU_ATTRIBUTES; a++)
		if (!build_words(d, root, (enum pr_ceu_attribute)a))
			return false;
	return make_room(d, root);
}

/* ---- rules --------------------------------------------------------------- */

static int
whole(const cJSON *object, const char *name, int absent)
{
	return (int)json_number(object, name, absent);
}

static int
hundredths(const cJSON *object, const char *name)
{
	double v = json_number(object, name, -1);

	return v < 0 ? -1 : (int)(v * 100 + 0.5);
}

static int
word_of(const cJSON *object, const char *name, const char *const *words,
	int absent)
{
	const char *word = json_string(object, name);

	return word ? word_index(words, word) : absent;
}

/* Of an enum whose first one is what nothing said means: 0, then the words. */
static int
said(const cJSON *object, const char *name, const char *const *words)
{
	return word_of(object, name, words, -1) + 1;
}

static struct pr_date
day_of(const cJSON *object, const char *name)
{
	const char *text = json_string(object, name);
	struct pr_date day = { 0 };

	if (text && pr_date_parse(&day, text, NULL))
		day = (struct pr_date){ 0 };
	return day;
}

/* The strings of a list, lent by the tree; NULL without memory. */
static const char *const *
strings_of(struct arena *arena, const cJSON *list, size_t *n)
{
	size_t room = (size_t)cJSON_GetArraySize(list);
	const char **out = arena_array(arena, room + 1, sizeof(*out));

	*n = 0;
	for (const cJSON *v = list && out ? list->child : NULL; v; v = v->next)
		out[(*n)++] = v->valuestring;
	return out;
}

/* Those that are there; what is missing is said by rules_check. */
static bool
build_rule_references(struct rules_draft *d, struct pr_ceu_rule *rule,
		      const cJSON *json)
{
	const cJSON *list = json_get(json, "references");
	size_t room = (size_t)cJSON_GetArraySize(list);
	const struct pr_ceu_reference **out = arena_array(
		d->c->arena, room + 1, sizeof(const struct pr_ceu_reference *));

	if (!out)
		return false;
	for (const cJSON *v = list ? list->child : NULL; v; v = v->next)
		for (size_t i = 0; i < d->issuer->n_references; i++)
			if (strcmp(d->issuer->references[i].identifier,
				   v->valuestring) == 0) {
				out[rule->n_references++] =
					&d->issuer->references[i];
				break;
			}
	rule->references = out;
	return true;
}

static void
build_fields(struct pr_ceu_rule *rule, const cJSON *list)
{
	for (const cJSON *v = list ? list->child : NULL; v; v = v->next)
		rule->fields[rule->n_fields++] = ceu_evidence_fields[word_index(
			words_ceu_evidence, v->valuestring)];
}

static void
build_figures(struct pr_ceu_rule *rule, const cJSON *json)
{
	rule->units = hundredths(json, "units");
	rule->each = hundredths(json, "each");
	rule->most = hundredths(json, "most");
	rule->percent = whole(json, "percent", -1);
	rule->attribute = (enum pr_ceu_attribute)word_of(
		json, "attribute", words_ceu_attribute, 0);
	rule->cycles = whole(json, "cycles", 1);
	rule->months = whole(json, "months", -1);
	rule->anchor = (enum pr_ceu_anchor)word_of(
		json, "anchor", words_ceu_anchor, PR_CEU_PRINTED);
	rule->minutes = whole(json, "minutes", -1);
	rule->least = whole(json, "least", -1);
	rule->step = hundredths(json, "step");
	rule->days = whole(json, "days", -1);
	rule->rest = (enum pr_ceu_rest)said(json, "rest", words_ceu_rest);
	rule->cents = hundredths(json, "amount");
	rule->yearly = json_true(json, "yearly");
	rule->listed = json_true(json, "listed");
}

bool
rules_build_rule(struct rules_draft *d, const cJSON *json, int at)
{
	struct arena *arena = d->c->arena;
	struct pr_ceu_rule *rule = &d->rules[d->issuer->n_rules];

	rule->identifier = json_string(json, "identifier");
	rule->kind = (enum pr_ceu_kind)word_index(words_ceu_kind,
						  json_string(json, "kind"));
	rule->says = json_string(json, "says");
	rule->question = json_string(json, "question");
	rule->as_of = text_or_none(json, "as_of");
	rule->grade = text_or_none(json, "grade");
	rule->from = day_of(json, "from");
	rule->to = day_of(json, "to");
	rule->straddle = (enum pr_ceu_straddle)word_of(
		json, "straddle", words_ceu_straddle, PR_CEU_STRADDLE_UNKNOWN);
	rule->when = (enum pr_ceu_when)said(json, "when", words_ceu_when);
	rule->credentials = strings_of(arena, json_get(json, "credentials"),
				       &rule->n_credentials);
	rule->values =
		strings_of(arena, json_get(json, "values"), &rule->n_values);
	build_figures(rule, json);
	build_fields(rule, json_get(json, "fields"));
	if (!rule->credentials || !rule->values ||
	    !build_rule_references(d, rule, json))
		return false;
	d->at[d->issuer->n_rules++] = at;
	return true;
}
