/*
 * proctor/rules.h - the numbered rules of the bank format and their words
 *
 * floor    engine (bank; pure)
 * idea     Every finding belongs to a rule whose number never changes. The
 *          words are templates in which {1}, {2}, {3} stand for what was
 *          found; question_banks/README.md prints the same table.
 */
#ifndef PR_RULES_H
#define PR_RULES_H

#include "proctor/check.h"

/* Rules over several records or against what is stored; checked by the
 * importer. Arguments of their templates stand behind each. */
enum pr_cross_rule {
	PR_RULE_UUID_TWICE = 301,       /* uuid, line of the first */
	PR_RULE_IDENTIFIER_TWICE = 302, /* identifier, line of the first */
	PR_RULE_NO_STIMULUS = 303,      /* uuid */
	PR_RULE_NO_ENEMY = 304,         /* uuid */
	PR_RULE_NO_EXAM = 305,          /* identifier */
	PR_RULE_NO_DOMAIN = 306,        /* domain, exam, its domains */
	PR_RULE_NO_TASK = 307,          /* task, domain */
	PR_RULE_TRAILER = 308,          /* what, said, counted */
	PR_RULE_CONFLICT = 309,         /* version */
	PR_RULE_OLDER = 310,            /* version, version here */
	PR_RULE_DUPLICATE = 311,        /* the item that is the same */
	PR_RULE_OTHER_BANK = 312,       /* identifier, bank that has it */
	PR_RULE_METADATA = 313,         /* members that changed */
	PR_RULE_MEDIA_MISSING = 314,    /* file */
	PR_RULE_EDITION = 315,          /* item's edition, edition here */
	PR_RULE_MISSING = 316,          /* item */
	PR_RULE_OTHER_HEADER = 317,     /* member */
	PR_RULE_SAME_POSITION = 318,    /* position */
	PR_RULE_KEY_BROKEN = 319,       /* what is wrong, " (and 2 more)" */
	PR_RULE_NO_KIND = 320,          /* member, what it says */
};

/* Entries of a CEU ledger from a file; {1} and {2} are the sentences. */
enum pr_ceu_import_rule {
	PR_RULE_CEU_FILE = 631,       /* the file as a whole */
	PR_RULE_CEU_ROW = 632,        /* a row that is refused */
	PR_RULE_CEU_ROW_REMARK = 633, /* a row that comes in */
};

struct pr_rule {
	int number; /* printed as R101 */
	enum pr_severity severity;
	const char *name;  /* "byte-order-mark" */
	const char *wrong; /* template of what is wrong */
	const char *right; /* template of what would be right, "" if none */
};

/**
 * The rule of a number.
 *
 * owns     static, NULL when there is no such rule
 */
const struct pr_rule *pr_rule_find(int number);

/** How many rules there are. */
size_t pr_rule_count(void);

/**
 * The i-th rule, in order of number.
 *
 * shape    i < pr_rule_count()
 * owns     static
 */
const struct pr_rule *pr_rule_at(size_t i);

/**
 * Writes a template with its arguments put in.
 *
 * shape    out has room for cap > 0 bytes and always ends with NUL, longer
 *          text is cut between characters; args[n_args], a NULL or missing
 *          one gives "?"
 */
void pr_rule_text(char *out, size_t cap, const char *words,
		  const char *const *args, size_t n_args);

#endif
