/* ceu_load.c - the picture: rules, ledger and status of one moment */
#include "proctor/uuid.h"
#include "util/arena.h"
#include "util/fs.h"
#include "util/mem.h"

#include "ceu_look.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define FOLDER "question_banks/credentials"
#define TEMPLATE "template.json" /* to be copied, names nobody */
#define RULES_MAX ((size_t)1 << 20)
#define TROUBLES 32
#define MEMORY_MAX ((size_t)256 << 20)

struct memory {
	struct arena *arena;
	const char *troubles[TROUBLES];
};

struct load {
	struct pr_desk *desk;
	struct pr_ceu_picture *picture;
	struct memory *memory;
	enum pr_status st; /* of a walk that had to stop */
	struct pr_err *err;
};

/* ---- rules --------------------------------------------------------------- */

/* The first error of a file; the rest says no more here. */
static void
note_first(void *ctx, const struct pr_finding *finding)
{
	struct pr_err *first = ctx;

	if (first->text[0] || finding->severity < PR_ERROR)
		return;
	snprintf(first->text, sizeof(first->text), "line %ld: %s",
		 finding->line, finding->wrong ? finding->wrong : "");
}

static enum pr_status
add_trouble(struct load *load, const char *name, const char *why)
{
	struct pr_ceu_picture *p = load->picture;
	struct pr_err said;
	char *kept;

	if (p->n_troubles == TROUBLES)
		return PR_OK;
	pr_fail(&said, PR_ESCHEMA,
		"The rules file %.120s cannot be read and is left out: %.220s",
		name, why);
	kept = arena_strdup(load->memory->arena, said.text);
	if (!kept)
		return mem_fail(load->err);
	load->memory->troubles[p->n_troubles++] = kept;
	return PR_OK;
}

/* One file into the book; what cannot be read is a trouble, no failure. */
static enum pr_status
add_rules(struct load *load, const char *name, const char *text, size_t len,
	  bool own)
{
	struct pr_err first = { 0 }, why = { 0 };
	const struct pr_findings findings = { &first, note_first };
	struct pr_ceu_issuer *issuer = NULL;
	enum pr_status st =
		pr_ceu_rules_read(&issuer, name, text, len, &findings, &why);

	if (st == PR_ENOMEM)
		return mem_fail(load->err);
	if (st)
		return add_trouble(load, name,
				   first.text[0] ? first.text : why.text);
	issuer->own = own;
	return pr_ceu_book_add(&load->picture->book, issuer, load->err);
}

static enum pr_status
read_shipped(struct load *load, const char *folder, const char *name)
{
	char *path = fs_join(folder, name);
	struct pr_err why = { 0 };
	char *text = NULL;
	size_t len = 0;
	enum pr_status st;

	if (!path)
		return mem_fail(load->err);
	st = fs_read(&text, &len, path, RULES_MAX, &why);
	if (st == PR_ENOMEM)
		st = mem_fail(load->err);
	else if (st)
		st = add_trouble(load, name, why.text);
	else
		st = add_rules(load, name, text, len, false);
	free(text);
	free(path);
	return st;
}

static bool
is_rules(const char *name)
{
	const char *end = strrchr(name, '.');

	return name[0] != '.' && end && strcmp(end, ".json") == 0 &&
	       strcmp(name, TEMPLATE) != 0;
}

static enum pr_status
load_shipped(struct load *load)
{
	const char *share = load->desk->options.share_dir;
	char *folder = share ? fs_join(share, FOLDER) : NULL;
	struct fs_list list = { 0 };
	struct pr_err why = { 0 };
	enum pr_status st;

	if (share && !folder)
		return mem_fail(load->err);
	st = folder ? fs_list(&list, folder, &why) : PR_ENOTFOUND;
	if (st == PR_ENOTFOUND)
		st = pr_fail(load->err, PR_ENOTFOUND,
			     "The rules of credentials are not there (%s); "
			     "install the program again, or run it from its "
			     "own folder.",
			     folder ? folder : FOLDER);
	else if (st)
		st = pr_fail(load->err, st, "%s", why.text);
	for (size_t i = 0; !st && i < list.n_names; i++)
		if (is_rules(list.names[i]))
			st = read_shipped(load, folder, list.names[i]);
	fs_list_release(&list);
	free(folder);
	return st;
}

static bool
add_own(void *ctx, const struct pr_db_ceu_rules *row)
{
	struct load *load = ctx;

	if (row->text[0]) /* else the shipped one counts again */
		load->st = add_rules(load, row->name, row->text,
				     strlen(row->text), true);
	return !load->st;
}

static enum pr_status
load_book(struct load *load)
{
	enum pr_status st = load_shipped(load);

	if (!st)
		st = pr_db_ceu_rules_each(load->desk->store, load, add_own,
					  load->err);
	load->picture->troubles = load->memory->troubles;
	return load->st ? load->st : st;
}

/* ---- what if ------------------------------------------------------------- */

static enum pr_status
add_extra(struct load *load)
{
	struct pr_ceu_ledger *ledger = &load->picture->ledger;
	struct pr_ceu_entry *more = arena_array(
		load->memory->arena, ledger->n_entries + 1, sizeof(*more));
	size_t at;

	if (!more)
		return mem_fail(load->err);
	ledger->n_entries =
		pr_ceu_entries_with(more, ledger, load->picture->extra, 0, &at);
	ledger->entries = more;
	return PR_OK;
}

static enum pr_status
judge(struct load *load)
{
	struct pr_ceu_picture *p = load->picture;

	return pr_ceu_judge(&p->status, &p->book, &p->ledger, p->today,
			    load->err);
}

static enum pr_status
suppose(struct load *load, const char *what_if)
{
	struct pr_ceu_picture *p = load->picture;
	struct pr_ceu_room room;
	enum pr_status st;

	pr_ceu_room_of(&room, p, 0);
	st = pr_ceu_suppose(&p->extra, what_if, &room, &p->what_if_said,
			    load->err);
	if (!st)
		st = add_extra(load);
	if (st)
		return st;
	pr_ceu_status_free(p->status);
	p->status = NULL;
	return judge(load);
}

/* ---- the picture --------------------------------------------------------- */

static enum pr_status
fill(struct load *load, const char *what_if)
{
	struct pr_env env;
	enum pr_status st;

	load->memory->arena = arena_new(MEMORY_MAX);
	if (!load->memory->arena)
		return mem_fail(load->err);
	pr_desk_now(load->desk, &env);
	load->picture->today = pr_date_from_ms(env.wall_ms, env.utc_offset_min);
	st = load_book(load);
	if (!st)
		st = app_ceu_ledger(&load->picture->ledger, load->desk,
				    load->memory->arena, load->err);
	if (!st)
		st = app_ceu_told(&load->picture->ledger, load->desk,
				  load->memory->arena, load->err);
	if (!st)
		st = judge(load);
	if (!st && what_if)
		st = suppose(load, what_if);
	return st;
}

enum pr_status
pr_ceu_load(struct pr_desk *desk, const char *what_if,
	    struct pr_ceu_picture **out, struct pr_err *err)
{
	struct load load = { .desk = desk, .err = err };
	enum pr_status st;

	*out = NULL;
	load.picture = calloc(1, sizeof(*load.picture));
	load.memory = calloc(1, sizeof(*load.memory));
	if (!load.picture || !load.memory) {
		free(load.picture);
		free(load.memory);
		return mem_fail(err);
	}
	load.picture->memory = load.memory;
	pr_uuid_format(load.picture->learner, desk->learner_uuid);
	st = fill(&load, what_if);
	if (st)
		pr_ceu_picture_free(load.picture);
	else
		*out = load.picture;
	return st;
}

void
pr_ceu_picture_free(struct pr_ceu_picture *picture)
{
	struct memory *memory;

	if (!picture)
		return;
	memory = picture->memory;
	pr_ceu_status_free(picture->status);
	pr_ceu_entry_free(picture->extra);
	pr_ceu_book_release(&picture->book);
	if (memory)
		arena_free(memory->arena);
	free(memory);
	free(picture);
}

void
pr_ceu_room_of(struct pr_ceu_room *out, const struct pr_ceu_picture *picture,
	       int64_t instead)
{
	*out = (struct pr_ceu_room){
		.book = &picture->book,
		.ledger = &picture->ledger,
		.status = picture->status,
		.instead = instead,
	};
}
