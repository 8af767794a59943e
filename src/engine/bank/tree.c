/* tree.c - cJSON's nodes, built in an arena from sound text; see tree.h */
#include "tree.h"

#include "proctor/text.h"

#include "number.h"
#include "scan.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Deeper than any limit of the reader's. */
#define TREE_DEPTH 256

struct builder {
	struct arena *arena;
	const char *p, *e;
};

static cJSON *build_value(struct builder *b);

static void
skip_blanks(struct builder *b)
{
	while (b->p < b->e && (*b->p == ' ' || *b->p == '\n' || *b->p == '\t' ||
			       *b->p == '\r'))
		b->p++;
}

/* The code point of \uXXXX or of a pair; p is behind the u. */
static uint32_t
code_point(const char **p)
{
	uint32_t cp = (uint32_t)scan_hex4(*p);

	*p += 4;
	if (cp < 0xd800 || cp > 0xdbff)
		return cp;
	cp = 0x10000 + ((cp - 0xd800) << 10) +
	     ((uint32_t)scan_hex4(*p + 2) - 0xdc00);
	*p += 6;
	return cp;
}

/* text[len] without its escapes; never longer than with them. */
static char *
decode(struct arena *arena, const char *text, size_t len)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
	char *out = arena_alloc(arena, len + 1), *w = out;
	const char *e = text + len;

	while (out && text < e) {
		const char *slash = memchr(text, '\\', (size_t)(e - text));
		size_t run = (size_t)((slash ? slash : e) - text);
		const char *known;

		memcpy(w, text, run);
		w += run;
		text += run;
		if (text >= e)
			break;
		known = memchr(from, text[1], sizeof(from) - 1);
		text += 2;
		if (text[-1] == 'u')
			w += pr_text_put(w, code_point(&text));
		else if (known)
			*w++ = to[known - from];
		else
			*w++ = text[-1];
	}
	return out;
}

/* p is at the opening quote; left behind the other. *len is -1 when there
 * were escapes. */
static char *
build_text(struct builder *b, int *len)
{
	const char *from = ++b->p;
	bool escaped = false;

	for (;;) {
		b->p = scan_plain(b->p, b->e);
		if (*b->p == '"')
			break;
		escaped |= *b->p == '\\';
		b->p += *b->p == '\\' ? 2 : 1;
	}
	*len = escaped ? -1 : (int)(b->p - from);
	b->p++;
	if (escaped)
		return decode(b->arena, from, (size_t)(b->p - 1 - from));
	return arena_strndup(b->arena, from, (size_t)*len);
}

static void
set_number(cJSON *node, double value)
{
	node->type = cJSON_Number;
	node->valuedouble = value;
	node->valueint = value >= INT_MAX   ? INT_MAX
			 : value <= INT_MIN ? INT_MIN
					    : (int)value;
}

/* Few digits and no exponent: exact without further ado. */
static bool
short_number(double *out, const char *p, size_t len)
{
	static const double tens[] = { 1,    1e1,  1e2,  1e3, 1e4,  1e5,
				       1e6,  1e7,  1e8,  1e9, 1e10, 1e11,
				       1e12, 1e13, 1e14, 1e15 };
	int64_t mantissa = 0;
	size_t places = 0;
	bool point = false, minus = *p == '-';

	if (len > 15)
		return false;
	for (size_t i = minus; i < len; i++) {
		if (p[i] == '.') {
			point = true;
			continue;
		}
		if (p[i] < '0' || p[i] > '9')
			return false;
		mantissa = mantissa * 10 + (p[i] - '0');
		places += point;
	}
	*out = (double)mantissa / tens[places];
	if (minus)
		*out = -*out;
	return true;
}

static void
build_number(struct builder *b, cJSON *node)
{
	const char *from = b->p;
	double value = 0;

	while (b->p < b->e &&
	       (*b->p == '-' || *b->p == '+' || *b->p == '.' ||
		(*b->p >= '0' && *b->p <= '9') || *b->p == 'e' || *b->p == 'E'))
		b->p++;
	if (!short_number(&value, from, (size_t)(b->p - from)))
		number_parse(&value, from, (size_t)(b->p - from));
	set_number(node, value);
}

/* Links a node behind the last; cJSON keeps the last in the first's prev. */
static void
append(cJSON *parent, cJSON *node)
{
	if (!parent->child) {
		parent->child = node;
		node->prev = node;
		return;
	}
	node->prev = parent->child->prev;
	node->prev->next = node;
	parent->child->prev = node;
}

/* Members or entries up to the closing bracket. */
static bool
build_children(struct builder *b, cJSON *parent)
{
	char end = parent->type == cJSON_Object ? '}' : ']';

	b->p++;
	skip_blanks(b);
	while (*b->p != end) {
		char *name = NULL;
		int len = -1;
		cJSON *node;

		if (end == '}') {
			name = build_text(b, &len);
			skip_blanks(b);
			b->p++; /* the colon */
			skip_blanks(b);
		}
		node = build_value(b);
		if (!node || (end == '}' && !name))
			return false;
		node->string = name;
		node->type |= len < 0 ? 0 : TREE_NAME_AS_WRITTEN;
		append(parent, node);
		skip_blanks(b);
		if (*b->p == ',')
			b->p++;
		skip_blanks(b);
	}
	b->p++;
	return true;
}

/* true, false and null. */
static void
build_word(struct builder *b, cJSON *node)
{
	node->type = *b->p == 't'   ? cJSON_True
		     : *b->p == 'f' ? cJSON_False
				    : cJSON_NULL;
	node->valueint = *b->p == 't';
	b->p += *b->p == 'f' ? 5 : 4;
}

static cJSON *
build_value(struct builder *b)
{
	cJSON *node = arena_alloc(b->arena, sizeof(*node));

	if (!node)
		return NULL;
	switch (*b->p) {
	case '{':
	case '[':
		node->type = *b->p == '{' ? cJSON_Object : cJSON_Array;
		return build_children(b, node) ? node : NULL;
	case '"':
		node->type = cJSON_String;
		node->valuestring = build_text(b, &node->valueint);
		node->type |= node->valueint < 0 ? 0 : TREE_AS_WRITTEN;
		return node->valuestring ? node : NULL;
	case 't':
	case 'f':
	case 'n':
		build_word(b, node);
		return node;
	default:
		build_number(b, node);
		return node;
	}
}

cJSON *
tree_build(struct arena *arena, const char *json, size_t len)
{
	struct builder b = { arena, json, json + len };

	skip_blanks(&b);
	return build_value(&b);
}

cJSON *
tree_check_and_build(struct arena *arena, const char *json, size_t len,
		     bool *sound)
{
	struct scan *scan = calloc(1, sizeof(*scan));
	enum scan_status walked;

	*sound = true;
	if (!scan)
		return NULL;
	scan->depth_max = TREE_DEPTH;
	walked = scan_value(scan, json, json + len, true);
	*sound = walked == SCAN_NOMEM ||
		 (walked == SCAN_OK && !scan->rule && scan->end == json + len);
	scan_release(scan);
	free(scan);
	return *sound && walked == SCAN_OK ? tree_build(arena, json, len)
					   : NULL;
}

cJSON *
tree_object(struct arena *arena)
{
	cJSON *node = arena_alloc(arena, sizeof(*node));

	if (node)
		node->type = cJSON_Object;
	return node;
}

bool
tree_put(struct arena *arena, cJSON *object, const char *name, cJSON *node)
{
	if (!node)
		return false;
	node->string = arena_strdup(arena, name);
	node->type &= ~TREE_NAME_AS_WRITTEN;
	node->next = node->prev = NULL;
	if (node->string)
		append(object, node);
	return node->string != NULL;
}

bool
tree_add_string(struct arena *arena, cJSON *object, const char *name,
		const char *text)
{
	cJSON *node = tree_object(arena);

	if (!node)
		return false;
	node->type = cJSON_String;
	node->valuestring = arena_strdup(arena, text);
	return node->valuestring && tree_put(arena, object, name, node);
}

bool
tree_add_number(struct arena *arena, cJSON *object, const char *name,
		double value)
{
	cJSON *node = tree_object(arena);

	if (!node)
		return false;
	set_number(node, value);
	return tree_put(arena, object, name, node);
}

cJSON *
tree_add_object(struct arena *arena, cJSON *object, const char *name)
{
	cJSON *node = tree_object(arena);

	return tree_put(arena, object, name, node) ? node : NULL;
}
