/*
 * proctor/bank.h - from the bytes of a bank file to checked records
 *
 * floor    engine (bank; pure: bytes come through a callback)
 * idea     A strict cutter walks the bytes once and hands one record at a
 *          time to cJSON, so the whole file is never in memory and nothing
 *          that RFC 8259 forbids gets as far as a tree. Each record is then
 *          cleaned (NFC), checked by numbered rules, hashed and rewritten in
 *          the one member order we store and export.
 */
#ifndef PR_BANK_H
#define PR_BANK_H

#include "proctor/check.h"
#include "proctor/exam.h"
#include "proctor/item.h"

/* Where bytes come from. */
struct pr_source {
	const char *name; /* for findings: the path as given, "-" */
	void *ctx;
	/* fills buf with up to cap bytes; *n = 0 is the end */
	enum pr_status (*read)(void *ctx, char *buf, size_t cap, size_t *n,
			       struct pr_err *err);
};

/* Zero means the default in brackets; each is named in its error. */
struct pr_bank_limits {
	size_t file_bytes;   /* [4 GiB] */
	size_t record_bytes; /* [1 MiB] */
	int depth;           /* [32] */
};

enum pr_record_kind {
	PR_RECORD_HEADER,
	PR_RECORD_EXAM,
	PR_RECORD_STIMULUS,
	PR_RECORD_ITEM,
	PR_RECORD_TRAILER, /* lines form: counts to compare */
};

struct pr_bank_header {
	char uuid[37];
	const char *identifier; /* may be NULL */
	const char *title;
	int version;
	const char *lang; /* may be NULL */
	enum pr_text_format default_format;
	int format_minor;        /* 0 for 1.0, 1 for 1.1 */
	bool rationale_required; /* the bank demands rationales */
	bool refused; /* has errors: good to check what follows, no more */
	bool unnamed; /* refused, and its uuid is a stand-in */
};

/*
 * One record. Of header, exam, stimulus and item the one that kind names is
 * set, unless refused. All is lent by the reader until its next call.
 */
struct pr_record {
	enum pr_record_kind kind;
	/* findings were reported; only kind and line hold, and what is known of
	 * a bank's header (its title "" when it is not) and of an item
	 * what it names: uuid, identifier, stimulus, objectives */
	bool refused;
	long line, column;
	const struct pr_bank_header *header;
	const struct pr_exam *exam;
	const struct pr_stimulus *stimulus;
	const struct pr_item *item;
	const char *json; /* the record's own object, one line, our order */
	size_t json_len;
	long trailer_exams, trailer_stimuli, trailer_items; /* -1: not given */
};

struct pr_reader;

/**
 * Starts reading a bank in document or lines form, told apart by content.
 *
 * owns     *out is the caller's, closed with pr_reader_close, NULL on failure;
 *          source, limits and findings are copied, what they point at must
 *          outlive the reader
 * errors   PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_reader_open(struct pr_reader **out,
					   const struct pr_source *source,
					   const struct pr_bank_limits *limits,
					   const struct pr_findings *findings,
					   struct pr_err *err);

/**
 * The next record, or *has = false at the end.
 *
 * A record that breaks a rule is reported to findings and comes back with
 * refused set; reading goes on after it, and after a bank's header with errors
 * too: the file is then refused at its end. In document form items may come
 * before the header: then PR_ESTATE is returned once with
 * pr_reader_needs_header() true, and the caller reopens the source with the
 * header given to pr_reader_set_header.
 *
 * owns     out and what it points at are lent until the next call
 * errors   PR_EPARSE, PR_ESCHEMA, PR_EVERSION when the file as a whole is
 *          refused (a FATAL finding was reported); PR_EIO; PR_ENOMEM;
 *          PR_ESTATE as above
 */
PR_NODISCARD enum pr_status pr_reader_next(struct pr_reader *reader,
					   struct pr_record *out, bool *has,
					   struct pr_err *err);

/**
 * True when an item came before the bank's header (document form).
 *
 * owns     reader is borrowed
 */
bool pr_reader_needs_header(const struct pr_reader *reader);

/**
 * Gives a header found in an earlier pass; format and bank are then not
 * returned again as a record.
 *
 * owns     header is copied
 * errors   PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_reader_set_header(
	struct pr_reader *reader, const struct pr_bank_header *header,
	struct pr_err *err);

/**
 * Scans on for the header only (first pass of a document whose items come
 * first), checking the grammar of everything it passes.
 *
 * owns     *out is lent by the reader
 * errors   as pr_reader_next
 */
PR_NODISCARD enum pr_status pr_reader_find_header(
	const struct pr_bank_header **out, struct pr_reader *reader,
	struct pr_err *err);

/** Bytes read so far, for progress. owns: reader is borrowed. */
uint64_t pr_reader_offset(const struct pr_reader *reader);

/**
 * Ends a reader; NULL is allowed.
 *
 * owns     takes reader and everything lent from it
 */
void pr_reader_close(struct pr_reader *reader);

/**
 * Reads one stored record (the json of struct pr_record) back into an item.
 *
 * shape    json is what pr_reader_next gave, len bytes; header supplies the
 *          bank's default text format and uuid
 * owns     *out is the caller's, freed with pr_item_free, NULL on failure
 * errors   PR_EDAMAGED when the text is not such a record, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_item_read(struct pr_item **out, const char *json,
					 size_t len,
					 const struct pr_bank_header *header,
					 struct pr_err *err);

/**
 * As pr_item_read, for a stimulus.
 *
 * owns     *out is the caller's, freed with pr_stimulus_free
 * errors   as pr_item_read
 */
PR_NODISCARD enum pr_status pr_stimulus_read(
	struct pr_stimulus **out, const char *json, size_t len,
	const struct pr_bank_header *header, struct pr_err *err);

/**
 * As pr_item_read, for an exam.
 *
 * owns     *out is the caller's, freed with pr_exam_free
 * errors   as pr_item_read
 */
PR_NODISCARD enum pr_status pr_exam_read(struct pr_exam **out, const char *json,
					 size_t len, struct pr_err *err);

#endif
