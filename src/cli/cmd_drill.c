/* cmd_drill.c - "proctor drill": coding drills, what there is, going on */
#include "cli/cmd.h"
#include "cli/face.h"
#include "cli/out.h"
#include "cli/plain.h"
#include "cli/plan.h"
#include "proctor/generate.h"
#include "proctor/result.h"
#include "report/jsonw.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define ITEMS_MAX 200
#define PACE_MAX 3600

struct values {
	bool list, json, timed, closed_book, resume;
	const char *skill;
	struct opt_number items, pace;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "items", 0, OPT_NUMBER, AT(items), "N", "so many items, else 10" },
	{ "skill", 0, OPT_TEXT, AT(skill), "TASK",
	  "this skill only, such as assign.seventh" },
	{ "timed", 0, OPT_FLAG, AT(timed), NULL,
	  "the drill ends when items times pace are over" },
	{ "pace", 0, OPT_NUMBER, AT(pace), "S",
	  "seconds for an item, else what each item expects" },
	{ "closed-book", 0, OPT_FLAG, AT(closed_book), NULL,
	  "without looking codes up" },
	{ "resume", 0, OPT_FLAG, AT(resume), NULL,
	  "go on with a drill that was left" },
	{ "list", 0, OPT_FLAG, AT(list), NULL,
	  "the kinds and packs, with what there is of each" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "with --list: as JSON" },
};

/* ---- the list ------------------------------------------------------------ */

struct shelf {
	struct pr_drill_row *kinds;
	size_t n_kinds;
	struct pr_drill_pack *packs;
	size_t n_packs;
};

static void
shelf_release(struct shelf *shelf)
{
	free(shelf->kinds);
	free(shelf->packs);
}

static enum pr_status
shelf_load(struct shelf *shelf, struct cli *cli, struct pr_err *err)
{
	enum pr_status st;

	*shelf = (struct shelf){ 0 };
	st = pr_drill_rows(cli->desk, &shelf->kinds, &shelf->n_kinds, err);
	if (!st && shelf->n_kinds)
		st = pr_drill_packs(cli->desk, &shelf->packs, &shelf->n_packs,
				    err);
	return st;
}

static void
put_kind(struct jsonw *json, const struct pr_drill_row *row)
{
	jsonw_object(json, NULL);
	jsonw_maybe(json, "kind", row->kind);
	jsonw_text(json, "title", row->title);
	jsonw_int(json, "items", row->authored);
	jsonw_int(json, "unseen", row->unseen);
	jsonw_bool(json, "generated", row->generated);
	jsonw_maybe(json, "why_not", row->why_not);
	jsonw_int(json, "responses", row->responses);
	jsonw_int(json, "right", row->right);
	jsonw_int(json, "last_ms", row->last_ms);
	jsonw_bool(json, "suggested", row->suggested);
	jsonw_end(json);
}

static enum pr_status
print_json(const struct shelf *shelf, struct pr_err *err)
{
	struct pr_sink sink = out_sink();
	struct page page;
	struct jsonw json = { .page = &page };

	page_init(&page, &sink, 0);
	jsonw_object(&json, NULL);
	jsonw_text(&json, "schema", "proctor.drills/1");
	jsonw_array(&json, "kinds");
	for (size_t i = 0; i < shelf->n_kinds; i++)
		put_kind(&json, &shelf->kinds[i]);
	jsonw_end(&json);
	jsonw_array(&json, "packs");
	for (size_t i = 0; i < shelf->n_packs; i++) {
		const struct pr_drill_pack *row = &shelf->packs[i];

		jsonw_object(&json, NULL);
		jsonw_text(&json, "pack", row->identifier);
		jsonw_text(&json, "title", row->title);
		jsonw_int(&json, "items", row->items);
		jsonw_int(&json, "unseen", row->unseen);
		jsonw_bool(&json, "optional", row->optional);
		jsonw_maybe(&json, "notice", row->notice);
		jsonw_end(&json);
	}
	jsonw_end(&json);
	jsonw_end(&json);
	return page_end(&page, err);
}

static void
print_kind(const struct cli *cli, const struct pr_drill_row *row)
{
	const char *kind = row->kind[0] ? row->kind : "mixed";
	char past[80] = "", made[40] = "";

	if (row->why_not[0]) {
		out_line(cli, "%s: %s; %s.", kind, row->title, row->why_not);
		return;
	}
	if (row->responses)
		snprintf(past, sizeof(past), "; %ld of %ld right so far",
			 row->right, row->responses);
	if (row->generated)
		snprintf(made, sizeof(made), "%s",
			 row->authored ? ", and more are made" : "");
	if (row->authored)
		out_line(cli, "%s: %s; %ld item%s, %ld not met yet%s%s.%s",
			 kind, row->title, row->authored,
			 row->authored == 1 ? "" : "s", row->unseen, made, past,
			 row->suggested ? " Suggested." : "");
	else
		out_line(cli, "%s: %s; items are made as they are needed%s.%s",
			 kind, row->title, past,
			 row->suggested ? " Suggested." : "");
}

static void
print_text(const struct cli *cli, const struct shelf *shelf)
{
	for (size_t i = 0; i < shelf->n_kinds; i++)
		print_kind(cli, &shelf->kinds[i]);
	if (shelf->n_packs)
		out_line(cli, "Packs:");
	for (size_t i = 0; i < shelf->n_packs; i++) {
		const struct pr_drill_pack *row = &shelf->packs[i];

		out_line(cli, "%s: %s; %ld item%s, %ld not met yet%s.",
			 row->identifier, row->title, row->items,
			 row->items == 1 ? "" : "s", row->unseen,
			 row->optional ? "; drilled only when named" : "");
	}
	if (!shelf->n_kinds)
		out_line(cli, "The outline of the drills is not here.");
}

static enum cli_exit
list(struct cli *cli, bool json)
{
	struct pr_err err = { 0 };
	struct shelf shelf;
	enum pr_status st = shelf_load(&shelf, cli, &err);

	if (!st && json)
		st = print_json(&shelf, &err);
	else if (!st)
		print_text(cli, &shelf);
	shelf_release(&shelf);
	return st ? cli_fail(&err) : CLI_EXIT_OK;
}

/* ---- a drill ------------------------------------------------------------- */

/* "term" of "term" and of "terms". */
static bool
is_kind(const char *kind, const char *name)
{
	size_t n = strlen(kind);

	return n && !strncasecmp(kind, name, n) &&
	       (!name[n] ||
		(tolower((unsigned char)name[n]) == 's' && !name[n + 1]));
}

static const char *
next_name(const void *ctx, size_t i)
{
	const struct shelf *shelf = ctx;

	if (i + 1 < shelf->n_kinds)
		return shelf->kinds[i + 1].kind;
	i -= shelf->n_kinds ? shelf->n_kinds - 1 : 0;
	return i < shelf->n_packs ? shelf->packs[i].identifier : NULL;
}

/* A kind or a pack; the plan borrows the name from the shelf. */
static enum pr_status
find_name(struct pr_drill_plan *plan, const struct shelf *shelf,
	  const char *name, struct pr_err *err)
{
	const char *near = opt_nearest(name, next_name, shelf);

	for (size_t i = 0; i < shelf->n_kinds; i++)
		if (is_kind(shelf->kinds[i].kind, name)) {
			plan->kind = shelf->kinds[i].kind;
			return PR_OK;
		}
	for (size_t i = 0; i < shelf->n_packs; i++)
		if (!strcasecmp(shelf->packs[i].identifier, name)) {
			plan->pack = shelf->packs[i].identifier;
			return PR_OK;
		}
	if (!strcasecmp(name, "mixed"))
		return PR_OK;
	if (!strcasecmp(name, PR_GENERATED_BANK_NAME))
		return pr_fail(err, PR_ENOTFOUND,
			       "the items of " PR_GENERATED_BANK_NAME
			       " are made when they are drawn and come with "
			       "their kind, such as proctor drill valid; "
			       "proctor drill --list shows the kinds");
	return pr_fail(err, PR_ENOTFOUND,
		       "there is no kind or pack of drills \"%.64s\"%s%s%s; "
		       "proctor drill --list shows them",
		       name, near ? ", did you mean \"" : "", near ? near : "",
		       near ? "\"" : "");
}

static enum cli_exit
sit(struct cli *cli, const struct pr_drill_plan *plan)
{
	struct tui_options full = { .start = TUI_START_DRILL, .drill = *plan };
	struct plain_in in = { 0 };
	enum cli_exit code;

	if (face_is_full(cli) && face_run(cli, &full, &code))
		return code;
	return plain_drill(cli, &in, plan);
}

/* ---- weak: practice of the learner's exam, where points are lost --------- */

static bool
is_weak(const char *name)
{
	return name && !strcasecmp(name, "weak");
}

/* The learner's exam, else the one sat last. */
static enum pr_status
weak_exam(struct cli *cli, char out[65], struct pr_err *err)
{
	struct pr_past_row *rows = NULL;
	size_t n = 0;
	bool found = false;
	enum pr_status st = PR_OK;

	if (!pr_desk_learner(cli->desk)->exam[0])
		st = pr_result_list(cli->desk, &rows, &n, err);
	for (size_t i = 0; i < n && !found; i++) {
		found = rows[i].kind != PR_SITTING_DRILL;
		if (found)
			snprintf(out, 65, "%s", rows[i].exam);
	}
	free(rows);
	return st || found ? st : plan_exam(cli, out, err);
}

static enum cli_exit
weak(struct cli *cli, const struct values *v)
{
	struct tui_options full = { .start = TUI_START_PLAN };
	struct pr_plan plan = plan_default(cli, PR_SITTING_PRACTICE);
	struct plain_in in = { 0 };
	struct pr_err err = { 0 };
	enum cli_exit code;
	char exam[65];

	if (weak_exam(cli, exam, &err)) {
		cli_fail(&err);
		cli_say("sit one of them first: proctor exam EXAM "
			"--diagnostic");
		return CLI_EXIT_FAILED;
	}
	plan.exam = exam;
	plan.weak = true;
	plan.items = (int)v->items.value;
	full.plan = plan;
	if (face_is_full(cli) && face_run(cli, &full, &code))
		return code;
	return plain_start(cli, &in, &plan, NULL);
}

/* ---- start and resume ---------------------------------------------------- */

static enum cli_exit
start(struct cli *cli, const struct values *v, const char *name)
{
	struct pr_drill_plan plan = {
		.skill = v->skill,
		.items = (int)v->items.value,
		.pace_s = (int)v->pace.value,
		.timed = v->timed,
		.closed_book = v->closed_book,
		.seeded = cli->opt.seed.set,
		.seed = cli->opt.seed.value,
	};
	struct pr_err err = { 0 };
	struct shelf shelf;
	enum pr_status st = shelf_load(&shelf, cli, &err);
	enum cli_exit code;

	if (!st && name)
		st = find_name(&plan, &shelf, name, &err);
	code = st ? cli_fail(&err) : sit(cli, &plan);
	shelf_release(&shelf);
	return code;
}

/* The newest drill that waits. */
static enum cli_exit
resume(struct cli *cli)
{
	struct tui_options full = { .start = TUI_START_RESUME };
	struct pr_paused_row *rows = NULL;
	struct pr_err err = { 0 };
	struct plain_in in = { 0 };
	enum cli_exit code;
	size_t n;

	if (pr_seat_paused(cli->desk, &rows, &n, &err))
		return cli_fail(&err);
	for (size_t i = n; i-- > 0;)
		if (rows[i].kind == PR_SITTING_DRILL)
			full.sitting = rows[i].sitting;
	free(rows);
	if (!full.sitting) {
		cli_say(n ? "no drill waits to be resumed; what waits goes on "
			    "with: proctor exam --resume"
			  : "no drill waits to be resumed");
		return CLI_EXIT_FAILED;
	}
	if (face_is_full(cli) && face_run(cli, &full, &code))
		return code;
	return plain_resume(cli, &in, full.sitting);
}

static bool
outside(const struct opt_number *n, uint64_t max)
{
	return n->set && (!n->value || n->value > max);
}

static bool
is_coding(const struct values *v)
{
	return v->skill || v->pace.set || v->timed || v->closed_book;
}

static bool
is_plan(const struct values *v)
{
	return v->items.set || is_coding(v);
}

/* What of the values does not go together; NULL when all does. */
static const char *
contradiction(const struct values *v, const char *name)
{
	bool plan = name || is_plan(v);

	if (v->resume && (plan || v->list))
		return "--resume goes on with what was left and takes no "
		       "other option";
	if (v->list && plan)
		return "--list shows all there is and starts nothing";
	if (is_weak(name) && is_coding(v))
		return "drill weak takes items of your exam and no option but "
		       "--items";
	if (v->json && !v->list)
		return "--json goes with --list";
	if (outside(&v->items, ITEMS_MAX))
		return "--items is 1 to 200";
	if (outside(&v->pace, PACE_MAX))
		return "--pace is 1 to 3600 seconds";
	return NULL;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	const char *name = args->n ? args->v[0] : NULL;
	const char *wrong = contradiction(v, name);

	if (wrong)
		return cli_misuse("drill", "%s", wrong);
	if (!cli_open(cli, !v->resume))
		return CLI_EXIT_FAILED;
	if (v->list)
		return list(cli, v->json);
	if (v->resume)
		return resume(cli);
	if (is_weak(name))
		return weak(cli, v);
	return start(cli, v, name);
}

const struct cmd cmd_drill = {
	.name = "drill",
	.path = "drill",
	.args = "[KIND|PACK|weak]",
	.summary = "drill codes, and be told exactly what went wrong",
	.about = "Without KIND the drill is mixed: skills never tried come "
		 "first, then those that go\nworst. KIND is one such as assign "
		 "or sequence, PACK a bank of drills; --list shows\nboth. A "
		 "drill can be left and resumed, and is never scaled. weak is "
		 "no "
		 "kind: it takes\nquestions of your exam where points are "
		 "lost.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.max_args = 1,
	.run = run,
};
