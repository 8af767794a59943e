/*
 * engine/bank/schema.h - the members of every object of the format, as data
 *
 * floor    engine (bank)
 * idea     One table per object, in the order in which we write its members.
 *          Checking, ordering, hashing and the specification's tables all
 *          read it, so they cannot drift.
 */
#ifndef PR_BANK_SCHEMA_H
#define PR_BANK_SCHEMA_H

#include "proctor/item.h"

enum field_kind {
	/* strings */
	F_STRING,  /* any, also empty */
	F_TEXT,    /* something other than blanks */
	F_CONTENT, /* F_TEXT, or { format, text, lang, dir } */
	F_WORD,    /* one of words */
	F_UUID,
	F_IDENTIFIER,
	F_OPTION_ID,
	F_TIME, /* day, or day and time */
	F_DAY,
	F_LANG,
	F_HASH,
	F_SHA256,
	F_MEDIA_NAME,
	F_ORCID,
	F_CODE,
	F_MODIFIER,
	F_DECIMAL, /* as string, or a number */
	F_AS_OF,   /* a year, a month or a day */
	F_GRADE,   /* of evidence: one of words, and R says why not */
	F_ITEM_TYPE,
	/* numbers */
	F_COUNT,    /* whole, 0 and up */
	F_NATURAL,  /* whole, 1 and up */
	F_NUMBER,   /* any */
	F_POSITIVE, /* above 0 */
	F_UPWARD,   /* 0 and up */
	F_PERCENT,  /* 0..100 */
	F_SHARE,    /* 0..1 */
	F_CREDIT,   /* above 0, to 1 */
	F_SIGNED,   /* -1..1 */
	/* of rules files */
	F_UNITS,         /* 0 and up, whole hundredths */
	F_UNITS_ABOVE,   /* the same, above 0 */
	F_MONEY,         /* 0 and up, whole hundredths */
	F_WHOLE_PERCENT, /* whole, 0..100 */
	F_MONTHS,        /* whole, 1..120 */
	F_DAYS,          /* whole, 0..3660 */
	F_MINUTES,       /* whole, 1..1440 */
	F_CYCLES,        /* whole, 1..10 */
	F_RATING,        /* .05..95 */
	/* others */
	F_BOOL,
	F_OBJECT,    /* of shape */
	F_SHARES,    /* an object of percentages, names are free */
	F_FREE,      /* any object: extensions */
	F_ID_PAIR,   /* [option id, option id] */
	F_CODE_PAIR, /* [code, code] */
	F_POINT,     /* [number, number] */
};

enum field_flags {
	REQUIRED = 1 << 0,
	LIST = 1 << 1,   /* an array of the kind */
	UNIQUE = 1 << 2, /* no entry twice */
	HASHED = 1 << 3, /* part of the content hash */
	LIST1 = 1 << 4,  /* a LIST with at least one entry */
	LIST2 = 1 << 5,  /* ... two */
	MAX26 = 1 << 6,  /* ... and at most 26 */
};

struct field {
	const char *name;
	enum field_kind kind;
	unsigned flags;
	const char *const *words;  /* F_WORD, NULL ends */
	const struct shape *shape; /* F_OBJECT */
};

struct shape {
	const char *name; /* "an option": for messages */
	const struct field *fields;
	size_t n;
	bool filled; /* an empty object is refused */
};

/* What a kind of numbers may be. */
struct number_range {
	enum field_kind kind;
	bool whole;
	bool above_low;   /* low itself is outside */
	bool hundredths;  /* at most two decimals */
	double low, high; /* beyond 1e300: no bound */
	const char *right;
};

extern const struct shape shape_bank, shape_exam, shape_stimulus;
extern const struct shape shape_content;

/* An item's members: common ones, those of its type, common ones, in turn. */
extern const struct shape shape_item_head, shape_item_tail;
extern const struct shape *const shape_of_type[PR_ITEM_TYPES];

/* Shared by the tables. */
extern const struct shape shape_media, shape_person, shape_rights;
extern const struct shape shape_reference, shape_alignment;
extern const char *const words_text_format[];

/* The words of an enum, in its order; NULL ends. */
extern const char *const words_item_type[], *const words_status[];
extern const char *const words_level[], *const words_method[];
extern const char *const words_tolerance[], *const words_match[];
extern const char *const words_scale[], *const words_sequence[];

/* The index of a name in a shape, its number of fields when unknown. */
size_t schema_field(const struct shape *shape, const char *name);

/* NULL for a kind that is no number. */
const struct number_range *schema_range(enum field_kind kind);

/* The index of text in words, -1 when it is none of them. */
int word_index(const char *const *words, const char *text);

#endif
