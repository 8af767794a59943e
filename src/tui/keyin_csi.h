/* keyin_csi.h - what a finished control sequence means (private to keyin) */
#ifndef PR_TUI_KEYIN_CSI_H
#define PR_TUI_KEYIN_CSI_H

#include "words/key.h"

/* text is what stands between ESC [ and its end; KC_UNKNOWN for the rest. */
int keyin_csi(const char *text, char final, struct key *out);
int keyin_ss3(char final);

#endif
