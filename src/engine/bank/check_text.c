/* check_text.c - strings: clean, and of the pattern their field wants */
#include "proctor/date.h"
#include "proctor/hash.h"
#include "proctor/markdown.h"
#include "proctor/rules.h"
#include "proctor/text.h"

#include "check.h"
#include "number.h"
#include "rule_numbers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS "0123456789"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define LETTERS UPPER LOWER
#define HEX DIGITS "abcdef"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Letters, digits and "_"; C's own functions ask the locale. */
static bool
is_word(char c)
{
	char low = (char)(c | 0x20);

	return (low >= 'a' && low <= 'z') || is_digit(c) || c == '_';
}

/* A word's character, then these, "." and "-", and no longer than max. */
static bool
is_name(const char *s, size_t max)
{
	size_t n = 0;

	while (is_word(s[n]) || (n > 0 && (s[n] == '.' || s[n] == '-')))
		n++;
	return n > 0 && n <= max && !s[n];
}

static bool
is_uuid(const char *s)
{
	static const char form[] = "xxxxxxxx-xxxx-vxxx-yxxx-xxxxxxxxxxxx";
	size_t i;

	for (i = 0; form[i]; i++) {
		char c = s[i];
		bool hex = is_digit(c) || (c >= 'a' && c <= 'f');

		if (form[i] == '-' ? c != '-' : !hex)
			return false;
		if (form[i] == 'v' && (c < '1' || c > '8'))
			return false;
		if (form[i] == 'y' && c != '8' && c != '9' && c != 'a' &&
		    c != 'b')
			return false;
	}
	return !s[i];
}

static bool
is_identifier(const char *s)
{
	return !is_digit(*s) && is_name(s, 64);
}

static bool
is_option_id(const char *s)
{
	return is_name(s, 32);
}

static bool
is_day(const char *s)
{
	struct pr_date day;

	return pr_date_parse(&day, s, NULL) == PR_OK;
}

/* YYYY, YYYY-MM or YYYY-MM-DD */
static bool
is_as_of(const char *s)
{
	char day[PR_DATE_TEXT] = "";
	size_t n = strlen(s);

	if (n == 4)
		snprintf(day, sizeof(day), "%s-01-01", s);
	else if (n == 7)
		snprintf(day, sizeof(day), "%s-01", s);
	return is_day(*day ? day : s);
}

static bool
is_time(const char *s)
{
	int64_t ms;
	int offset;

	return is_day(s) || pr_time_parse(&ms, &offset, s, NULL) == PR_OK;
}

/* [A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})* */
static bool
is_lang(const char *s)
{
	size_t n = strspn(s, LETTERS);

	if (n < 2 || n > 8)
		return false;
	for (s += n; *s == '-'; s += n + 1) {
		n = strspn(s + 1, LETTERS DIGITS);
		if (n < 1 || n > 8)
			return false;
	}
	return !*s;
}

static bool
is_sha256(const char *s)
{
	return strlen(s) == 64 && strspn(s, HEX) == 64;
}

static bool
is_hash(const char *s)
{
	return strncmp(s, "sha256:", 7) == 0 && is_sha256(s + 7);
}

static bool
is_media_name(const char *s)
{
	return strncmp(s, "media/", 6) == 0 && s[6] && !strpbrk(s + 6, "/\\");
}

static bool
is_orcid(const char *s)
{
	if (strlen(s) != 19)
		return false;
	for (int i = 0; i < 19; i++) {
		const char *allowed = i % 5 == 4 ? "-"
				      : i == 18  ? DIGITS "X"
						 : DIGITS;

		if (!strchr(allowed, s[i]))
			return false;
	}
	return true;
}

static bool
is_code(const char *s)
{
	size_t n = strspn(s, UPPER DIGITS ".");

	return n > 0 && n <= 10 && !s[n] && *s != '.';
}

static bool
is_modifier(const char *s)
{
	return strlen(s) == 2 && strspn(s, UPPER DIGITS) == 2;
}

static bool
is_decimal(const char *s)
{
	double value;

	return number_parse(&value, s, strlen(s)) && value - value == 0.0;
}

static const struct {
	enum field_kind kind;
	int rule;
	bool (*matches)(const char *s);
	const char *right; /* second argument of the rule */
} patterns[] = {
	{ F_UUID, RULE_UUID, is_uuid, NULL },
	{ F_IDENTIFIER, RULE_IDENTIFIER, is_identifier, NULL },
	{ F_OPTION_ID, RULE_OPTION_ID, is_option_id, NULL },
	{ F_TIME, RULE_DATE, is_time,
	  "YYYY-MM-DD, or with a time as in 2026-03-01T09:30:00Z" },
	{ F_DAY, RULE_DATE, is_day, "YYYY-MM-DD" },
	{ F_LANG, RULE_LANG, is_lang, NULL },
	{ F_HASH, RULE_HEX, is_hash, "sha256: and 64 lower-case hex digits" },
	{ F_SHA256, RULE_HEX, is_sha256, "64 lower-case hex digits" },
	{ F_MEDIA_NAME, RULE_MEDIA_NAME, is_media_name, NULL },
	{ F_ORCID, RULE_ORCID, is_orcid, NULL },
	{ F_CODE, RULE_CODE, is_code,
	  "1 to 10 capital letters, digits and dots, such as E11.9" },
	{ F_MODIFIER, RULE_CODE, is_modifier,
	  "a modifier is two capital letters or digits" },
	{ F_DECIMAL, RULE_DECIMAL, is_decimal, NULL },
	{ F_AS_OF, RULE_DATE, is_as_of, "YYYY, YYYY-MM or YYYY-MM-DD" },
};

static unsigned
clean_flags(const struct check *c)
{
	return c->one_line ? PR_CLEAN_FOLD : 0;
}

static bool
make_clean(struct check *c, cJSON *node)
{
	const char *text = node->valuestring;
	size_t len = strlen(text);
	struct pr_clean report = { 0 };
	char *copy = NULL, cp[16];

	if (pr_text_clean(&copy, text, len, clean_flags(c), &report, NULL)) {
		c->no_memory = true;
		return false;
	}
	if (report.removed) {
		snprintf(cp, sizeof(cp), "U+%04lX",
			 (unsigned long)report.first_cp);
		check_say(c, RULE_BAD_CHARACTER, cp, NULL, NULL);
	} else {
		node->valuestring = arena_strdup(c->arena, copy);
		node->type &= ~TREE_AS_WRITTEN;
		c->no_memory = !node->valuestring;
	}
	free(copy);
	return report.removed == 0 && !c->no_memory;
}

/* Cleans the string in place; false when it holds what must not be there. */
static bool
clean(struct check *c, cJSON *node)
{
	const char *text = node->valuestring;

	return c->stored ||
	       pr_text_is_clean(text, strlen(text), clean_flags(c)) ||
	       make_clean(c, node);
}

/* The text cut to what fits in a sentence. */
static const char *
quote(char out[static 64], const char *text)
{
	const char *args[] = { text };
	size_t n = strlen(text);

	pr_rule_text(out, 61, "{1}", args, 1);
	if (n > 60)
		memcpy(out + strlen(out), "...", 4);
	return out;
}

static void
say_word(struct check *c, const char *text, const char *const *words, int rule)
{
	char quoted[64], list[200];

	check_say(c, rule, quote(quoted, text),
		  words_text(list, sizeof(list), words), NULL);
}

static void
check_word(struct check *c, const char *text, const char *const *words,
	   int rule)
{
	if (word_index(words, text) < 0)
		say_word(c, text, words, rule);
}

void
check_string(struct check *c, cJSON *node, const struct field *field)
{
	char quoted[64];
	const char *text;

	if (!clean(c, node))
		return;
	text = node->valuestring;
	if (field->kind == F_TEXT && text[strspn(text, " \t\r\n")] == '\0')
		check_say(c, RULE_BLANK_TEXT, NULL, NULL, NULL);
	if (field->kind == F_WORD)
		check_word(c, text, field->words, RULE_WORD);
	if (field->kind == F_ITEM_TYPE)
		check_word(c, text, words_item_type, RULE_ITEM_TYPE);
	if (field->kind == F_GRADE && strcmp(text, "R") == 0)
		check_say(c, RULE_CEU_RECOLLECTION, NULL, NULL, NULL);
	else if (field->kind == F_GRADE)
		check_word(c, text, field->words, RULE_WORD);
	for (size_t i = 0; i < PR_LEN(patterns); i++) {
		if (patterns[i].kind != field->kind)
			continue;
		if (!patterns[i].matches(text))
			check_say(c, patterns[i].rule, quote(quoted, text),
				  patterns[i].right, NULL);
		return;
	}
}

static void
check_format(struct check *c, const char *text, enum pr_text_format format)
{
	if (c->stored || !text)
		return;
	if (format == PR_FORMAT_HTML)
		check_say(c, RULE_HTML_FORMAT, NULL, NULL, NULL);
	else if (format == PR_FORMAT_MARKDOWN && strchr(text, '<') &&
		 pr_markdown_check(text, strlen(text), NULL) == PR_ESCHEMA)
		check_say(c, RULE_RAW_HTML, NULL, NULL, NULL);
}

void
check_content(struct check *c, cJSON *node)
{
	static const struct field text = { "text", F_TEXT, 0, NULL, NULL };
	const struct shape *shape = &shape_content;
	const char *word;
	int format;

	if (cJSON_IsString(node)) {
		check_string(c, node, &text);
		check_format(c, node->valuestring, c->format);
		return;
	}
	check_shapes(c, node, &shape, 1);
	word = json_string(node, "format");
	format = word ? word_index(words_text_format, word) : (int)c->format;
	if (format >= 0)
		check_format(c, json_string(node, "text"),
			     (enum pr_text_format)format);
}
