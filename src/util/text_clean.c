/* text_clean.c - hostile text made harmless; see proctor/text.h */
#include "proctor/text.h"
#include "util/mem.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define MARKS_MAX 2
#define TAB_CELLS 8

/* What becomes of a code point. */
enum fate {
	FATE_KEEP,
	FATE_DROP,
	FATE_MARK,    /* kept while its base carries fewer than two */
	FATE_NEWLINE, /* LF */
	FATE_BREAK,   /* an exotic line end, a removal that leaves a LF */
	FATE_RETURN,  /* CR: nothing before LF, else dropped */
	FATE_TAB,
};

static enum fate
fate_of_control(uint32_t cp)
{
	if (cp == '\n')
		return FATE_NEWLINE;
	if (cp == '\r')
		return FATE_RETURN;
	return cp == '\t' ? FATE_TAB : FATE_DROP;
}

/* Characters that are there but not seen, outside category Cf; sorted. */
static const struct {
	uint32_t first, last;
} invisible[] = {
	{ 0x034F, 0x034F },   /* grapheme joiner */
	{ 0x115F, 0x1160 },   /* Hangul fillers */
	{ 0x17B4, 0x17B5 },   /* Khmer inherent vowels */
	{ 0x180B, 0x180F },   /* Mongolian selectors */
	{ 0x2060, 0x206F },   /* joiners, bidi */
	{ 0x3164, 0x3164 },   /* Hangul filler */
	{ 0xFDD0, 0xFDEF },   /* noncharacters */
	{ 0xFE00, 0xFE0F },   /* variation selectors */
	{ 0xFFA0, 0xFFA0 },   /* halfwidth Hangul filler */
	{ 0xFFF0, 0xFFFB },   /* interlinear */
	{ 0xE0000, 0xE0FFF }, /* tags, more selectors */
};

static bool
is_invisible(uint32_t cp)
{
	if ((cp & 0xFFFE) == 0xFFFE)
		return true; /* a noncharacter ends every plane */
	for (size_t i = 0; i < PR_LEN(invisible); i++)
		if (cp >= invisible[i].first && cp <= invisible[i].last)
			return true;
	return false;
}

static enum fate
fate_of(uint32_t cp)
{
	utf8proc_category_t category;

	if (cp < 0x20)
		return fate_of_control(cp);
	if (cp < 0x7F)
		return FATE_KEEP;
	if (cp < 0xA0 || is_invisible(cp))
		return FATE_DROP;
	category = utf8proc_category((utf8proc_int32_t)cp);
	if (category == UTF8PROC_CATEGORY_ZL ||
	    category == UTF8PROC_CATEGORY_ZP)
		return FATE_BREAK;
	if (category == UTF8PROC_CATEGORY_CF ||
	    category == UTF8PROC_CATEGORY_CO ||
	    category == UTF8PROC_CATEGORY_CS)
		return FATE_DROP;
	if (category == UTF8PROC_CATEGORY_MN ||
	    category == UTF8PROC_CATEGORY_ME)
		return FATE_MARK;
	return FATE_KEEP;
}

/* A cleaner at work; out has room for the worst case. */
struct cleaner {
	char *out;
	size_t n;
	unsigned flags;
	int column; /* cells since the last LF, for TAB */
	int marks;  /* on the base before */
	struct pr_clean *report;
};

static void
removed(struct cleaner *c, size_t at, uint32_t cp)
{
	if (c->report->removed++ > 0)
		return;
	c->report->first = at;
	c->report->first_cp = cp;
}

static void
put(struct cleaner *c, uint32_t cp)
{
	int width = pr_text_width(cp);

	c->n += pr_text_put(c->out + c->n, cp);
	c->column += width < 0 ? 1 : width;
}

static void
put_newline(struct cleaner *c)
{
	c->marks = 0;
	if (c->flags & PR_CLEAN_FOLD) {
		put(c, ' ');
		return;
	}
	c->out[c->n++] = '\n';
	c->column = 0;
	c->marks = MARKS_MAX; /* nothing to stand on */
}

static void
put_tab(struct cleaner *c)
{
	c->marks = 0;
	do
		put(c, ' ');
	while (!(c->flags & PR_CLEAN_FOLD) && c->column % TAB_CELLS != 0);
}

/* One code point of the input, decoded; next is the byte after it or 0. */
static void
take(struct cleaner *c, size_t at, uint32_t cp, char next)
{
	switch (fate_of(cp)) {
	case FATE_KEEP:
		c->marks = 0;
		put(c, cp);
		break;
	case FATE_MARK:
		if (c->marks++ < MARKS_MAX)
			put(c, cp);
		else
			removed(c, at, cp);
		break;
	case FATE_BREAK:
		removed(c, at, cp);
		put_newline(c);
		break;
	case FATE_NEWLINE:
		put_newline(c);
		break;
	case FATE_RETURN:
		if (next != '\n')
			removed(c, at, cp);
		break;
	case FATE_TAB:
		put_tab(c);
		break;
	case FATE_DROP:
		removed(c, at, cp);
		break;
	}
}

/*
 * At most how many bytes pass makes of len: a TAB eight, a wrong byte three,
 * anything else not more than it had.
 */
static size_t
worst_case(const char *text, size_t len)
{
	size_t extra = 0;

	for (size_t i = 0; i < len; i++) {
		if (text[i] == '\t')
			extra += TAB_CELLS - 1;
		else if ((unsigned char)text[i] >= 0x80)
			extra += 2;
	}
	return extra > PTRDIFF_MAX - 1 - len ? 0 : len + extra + 1;
}

/* A U+FFFD that was written, not one that stands for wrong bytes. */
static bool
is_honest(const char *text, size_t used)
{
	return used == 3 && memcmp(text, "\xEF\xBF\xBD", 3) == 0;
}

static void
pass(struct cleaner *c, const char *text, size_t len)
{
	size_t used = 0;

	for (size_t at = 0; at < len; at += used) {
		uint32_t cp = pr_text_next(text + at, len - at, &used);
		size_t next = at + used;
		char after = '\0';

		if (cp == 0xFFFD && !is_honest(text + at, used)) {
			removed(c, at, cp);
			c->report->invalid++;
		}
		if (next < len)
			after = text[next];
		take(c, at, cp, after);
	}
	c->out[c->n] = '\0';
}

static bool
is_ascii(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0x80)
			return false;
	return true;
}

/* Replaces *text, which is valid UTF-8, by its NFC. */
static enum pr_status
compose(char **text, struct pr_err *err)
{
	utf8proc_uint8_t *composed = NULL;
	utf8proc_ssize_t n;

	if (is_ascii(*text))
		return PR_OK;
	n = utf8proc_map((const utf8proc_uint8_t *)*text, 0, &composed,
			 UTF8PROC_NULLTERM | UTF8PROC_STABLE |
				 UTF8PROC_COMPOSE);
	if (n < 0)
		return mem_fail(err);
	free(*text);
	*text = (char *)composed;
	return PR_OK;
}

static enum pr_status
clean_once(char **out, const char *text, size_t len, unsigned flags,
	   struct pr_clean *report, struct pr_err *err)
{
	size_t room = worst_case(text, len);
	struct cleaner c = {
		.flags = flags,
		.marks = MARKS_MAX,
		.report = report,
	};

	*out = NULL;
	c.out = room ? mem_array(room, 1) : NULL;
	if (!c.out)
		return mem_fail(err);
	pass(&c, text, len);
	*out = c.out;
	return PR_OK;
}

/* NFC may take a letter apart and leave it with a mark too many. */
static enum pr_status
settle(char **text, unsigned flags, size_t *n_removed, struct pr_err *err)
{
	struct pr_clean report = { 0 };
	char *settled;
	enum pr_status st = compose(text, err);

	if (st == PR_OK)
		st = clean_once(&settled, *text, strlen(*text), flags, &report,
				err);
	if (st != PR_OK)
		return st;
	free(*text);
	*text = settled;
	*n_removed += report.removed;
	return PR_OK;
}

enum pr_status
pr_text_clean(char **out, const char *text, size_t len, unsigned flags,
	      struct pr_clean *report, struct pr_err *err)
{
	struct pr_clean own = { 0 };
	char *cleaned;
	enum pr_status st;

	*out = NULL;
	st = clean_once(&cleaned, text, len, flags, &own, err);
	if (st == PR_OK && !is_ascii(cleaned))
		st = settle(&cleaned, flags, &own.removed, err);
	if (st != PR_OK) {
		free(cleaned);
		return st;
	}
	own.changed = strlen(cleaned) != len ||
		      (len > 0 && memcmp(cleaned, text, len) != 0);
	if (report)
		*report = own;
	*out = cleaned;
	return PR_OK;
}

/*
 * Characters that stay as they are whatever stands beside them: fate_of keeps
 * them, their NFC_Quick_Check is Yes and none of them is a mark. Not all that
 * there are, but those of most texts; sorted.
 */
static const struct {
	uint32_t first, last;
} steady[] = {
	{ 0x00A0, 0x00AC }, /* Latin, phonetic, modifier letters */
	{ 0x00AE, 0x02FF }, { 0x0388, 0x0482 }, /* Greek, Cyrillic */
	{ 0x048A, 0x0556 }, { 0x2010, 0x2027 }, /* dashes, quotes */
	{ 0x2030, 0x205E }, { 0x2070, 0x20CF }, /* indices, currencies */
	{ 0x2190, 0x2328 },                     /* arrows, operators */
	{ 0x232B, 0x27FF },                     /* boxes, shapes */
	{ 0x3041, 0x3096 }, { 0x30A1, 0x30FF }, /* kana */
	{ 0x4E00, 0x9FFF }, { 0xAC00, 0xD7A3 }, /* ideographs, Hangul */
};

static bool
is_steady(uint32_t cp)
{
	for (size_t i = 0; i < PR_LEN(steady) && cp >= steady[i].first; i++)
		if (cp <= steady[i].last)
			return true;
	return false;
}

/* How many bytes from the start are printable ASCII, eight at a time: there
 * may be more. */
static size_t
printable(const char *text, size_t len)
{
	const uint64_t each = UINT64_C(0x0101010101010101);
	size_t n = 0;

	for (; len - n >= 8; n += 8) {
		uint64_t x, del;

		memcpy(&x, text + n, 8);
		del = x ^ 0x7F * each;
		/* bits 7 of bytes >= 0x80, < 0x20 and 0x7F */
		if ((x | (x - 0x20 * each) | ((del - each) & ~del)) &
		    0x80 * each)
			break;
	}
	return n;
}

/* True for text that stays as it is; false is no answer. */
static bool
is_plain(const char *text, size_t len, unsigned flags)
{
	size_t used;

	for (size_t at = 0; at < len; at += used) {
		uint32_t cp;

		at += printable(text + at, len - at);
		if (at == len)
			break;
		cp = pr_text_next(text + at, len - at, &used);
		if (cp == '\n' && !(flags & PR_CLEAN_FOLD))
			continue;
		if (cp < 0x20 || (cp >= 0x7F && !is_steady(cp)))
			return false;
	}
	return true;
}

bool
pr_text_is_clean(const char *text, size_t len, unsigned flags)
{
	struct pr_clean report = { 0 };
	char *out;

	if (is_plain(text, len, flags))
		return true;
	/* Without memory the answer is the careful one. */
	if (pr_text_clean(&out, text, len, flags, &report, NULL) != PR_OK)
		return false;
	free(out);
	return !report.changed;
}
