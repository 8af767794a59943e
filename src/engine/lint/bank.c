/* bank.c - the places and lengths of the keys of a bank: R431, R432 */
#include "state.h"

#include <math.h>
#include <stdio.h>

#define SHARE_ITEMS_MIN 25

static size_t
key_place(const struct lint_item *it)
{
	size_t at = 0;

	while (at < it->n && !(it->key >> at & 1))
		at++;
	return at;
}

static bool
key_longest(const struct lint_item *it, size_t key)
{
	size_t n = lint_text_chars(&it->options[key]);

	for (size_t i = 0; i < it->n; i++)
		if (i != key && lint_text_chars(&it->options[i]) >= n)
			return false;
	return true;
}

void
lint_bank_count(struct pr_lint *lint, const struct lint_item *it)
{
	struct lint_bank *bank = &lint->banks[lint->bank];
	size_t key = key_place(it);
	bool numbers = true;

	if (it->item->type != PR_ITEM_SINGLE_CHOICE || it->n < 2 || it->n > 8 ||
	    key >= it->n)
		return;
	bank->keys[it->n][key]++;
	for (size_t i = 0; i < it->n && numbers; i++)
		numbers = lint_is_numeric(&it->options[i]);
	if (it->n != 4 || numbers)
		return;
	bank->four++;
	bank->longest += key_longest(it, key);
}

/* The chance of a chi-square above x; closed forms for whole degrees. */
static double
chi_square_above(double x, int degrees)
{
	double term, sum;
	int i = degrees % 2 ? 3 : 2;

	if (degrees % 2) {
		sum = erfc(sqrt(x / 2));
		term = sqrt(2 * x / acos(-1.0)) * exp(-x / 2);
	} else {
		sum = 0;
		term = exp(-x / 2);
	}
	for (; i <= degrees; i += 2) {
		sum += term;
		term *= x / i;
	}
	return sum;
}

static void
tell_place(struct pr_lint *lint, const struct lint_bank *bank, int n, double x,
	   double p)
{
	struct lint_place place = {
		bank->file, 0, 0, "bank", bank->name, NULL
	};
	char items[24], options[16], where[160] = "", square[24], chance[24];
	size_t len = 0;
	long sum = 0;

	for (int k = 0; k < n; k++) {
		sum += bank->keys[n][k];
		len += (size_t)snprintf(where + len, sizeof(where) - len,
					"%s%ld times %c",
					!k           ? ""
					: k == n - 1 ? " and "
						     : ", ",
					bank->keys[n][k], 'A' + k);
	}
	snprintf(items, sizeof(items), "%ld", sum);
	snprintf(options, sizeof(options), "%d", n);
	snprintf(square, sizeof(square), "%.1f", x);
	if (p < 0.0001)
		snprintf(chance, sizeof(chance), "below .0001");
	else
		snprintf(chance, sizeof(chance), "%.4f", p);
	lint_tell(lint, &place, 431, p < 0.001 ? PR_ERROR : PR_WARNING,
		  (const char *const[]){ items, options, where, square, chance,
					 NULL });
}

static void
places(struct pr_lint *lint, const struct lint_bank *bank, int n)
{
	double x = 0, expected, p;
	long sum = 0;

	for (int k = 0; k < n; k++)
		sum += bank->keys[n][k];
	if (sum < 5L * n) /* too few for the chi-square */
		return;
	expected = (double)sum / n;
	for (int k = 0; k < n; k++) {
		double off = (double)bank->keys[n][k] - expected;

		x += off * off / expected;
	}
	p = chi_square_above(x, n - 1);
	if (p < 0.01)
		tell_place(lint, bank, n, x, p);
}

static void
longest(struct pr_lint *lint, const struct lint_bank *bank)
{
	struct lint_place place = {
		bank->file, 0, 0, "bank", bank->name, NULL
	};
	double share = 100.0 * (double)bank->longest / (double)bank->four;
	char n[24], of[24], percent[24];

	if (bank->four < SHARE_ITEMS_MIN || share <= 32)
		return;
	snprintf(n, sizeof(n), "%ld", bank->longest);
	snprintf(of, sizeof(of), "%ld", bank->four);
	snprintf(percent, sizeof(percent), "%.0f", share);
	lint_tell(lint, &place, 432, share > 40 ? PR_ERROR : PR_WARNING,
		  (const char *const[]){ n, of, percent, NULL });
}

void
lint_bank_finish(struct pr_lint *lint)
{
	for (size_t i = 0; i < lint->bank_names.n; i++) {
		for (int n = 2; n <= 8; n++)
			places(lint, &lint->banks[i], n);
		longest(lint, &lint->banks[i]);
	}
}
