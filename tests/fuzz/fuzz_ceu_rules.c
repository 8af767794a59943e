/* fuzz_ceu_rules.c - a rules file is refused with a finding that has a place,
 * or gives an issuer that can be reckoned with */
#include "proctor/ceu.h"
#include "proctor/text.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct heard {
	int errors, all;
	long places;
};

static void
must(bool is_so)
{
	if (!is_so)
		abort();
}

static void
clean(const char *text)
{
	must(text && pr_text_is_clean(text, strlen(text), PR_CLEAN_FOLD));
}

static void
hear(void *ctx, const struct pr_finding *f)
{
	struct heard *h = ctx;

	must(f->wrong && f->wrong[0] && f->right);
	must(f->line > 0 && f->column > 0 && f->file && f->what);
	clean(f->wrong);
	clean(f->right);
	clean(f->item ? f->item : "");
	clean(f->member ? f->member : "");
	h->errors += f->severity >= PR_ERROR;
	h->places += f->line * 31 + f->column;
	h->all++;
}

static void
name(const char *text)
{
	clean(text);
	must(text[0] && strlen(text) <= 64);
}

static bool
is_one_of(const struct pr_ceu_reference *reference,
	  const struct pr_ceu_issuer *issuer)
{
	return reference >= issuer->references &&
	       reference < issuer->references + issuer->n_references;
}

static void
check_figures(const struct pr_ceu_rule *r)
{
	const int figures[] = { r->units,  r->each,    r->most,  r->percent,
				r->months, r->minutes, r->least, r->step,
				r->days,   r->cents };

	for (size_t i = 0; i < PR_LEN(figures); i++)
		must(figures[i] >= -1 && figures[i] <= 10000000);
	must(r->cycles >= 1 && r->cycles <= 10);
	must(r->least <= r->minutes || r->minutes < 0);
	must(r->step != 0 && r->minutes != 0 && r->months != 0);
	must(r->n_fields <= PR_CEU_FIELDS);
	must(!r->from.year || pr_date_is_valid(r->from));
	must(!r->to.year || pr_date_is_valid(r->to));
}

static void
check_rule(const struct pr_ceu_issuer *issuer, const struct pr_ceu_rule *r)
{
	char basis[60];

	name(r->identifier);
	clean(r->says);
	must((int)r->kind >= 0 && r->kind < PR_CEU_KINDS);
	must(r->question || (r->n_references && r->grade[0] && r->as_of[0]));
	must(r->kind != PR_CEU_TOTAL || r->units > 0 || r->question);
	check_figures(r);
	for (size_t i = 0; i < r->n_references; i++)
		must(is_one_of(r->references[i], issuer));
	for (size_t i = 0; i < r->n_credentials; i++)
		name(r->credentials[i]);
	for (size_t i = 0; i < r->n_values; i++)
		must(pr_ceu_word_find(issuer, r->attribute, r->values[i]) !=
		     NULL);
	pr_ceu_basis(basis, sizeof(basis), r);
	must(basis[0] && strlen(basis) < sizeof(basis));
}

static void
check_issuer(const struct pr_ceu_issuer *issuer)
{
	const struct pr_date from = { 2025, 1, 1 }, to = { 2026, 12, 31 };
	size_t quotas = 0;

	name(issuer->identifier);
	must(issuer->n_credentials > 0 && issuer->version > 0);
	for (size_t i = 0; i < issuer->n_rules; i++) {
		const struct pr_ceu_rule *r = &issuer->rules[i];

		check_rule(issuer, r);
		quotas +=
			r->kind == PR_CEU_MINIMUM || r->kind == PR_CEU_MAXIMUM;
	}
	must(quotas <= PR_CEU_QUOTAS);
	for (size_t i = 0; i < issuer->n_credentials; i++) {
		const char *credential = issuer->credentials[i].identifier;

		for (int k = 0; k < PR_CEU_KINDS; k++) {
			enum pr_ceu_force force;
			const struct pr_ceu_rule *rule =
				pr_ceu_rule_for(issuer, (enum pr_ceu_kind)k,
						credential, from, to, &force);

			must((rule != NULL) == (force != PR_CEU_NOT_IN_FORCE));
		}
	}
}

static struct heard
read_once(const uint8_t *data, size_t size, enum pr_status *st)
{
	struct heard heard = { 0 };
	struct pr_findings findings = { &heard, hear };
	struct pr_ceu_issuer *issuer;
	struct pr_err err = { 0 };

	*st = pr_ceu_rules_read(&issuer, "fuzz", (const char *)data, size,
				&findings, &err);
	must((*st == PR_OK) == (issuer != NULL));
	must((*st == PR_OK) == (heard.errors == 0));
	must((*st == PR_OK) == (err.text[0] == '\0'));
	must(*st == PR_OK || *st == PR_EPARSE || *st == PR_ESCHEMA ||
	     *st == PR_EVERSION);
	if (issuer)
		check_issuer(issuer);
	pr_ceu_issuer_free(issuer);
	return heard;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	enum pr_status st, again;
	struct heard one = read_once(data, size, &st);
	struct heard two = read_once(data, size, &again);

	must(st == again && one.all == two.all && one.places == two.places);
	return 0;
}
