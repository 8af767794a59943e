/*
 * app/ids.h - numbers of rows, gathered in a walk
 *
 * floor    app
 * idea     What is walked is not written meanwhile, so walks note ids and
 *          loops go over these. Zeroed is empty; free() ids->id.
 */
#ifndef PR_APP_IDS_H
#define PR_APP_IDS_H

#include "util/mem.h"

struct app_ids {
	int64_t *id;
	size_t n, cap;
	bool no_memory; /* not all are here */
};

/* False, which stops a walk, when there is no memory. */
static inline bool
app_ids_add(struct app_ids *ids, int64_t id)
{
	int64_t *more = mem_room(ids->id, ids->n, &ids->cap, sizeof(*more));

	if (!more) {
		ids->no_memory = true;
		return false;
	}
	ids->id = more;
	ids->id[ids->n++] = id;
	return true;
}

#endif
