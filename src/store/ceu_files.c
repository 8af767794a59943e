/* ceu_files.c - certificates, own rules, bytes out of a backup, and whether
 * rows and details fit; proctor/store_ceu_files.h */
#include "proctor/store_ceu_files.h"
#include "store/stmt.h"
#include "util/buf.h"

#include <stdio.h>
#include <string.h>

#define PACKED_MAX ((size_t)64 << 20) /* no certificate is larger */

enum pr_status
pr_db_ceu_certificate_put(struct pr_store *store,
			  const struct pr_db_ceu_certificate *row, bool *was,
			  struct pr_err *err)
{
	enum pr_status st = store_need_tx(store, err);
	int changed = 0;
	struct sq q;

	if (st != PR_OK)
		return st;
	sq_begin(&q, store, SQL_CEU_CERTIFICATE_INSERT, err);
	sq_blob(&q, ":hash", row->hash, sizeof(row->hash));
	sq_int(&q, ":bytes", row->bytes);
	sq_int(&q, ":at_ms", row->at_ms);
	st = sq_do(&q, &changed);
	if (st == PR_OK && was)
		*was = changed == 0;
	return st;
}

enum pr_status
pr_db_ceu_certificate_each(struct pr_store *store, void *ctx,
			   bool (*row)(void *ctx,
				       const struct pr_db_ceu_certificate *row),
			   struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_CEU_CERTIFICATE_EACH, err);
	while (sq_row(&q)) {
		struct pr_db_ceu_certificate certificate = {
			.bytes = sq_i64(&q, 1),
			.at_ms = sq_i64(&q, 2),
		};

		sq_fixed(&q, 0, certificate.hash, sizeof(certificate.hash));
		if (!sq_is_well(&q) || !row(ctx, &certificate))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_ceu_rules_put(struct pr_store *store, struct pr_db_ceu_rules *row,
		    struct pr_err *err)
{
	int64_t id = 0;
	enum pr_status st;
	struct sq q;

	sq_begin(&q, store, SQL_CEU_RULES_INSERT, err);
	sq_text(&q, ":issuer", row->issuer);
	sq_text(&q, ":name", row->name);
	sq_text(&q, ":text", row->text);
	sq_int(&q, ":at_ms", row->at_ms);
	st = sq_put(&q, &id, "rules file");
	if (st == PR_OK)
		row->id = id;
	return st;
}

enum pr_status
pr_db_ceu_rules_each(struct pr_store *store, void *ctx,
		     bool (*row)(void *ctx, const struct pr_db_ceu_rules *row),
		     struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_CEU_RULES_EACH, err);
	while (sq_row(&q)) {
		struct pr_db_ceu_rules rules = {
			.id = sq_i64(&q, 0),
			.issuer = sq_str(&q, 1),
			.name = sq_str(&q, 2),
			.text = sq_str(&q, 3),
			.at_ms = sq_i64(&q, 4),
		};

		if (!sq_is_well(&q) || !row(ctx, &rules))
			break;
	}
	return sq_end(&q);
}

/* ---- what a backup brought ----------------------------------------------- */

struct packed {
	struct pr_db_packed row;
	struct buf bytes;
	bool open; /* a certificate whose parts are being gathered */
	void *ctx;
	bool (*take)(void *ctx, const struct pr_db_packed *row);
};

/* The parts of one certificate are together. */
static bool
hand_over(struct packed *p)
{
	if (!p->open)
		return true;
	p->open = false;
	p->row.bytes = buf_text(&p->bytes);
	p->row.len = p->bytes.len;
	return p->take(p->ctx, &p->row);
}

static bool
add_part(struct packed *p, struct sq *q)
{
	unsigned char hash[sizeof(p->row.hash)];
	const void *bytes;
	size_t n = 0;

	sq_fixed(q, 0, hash, sizeof(hash));
	bytes = sq_data(q, 2, &n);
	if (!sq_is_well(q))
		return false;
	if (!p->open || memcmp(hash, p->row.hash, sizeof(hash)) != 0) {
		if (!hand_over(p))
			return false;
		memcpy(p->row.hash, hash, sizeof(hash));
		buf_reset(&p->bytes);
		p->open = true;
	}
	buf_add(&p->bytes, bytes, n);
	return buf_status(&p->bytes, NULL) == PR_OK;
}

enum pr_status
pr_db_packed_each(struct pr_store *store, void *ctx,
		  bool (*row)(void *ctx, const struct pr_db_packed *row),
		  struct pr_err *err)
{
	struct packed p = { .ctx = ctx, .take = row };
	bool more = true;
	enum pr_status st;
	struct sq q;

	buf_init(&p.bytes, PACKED_MAX);
	sq_begin(&q, store, SQL_CEU_PACKED_EACH, err);
	while (more && sq_row(&q))
		more = add_part(&p, &q);
	more = more && sq_is_well(&q);
	st = sq_end(&q);
	if (st == PR_OK)
		st = buf_status(&p.bytes, err);
	if (st == PR_OK && more)
		hand_over(&p);
	buf_release(&p.bytes);
	return st;
}

enum pr_status
pr_db_packed_clear(struct pr_store *store, struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_CEU_PACKED_CLEAR, err);
	return sq_do(&q, NULL);
}

/* ---- do they fit? -------------------------------------------------------- */

enum pr_status
pr_db_ceu_verify(struct pr_store *store, void *ctx,
		 void (*report)(void *ctx, const char *sentence),
		 struct pr_err *err)
{
	static const char *const what[] = {
		[1] = "says that there is more to it, which is missing",
		[2] = "has a detail of another kind than it says",
		[3] = "takes back a row that it cannot take back",
		[4] = "reports an entry to an issuer it has no claim at",
		[5] = "speaks of a row of another learner",
	};
	struct sq q;

	sq_begin(&q, store, SQL_CEU_VERIFY, err);
	while (sq_row(&q)) {
		int64_t fault = sq_i64(&q, 1);
		char line[PR_ERR_TEXT_MAX];

		snprintf(line, sizeof(line), "CEU ledger, row %lld: %s.",
			 (long long)sq_i64(&q, 0),
			 fault > 0 && fault < (int64_t)PR_LEN(what)
				 ? what[fault]
				 : "is no row that this program writes");
		report(ctx, line);
	}
	return sq_end(&q);
}
