/*
 * proctor/foreign.h - what the program and its converter say to each other
 *
 * floor    util (words only; neither end sees the other's code)
 * idea     proctor-convert reads one foreign file from standard input, writes
 *          certbank lines to standard output and a report to standard error.
 *          The report is text, one entry a line, fields apart by TAB:
 *
 *          F rule line column item member one two three
 *              a finding: a number of enum pr_foreign_rule, the place in the
 *              foreign file (0 0: the file as a whole), the native id and the
 *              member or "", and what {1} {2} {3} of the rule's words are
 *          X line column
 *              a record of the foreign file was refused; its findings stand
 *              before
 *          R line column =id member:line:column ...
 *              the next line of standard output (header and trailer too) was
 *              made from this place and has this native id, if any; cells of
 *              it stand where these say
 *          E items refused
 *              the end: how many items were written and refused. A report
 *              without it was cut off, and nothing of it may be used
 *
 *          Exit code 0 goes with a whole report, also when the file was
 *          refused in it (a finding of severity FATAL); every other is one of
 *          enum pr_convert_exit.
 */
#ifndef PR_FOREIGN_H
#define PR_FOREIGN_H

#include "proctor/base.h"

/* Limits, each named when it is met. */
#define PR_FOREIGN_FILE \
	((size_t)64 << 20) /* bytes, before and after decoding */
#define PR_FOREIGN_FIELD ((size_t)64 << 10) /* bytes of one field */
#define PR_FOREIGN_RECORDS 100000L
#define PR_FOREIGN_COLUMNS 256
#define PR_FOREIGN_OPTIONS 26
#define PR_FOREIGN_BROKEN 1000L /* rows with a broken quotation */
#define PR_FOREIGN_ARG 240      /* bytes of one argument of a finding */

/* Limits of the converter as a process. */
#define PR_FOREIGN_MEMORY_MIB 256
#define PR_FOREIGN_CPU_S 30

/* How files that are no certbank are read; what is NULL is found out. */
struct pr_foreign_options {
	const char *converter; /* its path; NULL: only certbank is read */
	const char *format;    /* "csv", "tsv", "aiken", "auto" */
	const char *map;       /* "stem=Question,a=Choice 1,key=Answer" */
	const char *key;       /* "letters", "one", "zero", "text" */
	const char *exam;      /* that domains and tasks are looked up in */
	const char *domain;    /* of it, for items that name none */
	const char *bank, *title;
};

enum pr_convert_exit {
	PR_CONVERT_DONE = 0,
	PR_CONVERT_USAGE = 2,   /* an argument it does not know */
	PR_CONVERT_MEMORY = 10, /* no memory within its limit */
	PR_CONVERT_IO = 11,     /* reading or writing failed */
	PR_CONVERT_OPEN = 12,   /* the sandbox could not be closed */
};

/* Their words are in engine/bank/rules.def; arguments stand behind each. */
enum pr_foreign_rule {
	/* the file */
	PR_RULE_NOT_FOREIGN = 501,    /* what it is */
	PR_RULE_NOT_TEXT = 502,       /* what it is */
	PR_RULE_FOREIGN_LIMIT = 503,  /* what it has, what is allowed */
	PR_RULE_WINDOWS_1252 = 504,   /* bytes changed */
	PR_RULE_MAP = 505,            /* what is wrong with it, headings */
	PR_RULE_KEY_FORM = 506,       /* one reading, other reading */
	PR_RULE_NO_COLUMN = 507,      /* what is missing, headings */
	PR_RULE_NO_ROWS = 508,        /* */
	PR_RULE_READ_AS = 510,        /* format and encoding */
	PR_RULE_COLUMNS = 511,        /* column = meaning */
	PR_RULE_UNUSED_COLUMN = 512,  /* headings */
	PR_RULE_LEAD_LINES = 513,     /* how many rows */
	PR_RULE_KEY_READ = 514,       /* reading, rows that fit, rows */
	PR_RULE_EXAM_UNSAID = 515,    /* items, exams */
	PR_RULE_NO_SUCH_DOMAIN = 516, /* name, items, domains */

	/* one record that comes in */
	PR_RULE_CHARACTERS = 517,    /* how many */
	PR_RULE_CONTINUED = 518,     /* option */
	PR_RULE_OPTION_TWICE = 519,  /* option, option */
	PR_RULE_VALUE_UNKNOWN = 520, /* value, kind, words */
	PR_RULE_AS_OF = 521,         /* what, what would be right */

	/* one record that is refused */
	PR_RULE_QUOTE = 531,        /* what is wrong with it */
	PR_RULE_FIELD_SIZE = 532,   /* bytes */
	PR_RULE_ROW_WIDTH = 533,    /* fields, headings */
	PR_RULE_NO_STEM = 534,      /* */
	PR_RULE_FEW_OPTIONS = 535,  /* how many */
	PR_RULE_NO_KEY_CELL = 536,  /* */
	PR_RULE_KEY_OUTSIDE = 537,  /* key, what would be right */
	PR_RULE_ROW_TWICE = 539,    /* line of the first */
	PR_RULE_NATIVE_ID = 540,    /* id, line of the first */
	PR_RULE_ROW_TYPE = 541,     /* type */
	PR_RULE_CHOOSE = 542,       /* number in the stem, in the key */
	PR_RULE_NO_QUESTION = 543,  /* what stands there */
	PR_RULE_UNFINISHED = 545,   /* */
	PR_RULE_OPTION_ORDER = 546, /* letter, letter that was due */
	PR_RULE_OPTION_LIST = 547,  /* what is wrong with it */
	PR_RULE_ONE_KEY = 548,      /* number of keys */
	PR_RULE_MANY_OPTIONS = 549, /* how many are allowed */

	/* code tables; the first eight refuse the file */
	PR_RULE_CODES_NONE = 561,    /* what it is */
	PR_RULE_CODES_LINE = 562,    /* what is wrong, what would be right */
	PR_RULE_CODES_CUT = 563,     /* what is missing */
	PR_RULE_CODES_XML = 564,     /* what is wrong with it */
	PR_RULE_CODES_ENTITY = 565,  /* its name */
	PR_RULE_CODES_LIMIT = 566,   /* what it has, what is allowed */
	PR_RULE_CODES_ARCHIVE = 567, /* what is wrong with it */
	PR_RULE_CODES_COUNT = 568,   /* what, number said, number found */
	PR_RULE_CODES_READ = 569,    /* table, edition, rows */
	PR_RULE_CODES_SKIPPED = 570, /* what, why */
	PR_RULE_CODES_DENTAL = 571,  /* how many */
	PR_RULE_CODES_UNREAD = 572,  /* what and how many */
	PR_RULE_CODES_EDITION = 573, /* table */
	PR_RULE_CODES_OTHER = 574,   /* edition found, edition asked for */
};

#endif
