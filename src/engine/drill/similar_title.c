/* similar_title.c - two titles that differ in nothing but the side */
#include "grade.h"

#include <ctype.h>
#include <string.h>

/* A word of a title; n 0 at its end. */
struct word {
	const char *at;
	size_t n;
};

static bool
is_word(struct word w, const char *text)
{
	size_t i = 0;

	for (; i < w.n && text[i]; i++)
		if (tolower((unsigned char)w.at[i]) != text[i])
			return false;
	return i == w.n && text[i] == '\0';
}

static struct word
next_word(const char **p)
{
	struct word w;

	while (**p && !isalnum((unsigned char)**p) && !(**p & 0x80))
		(*p)++;
	w.at = *p;
	while (isalnum((unsigned char)**p) || (**p & 0x80))
		(*p)++;
	w.n = (size_t)(*p - w.at);
	return w;
}

/* From here on a title speaks of the encounter. */
static bool
is_encounter(const char *start, struct word w, const char *after)
{
	bool comma = w.at - start >= 2 && w.at[-2] == ',';
	struct word next = next_word(&after);

	if (!comma)
		return false;
	return is_word(w, "sequela") ||
	       (is_word(next, "encounter") &&
		(is_word(w, "initial") || is_word(w, "subsequent")));
}

static unsigned
side_of(struct word w)
{
	if (w.n < 4 || w.n > 11)
		return 0;
	if (is_word(w, "right"))
		return SIDE_RIGHT;
	if (is_word(w, "left"))
		return SIDE_LEFT;
	if (is_word(w, "bilateral"))
		return SIDE_BOTH;
	return is_word(w, "unspecified") ? SIDE_UNSPECIFIED : 0;
}

/* The next word that counts; sides are put down and passed over. */
static struct word
plain_word(const char *start, const char **p, unsigned *sides)
{
	for (;;) {
		struct word w = next_word(p);
		unsigned side = side_of(w);

		if (w.n && is_encounter(start, w, *p)) {
			w.n = 0;
			*p += strlen(*p);
		}
		if (!side || !w.n)
			return w;
		*sides |= side;
	}
}

static bool
same_word(struct word a, struct word b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (tolower((unsigned char)a.at[i]) !=
		    tolower((unsigned char)b.at[i]))
			return false;
	return true;
}

bool
similar_title(const char *a, const char *b, unsigned *sides_a,
	      unsigned *sides_b)
{
	const char *pa = a, *pb = b;

	*sides_a = 0;
	*sides_b = 0;
	for (;;) {
		struct word wa = plain_word(a, &pa, sides_a);
		struct word wb = plain_word(b, &pb, sides_b);

		if (!same_word(wa, wb))
			return false;
		if (!wa.n)
			return true;
	}
}

bool
similar_has_word(const char *title, const char *word)
{
	for (;;) {
		struct word w = next_word(&title);

		if (!w.n)
			return false;
		if (is_word(w, word))
			return true;
	}
}
