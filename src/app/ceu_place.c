/*
 * ceu_place.c - the account and the cycle in which something is reported
 *
 * It is where the entry counts now. When another one is named, the ledger is
 * judged as if the report were there, and it is refused unless the entry then
 * counts where it was named.
 */
#include "util/mem.h"

#include "ceu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const struct pr_ceu_claim *
app_ceu_claim_of(const struct pr_ceu_entry *entry, const char *issuer)
{
	for (size_t i = 0; i < entry->n_claims; i++)
		if (!strcasecmp(entry->claims[i].issuer, issuer))
			return &entry->claims[i];
	return NULL;
}

static const struct pr_ceu_line *
line_of(const struct pr_ceu_account *account,
	const struct pr_ceu_ledger *ledger, int64_t row)
{
	for (size_t i = 0; i < account->n_lines; i++)
		if (ledger->entries[account->lines[i].entry].row == row)
			return &account->lines[i];
	return NULL;
}

static bool
is_of(const struct pr_ceu_account *account, const char *issuer)
{
	return account->issuer &&
	       !strcasecmp(account->issuer->identifier, issuer);
}

/* It has a place there, if only for nothing (minutes that earn no unit). */
static bool
lies_there(const struct pr_ceu_line *line)
{
	return line && line->cycle >= 0 && line->verdict != PR_CEU_OUTSIDE &&
	       line->verdict != PR_CEU_ELSEWHERE;
}

/* The first account in which an entry lies, and in how many it does. */
static const struct pr_ceu_account *
where(const struct app_ceu_said *s, int64_t row, size_t *n,
      const struct pr_ceu_line **line)
{
	const struct pr_ceu_status *status = s->picture->status;
	const struct pr_ceu_account *first = NULL;

	*n = 0;
	*line = NULL;
	for (size_t i = 0; i < status->n; i++) {
		const struct pr_ceu_account *a = &status->accounts[i];
		const struct pr_ceu_line *l;

		if (!is_of(a, s->issuer))
			continue;
		l = line_of(a, &s->picture->ledger, row);
		if (!lies_there(l))
			continue;
		if (!first) {
			first = a;
			*line = l;
		}
		++*n;
	}
	return first;
}

size_t
app_ceu_counts_in(const struct app_ceu_said *s,
		  const struct pr_ceu_entry *entry)
{
	const struct pr_ceu_line *line;
	size_t n;

	(void)where(s, entry->row, &n, &line);
	return n;
}

static enum pr_status
earns_nothing(const struct app_ceu_said *s, const struct pr_ceu_entry *entry,
	      const struct pr_ceu_line *line, struct pr_err *err)
{
	const char *rule = line->rule ? line->rule->identifier : "";
	bool known = line->verdict != PR_CEU_NO_UNITS;
	bool reckoned = line->minutes_made_it && entry->minutes > 0;
	char why[100];

	if (line->rest_unsaid)
		snprintf(why, sizeof(why),
			 "what %d minutes earn the rule does not say",
			 entry->minutes);
	else if (!known)
		snprintf(why, sizeof(why),
			 "it is not known how many units it is");
	else if (!reckoned)
		snprintf(why, sizeof(why),
			 "its units are fewer than those that count there");
	else
		snprintf(why, sizeof(why), "%d minutes are too short",
			 entry->minutes);
	return pr_fail(err, PR_EINVAL,
		       "Entry #%lld counts nothing at %s: %s%s%s%s; enter what "
		       "the certificate says first: proctor ceu correct %lld "
		       "--units N --reason TEXT",
		       (long long)entry->row, s->issuer, why,
		       rule[0] ? " (rule " : "", rule, rule[0] ? ")" : "",
		       (long long)entry->row);
}

enum pr_status
app_ceu_earns(const struct app_ceu_said *s, const struct pr_ceu_entry *entry,
	      struct pr_err *err)
{
	const struct pr_ceu_status *status = s->picture->status;
	const struct pr_ceu_line *nothing = NULL;

	for (size_t i = 0; i < status->n; i++) {
		const struct pr_ceu_account *a = &status->accounts[i];
		const struct pr_ceu_line *line =
			is_of(a, s->issuer)
				? line_of(a, &s->picture->ledger, entry->row)
				: NULL;

		if (!line)
			continue;
		if (line->verdict != PR_CEU_NO_UNITS &&
		    line->verdict != PR_CEU_TOO_SHORT)
			return PR_OK;
		nothing = line;
	}
	return nothing ? earns_nothing(s, entry, nothing, err) : PR_OK;
}

static enum pr_status
no_place(const struct app_ceu_said *s, int64_t row, struct pr_err *err)
{
	const struct pr_ceu_entry *entry =
		pr_ceu_entry_find(&s->picture->ledger, row);
	const char *name = s->account ? s->account : s->issuer;
	char day[PR_DATE_TEXT];

	pr_date_format(day, entry->date);
	return pr_fail(err, PR_EINVAL,
		       "Entry #%lld of %s lies in no cycle of %s and counts "
		       "nothing there; mend the dates first (proctor ceu hold, "
		       "proctor ceu cycle), or the entry.",
		       (long long)row, day, name);
}

/* ---- a cycle by its last day --------------------------------------------- */

/* The ends of the cycles there are, for a sentence. */
static bool
is_end(const struct app_ceu_said *s, char *ends, size_t cap)
{
	const struct pr_ceu_status *status = s->picture->status;
	size_t at = 0;

	ends[0] = '\0';
	for (size_t i = 0; i < status->n; i++) {
		const struct pr_ceu_account *a = &status->accounts[i];

		if (!is_of(a, s->issuer) ||
		    (s->account && strcasecmp(a->name, s->account) != 0))
			continue;
		for (size_t j = 0; j < a->n_cycles; j++) {
			char day[PR_DATE_TEXT];

			if (!app_ceu_day_is(a->cycles[j].to))
				continue;
			if (!pr_date_order(a->cycles[j].to, s->period))
				return true;
			pr_date_format(day, a->cycles[j].to);
			if (at + 14 < cap)
				at += (size_t)snprintf(ends + at, cap - at,
						       "%s%s", at ? ", " : "",
						       day);
		}
	}
	return false;
}

static enum pr_status
check_period(const struct app_ceu_said *s, struct pr_err *err)
{
	char ends[160], day[PR_DATE_TEXT];

	if (!app_ceu_day_is(s->period) || is_end(s, ends, sizeof(ends)))
		return PR_OK;
	pr_date_format(day, s->period);
	return pr_fail(err, PR_EINVAL, "No cycle of %s ends on %s; %s%s.",
		       s->account ? s->account : s->issuer, day,
		       ends[0] ? "there are those that end on "
			       : "none has an end yet",
		       ends);
}

/* It counts in this cycle, and another one was named. */
static enum pr_status
other_cycle(const struct app_ceu_said *s, int64_t row,
	    const struct pr_ceu_cycle *cycle, struct pr_err *err)
{
	const struct pr_ceu_entry *entry =
		pr_ceu_entry_find(&s->picture->ledger, row);
	enum pr_ceu_force force;
	const struct pr_ceu_rule *rule = pr_ceu_rule_for(
		s->rules, PR_CEU_CHOICE, NULL, cycle->from, cycle->to, &force);
	char day[PR_DATE_TEXT], to[PR_DATE_TEXT];

	pr_date_format(day, entry->date);
	pr_date_format(to, cycle->to);
	return pr_fail(err, PR_EINVAL,
		       "Entry #%lld of %s can count only in the cycle that "
		       "ends on %s (%s%s).",
		       (long long)row, day, to,
		       rule ? "rule " : "no rule leaves a choice",
		       rule ? rule->identifier : "");
}

/* ---- as if --------------------------------------------------------------- */

struct trial {
	struct pr_ceu_ledger ledger;
	struct pr_ceu_entry *entries; /* of it */
	struct pr_ceu_claim *claims;  /* of those that are reported */
	struct pr_ceu_status *status;
};

static void
end_trial(struct trial *t)
{
	pr_ceu_status_free(t->status);
	free(t->claims);
	free(t->entries);
}

static size_t
place_of(const struct app_ceu_said *s, int64_t row)
{
	size_t i = 0;

	while (i < s->n && s->entries[i] != row)
		i++;
	return i;
}

/* Gives one entry claims of its own, with the report; returns those after. */
static struct pr_ceu_claim *
suppose(const struct app_ceu_said *s, struct pr_ceu_entry *entry,
	const struct app_ceu_place *place, struct pr_ceu_claim *room)
{
	memcpy(room, entry->claims, entry->n_claims * sizeof(*room));
	entry->claims = room;
	for (size_t i = 0; i < entry->n_claims; i++) {
		if (strcasecmp(room[i].issuer, s->issuer) != 0)
			continue;
		room[i].reported = s->date;
		room[i].period = place->period;
		room[i].account = place->account;
	}
	return room + entry->n_claims;
}

static enum pr_status
begin_trial(struct trial *t, const struct app_ceu_said *s, struct pr_err *err)
{
	const struct pr_ceu_ledger *now = &s->picture->ledger;
	struct pr_ceu_claim *room;
	size_t n = 0;

	for (size_t i = 0; i < now->n_entries; i++)
		n += now->entries[i].n_claims;
	t->ledger = *now;
	t->entries = mem_array(now->n_entries + 1, sizeof(*t->entries));
	t->claims = room = mem_array(n + 1, sizeof(*t->claims));
	if (!t->entries || !t->claims)
		return mem_fail(err);
	for (size_t i = 0; i < now->n_entries; i++) {
		size_t at = place_of(s, now->entries[i].row);

		t->entries[i] = now->entries[i];
		if (at < s->n)
			room = suppose(s, &t->entries[i], &s->places[at], room);
	}
	t->ledger.entries = t->entries;
	return pr_ceu_judge(&t->status, &s->picture->book, &t->ledger,
			    s->picture->today, err);
}

/* The name that the picture lends; that of the trial goes with it. */
static const char *
lent_name(const struct app_ceu_said *s, const char *name)
{
	const struct pr_ceu_account *a =
		pr_ceu_account_find(s->picture->status, name);

	return a ? a->name : "";
}

/* Where one came to lie; its place is that from now on. */
static enum pr_status
settle(struct app_ceu_said *s, const struct trial *t, size_t at,
       struct pr_err *err)
{
	struct app_ceu_place *place = &s->places[at];
	const struct pr_ceu_cycle *other = NULL;
	size_t n = 0;

	for (size_t i = 0; i < t->status->n; i++) {
		const struct pr_ceu_account *a = &t->status->accounts[i];
		const struct pr_ceu_line *line =
			is_of(a, s->issuer)
				? line_of(a, &t->ledger, s->entries[at])
				: NULL;

		if (!lies_there(line) ||
		    (s->account && strcasecmp(a->name, s->account) != 0))
			continue;
		other = &a->cycles[line->cycle];
		if (app_ceu_day_is(s->period) &&
		    pr_date_order(other->to, s->period) != 0)
			continue;
		place->period = other->to;
		place->account = n++ ? "" : lent_name(s, a->name);
	}
	if (n)
		return PR_OK;
	return other ? other_cycle(s, s->entries[at], other, err)
		     : no_place(s, s->entries[at], err);
}

static enum pr_status
try_places(struct app_ceu_said *s, struct pr_err *err)
{
	struct trial t = { .status = NULL };
	enum pr_status st = begin_trial(&t, s, err);

	for (size_t i = 0; !st && i < s->n; i++)
		st = settle(s, &t, i, err);
	end_trial(&t);
	return st;
}

/* ---- places -------------------------------------------------------------- */

enum pr_status
app_ceu_places(struct app_ceu_said *s, struct pr_err *err)
{
	enum pr_status st = check_period(s, err);
	bool known = s->rules != NULL;

	for (size_t i = 0; !st && i < s->n; i++) {
		const struct pr_ceu_account *account;
		const struct pr_ceu_line *line;
		size_t n;

		s->places[i] =
			(struct app_ceu_place){ s->account ? s->account : "",
						s->period };
		account = where(s, s->entries[i], &n, &line);
		if (s->account || !account) {
			/* elsewhere so far, or a cycle that takes it late */
			if (!account && known && !app_ceu_day_is(s->period))
				st = no_place(s, s->entries[i], err);
			continue;
		}
		if (n == 1)
			s->places[i].account = account->name;
		if (!app_ceu_day_is(s->period))
			s->places[i].period = account->cycles[line->cycle].to;
	}
	if (!st && known && (s->account || app_ceu_day_is(s->period)))
		st = try_places(s, err);
	return st;
}
