/*
 * proctor/gain.h - which item to meet next when the date of the exam is known
 *
 * floor    engine (learn; pure)
 * idea     A minute of study is worth what it adds to the chance of knowing
 *          the item on exam day, times what the exam gives for it. No
 *          retention is wished for and nothing is ever "due": what is safe
 *          until the exam waits, what pays most comes first.
 */
#ifndef PR_GAIN_H
#define PR_GAIN_H

#include "proctor/fsrs.h"

/* A time that is not known (not above 0) counts as this. */
#define PR_GAIN_SECONDS 60.0
/* Recalled less surely than this, an item has faded: it wants to be met. */
#define PR_GAIN_FADED 0.9

struct pr_gain_in {
	struct pr_fsrs state; /* not looked at when unseen */
	double days_since;    /* since the last review; not when unseen */
	double p_new;   /* expected chance of a right answer, guesses among
			   them, if unseen */
	double guess;   /* chance to be right without knowing */
	double weight;  /* of its domain in the exam, any one unit */
	double seconds; /* expected to answer and read on */
	bool unseen;
};

/**
 * What meeting the item now adds to the chance of knowing it on exam day,
 * times weight, by second: after a right answer memory is as pr_fsrs_take()
 * leaves it for a right answer without a word of confidence, after a wrong
 * one as for AGAIN; both weighted by how likely the answer is; less the
 * chance of knowing it on exam day without meeting it. It can be negative.
 *
 * units    days_to_exam >= 0 from now; 0 when it is today or past, then the
 *          item least known comes first
 * owns     all are borrowed
 * source   psychometrics 7.5
 */
double pr_gain(const struct pr_fsrs_weights *w, const struct pr_gain_in *in,
	       double days_to_exam);

/**
 * Ranks items: the highest pr_gain() first, ties by index. When time is short
 * every unseen item comes before all that were met, for with a tight budget
 * it pays to see every question once. Time is short when the budget does not
 * hold three meetings with every unseen item and one with every met item that
 * is recalled with less than 90 % now.
 *
 * shape    order[n] receives the indices 0..n-1 in rank order; gain[n] the
 *          pr_gain() of in[n], by index of `in`; n may be 0
 * units    budget_seconds: all study time from now to the exam, of all study
 *          days together; INFINITY when nobody set one. Returns whether time
 *          is short
 * owns     all are borrowed
 * source   psychometrics 7.5, "see every question once first"
 */
bool pr_gain_order(size_t *order, double *gain, const struct pr_gain_in *in,
		   size_t n, const struct pr_fsrs_weights *w,
		   double days_to_exam, double budget_seconds);

#endif
