/* codes_drg.c - texts of the MS-DRG definitions: titles (appendix A), CC and
 * MCC lists (appendices G and H) */
#include "util/mem.h"

#include "codes_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WHOLE_TITLES 300
#define WHOLE_LIST 2000

static bool
digits(const char *t, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (t[i] < '0' || t[i] > '9')
			return false;
	return true;
}

static bool
has(const char *t, size_t len, const char *what)
{
	size_t n = strlen(what);

	for (size_t i = 0; i + n <= len; i++)
		if (!memcmp(t + i, what, n))
			return true;
	return false;
}

/* "001     P  HEART TRANSPLANT ...": DRG, MDC or blank, M P or blank */
static bool
title_line(struct codes *c, const char *t, size_t len)
{
	bool mdc = len > 11 && (digits(t + 4, 2) || !memcmp(t + 4, "  ", 2));

	if (len > 11 && digits(t, 3) && t[3] == ' ' && mdc && t[6] == ' ' &&
	    t[7] == ' ' && strchr("MP ", t[8]) && t[9] == ' ' && t[11] != ' ')
		return true;
	codes_fault(c, 1, "this is no line of the list of MS-DRGs",
		    "the DRG in columns 1 to 3, its MDC in 5 and 6, M or P "
		    "in 9, the title from 12");
	return false;
}

static void
put_title(struct codes *c, const char *t, size_t len)
{
	row_begin(c, 'G');
	row_text(c, t, 3);
	row_text(c, t + 4, 2);
	row_text(c, t + 8, 1);
	row_text(c, t + 11, len - 11);
	row_end(c);
}

/* "|  Appendix A List of MS-DRGs Version 40.0  |" */
static void
version_in(const char *t, size_t len, char out[16])
{
	static const char word[] = "Version ";

	for (size_t i = 0; i + sizeof(word) + 4 <= len; i++)
		if (!memcmp(t + i, word, sizeof(word) - 1)) {
			snprintf(out, 16, "%.12s", t + i);
			return;
		}
}

void
read_drg_titles(struct codes *c, struct source *s)
{
	char found[16] = "", last[8] = "";
	bool begun = false;
	const char *t;
	size_t len;

	while (source_line(s, &t, &len) && s->whole) {
		if (!begun && len > 3 && !memcmp(t, "DRG MDC", 7)) {
			begun = true;
			table_begin(c, PR_TABLE_DRG_TITLES, found);
		} else if (!begun) {
			version_in(t, len, found);
		} else if (len) {
			if (!title_line(c, t, len))
				break;
			put_title(c, t, len);
			snprintf(last, sizeof(last), "%.3s", t);
		}
	}
	source_ended(s);
	if (!codes_over(c) && !begun)
		codes_cut(c, "the list of MS-DRGs does not begin");
	check_last(c, last, c->rows, WHOLE_TITLES, "9", "DRG 999");
	table_end(c);
}

/* ---- CC and MCC ---------------------------------------------------------- */

/* What a heading begins: a level, "" another appendix, NULL no heading. */
static const char *
heading(const char *t, size_t len)
{
	if (!has(t, len, "Appendix ") || (t[0] != '|' && t[0] != 'A'))
		return NULL;
	if (has(t, len, "Appendix G "))
		return "CC";
	if (has(t, len, "Appendix H Part 2") ||
	    has(t, len, "Appendix H Part II"))
		return "MCC_ALIVE";
	return has(t, len, "Appendix H ") ? "MCC" : "";
}

/* Codes of appendix H wait for its second part, which names some again. */
#define HELD_MAX 50000

struct lists {
	struct codes *c;
	const char *level; /* of the list at hand, "" none */
	char last[8];
	long n; /* lines of that list */
	struct held {
		char code[8];
		bool alive;
	} * held;
	size_t n_held, cap;
};

static void
put_level(struct codes *c, const char *code, const char *level)
{
	row_begin(c, 'V');
	row_string(c, code);
	row_string(c, level);
	row_end(c);
}

static void
hold(struct lists *l)
{
	struct held *room = NULL;

	if (l->n_held < HELD_MAX)
		room = mem_room(l->held, l->n_held, &l->cap, sizeof(*l->held));
	else
		codes_limit(l->c, "more than 50,000 MCC codes", "50,000");
	if (!room) {
		if (!codes_over(l->c))
			codes_no_memory(l->c);
		return;
	}
	l->held = room;
	l->held[l->n_held] = (struct held){ .alive = false };
	snprintf(l->held[l->n_held++].code, 8, "%.7s", l->last);
}

/* One that the first part has is the second part's. */
static void
hold_alive(struct lists *l)
{
	for (size_t i = 0; i < l->n_held; i++)
		if (!strcmp(l->held[i].code, l->last)) {
			l->held[i].alive = true;
			return;
		}
	hold(l);
	if (!codes_over(l->c))
		l->held[l->n_held - 1].alive = true;
}

static bool
list_line(struct lists *l, const char *t, size_t len)
{
	size_t n = 0;

	while (n < 8 && 2 + n < len && t[2 + n] != ' ')
		n++;
	if (!is_cm(t + 2, n) || len < 4 + n) {
		codes_fault(l->c, 3, "this is no line of the CC and MCC lists",
			    "two blanks, a code without its dot, a blank, its "
			    "text");
		return false;
	}
	snprintf(l->last, sizeof(l->last), "%.*s", (int)n, t + 2);
	l->n++;
	if (!strcmp(l->level, "CC"))
		put_level(l->c, l->last, "CC");
	else if (!strcmp(l->level, "MCC"))
		hold(l);
	else
		hold_alive(l);
	return true;
}

static void
put_held(struct lists *l)
{
	for (size_t i = 0; i < l->n_held; i++)
		put_level(l->c, l->held[i].code,
			  l->held[i].alive ? "MCC_ALIVE" : "MCC");
}

static void
end_lists(struct lists *l, struct source *s, bool begun)
{
	if (source_ended(s) && !begun)
		codes_skipped(l->c, "it holds neither appendix G nor H");
	if (begun) {
		if (*l->level)
			check_last(l->c, l->last, l->n, WHOLE_LIST, "T",
				   "chapters 19 to 22");
		put_held(l);
		table_end(l->c);
	}
	free(l->held);
}

void
read_drg_lists(struct codes *c, struct source *s)
{
	struct lists l = { .c = c, .level = "" };
	const char *next;
	bool begun = false;
	const char *t;
	size_t len;

	while (source_line(s, &t, &len) && s->whole) {
		next = len ? heading(t, len) : NULL;
		if (next && !begun && *next) {
			begun = true;
			table_begin(c, PR_TABLE_DRG_SEVERITY, "");
		}
		if (next) {
			l.n = 0;
			l.level = next;
		} else if (*l.level && len > 2 && !memcmp(t, "  ", 2) &&
			   !list_line(&l, t, len)) {
			break;
		}
	}
	end_lists(&l, s, begun);
}
