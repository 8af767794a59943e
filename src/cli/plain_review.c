/* plain_review.c - review, end, break and leaving; see cli/plain.h */
#include "cli/out.h"
#include "cli/plain.h"
#include "proctor/text.h"
#include "words/coded.h"
#include "words/content.h"
#include "words/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define FIRST_WORDS 60 /* bytes of the question in a list */

static const struct pr_sitting *
sitting_of(const struct plain *p)
{
	return pr_seat_sitting(p->seat);
}

/* The question's beginning, cut at a blank. */
static void
first_words(struct plain *p, int slot, char out[FIRST_WORDS + 8])
{
	const struct pr_item *item = pr_seat_item(p->seat, slot, NULL);
	char *text = NULL;
	size_t n;

	out[0] = '\0';
	if (!item || content_plain(&text, &item->stem, NULL))
		return;
	n = strcspn(text, "\n");
	if (n > FIRST_WORDS) {
		n = FIRST_WORDS;
		while (n > 1 && text[n] != ' ')
			n--;
		if (n == 1) /* no blank: between two letters */
			for (n = FIRST_WORDS; (text[n] & 0xc0) == 0x80;)
				n--;
		snprintf(out, FIRST_WORDS + 8, "%.*s ...", (int)n, text);
	} else {
		snprintf(out, FIRST_WORDS + 8, "%.*s", (int)n, text);
	}
	free(text);
}

static void
read_row(struct plain *p, int slot)
{
	const struct pr_cell *cell = &sitting_of(p)->cells[slot];
	char letters[SAY_MAX] = "no answer";
	const char *answer = cell->body ? cell->body : letters;
	char words[FIRST_WORDS + 8] = "";

	if (cell->answered && !cell->body)
		say_letters(letters, &pr_seat_form(p->seat)->slots[slot],
			    cell->choice);
	if (cell->reached)
		first_words(p, slot, words);
	out_line(p->cli, "%d: %.*s%s%s%s. %s", slot + 1,
		 (int)pr_text_fit(answer, strlen(answer), FIRST_WORDS, NULL),
		 answer, cell->flagged ? ", flagged" : "",
		 cell->note ? ", note" : "",
		 cell->reached ? "" : ", not displayed yet", words);
}

static void
read_list(struct plain *p, enum say_list which)
{
	const struct pr_sitting *s = sitting_of(p);
	char text[SAY_MAX];
	int n = 0;

	for (size_t i = 0; i < s->n_slots; i++)
		if (say_listed(&s->cells[i], which)) {
			read_row(p, (int)i);
			n++;
		}
	if (n == 0)
		out_line(p->cli, "%s", say_none(text, which));
}

static void
read_summary(struct plain *p)
{
	const struct pr_sitting *s = sitting_of(p);
	char text[SAY_MAX];

	out_line(p->cli, "Review. %s", say_counts(text, s));
	out_line(p->cli, "Without an answer: %s.",
		 say_items(text, s, SAY_UNANSWERED, 30));
	out_line(p->cli, "Flagged: %s.", say_items(text, s, SAY_FLAGGED, 30));
	out_line(p->cli, "With a note: %s.", say_items(text, s, SAY_NOTES, 30));
	if (s->rules.feedback)
		out_line(p->cli, "Unsure: %s.",
			 say_items(text, s, SAY_UNSURE, 30));
}

static bool
is_word(const char *line, const char *letter, const char *word)
{
	return !strcasecmp(line, letter) || !strcasecmp(line, word);
}

/* The lists by letter and word; false for any other line. */
static bool
list_line(struct plain *p, const char *line)
{
	static const struct {
		const char *letter, *word;
		enum say_list which;
	} lists[] = {
		{ "u", "unanswered", SAY_UNANSWERED },
		{ "f", "flagged", SAY_FLAGGED },
		{ "o", "notes", SAY_NOTES },
		{ "y", "unsure", SAY_UNSURE },
	};

	for (size_t i = 0; i < PR_LEN(lists); i++)
		if (is_word(line, lists[i].letter, lists[i].word)) {
			read_list(p, lists[i].which);
			return true;
		}
	return false;
}

/* True when the review is over. */
static bool
review_line(struct plain *p, const char *line)
{
	char *end;
	long n = strtol(line, &end, 10);

	if (end != line && !*end)
		return plain_go(p, n >= 1 && n <= 100000 ? (int)n - 1 : -1);
	if (!line[0] || is_word(line, "b", "back"))
		return true;
	if (is_word(line, "E", "end")) {
		plain_end(p);
		return true;
	}
	if (list_line(p, line))
		return false;
	if (is_word(line, "t", "time"))
		plain_show_time(p);
	else
		out_line(p->cli, "Type a number to open that item; u, f, o or "
				 "y for the list of items without an answer, "
				 "flagged, with a note, unsure; t for the "
				 "time; end to end; b to go back.");
	return false;
}

void
plain_review(struct plain *p)
{
	const char *line;

	read_summary(p);
	while ((line = plain_ask(p, "Review (number, u, f, o, end, b back, ? "
				    "help): ")) != NULL)
		if (review_line(p, line))
			break;
	p->show = true;
}

/* plain_ask, where "?" is answered with help and asked again. */
static const char *
ask(struct plain *p, const char *prompt, const char *help)
{
	const char *line;

	while ((line = plain_ask(p, prompt)) != NULL && plain_wants_help(line))
		out_line(p->cli, "%s", help);
	return line;
}

void
plain_end(struct plain *p)
{
	bool practice = sitting_of(p)->rules.feedback;
	char text[SAY_MAX];
	const char *line;

	p->left = p->cli->preview;
	if (p->left)
		return;
	out_line(p->cli, "%s", say_end_question(text, sitting_of(p)));
	line = ask(p, "Type END to end, anything else to go back: ",
		   "END ends it and reads the report; any other line goes back "
		   "to the item.");
	if (!line)
		return;
	if (practice ? !strcasecmp(line, "END") : !strcmp(line, "END"))
		plain_do(p, PR_EVENT_END, 0, 0, NULL);
	else
		out_line(p->cli, "Not ended. The word is END%s.",
			 practice ? "" : ", in capitals");
}

void
plain_break(struct plain *p)
{
	const struct pr_sitting *s = sitting_of(p);
	char text[SAY_MAX], prompt[80];

	if (s->state == PR_STATE_RUNNING &&
	    !plain_do(p, PR_EVENT_BREAK_START, 0, 0, NULL))
		return;
	out_line(p->cli, "%s The item is hidden.",
		 say_break(text, s->break_stops));
	snprintf(prompt, sizeof(prompt),
		 "Press Enter to go back to the %s: ", say_what(s));
	if (!ask(p, prompt, "Enter, or any other line, ends the break."))
		return;
	if (plain_do(p, PR_EVENT_BREAK_END, 0, 0, NULL))
		out_line(p->cli, "%s", say_break_over(text, s));
	p->show = true;
}

void
plain_leave(struct plain *p)
{
	const struct pr_sitting *s = sitting_of(p);
	char text[SAY_MAX], help[160 + PLAIN_COMMAND];
	char command[PLAIN_COMMAND];
	const char *line;

	p->left = p->cli->preview;
	if (p->left)
		return;
	out_line(p->cli, "Leave? Your answers are saved.%s%s",
		 s->rules.timed ? " " : "",
		 s->rules.timed ? say_policy(text, s->rules.policy) : "");
	snprintf(help, sizeof(help),
		 "y leaves; %s goes on later. Any other line goes back to the "
		 "item.",
		 plain_go_on(command, p));
	line = ask(p, "Type y to leave, anything else to go on: ", help);
	if (!line)
		return;
	if (strcasecmp(line, "y") != 0 && strcasecmp(line, "yes") != 0) {
		p->show = true;
		return;
	}
	if (!plain_do(p, PR_EVENT_SUSPEND, 0, PR_AWAY_LEFT, NULL))
		return;
	p->left = true;
	out_line(p->cli, "%s", say_suspended(text, s));
	out_line(p->cli, "To go on: %s", command);
}
