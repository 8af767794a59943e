/* rules_schema.c - the members of a rules file */
#include "rules_parts.h"

#define SHAPE(var, title, table) \
	static const struct shape var = { title, table, PR_LEN(table), false }
#define BARE(var, title) \
	static const struct shape var = { title, NULL, 0, false }

const char *const words_ceu_kind[] = {
	"total",  "several",  "cycle",    "minimum", "maximum", "once",
	"choice", "counting", "carry",    "grace",   "report",  "fee",
	"audit",  "evidence", "replaces", "lapse",   "note",    NULL
};
const char *const words_ceu_attribute[] = { "category", "source", "place",
					    NULL };
const char *const words_ceu_anchor[] = { "date",           "renewal_month",
					 "calendar_years", "month_end",
					 "printed",        NULL };
const char *const words_ceu_straddle[] = { "unknown", "holds", "not", NULL };
const char *const words_ceu_issuer[] = { "certifier", "card", "employer",
					 NULL };
const char *const words_ceu_account[] = { "credential", "issuer", NULL };
const char *const words_ceu_grade[] = { "A", "B", "C", "D", NULL };
const char *const words_ceu_when[] = { "several", "second", "first", NULL };
const char *const words_ceu_rest[] = { "whole", "step", NULL };
const char *const words_ceu_evidence[] = { "date",        "title",  "provider",
					   "minutes",     "units",  "cost",
					   "certificate", "note",   "approval",
					   "category",    "source", "place",
					   NULL };
const enum pr_ceu_field ceu_evidence_fields[] = {
	PR_CEU_F_DATE,        PR_CEU_F_TITLE,  PR_CEU_F_PROVIDER,
	PR_CEU_F_MINUTES,     PR_CEU_F_UNITS,  PR_CEU_F_COST,
	PR_CEU_F_CERTIFICATE, PR_CEU_F_NOTE,   PR_CEU_F_APPROVAL,
	PR_CEU_F_CATEGORY,    PR_CEU_F_SOURCE, PR_CEU_F_PLACE,
};

/* ---- the file ------------------------------------------------------------ */

static const struct field issuer[] = {
	{ "identifier", F_IDENTIFIER, REQUIRED, NULL, NULL },
	{ "name", F_TEXT, REQUIRED, NULL, NULL },
	{ "kind", F_WORD, REQUIRED, words_ceu_issuer, NULL },
	{ "unit", F_TEXT, REQUIRED, NULL, NULL },
	{ "units", F_TEXT, REQUIRED, NULL, NULL },
	{ "site", F_STRING, 0, NULL, NULL },
	{ "account", F_WORD, REQUIRED, words_ceu_account, NULL },
};
SHAPE(shape_issuer, "an issuer", issuer);

static const struct field credential[] = {
	{ "identifier", F_IDENTIFIER, REQUIRED, NULL, NULL },
	{ "name", F_TEXT, REQUIRED, NULL, NULL },
	{ "formerly", F_IDENTIFIER, 0, NULL, NULL },
};
SHAPE(shape_credential, "a credential", credential);

static const struct field word[] = {
	{ "identifier", F_IDENTIFIER, REQUIRED, NULL, NULL },
	{ "title", F_TEXT, REQUIRED, NULL, NULL },
	{ "help", F_STRING, 0, NULL, NULL },
};
SHAPE(shape_word, "a word", word);

static const struct field reference[] = {
	{ "identifier", F_IDENTIFIER, REQUIRED, NULL, NULL },
	{ "title", F_TEXT, REQUIRED, NULL, NULL },
	{ "address", F_TEXT, REQUIRED, NULL, NULL },
	{ "as_of", F_AS_OF, REQUIRED, NULL, NULL },
	{ "grade", F_GRADE, REQUIRED, words_ceu_grade, NULL },
};
SHAPE(shape_rule_reference, "a reference", reference);

static const struct field file[] = {
	{ "$schema", F_STRING, 0, NULL, NULL },
	{ "format", F_STRING, REQUIRED, NULL, NULL },
	{ "format_version", F_STRING, REQUIRED, NULL, NULL },
	{ "version", F_NATURAL, REQUIRED, NULL, NULL },
	{ "as_of", F_DAY, REQUIRED, NULL, NULL },
	{ "issuer", F_OBJECT, REQUIRED, NULL, &shape_issuer },
	{ "credentials", F_OBJECT, REQUIRED | LIST1, NULL, &shape_credential },
	{ "categories", F_OBJECT, LIST, NULL, &shape_word },
	{ "sources", F_OBJECT, LIST, NULL, &shape_word },
	{ "places", F_OBJECT, LIST, NULL, &shape_word },
	{ "references", F_OBJECT, LIST, NULL, &shape_rule_reference },
	{ "rules", F_OBJECT, REQUIRED | LIST, NULL, NULL }, /* by kind */
};
const struct shape shape_ceu_file = { "a rules file", file, PR_LEN(file),
				      false };

/* ---- rules --------------------------------------------------------------- */

static const struct field rule[] = {
	{ "identifier", F_IDENTIFIER, REQUIRED, NULL, NULL },
	{ "kind", F_WORD, REQUIRED, words_ceu_kind, NULL },
	{ "credentials", F_IDENTIFIER, LIST1 | UNIQUE, NULL, NULL },
	{ "says", F_TEXT, REQUIRED, NULL, NULL },
	{ "question", F_TEXT, 0, NULL, NULL },
	{ "references", F_IDENTIFIER, LIST1 | UNIQUE, NULL, NULL },
	{ "as_of", F_AS_OF, 0, NULL, NULL },
	{ "grade", F_GRADE, 0, words_ceu_grade, NULL },
	{ "from", F_DAY, 0, NULL, NULL },
	{ "to", F_DAY, 0, NULL, NULL },
	{ "straddle", F_WORD, 0, words_ceu_straddle, NULL },
	{ "when", F_WORD, 0, words_ceu_when, NULL },
};
const struct shape shape_ceu_rule = { "a rule", rule, PR_LEN(rule), false };

static const struct field total[] = {
	{ "units", F_UNITS_ABOVE, 0, NULL, NULL },
};
SHAPE(shape_total, "a total rule", total);

static const struct field several[] = {
	{ "each", F_UNITS, 0, NULL, NULL },
	{ "most", F_UNITS_ABOVE, 0, NULL, NULL },
};
SHAPE(shape_several, "a several rule", several);

static const struct field cycle[] = {
	{ "months", F_MONTHS, 0, NULL, NULL },
	{ "anchor", F_WORD, 0, words_ceu_anchor, NULL },
};
SHAPE(shape_cycle, "a cycle rule", cycle);

static const struct field quota[] = {
	{ "attribute", F_WORD, REQUIRED, words_ceu_attribute, NULL },
	{ "values", F_IDENTIFIER, REQUIRED | LIST1 | UNIQUE, NULL, NULL },
	{ "units", F_UNITS, 0, NULL, NULL },
	{ "percent", F_WHOLE_PERCENT, 0, NULL, NULL },
	{ "cycles", F_CYCLES, 0, NULL, NULL },
};
SHAPE(shape_minimum, "a minimum rule", quota);
SHAPE(shape_maximum, "a maximum rule", quota);

BARE(shape_once, "a once rule");

static const struct field choice[] = {
	{ "months", F_MONTHS, 0, NULL, NULL },
};
SHAPE(shape_choice, "a choice rule", choice);

static const struct field counting[] = {
	{ "minutes", F_MINUTES, 0, NULL, NULL },
	{ "least", F_MINUTES, 0, NULL, NULL },
	{ "step", F_UNITS_ABOVE, 0, NULL, NULL },
	{ "rest", F_WORD, 0, words_ceu_rest, NULL },
};
SHAPE(shape_counting, "a counting rule", counting);

static const struct field carry[] = {
	{ "units", F_UNITS, 0, NULL, NULL },
};
SHAPE(shape_carry, "a carry rule", carry);

static const struct field days[] = {
	{ "days", F_DAYS, 0, NULL, NULL },
};
SHAPE(shape_grace, "a grace rule", days);
SHAPE(shape_report, "a report rule", days);

static const struct field fee[] = {
	{ "amount", F_MONEY, 0, NULL, NULL },
	{ "each", F_MONEY, 0, NULL, NULL },
	{ "yearly", F_BOOL, 0, NULL, NULL },
};
SHAPE(shape_fee, "a fee rule", fee);

static const struct field audit[] = {
	{ "percent", F_WHOLE_PERCENT, 0, NULL, NULL },
};
SHAPE(shape_audit, "an audit rule", audit);

static const struct field evidence[] = {
	{ "fields", F_WORD, LIST1 | UNIQUE, words_ceu_evidence, NULL },
	{ "listed", F_BOOL, 0, NULL, NULL },
};
SHAPE(shape_evidence, "an evidence rule", evidence);

BARE(shape_replaces, "a replaces rule");
SHAPE(shape_lapse, "a lapse rule", days);
BARE(shape_note, "a note rule");

const struct shape *const shape_of_ceu_kind[PR_CEU_KINDS] = {
	[PR_CEU_TOTAL] = &shape_total,
	[PR_CEU_SEVERAL] = &shape_several,
	[PR_CEU_CYCLE] = &shape_cycle,
	[PR_CEU_MINIMUM] = &shape_minimum,
	[PR_CEU_MAXIMUM] = &shape_maximum,
	[PR_CEU_ONCE] = &shape_once,
	[PR_CEU_CHOICE] = &shape_choice,
	[PR_CEU_COUNTING] = &shape_counting,
	[PR_CEU_CARRY] = &shape_carry,
	[PR_CEU_GRACE] = &shape_grace,
	[PR_CEU_REPORT] = &shape_report,
	[PR_CEU_FEE] = &shape_fee,
	[PR_CEU_AUDIT] = &shape_audit,
	[PR_CEU_EVIDENCE] = &shape_evidence,
	[PR_CEU_REPLACES] = &shape_replaces,
	[PR_CEU_LAPSE] = &shape_lapse,
	[PR_CEU_NOTE] = &shape_note,
};
