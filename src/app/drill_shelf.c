/* drill_shelf.c - everything that could be drawn now; see drill_internal.h */
#include "proctor/uuid.h"
#include "util/mem.h"

#include "drill_internal.h"
#include "library_internal.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PACK_FACTS "urn:proctor:pack"

static bool
has_pack(const struct drill_shelf *shelf, int64_t bank)
{
	for (size_t i = 0; i < shelf->n_packs; i++)
		if (shelf->packs[i].bank == bank)
			return true;
	return false;
}

/* {"optional": true, "notice": "..."} of a bank's record. */
static void
read_facts(struct pr_drill_pack *row, const char *record)
{
	cJSON *bank = cJSON_Parse(record);
	const cJSON *more =
		cJSON_GetObjectItemCaseSensitive(bank, "extensions");
	const cJSON *facts = cJSON_GetObjectItemCaseSensitive(more, PACK_FACTS);
	const cJSON *notice = cJSON_GetObjectItemCaseSensitive(facts, "notice");

	row->optional = cJSON_IsTrue(
		cJSON_GetObjectItemCaseSensitive(facts, "optional"));
	if (cJSON_IsString(notice))
		library_cut(row->notice, sizeof(row->notice),
			    notice->valuestring);
	cJSON_Delete(bank);
}

static enum pr_status
fill_pack(struct drill_pack *pack, const struct drill_shelf *shelf,
	  int64_t bank, struct pr_err *err)
{
	unsigned char made[PR_UUID_LEN];
	struct pr_db_bank row;
	enum pr_status st = pr_db_bank_get(shelf->desk->store, bank, &row, err);

	if (!st)
		st = pr_uuid_parse(made, PR_GENERATED_BANK, err);
	if (st)
		return st;
	memset(pack, 0, sizeof(*pack));
	pack->bank = bank;
	pack->generated = !memcmp(made, row.uuid, sizeof(made));
	snprintf(pack->row.identifier, sizeof(pack->row.identifier), "%s",
		 row.identifier);
	if (!row.identifier[0])
		pr_uuid_format(pack->row.identifier, row.uuid);
	library_cut(pack->row.title, sizeof(pack->row.title), row.title);
	read_facts(&pack->row, row.record);
	return PR_OK;
}

static enum pr_status
find_packs(struct drill_shelf *shelf, struct pr_err *err)
{
	size_t cap = 0;
	enum pr_status st = PR_OK;

	for (size_t i = 0; i < shelf->pool.n && !st; i++) {
		int64_t bank = shelf->pool.facts[i].bank;
		void *more;

		if (has_pack(shelf, bank))
			continue;
		more = mem_room(shelf->packs, shelf->n_packs, &cap,
				sizeof(*shelf->packs));
		if (!more)
			return mem_fail(err);
		shelf->packs = more;
		st = fill_pack(&shelf->packs[shelf->n_packs], shelf, bank, err);
		shelf->n_packs += !st;
	}
	return st;
}

static int
by_identifier(const void *a, const void *b)
{
	const struct drill_pack *x = a, *y = b;

	return strcmp(x->row.identifier, y->row.identifier);
}

static void
count_packs(struct drill_shelf *shelf)
{
	if (shelf->n_packs)
		qsort(shelf->packs, shelf->n_packs, sizeof(*shelf->packs),
		      by_identifier);
	for (size_t i = 0; i < shelf->pool.n; i++)
		for (size_t k = 0; k < shelf->n_packs; k++) {
			struct drill_pack *pack = &shelf->packs[k];

			if (pack->bank != shelf->pool.facts[i].bank)
				continue;
			pack->row.items++;
			pack->row.unseen += !shelf->pool.candidates[i].seen_ms;
		}
}

enum pr_status
drill_shelf_open(struct drill_shelf *shelf, struct pr_desk *desk,
		 struct pr_err *err)
{
	struct pr_err own = { 0 };
	enum pr_status st;

	memset(shelf, 0, sizeof(*shelf));
	shelf->desk = desk;
	st = pr_library_exam(desk, PR_DRILLS, &shelf->exam, &shelf->exam_rev,
			     &own);
	if (st == PR_ENOTFOUND)
		return pr_fail(err, st,
			       "The outline of the drills is not here; it "
			       "comes with the question banks of the program.");
	if (st)
		return pr_fail(err, st, "%s", own.text);
	shelf->book = pr_desk_book(desk);
	shelf->before = pr_desk_book_before(desk);
	st = app_pool_load(&shelf->pool, desk, shelf->exam, err);
	if (!st)
		st = find_packs(shelf, err);
	if (!st)
		count_packs(shelf);
	else
		drill_shelf_release(shelf);
	return st;
}

void
drill_shelf_release(struct drill_shelf *shelf)
{
	app_pool_release(&shelf->pool);
	free(shelf->packs);
	pr_exam_free(shelf->exam);
	memset(shelf, 0, sizeof(*shelf));
}

const struct drill_pack *
drill_shelf_pack(const struct drill_shelf *shelf, size_t candidate)
{
	for (size_t i = 0; i < shelf->n_packs; i++)
		if (shelf->packs[i].bank == shelf->pool.facts[candidate].bank)
			return &shelf->packs[i];
	return NULL;
}

bool
drill_shelf_offers(const struct drill_shelf *shelf, size_t candidate,
		   const struct drill_pack *pack)
{
	const struct drill_pack *own = drill_shelf_pack(shelf, candidate);

	if (shelf->pool.candidates[candidate].pretest || !own)
		return false;
	return pack ? own == pack : !own->row.optional;
}

bool
drill_shelf_makes(const struct drill_shelf *shelf, int domain, int task)
{
	const struct pr_domain *d = &shelf->exam->domains[domain];
	size_t n;
	const struct pr_generator *g = pr_generators(&n);

	for (size_t i = 0; i < n; i++) {
		if (!pr_generator_ready(&g[i], shelf->book, shelf->before))
			continue;
		for (size_t t = 0; t < d->n_tasks; t++)
			if ((task < 0 || (size_t)task == t) &&
			    !strcmp(d->tasks[t].identifier, g[i].task))
				return true;
	}
	return false;
}

enum pr_status
pr_drill_packs(struct pr_desk *desk, struct pr_drill_pack **out, size_t *n,
	       struct pr_err *err)
{
	struct drill_shelf shelf;
	struct pr_drill_pack *rows;
	enum pr_status st;

	*out = NULL;
	*n = 0;
	st = drill_shelf_open(&shelf, desk, err);
	if (st)
		return st;
	rows = mem_array(shelf.n_packs, sizeof(*rows));
	for (size_t i = 0; rows && i < shelf.n_packs; i++)
		if (!shelf.packs[i].generated)
			rows[(*n)++] = shelf.packs[i].row;
	*out = rows;
	drill_shelf_release(&shelf);
	return rows ? PR_OK : mem_fail(err);
}
