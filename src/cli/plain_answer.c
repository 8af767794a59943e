/* plain_answer.c - from letters and text to a response; see cli/plain.h */
#include "cli/out.h"
#include "cli/plain.h"
#include "words/say.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool
plain_is_typed(const struct pr_item *item)
{
	return item->n_options == 0;
}

static const struct pr_slot *
slot_of(const struct plain *p)
{
	return &pr_seat_form(p->seat)->slots[pr_seat_sitting(p->seat)->at];
}

/* The bank index of a letter or digit, -1 for no option of this item. */
static int
option_of(const struct plain *p, int c)
{
	const struct pr_slot *slot = slot_of(p);
	int place = keymap_place(c);

	return place >= 0 && place < slot->n_options ? slot->order[place] : -1;
}

int
plain_option(struct plain *p, const char *word)
{
	int option =
		word[0] && !word[1] ? option_of(p, (unsigned char)word[0]) : -1;

	if (option < 0)
		out_line(p->cli, "Give the letter of an option, A to %c.",
			 'A' + slot_of(p)->n_options - 1);
	return option;
}

/* "a c", "ac", "A,C": the places named, in order; 0 when it is no such line */
static size_t
options_of(const struct plain *p, const char *line, int out[PR_OPTIONS_MAX])
{
	size_t n = 0;

	for (; *line; line++) {
		int option;

		if (strchr(" ,+;", *line))
			continue;
		option = option_of(p, (unsigned char)*line);
		if (option < 0 || n == PR_OPTIONS_MAX)
			return 0;
		out[n++] = option;
	}
	return n;
}

/* How sure, as a mark or a word behind the letters; 0 nothing was said. */
static int
sure_of(char *line)
{
	static const struct {
		const char *mark;
		int sure;
	} marks[] = { { "guess", 1 }, { "unsure", 2 }, { "sure", 3 },
		      { ",", 1 },     { ".", 2 },      { "!", 3 } };
	size_t len = strlen(line);

	for (size_t i = 0; i < PR_LEN(marks); i++) {
		size_t n = strlen(marks[i].mark);
		bool word = n > 1;

		if (len <= n ||
		    strcasecmp(line + len - n, marks[i].mark) != 0 ||
		    (word && line[len - n - 1] != ' '))
			continue;
		for (len -= n; len && line[len - 1] == ' ';)
			len--;
		line[len] = '\0';
		return marks[i].sure;
	}
	return 0;
}

/* In practice the answer closes the item and the reasons are read. */
static void
after_answer(struct plain *p)
{
	char text[SAY_MAX];

	if (pr_seat_sitting(p->seat)->rules.feedback) {
		if (p->sure &&
		    plain_do(p, PR_EVENT_CONFIDENCE, 0, p->sure, NULL))
			out_line(p->cli, "%s", say_confidence(text, p->sure));
		if (!plain_do(p, PR_EVENT_SHOW, 0, 0, NULL))
			return;
		plain_show_feedback(p);
	}
	plain_move_on(p);
}

static void
choose(struct plain *p, const struct pr_item *item, const int *options,
       size_t n)
{
	const struct pr_slot *slot = slot_of(p);
	bool few = item->type == PR_ITEM_MULTIPLE_RESPONSE &&
		   n < (size_t)item->min_choices;
	char text[SAY_MAX];
	uint32_t choice = 0;

	/* in practice the answer closes the item, so a slip is sent back */
	if (few && pr_seat_sitting(p->seat)->rules.feedback) {
		out_line(p->cli, "Give %d letters, as in: a c",
			 item->min_choices);
		return;
	}
	for (size_t i = 0; i < n; i++)
		choice |= UINT32_C(1) << options[i];
	if (!plain_do(p, PR_EVENT_ANSWER, choice, 0, NULL))
		return;
	out_line(p->cli, "%s", say_chosen(text, slot, choice));
	if (few)
		out_line(p->cli, "This item asks for %d letters.",
			 item->min_choices);
	after_answer(p);
}

static void
type(struct plain *p, const char *body, const char *said)
{
	char text[SAY_MAX];

	if (!plain_do(p, PR_EVENT_ANSWER, 0, 0, body))
		return;
	out_line(p->cli, "%s", say_typed(text, said));
	after_answer(p);
}

static void
order(struct plain *p, const struct pr_item *item, const int *options, size_t n,
      const char *line)
{
	char body[PR_EVENT_BODY_MAX];
	size_t used = 0;

	if (n != item->n_options) {
		out_line(p->cli, "Give all %zu letters in the right order.",
			 item->n_options);
		return;
	}
	for (size_t i = 0; i < n && used < sizeof(body); i++)
		used += (size_t)snprintf(body + used, sizeof(body) - used,
					 "%s%s", i ? " " : "",
					 item->options[options[i]].id);
	type(p, body, line);
}

/* "a1 b3", "a=1 b=3": letters are the sources, numbers the targets. */
static bool
match(struct plain *p, const struct pr_item *item, const char *line)
{
	char body[PR_EVENT_BODY_MAX] = "";
	const char *at = line;
	size_t used = 0;

	while (*at) {
		int source = option_of(p, (unsigned char)*at);
		char *end;
		long target;

		if (!isalpha((unsigned char)*at) || source < 0)
			return false;
		at++;
		at += strspn(at, "= ");
		target = strtol(at, &end, 10);
		if (end == at || target < 1 || target > (long)item->n_targets ||
		    used >= sizeof(body))
			return false;
		used += (size_t)snprintf(body + used, sizeof(body) - used,
					 "%s%s=%s", used ? " " : "",
					 item->options[source].id,
					 item->targets[target - 1].id);
		at = end + strspn(end, " ,;");
	}
	type(p, body, line);
	return true;
}

bool
plain_answer(struct plain *p, const char *line)
{
	const struct pr_item *item = plain_item(p);
	char given[PLAIN_LINE_MAX + 1];
	int options[PR_OPTIONS_MAX];
	size_t n;

	p->sure = 0;
	if (!item)
		return false;
	if (plain_is_typed(item)) {
		/* in practice the answer closes the item: a slip is sent back
		 */
		if (item->type != PR_ITEM_CODE_ENTRY ||
		    plain_codes_read(p, line))
			type(p, line, line);
		return true;
	}
	snprintf(given, sizeof(given), "%s", line);
	if (pr_seat_sitting(p->seat)->rules.feedback)
		p->sure = sure_of(given);
	if (item->type == PR_ITEM_MATCHING)
		return match(p, item, given);
	n = options_of(p, given, options);
	if (n == 0)
		return false;
	if (item->type == PR_ITEM_ORDERING)
		order(p, item, options, n, given);
	else
		choose(p, item, options, n);
	return true;
}
