/* ceu_double.c - entries that may be one activity, told twice */
#include "ceu.h"

#include <string.h>

static bool
is_called_the_same(const struct pr_ceu_entry *a, const struct pr_ceu_entry *b)
{
	return pr_date_order(a->date, b->date) == 0 &&
	       !strcmp(a->title, b->title) && !strcmp(a->provider, b->provider);
}

bool
app_ceu_is_same(const struct pr_ceu_entry *a, const struct pr_ceu_entry *b)
{
	return is_called_the_same(a, b) && a->minutes == b->minutes &&
	       a->units == b->units;
}

/* The length is told besides units, and need not be told twice. */
static bool
is_double(const struct pr_ceu_entry *a, const struct pr_ceu_entry *b)
{
	return is_called_the_same(a, b) && a->units == b->units &&
	       (a->units >= 0 || a->minutes == b->minutes);
}

size_t
app_ceu_first_same(const struct pr_ceu_ledger *ledger, size_t entry)
{
	const struct pr_ceu_entry *e = &ledger->entries[entry];
	size_t first = entry;

	for (size_t i = entry; i-- > 0;) {
		if (pr_date_order(ledger->entries[i].date, e->date) != 0)
			break;
		if (is_double(&ledger->entries[i], e))
			first = i;
	}
	return first;
}
