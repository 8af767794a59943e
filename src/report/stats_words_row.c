/* stats_words_row.c - one row of the statistics in words; see stats_words.h */
#include "report/stats_words.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define ABOVE 0.2 /* below this a domain is likely above the level */

void
stats_words_share(char out[WORDS_MAX], const struct pr_stat_row *row)
{
	if (row->answers == 0)
		snprintf(out, WORDS_MAX, "no answers yet");
	else if (row->first == 0)
		snprintf(out, WORDS_MAX,
			 "%ld of %ld right, all of them met before", row->right,
			 row->answers);
	else if (row->too_few)
		snprintf(out, WORDS_MAX,
			 "%ld of %ld first answers right, range %d to %d %%",
			 row->first_right, row->first, words_percent(row->lo),
			 words_percent(row->hi));
	else
		snprintf(out, WORDS_MAX,
			 "%ld of %ld first answers right, %d %%, likely %d to "
			 "%d %%",
			 row->first_right, row->first,
			 words_percent(row->share), words_percent(row->lo),
			 words_percent(row->hi));
}

/* Steps of five end at these: beyond them nothing is told apart. */
static const char *
step(char out[24], int percent, const char *unit)
{
	if (percent >= 95)
		snprintf(out, 24, "95 %% or more");
	else if (percent <= 5)
		snprintf(out, 24, "5 %% or less");
	else
		snprintf(out, 24, "%d%s", percent, unit);
	return out;
}

void
stats_words_chance(char out[WORDS_MAX], int percent, int lo, int hi)
{
	char p[24], from[24], to[24];

	step(p, percent, " %");
	step(to, hi, " %");
	if (lo == hi)
		snprintf(out, WORDS_MAX, "%s (plausible %s)", p, to);
	else
		snprintf(out, WORDS_MAX, "%s (plausible %s to %s)", p,
			 step(from, lo, ""), to);
}

/* A chance in percent; nothing is ever quite sure. */
static const char *
chance(char out[16], double p)
{
	if (p > .99)
		snprintf(out, 16, "over 99 %%");
	else
		snprintf(out, 16, "%d %%", words_percent(p));
	return out;
}

void
stats_words_ability(char out[WORDS_MAX], const struct pr_stat_row *row)
{
	char text[16];

	if (!row->enough)
		snprintf(out, WORDS_MAX,
			 "not enough answers to speak of the level");
	else if (row->weak)
		snprintf(out, WORDS_MAX,
			 "likely below the passing level (chance %s)",
			 chance(text, row->below));
	else if (row->below < ABOVE)
		snprintf(out, WORDS_MAX,
			 "likely above the passing level (chance %s)",
			 chance(text, 1 - row->below));
	else
		snprintf(out, WORDS_MAX,
			 "near the passing level (chance to lie below it %s)",
			 chance(text, row->below));
}

void
stats_words_lost(char out[WORDS_MAX], const struct pr_stat_row *row)
{
	out[0] = '\0';
	if (row->points_lost >= 0.05)
		snprintf(out, WORDS_MAX, "about %.1f points lost on a form",
			 row->points_lost);
}

/* From the first week with answers on; week 11 is the present one. */
static int
first_week(const struct pr_stat_row *row)
{
	int w = 0;

	while (w < PR_STATS_WEEKS && row->week[w] < 0)
		w++;
	return w;
}

void
stats_words_trend(char out[WORDS_MAX], const struct pr_stat_row *row)
{
	int w = first_week(row);
	int n;

	out[0] = '\0';
	if (w >= PR_STATS_WEEKS - 1) /* one week is no trend */
		return;
	n = snprintf(out, WORDS_MAX, "right by week, this one last:");
	for (; w < PR_STATS_WEEKS && n < WORDS_MAX - 16; w++)
		n += row->week[w] < 0
			     ? snprintf(out + n, (size_t)(WORDS_MAX - n), " -")
			     : snprintf(out + n, (size_t)(WORDS_MAX - n), " %d",
					row->week[w]);
	snprintf(out + n, (size_t)(WORDS_MAX - n), " %%");
}

void
stats_words_weeks(char out[WORDS_MAX], const struct pr_stat_row *row,
		  bool ascii)
{
	int n = 0;

	for (int w = 0; w < PR_STATS_WEEKS; w++) {
		int p = row->week[w];

		if (p < 0)
			out[n++] = '.';
		else if (ascii)
			out[n++] = (char)('0' + (p >= 100 ? 9 : p / 10));
		else /* U+2581 to U+2588, an eighth to a full block */
			n += snprintf(out + n, (size_t)(WORDS_MAX - n),
				      "\xe2\x96%c",
				      0x81 + (p >= 100 ? 7 : p * 8 / 100));
	}
	out[n] = '\0';
}

void
stats_words_row(char out[WORDS_MAX], const struct pr_stat_row *row, bool level)
{
	char share[WORDS_MAX], ability[WORDS_MAX], lost[WORDS_MAX];
	char weight[40] = "";

	stats_words_share(share, row);
	stats_words_ability(ability, row);
	stats_words_lost(lost, row);
	if (row->weight > 0)
		snprintf(weight, sizeof(weight), "; outline %.3g %%",
			 row->weight);
	snprintf(out, WORDS_MAX, "%.64s %.120s: %.90s%s%.90s%s%.60s%s",
		 row->name, row->title, share, level ? "; " : "",
		 level ? ability : "", lost[0] ? "; " : "", lost, weight);
}

/* ---- forecasts against outcomes ------------------------------------------ */

bool
stats_words_claims(struct words_fact *out, const struct pr_calibration *c,
		   int i)
{
	if (i == 0) {
		out->label = "Outcomes";
		snprintf(out->text, sizeof(out->text), "%zu%s", c->n,
			 c->n == 0 ? ": none yet"
			 : c->n < STATS_WORDS_CLAIMS_MIN
				 ? ": too few to judge the forecasts by"
				 : "");
		return true;
	}
	if (c->n < STATS_WORDS_CLAIMS_MIN)
		return false;
	if (i == 1) {
		out->label = "Brier";
		snprintf(out->text, sizeof(out->text),
			 "%.3f, mean squared error; 0 is best, always saying "
			 "the observed rate gives %.3f",
			 c->brier, c->brier_base);
	} else if (i == 2 && isfinite(c->skill)) {
		out->label = "Skill";
		snprintf(out->text, sizeof(out->text),
			 "%.2f; 1 is best, 0 no better than the observed rate",
			 c->skill);
	} else if (i == (isfinite(c->skill) ? 3 : 2)) {
		out->label = "Slope";
		if (isfinite(c->slope))
			snprintf(out->text, sizeof(out->text),
				 "%.2f, likely %.2f to %.2f; 1 is right, below "
				 "it claims too much",
				 c->slope, c->slope_lo, c->slope_hi);
		else
			snprintf(out->text, sizeof(out->text),
				 "not to be had from these outcomes");
	} else {
		return false;
	}
	return true;
}
