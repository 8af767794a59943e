/*
 * proctor/codebook.h - the code tables as the rules see them
 *
 * floor    engine (codes)
 * idea     The tables lie in a file of their own; the rules ask for rows, notes
 *          and table cells through this port and never see the file. Codes are
 *          upper case without dot. What a book hands out is lent until the
 *          book is closed, so that callers may keep pointers. A book speaks of
 *          one edition of each system. NULL in place of a book means: no
 *          tables, judge by the shape of codes alone.
 */
#ifndef PR_CODEBOOK_H
#define PR_CODEBOOK_H

#include "proctor/err.h"

enum pr_code_system {
	PR_CODE_NONE,
	PR_CODE_CM,    /* ICD-10-CM */
	PR_CODE_PCS,   /* ICD-10-PCS */
	PR_CODE_HCPCS, /* HCPCS Level II, codes and modifiers */
	PR_CODE_CPT,   /* the learner's own licensed list */
	PR_CODE_DRG,   /* MS-DRG */
};
#define PR_CODE_SYSTEMS 6

#define PR_CODE_MAX 8 /* seven characters and the end */

struct pr_code_row {
	enum pr_code_system system;
	char code[PR_CODE_MAX];
	bool valid;    /* may be submitted; false: a header, or ended */
	bool modifier; /* HCPCS: a modifier, not a code */
	long order;    /* its place in the edition, for ranges; not a key */
	long last;     /* order of the last code below it, its own if none */
	const char *brief, *title; /* short and long title, ASCII */
	const char *ended;         /* YYYY-MM-DD, "" when in force */
	const char *coverage;      /* HCPCS coverage code, "" unknown */
};

/* What a set of notes says; numbers are stored. */
enum pr_note_kind {
	PR_NOTE_INCLUDES = 1,
	PR_NOTE_INCLUSION_TERM = 2,
	PR_NOTE_EXCLUDES1 = 3,
	PR_NOTE_EXCLUDES2 = 4,
	PR_NOTE_CODE_FIRST = 5,
	PR_NOTE_USE_ADDITIONAL = 6,
	PR_NOTE_CODE_ALSO = 7,
	PR_NOTE_PLAIN = 8,
	PR_NOTE_SEVENTH = 9, /* sevenChrNote: text about seventh characters */
};

/* "(I50.-)" or "(O03-O07)" in a note, resolved in the edition. */
struct pr_note_ref {
	char lo[PR_CODE_MAX], hi[PR_CODE_MAX]; /* the same for one code */
	long first, last; /* order numbers, everything below hi included */
};

struct pr_note {
	enum pr_note_kind kind;
	const char *owner; /* "I50", "I30-I5A", "ch 9" */
	const char *text;  /* as published; verbs are stripped there */
	const struct pr_note_ref *refs;
	size_t n_refs;
};

struct pr_seventh {
	char value;
	const char *text;
};

/* A line of the alphabetic index (or of the external cause index). */
struct pr_index_line {
	const char *path;       /* "Diabetes, type 2, with, neuropathy" */
	const char *nemod;      /* nonessential modifiers of its own, "" none */
	int depth;              /* 0 for a main term */
	char code[PR_CODE_MAX]; /* "" for a line without */
	bool dash;              /* more characters are needed */
	char manif[PR_CODE_MAX]; /* always sequenced second, "" none */
	const char *see;         /* "see" and "see also", "" none */
	bool external;
};

/* A cell of the neoplasm table (col 2-7: primary, secondary, in situ, benign,
 * uncertain, unspecified) or of the table of drugs (accidental, self-harm,
 * assault, undetermined, adverse effect, underdosing). */
struct pr_table_cell {
	const char *path;
	int col;
	char code[PR_CODE_MAX];
	bool dash;
};

struct pr_pcs_label {
	char value;
	const char *label;
};

#define PR_PCS_VALUES 34

struct pr_pcs_row {
	struct pr_pcs_label values[4][PR_PCS_VALUES]; /* axes 4 to 7 */
	int n[4];
};

struct pr_pcs_table {
	char prefix[4];
	const char *axis_title[7];
	const char *label[3];   /* section, body system, operation */
	const char *definition; /* of the operation, "" none */
	const struct pr_pcs_row *rows;
	size_t n_rows;
};

/* A term of the PCS definitions: a root operation, body part, device ... */
struct pr_pcs_term {
	char section;
	int axis; /* 3 operation, 4 part, 5 approach, 6 device, 7 qualifier */
	const char *title, *definition, *explanation;
	const char *const *includes;
	size_t n_includes;
};

struct pr_drg_row {
	int drg;
	int mdc;   /* 0 when blank */
	char type; /* 'M' or 'P' */
	const char *title;
};

enum pr_cc_level {
	PR_CC_NONE,
	PR_CC,
	PR_MCC,
	PR_MCC_ALIVE
};

/* What can be asked for by number, 0 <= n < count. */
enum pr_codebook_list {
	PR_LIST_CM,    /* every row of the order file, headers too */
	PR_LIST_PCS,   /* valid PCS codes */
	PR_LIST_HCPCS, /* codes and modifiers, ended ones too */
	PR_LIST_NOTES, /* notes with at least one reference */
	PR_LIST_TERMS, /* inclusion terms */
	PR_LIST_INDEX, /* index lines that carry a code */
	PR_LIST_NEOPLASM,
	PR_LIST_DRUG,
	PR_LIST_PCS_TABLES,
	PR_LIST_PCS_TERMS,
	PR_LIST_DRG,
	PR_LIST_SEVERITY, /* codes on the CC and MCC lists */
	PR_LIST_POA,      /* codes exempt from POA reporting; counted only */
};
#define PR_CODEBOOK_LISTS 13

struct pr_codebook {
	void *ctx;
	/* by system; "" when that system has no table here: "FY2026" */
	const char *edition[PR_CODE_SYSTEMS];

	/* The row, NULL when the code is not in the edition. */
	const struct pr_code_row *(*find)(void *ctx, enum pr_code_system system,
					  const char *code);
	long (*count)(void *ctx, enum pr_codebook_list list);
	/* Lists of codes; NULL past the end and for another kind of list. */
	const struct pr_code_row *(*row)(void *ctx, enum pr_codebook_list list,
					 long n);
	const struct pr_note *(*note)(void *ctx, enum pr_codebook_list list,
				      long n);
	const struct pr_index_line *(*index)(void *ctx, long n);
	const struct pr_table_cell *(*cell)(void *ctx,
					    enum pr_codebook_list list, long n);
	const struct pr_pcs_term *(*term)(void *ctx, long n);
	const struct pr_drg_row *(*drg)(void *ctx, long n);

	/* Notes that hold for a CM code: its own, then its parents', section's
	 * and chapter's, in this order; *out is lent. */
	size_t (*notes)(void *ctx, const char *code,
			const struct pr_note **out);
	/* The section a CM code lies in, "I30-I5A"; NULL when not known. May
	 * be left out (NULL): then codes of a section are not seen as near. */
	const char *(*section)(void *ctx, const char *code);
	/* The seventh characters that hold for a CM code or stem, and who
	 * defines them; 0 when none. Values the order file does not hold for
	 * this stem are left out when code is a stem of six or its header. */
	size_t (*sevenths)(void *ctx, const char *code,
			   const struct pr_seventh **out, const char **owner);
	/* The table of the first three characters, NULL when there is none. */
	const struct pr_pcs_table *(*pcs_table)(void *ctx, const char *code);
	/* NULL when the exempt list is not here: then nothing is known. */
	bool (*poa_exempt)(void *ctx, const char *code);
	enum pr_cc_level (*severity)(void *ctx, const char *code);
};

#endif
