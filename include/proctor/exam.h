/*
 * proctor/exam.h - what an exam is: domains, form, time, scale
 *
 * floor    engine (bank reads it, exam uses it)
 * idea     The exam file is data with a date and a source. The blueprint is
 *          checked before anything is drawn from it: ranges that cannot sum
 *          to 100 are an error that shows the three sums.
 */
#ifndef PR_EXAM_H
#define PR_EXAM_H

#include "proctor/err.h"

#define PR_DOMAINS_MAX 20

/* A task of another exam whose items this exam may draw as well. */
struct pr_task_from {
	const char *exam, *task;
};

struct pr_task {
	const char *identifier;
	const char *title;
	double weight; /* percent, NAN when not stated */
	struct pr_task_from *from;
	size_t n_from;
};

struct pr_domain {
	const char *identifier; /* "D1" */
	const char *title;
	double percent;                  /* NAN when not stated */
	double percent_min, percent_max; /* NAN when not stated */
	int items;                       /* scored items, 0 when not stated */
	struct pr_task *tasks;
	size_t n_tasks;
};

enum pr_scale_kind {
	PR_SCALE_NONE, /* the exam file gives none: share only */
	PR_SCALE_RAW,
	PR_SCALE_PERCENT,
	PR_SCALE_LINEAR,
	PR_SCALE_PIECEWISE,
	PR_SCALE_IRT, /* Rasch true-score equating to the reference form */
};

struct pr_exam_scale {
	enum pr_scale_kind kind;
	double min, max; /* ends of the reported scale */
	double cut;      /* lowest scaled (or percent, raw) score that passes */
	int ref_n;       /* reference form: scored items */
	int ref_cut;     /* its raw cut */
	double ref_sd_b; /* its spread of difficulty, logits */
	double points[16][2]; /* piecewise_linear: raw percent -> scaled */
	size_t n_points;
	double cut_raw, cut_percent, cut_theta; /* NAN when not stated */
};

/* A fact of the exam file with its date, source and grade of evidence. */
struct pr_fact {
	const char *fact;
	const char *grade;
	const char *source;
	const char *measure; /* what value is of, NULL when it is no number */
	double value;        /* NAN when absent */
};

/* A measure: of those who sat it for the first time, how many passed, 0..1 */
#define PR_FACT_PASS_RATE "first_time_pass_rate"

struct pr_exam {
	char uuid[37];
	const char *identifier; /* "RHIT", unique over all banks */
	const char *title;
	int version;
	const char *issuer;    /* may be NULL */
	const char *effective; /* YYYY-MM-DD, may be NULL */
	const char *expires;   /* may be NULL */
	bool drill;            /* use "drill": not sat, drilled */
	int time_limit_s;      /* 0: no limit */
	int scored_items;      /* 0: the file has no form */
	int pretest_items;
	bool shuffle_items;
	bool linear;         /* navigation forward only */
	unsigned item_types; /* bit per pr_item_type; 0 means all */
	struct pr_exam_scale scale;
	struct pr_domain domains[PR_DOMAINS_MAX];
	size_t n_domains;
	int case_sets_min, case_sets_max; /* -1 when not stated */
	struct pr_fact *facts;
	size_t n_facts;
	const char *facts_as_of; /* may be NULL */
	unsigned char hash[32];
	void *memory;
};

/**
 * Ends an exam; NULL is allowed.
 *
 * owns     takes exam and everything lent from it
 */
void pr_exam_free(struct pr_exam *exam);

/**
 * The index of a domain, or -1.
 *
 * owns     exam is borrowed
 */
int pr_exam_domain(const struct pr_exam *exam, const char *identifier);

/**
 * Where an objective stands in this exam: its own domain and task, or, for an
 * objective of another exam, the task that takes items from it.
 *
 * shape    *task is -1 when the domain has no such task
 * owns     everything is borrowed
 * errors   false when the exam has no place for it; outputs untouched
 */
bool pr_exam_place(const struct pr_exam *exam, const char *from_exam,
		   const char *from_domain, const char *from_task, int *domain,
		   int *task);

/**
 * Checks that the domain weights can be an outline at all.
 *
 * units    percent; ranges must bracket 100, plain weights sum to 100 +- 0.5,
 *          item counts sum to the scored items
 * owns     exam is borrowed
 * errors   PR_ESCHEMA; the text shows the sums of minima, working values and
 *          maxima
 * source   research/exams.md 0.2
 */
PR_NODISCARD enum pr_status pr_blueprint_check(const struct pr_exam *exam,
					       struct pr_err *err);

/**
 * How many of n items each domain gets: stated item counts when they belong
 * to this n, else the working weights by largest remainder.
 *
 * shape    out[exam->n_domains]
 * owns     exam is borrowed, out is the caller's
 * errors   PR_ESCHEMA as pr_blueprint_check, PR_EINVAL when n is negative;
 *          out is untouched then
 */
PR_NODISCARD enum pr_status pr_blueprint_counts(int *out,
						const struct pr_exam *exam,
						int n, struct pr_err *err);

#endif
