/*
 * fuzz_learn.c - a packed ability is read or refused; what was read is packed
 * into the same bytes, answers keep it sound, and words for days are read or
 * refused
 */
#include "proctor/learn.h"
#include "proctor/study.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool is_so)
{
	if (!is_so)
		abort();
}

/* Ordinary values stay ordinary over an answer; absurd ones may overflow. */
static bool
is_ordinary(const struct pr_learn *learn)
{
	for (size_t i = 0; i <= learn->n; i++) {
		if (fabs(learn->m[i]) > 20 || learn->c[i][i] > 20)
			return false;
		for (size_t k = 0; k < i; k++)
			if (learn->c[i][k] * learn->c[i][k] >
			    0.5 * learn->c[i][i] * learn->c[k][k] /
				    (double)(learn->n + 1))
				return false;
	}
	return true;
}

static void
answer(struct pr_learn *learn)
{
	struct pr_learn_prior prior = pr_learn_prior_for(0);
	struct pr_learn_answer given = { (int)learn->n - 1, 0.5, 0.25, true };
	struct pr_learn_view view;

	pr_learn_update(learn, &prior, &given);
	view = pr_learn_view(learn, given.domain);
	must(isfinite(view.mean) && isfinite(view.sd));
	must(view.below >= 0 && view.below <= 1);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static unsigned char again[PR_LEARN_PACKED(PR_DOMAINS_MAX)];
	struct pr_learn learn;
	char words[80], out[40];
	unsigned mask = 0, back = 0;
	size_t n = size < sizeof(words) - 1 ? size : sizeof(words) - 1;

	if (pr_learn_unpack(&learn, data, size, NULL) == PR_OK) {
		must(pr_learn_pack(again, &learn) == size);
		must(memcmp(again, data, size) == 0);
		if (learn.n && is_ordinary(&learn))
			answer(&learn);
	}
	memcpy(words, data, n);
	words[n] = '\0';
	if (pr_study_days_parse(&mask, words, NULL) == PR_OK) {
		must(mask >= 1 && mask <= 127);
		pr_study_days_format(out, mask);
		must(pr_study_days_parse(&back, out, NULL) == PR_OK);
		must(back == mask);
	} else {
		must(mask == 0);
	}
	return 0;
}
