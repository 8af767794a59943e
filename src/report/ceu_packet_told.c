/* ceu_packet_told.c - what was reported before a correction; see
 * report/ceu_packet.h */
#include "report/ceu_packet.h"

#include <string.h>
#include <strings.h>

static const struct pr_ceu_told *
told_of(const struct pr_ceu_ledger *ledger, const struct pr_ceu_entry *entry,
	const struct pr_ceu_claim *claim)
{
	for (size_t i = 0; i < ledger->n_told; i++)
		if (ledger->told[i].entry == entry->row &&
		    !strcasecmp(ledger->told[i].issuer, claim->issuer))
			return &ledger->told[i];
	return NULL;
}

/* A text that is another now; one that was not said is none. */
static void
add_text(struct ceu_text *t, const char *was, const char *now)
{
	if (strcmp(was, now) != 0)
		ceu_add(t, ", %s", was[0] ? was : "nothing");
}

static void
add_words(struct ceu_text *t, const struct pr_ceu_issuer *issuer,
	  const struct pr_ceu_told *told, const struct pr_ceu_claim *now)
{
	for (int i = 0; i < PR_CEU_ATTRIBUTES; i++) {
		enum pr_ceu_attribute a = (enum pr_ceu_attribute)i;

		if (!strcmp(told->word[a], now->word[a]))
			continue;
		if (told->word[a][0])
			ceu_add(t, ", %s", ceu_word(issuer, a, told->word[a]));
		else
			ceu_add(t, ", no %s", ceu_attribute_name(a));
	}
	if (strcmp(told->approval, now->approval) != 0)
		ceu_add(t, ", %s%s",
			told->approval[0] ? "number " : "no number",
			told->approval);
}

/* Units always, the rest where it is another now. */
static void
add_told(struct ceu_text *t, const struct pr_ceu_account *account,
	 const struct pr_ceu_told *told, const struct pr_ceu_entry *entry,
	 const struct pr_ceu_claim *claim)
{
	if (told->units >= 0)
		ceu_add(t, "%s %s", CEU_UNITS(told->units),
			ceu_unit(account, told->units));
	else
		ceu_add(t, "%d minutes", told->minutes);
	if (pr_date_order(told->date, entry->date) != 0)
		ceu_add(t, ", done on %s", CEU_ON(told->date));
	add_text(t, told->title, entry->title);
	add_text(t, told->provider, entry->provider);
	add_words(t, account->issuer, told, claim);
}

const char *
ceu_packet_told(char out[CEU_WORDS], const struct ceu_report *report,
		const struct pr_ceu_line *line)
{
	const struct pr_ceu_entry *entry = ceu_entry_of(report, line);
	const struct pr_ceu_claim *claim = ceu_claim_of(report, line);
	const struct pr_ceu_told *told =
		told_of(&report->picture->ledger, entry, claim);
	struct ceu_text t = ceu_begin(out, CEU_WORDS);

	if (!pr_date_is_valid(claim->reported_before) ||
	    pr_date_is_valid(claim->reported))
		return out;
	ceu_add(&t, "on %s ", CEU_ON(claim->reported_before));
	if (!told) {
		ceu_add(&t, "as it was before a correction, which is not "
			    "known here");
		return out;
	}
	ceu_add(&t, "as ");
	add_told(&t, report->account, told, entry, claim);
	ceu_add(&t, "; corrected since%s%s", told->reason[0] ? ": " : "",
		told->reason);
	return out;
}
