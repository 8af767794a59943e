/* tables_refs.c - which codes the notes of a tabular name, in its edition
 *
 * A word that looks like a code counts only when it is one: see
 * research/coding.md 2.2.
 */
#include "util/mem.h"

#include "tables_derive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TOKENS_MAX 64

struct refs {
	struct pr_codes *codes;
	int64_t part;
	const struct codeset *set;
	long notes, terms; /* in their lists */
	enum pr_status st;
	struct pr_err err;
};

static void
put(struct refs *r, enum pr_codes_put put, const struct pr_value *cells,
    size_t n)
{
	if (!r->st)
		r->st = pr_codes_put(r->codes, put, cells, n, NULL, &r->err);
}

static void
put_listed(struct refs *r, enum pr_codebook_list list, long i,
	   const struct pr_value *note)
{
	const struct pr_value cells[] = { tables_int(r->part),
					  tables_int((int)list), tables_int(i),
					  note[0], note[1] };

	put(r, PR_PUT_LISTED, cells, PR_LEN(cells));
}

/* One that is in the edition, from its first code to the last below it. */
static bool
put_ref(struct refs *r, const struct pr_code_token *token, long k,
	const struct pr_value *note)
{
	const struct codeset_row *lo = codeset_find(r->set, token->lo);
	const struct codeset_row *hi = codeset_find(r->set, token->hi);

	if (!lo || !hi || hi->last < lo->ord)
		return false;
	{
		const struct pr_value cells[] = { tables_int(r->part),
						  note[0],
						  note[1],
						  tables_int(k),
						  tables_text(token->lo),
						  tables_text(token->hi),
						  tables_int(lo->ord),
						  tables_int(hi->last) };

		put(r, PR_PUT_REF, cells, PR_LEN(cells));
	}
	return true;
}

/* owner n kind text */
static bool
take(void *ctx, const struct pr_value *c, size_t n)
{
	struct refs *r = ctx;
	struct pr_code_token tokens[TOKENS_MAX];
	size_t found;
	long k = 0;

	(void)n;
	if (c[2].number == PR_NOTE_INCLUSION_TERM)
		put_listed(r, PR_LIST_TERMS, r->terms++, c);
	found = pr_code_tokens(tokens, PR_LEN(tokens), c[3].text);
	if (found > PR_LEN(tokens))
		found = PR_LEN(tokens);
	for (size_t i = 0; i < found; i++)
		k += put_ref(r, &tokens[i], k, c);
	if (k)
		put_listed(r, PR_LIST_NOTES, r->notes++, c);
	return r->st == PR_OK;
}

static void
put_size(struct refs *r, enum pr_codebook_list list, long n)
{
	const struct pr_value cells[] = { tables_int(r->part),
					  tables_int((int)list),
					  tables_int(n) };

	put(r, PR_PUT_SIZE, cells, PR_LEN(cells));
}

enum pr_status
tables_refs(struct pr_codes *codes, int64_t tabular, const struct codeset *set,
	    struct pr_err *err)
{
	struct refs r = { .codes = codes, .part = tabular, .set = set };
	const struct pr_value key = tables_int(tabular);
	enum pr_status st;

	st = pr_codes_drop_refs(codes, tabular, (int)PR_LIST_NOTES, err);
	if (!st)
		st = pr_codes_drop_refs(codes, tabular, (int)PR_LIST_TERMS,
					err);
	if (!st)
		st = pr_codes_ask(codes, PR_ASK_NOTES_ALL, &key, 1, &r, take,
				  err);
	if (st)
		return st;
	put_size(&r, PR_LIST_NOTES, r.notes);
	put_size(&r, PR_LIST_TERMS, r.terms);
	return r.st ? pr_fail(err, r.st, "%s", r.err.text) : PR_OK;
}
