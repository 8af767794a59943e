/* ceu_told.c - what issuers were told of entries that were corrected since */
#include "util/arena.h"
#include "util/mem.h"

#include "ceu_look.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct tell {
	struct arena *arena;
	struct pr_ceu_told *told;
	int64_t *rows; /* beside told: the row that was reported, 0 none */
	size_t n;
	/* reports that may be those */
	struct report {
		int64_t entry;
		size_t told;
	} * reports;
	size_t n_reports, cap_reports;
	int64_t at; /* on the way from a row to what stands for it */
	bool no_memory;
};

static const char *
keep(struct tell *tell, const char *text)
{
	char *kept = arena_strdup(tell->arena, text ? text : "");

	if (!kept)
		tell->no_memory = true;
	return kept;
}

/* ---- which row was reported ---------------------------------------------- */

static bool
is_corrected(const struct pr_ceu_claim *claim)
{
	return app_ceu_day_is(claim->reported_before) &&
	       !app_ceu_day_is(claim->reported);
}

static enum pr_status
list(struct tell *tell, const struct pr_ceu_ledger *ledger, struct pr_err *err)
{
	size_t n = 0;

	for (size_t i = 0; i < ledger->n_entries; i++)
		for (size_t k = 0; k < ledger->entries[i].n_claims; k++)
			n += is_corrected(&ledger->entries[i].claims[k]);
	if (!n)
		return PR_OK;
	tell->told = arena_array(tell->arena, n, sizeof(*tell->told));
	tell->rows = arena_array(tell->arena, n, sizeof(*tell->rows));
	if (!tell->told || !tell->rows)
		return mem_fail(err);
	for (size_t i = 0; i < ledger->n_entries; i++) {
		const struct pr_ceu_entry *e = &ledger->entries[i];

		for (size_t k = 0; k < e->n_claims; k++) {
			if (!is_corrected(&e->claims[k]))
				continue;
			tell->rows[tell->n] = 0;
			tell->told[tell->n++] = (struct pr_ceu_told){
				.entry = e->row,
				.issuer = e->claims[k].issuer,
				.reported = e->claims[k].reported_before,
			};
		}
	}
	return PR_OK;
}

static bool
note_report(void *ctx, const struct pr_db_ceu_reported *row)
{
	struct tell *tell = ctx;
	char day[PR_DATE_TEXT];

	for (size_t i = 0; i < tell->n; i++) {
		struct report *more;

		pr_date_format(day, tell->told[i].reported);
		if (strcasecmp(row->issuer, tell->told[i].issuer) != 0 ||
		    strcmp(row->date, day) != 0)
			continue;
		more = mem_room(tell->reports, tell->n_reports,
				&tell->cap_reports, sizeof(*more));
		if (!more) {
			tell->no_memory = true;
			return false;
		}
		tell->reports = more;
		more[tell->n_reports++] = (struct report){ row->entry, i };
	}
	return true;
}

/* Entries come by row, and what is corrected is older. */
static bool
follow(void *ctx, const struct pr_db_ceu_entry *row)
{
	struct tell *tell = ctx;

	if (row->corrects && row->corrects == tell->at)
		tell->at = row->id;
	return true;
}

static enum pr_status
find_rows(struct tell *tell, struct pr_desk *desk, struct pr_err *err)
{
	enum pr_status st = pr_db_ceu_reported_each(
		desk->store, desk->learner.id, tell, note_report, err);

	for (size_t i = 0; !st && i < tell->n_reports; i++) {
		const struct report *report = &tell->reports[i];

		tell->at = report->entry;
		st = pr_db_ceu_entry_each(desk->store, desk->learner.id, true,
					  tell, follow, err);
		if (!st && tell->at == tell->told[report->told].entry)
			tell->rows[report->told] = report->entry;
	}
	return st;
}

/* ---- what it said -------------------------------------------------------- */

static bool
take_entry(void *ctx, const struct pr_db_ceu_entry *row)
{
	struct tell *tell = ctx;

	for (size_t i = 0; i < tell->n; i++) {
		struct pr_ceu_told *told = &tell->told[i];

		if (tell->rows[i] != row->id)
			continue;
		if (pr_date_parse(&told->date, row->date, NULL) != PR_OK)
			told->date = (struct pr_date){ 0 };
		told->title = keep(tell, row->title);
		told->provider = keep(tell, row->provider);
		told->minutes = row->minutes;
		told->units = row->units;
	}
	return !tell->no_memory;
}

static bool
take_claim(void *ctx, const struct pr_db_ceu_claim *row)
{
	struct tell *tell = ctx;

	for (size_t i = 0; i < tell->n; i++) {
		struct pr_ceu_told *told = &tell->told[i];

		if (tell->rows[i] != row->entry ||
		    strcasecmp(told->issuer, row->issuer) != 0)
			continue;
		if (row->units >= 0)
			told->units = row->units;
		told->word[PR_CEU_CATEGORY] = keep(tell, row->category);
		told->word[PR_CEU_SOURCE] = keep(tell, row->source);
		told->word[PR_CEU_PLACE] = keep(tell, row->place);
		told->approval = keep(tell, row->approval);
	}
	return !tell->no_memory;
}

/* Why it was corrected; rows are lent. */
static enum pr_status
take_reason(struct tell *tell, size_t i, struct pr_desk *desk,
	    struct pr_err *err)
{
	struct pr_db_ceu_row row;
	enum pr_status st =
		pr_db_ceu_row_get(desk->store, tell->rows[i], &row, err);

	tell->told[i].reason = "";
	if (st || !row.reversed_by)
		return st;
	st = pr_db_ceu_row_get(desk->store, row.reversed_by, &row, err);
	if (!st)
		tell->told[i].reason = keep(tell, row.reason);
	return st;
}

/* An import has what stands now, and that it was corrected. */
static bool
is_known(const struct tell *tell, size_t i)
{
	return tell->rows[i] && tell->told[i].title && tell->told[i].approval &&
	       strcmp(tell->told[i].reason, APP_CEU_BEFORE_EXPORT) != 0;
}

static enum pr_status
fill(struct tell *tell, struct pr_desk *desk, struct pr_err *err)
{
	enum pr_status st = find_rows(tell, desk, err);
	size_t n = 0;

	if (!st)
		st = pr_db_ceu_entry_each(desk->store, desk->learner.id, true,
					  tell, take_entry, err);
	if (!st)
		st = pr_db_ceu_claim_each(desk->store, desk->learner.id, true,
					  tell, take_claim, err);
	for (size_t i = 0; !st && i < tell->n; i++)
		if (tell->rows[i])
			st = take_reason(tell, i, desk, err);
	if (!st && tell->no_memory)
		st = mem_fail(err);
	if (st)
		return st;
	for (size_t i = 0; i < tell->n; i++)
		if (is_known(tell, i))
			tell->told[n++] = tell->told[i];
	tell->n = n;
	return PR_OK;
}

enum pr_status
app_ceu_told(struct pr_ceu_ledger *ledger, struct pr_desk *desk,
	     struct arena *arena, struct pr_err *err)
{
	struct tell tell = { .arena = arena };
	enum pr_status st = list(&tell, ledger, err);

	if (!st && tell.n)
		st = fill(&tell, desk, err);
	free(tell.reports);
	if (st)
		return st;
	ledger->told = tell.told;
	ledger->n_told = tell.n;
	return PR_OK;
}
