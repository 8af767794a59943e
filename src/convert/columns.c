/* columns.c - headings in many spellings; see convert/columns.h */
#include "convert/columns.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct name {
	const char *name;
	enum role role;
} names[] = {
	{ "stem", ROLE_STEM },
	{ "question", ROLE_STEM },
	{ "questiontext", ROLE_STEM },
	{ "questionstem", ROLE_STEM },
	{ "text", ROLE_STEM },
	{ "prompt", ROLE_STEM },
	{ "item", ROLE_STEM },
	{ "itemtext", ROLE_STEM },
	{ "q", ROLE_STEM },
	{ "key", ROLE_KEY },
	{ "correct", ROLE_KEY },
	{ "answer", ROLE_KEY },
	{ "answers", ROLE_KEY },
	{ "ans", ROLE_KEY },
	{ "correctanswer", ROLE_KEY },
	{ "correctanswers", ROLE_KEY },
	{ "correctoption", ROLE_KEY },
	{ "correctoptions", ROLE_KEY },
	{ "correctchoice", ROLE_KEY },
	{ "correctresponse", ROLE_KEY },
	{ "correctindex", ROLE_KEY },
	{ "correctletter", ROLE_KEY },
	{ "answerkey", ROLE_KEY },
	{ "answerindex", ROLE_KEY },
	{ "answeridx", ROLE_KEY },
	{ "rightanswer", ROLE_KEY },
	{ "solution", ROLE_KEY },
	{ "choices", ROLE_LIST },
	{ "options", ROLE_LIST },
	{ "answeroptions", ROLE_LIST },
	{ "alternatives", ROLE_LIST },
	{ "rationale", ROLE_RATIONALE },
	{ "explanation", ROLE_RATIONALE },
	{ "feedback", ROLE_RATIONALE },
	{ "generalfeedback", ROLE_RATIONALE },
	{ "answerexplanation", ROLE_RATIONALE },
	{ "reason", ROLE_RATIONALE },
	{ "why", ROLE_RATIONALE },
	{ "id", ROLE_ID },
	{ "identifier", ROLE_ID },
	{ "questionid", ROLE_ID },
	{ "itemid", ROLE_ID },
	{ "uid", ROLE_ID },
	{ "title", ROLE_TITLE },
	{ "questionname", ROLE_TITLE },
	{ "questiontitle", ROLE_TITLE },
	{ "name", ROLE_TITLE },
	{ "domain", ROLE_DOMAIN },
	{ "category", ROLE_DOMAIN },
	{ "topic", ROLE_DOMAIN },
	{ "subject", ROLE_DOMAIN },
	{ "contentarea", ROLE_DOMAIN },
	{ "task", ROLE_TASK },
	{ "level", ROLE_LEVEL },
	{ "cognitivelevel", ROLE_LEVEL },
	{ "bloom", ROLE_LEVEL },
	{ "blooms", ROLE_LEVEL },
	{ "bloomslevel", ROLE_LEVEL },
	{ "type", ROLE_TYPE },
	{ "questiontype", ROLE_TYPE },
	{ "itemtype", ROLE_TYPE },
	{ "difficulty", ROLE_DIFFICULTY },
	{ "tags", ROLE_TAGS },
	{ "tag", ROLE_TAGS },
	{ "keywords", ROLE_TAGS },
	{ "source", ROLE_SOURCE },
	{ "authority", ROLE_SOURCE },
	{ "asof", ROLE_AS_OF },
	{ "sourceasof", ROLE_AS_OF },
	{ "checked", ROLE_AS_OF },
	{ "checkedon", ROLE_AS_OF },
	{ "datechecked", ROLE_AS_OF },
	{ "lastchecked", ROLE_AS_OF },
	{ "reference", ROLE_REFERENCE },
	{ "references", ROLE_REFERENCE },
	{ "citation", ROLE_REFERENCE },
	{ "timelimit", ROLE_TIME },
	{ "time", ROLE_TIME },
};

/* What stands before the letter or number of an option. */
static const struct name before[] = {
	{ "option", ROLE_OPTION },      { "choice", ROLE_OPTION },
	{ "alternative", ROLE_OPTION }, { "opt", ROLE_OPTION },
	{ "answer", ROLE_ANSWER },      { "rationale", ROLE_WHY },
	{ "explanation", ROLE_WHY },    { "feedback", ROLE_WHY },
};

/* Lower-case letters and digits up to " - " or "("; "(s)" is an s. */
static void
fold(char out[64], const char *text)
{
	size_t n = 0;

	for (; *text && n + 1 < 64; text++) {
		if (!strncmp(text, "(s)", 3)) {
			out[n++] = 's';
			text += 2;
			continue;
		}
		if (n && (*text == '(' || !strncmp(text, " - ", 3) ||
			  !strncmp(text, " \342\200\223 ", 5)))
			break;
		if (isalnum((unsigned char)*text))
			out[n++] = (char)tolower((unsigned char)*text);
	}
	out[n] = '\0';
}

/* "a" or "1" is option 0; -1 for what is no option. */
static int
option_of(const char *text)
{
	int n;

	if (islower((unsigned char)text[0]) && !text[1])
		return text[0] - 'a';
	if (!isdigit((unsigned char)text[0]) ||
	    (text[1] && (!isdigit((unsigned char)text[1]) || text[2])))
		return -1;
	n = text[0] - '0';
	if (text[1])
		n = n * 10 + (text[1] - '0');
	return n <= OPTIONS ? n - 1 : -1;
}

static struct column
meaning(const char *heading)
{
	char folded[64] = "";

	fold(folded, heading);
	if (islower((unsigned char)folded[0]) && !folded[1] && folded[0] != 'q')
		return (struct column){ ROLE_OPTION, folded[0] - 'a' };
	for (size_t i = 0; i < PR_LEN(names); i++)
		if (!strcmp(names[i].name, folded))
			return (struct column){ names[i].role, 0 };
	for (size_t i = 0; i < PR_LEN(before); i++) {
		size_t n = strlen(before[i].name);
		int option;

		if (strncmp(before[i].name, folded, n) != 0)
			continue;
		option = option_of(folded + n);
		if (option < 0)
			continue;
		/* "Answer A" is an option whatever the others are */
		if (before[i].role == ROLE_ANSWER &&
		    !isdigit((unsigned char)folded[n]))
			return (struct column){ ROLE_OPTION, option };
		return (struct column){ before[i].role, option };
	}
	return (struct column){ ROLE_NONE, 0 };
}

/* Whether an earlier column has this meaning, which one only can have. */
static bool
is_taken(const struct columns *c, struct column column)
{
	if (column.role == ROLE_KEY || column.role == ROLE_ANSWER)
		return false;
	for (size_t i = 0; i < c->n; i++)
		if (c->of[i].role == column.role &&
		    c->of[i].option == column.option)
			return true;
	return false;
}

static void
add(struct columns *c, struct column column)
{
	if (is_taken(c, column))
		column = (struct column){ ROLE_NONE, 0 };
	c->of[c->n++] = column;
}

/* Counts what there is; answers are options when nothing else is. */
static void
settle(struct columns *c)
{
	bool lettered = false;

	for (size_t i = 0; i < c->n; i++)
		lettered = lettered || c->of[i].role == ROLE_OPTION;
	for (size_t i = 0; i < c->n; i++) {
		struct column *column = &c->of[i];

		if (column->role == ROLE_ANSWER)
			column->role = lettered ? ROLE_KEY : ROLE_OPTION;
		c->known += column->role != ROLE_NONE;
		c->options += column->role == ROLE_OPTION;
		c->stem = c->stem || column->role == ROLE_STEM;
		c->key = c->key || column->role == ROLE_KEY;
		c->list = c->list || column->role == ROLE_LIST;
		c->type = c->type || column->role == ROLE_TYPE;
		c->time = c->time || column->role == ROLE_TIME;
	}
}

static size_t
width(const struct row *row)
{
	return row->n < COLUMNS ? row->n : COLUMNS;
}

void
columns_read(struct columns *out, const struct row *row)
{
	memset(out, 0, sizeof(*out));
	out->at = row->at;
	for (size_t i = 0; i < width(row); i++)
		add(out, row->cells[i].len ? meaning(row->cells[i].text)
					   : (struct column){ ROLE_NONE, 0 });
	settle(out);
}

bool
columns_usable(const struct columns *c)
{
	return c->stem && c->key && (c->options >= 2 || c->list || c->type);
}

/* "a=Choice 1" at *map: role and heading; false at the end. */
static bool
next_entry(const char **map, char role[32], char heading[256])
{
	const char *from = *map, *equals, *end;

	from += strspn(from, " ,");
	if (!*from)
		return false;
	equals = from + strcspn(from, "=,");
	end = equals + strcspn(equals, ",");
	snprintf(role, 32, "%.*s", (int)(equals - from), from);
	if (*equals == '=')
		equals++;
	snprintf(heading, 256, "%.*s", (int)(end - equals), equals);
	*map = end;
	return true;
}

/* The column of this heading, or of "#3"; -1 when there is none. */
static int
column_of(const struct row *row, const char *heading)
{
	char *end;
	long n = heading[0] == '#' ? strtol(heading + 1, &end, 10) : 0;

	if (n >= 1 && (size_t)n <= width(row) && !*end)
		return (int)n - 1;
	for (size_t i = 0; i < width(row); i++)
		if (row->cells[i].len &&
		    same_words(row->cells[i].text, heading))
			return (int)i;
	return -1;
}

/* Whether a row whose columns are named by number is one of headings. */
static bool
is_heading(const struct row *row)
{
	struct columns columns;

	columns_read(&columns, row);
	return columns.stem || columns.key;
}

bool
columns_map(struct columns *out, const struct row *row, const char *map,
	    char wrong[128], bool *bad)
{
	char role[32], heading[256];
	bool numbered = true;

	memset(out, 0, sizeof(*out));
	out->at = row->at;
	out->n = width(row);
	*bad = false;
	while (next_entry(&map, role, heading)) {
		struct column column = meaning(role);
		int i = column_of(row, heading);

		numbered = numbered && heading[0] == '#';
		if (column.role == ROLE_NONE) {
			snprintf(wrong, 128,
				 "\"%.40s\" is nothing that items have", role);
			*bad = true;
			return false;
		}
		if (column.role == ROLE_ANSWER)
			column.role = ROLE_OPTION;
		if (i < 0) {
			snprintf(wrong, 128, "there is no heading \"%.60s\"",
				 heading);
			return false;
		}
		out->of[i] = column;
	}
	settle(out);
	out->headless = numbered && !is_heading(row);
	if (columns_usable(out))
		return true;
	snprintf(wrong, 128, "it names no %s",
		 !out->stem  ? "stem"
		 : !out->key ? "key"
			     : "options");
	*bad = true;
	return false;
}

static const char *
role_name(struct column column, char out[32])
{
	static const char *const words[] = {
		[ROLE_STEM] = "stem",
		[ROLE_KEY] = "key",
		[ROLE_LIST] = "options",
		[ROLE_RATIONALE] = "rationale",
		[ROLE_ID] = "identifier",
		[ROLE_TITLE] = "title",
		[ROLE_DOMAIN] = "domain",
		[ROLE_TASK] = "task",
		[ROLE_LEVEL] = "level",
		[ROLE_TYPE] = "type",
		[ROLE_DIFFICULTY] = "difficulty",
		[ROLE_TAGS] = "tags",
		[ROLE_SOURCE] = "authority",
		[ROLE_AS_OF] = "as_of",
		[ROLE_REFERENCE] = "reference",
		[ROLE_TIME] = NULL,
	};

	if (column.role == ROLE_OPTION)
		snprintf(out, 32, "%c", 'a' + column.option);
	else if (column.role == ROLE_WHY)
		snprintf(out, 32, "rationale_%c", 'a' + column.option);
	else
		return words[column.role];
	return out;
}

void
columns_tell(const struct columns *c, const struct row *row, struct buf *used,
	     struct buf *unused)
{
	for (size_t i = 0; i < c->n; i++) {
		char name[32];
		const char *role = role_name(c->of[i], name);
		const char *heading = row->cells[i].text;

		if (c->headless && role)
			buf_printf(used, "%s%s=#%zu", used->len ? ", " : "",
				   role, i + 1);
		else if (role)
			buf_printf(used, "%s%s=%.40s", used->len ? ", " : "",
				   role, heading);
		else if (!c->headless && *heading)
			buf_printf(unused, "%s%.40s", unused->len ? ", " : "",
				   heading);
	}
}
