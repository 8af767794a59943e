/* tokens.c - codes that notes name, and editions; see proctor/codes.h */
#include "proctor/codes.h"

#include <stdio.h>
#include <string.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_code_char(char c)
{
	return is_digit(c) || is_upper(c);
}

static bool
is_word(char c)
{
	return is_code_char(c) || (c >= 'a' && c <= 'z') || (c & 0x80);
}

/* The code at text without its dot; how many bytes, 0 when there is none. */
static size_t
code_at(char out[PR_CODE_MAX], const char *text)
{
	size_t n = 3, len = 3;

	if (!is_upper(text[0]) || !is_code_char(text[1]) ||
	    !is_code_char(text[2]))
		return 0;
	memcpy(out, text, 3);
	if (text[n] == '.' && is_code_char(text[n + 1]))
		n++;
	while (n > 3 && is_code_char(text[n]) && len + 1 < PR_CODE_MAX)
		out[len++] = text[n++];
	out[len] = '\0';
	return is_word(text[n]) ? 0 : n;
}

/*
 * What stands between two codes: "-" for a range, ".-" for all below, ".--"
 * and "- - " for both. The code after it goes to hi.
 */
static size_t
rest_at(struct pr_code_token *token, const char *text)
{
	size_t n = 0, own, len;

	if (text[n] == '.' && text[n + 1] == '-')
		n++;
	for (own = n; text[n] == '-' || (text[n] == ' ' && n > own); n++)
		;
	if (n == own) {
		if (text[0] != ' ' || text[1] != '-')
			return 0;
		for (n = 1; text[n] == '-' || text[n] == ' '; n++)
			;
	}
	len = code_at(token->hi, text + n);
	if (!len) {
		memcpy(token->hi, token->lo, sizeof(token->hi));
		token->dash = text[own] == '-';
		return n;
	}
	n += len;
	if (text[n] == '.' && text[n + 1] == '-')
		n++;
	token->dash = text[n] == '-';
	return n + (text[n] == '-');
}

/* One reference; how many bytes of it, 0 when there is none. */
static size_t
token_at(struct pr_code_token *token, const char *text)
{
	size_t n = code_at(token->lo, text);

	if (!n)
		return 0;
	memcpy(token->hi, token->lo, sizeof(token->hi));
	token->dash = false;
	return n + rest_at(token, text + n);
}

size_t
pr_code_tokens(struct pr_code_token *out, size_t max, const char *note)
{
	size_t found = 0;
	int depth = 0;

	for (const char *p = note; *p;) {
		struct pr_code_token token = { .dash = false };
		size_t n = 0;

		depth += (*p == '(') - (*p == ')' && depth > 0);
		if (depth && (p == note || !is_word(p[-1])))
			n = token_at(&token, p);
		if (n) {
			if (found < max)
				out[found] = token;
			found++;
		}
		p += n ? n : 1;
	}
	return found < max ? found : max;
}

/* ---- editions ------------------------------------------------------------ */

/* n digits of text as a number, -1 when they are none. */
static int
digits(const char *text, int n)
{
	int value = 0;

	for (int i = 0; i < n; i++) {
		if (!is_digit(text[i]))
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

bool
pr_code_lapsed(char out[160], const char *edition, const char *date)
{
	static const char *const ends[] = { "31 March", "30 June",
					    "30 September", "31 December" };
	int year = digits(date, 4);
	int month = year < 0 || date[4] != '-' ? -1 : digits(date + 5, 2);
	bool fiscal = !strncmp(edition, "FY", 2);
	int of = digits(edition + (fiscal ? 2 : 0), 4);
	int quarter = 3, last, now;

	out[0] = '\0';
	if (month < 1 || month > 12 || of < 0)
		return false;
	if (!fiscal) {
		if (edition[4] != 'Q' || edition[5] < '1' || edition[5] > '4')
			return false;
		quarter = edition[5] - '0';
	}
	last = of * 12 + quarter * 3;
	now = year * 12 + month;
	if (now <= last)
		return false;
	if (fiscal)
		snprintf(out, 160,
			 "FY%d was in force until 30 September %d; FY%d is in "
			 "force",
			 of, of, year + (month >= 10));
	else
		snprintf(out, 160,
			 "%.6s was in force until %s %d; %dQ%d is "
			 "in force",
			 edition, ends[quarter - 1], of, year, (month + 2) / 3);
	return true;
}
