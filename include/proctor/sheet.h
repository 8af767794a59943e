/*
 * proctor/sheet.h - a sealed sitting in sixteen bytes a response
 *
 * floor    engine (exam; pure)
 * idea     What statistics need of a sitting, packed, versioned, checked and
 *          rebuildable from its events byte for byte. Layout 1, all numbers
 *          little-endian: "PS", u8 layout, u8 0, u32 n; n cells of u32
 *          item_rev, u32 ms, u32 choice mask, u8 credit %, u8 domain, u16
 *          flags; 8 bytes of BLAKE2b over all before them.
 */
#ifndef PR_SHEET_H
#define PR_SHEET_H

#include "proctor/event.h"
#include "proctor/form.h"
#include "proctor/sitting.h"

#define PR_SHEET_HEAD 8
#define PR_SHEET_CELL 16
#define PR_SHEET_TAIL 8
#define PR_SHEET_SLOTS_MAX 1000

enum pr_sheet_flag {
	PR_SHEET_REACHED = 1 << 0,
	PR_SHEET_SCORED = 1 << 1,
	PR_SHEET_FIRST_SEEN = 1 << 2,
	PR_SHEET_WRONG_TO_RIGHT = 1 << 3,
	PR_SHEET_RIGHT_TO_WRONG = 1 << 4,
	PR_SHEET_KEY_STRUCK = 1 << 5,
	PR_SHEET_FLAGGED = 1 << 6,
	PR_SHEET_RAPID = 1 << 7,
	PR_SHEET_CONFIDENCE = 3 << 8, /* 0 none, 1..3 */
	PR_SHEET_ANSWERED = 1 << 10,
	PR_SHEET_WRONG_TO_WRONG = 1 << 11,
	PR_SHEET_CHANGES = 15 << 12, /* 0..15, more count as 15 */
};

#define PR_SHEET_NO_DOMAIN 255

struct pr_sheet_cell {
	uint32_t item_rev;
	uint32_t ms;
	uint32_t choice;
	uint8_t credit; /* percent */
	uint8_t domain; /* index, PR_SHEET_NO_DOMAIN when none */
	uint16_t flags;
};

/* How the response of one slot changed; zeroed before the first event. */
struct pr_changes {
	bool any, right; /* a response stands; it is right */
	bool reopened;   /* it was shown and taken back: the key was seen */
	int changes, wrong_to_right, right_to_wrong, wrong_to_wrong;
	bool key_struck;
};

/**
 * Follows one event of a slot: call it after pr_sitting_apply.
 *
 * shape    cell is the slot's cell after the event
 * owns     all are borrowed, changes is the caller's
 */
void pr_changes_follow(struct pr_changes *changes, const struct pr_item *item,
		       const struct pr_cell *cell,
		       const struct pr_event *event);

/**
 * Fills one cell from what is known at the seal.
 *
 * owns     all are borrowed, out is the caller's
 */
void pr_sheet_fill(struct pr_sheet_cell *out, const struct pr_slot *slot,
		   const struct pr_item *item, const struct pr_cell *cell,
		   const struct pr_changes *changes);

/**
 * Packs n cells.
 *
 * shape    out has PR_SHEET_HEAD + n * PR_SHEET_CELL + PR_SHEET_TAIL bytes
 * units    returns that length
 * owns     all are borrowed
 */
size_t pr_sheet_pack(unsigned char *out, const struct pr_sheet_cell *cells,
		     size_t n);

/**
 * Unpacks and checks a sheet: it is file input.
 *
 * shape    cells[PR_SHEET_SLOTS_MAX]; *n is filled
 * owns     all are borrowed
 * errors   PR_EVERSION for a newer layout, PR_EDAMAGED for anything else
 */
PR_NODISCARD enum pr_status pr_sheet_unpack(struct pr_sheet_cell *cells,
					    size_t *n,
					    const unsigned char *bytes,
					    size_t len, struct pr_err *err);

#endif
