/* item.c - one question checked and written as a certbank item */
#include "proctor/text.h"
#include "util/mem.h"

#include "internal.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
cell_trim(struct cell *cell)
{
	while (cell->len && isspace((unsigned char)*cell->text)) {
		cell->text++;
		cell->len--;
	}
	while (cell->len && isspace((unsigned char)cell->text[cell->len - 1]))
		cell->len--;
}

void
cell_clean(struct job *job, struct cell *cell, const char *member,
	   const char *id)
{
	struct pr_clean report = { 0 };
	char *clean = NULL, *kept;
	char count[64];

	if (!cell->text)
		cell->text = "";
	if (pr_text_is_clean(cell->text, cell->len, 0))
		return;
	if (job_failed(job, pr_text_clean(&clean, cell->text, cell->len, 0,
					  &report, &job->err)))
		return;
	if (report.removed) {
		kept = arena_strdup(job->arena, clean);
		if (!kept) {
			job_failed(job, mem_fail(&job->err));
		} else {
			cell->text = kept;
			cell->len = strlen(kept);
			SAY(job, PR_RULE_CHARACTERS, cell->at, id, member,
			    count_of(count, (long)report.removed,
				     "control or invisible character"),
			    NULL, NULL);
		}
	}
	free(clean);
	cell_trim(cell);
	kept = arena_strndup(job->arena, cell->text, cell->len);
	if (kept)
		cell->text = kept;
	else
		job_failed(job, mem_fail(&job->err));
}

const char *
native_id(const struct item *item)
{
	return item->id.len ? item->id.text : NULL;
}

static void
clean_all(struct job *job, struct item *item)
{
	const char *id = native_id(item);
	struct {
		struct cell *cell;
		const char *member;
	} cells[] = {
		{ &item->id, "identifier" },
		{ &item->stem, "stem" },
		{ &item->rationale, "rationale" },
		{ &item->title, "title" },
		{ &item->domain, "domain" },
		{ &item->task, "task" },
		{ &item->tags, "tags" },
		{ &item->source, "authority" },
		{ &item->as_of, "authority" },
		{ &item->reference, "references" },
	};

	for (size_t i = 0; i < PR_LEN(cells); i++)
		cell_clean(job, cells[i].cell, cells[i].member, id);
	for (size_t i = 0; i < OPTIONS; i++) {
		cell_clean(job, &item->option[i], "options", id);
		cell_clean(job, &item->why[i], "options", id);
	}
}

static int
bits(uint32_t mask)
{
	int n = 0;

	for (; mask; mask &= mask - 1)
		n++;
	return n;
}

static void
check_twice(struct job *job, const struct item *item)
{
	for (size_t i = 0; i < OPTIONS; i++)
		for (size_t k = 0; k < i; k++) {
			char one[2] = { (char)('A' + k), '\0' };
			char two[2] = { (char)('A' + i), '\0' };

			if (!(item->has & 1u << i) || !(item->has & 1u << k) ||
			    strcmp(item->option[i].text,
				   item->option[k].text) != 0)
				continue;
			SAY(job, PR_RULE_OPTION_TWICE, item->option[i].at,
			    native_id(item), "options", one, two, NULL);
			return;
		}
}

static void
check_choice(struct job *job, const struct item *item)
{
	int keys = bits(item->keys);
	int asked = choose_of(item->stem.text, keys == 1);
	char one[64], two[64];

	if (bits(item->has) < 2)
		SAY(job, PR_RULE_FEW_OPTIONS, item->at, native_id(item), NULL,
		    count_of(one, bits(item->has), "option"), NULL, NULL);
	if (item->single_only && keys > 1)
		SAY(job, PR_RULE_ONE_KEY, item->key.at, native_id(item), "key",
		    count_of(one, keys, "option"), NULL, NULL);
	if (keys && asked > 1 && asked != keys)
		SAY(job, PR_RULE_CHOOSE, item->key.at, native_id(item), "key",
		    count_of(one, asked, "option"),
		    count_of(two, keys, "option"), NULL);
	check_twice(job, item);
}

/* Options that are exactly True and False. */
static bool
is_true_false(const struct item *item)
{
	int a = truth_of(item->option[0].text);
	int b = truth_of(item->option[1].text);

	return item->has == 3 && bits(item->keys) == 1 && a >= 0 && b >= 0 &&
	       a != b && item->option[0].len > 3 && item->option[1].len > 3;
}

static void
make_true_false(struct item *item)
{
	bool first = item->keys == 1;
	bool true_first = truth_of(item->option[0].text) == 1;
	struct cell why;

	item->kind = ITEM_TRUE_FALSE;
	item->answer = first == true_first;
	if (true_first)
		return;
	why = item->why[0];
	item->why[0] = item->why[1];
	item->why[1] = why;
}

static void
check(struct job *job, struct item *item, char identifier[65])
{
	char line[32];
	long first;

	if (!item->stem.len)
		SAY(job, PR_RULE_NO_STEM,
		    item->stem.at.line ? item->stem.at : item->at,
		    native_id(item), "stem", NULL, NULL, NULL);
	if (item->kind == ITEM_CHOICE)
		check_choice(job, item);
	if (job->refused)
		return;
	if (item->kind == ITEM_CHOICE && is_true_false(item))
		make_true_false(item);
	item_identifier(job, item, identifier);
	first = met_before(job, "id", identifier, strlen(identifier),
			   item->at.line);
	if (!first)
		return;
	snprintf(line, sizeof(line), "%ld", first);
	if (item->id.len)
		SAY(job, PR_RULE_NATIVE_ID, item->id.at, native_id(item), NULL,
		    item->id.text, line, NULL);
	else
		SAY(job, PR_RULE_ROW_TWICE, item->at, NULL, NULL, line, NULL,
		    NULL);
}

void
put_member(struct job *job, const char *name, const struct cell *cell)
{
	if (!cell->len)
		return;
	buf_printf(&job->line, ",\"%s\":", name);
	json_text(&job->line, cell->text);
}

/* Where a member stands in the file. */
static void
put_place(struct job *job, const struct cell *cell, const char *name)
{
	if (cell->len)
		buf_printf(&job->report, "\t%s:%ld:%ld", name, cell->at.line,
			   cell->at.column);
}

static void
put_options(struct job *job, const struct item *item)
{
	const char *before = ",\"options\":[";

	for (size_t i = 0; i < OPTIONS; i++) {
		if (!(item->has & 1u << i))
			continue;
		buf_printf(&job->line, "%s{\"id\":\"%c\",\"text\":", before,
			   (int)('A' + i));
		json_text(&job->line, item->option[i].text);
		if (item->keys & 1u << i)
			buf_adds(&job->line, ",\"correct\":true");
		put_member(job, "rationale", &item->why[i]);
		buf_addc(&job->line, '}');
		before = ",";
	}
	buf_addc(&job->line, ']');
}

static void
put_type(struct job *job, const struct item *item)
{
	int keys = bits(item->keys), asked = choose_of(item->stem.text, false);
	bool says = asked == keys && (keys > 1 || item->multiple);

	if (item->kind == ITEM_TRUE_FALSE) {
		buf_printf(&job->line, ",\"answer\":%s",
			   item->answer ? "true" : "false");
		put_member(job, "rationale_true", &item->why[0]);
		put_member(job, "rationale_false", &item->why[1]);
		return;
	}
	if (keys > 1 || item->multiple)
		buf_printf(&job->line, ",\"min_choices\":%d,\"max_choices\":%d",
			   says ? keys : 1, says ? keys : bits(item->has));
	put_options(job, item);
}

static const char *
type_name(const struct item *item)
{
	if (item->kind == ITEM_TRUE_FALSE)
		return "true_false";
	return bits(item->keys) > 1 || item->multiple ? "multiple_response"
						      : "single_choice";
}

/* The report's line for it; the item's own line is in job->line. */
static void
put_places(struct job *job, const struct item *item)
{
	size_t n = 0;
	char name[32];

	if (item->id.len && !strpbrk(item->id.text, "\t\n"))
		buf_printf(&job->report, "\t=%s", item->id.text);
	put_place(job, &item->stem, "stem");
	put_place(job, &item->rationale, "rationale");
	put_place(job, &item->title, "title");
	put_place(job, &item->tags, "tags");
	put_place(job, &item->domain, "objectives");
	put_place(job, &item->source, "authority");
	for (size_t i = 0; i < OPTIONS; i++) {
		if (!(item->has & 1u << i))
			continue;
		snprintf(name, sizeof(name), "options[%zu].text", n);
		put_place(job, &item->option[i], name);
		snprintf(name, sizeof(name), "options[%zu].rationale", n);
		put_place(job, &item->why[i], name);
		n++;
	}
}

void
item_put(struct job *job, struct item *item)
{
	char identifier[65] = "";

	clean_all(job, item);
	if (job->st)
		return;
	check(job, item, identifier);
	if (job->st)
		return;
	if (job->refused) {
		say_refused(job, item->at);
		return;
	}
	buf_adds(&job->line, "{\"record\":\"item\",\"item\":{\"identifier\":");
	json_text(&job->line, identifier);
	buf_printf(&job->line, ",\"type\":\"%s\"", type_name(item));
	put_member(job, "title", &item->title);
	put_member(job, "stem", &item->stem);
	put_type(job, item);
	put_about(job, item);
	put_line(job, item->at, item, put_places);
	job->items++;
}
