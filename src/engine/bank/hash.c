/* hash.c - the content hash: which members count, and in what form */
#include "proctor/hash.h"

#include "internal.h"
#include "rule_numbers.h"

#include <stdlib.h>
#include <string.h>

#define CANON_MAX ((size_t)16 << 20)

static void canon_shape(struct buf *out, const cJSON *node,
			const struct shape *shape, enum pr_text_format format);

/* A bare string means the bank's format, so that is what is hashed. */
static void
canon_content(struct buf *out, const cJSON *node, enum pr_text_format format)
{
	if (!cJSON_IsString(node)) {
		canon_value(out, node);
		return;
	}
	buf_adds(out, "{\"format\":\"");
	buf_adds(out, words_text_format[format]);
	buf_adds(out, "\",\"text\":");
	canon_text(out, node);
	buf_addc(out, '}');
}

/* Of media the bytes count, not their name, if we know the bytes. */
static void
canon_media(struct buf *out, const cJSON *node)
{
	const char *sha = json_string(node, "sha256");

	canon_string(out, sha ? sha : json_string(node, "file"));
}

static void
canon_field(struct buf *out, const cJSON *node, const struct field *field,
	    enum pr_text_format format)
{
	if (cJSON_IsArray(node) && field->flags & (LIST | LIST1 | LIST2)) {
		buf_addc(out, '[');
		for (const cJSON *v = node->child; v; v = v->next) {
			canon_field(out, v, field, format);
			if (v->next)
				buf_addc(out, ',');
		}
		buf_addc(out, ']');
	} else if (field->kind == F_CONTENT) {
		canon_content(out, node, format);
	} else if (field->kind == F_OBJECT && field->shape == &shape_media) {
		canon_media(out, node);
	} else if (field->kind == F_OBJECT) {
		canon_shape(out, node, field->shape, format);
	} else {
		canon_value(out, node);
	}
}

struct part {
	const struct field *field;
	const cJSON *node;
};

/* Parts found in the tree, in the order of names, as one object. */
static void
canon_parts(struct buf *out, struct part *parts, size_t n,
	    enum pr_text_format format)
{
	buf_addc(out, '{');
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_addc(out, ',');
		canon_name(out, parts[i].node);
		buf_addc(out, ':');
		canon_field(out, parts[i].node, parts[i].field, format);
	}
	buf_addc(out, '}');
}

static bool
goes_before(const struct field *a, const struct field *b)
{
	if (a->name[0] != b->name[0])
		return a->name[0] < b->name[0];
	return strcmp(a->name, b->name) < 0;
}

/* Adds the members of the tree that the shape has, each at its place in the
 * order of names. */
static size_t
find_parts(struct part *parts, size_t n, const cJSON *node,
	   const struct shape *shape, unsigned flags)
{
	for (const cJSON *v = node->child; v; v = v->next) {
		size_t i = schema_field(shape, v->string), at;

		if (i == shape->n || (shape->fields[i].flags & flags) != flags)
			continue;
		for (at = n++; at > 0 && goes_before(&shape->fields[i],
						     parts[at - 1].field);
		     at--)
			parts[at] = parts[at - 1];
		parts[at].node = v;
		parts[at].field = &shape->fields[i];
	}
	return n;
}

#define PARTS_MAX 64

static void
canon_shape(struct buf *out, const cJSON *node, const struct shape *shape,
	    enum pr_text_format format)
{
	struct part parts[PARTS_MAX];
	size_t n;

	n = find_parts(parts, 0, node, shape, 0);
	canon_parts(out, parts, n, format);
}

static bool
hash_shapes(unsigned char out[static 32], const cJSON *json,
	    const struct shape *const *shapes, size_t n_shapes,
	    enum pr_text_format format)
{
	struct part parts[PARTS_MAX];
	struct buf text;
	size_t n = 0;
	bool fine;

	buf_init(&text, CANON_MAX);
	for (size_t s = 0; s < n_shapes; s++)
		n = find_parts(parts, n, json, shapes[s], HASHED);
	canon_parts(&text, parts, n, format);
	fine = buf_status(&text, NULL) == PR_OK;
	if (fine)
		pr_sha256(out, buf_text(&text), text.len);
	buf_release(&text);
	return fine;
}

size_t
item_shapes(const struct shape *out[static 3], const cJSON *json)
{
	const char *word = json_string(json, "type");
	int type = word ? word_index(words_item_type, word) : -1;
	size_t n = 0;

	out[n++] = &shape_item_head;
	if (type >= 0)
		out[n++] = shape_of_type[type];
	out[n++] = &shape_item_tail;
	return n;
}

bool
hash_item(unsigned char out[static 32], const cJSON *json,
	  enum pr_text_format format)
{
	const struct shape *shapes[3];
	size_t n = item_shapes(shapes, json);

	return hash_shapes(out, json, shapes, n, format);
}

bool
hash_stimulus(unsigned char out[static 32], const cJSON *json,
	      enum pr_text_format format)
{
	const struct shape *shape = &shape_stimulus;

	return hash_shapes(out, json, &shape, 1, format);
}

bool
hash_exam(unsigned char out[static 32], const cJSON *json)
{
	const struct shape *shape = &shape_exam;

	return hash_shapes(out, json, &shape, 1, PR_FORMAT_PLAIN);
}
