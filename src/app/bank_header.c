/* bank_header.c - what is needed of a bank to read its records back */
#include "proctor/uuid.h"

#include "internal.h"

#include <string.h>

/* Text in out is lent by the store until its next call. */
enum pr_status
app_bank_header(struct pr_desk *desk, int64_t bank, struct pr_bank_header *out,
		struct pr_err *err)
{
	struct pr_db_bank row;
	enum pr_status st = pr_db_bank_get(desk->store, bank, &row, err);

	if (st)
		return st;
	memset(out, 0, sizeof(*out));
	pr_uuid_format(out->uuid, row.uuid);
	out->identifier = row.identifier[0] ? row.identifier : NULL;
	out->title = row.title;
	out->version = row.version;
	out->default_format = (enum pr_text_format)row.default_format;
	out->format_minor = row.format_minor;
	return PR_OK;
}
