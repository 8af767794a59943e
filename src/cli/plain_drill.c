/* plain_drill.c - drills line by line: codes, grade, pace; cli/plain.h */
#include "cli/out.h"
#include "cli/plain.h"
#include "cli/signals.h"
#include "words/coded.h"
#include "words/say.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct pr_sitting *
sitting_of(const struct plain *p)
{
	return pr_seat_sitting(p->seat);
}

bool
plain_is_drill(const struct plain *p)
{
	return sitting_of(p)->rules.kind == PR_SITTING_DRILL;
}

const char *
plain_program(char out[PLAIN_COMMAND], const struct cli *cli)
{
	if (cli->opt.learner)
		snprintf(out, PLAIN_COMMAND, "proctor --learner \"%.100s\"",
			 cli->opt.learner);
	else
		snprintf(out, PLAIN_COMMAND, "proctor");
	return out;
}

const char *
plain_go_on(char out[PLAIN_COMMAND], const struct plain *p)
{
	const char *command = plain_is_drill(p) ? "drill" : "exam";
	char program[PLAIN_COMMAND];

	if (sitting_of(p)->rules.kind == PR_SITTING_REVIEW)
		command = "review";
	plain_program(program, p->cli);
	snprintf(out, PLAIN_COMMAND, "%.120s %s --resume", program, command);
	return out;
}

/* Whether a line of codes can be read; says what is wrong with it. */
bool
plain_codes_read(struct plain *p, const char *line)
{
	struct pr_code_line lines[PR_LINES_MAX];
	struct pr_err err = { 0 };
	const struct keymap_row *row = keymap_word(ON_QUESTION, line);
	char text[SAY_MAX];
	size_t n;
	int slip;

	/* a slip: the answer would close the item */
	if (!strpbrk(line, "0123456789")) {
		out_line(p->cli,
			 "There is a digit in every code. A command begins "
			 "with a colon, as in: :%s",
			 row && row->action != ACT_CHOOSE ? line : "end");
		return false;
	}
	if (pr_code_lines_read(lines, &n, line, &err) != PR_OK) {
		out_line(p->cli, "%s", say_sentence(text, err.text));
		return false;
	}
	slip = coded_slip(lines, n);
	if (slip < 0)
		return true;
	out_line(p->cli, "There is a digit in every code; %s has none.",
		 lines[slip].code);
	return false;
}

static bool
wants_poa(const struct pr_item *item)
{
	for (size_t i = 0; i < item->n_answers; i++)
		if (item->answers[i].poa)
			return true;
	return false;
}

static bool
wants_modifiers(const struct pr_item *item)
{
	for (size_t i = 0; i < item->n_systems; i++) {
		enum pr_code_system system =
			pr_code_system_of(item->systems[i]);

		if (system == PR_CODE_HCPCS || system == PR_CODE_CPT)
			return true;
	}
	return false;
}

void
plain_codes_task(struct plain *p, const struct pr_item *item, bool again)
{
	bool several = item->n_answers > 1;
	unsigned kind = 1u << (several + 2 * wants_modifiers(item) +
			       4 * wants_poa(item));

	if (!again && (p->told & kind))
		return;
	out_line(p->cli,
		 several ? "Type the codes in their order on one line, blanks "
			   "between them. A line that begins with a colon is "
			   "a command."
			 : "Type the code. A line that begins with a colon is "
			   "a command.");
	if (wants_modifiers(item))
		out_line(p->cli, "Modifiers follow a hyphen, units an x, as "
				 "in: A4253-KX x2");
	if (wants_poa(item))
		out_line(p->cli, "The POA indicator follows a slash, as in: "
				 "I50.9/Y");
	if (!p->told && plain_is_drill(p) && pr_drill_open_book(p->seat) &&
	    pr_desk_tables(p->cli->desk))
		out_line(p->cli, ":find WORDS looks a code up, :show CODE "
				 "reads its page, :lines CODES checks their "
				 "shape.");
	p->told |= kind;
}

/* ---- after the answer ---------------------------------------------------- */

static void
read_part(struct plain *p, const char *head, const char *text)
{
	if (text[0])
		out_line(p->cli, "%s: %s", head, text);
}

static void
read_mark(struct plain *p, const struct pr_code_grade *grade, size_t i,
	  const struct pr_item *item)
{
	const char *kind = pr_feedback_words(grade->marks[i].kind);
	struct pr_mark_words words;

	pr_mark_words(&words, grade, i, item, pr_desk_book(p->cli->desk));
	out_line(p->cli, "%zu. %c%s.", i + 1, toupper((unsigned char)kind[0]),
		 kind[0] ? kind + 1 : "");
	read_part(p, "Entered", words.entered);
	read_part(p, "Wanted", words.wanted);
	read_part(p, "Difference", words.difference);
	read_part(p, "Why", words.why);
}

void
plain_codes_marked(struct plain *p, const struct pr_item *item)
{
	struct pr_code_grade grade;
	struct pr_err err = { 0 };
	char text[SAY_MAX];

	if (pr_drill_grade(p->seat, sitting_of(p)->at, &grade, &err)) {
		out_line(p->cli, "%s", say_sentence(text, err.text));
		return;
	}
	out_line(p->cli, "%s. Strict score %d, learning score %d of 100.",
		 coded_verdict(&grade), grade.strict, grade.learning);
	for (size_t i = 0; i < grade.n_marks; i++)
		read_mark(p, &grade, i, item);
}

void
plain_drill_after(struct plain *p, const struct pr_item *item)
{
	struct pr_drill_pace pace;
	char edition[240], mean[SAY_MAX], target[SAY_MAX];

	pr_drill_edition(p->cli->desk, item, edition);
	if (edition[0] && strcmp(edition, p->edition) != 0) {
		out_line(p->cli, "%s", edition);
		snprintf(p->edition, sizeof(p->edition), "%s", edition);
	}
	pr_drill_pace(p->seat, &pace);
	if (!pace.answered)
		return;
	out_line(p->cli,
		 "So far: %d of %d right, %d in a row. %s an item; the target "
		 "for this one was %s.",
		 pace.right, pace.answered, pace.streak,
		 say_length(mean, pace.mean_ms),
		 say_length(target, pace.target_ms));
}

/* ---- the open book ------------------------------------------------------- */

/* The tables, or NULL after saying why they are not to be had. */
static struct pr_tables *
book(struct plain *p)
{
	struct pr_tables *tables = pr_desk_tables(p->cli->desk);

	if (!pr_drill_open_book(p->seat)) {
		out_line(p->cli, "This drill was started with the book "
				 "closed.");
		return NULL;
	}
	if (!tables)
		out_line(p->cli, "No code tables are here. proctor codes "
				 "import brings them in.");
	return tables;
}

/* The codes that the item asks for: what is found is of this kind. */
static enum pr_code_system
system_of(const struct pr_item *item)
{
	if (!item || item->n_systems != 1)
		return PR_CODE_NONE;
	return pr_code_system_of(item->systems[0]);
}

static void
find(struct plain *p, const char *words)
{
	struct pr_tables *tables = book(p);
	struct pr_hit hits[8];
	struct pr_err err = { 0 };
	char text[SAY_MAX];
	size_t n = 0;

	if (!tables)
		return;
	if (!words[0]) {
		out_line(p->cli, "What shall be found? Type for example: "
				 ":find broken wrist");
		return;
	}
	if (pr_tables_find(tables, words, system_of(plain_item(p)), hits,
			   PR_LEN(hits), &n, &err)) {
		out_line(p->cli, "%s", say_sentence(text, err.text));
		return;
	}
	for (size_t i = 0; i < n; i++)
		out_line(p->cli, "%s%s%s%s%s%s%s%s", hits[i].code,
			 hits[i].code[0] ? " " : "", hits[i].title,
			 hits[i].code[0] && !hits[i].billable
				 ? " (more characters are needed)"
				 : "",
			 hits[i].path[0] ? ": " : "", hits[i].path,
			 hits[i].see[0] ? "; see " : "", hits[i].see);
	if (n == 0)
		out_line(p->cli, "Nothing is found for \"%.60s\".", words);
}

/* "Excludes1 (from E11): ...", "E11: Type 2 diabetes mellitus" */
static void
read_page_line(struct plain *p, const struct pr_page_line *line)
{
	bool code = line->code[0] && line->kind == PR_PAGE_CHILD;

	out_line(p->cli, "%s%s%s%s%s%s%s%s", line->label,
		 line->from[0] ? " (from " : "", line->from,
		 line->from[0] ? ")" : "", line->label[0] ? ": " : "",
		 code ? line->code : "", code ? " " : "",
		 line->text ? line->text : "");
}

static void
show(struct plain *p, const char *code)
{
	struct pr_tables *tables = book(p);
	struct pr_page *page = NULL;
	struct pr_err err = { 0 };
	char text[SAY_MAX];

	if (!tables)
		return;
	if (pr_tables_page(tables, code, &page, &err)) {
		out_line(p->cli, "%s", say_sentence(text, err.text));
		return;
	}
	for (size_t i = 0; i < page->n_lines; i++)
		read_page_line(p, &page->lines[i]);
	pr_page_free(page);
	out_line(p->cli, "End of the page.");
}

/* One line of codes, each with what its shape says. */
static void
lines(struct plain *p, const char *rest)
{
	const struct pr_cell *cell = &sitting_of(p)->cells[sitting_of(p)->at];
	struct pr_code_line read[PR_LINES_MAX];
	struct pr_err err = { 0 };
	char text[SAY_MAX];
	size_t n;

	if (!rest[0] && cell->answered && cell->body)
		rest = cell->body;
	if (!rest[0]) {
		out_line(p->cli, "Which codes? Type for example: :lines "
				 "E11.22 N18.31");
		return;
	}
	if (pr_code_lines_read(read, &n, rest, &err)) {
		out_line(p->cli, "%s", say_sentence(text, err.text));
		return;
	}
	for (size_t i = 0; i < n; i++) {
		struct pr_code_shape shape;
		char code[12];

		pr_code_shape(&shape, read[i].code, read[i].system);
		if (shape.fault == PR_CODE_FINE)
			out_line(
				p->cli, "%zu. %s, %s.", i + 1,
				pr_code_display(code, shape.system, shape.code),
				pr_code_system_name(shape.system));
		else
			out_line(p->cli, "%zu. %s: %s%s%s", i + 1, read[i].code,
				 shape.words, shape.meant[0] ? " Perhaps " : "",
				 shape.meant);
	}
}

bool
plain_drill_line(struct plain *p, const char *line)
{
	size_t n = strcspn(line, " ");
	const char *rest = line + n + strspn(line + n, " ");

	if (n == 4 && !strncasecmp(line, "find", n))
		find(p, rest);
	else if (n == 4 && !strncasecmp(line, "show", n) && rest[0])
		show(p, rest);
	else if (n == 5 && !strncasecmp(line, "lines", n))
		lines(p, rest);
	else
		return false;
	return true;
}

/* ---- from the plan to the first item ------------------------------------- */

/* What a pack wants to be known before it is drilled. */
static enum pr_status
read_notice(struct cli *cli, const char *pack, struct pr_err *err)
{
	struct pr_drill_pack *rows;
	size_t n;
	enum pr_status st = pr_drill_packs(cli->desk, &rows, &n, err);

	for (size_t i = 0; i < n && !st; i++)
		if (!strcasecmp(rows[i].identifier, pack) && rows[i].notice[0])
			out_line(cli, "%s", rows[i].notice);
	free(rows);
	return st;
}

enum cli_exit
plain_drill(struct cli *cli, struct plain_in *in,
	    const struct pr_drill_plan *plan)
{
	struct pr_err err = { 0 };
	struct pr_seat *seat = NULL;
	enum pr_status st = PR_OK;

	signals_catch();
	if (plan->pack && plan->pack[0])
		st = read_notice(cli, plan->pack, &err);
	if (!st)
		st = pr_drill_start(cli->desk, plan, &seat, &err);
	return st ? cli_fail(&err) : plain_begin(cli, in, seat);
}
