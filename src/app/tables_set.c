/* tables_set.c - the codes of an edition, all in memory while it is made */
#include "util/mem.h"

#include "tables_derive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint32_t
hash(const char *code)
{
	uint32_t h = 2166136261u;

	for (; *code; code++)
		h = (h ^ (unsigned char)*code) * 16777619u;
	return h ^ h >> 15;
}

static uint32_t *
slot_of(const struct codeset *set, const char *code)
{
	size_t i = hash(code) & (set->n_slots - 1);

	while (set->slots[i] &&
	       strcmp(set->rows[set->slots[i] - 1].code, code) != 0)
		i = (i + 1) & (set->n_slots - 1);
	return &set->slots[i];
}

static bool
take(void *ctx, const struct pr_value *c, size_t n)
{
	struct codeset *set = ctx;
	struct codeset_row *r =
		mem_room(set->rows, set->n, &set->cap, sizeof(*r));

	(void)n;
	set->lost = !r;
	if (!r)
		return false;
	set->rows = r;
	r += set->n;
	*r = (struct codeset_row){ .n = (long)c[0].number,
				   .ord = (long)c[2].number,
				   .last = (long)c[3].number,
				   .valid = c[4].number & 1 };
	snprintf(r->code, sizeof(r->code), "%s", c[1].text ? c[1].text : "");
	set->n++;
	return true;
}

enum pr_status
codeset_read(struct codeset *out, struct pr_codes *codes, int64_t part,
	     struct pr_err *err)
{
	const struct pr_value key = tables_int(part);
	enum pr_status st = PR_OK;

	*out = (struct codeset){ 0 };
	if (part)
		st = pr_codes_ask(codes, PR_ASK_CODES, &key, 1, out, take, err);
	if (!st && out->lost)
		st = mem_fail(err);
	for (out->n_slots = 64; out->n_slots < out->n * 2;)
		out->n_slots *= 2;
	out->slots = st ? NULL : mem_array(out->n_slots, sizeof(*out->slots));
	if (!st && !out->slots)
		st = mem_fail(err);
	for (size_t i = 0; !st && i < out->n; i++)
		*slot_of(out, out->rows[i].code) = (uint32_t)i + 1;
	if (st)
		codeset_release(out);
	return st;
}

const struct codeset_row *
codeset_find(const struct codeset *set, const char *code)
{
	uint32_t at = *slot_of(set, code);

	return at ? &set->rows[at - 1] : NULL;
}

void
codeset_release(struct codeset *set)
{
	free(set->rows);
	free(set->slots);
	*set = (struct codeset){ 0 };
}
