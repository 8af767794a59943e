/* import_item.c - one item against what is here: the table of re-import
 *
 * The order of questions: is it of another bank or given twice; is what it
 * names here; then uuid, version and hash decide (research/bank-format.md 5).
 * Conflicts are counted as such and, when refused, as refused too.
 */
#include "import_item.h"

#include "proctor/rules.h"
#include "proctor/uuid.h"

#include <stdlib.h>
#include <string.h>

/* One item on its way through the table. */
struct step {
	struct import *im;
	const struct import_at *at;
	const struct pr_item *item;
	const char *json;
	size_t len;
	unsigned char uuid[PR_UUID_LEN];
	struct import_old old;
};

/* What is here under the item's uuid; old.item.id stays 0 when nothing is. */
static enum pr_status
find_old(struct step *s, struct pr_err *err)
{
	struct pr_store *store = s->im->desk->store;
	struct import_old *old = &s->old;
	struct pr_err own = { 0 };
	struct pr_db_rev rev;
	enum pr_status st = pr_db_item_find(store, s->uuid, &old->item, &own);

	if (st == PR_ENOTFOUND) {
		memset(old, 0, sizeof(*old));
		return PR_OK;
	}
	if (st)
		return pr_fail(err, st, "%s", own.text);
	if (old->item.identifier)
		snprintf(old->identifier, sizeof(old->identifier), "%s",
			 old->item.identifier);
	old->item.identifier = old->identifier[0] ? old->identifier : NULL;
	st = pr_db_rev_get(store, old->item.rev, &rev, err);
	if (!st) {
		old->version = rev.version;
		memcpy(old->hash, rev.hash, sizeof(old->hash));
	}
	return st;
}

static void
refuse(struct step *s, int rule, const char *one, const char *two)
{
	import_say(s->im, s->at, rule, one, two, NULL);
	import_refused(s->im, s->at);
}

static void
refuse_as(struct step *s, int rule, const char *wrong)
{
	import_say_as(s->im, s->at, rule, PR_ERROR, wrong);
	import_refused(s->im, s->at);
}

static enum pr_status
other_bank(struct step *s, struct pr_err *err)
{
	struct pr_db_bank bank;
	char wrong[PR_ERR_TEXT_MAX];
	enum pr_status st;

	if (s->im->bank.unknown)
		return PR_OK;
	st = pr_db_bank_get(s->im->desk->store, s->old.item.bank, &bank, err);
	if (st)
		return st;
	snprintf(wrong, sizeof(wrong),
		 "the item %s belongs to the bank \"%.120s\"", s->item->uuid,
		 bank.title);
	refuse_as(s, PR_RULE_OTHER_BANK, wrong);
	return PR_OK;
}

enum name_is {
	NAME_FREE,
	NAME_GIVEN,
	NAME_HERE
};

/* Whether another item of the bank has the identifier. */
static enum pr_status
look_at_name(struct step *s, enum name_is *out, struct pr_db_item *other,
	     struct pr_err *err)
{
	const char *name = s->item->identifier;
	struct pr_err own = { 0 };
	enum pr_status st;

	*out = NAME_FREE;
	if (!name || (s->old.item.id && !strcmp(s->old.identifier, name)))
		return PR_OK;
	st = pr_db_item_named(s->im->desk->store, s->im->bank.id, name, other,
			      &own);
	if (st == PR_ENOTFOUND)
		return PR_OK;
	if (st)
		return pr_fail(err, st, "%s", own.text);
	*out = other->import_id == s->im->id ? NAME_GIVEN : NAME_HERE;
	return PR_OK;
}

/* Refuses what cannot be right; *wait asks for another try at the end. */
static enum pr_status
check_name(struct step *s, bool last, bool *wait, bool *stop,
	   struct pr_err *err)
{
	struct pr_db_item other;
	char uuid[PR_UUID_TEXT], line[160], wrong[PR_ERR_TEXT_MAX];
	enum name_is is;
	enum pr_status st = look_at_name(s, &is, &other, err);

	*wait = *stop = false;
	if (st || is == NAME_FREE)
		return st;
	*stop = true;
	if (is == NAME_GIVEN) {
		refuse(s, PR_RULE_IDENTIFIER_TWICE, s->item->identifier,
		       import_line_of(s->im, other.uuid, line));
	} else if (!last) {
		*wait = true;
	} else {
		pr_uuid_format(uuid, other.uuid);
		snprintf(wrong, sizeof(wrong),
			 "the identifier \"%s\" belongs to the item %s, which "
			 "is here already",
			 s->item->identifier, uuid);
		refuse_as(s, PR_RULE_IDENTIFIER_TWICE, wrong);
	}
	return PR_OK;
}

static void
count_type(struct step *s)
{
	s->im->sum->by_type[s->item->type]++;
}

static enum pr_status
duplicate(struct step *s, const struct pr_db_rev *rev, struct pr_err *err)
{
	struct pr_db_item same;
	char uuid[PR_UUID_TEXT];
	enum pr_status st =
		pr_db_item_get(s->im->desk->store, rev->item, &same, err);

	if (st)
		return st;
	pr_uuid_format(uuid, same.uuid);
	s->im->sum->duplicate++;
	import_say(s->im, s->at, PR_RULE_DUPLICATE,
		   same.identifier ? same.identifier : uuid, NULL, NULL);
	return PR_OK;
}

static enum pr_status
take_new(struct step *s, struct pr_err *err)
{
	struct pr_err own = { 0 };
	struct pr_db_rev rev;
	enum pr_status st = PR_ENOTFOUND;

	if (!s->im->options->keep_duplicates)
		st = pr_db_rev_hash(s->im->desk->store, s->item->hash, &rev,
				    &own);
	if (st == PR_OK)
		return duplicate(s, &rev, err);
	if (st != PR_ENOTFOUND)
		return pr_fail(err, st, "%s", own.text);
	memcpy(s->old.item.uuid, s->uuid, sizeof(s->uuid));
	s->im->sum->fresh++;
	count_type(s);
	return import_write(s->im, &s->old, s->item, s->item->version, s->json,
			    s->len, err);
}

static enum pr_status
conflict(struct step *s, struct pr_err *err)
{
	struct pr_import_sum *sum = s->im->sum;
	enum pr_on_conflict how = s->im->options->on_conflict;
	char version[16], wrong[PR_ERR_TEXT_MAX];

	sum->conflict++;
	snprintf(version, sizeof(version), "%d", s->item->version);
	if (how == PR_CONFLICT_REFUSE) {
		refuse(s, PR_RULE_CONFLICT, version, NULL);
		return import_touch(s->im, &s->old, err);
	}
	snprintf(wrong, sizeof(wrong),
		 "version %s is here already with "
		 "other content: %s",
		 version,
		 how == PR_CONFLICT_OURS ? "ours stays"
					 : "theirs is the next version");
	import_say_as(s->im, s->at, PR_RULE_CONFLICT, PR_NOTICE, wrong);
	count_type(s);
	if (how == PR_CONFLICT_OURS)
		return import_touch(s->im, &s->old, err);
	sum->revised++;
	return import_write(s->im, &s->old, s->item, s->old.version + 1,
			    s->json, s->len, err);
}

/* A table has no versions: a row that was changed is the next one. */
static enum pr_status
changed_row(struct step *s, struct pr_err *err)
{
	s->im->sum->revised++;
	count_type(s);
	return import_write(s->im, &s->old, s->item, s->old.version + 1,
			    s->json, s->len, err);
}

static enum pr_status
older(struct step *s, struct pr_err *err)
{
	struct pr_err own = { 0 };
	struct pr_db_rev rev;
	char a[16], b[16];
	enum pr_status st =
		pr_db_rev_version(s->im->desk->store, s->old.item.id,
				  s->item->version, &rev, &own);

	if (st && st != PR_ENOTFOUND)
		return pr_fail(err, st, "%s", own.text);
	if (!st && memcmp(rev.hash, s->item->hash, PR_HASH_LEN) != 0)
		return conflict(s, err);
	s->im->sum->older++;
	count_type(s);
	snprintf(a, sizeof(a), "%d", s->item->version);
	snprintf(b, sizeof(b), "%d", s->old.version);
	import_say(s->im, s->at, PR_RULE_OLDER, a, b, NULL);
	return import_touch(s->im, &s->old, err);
}

/* Known uuid, this bank, first time in this import. */
static enum pr_status
take_known(struct step *s, struct pr_err *err)
{
	struct import_old *old = &s->old;
	bool same = !memcmp(old->hash, s->item->hash, PR_HASH_LEN);

	if (s->item->version > old->version) {
		s->im->sum->revised++;
		count_type(s);
		return import_write(s->im, old, s->item, s->item->version,
				    s->json, s->len, err);
	}
	if (same) {
		count_type(s);
		return import_refresh(s->im, s->at, old, s->item, s->json,
				      s->len, err);
	}
	if (s->im->bank.foreign &&
	    s->im->options->on_conflict == PR_CONFLICT_REFUSE)
		return changed_row(s, err);
	if (s->item->version < old->version)
		return older(s, err);
	return conflict(s, err);
}

/* Everything but the table. *stop: refused or put to wait. */
static enum pr_status
check_first(struct step *s, bool last, bool *wait, bool *stop,
	    struct pr_err *err)
{
	struct import_old *old = &s->old;
	enum pr_status st = find_old(s, err);
	char line[160];

	*wait = false;
	*stop = true;
	if (st)
		return st;
	if (old->item.id && old->item.bank != s->im->bank.id)
		return other_bank(s, err);
	if (old->item.id && old->item.import_id == s->im->id) {
		refuse(s, PR_RULE_UUID_TWICE, s->item->uuid,
		       import_line_of(s->im, s->uuid, line));
		return PR_OK;
	}
	st = check_name(s, last, wait, stop, err);
	if (st || *stop)
		return st;
	if (!last) {
		st = import_refs_wait(s->im, s->item, wait, err);
		*stop = *wait;
	}
	if (st || *stop)
		return st;
	st = import_refs_check(s->im, s->at, s->item, stop, err);
	if (*stop)
		import_refused(s->im, s->at);
	return st;
}

enum pr_status
import_item(struct import *im, const struct import_at *at,
	    const struct pr_item *item, const char *json, size_t len, bool last,
	    struct pr_err *err)
{
	struct step s = {
		.im = im, .at = at, .item = item, .json = json, .len = len
	};
	enum pr_status st = pr_uuid_parse(s.uuid, item->uuid, err);
	bool wait = false, stop = false;

	if (!st)
		st = check_first(&s, last, &wait, &stop, err);
	if (st)
		return st;
	if (wait)
		return import_wait(im, at, item, json, len, err);
	if (stop)
		return PR_OK;
	import_position(im, at, item);
	import_note_line(im, at, s.uuid);
	return s.old.item.id ? take_known(&s, err) : take_new(&s, err);
}
