/* ceu_outside.c - entries that a change of what is held or of dates left behind
 * or moved; see cli/ceu.h */
#include "cli/ceu.h"
#include "cli/out.h"
#include "report/ceu_moved.h"

#include <stdio.h>
#include <string.h>

#define NAMES_MAX 240 /* bytes of numbers in a sentence */

static const struct pr_ceu_account *
account_named(const struct pr_ceu_picture *picture, const char *name)
{
	for (size_t i = 0; i < picture->status->n; i++)
		if (!strcmp(picture->status->accounts[i].name, name))
			return &picture->status->accounts[i];
	return NULL;
}

static bool
lies_in_one(const struct pr_ceu_picture *picture, const char *name, int64_t row)
{
	const struct pr_ceu_account *account = account_named(picture, name);

	for (size_t i = 0; account && i < account->n_lines; i++) {
		const struct pr_ceu_line *line = &account->lines[i];

		if (picture->ledger.entries[line->entry].row == row)
			return line->verdict != PR_CEU_OUTSIDE;
	}
	return false;
}

/* What an account lost. */
struct lost {
	size_t n, at;
	int units;
	int64_t row; /* one of them */
	char names[NAMES_MAX];
};

static void
add(struct lost *lost, int64_t row, int units)
{
	if (lost->at + 24 < sizeof(lost->names))
		lost->at += (size_t)snprintf(
			lost->names + lost->at, sizeof(lost->names) - lost->at,
			"%s#%lld", lost->n ? ", " : "", (long long)row);
	lost->units += units > 0 ? units : 0;
	lost->row = row;
	lost->n++;
}

static void
say(struct cli *cli, const struct pr_ceu_account *account,
    const struct lost *lost)
{
	char units[PR_CEU_UNITS_TEXT];

	pr_ceu_units_format(units, lost->units);
	out_line(cli,
		 "%zu entr%s with %s %s lie%s in no cycle of %s any more: %s.",
		 lost->n, lost->n == 1 ? "y" : "ies", units,
		 account->issuer ? account->issuer->units : "units",
		 lost->n == 1 ? "s" : "", account->name, lost->names);
}

/* ---- from one account into another --------------------------------------- */

static void
say_moved(struct cli *cli, const struct pr_ceu_account *from, const char *to,
	  const struct lost *lost)
{
	char units[PR_CEU_UNITS_TEXT];

	pr_ceu_units_format(units, lost->units);
	out_line(cli,
		 "%zu entr%s with %s %s counted at %s and count%s at %s now: "
		 "%s. To keep %s at %s: %s ceu correct %lld --for %s --reason "
		 "TEXT",
		 lost->n, lost->n == 1 ? "y" : "ies", units,
		 from->issuer ? from->issuer->units : "units", from->name,
		 lost->n == 1 ? "s" : "", to, lost->names,
		 lost->n == 1 ? "it" : "one", from->name, cli_ceu_program(cli),
		 (long long)lost->row, from->name);
}

static void
put_moved(struct jsonw *json, const char *from, const char *to, int64_t row,
	  int units)
{
	jsonw_object(json, NULL);
	jsonw_int(json, "entry", row);
	jsonw_text(json, "from", from);
	jsonw_text(json, "to", to);
	cli_ceu_json_units(json, "units", units);
	jsonw_end(json);
}

/* What counted in one account before and counts in another one now. */
static void
tell_moved(struct cli *cli, struct jsonw *json,
	   const struct pr_ceu_picture *before,
	   const struct pr_ceu_account *from,
	   const struct pr_ceu_picture *after, const char *to)
{
	struct lost moved = { 0 };

	for (size_t k = 0; k < from->n_lines; k++) {
		const struct pr_ceu_line *was = &from->lines[k];
		int64_t row = before->ledger.entries[was->entry].row;
		const char *there = ceu_moved_to(before, from, was, after);

		if (!there || strcmp(there, to) != 0)
			continue;
		add(&moved, row, was->counted);
		if (json)
			put_moved(json, from->name, to, row, was->counted);
	}
	if (moved.n && !json)
		say_moved(cli, from, to, &moved);
}

static void
tell_all_moved(struct cli *cli, struct jsonw *json,
	       const struct pr_ceu_picture *before,
	       const struct pr_ceu_picture *after)
{
	if (json)
		jsonw_array(json, "moved");
	for (size_t i = 0; i < before->status->n; i++)
		for (size_t k = 0; k < after->status->n; k++)
			tell_moved(cli, json, before,
				   &before->status->accounts[i], after,
				   after->status->accounts[k].name);
	if (json)
		jsonw_end(json);
}

void
cli_ceu_say_there(struct cli *cli, const struct pr_ceu_picture *picture,
		  size_t entry)
{
	const struct pr_ceu_entry *e = &picture->ledger.entries[entry];

	for (size_t i = 0; i < picture->status->n; i++) {
		const struct pr_ceu_account *a = &picture->status->accounts[i];
		const struct pr_ceu_line *line = pr_ceu_line_find(a, entry);

		if (!line || line->verdict != PR_CEU_ELSEWHERE || !line->there)
			continue;
		out_line(cli,
			 "To have it count at %s instead: %s ceu correct %lld "
			 "--for %s --reason TEXT",
			 a->name, cli_ceu_program(cli), (long long)e->row,
			 a->name);
	}
}

/* ---- out of all cycles --------------------------------------------------- */

void
cli_ceu_outside(struct cli *cli, struct jsonw *json,
		const struct pr_ceu_picture *before,
		const struct pr_ceu_picture *after)
{
	if (json)
		jsonw_array(json, "outside");
	for (size_t i = 0; i < before->status->n; i++) {
		const struct pr_ceu_account *account =
			&before->status->accounts[i];
		struct lost lost = { 0 };

		for (size_t k = 0; k < account->n_lines; k++) {
			const struct pr_ceu_line *line = &account->lines[k];
			int64_t row = before->ledger.entries[line->entry].row;

			if (line->cycle < 0 ||
			    !pr_ceu_entry_find(&after->ledger, row) ||
			    lies_in_one(after, account->name, row))
				continue;
			add(&lost, row, line->worth);
			if (json)
				jsonw_int(json, NULL, row);
		}
		if (lost.n && !json)
			say(cli, account, &lost);
	}
	if (json)
		jsonw_end(json);
	tell_all_moved(cli, json, before, after);
}
