/* canon.c - RFC 8785: one text for equal JSON values */
#include "internal.h"
#include "number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The shortest digits that give the same double; *exp10 of the first. */
static int
shortest(char digits[static 24], double value, int *exp10)
{
	char text[40];
	int n = 0;

	for (int precision = 0; precision < 17; precision++) {
		double again = 0;

		snprintf(text, sizeof(text), "%.*e", precision, value);
		for (char *p = text; *p; p++)
			if (*p == ',')
				*p = '.'; /* whatever the locale prints */
		if (number_parse(&again, text, strlen(text)) && again == value)
			break;
	}
	for (const char *p = text; *p && *p != 'e'; p++)
		if (*p >= '0' && *p <= '9')
			digits[n++] = *p;
	while (n > 1 && digits[n - 1] == '0')
		n--;
	digits[n] = '\0';
	*exp10 = (int)strtol(strchr(text, 'e') + 1, NULL, 10);
	return n;
}

/* As ECMAScript prints a number. */
void
canon_number(char out[static 48], double value)
{
	char digits[24];
	int exp10, k, n;
	const char *sign = value < 0 ? "-" : "";

	if (value == 0 || !isfinite(value)) {
		memcpy(out, "0", 2);
		return;
	}
	k = shortest(digits, fabs(value), &exp10);
	n = exp10 + 1;
	if (k <= n && n <= 21)
		snprintf(out, 48, "%s%s%.*s", sign, digits, n - k,
			 "00000000000000000000");
	else if (0 < n && n <= 21)
		snprintf(out, 48, "%s%.*s.%s", sign, n, digits, digits + n);
	else if (-6 < n && n <= 0)
		snprintf(out, 48, "%s0.%.*s%s", sign, -n, "000000", digits);
	else
		snprintf(out, 48, "%s%.1s%s%se%+d", sign, digits,
			 k > 1 ? "." : "", digits + 1, exp10);
}

static void
canon_escape(struct buf *out, char c)
{
	static const char short_form[] = "btn\0fr"; /* for 8 to 13 */

	if (c >= 0x20 || (c >= 8 && c <= 13 && c != 11))
		buf_addc(out, '\\');
	if (c >= 0x20)
		buf_addc(out, c);
	else if (c >= 8 && c <= 13 && c != 11)
		buf_addc(out, short_form[c - 8]);
	else
		buf_printf(out, "\\u%04x", (unsigned)c);
}

void
canon_string(struct buf *out, const char *text)
{
	const char *e = text + strlen(text);

	buf_addc(out, '"');
	while (text < e) {
		const char *stop = scan_plain(text, e);

		while (stop < e && (unsigned char)*stop >= 0x80)
			stop = scan_plain(stop + 1, e);
		buf_add(out, text, (size_t)(stop - text));
		if (stop < e)
			canon_escape(out, *stop);
		text = stop + 1;
	}
	buf_addc(out, '"');
}

static void
add_quoted(struct buf *out, const char *text, size_t n)
{
	char *place = buf_space(out, n + 2);

	if (!place)
		return;
	place[0] = place[n + 1] = '"';
	memcpy(place + 1, text, n);
}

void
canon_text(struct buf *out, const cJSON *node)
{
	if (node->type & TREE_AS_WRITTEN)
		add_quoted(out, node->valuestring, (size_t)node->valueint);
	else
		canon_string(out, node->valuestring);
}

void
canon_name(struct buf *out, const cJSON *node)
{
	if (node->type & TREE_NAME_AS_WRITTEN)
		add_quoted(out, node->string, strlen(node->string));
	else
		canon_string(out, node->string);
}

/* The first UTF-16 code unit of the character at s. */
static unsigned
first_unit(const char *s)
{
	const unsigned char *u = (const void *)s;

	if (u[0] < 0x80)
		return u[0];
	if (u[0] < 0xe0)
		return (u[0] & 0x1fu) << 6 | (u[1] & 0x3fu);
	if (u[0] < 0xf0)
		return (u[0] & 0xfu) << 12 | (u[1] & 0x3fu) << 6 |
		       (u[2] & 0x3fu);
	return 0xd800u + ((((u[0] & 7u) << 18 | (u[1] & 0x3fu) << 12 |
			    (u[2] & 0x3fu) << 6) -
			   0x10000u) >>
			  10);
}

int
canon_compare(const char *a, const char *b)
{
	size_t i = 0;
	unsigned left, right;

	while (a[i] && a[i] == b[i])
		i++;
	while (i > 0 && ((unsigned char)a[i] & 0xc0) == 0x80)
		i--; /* back to the start of the character */
	left = first_unit(a + i);
	right = first_unit(b + i);
	if (left != right)
		return left < right ? -1 : 1;
	return strcmp(a + i, b + i);
}

struct member {
	const cJSON *node;
};

static int
compare_members(const void *a, const void *b)
{
	const struct member *left = a, *right = b;

	return canon_compare(left->node->string, right->node->string);
}

static void
canon_object(struct buf *out, const cJSON *node)
{
	size_t n = (size_t)cJSON_GetArraySize(node), i = 0;
	struct member *members = calloc(n + 1, sizeof(*members));

	if (!members) {
		out->status = PR_ENOMEM;
		return;
	}
	for (const cJSON *v = node->child; v; v = v->next)
		members[i++].node = v;
	qsort(members, n, sizeof(*members), compare_members);
	buf_addc(out, '{');
	for (i = 0; i < n; i++) {
		if (i)
			buf_addc(out, ',');
		canon_name(out, members[i].node);
		buf_addc(out, ':');
		canon_value(out, members[i].node);
	}
	buf_addc(out, '}');
	free(members);
}

void
canon_value(struct buf *out, const cJSON *node)
{
	char number[48];

	if (cJSON_IsObject(node)) {
		canon_object(out, node);
	} else if (cJSON_IsArray(node)) {
		buf_addc(out, '[');
		for (const cJSON *v = node->child; v; v = v->next) {
			canon_value(out, v);
			if (v->next)
				buf_addc(out, ',');
		}
		buf_addc(out, ']');
	} else if (cJSON_IsString(node)) {
		canon_text(out, node);
	} else if (cJSON_IsNumber(node)) {
		canon_number(number, node->valuedouble);
		buf_adds(out, number);
	} else {
		buf_adds(out, cJSON_IsTrue(node)    ? "true"
			      : cJSON_IsFalse(node) ? "false"
						    : "null");
	}
}
