/* plain_line.c - one line of input in a sitting; see cli/plain.h */
#include "cli/out.h"
#include "cli/plain.h"
#include "proctor/text.h"

#include <ctype.h>
#include <string.h>

/* The row a line means, its first word cut out, what follows in *rest. */
static const struct keymap_row *
row_of(const char *line, char word[64], const char **rest)
{
	size_t n = strcspn(line, " ");
	const struct keymap_row *row;

	/* "=2+3", "x a" and "xa": a sign or a key needs no blank after it */
	if (ispunct((unsigned char)line[0]))
		n = 1;
	if (n >= 64)
		n = 63;
	memcpy(word, line, n);
	word[n] = '\0';
	*rest = line + n + strspn(line + n, " ");
	row = n == 1 ? keymap_find(ON_QUESTION, (unsigned char)word[0]) : NULL;
	return row ? row : keymap_word(ON_QUESTION, word);
}

static void
unknown(struct plain *p, const char *line)
{
	if (strspn(line, "0123456789") == strlen(line))
		out_line(p->cli, "To go to item %.8s type: j %.8s", line, line);
	else
		out_line(p->cli,
			 "\"%.*s\" is neither an option of this item nor a "
			 "command. ? lists the commands.",
			 (int)pr_text_fit(line, strlen(line), 40, NULL), line);
}

static void
run_row(struct plain *p, const struct keymap_row *row, const char *word,
	const char *rest)
{
	plain_fn *fn = plain_action(row->action);

	if (fn)
		fn(p, row, word, rest);
	else
		out_line(p->cli, "\"%s\" belongs to the full screen.",
			 row->label);
}

static void
command(struct plain *p, const char *line, bool letters)
{
	const struct keymap_row *row;
	const char *rest;
	char word[64];

	if (!line[0]) {
		plain_action(ACT_NEXT)(p, NULL, "", "");
		return;
	}
	row = row_of(line, word, &rest);
	if (row && row->action != ACT_CHOOSE) {
		run_row(p, row, word, rest);
		return;
	}
	if (!letters || !plain_answer(p, line))
		unknown(p, line);
}

bool
plain_closed(const struct plain *p)
{
	const struct pr_sitting *s = pr_seat_sitting(p->seat);

	return s->cells[s->at].shown;
}

void
plain_line(struct plain *p, const char *line)
{
	const struct pr_item *item = plain_item(p);

	if (line[0] == ':' && plain_is_drill(p) &&
	    plain_drill_line(p, line + 1 + strspn(line + 1, " ")))
		return;
	if (line[0] == ':')
		command(p, line + 1 + strspn(line + 1, " "), false);
	else if (item && plain_is_typed(item) && line[0] &&
		 strcmp(line, "?") != 0 && !plain_closed(p))
		plain_answer(p, line);
	else
		command(p, line, !item || !plain_is_typed(item));
}
