/*
 * engine/bank/reader.h - what the files of the reader share
 *
 * floor    engine (bank)
 */
#ifndef PR_BANK_READER_H
#define PR_BANK_READER_H

#include "internal.h"

/* The newest format that this program writes. */
#define FORMAT_MINOR 1

/* A value of the document, kept until the format version is known. */
struct kept {
	char *text; /* NULL: not met yet */
	size_t len;
	struct cut_place place;
};

struct pr_reader {
	const char *name; /* of the source */
	struct pr_bank_limits limits;
	struct pr_findings findings;
	struct cutter *cutter;
	bool is_certbank;   /* format was met and right */
	bool version_known; /* header.format_minor holds */
	struct kept bank;   /* the bank's own object */
	bool header_known;  /* header holds */
	bool header_given;  /* by pr_reader_set_header: not returned again */
	bool needs_header;
	bool trailer_seen;
	bool seeking; /* pr_reader_find_header: records are passed over */
	struct arena *header_arena;
	struct pr_bank_header header;
	struct arena *arena; /* of the record that is lent */
	struct check check;
	cJSON *tree;     /* in arena, as all that is built from it */
	struct buf json; /* the record's text that is lent */
};

/* Makes ready for a finding about this cut; root as in struct check. */
void reader_at(struct pr_reader *r, const struct cut *cut, const char *root);

/* Reports the cut's own fault; a file that is lost gets FATAL. */
void reader_say_cut(struct pr_reader *r, const struct cut *cut, bool fatal);

/* Reports a FATAL finding and gives the status back with its text. */
enum pr_status reader_fatal(struct pr_reader *r, enum pr_status status,
			    int rule, const char *one, struct pr_err *err);

/* reader_header.c: members of the document and the header line. */
enum pr_status reader_take_member(struct pr_reader *r, const struct cut *cut,
				  struct pr_record *out, bool *has,
				  struct pr_err *err);
enum pr_status reader_take_header(struct pr_reader *r, const struct cut *cut,
				  const cJSON *line, struct pr_record *out,
				  bool *has, struct pr_err *err);

/* reader_record.c: one exam, stimulus or item from its own object, which is
 * in r->tree or below it. */
enum pr_status reader_take_record(struct pr_reader *r, cJSON *json,
				  struct pr_record *out, struct pr_err *err);

/* reader_line.c: one line. */
enum pr_status reader_take_line(struct pr_reader *r, const struct cut *cut,
				struct pr_record *out, bool *has,
				struct pr_err *err);

#endif
