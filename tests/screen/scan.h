/* scan.h - what the raw bytes say, independent of what libvterm understands */
#ifndef SCREEN_SCAN_H
#define SCREEN_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#define MAX_MODE 4096

/* All zero is a terminal nobody has written to. */
struct scan {
	int state;
	int lead; /* the private-mode sign of a CSI, or 0 */
	int arg[16];
	size_t n_args;
	bool dollar;
	unsigned char last;
	bool seen[MAX_MODE];
	bool on[MAX_MODE];
	bool keypad;
	char faults[400]; /* "" while only allowed sequences were seen */
};

void scan_bytes(struct scan *s, const char *bytes, size_t n);
void scan_modes_left(const struct scan *s, char *out, size_t size);

#endif
