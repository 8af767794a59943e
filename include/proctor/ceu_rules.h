/*
 * proctor/ceu_rules.h - what certifiers ask of their holders, as data
 *
 * floor    engine (ceu; pure)
 * idea     One file an issuer: its credentials, the words it sorts activities
 *          by, and its rules. A rule says in our words what holds, for which
 *          cycles, where that stands, as of when and how good the evidence
 *          is; a rule whose figure nobody could find is a question. Nothing
 *          about an issuer is code.
 */
#ifndef PR_CEU_RULES_H
#define PR_CEU_RULES_H

#include "proctor/check.h"
#include "proctor/date.h"

/* What an issuer may sort activities by. */
enum pr_ceu_attribute {
	PR_CEU_CATEGORY, /* of content: a domain, Category A */
	PR_CEU_SOURCE,   /* who offers it */
	PR_CEU_PLACE,    /* in person, live online, ... */
	PR_CEU_ATTRIBUTES
};

enum pr_ceu_kind {
	PR_CEU_TOTAL,    /* units a cycle for one credential: units */
	PR_CEU_SEVERAL,  /* for more: the highest + each, at most most */
	PR_CEU_CYCLE,    /* months, anchor */
	PR_CEU_MINIMUM,  /* units or percent of the total in values */
	PR_CEU_MAXIMUM,  /* the same, no more of them counts */
	PR_CEU_ONCE,     /* an activity counts in one account only */
	PR_CEU_CHOICE,   /* months at a cycle's end that may count later */
	PR_CEU_COUNTING, /* minutes make a unit; least; step */
	PR_CEU_CARRY,    /* units that go to the next cycle; 0 none */
	PR_CEU_GRACE,    /* days after the end in which units may come in */
	PR_CEU_REPORT,   /* days after the end until it must be reported */
	PR_CEU_FEE,      /* cents, each (further credential) */
	PR_CEU_AUDIT,    /* percent of holders asked */
	PR_CEU_EVIDENCE, /* fields an auditor asks for */
	PR_CEU_REPLACES, /* the first of credentials ends the other ones */
	PR_CEU_LAPSE,    /* what follows a missed end, in words; days */
	PR_CEU_NOTE,     /* what else a holder should know, in words */
	PR_CEU_KINDS
};

enum pr_ceu_anchor {
	PR_CEU_FROM_DATE, /* from the day it was earned, to the day before */
	PR_CEU_RENEWAL,   /* ends with a month; odd months in odd years */
	PR_CEU_CALENDAR,  /* ends 31 December; the first after two full years*/
	PR_CEU_MONTH_END, /* a card: the month it was issued, months later */
	PR_CEU_PRINTED,   /* only as printed; nothing is computed */
};

/* Of a rule and a cycle that began before the rule did. */
enum pr_ceu_straddle {
	PR_CEU_STRADDLE_UNKNOWN, /* asked, not held */
	PR_CEU_STRADDLE_HOLDS,
	PR_CEU_STRADDLE_NOT,
};

/* Fields of an entry, for evidence and for faults of a draft. */
enum pr_ceu_field {
	PR_CEU_F_DATE,
	PR_CEU_F_TITLE,
	PR_CEU_F_PROVIDER,
	PR_CEU_F_MINUTES,
	PR_CEU_F_UNITS,
	PR_CEU_F_COST,
	PR_CEU_F_CERTIFICATE,
	PR_CEU_F_NOTE,
	/* at an issuer */
	PR_CEU_F_ISSUER,
	PR_CEU_F_ACCEPTED,
	PR_CEU_F_WHY,
	PR_CEU_F_UNITS_THERE,
	PR_CEU_F_CATEGORY,
	PR_CEU_F_SOURCE,
	PR_CEU_F_PLACE,
	PR_CEU_F_APPROVAL, /* approval or index number */
	PR_CEU_F_REPORTED,
	PR_CEU_FIELDS
};

/* Of a rule with a question: whom it concerns. */
enum pr_ceu_when {
	PR_CEU_ALWAYS,
	PR_CEU_WHEN_SEVERAL, /* several credentials of the issuer are held */
	PR_CEU_WHEN_SECOND,  /* a further one came to the account */
	PR_CEU_WHEN_FIRST,   /* the cycle is the first of the account */
};

/* Of a part of a unit that is not too short. */
enum pr_ceu_rest {
	PR_CEU_REST_UNKNOWN, /* asked, it earns nothing until known */
	PR_CEU_REST_WHOLE,   /* a whole unit */
	PR_CEU_REST_STEP,    /* by its steps */
};

struct pr_ceu_word {
	const char *identifier, *title; /* "hiim", "HIIM domains" */
	const char *help;               /* what belongs there, "" none */
};

struct pr_ceu_reference {
	const char *identifier;
	const char *title, *address;
	const char *as_of, *grade; /* YYYY, YYYY-MM or a day; "A".."D" */
};

struct pr_ceu_credential {
	const char *identifier, *name; /* "RHIT" */
	const char *formerly; /* "CTR", "" none: the old name finds it too */
};

struct pr_ceu_rule {
	const char *identifier; /* "AHIMA-SOURCE-40", never reused */
	enum pr_ceu_kind kind;
	const char *says;     /* the rule, in one or two sentences */
	const char *question; /* set: not settled, ask this; else NULL */
	const char *as_of, *grade;
	const struct pr_ceu_reference *const *references;
	const char *const *credentials; /* it is for; none: all */
	size_t n_references, n_credentials;
	/* cycles that begin in from..to; a zero date is open */
	struct pr_date from, to;
	enum pr_ceu_straddle straddle;
	enum pr_ceu_when when; /* else the question is not shown */

	/* by kind; -1 where the figure is not known or not given */
	int units;   /* hundredths: TOTAL, MINIMUM, MAXIMUM, CARRY */
	int each;    /* hundredths (SEVERAL), cents (FEE) */
	int most;    /* hundredths: SEVERAL */
	int percent; /* MINIMUM, MAXIMUM of the total; AUDIT */
	enum pr_ceu_attribute attribute;
	const char *const *values; /* identifiers of words */
	size_t n_values;
	int cycles; /* MINIMUM, MAXIMUM over so many, from `from`; else 1 */
	int months; /* CYCLE, CHOICE */
	enum pr_ceu_anchor anchor;
	int minutes; /* COUNTING: in a unit */
	int least;   /* COUNTING: minutes under which a part earns nothing */
	int step;    /* COUNTING: hundredths, smallest step */
	enum pr_ceu_rest rest; /* COUNTING: of `least` minutes or more */
	int days;  /* GRACE, REPORT; LAPSE: holds once they are over */
	int cents; /* FEE: a cycle, or a year when yearly */
	bool yearly;
	enum pr_ceu_field fields[PR_CEU_FIELDS]; /* EVIDENCE */
	size_t n_fields;
	bool listed; /* EVIDENCE: the issuer lists them; else only our look */
};

enum pr_ceu_issuer_kind {
	PR_CEU_CERTIFIER,
	PR_CEU_CARD,     /* a card that runs out, such as CPR */
	PR_CEU_EMPLOYER, /* what an employer asks for */
};

struct pr_ceu_issuer {
	const char *identifier, *name; /* "AHIMA" */
	enum pr_ceu_issuer_kind kind;
	const char *unit, *units; /* "CEU", "CEUs" */
	const char *site;         /* where it wants them entered, "" unknown */
	bool pooled; /* one account for all its credentials, else one each */
	int version;
	const char *as_of; /* the file as a whole was last checked */
	const char *file;  /* where it came from, for eyes */
	bool own;          /* the user's file, not shipped */
	const struct pr_ceu_credential *credentials;
	size_t n_credentials;
	const struct pr_ceu_word *words[PR_CEU_ATTRIBUTES];
	size_t n_words[PR_CEU_ATTRIBUTES];
	const struct pr_ceu_reference *references;
	size_t n_references;
	const struct pr_ceu_rule *rules; /* in the file's order */
	size_t n_rules;
};

/**
 * Reads a rules file. Findings are told as those of a bank: rule, line,
 * member, what is wrong and what would be right.
 *
 * shape    text is len bytes; file is its name for findings, kept as a copy
 * owns     *out is the caller's, freed with pr_ceu_issuer_free, NULL on
 *          failure
 * errors   PR_ESCHEMA or PR_EPARSE after at least one finding of severity
 *          ERROR or FATAL; PR_EVERSION for a newer major version; PR_ENOMEM
 * source   question_banks/credentials/README.md
 */
PR_NODISCARD enum pr_status pr_ceu_rules_read(
	struct pr_ceu_issuer **out, const char *file, const char *text,
	size_t len, const struct pr_findings *findings, struct pr_err *err);

/**
 * Frees an issuer; NULL is allowed.
 *
 * owns     takes issuer
 */
void pr_ceu_issuer_free(struct pr_ceu_issuer *issuer);

#endif
