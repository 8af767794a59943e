/* ceu_entry.c - an activity is added, or corrected by one that stands for it */
#include "ceu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct change {
	struct pr_desk *desk;
	struct pr_ceu_entry *made; /* of the draft, to be freed as it came */
	struct pr_ceu_entry entry; /* the same, with its certificate */
	const struct pr_ceu_certificate *certificate; /* NULL: no new file */
	int64_t corrects;                             /* 0: a new activity */
	const struct pr_ceu_entry *old;               /* then */
	const char *reason;
	int64_t row;
};

static bool
same_claim(const struct pr_ceu_claim *a, const struct pr_ceu_claim *b)
{
	for (int i = 0; i < PR_CEU_ATTRIBUTES; i++)
		if (strcmp(a->word[i], b->word[i]) != 0)
			return false;
	return a->accepted == b->accepted && a->units == b->units &&
	       !strcmp(a->why, b->why) && !strcmp(a->approval, b->approval);
}

/* Nothing that an issuer is told is another now. */
static bool
told_the_same(const struct pr_ceu_entry *a, const struct pr_ceu_entry *b)
{
	return pr_date_order(a->date, b->date) == 0 &&
	       !strcmp(a->title, b->title) &&
	       !strcmp(a->provider, b->provider) && a->minutes == b->minutes &&
	       a->units == b->units;
}

/* Its reports go on with the entry that stands for it. */
static enum pr_status
keep_reports(const struct change *c, struct app_ceu_writer *w,
	     struct pr_err *err)
{
	enum pr_status st = PR_OK;

	if (!told_the_same(c->old, &c->entry))
		return PR_OK;
	for (size_t i = 0; !st && i < c->old->n_claims; i++) {
		const struct pr_ceu_claim *was = &c->old->claims[i];
		const struct pr_ceu_claim *now =
			app_ceu_claim_of(&c->entry, was->issuer);

		if (app_ceu_day_is(was->reported) && now &&
		    same_claim(was, now))
			st = app_ceu_reported_put(w, c->row, now->issuer,
						  was->account, was->reported,
						  was->period, err);
	}
	return st;
}

static enum pr_status
write_entry(void *ctx, struct pr_err *err)
{
	struct change *c = ctx;
	struct app_ceu_writer w;
	enum pr_status st = app_ceu_writer_begin(&w, c->desk, err);

	if (!st && c->certificate)
		st = app_ceu_certificate_put(&w, c->certificate, err);
	if (!st && c->corrects)
		st = app_ceu_reversal_put(&w, c->corrects, c->reason, err);
	if (!st)
		st = app_ceu_entry_put(&w, &c->entry, c->corrects, false,
				       &c->row, err);
	if (!st && c->old)
		st = keep_reports(c, &w, err);
	return st;
}

/* The file first, the rows after: no row names a file that is not there. */
static enum pr_status
write_all(struct change *c, const char *path,
	  struct pr_ceu_certificate *certificate, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	memset(c->entry.uuid, 0, sizeof(c->entry.uuid));
	if (path[0])
		st = app_ceu_certificate_take(c->desk, path, certificate, err);
	if (!st && path[0]) {
		c->certificate = certificate;
		c->entry.has_certificate = true;
		memcpy(c->entry.certificate, certificate->hash,
		       sizeof(c->entry.certificate));
		c->entry.certificate_name = certificate->name;
	}
	return st ? st : app_transact(c->desk, write_entry, c, err);
}

/* The entry of a draft; its file is looked at later. */
static enum pr_status
make_entry(struct change *c, const struct pr_ceu_draft *draft,
	   const struct pr_ceu_picture *picture,
	   struct pr_ceu_findings *findings, struct pr_err *err)
{
	struct pr_ceu_room room;
	enum pr_status st;

	pr_ceu_room_of(&room, picture, c->corrects);
	st = pr_ceu_draft_check(&c->made, draft, &room, findings, err);
	if (st)
		return st;
	c->entry = *c->made;
	c->entry.has_certificate = false;
	memset(c->entry.certificate, 0, sizeof(c->entry.certificate));
	c->entry.certificate_name = "";
	return PR_OK;
}

/* ---- add ----------------------------------------------------------------- */

static enum pr_status
add(struct change *c, const struct pr_ceu_draft *draft,
    struct pr_ceu_findings *findings, int64_t *twin, struct pr_err *err)
{
	struct pr_ceu_certificate certificate = { .entry = 0 };
	struct pr_ceu_picture *picture;
	enum pr_status st = pr_ceu_load(c->desk, NULL, &picture, err);

	if (st)
		return st;
	st = make_entry(c, draft, picture, findings, err);
	if (!st)
		st = write_all(c, draft->certificate, &certificate, err);
	if (!st && twin)
		*twin = certificate.entry;
	pr_ceu_entry_free(c->made);
	pr_ceu_picture_free(picture);
	return st;
}

enum pr_status
pr_ceu_add(struct pr_desk *desk, const struct pr_ceu_draft *draft,
	   struct pr_ceu_findings *findings, int64_t *row, int64_t *twin,
	   struct pr_err *err)
{
	struct change c = { .desk = desk };
	enum pr_status st = add(&c, draft, findings, twin, err);

	if (!st && row)
		*row = c.row;
	return st;
}

/* ---- correct ------------------------------------------------------------- */

struct forward {
	int64_t row; /* what stands for it, step by step */
};

static bool
follow(void *ctx, const struct pr_db_ceu_entry *row)
{
	struct forward *f = ctx;

	if (row->corrects && row->corrects == f->row)
		f->row = row->id;
	return true;
}

/* What was said when a row was reversed; rows are lent, so a copy. */
static enum pr_status
reason_of(struct pr_desk *desk, int64_t reversal, char why[PR_CEU_TEXT],
	  struct pr_err *err)
{
	struct pr_db_ceu_row row;
	enum pr_status st;

	why[0] = '\0';
	if (!reversal)
		return PR_OK;
	st = pr_db_ceu_row_get(desk->store, reversal, &row, err);
	if (!st)
		snprintf(why, PR_CEU_TEXT, "%s", row.reason);
	return st;
}

/* " (why: \"typing error\")"; what the program says itself is no quotation. */
static const char *
in_brackets(char out[PR_CEU_TEXT + 16], const char *why)
{
	bool own = !strcmp(why, APP_CEU_BEFORE_EXPORT);

	out[0] = '\0';
	if (why[0])
		snprintf(out, PR_CEU_TEXT + 16,
			 own ? " (%s)" : " (why: \"%s\")", why);
	return out;
}

static enum pr_status
no_entry(struct pr_desk *desk, const struct pr_ceu_ledger *ledger,
	 int64_t entry, struct pr_err *err)
{
	struct forward f = { entry };
	struct pr_db_ceu_row row;
	char why[PR_CEU_TEXT], words[PR_CEU_TEXT + 16];
	enum pr_status st;

	st = pr_db_ceu_row_get(desk->store, entry, &row, NULL);
	if (st || row.learner != desk->learner.id ||
	    row.kind != PR_CEU_ROW_ENTRY)
		return pr_fail(err, PR_ENOTFOUND,
			       "There is no entry #%lld; proctor ceu list "
			       "shows those there are.",
			       (long long)entry);
	st = reason_of(desk, row.reversed_by, why, err);
	if (!st)
		st = pr_db_ceu_entry_each(desk->store, desk->learner.id, true,
					  &f, follow, err);
	if (st)
		return st;
	if (f.row != entry && pr_ceu_entry_find(ledger, f.row))
		return pr_fail(err, PR_ENOTFOUND,
			       "Entry #%lld was corrected; #%lld stands for "
			       "it now%s.",
			       (long long)entry, (long long)f.row,
			       in_brackets(words, why));
	return pr_fail(err, PR_ENOTFOUND,
		       "Entry #%lld was taken back%s; add the activity again "
		       "if it counts after all.",
		       (long long)entry, in_brackets(words, why));
}

enum pr_status
pr_ceu_entry_at(struct pr_desk *desk, const struct pr_ceu_picture *picture,
		int64_t row, const struct pr_ceu_entry **out,
		struct pr_err *err)
{
	const struct pr_ceu_entry *found =
		pr_ceu_entry_find(&picture->ledger, row);

	if (!found)
		return no_entry(desk, &picture->ledger, row, err);
	*out = found;
	return PR_OK;
}

/* Claims are the same whatever their order. */
static bool
same_claims(const struct pr_ceu_entry *a, const struct pr_ceu_entry *b)
{
	for (size_t i = 0; i < a->n_claims; i++) {
		bool found = false;

		for (size_t j = 0; j < b->n_claims && !found; j++)
			found = !strcasecmp(a->claims[i].issuer,
					    b->claims[j].issuer) &&
				!strcasecmp(a->claims[i].at, b->claims[j].at) &&
				same_claim(&a->claims[i], &b->claims[j]);
		if (!found)
			return false;
	}
	return a->n_claims == b->n_claims;
}

static bool
same_entry(const struct pr_ceu_entry *a, const struct pr_ceu_entry *b)
{
	return told_the_same(a, b) && !strcmp(a->note, b->note) &&
	       a->cost_cents == b->cost_cents && same_claims(a, b);
}

/* A correction that leaves the entry without its file. */
static bool
takes_off(const char *path)
{
	return !strcmp(path, "none");
}

/* Its certificate is not in the data folder any more, or another one. */
static bool
is_away(struct pr_desk *desk, const struct pr_ceu_entry *entry)
{
	char *path = NULL;
	bool away = pr_ceu_certificate_path(desk, entry, &path, NULL) != PR_OK;

	away = away ||
	       app_ceu_file_check(path, entry->certificate, NULL) != PR_OK;
	free(path);
	return away;
}

static enum pr_status
check_change(const struct pr_ceu_entry *old, const struct change *c,
	     const char *path, struct pr_desk *desk, struct pr_err *err)
{
	struct pr_ceu_certificate found;
	enum pr_status st;

	if (!same_entry(old, &c->entry))
		return PR_OK;
	if (takes_off(path) && old->has_certificate)
		return PR_OK;
	if (path[0] && !takes_off(path)) {
		st = pr_ceu_certificate_look(desk, path, &found, err);
		if (st)
			return st;
		if (!old->has_certificate ||
		    memcmp(found.hash, old->certificate, sizeof(found.hash)) !=
			    0 ||
		    is_away(desk, old))
			return PR_OK;
	}
	return pr_fail(err, PR_EINVAL,
		       "Nothing of entry #%lld would change; say what is "
		       "right instead.",
		       (long long)old->row);
}

static enum pr_status
replace(struct change *c, const struct pr_ceu_picture *picture,
	const struct pr_ceu_draft *draft, struct pr_ceu_findings *findings,
	struct pr_err *err)
{
	const struct pr_ceu_entry *old =
		pr_ceu_entry_find(&picture->ledger, c->corrects);
	struct pr_ceu_certificate certificate;
	enum pr_status st;

	if (!old)
		return no_entry(c->desk, &picture->ledger, c->corrects, err);
	st = make_entry(c, draft, picture, findings, err);
	if (!st)
		st = check_change(old, c, draft->certificate, c->desk, err);
	if (!st)
		st = app_ceu_check_told(old, &c->entry, err);
	if (st)
		return st;
	c->old = old;
	if (takes_off(draft->certificate))
		return write_all(c, "", &certificate, err);
	c->entry.has_certificate = old->has_certificate;
	memcpy(c->entry.certificate, old->certificate,
	       sizeof(c->entry.certificate));
	c->entry.certificate_name = old->certificate_name;
	return write_all(c, draft->certificate, &certificate, err);
}

static enum pr_status
take_reason(const char **out, const char *reason, struct pr_err *err)
{
	enum pr_status st = app_ceu_line(out, reason, "A reason", err);

	if (!st && !(*out)[0])
		st = pr_fail(err, PR_EINVAL,
			     "Say why, so that the ledger can show it: give a "
			     "reason of one line.");
	return st;
}

enum pr_status
pr_ceu_correct(struct pr_desk *desk, int64_t entry,
	       const struct pr_ceu_draft *draft, const char *reason,
	       struct pr_ceu_findings *findings, int64_t *row,
	       struct pr_err *err)
{
	struct change c = { .desk = desk, .corrects = entry };
	struct pr_ceu_picture *picture;
	enum pr_status st = take_reason(&c.reason, reason, err);

	if (!st)
		st = pr_ceu_load(desk, NULL, &picture, err);
	if (st)
		return st;
	st = replace(&c, picture, draft, findings, err);
	pr_ceu_entry_free(c.made);
	pr_ceu_picture_free(picture);
	if (!st && row)
		*row = c.row;
	return st;
}

/* ---- take back ----------------------------------------------------------- */

struct take_back {
	struct pr_desk *desk;
	const char *reason;
	int64_t rows[64]; /* what goes together, the one that was asked first */
	size_t n;
};

static enum pr_status
write_back(void *ctx, struct pr_err *err)
{
	struct take_back *t = ctx;
	struct app_ceu_writer w;
	enum pr_status st = app_ceu_writer_begin(&w, t->desk, err);

	for (size_t i = 0; !st && i < t->n; i++)
		st = app_ceu_reversal_put(&w, t->rows[i], t->reason, err);
	return st;
}

struct holding {
	struct take_back *t;
	int64_t row;
	char credential[PR_CEU_TEXT], since[PR_DATE_TEXT];
};

static bool
note_holding(void *ctx, const struct pr_db_ceu_holding *row)
{
	struct holding *h = ctx;

	if (row->id != h->row)
		return true;
	snprintf(h->credential, sizeof(h->credential), "%s", row->credential);
	snprintf(h->since, sizeof(h->since), "%s", row->since);
	return false;
}

/* Its own closing, and those that it made when it began. */
static bool
note_close(void *ctx, const struct pr_db_ceu_close *row)
{
	struct holding *h = ctx;
	bool made = !strcasecmp(row->successor, h->credential) &&
		    !strcmp(row->until, h->since);

	if ((row->holding == h->row || made) && h->t->n < PR_LEN(h->t->rows))
		h->t->rows[h->t->n++] = row->id;
	return true;
}

static enum pr_status
add_closings(struct take_back *t, int64_t row, struct pr_err *err)
{
	struct holding h = { .t = t, .row = row };
	int64_t me = t->desk->learner.id;
	enum pr_status st = pr_db_ceu_holding_each(t->desk->store, me, &h,
						   note_holding, err);

	if (st)
		return st;
	return pr_db_ceu_close_each(t->desk->store, me, &h, note_close, err);
}

static enum pr_status
check_row(struct pr_desk *desk, int64_t id, int *kind, struct pr_err *err)
{
	struct pr_db_ceu_row row;
	struct pr_err own = { 0 };
	enum pr_status st = pr_db_ceu_row_get(desk->store, id, &row, &own);

	if (st && st != PR_ENOTFOUND)
		return pr_fail(err, st, "%s", own.text);
	if (st || row.learner != desk->learner.id)
		return pr_fail(err, PR_ENOTFOUND,
			       "The ledger has no row #%lld; proctor ceu list "
			       "shows those there are.",
			       (long long)id);
	if (row.kind == PR_CEU_ROW_REVERSAL)
		return pr_fail(err, PR_EINVAL,
			       "Row #%lld takes back row #%lld; that stays: "
			       "add what holds after all anew.",
			       (long long)id, (long long)row.reverses);
	if (row.reversed_by)
		return pr_fail(err, PR_ENOTFOUND,
			       "Row #%lld was taken back already, by row "
			       "#%lld.",
			       (long long)id, (long long)row.reversed_by);
	*kind = row.kind;
	return PR_OK;
}

enum pr_status
pr_ceu_reverse(struct pr_desk *desk, int64_t row, const char *reason,
	       struct pr_err *err)
{
	struct take_back t = { .desk = desk, .rows = { row }, .n = 1 };
	int kind = 0;
	enum pr_status st = take_reason(&t.reason, reason, err);

	if (!st)
		st = check_row(desk, row, &kind, err);
	if (!st && kind == PR_CEU_ROW_HOLDING)
		st = add_closings(&t, row, err);
	return st ? st : app_transact(desk, write_back, &t, err);
}
