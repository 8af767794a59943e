/* study_fresh.h - which new items a day has; private to study.c */
#ifndef STUDY_FRESH_H
#define STUDY_FRESH_H

#include "proctor/study_plan.h"

/*
 * Gives each day's new items a domain and a task: the domain furthest behind
 * its share, in it the task furthest behind, as much in one piece as every
 * domain's turn allows. Fills domains, domain and task of the days and
 * planned of the groups; returns the items of the diagnostic, which come
 * first and go over all.
 */
int study_fresh_place(struct pr_study_slot *days, const struct pr_study_in *in,
		      struct pr_study_group *groups, size_t n_groups);

#endif
