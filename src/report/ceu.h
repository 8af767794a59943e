/*
 * report/ceu.h - the ledger and its status on paper
 *
 * floor    report
 * idea     Everything is printed from one picture and computes nothing. Every
 *          figure of a rule can name the rule, its date and its source.
 */
#ifndef PR_REPORT_CEU_H
#define PR_REPORT_CEU_H

#include "proctor/ceu_files.h"
#include "report/page.h"

struct ceu_report {
	const struct pr_ceu_picture *picture;
	const struct pr_ceu_account *account; /* NULL: all */
	const struct pr_ceu_issuer *issuer;   /* of all: only its own */
	int64_t now_ms;
	const char *learner; /* uuid: whose calendar events; NULL anybody */
	const char *holder;  /* name of the learner; NULL: not said */
	int width;           /* cells; 0 as wide as it is */
	bool explain;   /* each entry: what counts, what not, by which rule */
	bool sentences; /* for a screen reader: no bars, no columns */
	const char *what_if;                 /* the text asked, NULL none */
	const struct pr_ceu_picture *before; /* with what_if: without it */
	const char *program; /* in commands to type; NULL "proctor" */
};

/* ceu_status*.c: proctor ceu status; proctor.ceu-status/1 */
PR_NODISCARD enum pr_status ceu_status_text(const struct ceu_report *report,
					    const struct pr_sink *sink,
					    struct pr_err *err);
PR_NODISCARD enum pr_status ceu_status_json(const struct ceu_report *report,
					    const struct pr_sink *sink,
					    struct pr_err *err);

/* ceu_list*.c: proctor ceu list (newest first); proctor.ceu-list/1 */
struct ceu_list {
	bool unreported; /* only what counts and was not reported */
	int64_t entry;   /* one entry in full, 0 all */
};
PR_NODISCARD enum pr_status ceu_list_text(const struct ceu_report *report,
					  const struct ceu_list *list,
					  const struct pr_sink *sink,
					  struct pr_err *err);
PR_NODISCARD enum pr_status ceu_list_json(const struct ceu_report *report,
					  const struct ceu_list *list,
					  const struct pr_sink *sink,
					  struct pr_err *err);

/* ceu_sheet.c: unreported entries of report->account field by field, ready to
 * be typed into the issuer's site; proctor.ceu-sheet/1 */
PR_NODISCARD enum pr_status ceu_sheet_text(const struct ceu_report *report,
					   const struct pr_sink *sink,
					   struct pr_err *err);
PR_NODISCARD enum pr_status ceu_sheet_json(const struct ceu_report *report,
					   const struct pr_sink *sink,
					   struct pr_err *err);

/* ceu_rules*.c: an issuer's rules with dates, sources, grades; NULL issuer
 * lists the issuers; proctor.ceu-rules/1 */
PR_NODISCARD enum pr_status ceu_rules_text(const struct ceu_report *report,
					   const struct pr_ceu_issuer *issuer,
					   const struct pr_sink *sink,
					   struct pr_err *err);
PR_NODISCARD enum pr_status ceu_rules_json(const struct ceu_report *report,
					   const struct pr_ceu_issuer *issuer,
					   const struct pr_sink *sink,
					   struct pr_err *err);

/* ceu_ics.c: deadlines with alarms 180, 90 and 30 days before, cards, last
 * days to report; what follows a missed end with alarms 30, 7 and 1 before */
PR_NODISCARD enum pr_status ceu_ics(const struct ceu_report *report,
				    const struct pr_sink *sink,
				    struct pr_err *err);

/* ceu_export*.c: all that is held and done, as it stands; pr_ceu_import reads
 * both back. What was corrected or taken back is not in it. JSON is
 * proctor.ceu-ledger/1. */
PR_NODISCARD enum pr_status ceu_export_csv(const struct ceu_report *report,
					   const struct pr_sink *sink,
					   struct pr_err *err);
PR_NODISCARD enum pr_status ceu_export_json(const struct ceu_report *report,
					    const struct pr_sink *sink,
					    struct pr_err *err);

/* ceu_packet*.c: a cycle of report->account for an auditor. files[i] is the
 * name of the certificate of entry i of the ledger in the packet, NULL none. */
struct ceu_packet {
	const struct pr_ceu_cycle *cycle;
	const char *const *files;
};
PR_NODISCARD enum pr_status ceu_packet_html(const struct ceu_report *report,
					    const struct ceu_packet *packet,
					    const struct pr_sink *sink,
					    struct pr_err *err);
/* The same entries as CSV, one row each. */
PR_NODISCARD enum pr_status ceu_packet_csv(const struct ceu_report *report,
					   const struct ceu_packet *packet,
					   const struct pr_sink *sink,
					   struct pr_err *err);

#endif
