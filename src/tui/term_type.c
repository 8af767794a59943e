/* term_type.c - names of terminal types, sane and unknown ones */
#include "tui/term_type.h"

#include "tui/tui.h"

#include <string.h>

bool
term_type_sane(const char *type)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "abcdefghijklmnopqrstuvwxyz"
				      "0123456789+._-";
	size_t len = type ? strlen(type) : 0;

	return len >= 1 && len <= 64 && type[0] != '.' &&
	       strspn(type, allowed) == len;
}

/* Young emulators whose entry older systems lack; all speak xterm. */
const char *
term_type_fallback(const char *type)
{
	static const char *const modern[] = {
		"kitty",    "alacritty", "foot",    "wezterm", "ghostty",
		"256color", "xterm",     "konsole", "vte",     "contour",
	};

	for (size_t i = 0; i < PR_LEN(modern); i++)
		if (strstr(type, modern[i]))
			return "xterm-256color";
	if (!strncmp(type, "st", 2))
		return "xterm-256color";
	return "vt100";
}

bool
tui_terminal_ok(const char *term)
{
	return term_type_sane(term) && strcmp(term, "dumb") != 0 &&
	       strcmp(term, "unknown") != 0 && strcmp(term, "emacs") != 0;
}
