/* say.c - what happened after an action, in words; see words/say.h */
#include "words/say.h"

#include "proctor/text.h"
#include "words/coded.h"
#include "words/say_internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Cuts a piece of UTF-8 that snprintf left at the end. */
static void
cut_clean(char out[SAY_MAX])
{
	size_t len = strlen(out);
	size_t back = 0;

	if (len + 1 < SAY_MAX)
		return;
	while (back < 3 && len > back + 1 &&
	       ((unsigned char)out[len - back - 1] & 0xc0) == 0x80)
		back++;
	if ((unsigned char)out[len - back - 1] >= 0xc0)
		out[len - back - 1] = '\0';
}

char *
say_put(char out[SAY_MAX], const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vsnprintf(out, SAY_MAX, fmt, args);
	va_end(args);
	cut_clean(out);
	return out;
}

char *
say_add(char out[SAY_MAX], const char *fmt, ...)
{
	size_t len = strlen(out);
	va_list args;

	va_start(args, fmt);
	vsnprintf(out + len, SAY_MAX - len, fmt, args);
	va_end(args);
	cut_clean(out);
	return out;
}

char *
say_sentence(char out[SAY_MAX], const char *message)
{
	size_t len;

	say_put(out, "%s", message);
	if (out[0] >= 'a' && out[0] <= 'z')
		out[0] = (char)(out[0] - 'a' + 'A');
	len = strlen(out);
	if (len && !strchr(".?!:", out[len - 1]))
		say_add(out, ".");
	return out;
}

char *
say_count(char out[SAY_MAX], long n, const char *noun)
{
	return say_put(out, "%ld %s%s", n, noun, n == 1 ? "" : "s");
}

/* ", " between, " and " before the last. */
static void
add_listed(char out[SAY_MAX], const char *word, int i, int n)
{
	const char *gap = i == 0 ? "" : i + 1 == n ? " and " : ", ";

	say_add(out, "%s%s", gap, word);
}

static int
count_bits(uint32_t mask)
{
	int n = 0;

	for (; mask; mask &= mask - 1)
		n++;
	return n;
}

static uint32_t
known(const struct pr_slot *slot, uint32_t mask)
{
	if (slot->n_options >= 32)
		return mask;
	return mask & ((UINT32_C(1) << slot->n_options) - 1);
}

char *
say_letters(char out[SAY_MAX], const struct pr_slot *slot, uint32_t mask)
{
	int n = count_bits(known(slot, mask));
	int i = 0;

	say_put(out, "%s", n ? "" : "nothing");
	for (int place = 0; place < slot->n_options; place++) {
		char letter[2] = { (char)('A' + place), '\0' };

		if (mask & UINT32_C(1) << slot->order[place])
			add_listed(out, letter, i++, n);
	}
	return out;
}

bool
say_listed(const struct pr_cell *cell, enum say_list which)
{
	switch (which) {
	case SAY_UNANSWERED:
		return !cell->answered;
	case SAY_FLAGGED:
		return cell->flagged;
	case SAY_NOTES:
		return cell->note != NULL;
	case SAY_UNSURE:
		return cell->confidence == 1 || cell->confidence == 2;
	case SAY_UNSEEN:
		return !cell->reached;
	}
	return false;
}

char *
say_items(char out[SAY_MAX], const struct pr_sitting *sitting,
	  enum say_list which, int max)
{
	int n = 0;
	int shown;
	int i = 0;

	for (size_t k = 0; k < sitting->n_slots; k++)
		n += say_listed(&sitting->cells[k], which);
	say_put(out, "%s", n ? "" : "none");
	shown = n > max ? max : n;
	for (size_t k = 0; k < sitting->n_slots && i < shown; k++) {
		char number[24];

		if (!say_listed(&sitting->cells[k], which))
			continue;
		snprintf(number, sizeof(number), "%zu", k + 1);
		/* no " and " before the last when more follow */
		add_listed(out, number, i, n > max ? n : shown);
		i++;
	}
	if (n > shown)
		say_add(out, " and %d more", n - shown);
	return out;
}

char *
say_place(char out[SAY_MAX], const struct pr_sitting *sitting)
{
	return say_put(out, "Item %d of %zu.", sitting->at + 1,
		       sitting->n_slots);
}

char *
say_counts(char out[SAY_MAX], const struct pr_sitting *sitting)
{
	struct pr_sitting_counts c = pr_sitting_count(sitting);
	char notes[SAY_MAX];

	return say_put(out,
		       "%d answered, %d without an answer, %d flagged, %s.",
		       c.answered, c.unanswered, c.flagged,
		       say_count(notes, c.notes, "note"));
}

/* "%s selected." with the first letter large. */
char *
say_chosen(char out[SAY_MAX], const struct pr_slot *slot, uint32_t choice)
{
	char letters[SAY_MAX];

	if (!known(slot, choice))
		return say_put(out, "Nothing selected.");
	return say_put(out, "%s selected.", say_letters(letters, slot, choice));
}

static char
letter_of(const struct pr_slot *slot, int option)
{
	int place = pr_slot_place(slot, option);

	return (char)(place < 0 ? '?' : 'A' + place);
}

char *
say_toggled(char out[SAY_MAX], const struct pr_slot *slot, int option,
	    uint32_t choice)
{
	bool on = choice & UINT32_C(1) << option;

	return say_put(out, "%c %s. %d selected.", letter_of(slot, option),
		       on ? "selected" : "unselected",
		       count_bits(known(slot, choice)));
}

char *
say_typed(char out[SAY_MAX], const char *body)
{
	int n = (int)pr_text_fit(body, strlen(body), 120, NULL);

	return say_put(out, "Answer %.*s kept.", n, body);
}

char *
say_struck(char out[SAY_MAX], const struct pr_slot *slot, int option,
	   uint32_t struck)
{
	char letters[SAY_MAX];
	bool on = struck & UINT32_C(1) << option;

	say_put(out, "%c %s. ", letter_of(slot, option),
		on ? "struck out" : "brought back");
	if (!known(slot, struck))
		return say_add(out, "Nothing is struck.");
	return say_add(out, "Struck: %s.", say_letters(letters, slot, struck));
}

char *
say_flag(char out[SAY_MAX], int slot, bool on)
{
	return say_put(
		out, on ? "Item %d flagged." : "Item %d is no longer flagged.",
		slot + 1);
}

char *
say_cleared(char out[SAY_MAX], int slot)
{
	return say_put(out, "Item %d: answer cleared.", slot + 1);
}

char *
say_undone(char out[SAY_MAX], int slot)
{
	return say_put(out, "Item %d: the answer before is back.", slot + 1);
}

char *
say_note(char out[SAY_MAX], int slot, const char *note)
{
	return say_put(out, "Item %d: note %s.", slot + 1,
		       note && note[0] ? "kept" : "removed");
}

char *
say_reported(char out[SAY_MAX], int slot)
{
	return say_put(out, "Item %d: your report is kept.", slot + 1);
}

const char *
say_confidence_word(int confidence)
{
	static const char *const words[] = { "not given", "a guess", "unsure",
					     "sure" };

	return confidence >= 1 && confidence <= 3 ? words[confidence]
						  : words[0];
}

char *
say_confidence(char out[SAY_MAX], int confidence)
{
	return say_put(out, "Confidence: %s.", say_confidence_word(confidence));
}

/* "1 item has no answer." "3 items have no answer." "Every item ..." */
static void
add_open(char out[SAY_MAX], const struct pr_sitting *sitting)
{
	int n = pr_sitting_count(sitting).unanswered;

	if (n == 0)
		say_add(out, "Every item has an answer.");
	else
		say_add(out, "%d item%s no answer.", n,
			n == 1 ? " has" : "s have");
}

char *
say_left_blank(char out[SAY_MAX], const struct pr_sitting *sitting, int slot)
{
	say_put(out, "Item %d left without an answer. ", slot + 1);
	add_open(out, sitting);
	return out;
}

char *
say_edge(char out[SAY_MAX], const struct pr_sitting *sitting, int step)
{
	if (step < 0)
		return say_put(out, "There is no item before 1.");
	return say_put(out, "There is no item after %zu.", sitting->n_slots);
}

char *
say_none(char out[SAY_MAX], enum say_list which)
{
	switch (which) {
	case SAY_UNANSWERED:
		return say_put(out, "Every item has an answer.");
	case SAY_FLAGGED:
		return say_put(out, "No item is flagged.");
	case SAY_NOTES:
		return say_put(out, "No item has a note.");
	case SAY_UNSURE:
		return say_put(out, "No item is marked unsure.");
	case SAY_UNSEEN:
		break;
	}
	return say_put(out, "Every item has been displayed.");
}

char *
say_unsaved(char out[SAY_MAX], const struct pr_err *err)
{
	size_t len = strlen(err->text);

	if (!strncmp(err->text, "NOT SAVED", 9))
		return say_put(out, "%s", err->text);
	while (len && err->text[len - 1] == '.')
		len--;
	return say_put(out,
		       "NOT SAVED: %.*s. Your answer is kept in memory and "
		       "will be tried again.",
		       (int)len, err->text);
}

char *
say_saved_again(char out[SAY_MAX])
{
	return say_put(out, "Saved. Nothing waits to be written.");
}

char *
say_emergency(char out[SAY_MAX], int n)
{
	return say_put(out,
		       "%d answer%s could not be written to the disk and %s "
		       "kept in another file. Take %s in?",
		       n, n == 1 ? "" : "s", n == 1 ? "was" : "were",
		       n == 1 ? "it" : "them");
}

const char *
say_what(const struct pr_sitting *sitting)
{
	switch (sitting->rules.kind) {
	case PR_SITTING_DRILL:
		return "drill";
	case PR_SITTING_DIAGNOSTIC:
		return "diagnostic";
	case PR_SITTING_QUICK:
		return "quick check";
	case PR_SITTING_REVIEW:
		return "review";
	case PR_SITTING_MOCK:
	case PR_SITTING_PRACTICE:
		break;
	}
	return sitting->rules.feedback ? "practice" : "exam";
}

char *
say_end_question(char out[SAY_MAX], const struct pr_sitting *sitting)
{
	char items[SAY_MAX];
	int n = pr_sitting_count(sitting).unanswered;

	say_put(out, "End the %s? ", say_what(sitting));
	if (n == 0)
		say_add(out, "Every item has an answer. ");
	else
		say_add(out, "%d item%s no answer: %s. ", n,
			n == 1 ? " has" : "s have",
			say_items(items, sitting, SAY_UNANSWERED, 12));
	return say_add(out, "You cannot change answers afterwards.");
}

char *
say_ended(char out[SAY_MAX], const struct pr_sitting *sitting)
{
	struct pr_sitting_counts c = pr_sitting_count(sitting);

	if (sitting->rules.kind == PR_SITTING_QUICK) /* few are ever asked */
		return say_put(out,
			       "The quick check has ended: %d of %zu "
			       "items answered.",
			       c.answered, sitting->n_slots);
	say_put(out, "The %s has ended. ", say_what(sitting));
	say_add(out, "%d item%s an answer, %d %s none.", c.answered,
		c.answered == 1 ? " has" : "s have", c.unanswered,
		c.unanswered == 1 ? "has" : "have");
	return out;
}
