/* codes_guess.c - which table a member is: by its content, then by its name
 *
 * The shape of the first lines decides as long as they have one; a file that
 * is only roughly so goes to the reader that can say what is wrong with it.
 */
#include "codes_internal.h"

#include <ctype.h>
#include <string.h>

#define LOOK ((size_t)4096) /* bytes that a heading lies in */

static bool
begins(const char *text, size_t len, const char *with)
{
	size_t n = strlen(with);

	return len >= n && !memcmp(text, with, n);
}

static bool
holds(const char *text, size_t len, const char *what)
{
	size_t n = strlen(what);

	for (size_t i = 0; i + n <= len; i++)
		if (text[i] == what[0] && !memcmp(text + i, what, n))
			return true;
	return false;
}

/* Whether some heading, a line of its own, perhaps boxed in, holds what. */
static bool
heads(const char *text, size_t len, const char *what)
{
	for (size_t at = 0; at < len;) {
		const char *lf = memchr(text + at, '\n', len - at);
		size_t n = lf ? (size_t)(lf - text) - at : len - at;
		size_t in = 0;

		while (in < n && (text[at + in] == ' ' || text[at + in] == '|'))
			in++;
		if ((in || begins(text + at, n, "Appendix ")) &&
		    holds(text + at, n, what))
			return true;
		at += n + 1;
	}
	return false;
}

/* What can be no table of ours, by its first bytes; NULL otherwise. */
static const char *
other_kind(const char *t, size_t len)
{
	if (!len)
		return "it is empty";
	if (begins(t, len, "%PDF"))
		return "it is a PDF";
	if (begins(t, len, "PK\3\4"))
		return "it is a workbook or an archive in an archive";
	if (begins(t, len, "\xd0\xcf\x11\xe0"))
		return "it is a workbook of an old kind";
	if (begins(t, len, "\xff\xfe") || begins(t, len, "\xfe\xff"))
		return "it is UTF-16; save it as UTF-8";
	if (memchr(t, '\0', len))
		return "it is no text";
	return NULL;
}

static bool
is_xml(const char *t, size_t len)
{
	size_t i = begins(t, len, "\xef\xbb\xbf") ? 3 : 0;

	while (i < len && isspace((unsigned char)t[i]))
		i++;
	return i < len && t[i] == '<';
}

/* The first line, without its end. */
static size_t
first_line(const char *t, size_t len)
{
	const char *lf = memchr(t, '\n', len);
	size_t n = lf ? (size_t)(lf - t) : len;

	return n && t[n - 1] == '\r' ? n - 1 : n;
}

static size_t
digits(const char *t, size_t len)
{
	size_t n = 0;

	while (n < len && t[n] >= '0' && t[n] <= '9')
		n++;
	return n;
}

static bool
named(const struct codes *c, const char *word)
{
	return names(c->member, word) ||
	       (!c->member[0] && names(base_name(c->options->name), word));
}

/* Five digits and a blank; the codes tell CM from PCS where they can. */
static bool
try_order(struct codes *c, struct source *s, const char *t, size_t len)
{
	const char *lf = memchr(t, '\n', len);
	size_t next = lf ? (size_t)(lf - t) + 1 : len;
	bool pcs;

	if (digits(t, len) != 5 || len < 8 || t[5] != ' ')
		return false;
	pcs = isdigit((unsigned char)t[6]) != 0 || named(c, "pcs");
	if (!pcs && next + 14 < len && !named(c, "cm"))
		pcs = t[14] == '0' && isalnum((unsigned char)t[next + 12]) &&
		      t[9] == ' ' && t[next + 9] != 'X';
	read_order(c, s, pcs ? PR_TABLE_PCS_ORDER : PR_TABLE_CM_ORDER);
	return true;
}

static bool
is_code_line(const char *t, size_t len)
{
	size_t n = 0;

	while (n < len && n < 7 && isalnum((unsigned char)t[n]) &&
	       !islower((unsigned char)t[n]))
		n++;
	for (size_t i = n; i < 8 && i < len; i++)
		if (t[i] != ' ')
			return false;
	return n >= 3 && len > 9 && t[8] != ' ' && t[8] != '\t' &&
	       (isdigit((unsigned char)t[1]) || isdigit((unsigned char)t[2]));
}

static bool
try_codes(struct codes *c, struct source *s, const char *t, size_t len)
{
	size_t n = first_line(t, len);
	const char *second = memchr(t, '\n', len);
	size_t rest = second ? len - (size_t)(second + 1 - t) : 0;

	if (!is_code_line(t, n))
		return false;
	if (rest && !is_code_line(second + 1, first_line(second + 1, rest)) &&
	    !named(c, "codes"))
		return false;
	if (isdigit((unsigned char)t[0]) || named(c, "pcs"))
		codes_skipped(c, "the PCS order file says the same and more");
	else
		read_codes(c, s);
	return true;
}

static bool
is_addenda(const struct codes *c, const char *t, size_t len)
{
	static const char *const words[] = { "Add:", "Delete:", "Revise ",
					     "No change" };

	for (size_t i = 0; i < PR_LEN(words); i++)
		if (begins(t, len, words[i]))
			return true;
	return named(c, "addenda");
}

/* "Order26<TAB>POAexemptCode<TAB>Description" */
static bool
try_poa(struct codes *c, struct source *s, const char *t, size_t len)
{
	size_t n = first_line(t, len);

	if (!holds(t, n, "POAexemptCode") &&
	    !(begins(t, n, "Order") && holds(t, n, "\tDescription")))
		return false;
	if (!begins(t, n, "Order") || holds(t, n, "\tAction\t") ||
	    named(c, "addcodes") || named(c, "deletecodes"))
		codes_skipped(c, "it lists changes only");
	else
		read_poa(c, s);
	return true;
}

/* A line whose columns 6 to 11 are a sequence and a record type. */
static bool
is_hcpcs(const struct codes *c, const char *t, size_t len)
{
	for (size_t at = 0; at < len;) {
		size_t n = first_line(t + at, len - at);
		const char *lf = memchr(t + at, '\n', len - at);

		if (n > 120 && digits(t + at + 5, 6) == 6 &&
		    strchr("3478", t[at + 10]))
			return true;
		if (!lf)
			break;
		at = (size_t)(lf - t) + 1;
	}
	return named(c, "anweb") && named(c, "txt");
}

static bool
try_table(struct codes *c, struct source *s, const char *t, size_t len)
{
	size_t n = first_line(t, len);
	size_t look = len < LOOK ? len : LOOK;

	if (begins(t, n, "code\tkind\tlong\t"))
		read_hcpcs_table(c, s);
	else if (begins(t, n, "code\tclass"))
		read_drg_table(c, s);
	else if (heads(t, look, "List of MS-DRGs") ||
		 begins(t, n, "DRG MDC MS"))
		read_drg_titles(c, s);
	else if (heads(t, look, "Appendix F ") ||
		 heads(t, look, "Appendix G ") || heads(t, look, "Appendix H "))
		read_drg_lists(c, s);
	else if (is_hcpcs(c, t, len))
		read_hcpcs_fixed(c, s);
	else
		return false;
	return true;
}

void
read_member(struct codes *c, struct source *s)
{
	const char *t;
	size_t len = source_peek(s, &t);
	const char *other = other_kind(t, len);

	if (other)
		codes_skipped(c, other);
	else if (c->options->cpt)
		read_cpt(c, s);
	else if (is_xml(t, len))
		read_xml(c, s);
	else if (is_addenda(c, t, len))
		codes_skipped(c, "it lists changes only");
	else if (!try_order(c, s, t, len) && !try_poa(c, s, t, len) &&
		 !try_table(c, s, t, len) && !try_codes(c, s, t, len))
		codes_skipped(c, "it is no table that is known here");
}
