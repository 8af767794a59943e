/* sit_look.c - what the screens of a sitting share; see tui/sit_look.h */
#include "tui/sit_look.h"

#include "tui/item_text.h"

#include <stdio.h>
#include <string.h>

const struct pr_sitting *
sit_state(const struct tui *tui)
{
	const struct pr_seat *seat = tui_seat(tui);

	return seat ? pr_seat_sitting(seat) : NULL;
}

bool
sit_live(const struct tui *tui)
{
	const struct pr_sitting *s = sit_state(tui);

	return s && s->state != PR_STATE_NEW && s->state != PR_STATE_OVER &&
	       s->state != PR_STATE_SEALED;
}

const struct pr_cell *
sit_cell(const struct tui *tui, int slot)
{
	const struct pr_sitting *s = sit_state(tui);

	if (!s || slot < 0 || (size_t)slot >= s->n_slots)
		return NULL;
	return &s->cells[slot];
}

const struct pr_slot *
sit_slot(const struct tui *tui, int slot)
{
	const struct pr_seat *seat = tui_seat(tui);
	const struct pr_form *form = seat ? pr_seat_form(seat) : NULL;

	if (!form || slot < 0 || (size_t)slot >= form->n_slots)
		return NULL;
	return &form->slots[slot];
}

const struct pr_item *
sit_item(struct tui *tui, int slot)
{
	struct pr_seat *seat = tui_seat(tui);
	struct pr_err err = { 0 };
	const struct pr_item *item;

	if (!seat)
		return NULL;
	item = pr_seat_item(seat, slot, &err);
	if (!item)
		tui_alarm(tui, &err);
	return item;
}

static const char *
kind_word(enum pr_sitting_kind kind)
{
	switch (kind) {
	case PR_SITTING_MOCK:
		return "MOCK EXAM";
	case PR_SITTING_PRACTICE:
		return "PRACTICE";
	case PR_SITTING_DIAGNOSTIC:
		return "DIAGNOSTIC";
	case PR_SITTING_QUICK:
		return "QUICK CHECK";
	case PR_SITTING_DRILL:
		return "DRILL";
	case PR_SITTING_REVIEW:
		return "REVIEW";
	}
	return "";
}

static void
narrow_title(char out[SIT_TITLE], const struct pr_sitting *s, const char *page)
{
	if (page)
		snprintf(out, SIT_TITLE, "%s", page);
	else if (s->at >= 0)
		snprintf(out, SIT_TITLE, "%d/%zu%s", s->at + 1, s->n_slots,
			 s->cells[s->at].flagged ? " !" : "");
}

/* "DRILL   Assign codes   ": the kind of the item displayed. */
static void
drill_title(char out[SIT_TITLE], struct tui *tui, const struct pr_sitting *s)
{
	const struct pr_exam *exam = pr_seat_exam(tui_seat(tui));
	const struct pr_slot *slot = sit_slot(tui, s->at);
	bool known = slot && slot->domain >= 0 &&
		     (size_t)slot->domain < exam->n_domains;

	snprintf(out, SIT_TITLE, "DRILL   %.30s   ",
		 known ? exam->domains[slot->domain].title : "Codes");
}

void
sit_title(char out[SIT_TITLE], struct tui *tui, const struct draw *d,
	  const char *page)
{
	const struct pr_sitting *s = sit_state(tui);
	const char *flag;
	size_t used;

	out[0] = '\0';
	if (!s || draw_narrow(d)) {
		if (s)
			narrow_title(out, s, page);
		else
			snprintf(out, SIT_TITLE, "%s", page ? page : "");
		return;
	}
	if (s->rules.kind == PR_SITTING_DRILL)
		drill_title(out, tui, s);
	else
		snprintf(out, SIT_TITLE, "%.40s %s   ",
			 pr_seat_exam(tui_seat(tui))->identifier,
			 kind_word(s->rules.kind));
	used = strlen(out);
	flag = s->at >= 0 && s->cells[s->at].flagged ? "   FLAGGED" : "";
	if (page)
		snprintf(out + used, SIT_TITLE - used, "%s", page);
	else if (s->at >= 0 && tui_settings(tui)->no_counter)
		snprintf(out + used, SIT_TITLE - used, "Item %d%s", s->at + 1,
			 flag);
	else if (s->at >= 0)
		snprintf(out + used, SIT_TITLE - used, "Item %d of %zu%s",
			 s->at + 1, s->n_slots, flag);
}

void
sit_progress(struct draw *d, struct tui *tui)
{
	const struct pr_sitting *s = sit_state(tui);
	struct pr_sitting_counts c;
	struct bar bar = { .lo = -1, .hi = -1, .mark = -1 };
	int cells = draw_narrow(d) ? 12 : 44;
	int col;

	if (draw_low(d) || !s)
		return;
	if (tui_settings(tui)->no_counter) {
		draw_at(d, 1, 1, ROLE_QUIET,
			"progress hidden (i shows it again)");
		return;
	}
	c = pr_sitting_count(s);
	bar.value = (double)c.answered / (double)s->n_slots;
	draw_at(d, 1, 1, ROLE_TEXT, "[");
	col = draw_bar(d, 1, 2, cells, &bar);
	draw_fmt(d, 1, col, ROLE_TEXT, "]  %d answered, %d flagged", c.answered,
		 c.flagged);
}

bool
sit_do(struct tui *tui, enum pr_event_kind kind, int slot, int64_t value)
{
	struct pr_action action = { .kind = kind,
				    .slot = slot,
				    .value = value };

	return tui_do(tui, &action);
}

bool
sit_move(struct tui *tui, int slot)
{
	return sit_do(tui, PR_EVENT_MOVE, slot, 0);
}

int
sit_find(const struct pr_sitting *s, enum say_list which, int after)
{
	int n = (int)s->n_slots;

	for (int i = 1; i <= n; i++) {
		int slot = (after + i + n) % n;

		if (say_listed(&s->cells[slot], which))
			return slot;
	}
	return -1;
}

static void
letters(char out[SIT_ANSWER], const struct pr_slot *slot, uint32_t choice)
{
	size_t used = 0;

	for (int k = 0; k < slot->n_options && used + 3 < SIT_ANSWER; k++) {
		if (!(choice & UINT32_C(1) << slot->order[k]))
			continue;
		if (used)
			out[used++] = '+';
		out[used++] = (char)('A' + k);
	}
	out[used] = '\0';
}

static size_t
count_words(const char *text)
{
	size_t n = 0;

	for (const char *p = text; *p;) {
		p += strspn(p, " ");
		n += *p != '\0';
		p += strcspn(p, " ");
	}
	return n;
}

void
sit_answer(char out[SIT_ANSWER], const struct pr_item *item,
	   const struct pr_slot *slot, const struct pr_cell *cell)
{
	const char *body = cell->body ? cell->body : "";

	out[0] = '\0';
	if (!cell->answered)
		return;
	if (pr_item_is_choice(item->type))
		letters(out, slot, cell->choice);
	else if (item->type == PR_ITEM_MATCHING ||
		 item->type == PR_ITEM_ORDERING)
		snprintf(out, SIT_ANSWER, "%zu of %zu", count_words(body),
			 item->n_options);
	else
		snprintf(out, SIT_ANSWER, "%.20s", body);
}

void
sit_say(struct tui *tui, const char *sentence)
{
	const struct pr_seat *seat = tui_seat(tui);

	if (!seat || !pr_seat_unsaved(seat))
		tui_say(tui, "%s", sentence);
}

void
sit_add(char said[SAY_MAX], const char *more)
{
	size_t used = strlen(said);

	snprintf(said + used, SAY_MAX - used, "%s", more);
}

void
sit_clock(char out[24], int64_t ms)
{
	int64_t s = ms <= 0 ? 0 : (ms + 999) / 1000;

	snprintf(out, 24, "%lld:%02d:%02d", (long long)(s / 3600),
		 (int)(s / 60 % 60), (int)(s % 60));
}

void
sit_stem(char out[128], struct tui *tui, int slot)
{
	const struct pr_item *item = sit_item(tui, slot);
	struct ui_text text = { 0 };

	out[0] = '\0';
	if (!item)
		return;
	content_text(&text, &item->stem, tui_unicode(tui));
	snprintf(out, 128, "%.120s", text.bytes ? text.bytes : "");
	for (char *p = out; *p; p++)
		if (*p == '\n')
			*p = ' ';
	ui_text_release(&text);
}
