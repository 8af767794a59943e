/* draft.c - an entry of what somebody typed, and back; see
 * proctor/ceu_draft.h */
#include "engine/ceu/draft_internal.h"
#include "util/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define ENTRY_MAX ((size_t)1 << 20)

void
draft_find(struct drafting *d, enum pr_ceu_weight weight,
	   struct draft_place place, const char *fmt, ...)
{
	struct pr_ceu_findings *findings = d->findings;
	struct pr_ceu_finding *one;
	struct pr_err whole; /* characters that were cut are not */
	va_list args;

	if (weight == PR_CEU_FAULT)
		findings->faulty = true;
	if (findings->n == PR_CEU_FINDINGS)
		return;
	one = &findings->of[findings->n++];
	*one = (struct pr_ceu_finding){ .weight = weight,
					.field = place.field,
					.claim = place.claim,
					.rule = place.rule };
	va_start(args, fmt);
	vsnprintf(one->text, sizeof(one->text), fmt, args);
	va_end(args);
	pr_fail(&whole, PR_EINVAL, "%s", one->text);
	memcpy(one->text, whole.text, sizeof(one->text));
}

static enum pr_status
first_fault(const struct pr_ceu_findings *findings, struct pr_err *err)
{
	size_t i = 0;

	while (findings->of[i].weight != PR_CEU_FAULT)
		i++;
	return pr_fail(err, PR_EINVAL, "%s", findings->of[i].text);
}

static enum pr_status
make(struct drafting *d, struct pr_err *err)
{
	draft_fields(d);
	if (!d->no_memory)
		draft_claims(d);
	if (d->no_memory)
		return mem_fail(err);
	if (d->findings->faulty)
		return first_fault(d->findings, err);
	draft_remarks(d);
	return PR_OK;
}

enum pr_status
pr_ceu_draft_check(struct pr_ceu_entry **out, const struct pr_ceu_draft *draft,
		   const struct pr_ceu_room *room,
		   struct pr_ceu_findings *findings, struct pr_err *err)
{
	struct drafting d = { .draft = draft,
			      .room = room,
			      .findings = findings };
	struct draft_made *made;
	enum pr_status st;

	*out = NULL;
	memset(findings, 0, sizeof(*findings));
	d.arena = arena_new(ENTRY_MAX);
	if (!d.arena)
		return mem_fail(err);
	made = arena_alloc(d.arena, sizeof(*made));
	if (!made) {
		arena_free(d.arena);
		return mem_fail(err);
	}
	made->arena = d.arena;
	d.entry = &made->entry;
	st = make(&d, err);
	if (st == PR_OK)
		*out = d.entry;
	else
		arena_free(d.arena);
	return st;
}

void
pr_ceu_entry_free(struct pr_ceu_entry *entry)
{
	if (entry)
		arena_free(((struct draft_made *)(void *)entry)->arena);
}

/* ---- back to a draft ----------------------------------------------------- */

static void
put(char *out, size_t cap, const char *text)
{
	snprintf(out, cap, "%s", text ? text : "");
}

static void
put_units(char out[16], int units)
{
	if (units >= 0)
		pr_ceu_units_format(out, units);
}

static void
put_claim(struct pr_ceu_draft_claim *out, const struct pr_ceu_claim *claim)
{
	put(out->issuer, sizeof(out->issuer), pr_ceu_claim_name(claim));
	put(out->accepted, sizeof(out->accepted),
	    claim->accepted == PR_CEU_YES  ? "yes"
	    : claim->accepted == PR_CEU_NO ? "no"
					   : "unknown");
	put(out->why, sizeof(out->why), claim->why);
	put_units(out->units, claim->units);
	for (size_t a = 0; a < PR_CEU_ATTRIBUTES; a++)
		put(out->word[a], sizeof(out->word[a]), claim->word[a]);
	put(out->approval, sizeof(out->approval), claim->approval);
}

void
pr_ceu_draft_of(struct pr_ceu_draft *out, const struct pr_ceu_entry *entry)
{
	memset(out, 0, sizeof(*out));
	if (pr_date_is_valid(entry->date))
		pr_date_format(out->date, entry->date);
	put(out->title, sizeof(out->title), entry->title);
	put(out->provider, sizeof(out->provider), entry->provider);
	put(out->note, sizeof(out->note), entry->note);
	if (entry->minutes >= 0)
		snprintf(out->minutes, sizeof(out->minutes), "%d",
			 entry->minutes);
	put_units(out->units, entry->units);
	if (entry->cost_cents >= 0)
		snprintf(out->cost, sizeof(out->cost), "%d.%02d",
			 entry->cost_cents / 100, entry->cost_cents % 100);
	for (size_t i = 0; i < entry->n_claims && i < PR_CEU_CLAIMS; i++)
		put_claim(&out->claims[out->n_claims++], &entry->claims[i]);
}
