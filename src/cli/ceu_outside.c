/* ceu_outside.c - entries that a change of dates left behind; see cli/ceu.h */
#include "cli/ceu.h"
#include "cli/out.h"

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
}
