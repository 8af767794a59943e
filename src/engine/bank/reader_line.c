/* reader_line.c - the lines form: one record a line */
#include "util/mem.h"

#include "reader.h"
#include "rule_numbers.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *word;
	enum pr_record_kind kind;
	const char *members[6]; /* beside "record"; NULL ends */
} kinds[] = {
	{ "header",
	  PR_RECORD_HEADER,
	  { "format", "format_version", "bank", NULL } },
	{ "exam", PR_RECORD_EXAM, { "exam", NULL } },
	{ "stimulus", PR_RECORD_STIMULUS, { "stimulus", NULL } },
	{ "item", PR_RECORD_ITEM, { "item", NULL } },
	{ "trailer", PR_RECORD_TRAILER, { "exams", "stimuli", "items", NULL } },
};

/* The row of kinds[], -1 when there is none. */
static int
kind_of(const cJSON *line)
{
	const char *word = json_string(line, "record");

	for (size_t i = 0; word && i < PR_LEN(kinds); i++)
		if (strcmp(kinds[i].word, word) == 0)
			return (int)i;
	return -1;
}

static void
say_unknown(struct pr_reader *r, const char *name, int kind)
{
	char list[80], known[100];

	snprintf(known, sizeof(known), "known here: %s",
		 words_text(list, sizeof(list), kinds[kind].members));
	check_say_as(&r->check,
		     r->header.format_minor > 1 ? PR_WARNING : PR_ERROR,
		     RULE_UNKNOWN_MEMBER, "this record", name, known);
}

static void
check_members(struct pr_reader *r, const cJSON *line, int kind)
{
	for (const cJSON *v = line->child; v; v = v->next) {
		if (strcmp(v->string, "record") == 0 ||
		    word_index(kinds[kind].members, v->string) >= 0)
			continue;
		say_unknown(r, v->string, kind);
	}
}

static void
take_trailer(struct pr_reader *r, const cJSON *line, struct pr_record *out)
{
	static const struct field count = { "", F_COUNT, 0, NULL, NULL };

	r->trailer_seen = true;
	for (cJSON *v = line->child; v; v = v->next) {
		size_t mark;

		if (strcmp(v->string, "record") == 0)
			continue;
		mark = check_enter(&r->check, v->string);
		check_value(&r->check, v, &count);
		check_leave(&r->check, mark);
	}
	if (!json_get(line, "items"))
		check_say(&r->check, RULE_REQUIRED, "a trailer", "items", NULL);
	out->refused = r->check.errors > 0;
	if (out->refused)
		return;
	out->trailer_exams = (long)json_number(line, "exams", -1);
	out->trailer_stimuli = (long)json_number(line, "stimuli", -1);
	out->trailer_items = (long)json_number(line, "items", -1);
}

/* Whether a record of this kind may stand here. */
static enum pr_status
check_order(struct pr_reader *r, int kind, struct pr_err *err)
{
	bool header = kind >= 0 && kinds[kind].kind == PR_RECORD_HEADER;

	if (!r->header_known && !header)
		return reader_fatal(r, PR_EPARSE, RULE_NO_HEADER,
				    "the record \"header\"", err);
	if (r->header_known && header && !r->header_given)
		check_say(&r->check, RULE_SECOND_HEADER, NULL, NULL, NULL);
	if (r->trailer_seen)
		check_say(&r->check, RULE_AFTER_TRAILER, NULL, NULL, NULL);
	return PR_OK;
}

/* line is an object of a known kind. */
static enum pr_status
take_known(struct pr_reader *r, const struct cut *cut, cJSON *line, int kind,
	   struct pr_record *out, bool *has, struct pr_err *err)
{
	cJSON *own;

	check_members(r, line, kind);
	if (kinds[kind].kind == PR_RECORD_HEADER &&
	    (!r->header_known || !r->check.errors)) {
		r->header.refused = r->check.errors > 0;
		return reader_take_header(r, cut, line, out, has, err);
	}
	*has = !r->seeking;
	out->kind = kinds[kind].kind;
	if (out->kind == PR_RECORD_TRAILER) {
		take_trailer(r, line, out);
		return PR_OK;
	}
	own = cJSON_GetObjectItemCaseSensitive(line, kinds[kind].word);
	if (!own && out->kind != PR_RECORD_HEADER)
		check_say(&r->check, RULE_REQUIRED, "the record",
			  kinds[kind].word, NULL);
	out->refused = r->check.errors > 0;
	if (out->refused)
		return PR_OK;
	reader_at(r, cut, kinds[kind].word);
	return reader_take_record(r, own, out, err);
}

enum pr_status
reader_take_line(struct pr_reader *r, const struct cut *cut,
		 struct pr_record *out, bool *has, struct pr_err *err)
{
	enum pr_status st;
	int kind;

	*has = true;
	out->kind = PR_RECORD_ITEM;
	if (cut->rule) {
		reader_say_cut(r, cut, false);
		out->refused = true;
		if (r->header_known)
			return PR_OK;
		return reader_fatal(r, PR_EPARSE, RULE_NO_HEADER,
				    "a header line that can be read", err);
	}
	*has = false;
	reader_at(r, cut, NULL);
	r->tree = tree_build(r->arena, cut->json, cut->len);
	if (!r->tree)
		return mem_fail(err);
	kind = kind_of(r->tree);
	st = check_order(r, kind, err);
	if (st)
		return st;
	if (kind < 0)
		check_say(&r->check, RULE_RECORD_KIND,
			  json_string(r->tree, "record"), NULL, NULL);
	if (r->check.errors) {
		*has = true;
		out->refused = true;
		return PR_OK;
	}
	return take_known(r, cut, r->tree, kind, out, has, err);
}
