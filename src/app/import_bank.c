/* import_bank.c - the bank's row and where its bytes came from
 *
 * Files of one bank carry the same header. Of two headers of one version the
 * fuller record stays, so that a file may leave out what another one says;
 * title, identifier and language are those of the newest import.
 */
#include "proctor/rules.h"
#include "proctor/uuid.h"
#include "util/mem.h"

#include "import_feed.h"
#include "import_item.h"

#include <stdlib.h>
#include <string.h>

static bool
same_text(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

static const char *
differs(const struct pr_db_bank *row, const struct pr_bank_header *header)
{
	if (!same_text(row->title, header->title))
		return "title";
	if (!same_text(row->identifier, header->identifier))
		return "identifier";
	if (row->version != header->version)
		return "version";
	return NULL;
}

static bool
written_before(const struct import *im, int64_t bank)
{
	for (size_t i = 0; i < im->n_banks; i++)
		if (im->banks[i] == bank)
			return true;
	return false;
}

static enum pr_status
note_bank(struct import *im, int64_t bank, struct pr_err *err)
{
	void *more;

	if (written_before(im, bank))
		return PR_OK;
	more = mem_room(im->banks, im->n_banks, &im->banks_cap,
			sizeof(*im->banks));
	if (!more)
		return mem_fail(err);
	im->banks = more;
	im->banks[im->n_banks++] = bank;
	return PR_OK;
}

static enum pr_status
put_bank(struct import *im, struct pr_db_bank *row,
	 const struct pr_bank_header *header, const char *json,
	 struct pr_err *err)
{
	row->identifier = header->identifier ? header->identifier : "";
	row->title = header->title;
	row->version = header->version;
	row->default_format = (int)header->default_format;
	if (header->format_minor > row->format_minor)
		row->format_minor = header->format_minor;
	row->shipped = row->shipped || im->shipped;
	row->record = json;
	row->loaded_ms = im->now_ms;
	return pr_db_bank_put(im->desk->store, row, err);
}

/* Whether the header at hand replaces the one that is here. */
static bool
replaces(struct import *im, const struct import_at *at,
	 const struct pr_db_bank *row, const struct pr_bank_header *header,
	 size_t len)
{
	const char *member = differs(row, header);
	char a[16], b[16];

	if (member && written_before(im, row->id)) {
		import_say(im, at, PR_RULE_OTHER_HEADER, member, NULL, NULL);
		return false;
	}
	if (header->version < row->version) {
		snprintf(a, sizeof(a), "%d", header->version);
		snprintf(b, sizeof(b), "%d", row->version);
		import_say(im, at, PR_RULE_OLDER, a, b, NULL);
		return false;
	}
	return member || len > strlen(row->record);
}

/* Bare strings of stored records mean the bank's format: it never changes. */
static enum pr_status
other_format(struct import *im, const struct import_at *at, struct pr_err *err)
{
	static const char wrong[] = "the bank's default_text_format is not "
				    "that of the items that are here";

	import_say_as(im, at, PR_RULE_OTHER_HEADER, PR_FATAL, wrong);
	return pr_fail(err, PR_ESCHEMA, "%s: %s.", at->file, wrong);
}

enum pr_status
import_bank(struct import *im, const struct import_at *at,
	    const struct pr_bank_header *header, const char *json, size_t len,
	    struct pr_err *err)
{
	struct pr_db_bank row = { 0 };
	unsigned char uuid[PR_UUID_LEN];
	struct pr_err own = { 0 };
	enum pr_status st = pr_uuid_parse(uuid, header->uuid, err);

	if (st)
		return st;
	st = pr_db_bank_find(im->desk->store, uuid, &row, &own);
	if (st && st != PR_ENOTFOUND)
		return pr_fail(err, st, "%s", own.text);
	if (st) {
		memset(&row, 0, sizeof(row));
		memcpy(row.uuid, uuid, sizeof(row.uuid));
		st = put_bank(im, &row, header, json, err);
	} else if (row.default_format != (int)header->default_format) {
		return other_format(im, at, err);
	} else if (replaces(im, at, &row, header, len)) {
		st = put_bank(im, &row, header, json, err);
	}
	im->bank.id = row.id;
	im->bank.unknown = false;
	memcpy(im->bank.uuid, header->uuid, sizeof(im->bank.uuid));
	im->bank.format = header->default_format;
	return st ? st : note_bank(im, row.id, err);
}

enum pr_status
import_bank_refused(struct import *im, const struct pr_bank_header *header,
		    struct pr_err *err)
{
	struct pr_db_bank row = { 0 };
	unsigned char uuid[PR_UUID_LEN];
	struct pr_err own = { 0 };
	enum pr_status st = pr_uuid_parse(uuid, header->uuid, err);

	if (st)
		return st;
	st = pr_db_bank_find(im->desk->store, uuid, &row, &own);
	if (st && st != PR_ENOTFOUND)
		return pr_fail(err, st, "%s", own.text);
	if (st) {
		memset(&row, 0, sizeof(row));
		memcpy(row.uuid, uuid, sizeof(row.uuid));
		st = put_bank(im, &row, header, "{}", err);
	}
	im->bank.id = row.id;
	im->bank.unknown = header->unnamed;
	memcpy(im->bank.uuid, header->uuid, sizeof(im->bank.uuid));
	im->bank.format = header->default_format;
	return st;
}

enum pr_status
import_source(struct import *im, struct import_feed *feed, struct pr_err *err)
{
	const struct import_file *of = feed->of;
	struct pr_db_source row = {
		.bank = im->bank.id,
		.name = of->name,
		.bytes = (int64_t)feed->bytes,
		.mtime_ms = of->mtime_ms,
		.importer = "proctor " PR_VERSION,
		.loaded_ms = im->now_ms,
	};

	pr_sha256_end(&feed->sha, row.sha256);
	return pr_db_source_put(im->desk->store, &row, err);
}
