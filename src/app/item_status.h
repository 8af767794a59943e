/*
 * app/item_status.h - an item into the draw or out of it
 *
 * floor    app
 */
#ifndef PR_APP_ITEM_STATUS_H
#define PR_APP_ITEM_STATUS_H

#include "proctor/item.h"

#include "internal.h"

/* Sets the status of the row and in the record of its current revision. */
PR_NODISCARD enum pr_status app_item_status(struct pr_desk *desk, int64_t item,
					    enum pr_item_status status,
					    struct pr_err *err);

#endif
