/* reader.c - records of a bank file, one by one; see proctor/bank.h */
#include "reader.h"

#include "proctor/rules.h"
#include "util/mem.h"

#include "rule_numbers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_BYTES ((size_t)4 << 30)
#define RECORD_BYTES ((size_t)1 << 20)
#define DEPTH 32

enum pr_status
pr_reader_open(struct pr_reader **out, const struct pr_source *source,
	       const struct pr_bank_limits *limits,
	       const struct pr_findings *findings, struct pr_err *err)
{
	struct pr_reader *r = mem_array(1, sizeof(*r));

	*out = NULL;
	if (!r)
		return mem_fail(err);
	r->name = source->name;
	if (limits)
		r->limits = *limits;
	if (!r->limits.file_bytes)
		r->limits.file_bytes = FILE_BYTES;
	if (!r->limits.record_bytes)
		r->limits.record_bytes = RECORD_BYTES;
	if (!r->limits.depth)
		r->limits.depth = DEPTH;
	if (findings)
		r->findings = *findings;
	r->cutter = cutter_new(source, &r->limits);
	r->header_arena = arena_new(BUILD_ARENA_MAX);
	buf_init(&r->json, BUILD_ARENA_MAX);
	r->arena = arena_new(BUILD_ARENA_MAX + 64 * r->limits.record_bytes);
	if (!r->cutter || !r->header_arena || !r->arena) {
		pr_reader_close(r);
		return mem_fail(err);
	}
	*out = r;
	return PR_OK;
}

static void
release_record(struct pr_reader *r)
{
	r->tree = NULL;
	buf_reset(&r->json);
	arena_reset(r->arena);
}

void
pr_reader_close(struct pr_reader *r)
{
	if (!r)
		return;
	if (r->arena)
		release_record(r);
	cutter_free(r->cutter);
	arena_free(r->header_arena);
	arena_free(r->arena);
	buf_release(&r->json);
	free(r->bank.text);
	free(r);
}

bool
pr_reader_needs_header(const struct pr_reader *r)
{
	return r->needs_header;
}

uint64_t
pr_reader_offset(const struct pr_reader *r)
{
	return cutter_offset(r->cutter);
}

void
reader_at(struct pr_reader *r, const struct cut *cut, const char *root)
{
	struct check *c = &r->check;

	memset(c, 0, sizeof(*c));
	c->arena = r->arena;
	c->findings = &r->findings;
	c->file = r->name;
	c->json = cut->json;
	c->len = cut->len;
	c->place = cut->place;
	c->root = root;
	c->minor = r->header.format_minor;
	c->newest = FORMAT_MINOR;
	c->format = r->header.default_format;
	c->rationale_required = r->header.rationale_required;
}

void
reader_say_cut(struct pr_reader *r, const struct cut *cut, bool fatal)
{
	const struct pr_rule *rule = pr_rule_find(cut->rule);
	char number[32];
	const char *one = cut->why ? cut->why : cut->text;
	size_t limit = cut->rule == RULE_FILE_SIZE ? r->limits.file_bytes
		       : cut->rule == RULE_RECORD_SIZE
			       ? r->limits.record_bytes
			       : (size_t)r->limits.depth;

	reader_at(r, cut, NULL);
	r->check.json = NULL;
	r->check.place = cut->fault;
	snprintf(number, sizeof(number), "%zu", limit);
	if (cut->rule == RULE_TOO_DEEP || cut->rule == RULE_RECORD_SIZE ||
	    cut->rule == RULE_FILE_SIZE)
		one = number;
	check_say_as(&r->check, fatal ? PR_FATAL : rule->severity, cut->rule,
		     one, NULL, NULL);
}

enum pr_status
reader_fatal(struct pr_reader *r, enum pr_status status, int rule,
	     const char *one, struct pr_err *err)
{
	char wrong[PR_ERR_TEXT_MAX];

	pr_rule_text(wrong, sizeof(wrong), pr_rule_find(rule)->wrong, &one, 1);
	check_say_as(&r->check, PR_FATAL, rule, one, NULL, NULL);
	return pr_fail(err, status, "%s: %s", r->name ? r->name : "-", wrong);
}

/* The file is lost; the cut says where and why. */
static enum pr_status
lost(struct pr_reader *r, const struct cut *cut, struct pr_err *err)
{
	char wrong[PR_ERR_TEXT_MAX];
	const char *one = cut->why ? cut->why : cut->text;

	pr_rule_text(wrong, sizeof(wrong), pr_rule_find(cut->rule)->wrong, &one,
		     1);
	reader_say_cut(r, cut, true);
	return pr_fail(err, PR_EPARSE, "%s, line %ld: %s",
		       r->name ? r->name : "-", cut->fault.line, wrong);
}

/* The file has ended. */
static enum pr_status
finish(struct pr_reader *r, const struct cut *cut, struct pr_err *err)
{
	const char *missing = !r->is_certbank     ? "format"
			      : !r->version_known ? "format_version"
						  : "bank";

	if (r->header_known && r->header.refused)
		return pr_fail(err, PR_ESCHEMA,
			       "%s: the bank's header has errors",
			       r->name ? r->name : "-");
	if (r->header_known)
		return PR_OK;
	reader_at(r, cut, NULL);
	r->check.place = (struct cut_place){ 1, 1 };
	return reader_fatal(r, PR_EPARSE,
			    r->is_certbank ? RULE_NO_HEADER : RULE_NOT_CERTBANK,
			    missing, err);
}

/* A value of one of the three arrays. */
static enum pr_status
take_value(struct pr_reader *r, const struct cut *cut, struct pr_record *out,
	   bool *has, struct pr_err *err)
{
	static const enum pr_record_kind kinds[] = {
		[CUT_EXAM] = PR_RECORD_EXAM,
		[CUT_STIMULUS] = PR_RECORD_STIMULUS,
		[CUT_ITEM] = PR_RECORD_ITEM,
	};

	if (r->seeking)
		return PR_OK;
	if (!r->header_known) {
		r->needs_header = true;
		return pr_fail(err, PR_ESTATE,
			       "%s: a record comes before the bank's header",
			       r->name ? r->name : "-");
	}
	*has = true;
	out->kind = kinds[cut->kind];
	if (cut->rule) {
		reader_say_cut(r, cut, false);
		out->refused = true;
		return PR_OK;
	}
	reader_at(r, cut, NULL);
	r->tree = tree_build(r->arena, cut->json, cut->len);
	if (!r->tree)
		return mem_fail(err);
	return reader_take_record(r, r->tree, out, err);
}

static enum pr_status
take_cut(struct pr_reader *r, const struct cut *cut, struct pr_record *out,
	 bool *has, struct pr_err *err)
{
	memset(out, 0, sizeof(*out));
	out->line = cut->place.line;
	out->column = cut->place.column;
	out->trailer_exams = out->trailer_stimuli = out->trailer_items = -1;
	if (cut->kind == CUT_MEMBER)
		return reader_take_member(r, cut, out, has, err);
	if (cut->kind == CUT_LINE)
		return reader_take_line(r, cut, out, has, err);
	return take_value(r, cut, out, has, err);
}

enum pr_status
pr_reader_next(struct pr_reader *r, struct pr_record *out, bool *has,
	       struct pr_err *err)
{
	*has = false;
	while (!*has) {
		struct cut cut;
		enum pr_status st;

		release_record(r);
		st = cutter_next(r->cutter, &cut, err);
		if (st == PR_EPARSE)
			return lost(r, &cut, err);
		if (st)
			return st;
		if (cut.kind == CUT_END)
			return finish(r, &cut, err);
		st = take_cut(r, &cut, out, has, err);
		if (st)
			return st;
	}
	return PR_OK;
}

enum pr_status
pr_reader_set_header(struct pr_reader *r, const struct pr_bank_header *header,
		     struct pr_err *err)
{
	struct pr_bank_header copy = *header;

	arena_reset(r->header_arena);
	if (header->identifier)
		copy.identifier =
			arena_strdup(r->header_arena, header->identifier);
	if (header->lang)
		copy.lang = arena_strdup(r->header_arena, header->lang);
	copy.title = arena_strdup(r->header_arena,
				  header->title ? header->title : "");
	if (!copy.title || !copy.identifier != !header->identifier ||
	    !copy.lang != !header->lang)
		return mem_fail(err);
	r->header = copy;
	r->header_known = r->header_given = true;
	r->is_certbank = r->version_known = true;
	return PR_OK;
}

enum pr_status
pr_reader_find_header(const struct pr_bank_header **out, struct pr_reader *r,
		      struct pr_err *err)
{
	enum pr_status st = PR_OK;
	bool has = true;

	*out = NULL;
	r->seeking = true;
	while (!st && has && !r->header_known) {
		struct pr_record record;

		st = pr_reader_next(r, &record, &has, err);
	}
	if (!st)
		*out = &r->header;
	return st;
}
