/* print.c - a tree as text, byte for byte as cJSON_PrintUnformatted writes it,
 * into memory that is used again for the next record */
#include "internal.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* cJSON prints 15 digits: whole numbers of so many come out as they are. */
#define WHOLE_MAX 1e15

static void
print_number(struct buf *out, cJSON *node)
{
	char text[64];
	double v = node->valuedouble;

	if (fabs(v) < WHOLE_MAX && v == (double)(int64_t)v && !signbit(v))
		snprintf(text, sizeof(text), "%lld", (long long)v);
	else if (!cJSON_PrintPreallocated(node, text, sizeof(text), false))
		out->status = PR_EINVAL;
	buf_adds(out, text);
}

static void
print_children(struct buf *out, cJSON *node)
{
	bool object = cJSON_IsObject(node);

	/* strings are escaped here as in JCS */
	buf_addc(out, object ? '{' : '[');
	for (cJSON *v = node->child; v; v = v->next) {
		if (object) {
			canon_name(out, v);
			buf_addc(out, ':');
		}
		tree_print(out, v);
		if (v->next)
			buf_addc(out, ',');
	}
	buf_addc(out, object ? '}' : ']');
}

void
tree_print(struct buf *out, cJSON *node)
{
	if (cJSON_IsObject(node) || cJSON_IsArray(node))
		print_children(out, node);
	else if (cJSON_IsString(node))
		canon_text(out, node);
	else if (cJSON_IsNumber(node))
		print_number(out, node);
	else
		buf_adds(out, cJSON_IsTrue(node)    ? "true"
			      : cJSON_IsFalse(node) ? "false"
						    : "null");
}
