/*
 * report/ceu_json.h - values of the ledger as JSON
 *
 * floor    report
 * idea     Units and money are numbers with two decimals at most, days text,
 *          null is unknown. Figures name their rule; every rule that was
 *          named stands once at the end, with date, grade and sources.
 */
#ifndef PR_REPORT_CEU_JSON_H
#define PR_REPORT_CEU_JSON_H

#include "report/ceu_parts.h"
#include "report/jsonw.h"

struct ceu_json {
	struct page page;
	struct jsonw json;
	struct ceu_notes notes;
	const struct ceu_report *report;
	bool own_rules; /* the document has its rules elsewhere */
};

/* Opens the document: schema, today. It must not be moved afterwards. */
void ceu_json_begin(struct ceu_json *j, const struct ceu_report *report,
		    const struct pr_sink *sink, const char *schema);
/* The rules that were named, the standing sentences, the end. */
PR_NODISCARD enum pr_status ceu_json_end(struct ceu_json *j,
					 struct pr_err *err);

/* Negative is unknown: null. */
void ceu_json_units(struct ceu_json *j, const char *key, int hundredths);
void ceu_json_cents(struct ceu_json *j, const char *key, int cents);
void ceu_json_date(struct ceu_json *j, const char *key, struct pr_date date);
/* The identifier; the rule itself comes at the end. */
void ceu_json_by(struct ceu_json *j, const char *key,
		 const struct pr_ceu_rule *rule);
/* The whole rule as an object. */
void ceu_json_rule(struct ceu_json *j, const char *key,
		   const struct pr_ceu_rule *rule);

/* Members of an entry, as proctor.ceu-ledger/1 has them. */
void ceu_json_entry(struct ceu_json *j, const struct pr_ceu_entry *entry);
/* An entry in an account, as an object without key. */
void ceu_json_line(struct ceu_json *j, const struct pr_ceu_account *account,
		   const struct pr_ceu_line *line);

#endif
