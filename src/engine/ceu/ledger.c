/* ledger.c - entries of a ledger, and as they would be with one more; see
 * proctor/ceu_ledger.h */
#include "proctor/ceu_ledger.h"

size_t
pr_ceu_entries_with(struct pr_ceu_entry *out,
		    const struct pr_ceu_ledger *ledger,
		    const struct pr_ceu_entry *entry, int64_t instead,
		    size_t *at)
{
	size_t n = 0, end = ledger->n_entries;

	while (end > 0 &&
	       pr_date_order(ledger->entries[end - 1].date, entry->date) > 0)
		end--;
	for (size_t i = 0; i < end; i++)
		if (!instead || ledger->entries[i].row != instead)
			out[n++] = ledger->entries[i];
	*at = n;
	out[n++] = *entry;
	for (size_t i = end; i < ledger->n_entries; i++)
		if (!instead || ledger->entries[i].row != instead)
			out[n++] = ledger->entries[i];
	return n;
}

const struct pr_ceu_entry *
pr_ceu_entry_find(const struct pr_ceu_ledger *ledger, int64_t row)
{
	for (size_t i = 0; i < ledger->n_entries; i++)
		if (ledger->entries[i].row == row)
			return &ledger->entries[i];
	return NULL;
}
