/*
 * fuzz_plain.c - whatever is typed in plain mode: answers are kept as said,
 * the log gives the same sitting again, and what is printed is clean text
 *
 * The input: one byte of flags (PLAIN_FLAGS), then the lines. Each run has a
 * data folder of its own, copied from one that holds plain.json.
 */
#include "cli/plain.h"
#include "proctor/library.h"
#include "proctor/result.h"
#include "proctor/text.h"
#include "util/fs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BANK "tests/fuzz/plain.json"
#define NOW INT64_C(1795000000000)
#define OUTPUT_MAX (32u << 20)

enum plain_flags {
	MOCK = 1,
	NARROW = 2,
	ASCII = 4,
	RUNS_ON = 8,
	UNTIMED = 16,
	BREAKS_STOP = 32,
};

static struct {
	char base[200], empty[220], data[220], state[220], path[220];
	int in, out, out_before, in_before;
	struct pr_seat *seat; /* looked at whenever the clock is read */
} here;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
fail(const char *what, const char *why)
{
	fprintf(stderr, "fuzz_plain: %s %s\n", what, why ? why : "");
	abort();
}

static void
must(bool is_so, const char *what)
{
	if (!is_so)
		fail(what, NULL);
}

static void
must_ok(enum pr_status st, const char *what, const struct pr_err *err)
{
	if (st)
		fail(what, err->text);
}

/* ---- folders -------------------------------------------------------------
 */

static void
each_file(const char *from, void (*what)(const char *path, const char *name))
{
	struct fs_list list = { 0 };
	struct pr_err err = { 0 };

	if (fs_list(&list, from, &err) != PR_OK)
		return;
	for (size_t i = 0; i < list.n_names; i++) {
		char *path = fs_join(from, list.names[i]);

		must(path != NULL, "memory");
		what(path, list.names[i]);
		free(path);
	}
	fs_list_release(&list);
}

static void
take_away(const char *path, const char *name)
{
	(void)name;
	unlink(path);
}

static void
copy(const char *path, const char *name)
{
	struct pr_err err = { 0 };
	char *to = fs_join(here.data, name);
	char *bytes = NULL;
	size_t n;
	FILE *file;

	must(to != NULL, "memory");
	must_ok(fs_read(&bytes, &n, path, 1 << 26, &err), "copy", &err);
	file = fopen(to, "wb");
	must(file && fwrite(bytes, 1, n, file) == n && !fclose(file), "copy");
	free(bytes);
	free(to);
}

static void
clean_up(void)
{
	each_file(here.data, take_away);
	each_file(here.state, take_away);
	each_file(here.empty, take_away);
	each_file(here.base, take_away);
	rmdir(here.data);
	rmdir(here.state);
	rmdir(here.empty);
	rmdir(here.base);
}

/* ---- what must hold ------------------------------------------------------
 */

static void
check_cell(const struct pr_cell *cell, const struct pr_slot *slot)
{
	uint32_t all = (UINT32_C(1) << slot->n_options) - 1;

	must(!(cell->choice & ~all) && !(cell->struck & ~all), "options");
	must(cell->answered || (!cell->choice && !cell->body), "no answer");
	must(cell->answered <= (cell->n_answers > 0), "answered");
	must(cell->reached || (!cell->answered && !cell->ms), "reached");
	must(cell->confidence >= 0 && cell->confidence <= 3, "confidence");
	must(cell->ms >= 0, "time of an item");
	must(!cell->body || pr_text_is_clean(cell->body, strlen(cell->body), 0),
	     "clean answer");
	must(!cell->note || cell->note[0], "note");
}

static void
check_sitting(struct pr_seat *seat)
{
	const struct pr_sitting *s = pr_seat_sitting(seat);
	const struct pr_form *form = pr_seat_form(seat);
	struct pr_sitting_counts n = pr_sitting_count(s);
	int slots = (int)s->n_slots;
	int64_t total = 0;

	must(slots > 0 && s->n_slots == form->n_slots, "slots");
	must(s->at >= -1 && s->at < slots && s->furthest < slots, "at");
	must(s->at >= 0 || s->state == PR_STATE_NEW, "begun");
	must(n.answered + n.unanswered == slots, "answered");
	must(n.unseen + n.seen_unanswered == n.unanswered, "unseen");
	must(n.flagged <= slots && n.notes <= slots, "marks");
	for (int i = 0; i < slots; i++) {
		check_cell(&s->cells[i], &form->slots[i]);
		total += s->cells[i].ms;
	}
	must(total <= s->active_ms, "times");
	must(!s->rules.timed ||
		     s->active_ms <= s->rules.budget_ms + s->extra_ms,
	     "budget");
	must((s->over_by != PR_OVER_NOT) == (s->state >= PR_STATE_OVER),
	     "over");
	must(pr_seat_left(seat) >= 0, "time left");
	must(!pr_seat_unsaved(seat), "saved");
}

/* Read by every action and every tick, so the state is looked at often. */
static void
read_clock(void *ctx, struct pr_env *out)
{
	pr_clock_read(ctx, out);
	if (here.seat) {
		struct pr_seat *seat = here.seat;

		here.seat = NULL; /* the look itself reads the clock */
		check_sitting(seat);
		here.seat = seat;
	}
}

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

static void
check_same(const struct pr_sitting *a, const struct pr_sitting *b)
{
	must(a->n_slots == b->n_slots && a->seq == b->seq && a->at == b->at,
	     "replayed place");
	must(!memcmp(a->head, b->head, sizeof(a->head)), "replayed head");
	for (size_t i = 0; i < a->n_slots; i++) {
		const struct pr_cell *x = &a->cells[i], *y = &b->cells[i];

		must(x->choice == y->choice && same_text(x->body, y->body) &&
			     x->answered == y->answered &&
			     x->n_answers == y->n_answers,
		     "replayed answer");
		must(x->struck == y->struck && x->flagged == y->flagged &&
			     x->shown == y->shown &&
			     x->confidence == y->confidence &&
			     same_text(x->note, y->note) &&
			     same_text(x->highlight, y->highlight),
		     "replayed marks");
	}
}

/* Left: the log gives it again. Ended: the result has its answers. */
static void
check_kept(struct pr_desk *desk, struct pr_seat *seat)
{
	const struct pr_sitting *s = pr_seat_sitting(seat);
	struct pr_err err = { 0 };
	struct pr_result *result;
	struct pr_seat *again;

	if (s->state != PR_STATE_SEALED) {
		must(s->state == PR_STATE_AWAY, "left");
		must_ok(pr_seat_open(desk, pr_seat_id(seat), &again, &err),
			"opened again", &err);
		check_same(s, pr_seat_sitting(again));
		pr_seat_leave(again);
		return;
	}
	must_ok(pr_result_load(desk, pr_seat_id(seat), &result, &err), "result",
		&err);
	must(result->n_items == (int)s->n_slots, "items of the result");
	for (size_t i = 0; i < s->n_slots; i++)
		must(result->responses[i].answered == s->cells[i].answered &&
			     result->responses[i].flagged ==
				     s->cells[i].flagged,
		     "responses of the result");
	pr_result_free(result);
}

static bool
ends_with(const char *line, size_t len, const char *end)
{
	size_t n = strlen(end);

	return len >= n && !memcmp(line + len - n, end, n);
}

/* Lines that say that an answer was taken; prompts begin otherwise. The same
 * answer again is said, too, but nothing happened. */
static int
count_said(const char *text)
{
	int n = 0;

	for (const char *end; (end = strchr(text, '\n')); text = end + 1) {
		size_t len = (size_t)(end - text);

		if (len < 7 || memchr("0123456789\"", text[0], 11))
			continue;
		if (!memcmp(text, "Answer ", 7))
			n += ends_with(text, len, " kept.") || len > 300;
		else if (strchr(", s", text[1]) || !memcmp(text, "Nothing", 7))
			n += ends_with(text, len, " selected.");
	}
	return n;
}

static void
check_output(const struct pr_seat *seat, unsigned flags)
{
	const struct pr_sitting *s = pr_seat_sitting(seat);
	off_t size = lseek(here.out, 0, SEEK_END);
	char *text;
	int given = 0;

	must(!ferror(stdout) && size >= 0 && size < OUTPUT_MAX, "output");
	text = malloc((size_t)size + 1);
	must(text && pread(here.out, text, (size_t)size, 0) == size, "output");
	text[size] = '\0';
	must(strlen(text) == (size_t)size, "NUL in the output");
	for (const char *p = text; p < text + size;) {
		size_t used;
		uint32_t c = pr_text_next(p, (size_t)(text + size - p), &used);

		if (c == 0xfffd && memcmp(p, "\xef\xbf\xbd", 3) != 0)
			fail("no UTF-8 in the output:",
			     p - (p - text > 40 ? 40 : 0));
		if ((c < 0x20 && c != '\n' && c != '\t') ||
		    (c >= 0x7f && c < 0xa0))
			fail("control character in the output:", p);
		if (flags & ASCII && c >= 0x80)
			fail("not ASCII:", p);
		p += used;
	}
	for (size_t i = 0; i < s->n_slots; i++)
		given += s->cells[i].n_answers;
	if (!(flags & NARROW) &&
	    (count_said(text) < given || (count_said(text) && !given))) {
		fprintf(stderr, "%d said, %d given\n", count_said(text), given);
		fail("answers said and given:", text);
	}
	free(text);
}

/* ---- a run ---------------------------------------------------------------
 */

static void
open_desk(struct cli *cli, const char *data)
{
	struct pr_err err = { 0 };
	struct pr_desk_options options = {
		.data_dir = data,
		.emergency_dir = here.state,
		.clock_ctx = &cli->clock,
		.clock = read_clock,
		.seeded = true,
		.seed = 1,
	};

	pr_clock_test_set(&cli->clock, NOW, 0, 7);
	must_ok(pr_desk_open(&cli->desk, &options, &err), "desk", &err);
}

static void
ignore(void *ctx, const struct pr_finding *finding)
{
	(void)ctx;
	(void)finding;
}

/* The folder all runs start from. */
static void
prepare(void)
{
	static const char *const paths[] = { BANK };
	struct pr_import_options options = { 0 };
	struct pr_findings findings = { NULL, ignore };
	struct pr_import_sum sum;
	struct pr_err err = { 0 };
	struct cli cli = { 0 };
	const char *tmp = getenv("TMPDIR");

	snprintf(here.base, sizeof(here.base), "%s/proctor-plain-XXXXXX",
		 tmp ? tmp : "/tmp");
	must(mkdtemp(here.base) != NULL, "mkdtemp");
	atexit(clean_up);
	snprintf(here.empty, sizeof(here.empty), "%s/empty", here.base);
	snprintf(here.data, sizeof(here.data), "%s/data", here.base);
	snprintf(here.state, sizeof(here.state), "%s/state", here.base);
	snprintf(here.path, sizeof(here.path), "%s/lines", here.base);
	must_ok(fs_mkdir(here.data, &err), "mkdir", &err);
	open_desk(&cli, here.empty);
	must_ok(pr_library_import(cli.desk, paths, 1, &options, &findings, NULL,
				  &sum, &err),
		BANK, &err);
	pr_desk_close(cli.desk);
	here.in = fileno(fopen(here.path, "w+b"));
	snprintf(here.path, sizeof(here.path), "%s/output", here.base);
	here.out = fileno(fopen(here.path, "w+b"));
	must(here.in >= 0 && here.out >= 0, "files");
}

static struct pr_plan
plan_of(unsigned flags)
{
	return (struct pr_plan){
		.exam = flags & MOCK ? "SMALL" : "FREE",
		.kind = flags & MOCK ? PR_SITTING_MOCK : PR_SITTING_PRACTICE,
		.seeded = true,
		.seed = 11,
		.untimed = flags & MOCK && flags & UNTIMED,
		.policy = flags & RUNS_ON ? PR_CLOCK_RUN : PR_CLOCK_PAUSE,
		.extra_min = -1,
		.breaks_stop = flags & BREAKS_STOP ? 1 : -1,
	};
}

/* Begins, and goes on as often as it is left while there are lines. */
static void
sit(struct cli *cli, struct plain_in *in, unsigned flags)
{
	struct pr_plan plan = plan_of(flags);
	struct pr_action action = { .kind = PR_EVENT_BEGIN, .slot = -1 };
	struct pr_err err = { 0 };
	struct pr_seat *seat;
	int64_t id;

	must_ok(pr_seat_start(cli->desk, &plan, &seat, &err), "start", &err);
	id = pr_seat_id(seat);
	for (;;) {
		bool ended;

		must_ok(pr_seat_act(seat, &action, &err), "begin", &err);
		here.seat = seat;
		must(plain_sit(cli, in, seat) == CLI_EXIT_OK, "exit code");
		here.seat = NULL;
		fflush(stdout);
		check_sitting(seat);
		check_kept(cli->desk, seat);
		ended = pr_seat_sitting(seat)->state == PR_STATE_SEALED;
		if (ended || in->eof)
			break;
		pr_seat_leave(seat);
		must_ok(pr_seat_open(cli->desk, id, &seat, &err), "open", &err);
		if (pr_seat_sitting(seat)->state >= PR_STATE_OVER)
			break;
		action.kind = PR_EVENT_RESUME;
	}
	check_output(seat, flags);
	pr_seat_leave(seat);
}

/* Standard input and output are files for the time of a run. */
static void
redirect(const uint8_t *data, size_t size)
{
	fflush(stdout);
	must(!ftruncate(here.in, 0) && !ftruncate(here.out, 0), "truncate");
	must(pwrite(here.in, data, size, 0) == (ssize_t)size, "lines");
	lseek(here.in, 0, SEEK_SET);
	lseek(here.out, 0, SEEK_SET);
	here.in_before = dup(STDIN_FILENO);
	here.out_before = dup(STDOUT_FILENO);
	dup2(here.in, STDIN_FILENO);
	dup2(here.out, STDOUT_FILENO);
}

static void
restore(void)
{
	fflush(stdout);
	dup2(here.in_before, STDIN_FILENO);
	dup2(here.out_before, STDOUT_FILENO);
	close(here.in_before);
	close(here.out_before);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned flags = size ? data[0] : 0;
	struct plain_in in = { 0 };
	struct cli cli = { .plain = true,
			   .asked_plain = true,
			   .utf8 = !(flags & ASCII),
			   .width = flags & NARROW ? 34 : 0,
			   .test_clock = true };

	if (!here.base[0])
		prepare();
	each_file(here.data, take_away);
	each_file(here.empty, copy);
	redirect(data + (size > 0), size - (size > 0));
	open_desk(&cli, here.data);
	sit(&cli, &in, flags);
	pr_desk_close(cli.desk);
	restore();
	return 0;
}
