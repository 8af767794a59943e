/* check.c - findings about one record, with path and place; see check.h */
#include "check.h"

#include "proctor/rules.h"

#include "rule_numbers.h"

#include <stdio.h>
#include <string.h>

size_t
check_enter(struct check *c, const char *name)
{
	size_t mark = c->path_len, len = strlen(name);

	if (mark + len + 2 > sizeof(c->path))
		return mark;
	if (mark)
		c->path[c->path_len++] = '.';
	memcpy(c->path + c->path_len, name, len + 1);
	c->path_len += len;
	return mark;
}

size_t
check_enter_index(struct check *c, int index)
{
	size_t mark = c->path_len;
	char text[16]; /* from its end */
	size_t at = sizeof(text);

	text[--at] = '\0';
	text[--at] = ']';
	do
		text[--at] = (char)('0' + index % 10);
	while (index /= 10);
	text[--at] = '[';
	if (mark + sizeof(text) - at > sizeof(c->path))
		return mark;
	memcpy(c->path + mark, text + at, sizeof(text) - at);
	c->path_len += sizeof(text) - at - 1;
	return mark;
}

void
check_leave(struct check *c, size_t mark)
{
	c->path_len = mark;
	c->path[mark] = '\0';
}

/* Adds text at *at, cut off where the name is full. */
static void
add_name(char *name, size_t size, size_t *at, const char *text)
{
	while (*text && *at + 1 < size)
		name[(*at)++] = *text++;
	name[*at] = '\0';
}

/* The present member without its indices, as one with errors; a member that is
 * missing is named. */
static void
note_bad(struct check *c, const char *missing)
{
	char path[sizeof(c->path)], *bad;
	size_t n = 0, at = 0;

	if (c->n_bad++ >= CHECK_BAD)
		return;
	bad = c->bad[c->n_bad - 1];
	for (size_t i = 0; i < c->path_len; i++) {
		if (c->path[i] == '[')
			i += strcspn(c->path + i, "]");
		else
			path[n++] = c->path[i];
	}
	path[n] = '\0';
	/* longer than any name that is asked for: may be cut off */
	add_name(bad, sizeof(c->bad[0]), &at, path);
	if (missing) {
		add_name(bad, sizeof(c->bad[0]), &at, n ? "." : "");
		add_name(bad, sizeof(c->bad[0]), &at, missing);
	}
}

/* a is b, or b lies in it. */
static bool
holds(const char *a, const char *b)
{
	size_t n = strlen(a);

	return !n || (strncmp(a, b, n) == 0 && (!b[n] || b[n] == '.'));
}

static bool
is_good(const struct check *c, const char *member, bool whole)
{
	if (c->n_bad > CHECK_BAD)
		return false;
	for (int i = 0; i < c->n_bad; i++)
		if (holds(c->bad[i], member) ||
		    (whole && holds(member, c->bad[i])))
			return false;
	return true;
}

bool
check_is_sound(const struct check *c, const char *member)
{
	return is_good(c, member, false);
}

bool
check_is_whole(const struct check *c, const char *member)
{
	return is_good(c, member, true);
}

void
check_say_as(struct check *c, enum pr_severity severity, int rule,
	     const char *one, const char *two, const char *three)
{
	const char *args[] = { one, two, three };
	const struct pr_rule *r = pr_rule_find(rule);
	char wrong[PR_ERR_TEXT_MAX], right[PR_ERR_TEXT_MAX];
	struct pr_finding finding = { 0 };
	struct cut_place at = c->place;

	if (severity >= PR_ERROR) {
		c->errors++;
		if (!c->shaped)
			note_bad(c, rule == RULE_REQUIRED ? two : NULL);
	}
	if (!c->findings || !c->findings->found)
		return;
	pr_rule_text(wrong, sizeof(wrong), r->wrong, args, PR_LEN(args));
	pr_rule_text(right, sizeof(right), r->right, args, PR_LEN(args));
	if (c->json)
		at = cut_place_after(c->place, c->json,
				     locate(c->json, c->len, c->root, c->path));
	finding.severity = severity;
	finding.rule = rule;
	finding.file = c->file;
	finding.line = at.line;
	finding.column = at.column;
	finding.what = c->what;
	finding.item = c->label;
	finding.member = c->path_len ? c->path : NULL;
	finding.wrong = wrong;
	finding.right = right;
	c->findings->found(c->findings->ctx, &finding);
}

void
check_say(struct check *c, int rule, const char *one, const char *two,
	  const char *three)
{
	check_say_as(c, pr_rule_find(rule)->severity, rule, one, two, three);
}

void
check_say_at(struct check *c, const char *member, int rule, const char *one,
	     const char *two)
{
	size_t mark = check_enter(c, member);

	check_say(c, rule, one, two, NULL);
	check_leave(c, mark);
}

struct number_text
text_of(double number)
{
	struct number_text t;

	snprintf(t.text, sizeof(t.text), "%.10g", number);
	return t;
}

const char *
words_text(char *out, size_t cap, const char *const *words)
{
	size_t n = 0;

	out[0] = '\0';
	for (int i = 0; words[i]; i++) {
		int k = snprintf(out + n, cap - n, "%s%s", i ? ", " : "",
				 words[i]);

		if (k < 0 || (size_t)k >= cap - n)
			break;
		n += (size_t)k;
	}
	return out;
}
