/* sheet.c - packs and unpacks sealed sittings; see proctor/sheet.h */
#include "proctor/sheet.h"

#include "proctor/hash.h"

#include <string.h>

#define LAYOUT 1

static unsigned char *
put(unsigned char *at, uint32_t v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		*at++ = (unsigned char)(v >> (8 * i) & 0xff);
	return at;
}

static uint32_t
get(const unsigned char *at, size_t n)
{
	uint32_t v = 0;

	for (size_t i = 0; i < n; i++)
		v |= (uint32_t)at[i] << (8 * i);
	return v;
}

size_t
pr_sheet_pack(unsigned char *out, const struct pr_sheet_cell *cells, size_t n)
{
	unsigned char hash[PR_HASH_LEN];
	unsigned char *at = out;

	*at++ = 'P';
	*at++ = 'S';
	*at++ = LAYOUT;
	*at++ = 0;
	at = put(at, (uint32_t)n, 4);
	for (size_t i = 0; i < n; i++) {
		at = put(at, cells[i].item_rev, 4);
		at = put(at, cells[i].ms, 4);
		at = put(at, cells[i].choice, 4);
		*at++ = cells[i].credit;
		*at++ = cells[i].domain;
		at = put(at, cells[i].flags, 2);
	}
	pr_blake2b(hash, out, (size_t)(at - out));
	memcpy(at, hash, PR_SHEET_TAIL);
	return (size_t)(at - out) + PR_SHEET_TAIL;
}

static bool
sound(const unsigned char *bytes, size_t len, size_t n)
{
	unsigned char hash[PR_HASH_LEN];

	if (n > PR_SHEET_SLOTS_MAX ||
	    len != PR_SHEET_HEAD + n * PR_SHEET_CELL + PR_SHEET_TAIL)
		return false;
	pr_blake2b(hash, bytes, len - PR_SHEET_TAIL);
	return memcmp(hash, bytes + len - PR_SHEET_TAIL, PR_SHEET_TAIL) == 0;
}

enum pr_status
pr_sheet_unpack(struct pr_sheet_cell *cells, size_t *n,
		const unsigned char *bytes, size_t len, struct pr_err *err)
{
	const unsigned char *at = bytes + PR_SHEET_HEAD;
	size_t count;

	if (len < PR_SHEET_HEAD + PR_SHEET_TAIL || bytes[0] != 'P' ||
	    bytes[1] != 'S' || bytes[3] != 0)
		return pr_fail(err, PR_EDAMAGED, "this is no result sheet");
	if (bytes[2] > LAYOUT)
		return pr_fail(err, PR_EVERSION,
			       "the result sheet has layout %d, this program "
			       "knows %d",
			       bytes[2], LAYOUT);
	count = get(bytes + 4, 4);
	if (bytes[2] != LAYOUT || !sound(bytes, len, count))
		return pr_fail(err, PR_EDAMAGED,
			       "the result sheet is damaged; it can be rebuilt "
			       "from the event log");
	for (size_t i = 0; i < count; i++, at += PR_SHEET_CELL)
		cells[i] = (struct pr_sheet_cell){
			get(at, 4), get(at + 4, 4), get(at + 8, 4),
			at[12],     at[13],         (uint16_t)get(at + 14, 2),
		};
	*n = count;
	return PR_OK;
}
