/*
 * engine/codes/search_block.h - the layout of a packed search block
 *
 * floor    engine (codes)
 * idea     Little-endian numbers behind each other: a head, one feature record
 *          an entry, the words (sorted, places of their letters and lists),
 *          their letters, their lists. A list holds varints of the steps
 *          between places; a place is entry * 16 + level, level 15 for a
 *          nonessential modifier.
 */
#ifndef PR_CODES_SEARCH_BLOCK_H
#define PR_CODES_SEARCH_BLOCK_H

#include "proctor/base.h"

#define BLOCK_MAGIC 0x31495350u /* "PSI1" */
#define BLOCK_HEAD 24           /* magic, entries, words, letters, lists, 0 */
#define BLOCK_FEATURE 20
#define BLOCK_WORD 8
#define BLOCK_NEMOD 15
#define BLOCK_ENTRIES_MAX 0x0fffffffu

enum block_flag {
	BLOCK_BILLABLE = 1,
	BLOCK_UNSPECIFIED = 2
};

/* A feature record: u32 ref, u32 code, u32 words of each level (4 bits), u8
 * levels, u8 source + system * 16, u8 flags, u8 chapter, u16 length, u16 0. */

static inline uint32_t
block_get32(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	       (uint32_t)p[3] << 24;
}

static inline void
block_put32(unsigned char *p, uint32_t v)
{
	p[0] = (unsigned char)v;
	p[1] = (unsigned char)(v >> 8);
	p[2] = (unsigned char)(v >> 16);
	p[3] = (unsigned char)(v >> 24);
}

#endif
