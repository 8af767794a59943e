/* import_exam.c - exams and case material against what is here
 *
 * The table of items (research/bank-format.md 5) holds for these too, but
 * older revisions are not looked at: a lower version is skipped.
 */
#include "proctor/rules.h"
#include "proctor/uuid.h"

#include "import_item.h"

#include <stdlib.h>
#include <string.h>

#define RULE_BLUEPRINT 231

enum verdict {
	TAKE,
	SKIP,
	REFUSE,
	TAKE_AS_NEXT
};

/* version and hash of what is here and of what comes. */
static enum verdict
judge(struct import *im, const struct import_at *at, int here,
      const unsigned char *here_hash, int version, const unsigned char *hash)
{
	bool same = !memcmp(here_hash, hash, PR_HASH_LEN);
	char a[16], b[16];

	snprintf(a, sizeof(a), "%d", version);
	snprintf(b, sizeof(b), "%d", here);
	if (version > here)
		return TAKE;
	if (version < here) {
		if (!same)
			import_say(im, at, PR_RULE_OLDER, a, b, NULL);
		return SKIP;
	}
	if (same)
		return TAKE;
	if (im->options->on_conflict == PR_CONFLICT_THEIRS)
		return TAKE_AS_NEXT;
	if (im->options->on_conflict == PR_CONFLICT_OURS)
		return SKIP;
	import_say(im, at, PR_RULE_CONFLICT, a, NULL, NULL);
	import_refused(im, at);
	return REFUSE;
}

static enum pr_status
other_bank(struct import *im, const struct import_at *at, const char *what,
	   const char *name, int64_t bank, struct pr_err *err)
{
	struct pr_db_bank row;
	char wrong[PR_ERR_TEXT_MAX];
	enum pr_status st;

	if (im->bank.unknown)
		return PR_OK;
	st = pr_db_bank_get(im->desk->store, bank, &row, err);
	if (st)
		return st;
	snprintf(wrong, sizeof(wrong), "%s %s belongs to the bank \"%.120s\"",
		 what, name, row.title);
	import_say_as(im, at, PR_RULE_OTHER_BANK, PR_ERROR, wrong);
	import_refused(im, at);
	return PR_OK;
}

static enum pr_status
put_exam(struct import *im, const struct pr_record *record, int version,
	 bool changed, struct pr_err *err)
{
	const struct pr_exam *exam = record->exam;
	struct pr_db_exam row = {
		.identifier = exam->identifier,
		.version = version,
		.bank = im->bank.id,
		.record = record->json,
		.record_len = record->json_len,
	};
	char *json = NULL;
	enum pr_status st = pr_uuid_parse(row.uuid, exam->uuid, err);

	memcpy(row.hash, exam->hash, sizeof(row.hash));
	if (!st && version != exam->version) {
		st = record_set_version(&json, record->json, record->json_len,
					version, err);
		row.record = json;
		row.record_len = json ? strlen(json) : 0;
	}
	if (!st)
		st = pr_db_exam_put(im->desk->store, &row, err);
	free(json);
	if (!st)
		import_exam_brought(im, exam->identifier, changed);
	return st;
}

static bool
blueprint_is_sound(struct import *im, const struct import_at *at,
		   const struct pr_exam *exam)
{
	struct pr_err own = { 0 };

	if (pr_blueprint_check(exam, &own) == PR_OK)
		return true;
	import_say(im, at, RULE_BLUEPRINT, own.text, NULL, NULL);
	import_refused(im, at);
	return false;
}

/* The uuid was not met in this import; a finding says where it was. */
static bool
is_first(struct import *im, const struct import_at *at, const char *text)
{
	unsigned char uuid[PR_UUID_LEN];

	if (pr_uuid_parse(uuid, text, NULL) || import_first(im, at, uuid))
		return true;
	import_refused(im, at);
	return false;
}

enum pr_status
import_exam(struct import *im, const struct import_at *at,
	    const struct pr_record *record, struct pr_err *err)
{
	const struct pr_exam *exam = record->exam;
	struct pr_err own = { 0 };
	struct pr_db_exam row;
	enum pr_status st;
	enum verdict verdict;
	int here;

	if (!is_first(im, at, exam->uuid) || !blueprint_is_sound(im, at, exam))
		return PR_OK;
	st = pr_db_exam_find(im->desk->store, exam->identifier, &row, &own);
	if (st == PR_ENOTFOUND)
		return put_exam(im, record, exam->version, false, err);
	if (st)
		return pr_fail(err, st, "%s", own.text);
	if (row.bank != im->bank.id)
		return other_bank(im, at, "the exam", exam->identifier,
				  row.bank, err);
	here = row.version;
	verdict = judge(im, at, here, row.hash, exam->version, exam->hash);
	if (verdict == TAKE)
		return put_exam(im, record, exam->version, exam->version > here,
				err);
	if (verdict == TAKE_AS_NEXT)
		return put_exam(im, record, here + 1, true, err);
	return PR_OK;
}

static enum pr_status
put_stimulus(struct import *im, const struct pr_record *record,
	     const unsigned char uuid[16], int version, struct pr_err *err)
{
	const struct pr_stimulus *s = record->stimulus;
	struct pr_db_stimulus row = {
		.bank = im->bank.id,
		.identifier = s->identifier,
		.version = version,
		.record = record->json,
		.record_len = record->json_len,
	};
	char *json = NULL;
	enum pr_status st = PR_OK;

	memcpy(row.uuid, uuid, sizeof(row.uuid));
	memcpy(row.hash, s->hash, sizeof(row.hash));
	if (version != s->version) {
		st = record_set_version(&json, record->json, record->json_len,
					version, err);
		row.record = json;
		row.record_len = json ? strlen(json) : 0;
	}
	if (!st)
		st = pr_db_stimulus_put(im->desk->store, &row, err);
	free(json);
	return st;
}

enum pr_status
import_stimulus(struct import *im, const struct import_at *at,
		const struct pr_record *record, struct pr_err *err)
{
	const struct pr_stimulus *s = record->stimulus;
	struct pr_err own = { 0 };
	unsigned char uuid[PR_UUID_LEN];
	struct pr_db_stimulus row;
	enum pr_status st = pr_uuid_parse(uuid, s->uuid, err);
	enum verdict verdict;
	int here;

	if (st)
		return st;
	if (!is_first(im, at, s->uuid))
		return PR_OK;
	st = pr_db_stimulus_find(im->desk->store, uuid, &row, &own);
	if (st == PR_ENOTFOUND)
		return put_stimulus(im, record, uuid, s->version, err);
	if (st)
		return pr_fail(err, st, "%s", own.text);
	if (row.bank != im->bank.id)
		return other_bank(im, at, "the stimulus", s->uuid, row.bank,
				  err);
	here = row.version;
	verdict = judge(im, at, here, row.hash, s->version, s->hash);
	if (verdict == TAKE)
		return put_stimulus(im, record, uuid, s->version, err);
	if (verdict == TAKE_AS_NEXT)
		return put_stimulus(im, record, uuid, here + 1, err);
	return PR_OK;
}
