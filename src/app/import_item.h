/*
 * app/import_item.h - the importer's rules and what becomes of an item
 *
 * floor    app
 */
#ifndef PR_APP_IMPORT_ITEM_H
#define PR_APP_IMPORT_ITEM_H

#include "import.h"

/* import_header.c: the bank's object of a document whose header comes last,
 * found in the feed from its start; the feed must be started again after. */
PR_NODISCARD enum pr_status import_header(char **out, struct import_feed *feed,
					  const struct pr_bank_header *header,
					  struct pr_err *err);

/* import_cache.c: *out is NULL for an exam that is not here; lent until the
 * next call. */
PR_NODISCARD enum pr_status import_exam_find(const struct pr_exam **out,
					     struct import *im,
					     const char *identifier,
					     struct pr_err *err);
void import_exam_brought(struct import *im, const char *identifier,
			 bool changed);
bool import_exam_is_new(const struct import *im, const char *identifier);
/* Of one that was found: no record of this file can replace it any more. */
bool import_exam_is_settled(struct import *im, const char *identifier);
void import_cache_release(struct import *im);

/* import_refs.c: what an item names. *wait: ask again after the last record.
 * PR_OK with *refused set when a finding was made. */
PR_NODISCARD enum pr_status import_refs_wait(struct import *im,
					     const struct pr_item *item,
					     bool *wait, struct pr_err *err);
PR_NODISCARD enum pr_status import_refs_check(struct import *im,
					      const struct import_at *at,
					      const struct pr_item *item,
					      bool *refused,
					      struct pr_err *err);

/* The same of an item that is refused already. What would have to wait for
 * the last record is not told. */
PR_NODISCARD enum pr_status import_refs_refused(struct import *im,
						const struct import_at *at,
						const struct pr_item *item,
						struct pr_err *err);

/* import_item.c; last: nothing more will come. */
PR_NODISCARD enum pr_status import_item(struct import *im,
					const struct import_at *at,
					const struct pr_item *item,
					const char *json, size_t len, bool last,
					struct pr_err *err);

/* import_write.c: rows of an item. */
struct import_old {
	struct pr_db_item item; /* id 0: not here */
	char identifier[65];
	int version; /* of the current revision */
	bool held;   /* corrected or retired here: keeps its status */
	unsigned char hash[PR_HASH_LEN];
};
PR_NODISCARD enum pr_status import_write(struct import *im,
					 struct import_old *old,
					 const struct pr_item *item,
					 int version, const char *json,
					 size_t len, struct pr_err *err);
PR_NODISCARD enum pr_status import_refresh(struct import *im,
					   const struct import_at *at,
					   struct import_old *old,
					   const struct pr_item *item,
					   const char *json, size_t len,
					   struct pr_err *err);
/* It is in the file: not missing. */
PR_NODISCARD enum pr_status import_touch(struct import *im,
					 struct import_old *old,
					 struct pr_err *err);

/* import_spool.c */
PR_NODISCARD enum pr_status import_wait(struct import *im,
					const struct import_at *at,
					const struct pr_item *item,
					const char *json, size_t len,
					struct pr_err *err);
PR_NODISCARD enum pr_status import_waiting(struct import *im,
					   struct pr_err *err);

/* import_late.c: what can be told after the last record only. */
PR_NODISCARD enum pr_status import_late(struct import *im, struct pr_err *err);

/* import_rules.c */
void import_say(struct import *im, const struct import_at *at, int rule,
		const char *one, const char *two, const char *three);
/* Counts a refused record by what it is. */
void import_refused(struct import *im, const struct import_at *at);
/* With other words or weight than the rule's own. */
void import_say_as(struct import *im, const struct import_at *at, int rule,
		   enum pr_severity severity, const char *wrong);
void import_count(void *ctx, const struct pr_finding *finding);
/* Remembers the line of an uuid. */
void import_note_line(struct import *im, const struct import_at *at,
		      const unsigned char uuid[16]);
/* The same; false when it was there already in this import,
 * and says so in a finding. */
bool import_first(struct import *im, const struct import_at *at,
		  const unsigned char uuid[16]);
/* "12" or "12 of FILE", for findings; NULL when it is not known any more. */
const char *import_line_of(const struct import *im,
			   const unsigned char uuid[16], char out[160]);
void import_position(struct import *im, const struct import_at *at,
		     const struct pr_item *item);
void import_media(struct import *im, const struct import_at *at,
		  const char *json, size_t len);

/* import_key.c: warnings about the key of a code item. */
void import_key(struct import *im, const struct import_at *at,
		const struct pr_item *item);

/* record.c: a stored record, changed without losing its order. */
PR_NODISCARD enum pr_status record_set_version(char **out, const char *json,
					       size_t len, int version,
					       struct pr_err *err);
PR_NODISCARD enum pr_status record_set_status(char **out, const char *json,
					      size_t len,
					      enum pr_item_status status,
					      struct pr_err *err);
/* A bank's object from what its header holds. */
PR_NODISCARD enum pr_status record_bank(char **out,
					const struct pr_bank_header *header,
					struct pr_err *err);
/* Names of the members that differ, "status, tags". */
PR_NODISCARD enum pr_status record_differs(char *out, size_t cap, const char *a,
					   size_t a_len, const char *b,
					   size_t b_len, struct pr_err *err);

#endif
