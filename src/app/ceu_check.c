/* ceu_check.c - what an auditor would miss; proctor ceu check, db check */
#include "proctor/hash.h"
#include "util/fs.h"
#include "util/mem.h"

#include "ceu_look.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OLD_DAYS 365

struct file {
	unsigned char hash[PR_HASH_LEN];
	int64_t entry; /* of the learner at the desk, 0 none */
};

struct check {
	struct pr_desk *desk;
	const struct pr_ceu_picture *picture;
	void *ctx;
	void (*found)(void *ctx, const struct pr_ceu_check_finding *finding);
	long bad; /* files missing or changed */
	struct file *files;
	size_t n, cap;
	bool no_memory;
};

static void tell(struct check *check, struct pr_ceu_check_finding *finding,
		 const char *fmt, ...) PR_PRINTF(3, 4);

static void
tell(struct check *check, struct pr_ceu_check_finding *finding, const char *fmt,
     ...)
{
	struct pr_err whole; /* characters that were cut are not */
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(finding->text, sizeof(finding->text), fmt, ap);
	va_end(ap);
	pr_fail(&whole, PR_EINVAL, "%s", finding->text);
	memcpy(finding->text, whole.text, sizeof(finding->text));
	if (finding->trouble == PR_CEU_FILE_MISSING ||
	    finding->trouble == PR_CEU_FILE_CHANGED)
		check->bad++;
	check->found(check->ctx, finding);
}

/* ---- files --------------------------------------------------------------- */

static bool
note_file(void *ctx, const struct pr_db_ceu_certificate *row)
{
	struct check *check = ctx;
	struct file *more = mem_room(check->files, check->n, &check->cap,
				     sizeof(*check->files));

	if (!more) {
		check->no_memory = true;
		return false;
	}
	check->files = more;
	more += check->n++;
	*more = (struct file){ .entry = 0 };
	memcpy(more->hash, row->hash, sizeof(more->hash));
	return true;
}

/* The newest entry that has it, corrected ones too. */
static bool
note_owner(void *ctx, const struct pr_db_ceu_entry *row)
{
	struct check *check = ctx;

	for (size_t i = 0; row->has_certificate && i < check->n; i++)
		if (memcmp(check->files[i].hash, row->certificate,
			   sizeof(row->certificate)) == 0)
			check->files[i].entry = row->id;
	return true;
}

static enum pr_status
gather_files(struct check *check, struct pr_err *err)
{
	enum pr_status st = pr_db_ceu_certificate_each(check->desk->store,
						       check, note_file, err);

	if (!st && check->no_memory)
		st = mem_fail(err);
	if (!st)
		st = pr_db_ceu_entry_each(check->desk->store,
					  check->desk->learner.id, true, check,
					  note_owner, err);
	return st;
}

/* " of entry #12", or of somebody else's. */
static const char *
whose(char out[40], int64_t entry)
{
	out[0] = '\0';
	if (entry)
		snprintf(out, 40, " of entry #%lld", (long long)entry);
	return out;
}

static enum pr_status
check_file(struct check *check, const struct file *file, struct pr_err *err)
{
	char *path = app_ceu_file(check->desk, file->hash);
	struct pr_ceu_check_finding finding = { .error = true,
						.entry = file->entry,
						.path = path };
	struct pr_err own = { 0 };
	enum pr_status st;
	char of[40];

	if (!path)
		return mem_fail(err);
	st = app_ceu_file_check(path, file->hash, &own);
	if (st == PR_ENOTFOUND || st == PR_EINVAL) {
		finding.trouble = PR_CEU_FILE_MISSING;
		tell(check, &finding,
		     "The certificate%s is gone: %.200s; proctor ceu correct N "
		     "--certificate FILE puts it back, or a backup does.",
		     whose(of, file->entry), path);
		st = PR_OK;
	} else if (st == PR_EDAMAGED) {
		finding.trouble = PR_CEU_FILE_CHANGED;
		tell(check, &finding,
		     "The certificate%s was changed since it was taken in: "
		     "%.200s; put the file back from a backup.",
		     whose(of, file->entry), path);
		st = PR_OK;
	} else if (st) {
		st = pr_fail(err, st, "%s", own.text);
	}
	free(path);
	return st;
}

static bool
is_known(const struct check *check, const char *name)
{
	for (size_t i = 0; i < check->n; i++) {
		char own[APP_CEU_FILE_NAME];

		app_ceu_file_name(own, check->files[i].hash);
		if (!strcmp(own, name))
			return true;
	}
	return false;
}

static enum pr_status
check_stray(struct check *check, const char *folder, const char *name,
	    struct pr_err *err)
{
	char *path = fs_join(folder, name);
	struct pr_ceu_check_finding finding = { .trouble = PR_CEU_FILE_STRAY,
						.path = path };

	if (!path)
		return mem_fail(err);
	tell(check, &finding,
	     "No entry of anybody knows this file: %.280s; it can be taken "
	     "away.",
	     path);
	free(path);
	return PR_OK;
}

static enum pr_status
check_strays(struct check *check, struct pr_err *err)
{
	char *folder = app_ceu_folder(check->desk);
	struct fs_list list = { 0 };
	struct pr_err own = { 0 };
	enum pr_status st =
		folder ? fs_list(&list, folder, &own) : mem_fail(err);

	if (st == PR_ENOTFOUND) /* no certificate yet */
		st = PR_OK;
	else if (st && folder)
		st = pr_fail(err, st, "%s", own.text);
	for (size_t i = 0; !st && i < list.n_names; i++)
		if (!is_known(check, list.names[i]))
			st = check_stray(check, folder, list.names[i], err);
	fs_list_release(&list);
	free(folder);
	return st;
}

static enum pr_status
check_files(struct check *check, struct pr_err *err)
{
	enum pr_status st = gather_files(check, err);

	for (size_t i = 0; !st && i < check->n; i++)
		st = check_file(check, &check->files[i], err);
	return st;
}

/* ---- entries ------------------------------------------------------------- */

static void
check_fields(struct check *check, const struct pr_ceu_account *account,
	     const struct pr_ceu_entry *e, const struct pr_ceu_claim *claim,
	     const struct pr_ceu_rule *rule)
{
	char by[APP_CEU_ASKED_BY];

	for (size_t i = 0; i < rule->n_fields; i++) {
		struct pr_ceu_check_finding finding = {
			.trouble = PR_CEU_NO_FIELD,
			.entry = e->row,
			.issuer = account->issuer->identifier,
		};

		if (app_ceu_is_said(e, claim, rule->fields[i]))
			continue;
		tell(check, &finding,
		     "Entry #%lld \"%.80s\" does not say its %s%s.",
		     (long long)e->row, e->title,
		     pr_ceu_field_name(rule->fields[i]),
		     app_ceu_asked_by(by, account->issuer, rule));
	}
}

/* Dates that were changed leave entries behind. */
static void
check_places(struct check *check)
{
	const struct pr_ceu_ledger *ledger = &check->picture->ledger;

	for (size_t i = 0; i < ledger->n_entries; i++) {
		const struct pr_ceu_entry *e = &ledger->entries[i];
		char day[PR_DATE_TEXT];

		pr_date_format(day, e->date);
		for (size_t k = 0; k < e->n_claims; k++) {
			struct pr_ceu_check_finding finding = {
				.trouble = PR_CEU_NO_CYCLE,
				.entry = e->row,
				.issuer = e->claims[k].issuer,
			};

			if (!app_ceu_is_outside(check->picture, i,
						&e->claims[k]))
				continue;
			tell(check, &finding,
			     "Entry #%lld \"%.80s\" of %s lies in no cycle of "
			     "%s and counts nothing there; look at the dates "
			     "of what is held, of the cycles and of the entry.",
			     (long long)e->row, e->title, day,
			     pr_ceu_claim_name(&e->claims[k]));
		}
	}
}

/* Each that is as one before it, beside the first of them. */
static void
check_doubles(struct check *check)
{
	const struct pr_ceu_ledger *ledger = &check->picture->ledger;

	for (size_t i = 0; i < ledger->n_entries; i++) {
		size_t first = app_ceu_first_same(ledger, i);
		long long a = (long long)ledger->entries[first].row;
		long long b = (long long)ledger->entries[i].row;
		struct pr_ceu_check_finding finding = {
			.trouble = PR_CEU_DOUBLE,
			.entry = ledger->entries[i].row,
		};

		if (first != i)
			tell(check, &finding,
			     "Entries #%lld and #%lld \"%.80s\" are the same "
			     "day, title, provider and units; if it is one "
			     "activity: proctor ceu correct %lld --undo "
			     "--reason TEXT",
			     a, b, ledger->entries[i].title, b);
	}
}

static void
check_line(struct check *check, const struct pr_ceu_account *account,
	   const struct pr_ceu_line *line)
{
	const struct pr_ceu_entry *e =
		&check->picture->ledger.entries[line->entry];
	const struct pr_ceu_issuer *issuer = account->issuer;
	struct pr_ceu_check_finding finding = { .trouble = PR_CEU_NO_FILE,
						.entry = e->row,
						.issuer = issuer->identifier };
	char by[APP_CEU_ASKED_BY];
	enum pr_ceu_force force;
	const struct pr_ceu_rule *rule;

	if ((line->verdict != PR_CEU_COUNTS &&
	     line->verdict != PR_CEU_COUNTS_PART) ||
	    line->cycle < 0)
		return;
	rule = pr_ceu_rule_for(issuer, PR_CEU_EVIDENCE, NULL,
			       account->cycles[line->cycle].from,
			       account->cycles[line->cycle].to, &force);
	if (!e->has_certificate)
		tell(check, &finding,
		     "Entry #%lld \"%.80s\" counts at %s and has no "
		     "certificate%s.",
		     (long long)e->row, e->title, issuer->identifier,
		     app_ceu_asked_by(by, issuer, rule));
	if (rule && force == PR_CEU_IN_FORCE)
		check_fields(check, account, e, &e->claims[line->claim], rule);
}

/* ---- rules --------------------------------------------------------------- */

/* The last day that "2025", "2025-03" or "2025-03-04" speaks of. */
static struct pr_date
last_day(const char *as_of)
{
	struct pr_date date = { 0 };
	char text[PR_DATE_TEXT];

	if (strlen(as_of) == 4)
		snprintf(text, sizeof(text), "%.4s-12-31", as_of);
	else if (strlen(as_of) == 7)
		snprintf(text, sizeof(text), "%.7s-28", as_of);
	else
		snprintf(text, sizeof(text), "%.10s", as_of);
	if (pr_date_parse(&date, text, NULL) != PR_OK)
		return (struct pr_date){ 0 };
	return date;
}

static void
check_rules(struct check *check, const struct pr_ceu_account *account)
{
	const struct pr_ceu_issuer *issuer = account->issuer;
	struct pr_ceu_check_finding finding = { .issuer = account->name };
	struct pr_date as_of;

	if (!issuer) {
		finding.trouble = PR_CEU_RULES_GONE;
		finding.error = true;
		tell(check, &finding,
		     "%s is held, and no rules file speaks of it any more; "
		     "take one in with: proctor ceu rules --import FILE",
		     account->name);
		return;
	}
	finding.issuer = issuer->identifier;
	as_of = last_day(issuer->as_of);
	if (!account->open || !app_ceu_day_is(as_of) ||
	    pr_date_to_days(check->picture->today) - pr_date_to_days(as_of) <=
		    OLD_DAYS)
		return;
	finding.trouble = PR_CEU_RULES_OLD;
	tell(check, &finding,
	     "The rules of %s were last checked on %s, more than a year ago; "
	     "look at its site before you rely on them.",
	     issuer->identifier, issuer->as_of);
}

/* An issuer has several accounts when it does not pool: it is told once. */
static bool
is_first(const struct pr_ceu_status *status, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (status->accounts[at].issuer &&
		    status->accounts[i].issuer == status->accounts[at].issuer)
			return false;
	return true;
}

static void
check_status(struct check *check)
{
	const struct pr_ceu_status *status = check->picture->status;

	for (size_t i = 0; i < status->n; i++) {
		const struct pr_ceu_account *account = &status->accounts[i];

		if (is_first(status, i))
			check_rules(check, account);
		for (size_t j = 0; account->issuer && j < account->n_lines; j++)
			check_line(check, account, &account->lines[j]);
	}
}

/* ---- the checks ---------------------------------------------------------- */

enum pr_status
pr_ceu_check(struct pr_desk *desk, void *ctx,
	     void (*found)(void *ctx,
			   const struct pr_ceu_check_finding *finding),
	     struct pr_err *err)
{
	struct check check = { .desk = desk, .ctx = ctx, .found = found };
	struct pr_ceu_picture *picture = NULL;
	enum pr_status st = check_files(&check, err);

	if (!st)
		st = check_strays(&check, err);
	if (!st)
		st = pr_ceu_load(desk, NULL, &picture, err);
	if (!st) {
		check.picture = picture;
		check_status(&check);
		check_places(&check);
		check_doubles(&check);
	}
	pr_ceu_picture_free(picture);
	free(check.files);
	if (!st && check.bad)
		st = pr_fail(err, PR_EDAMAGED,
			     "%ld certificate%s of the ledger cannot be shown "
			     "to an auditor.",
			     check.bad, check.bad == 1 ? "" : "s");
	return st;
}

struct faults {
	void *ctx;
	void (*fault)(void *ctx, const char *sentence);
};

static void
hand_on(void *ctx, const struct pr_ceu_check_finding *finding)
{
	struct faults *faults = ctx;

	faults->fault(faults->ctx, finding->text);
}

enum pr_status
app_ceu_rows_check(struct pr_desk *desk, void *ctx,
		   void (*fault)(void *ctx, const char *sentence),
		   struct pr_err *err)
{
	struct faults faults = { ctx, fault };
	struct check check = { .desk = desk, .ctx = &faults, .found = hand_on };
	enum pr_status st = pr_db_ceu_verify(desk->store, ctx, fault, err);

	if (!st)
		st = check_files(&check, err);
	free(check.files);
	return st;
}
