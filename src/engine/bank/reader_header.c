/* reader_header.c - format, version and bank, in either form */
#include "util/mem.h"

#include "reader.h"
#include "rule_numbers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum pr_status
take_format(struct pr_reader *r, const cJSON *value, struct pr_err *err)
{
	if (!cJSON_IsString(value) ||
	    strcmp(value->valuestring, "certbank") != 0)
		return reader_fatal(r, PR_EPARSE, RULE_NOT_CERTBANK, NULL, err);
	r->is_certbank = true;
	return PR_OK;
}

static enum pr_status
take_version(struct pr_reader *r, const cJSON *value, struct pr_err *err)
{
	const char *text = cJSON_GetStringValue(value);
	size_t n;

	if (!text)
		return reader_fatal(r, PR_EVERSION, RULE_VERSION,
				    json_kind(value), err);
	n = strlen(text);
	if (n < 3 || n > 6 || strncmp(text, "1.", 2) != 0 ||
	    strspn(text + 2, "0123456789") != n - 2)
		return reader_fatal(r, PR_EVERSION, RULE_VERSION, text, err);
	r->header.format_minor = (int)strtol(text + 2, NULL, 10);
	r->check.minor = r->header.format_minor;
	r->version_known = true;
	return PR_OK;
}

static const char *
sound_string(const struct pr_reader *r, const cJSON *bank, const char *name)
{
	return check_is_sound(&r->check, name) ? json_string(bank, name) : NULL;
}

/* The header outlives the tree. */
static const char *
keep_string(struct pr_reader *r, const cJSON *bank, const char *name,
	    bool *no_memory)
{
	const char *text = sound_string(r, bank, name);
	const char *copy = text ? arena_strdup(r->header_arena, text) : NULL;

	*no_memory |= text && !copy;
	return copy;
}

/* Of a header with errors, what none was found in. */
static bool
build_header(struct pr_reader *r, const cJSON *bank)
{
	struct pr_bank_header *h = &r->header;
	const char *format = sound_string(r, bank, "default_text_format");
	const cJSON *own =
		json_get(json_get(bank, "extensions"), "urn:proctor:bank");
	bool no_memory = false;

	arena_reset(r->header_arena);
	build_uuid(h->uuid, sound_string(r, bank, "uuid"));
	h->identifier = keep_string(r, bank, "identifier", &no_memory);
	h->title = keep_string(r, bank, "title", &no_memory);
	if (!h->title)
		h->title = "";
	h->version = 1;
	if (check_is_sound(&r->check, "version"))
		h->version = (int)json_number(bank, "version", 1);
	h->lang = keep_string(r, bank, "lang", &no_memory);
	if (format)
		h->default_format = (enum pr_text_format)word_index(
			words_text_format, format);
	h->rationale_required = json_true(own, "rationale_required");
	return !no_memory;
}

static void
give_header(struct pr_reader *r, struct pr_record *out, bool *has)
{
	static const char stand_in[] = "00000000-0000-4000-8000-000000000000";

	/* items get their uuids from the bank's */
	if (!r->header.uuid[0]) {
		r->header.unnamed = true;
		memcpy(r->header.uuid, stand_in, sizeof(stand_in));
	}
	r->header_known = true;
	out->kind = PR_RECORD_HEADER;
	out->header = &r->header;
	out->refused = r->header.refused;
	*has = true;
}

/* The file is lost, but what follows is checked with what is known. */
static void
refuse_header(struct pr_reader *r)
{
	int n = r->check.errors;
	char count[40] = "errors";

	if (n)
		snprintf(count, sizeof(count), "%d error%s", n,
			 n == 1 ? "" : "s");
	r->header.refused = true;
	check_say(&r->check, RULE_BAD_HEADER, count, NULL, NULL);
}

/* Nothing is known of it. */
static void
give_lost_header(struct pr_reader *r, const struct cut *cut,
		 struct pr_record *out, bool *has)
{
	reader_say_cut(r, cut, true);
	r->header.title = "";
	r->header.version = 1;
	r->header.refused = true;
	give_header(r, out, has);
}

/* bank is the object, in r->tree or below it; r->check stands ready. */
static enum pr_status
take_bank(struct pr_reader *r, cJSON *bank, struct pr_record *out, bool *has,
	  struct pr_err *err)
{
	const struct shape *shape = &shape_bank;
	static const struct field field = { "bank", F_OBJECT, REQUIRED, NULL,
					    &shape_bank };

	if (r->header_given)
		return PR_OK;
	r->check.what = "bank";
	r->check.label = json_string(bank, "identifier");
	check_value(&r->check, bank, &field);
	if (r->check.no_memory || !build_header(r, bank))
		return mem_fail(err);
	if (r->header.refused || r->check.errors) {
		refuse_header(r);
		give_header(r, out, has);
		return PR_OK;
	}
	schema_order(bank, &shape, 1);
	tree_print(&r->json, bank);
	if (r->json.status)
		return mem_fail(err);
	give_header(r, out, has);
	out->json = buf_text(&r->json);
	out->json_len = r->json.len;
	return PR_OK;
}

/* Keeps the bank's text until format and version are known. */
static enum pr_status
keep_bank(struct pr_reader *r, const struct cut *cut, struct pr_err *err)
{
	free(r->bank.text);
	r->bank.text = mem_strndup(cut->json, cut->len);
	r->bank.len = cut->len;
	r->bank.place = cut->place;
	return r->bank.text ? PR_OK : mem_fail(err);
}

static enum pr_status
take_kept_bank(struct pr_reader *r, struct pr_record *out, bool *has,
	       struct pr_err *err)
{
	struct cut cut = { 0 };

	if (!r->bank.text || !r->is_certbank || !r->version_known ||
	    (r->header_known && !r->header_given))
		return PR_OK;
	cut.json = r->bank.text;
	cut.len = r->bank.len;
	cut.place = r->bank.place;
	out->line = cut.place.line;
	out->column = cut.place.column;
	reader_at(r, &cut, NULL);
	r->tree = tree_build(r->arena, cut.json, cut.len);
	return r->tree ? take_bank(r, r->tree, out, has, err) : mem_fail(err);
}

/* A member that is neither header nor array. */
static void
take_other(struct pr_reader *r, const struct cut *cut, struct pr_record *out,
	   bool *has)
{
	static const struct field schema = { "", F_STRING, 0, NULL, NULL };
	static const struct field free_form = { "", F_FREE, 0, NULL, NULL };

	if (strcmp(cut->name, "$schema") == 0)
		check_value(&r->check, r->tree, &schema);
	else if (strcmp(cut->name, "extensions") == 0)
		check_value(&r->check, r->tree, &free_form);
	else
		check_say_as(&r->check,
			     r->header.format_minor > FORMAT_MINOR ? PR_WARNING
								   : PR_ERROR,
			     RULE_UNKNOWN_MEMBER, "a document", cut->name,
			     "known here: format, format_version, bank, exams, "
			     "stimuli, "
			     "items, extensions, $schema");
	if (!r->check.errors)
		return;
	out->kind = PR_RECORD_HEADER;
	out->refused = true;
	*has = true;
}

enum pr_status
reader_take_member(struct pr_reader *r, const struct cut *cut,
		   struct pr_record *out, bool *has, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	if (cut->rule && strcmp(cut->name, "bank") == 0) {
		if (!r->header_known)
			give_lost_header(r, cut, out, has);
		return PR_OK;
	}
	if (cut->rule) {
		reader_say_cut(r, cut, true);
		return pr_fail(err, PR_EPARSE,
			       "%s, line %ld: the member "
			       "\"%s\" cannot be read",
			       r->name ? r->name : "-", cut->fault.line,
			       cut->name);
	}
	reader_at(r, cut, NULL);
	r->tree = tree_build(r->arena, cut->json, cut->len);
	if (!r->tree)
		return mem_fail(err);
	if (strcmp(cut->name, "format") == 0)
		st = take_format(r, r->tree, err);
	else if (strcmp(cut->name, "format_version") == 0)
		st = take_version(r, r->tree, err);
	else if (strcmp(cut->name, "bank") == 0)
		st = keep_bank(r, cut, err);
	else if (strcmp(cut->name, "items") == 0 ||
		 strcmp(cut->name, "exams") == 0 ||
		 strcmp(cut->name, "stimuli") == 0)
		return reader_fatal(r, PR_EPARSE, RULE_NOT_ARRAY, cut->name,
				    err);
	else
		take_other(r, cut, out, has);
	if (st || *has)
		return st;
	return take_kept_bank(r, out, has, err);
}

enum pr_status
reader_take_header(struct pr_reader *r, const struct cut *cut,
		   const cJSON *line, struct pr_record *out, bool *has,
		   struct pr_err *err)
{
	const cJSON *format = json_get(line, "format");
	const cJSON *version = json_get(line, "format_version");
	cJSON *bank = cJSON_GetObjectItemCaseSensitive(line, "bank");
	enum pr_status st;

	if (!format || !version || !bank)
		return reader_fatal(r, PR_EPARSE, RULE_NO_HEADER,
				    !format    ? "format"
				    : !version ? "format_version"
					       : "bank",
				    err);
	st = take_format(r, format, err);
	if (!st)
		st = take_version(r, version, err);
	if (st)
		return st;
	reader_at(r, cut, "bank");
	return take_bank(r, bank, out, has, err);
}
