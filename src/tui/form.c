/* form.c - text fields and lists with a focus */
#include "tui/form.h"

#include "proctor/text.h"

#include <stdlib.h>
#include <string.h>

void
field_set(struct field *field, const char *text)
{
	size_t room = field->max && field->max < FIELD_MAX - 1 ? field->max
							       : FIELD_MAX - 1;
	size_t len = strlen(text);
	size_t at = 0;

	while (at < len) { /* whole characters only */
		size_t n = pr_text_cluster(text + at, len - at, NULL);

		if (at + n > room)
			break;
		at += n;
	}
	memcpy(field->text, text, at);
	field->text[at] = '\0';
	field->len = field->at = at;
}

static size_t
before(const struct field *field)
{
	size_t last = 0;

	for (size_t at = 0; at < field->at;) {
		last = at;
		at += pr_text_cluster(field->text + at, field->len - at, NULL);
	}
	return last;
}

static size_t
after(const struct field *field)
{
	if (field->at == field->len)
		return field->at;
	return field->at + pr_text_cluster(field->text + field->at,
					   field->len - field->at, NULL);
}

static void
erase_to(struct field *field, size_t from, size_t to)
{
	memmove(field->text + from, field->text + to, field->len - to + 1);
	field->len -= to - from;
	field->at = from;
}

static void
insert(struct field *field, const char *bytes, size_t n)
{
	size_t room = field->max && field->max < FIELD_MAX - 1 ? field->max
							       : FIELD_MAX - 1;

	if (field->len + n > room)
		return;
	if (field->only && (n != 1 || !strchr(field->only, bytes[0])))
		return;
	memmove(field->text + field->at + n, field->text + field->at,
		field->len - field->at + 1);
	memcpy(field->text + field->at, bytes, n);
	field->len += n;
	field->at += n;
}

static void
paste(struct field *field, const char *text)
{
	char *clean = NULL;
	size_t len;

	if (pr_text_clean(&clean, text, strlen(text), PR_CLEAN_FOLD, NULL,
			  NULL) != PR_OK)
		return;
	len = strlen(clean);
	for (size_t at = 0; at < len;) {
		size_t n = pr_text_cluster(clean + at, len - at, NULL);

		insert(field, clean + at, n);
		at += n;
	}
	free(clean);
}

/* What a field never holds is not its key. */
static bool
is_allowed(const struct field *field, int code)
{
	return !field->only || (code < 0x80 && strchr(field->only, code));
}

static void
type_text(struct field *field, int code)
{
	char bytes[4];
	size_t n = pr_text_put(bytes, (uint32_t)code);

	if (pr_text_width((uint32_t)code) > 0)
		insert(field, bytes, n);
}

bool
field_type(struct field *field, const struct key *key)
{
	switch (key->code) {
	case KC_BACKSPACE:
		erase_to(field, before(field), field->at);
		return true;
	case KC_DEL:
		erase_to(field, field->at, after(field));
		return true;
	case KC_LEFT:
		field->at = before(field);
		return true;
	case KC_RIGHT:
		field->at = after(field);
		return true;
	case KC_HOME:
		field->at = 0;
		return true;
	case KC_END:
		field->at = field->len;
		return true;
	case KC_CTRL | 'u':
		erase_to(field, 0, field->at);
		return true;
	case KC_PASTE:
		paste(field, key->text);
		return true;
	default:
		break;
	}
	if (!key_is_text(key->code) || !is_allowed(field, key->code))
		return false;
	type_text(field, key->code);
	return true;
}

void
field_draw(struct draw *d, int row, int col, int cells,
	   const struct field *field, bool focused)
{
	const char *text = field->text;
	size_t at = field->at;
	int to_cursor = pr_text_cells(text, at);
	int used;

	while (focused && to_cursor >= cells &&
	       at > 0) { /* the cursor stays in sight */
		size_t n = pr_text_cluster(text, strlen(text), NULL);

		text += n;
		at -= n < at ? n : at;
		to_cursor = pr_text_cells(text, at);
	}
	if (to_cursor >= cells)
		to_cursor = cells - 1;
	used = draw_cut(d, row, col, cells, ROLE_FIELD, text);
	for (; used < col + cells; used++)
		draw_at(d, row, used, ROLE_QUIET, "_");
	if (focused)
		draw_focus(d, row, col + to_cursor);
}

void
list_go(struct list *list, int at)
{
	if (at >= list->n)
		at = list->n - 1;
	list->at = at < 0 ? 0 : at;
}

bool
list_move(struct list *list, enum action action, int page)
{
	page = page > 1 ? page - 1 : 1;
	if (action == ACT_UP)
		list_go(list, list->at - 1);
	else if (action == ACT_DOWN)
		list_go(list, list->at + 1);
	else if (action == ACT_PGUP)
		list_go(list, list->at - page);
	else if (action == ACT_PGDN)
		list_go(list, list->at + page);
	else if (action == ACT_FIRST)
		list_go(list, 0);
	else if (action == ACT_LAST)
		list_go(list, list->n - 1);
	else
		return false;
	return true;
}

enum role
list_mark(struct draw *d, struct rect line, bool focused)
{
	if (!focused)
		return ROLE_TEXT;
	draw_fill(d, line, ROLE_FOCUS);
	draw_at(d, line.row, line.col, ROLE_FOCUS, ">");
	draw_focus(d, line.row, line.col);
	return ROLE_FOCUS;
}

enum role
list_line(struct draw *d, struct rect line, int i, bool focused)
{
	if (i < 9)
		draw_click(d, line.row, line.col, line.cols, '1' + i);
	return list_mark(d, line, focused);
}

void
list_show(struct list *list, int shown)
{
	if (shown < 1)
		shown = 1;
	if (list->top > list->n - shown)
		list->top = list->n - shown;
	if (list->top > list->at)
		list->top = list->at;
	if (list->at >= list->top + shown)
		list->top = list->at - shown + 1;
	if (list->top < 0)
		list->top = 0;
}
