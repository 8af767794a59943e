/*
 * report/ceu_parts.h - pieces that the pages of the ledger share
 *
 * floor    report
 * idea     Sentences are made once, with rules named inside them, "(rule
 *          AHIMA-HIIM-80)", or as numbers of notes at the end, "[3]".
 */
#ifndef PR_REPORT_CEU_PARTS_H
#define PR_REPORT_CEU_PARTS_H

#include "report/ceu.h"
#include "report/ceu_past.h"
#include "report/ceu_words.h"

#define CEU_LINE 4000 /* bytes of a paragraph made of several sentences */
#define CEU_DAY 24
#define CEU_MONEY 24

/* The units of a claim in files; an entry has units of its own. */
#define CEU_THERE "units_there"

/* ---- text that grows to the end of its room, "..." where it is cut --------
 */

struct ceu_text {
	char *text;
	size_t at, cap;
};

struct ceu_text ceu_begin(char *out, size_t cap);
void ceu_add(struct ceu_text *text, const char *fmt, ...) PR_PRINTF(2, 3);

/* Values on their way into a sentence; they live to the end of the block. */
#define CEU_UNITS(h) ceu_units((char[PR_CEU_UNITS_TEXT]){ 0 }, h)
#define CEU_ON(d) ceu_on((char[CEU_DAY]){ 0 }, d)
#define CEU_ISO(d) ceu_iso((char[CEU_DAY]){ 0 }, d)
#define CEU_USD(c) ceu_usd((char[CEU_MONEY]){ 0 }, c)

const char *ceu_units(char out[PR_CEU_UNITS_TEXT], int hundredths);
const char *ceu_on(char out[CEU_DAY], struct pr_date date);  /* 31 Dec 2027 */
const char *ceu_iso(char out[CEU_DAY], struct pr_date date); /* "" no date */
const char *ceu_usd(char out[CEU_MONEY], int cents);         /* $25.00 */

/* ---- names --------------------------------------------------------------- */

/* "CEU" for 1.0, "CEUs" else; the issuer's own word for it. */
const char *ceu_unit(const struct pr_ceu_account *account, int hundredths);
/* The issuer's name as commands take it, else the account's. */
const char *ceu_issuer(const struct pr_ceu_account *account);
/* Who is asked and reported to, in a sentence: the issuer, "the card", "your
 * employer". */
const char *ceu_who(const struct pr_ceu_account *account);
/* What commands call an account's rules by: its issuer, or its card. */
const char *ceu_rules_of(const struct pr_ceu_account *account);
const char *ceu_field_label(enum pr_ceu_field field); /* "Provider" */
const char *ceu_field_words(enum pr_ceu_field field); /* "who offered it" */
const char *ceu_kind_name(enum pr_ceu_kind kind);     /* "total" */
/* "in_grace"; "unknown" where ceu_words_state does not say either. */
const char *ceu_state_name(const struct pr_ceu_account *account,
			   const struct pr_ceu_cycle *cycle);
const char *ceu_verdict_name(enum pr_ceu_verdict verdict);
const char *ceu_accepted_name(enum pr_ceu_accepted accepted);
/* A grade of a source in words, as pr_ceu_basis says it. */
const char *ceu_grade(char out[CEU_WORDS], const char *grade);
const char *ceu_attribute_name(enum pr_ceu_attribute attribute);
/* Title of a word, the identifier where nobody knows it. */
const char *ceu_word(const struct pr_ceu_issuer *issuer,
		     enum pr_ceu_attribute attribute, const char *identifier);

/* ---- rules --------------------------------------------------------------- */

#define CEU_NOTES 256

struct ceu_notes {
	const struct pr_ceu_rule *of[CEU_NOTES];
	size_t n;
};

/* The number of a rule's note, from 1; 0 when there are too many. */
size_t ceu_note(struct ceu_notes *notes, const struct pr_ceu_rule *rule);
/* " [3]" with notes, " (rule AHIMA-HIIM-80)" without; nothing for NULL. */
void ceu_add_rule(struct ceu_text *text, const struct pr_ceu_rule *rule,
		  struct ceu_notes *notes);

/* The rule that asks for each field of an entry, or looks for it, NULL where
 * none does. */
struct ceu_evidence {
	const struct pr_ceu_rule *by[PR_CEU_FIELDS];
};
void ceu_evidence(struct ceu_evidence *out,
		  const struct pr_ceu_account *account,
		  const struct pr_ceu_cycle *cycle);
/* Rule i of those, each once; NULL after the last. */
const struct pr_ceu_rule *ceu_evidence_rule(const struct ceu_evidence *evidence,
					    size_t i);

/* What an entry says in a field at the issuer of a claim, for eyes; "" none.
 * Units are what it is worth there. */
const char *ceu_value(char out[CEU_WORDS], const struct pr_ceu_issuer *issuer,
		      const struct pr_ceu_entry *entry,
		      const struct pr_ceu_claim *claim,
		      enum pr_ceu_field field);

/* Whether a question is shown beside the figures of the status; else it is
 * about what lies around them (carrying over, audits, lapses, evidence). */
bool ceu_is_figure(const struct pr_ceu_rule *rule);

/* ---- sentences with notes or with rules by name -------------------------- */

void ceu_say_quota(struct ceu_text *text, const struct pr_ceu_account *account,
		   const struct pr_ceu_quota *quota, struct ceu_notes *notes);
void ceu_say_line(struct ceu_text *text, const struct pr_ceu_account *account,
		  const struct pr_ceu_line *line,
		  const struct pr_ceu_ledger *ledger, struct ceu_notes *notes);
void ceu_say_origin(struct ceu_text *text, const struct pr_ceu_account *account,
		    const struct pr_ceu_cycle *cycle, struct ceu_notes *notes);
/* "After 28 Nov 2027 (day 180): ... (rule X)." What follows a
 * missed end by the rules, by their days. */
void ceu_say_lapse(struct ceu_text *text, const struct pr_ceu_account *account,
		   const struct pr_ceu_cycle *cycle);
/* Whether a rule says what follows the missed end of a cycle. */
bool ceu_is_lapse(const struct pr_ceu_rule *rule,
		  const struct pr_ceu_cycle *cycle);
/* The same after a cycle that is earned and was not all reported in time, if
 * that is so; with a doubt where no rule says by when. */
void ceu_say_unsaid_lapse(struct ceu_text *text,
			  const struct pr_ceu_account *account,
			  const struct pr_ceu_cycle *cycle);
/* As ceu_words_cycle, but for what waits. */
void ceu_say_cycle(struct ceu_text *text, const struct pr_ceu_account *account,
		   const struct pr_ceu_cycle *cycle);
/* ", 3.0 more wait: settle those first", of a cycle that is over and lacks
 * something; else nothing. */
void ceu_say_waiting(struct ceu_text *text, const struct pr_ceu_cycle *cycle);
/* "8.67: 5.67 to the total, the rest to shares (rule X)"; nothing where the
 * total asks for all of it. */
void ceu_say_owed(struct ceu_text *text, const struct pr_ceu_cycle *cycle,
		  struct ceu_notes *notes);
/* "20.0 CEUs for RHIT, CCS", and what is held beside and does not count. */
void ceu_say_need(struct ceu_text *text, const struct pr_ceu_account *account,
		  const struct pr_ceu_cycle *cycle, struct ceu_notes *notes);
/* "5.0 of them come from the cycle before", nothing when none does. */
void ceu_say_carried(struct ceu_text *text, const struct pr_ceu_cycle *cycle,
		     struct ceu_notes *notes);
void ceu_say_fee(struct ceu_text *text, const struct pr_ceu_cycle *cycle,
		 struct ceu_notes *notes);
/* "Category A", "HIIM domains or coding": what a quota looks at. */
void ceu_say_class(struct ceu_text *text, const struct pr_ceu_issuer *issuer,
		   const struct pr_ceu_rule *rule);

/* ---- lines --------------------------------------------------------------- */

/* The accounts a report speaks of: i from 0, NULL after the last. */
const struct pr_ceu_account *ceu_account_at(const struct ceu_report *report,
					    size_t i);
const struct pr_ceu_entry *ceu_entry_of(const struct ceu_report *report,
					const struct pr_ceu_line *line);
const struct pr_ceu_claim *ceu_claim_of(const struct ceu_report *report,
					const struct pr_ceu_line *line);
bool ceu_counts(const struct pr_ceu_line *line); /* all or part of it */
bool ceu_unreported(const struct ceu_report *report,
		    const struct pr_ceu_line *line);

/* As ceu_value; units that a rule made of minutes are said too. */
const char *ceu_line_value(char out[CEU_WORDS], const struct ceu_report *report,
			   const struct pr_ceu_account *account,
			   const struct pr_ceu_line *line,
			   enum pr_ceu_field field);
/* The fields that evidence is looked for in and nobody filled in: "provider,
 * category"; how many. Only those of a rule, by NULL all. */
int ceu_missing(char out[CEU_WORDS], const struct ceu_report *report,
		const struct pr_ceu_account *account,
		const struct pr_ceu_line *line,
		const struct ceu_evidence *evidence,
		const struct pr_ceu_rule *by);

/* What commands to type begin with. */
const char *ceu_program(const struct ceu_report *report);

/* ---- parts of pages ------------------------------------------------------ */

/* A lead, then text wrapped in what is left of the width; its other lines are
 * set in by hang. */
void ceu_wrap(struct page *page, int width, const char *lead, int hang,
	      const char *text);
/* "  Label       text", wrapped under the text; "Label: text" where the
 * report speaks in sentences. */
void ceu_row(struct page *page, const struct ceu_report *report,
	     const char *label, const char *text);
void ceu_put_notes(struct page *page, const struct ceu_report *report,
		   const struct ceu_notes *notes);
/* Logging is not reporting. */
void ceu_put_logging(struct page *page);
/* Practice earns none, logging is not reporting, not affiliated. */
void ceu_put_standing(struct page *page);

#endif
