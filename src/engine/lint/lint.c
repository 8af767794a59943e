/* lint.c - a round of judging; see proctor/lint.h */
#include "proctor/rules.h"
#include "util/mem.h"

#include "state.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define KEEP_MAX ((size_t)4 << 30)
#define SCRATCH_MAX ((size_t)64 << 20)

enum pr_status
pr_lint_new(struct pr_lint **out, const char *today,
	    const struct pr_findings *findings, struct pr_err *err)
{
	struct pr_date day;
	struct pr_lint *lint;
	enum pr_status st = pr_date_parse(&day, today, err);

	*out = NULL;
	if (st)
		return pr_fail(err, PR_EINVAL,
			       "\"%s\" is not a day; it must be YYYY-MM-DD.",
			       today);
	lint = mem_array(1, sizeof(*lint));
	if (!lint)
		return mem_fail(err);
	lint->findings = *findings;
	pr_date_format(lint->today, day);
	lint->file = lint->bank = LINT_MAP_NONE;
	lint->keep = arena_new(KEEP_MAX);
	lint->scratch = arena_new(SCRATCH_MAX);
	lint->files.arena = lint->keep;
	lint->bank_names.arena = lint->keep;
	lint->objectives.arena = lint->keep;
	lint->exam_names.arena = lint->keep;
	if (lint->keep && lint->scratch)
		st = lint_dict_make(&lint->dict, lint->keep, err);
	else
		st = mem_fail(err);
	if (st)
		pr_lint_free(lint);
	else
		*out = lint;
	return st;
}

void
pr_lint_free(struct pr_lint *lint)
{
	if (!lint)
		return;
	lint_map_release(&lint->files);
	lint_map_release(&lint->bank_names);
	lint_map_release(&lint->objectives);
	lint_map_release(&lint->exam_names);
	free(lint->banks);
	free(lint->tallies);
	free(lint->exams);
	free(lint->kept);
	free(lint->features);
	arena_free(lint->keep);
	arena_free(lint->scratch);
	free(lint);
}

/* ---- reports ------------------------------------------------------------- */

/* The row of a rule; the number of rows when there is no such rule. */
static size_t
index_of(int rule)
{
	size_t i = 0;

	while (i < pr_lint_rule_count() && pr_lint_rule_at(i)->number != rule)
		i++;
	return i;
}

struct pr_lint_count *
lint_counter(struct pr_lint *lint, int rule)
{
	return &lint->counts[index_of(rule)];
}

void
lint_tell(struct pr_lint *lint, const struct lint_place *place, int rule,
	  enum pr_severity severity, const char *const *args)
{
	size_t i = index_of(rule), n = 0;
	const struct pr_lint_rule *row = pr_lint_rule_at(i);
	char wrong[500], right[300];
	struct pr_finding finding = {
		.severity = severity,
		.rule = rule,
		.file = place->file,
		.line = place->line,
		.column = place->column,
		.what = place->what,
		.item = place->name,
		.member = place->member,
		.wrong = wrong,
		.right = right,
	};

	while (args[n])
		n++;
	pr_rule_text(wrong, sizeof(wrong), row->wrong, args, n);
	pr_rule_text(right, sizeof(right), row->mend, args, n);
	lint->counts[i].found++;
	lint->sum.errors += severity >= PR_ERROR;
	lint->sum.warnings += severity == PR_WARNING;
	lint->sum.notices += severity == PR_NOTICE;
	lint->findings.found(lint->findings.ctx, &finding);
}

void
lint_say(struct pr_lint *lint, struct lint_item *it, int rule,
	 enum pr_severity severity, const char *member, const char *const *args)
{
	struct lint_place place = { it->at->file, it->at->line, it->at->column,
				    "item",       it->name,     member };
	bool waived = false;

	for (size_t i = 0; i < it->at->n_waivers; i++) {
		const struct pr_lint_rule *row =
			pr_lint_rule_named(it->at->waivers[i].rule);

		if (!row || row->number != rule)
			continue;
		waived = true;
		if (i < 64)
			it->waived |= (uint64_t)1 << i;
	}
	if (!waived) {
		lint_tell(lint, &place, rule, severity, args);
		return;
	}
	lint_counter(lint, rule)->waived++;
	lint->sum.waived++;
}

/* ---- what comes in ------------------------------------------------------- */

static bool
is_english(const char *lang)
{
	return !strncasecmp(lang, "en", 2) &&
	       (!lang[2] || lang[2] == '-' || lang[2] == '_');
}

enum pr_status
pr_lint_add_bank(struct pr_lint *lint, const char *file,
		 const struct pr_bank_header *header, struct pr_err *err)
{
	size_t old = lint->bank_names.n;
	struct lint_bank *bank;
	void *more;

	lint->file = lint_map_add(&lint->files, file);
	lint->bank = lint_map_add(&lint->bank_names, header->uuid);
	if (lint->file == LINT_MAP_NONE || lint->bank == LINT_MAP_NONE)
		return mem_fail(err);
	if (lint->bank < old)
		return PR_OK;
	more = mem_room(lint->banks, old, &lint->banks_cap,
			sizeof(*lint->banks));
	if (!more)
		return mem_fail(err);
	lint->banks = more;
	bank = &lint->banks[old];
	memset(bank, 0, sizeof(*bank));
	bank->name =
		arena_strdup(lint->keep, header->identifier ? header->identifier
							    : header->uuid);
	bank->file = lint->files.keys[lint->file];
	bank->no_lang = !header->lang || !header->lang[0];
	bank->english = bank->no_lang || is_english(header->lang);
	return bank->name ? PR_OK : mem_fail(err);
}

enum pr_status
pr_lint_add_exam(struct pr_lint *lint, const struct pr_exam *exam,
		 struct pr_err *err)
{
	return lint_cover_exam(lint, exam) ? PR_OK : mem_fail(err);
}

static const char *
lead_in(const struct pr_item *item)
{
	return item->lead_in.text;
}

static bool
has_options(const struct pr_item *item)
{
	return item->type == PR_ITEM_SINGLE_CHOICE ||
	       item->type == PR_ITEM_MULTIPLE_RESPONSE;
}

/* Cuts all texts of an item that rules look at. */
static bool
item_texts(struct pr_lint *lint, struct lint_item *it)
{
	const struct pr_item *item = it->item;
	struct arena *arena = lint->scratch;
	bool ok;

	it->n = has_options(item) ? item->n_options : 0;
	it->options = arena_array(arena, it->n + 1, sizeof(*it->options));
	it->reasons = arena_array(arena, it->n + 1, sizeof(*it->reasons));
	ok = it->options && it->reasons &&
	     lint_text_make(&it->stem, arena, &lint->dict, item->stem.text,
			    lead_in(item)) &&
	     lint_text_make(&it->rationale, arena, &lint->dict,
			    item->rationale.text, NULL);
	for (size_t i = 0; i < it->n && ok; i++)
		ok = lint_text_make(&it->options[i], arena, &lint->dict,
				    item->options[i].text.text, NULL) &&
		     lint_text_make(&it->reasons[i], arena, &lint->dict,
				    item->options[i].rationale.text, NULL);
	return ok;
}

/* Whether it can be told that a waiver silenced nothing. */
static bool
judged(const struct lint_item *it, const struct pr_lint_rule *rule)
{
	if (rule->number == 433 || rule->number == 434)
		return false; /* told at the end */
	if (rule->scope == PR_LINT_ANSWERS)
		return it->at->answers &&
		       it->at->answers->n >= PR_LINT_ANSWERS_MIN;
	return !rule->english || it->english;
}

static void
waivers(struct pr_lint *lint, struct lint_item *it)
{
	struct lint_place place = { it->at->file, it->at->line, it->at->column,
				    "item",       it->name,     "waivers" };

	for (size_t i = 0; i < it->at->n_waivers && i < 64; i++) {
		const char *name = it->at->waivers[i].rule;
		const struct pr_lint_rule *rule = pr_lint_rule_named(name);
		const char *why = rule ? "" : ": there is no such lint rule";

		if ((it->waived >> i & 1) || (rule && !judged(it, rule)))
			continue;
		lint_tell(lint, &place, 449, PR_NOTICE,
			  (const char *const[]){ name, why, NULL });
	}
}

static enum pr_status
judge(struct pr_lint *lint, struct lint_item *it, struct pr_err *err)
{
	if (!item_texts(lint, it))
		return mem_fail(err);
	lint_judge_cues(lint, it);
	lint_judge_kinds(lint, it);
	lint_judge_options(lint, it);
	lint_judge_stem(lint, it);
	lint_judge_facts(lint, it);
	waivers(lint, it);
	lint_bank_count(lint, it);
	if (!lint_keep(lint, it) || !lint_cover_item(lint, it->item))
		return mem_fail(err);
	return PR_OK;
}

enum pr_status
pr_lint_add_item(struct pr_lint *lint, const struct pr_lint_at *at,
		 const struct pr_item *item, struct pr_err *err)
{
	struct lint_item it = { .item = item,
				.at = at,
				.name = item->identifier ? item->identifier
							 : item->uuid,
				.key = pr_item_key(item) };
	enum pr_status st;

	if (lint->bank == LINT_MAP_NONE || lint->finished)
		return pr_fail(err, PR_ESTATE,
			       "An item is judged after its bank is named and "
			       "before the end.");
	if (item->status == PR_STATUS_RETIRED) {
		lint->sum.retired++;
		return PR_OK;
	}
	lint->file = lint_map_add(&lint->files, at->file);
	if (lint->file == LINT_MAP_NONE)
		return mem_fail(err);
	it.english = at->lang ? is_english(at->lang)
			      : lint->banks[lint->bank].english;
	lint->sum.items++;
	lint->sum.foreign += !it.english;
	lint->sum.no_lang += !at->lang && lint->banks[lint->bank].no_lang;
	lint->sum.answered +=
		at->answers && at->answers->n >= PR_LINT_ANSWERS_MIN;
	st = judge(lint, &it, err);
	arena_reset(lint->scratch);
	return st;
}

enum pr_status
pr_lint_finish(struct pr_lint *lint, struct pr_err *err)
{
	if (lint->finished)
		return pr_fail(err, PR_ESTATE,
			       "The round was ended; start another one.");
	lint->finished = true;
	lint_bank_finish(lint);
	lint_cover_finish(lint);
	return lint_pairs_finish(lint) ? PR_OK : mem_fail(err);
}

struct pr_lint_count
pr_lint_count(const struct pr_lint *lint, int rule)
{
	size_t i = index_of(rule);

	return i < pr_lint_rule_count() ? lint->counts[i]
					: (struct pr_lint_count){ 0 };
}

struct pr_lint_sum
pr_lint_sum(const struct pr_lint *lint)
{
	return lint->sum;
}
