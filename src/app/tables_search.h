/*
 * app/tables_search.h - the search block of a system's edition
 *
 * floor    app
 * idea     Made once at the end of an import, over all tables of an edition of
 *          one system that are there, and stored as one blob; opened by
 *          tables_find.c when somebody looks something up.
 */
#ifndef PR_APP_TABLES_SEARCH_H
#define PR_APP_TABLES_SEARCH_H

#include "proctor/search.h"

#include "tables.h"

/* What a line of a block is: ref = place * 2^24 + the row's n in its part. */
enum search_place {
	SEARCH_CODE,  /* a code's title */
	SEARCH_TERM,  /* an inclusion term, by its place in their list */
	SEARCH_LINE,  /* of the index */
	SEARCH_ELINE, /* of the external cause index */
	SEARCH_NEO,   /* first cell of a row of the neoplasm table */
	SEARCH_DRUGS, /* of the table of drugs */
	SEARCH_AXIS,  /* a term of the PCS definitions */
	SEARCH_ENTRY, /* of the PCS index */
};
#define SEARCH_REF_BITS 24

/* The number of a code in a block is its n; from here on there is none. */
#define SEARCH_NO_CODE 0x80000000u

/*
 * Makes the block of a system (CM, PCS, HCPCS) and edition over its parts, the
 * rows of the file by table, and stores it. Nothing is stored for another
 * system or without its codes. codes is being written.
 */
PR_NODISCARD enum pr_status tables_search_build(struct pr_codes *codes,
						const int64_t part[PR_TABLES],
						enum pr_code_system system,
						const char *edition,
						struct pr_err *err);

#endif
