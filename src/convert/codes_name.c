/* codes_name.c - what names tell: the edition of a table */
#include "codes_internal.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
names(const char *text, const char *word)
{
	size_t n = strlen(word);

	for (; *text; text++) {
		size_t i = 0;

		while (i < n && tolower((unsigned char)text[i]) == word[i])
			i++;
		if (i == n)
			return true;
	}
	return false;
}

const char *
base_name(const char *path)
{
	const char *base = path;

	for (; *path; path++)
		if (*path == '/' || *path == '\\')
			base = path + 1;
	return base;
}

/* "26" as 2026 */
static int
year_of(const char *two)
{
	return digit(two[0]) && digit(two[1]) && !digit(two[2])
		       ? 2000 + (two[0] - '0') * 10 + (two[1] - '0')
		       : 0;
}

int
year_in(const char *text)
{
	char before = ' ';
	int year = 0;

	for (; *text && !year; before = *text++) {
		bool fy = tolower((unsigned char)text[0]) == 'f' &&
			  tolower((unsigned char)text[1]) == 'y';

		if (fy || (!digit(before) && !strncmp(text, "20", 2)))
			year = year_of(text + 2);
	}
	return year;
}

/* The quarter that a HCPCS file's name tells; the annual file is January's. */
static int
quarter_in(const char *name)
{
	static const char *const words[] = { "q1",  "q2",  "q3",  "q4",
					     "jan", "apr", "jul", "oct" };

	for (int i = 0; i < (int)PR_LEN(words); i++)
		if (names(name, words[i]))
			return i % 4 + 1;
	return 1;
}

static void
hcpcs_edition(const char *name, char out[EDITION_MAX])
{
	int year = year_in(name);

	if (year)
		snprintf(out, EDITION_MAX, "%dQ%d", year, quarter_in(name));
}

/* After the v of "v40", "Version 40.0", "V41.1"; NULL when there is none. */
static const char *
version_in(const char *text)
{
	char before = ' ';

	for (; *text; before = *text++) {
		const char *n = text + 1;

		if (tolower((unsigned char)*text) != 'v' ||
		    isalnum((unsigned char)before))
			continue;
		if (!strncmp(n, "ersion", 6))
			n += 6;
		n += strspn(n, " _-");
		if (digit(n[0]) && digit(n[1]) && !digit(n[2]))
			return n;
	}
	return NULL;
}

/* "v40", and "v41.1" where the part after the dot says something */
static void
drg_edition(const char *text, char out[EDITION_MAX])
{
	const char *n = version_in(text);

	if (!n)
		return;
	snprintf(out, EDITION_MAX, "v%.2s", n);
	if (n[2] == '.' && digit(n[3]) && n[3] != '0')
		snprintf(out, EDITION_MAX, "v%.4s", n);
}

static void
edition_in(enum pr_table_what what, const char *text, char out[EDITION_MAX])
{
	int year;

	switch (what) {
	case PR_TABLE_HCPCS:
		hcpcs_edition(text, out);
		break;
	case PR_TABLE_DRG_TITLES:
	case PR_TABLE_DRG_SEVERITY:
		drg_edition(text, out);
		break;
	case PR_TABLE_CPT:
		year = year_in(text);
		if (year)
			snprintf(out, EDITION_MAX, "%d", year);
		break;
	case PR_TABLE_CM_ORDER:
	case PR_TABLE_CM_CODES:
	case PR_TABLE_CM_TABULAR:
	case PR_TABLE_CM_INDEX:
	case PR_TABLE_CM_EINDEX:
	case PR_TABLE_CM_NEOPLASM:
	case PR_TABLE_CM_DRUG:
	case PR_TABLE_PCS_ORDER:
	case PR_TABLE_PCS_TABLES:
	case PR_TABLE_PCS_DEFINITIONS:
	case PR_TABLE_PCS_INDEX:
	case PR_TABLE_POA_EXEMPT:
	case PR_TABLES:
		year = year_in(text);
		if (year)
			snprintf(out, EDITION_MAX, "FY%d", year);
		break;
	}
}

void
edition_of(const struct codes *c, enum pr_table_what what, const char *found,
	   char out[EDITION_MAX])
{
	out[0] = '\0';
	edition_in(what, found, out);
	if (!out[0])
		edition_in(what, base_name(c->member), out);
	if (!out[0])
		edition_in(what, base_name(c->options->name), out);
}
