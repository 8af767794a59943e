/* lint_print.c - what lint found, grouped by rule; see cli/lint_print.h */
#include "cli/lint_print.h"

#include "cli/findings.h"
#include "cli/out.h"
#include "proctor/text.h"
#include "util/mem.h"
#include "words/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *
severity_word(enum pr_severity severity)
{
	if (severity == PR_NOTICE)
		return "notice";
	return severity == PR_WARNING ? "warning" : "error";
}

static size_t
row_of(int rule)
{
	size_t i = 0;

	while (pr_lint_rule_at(i)->number != rule)
		i++;
	return i;
}

/* ---- one finding --------------------------------------------------------- */

/* FILE:LINE: item ID: what is wrong; for a bank of the data folder no line */
static void
one_line(char *out, size_t cap, const struct pr_finding *found)
{
	char where[440] = "", wrong[SAY_MAX];
	const char *what = found->what ? found->what : "item";

	say_sentence(wrong, found->wrong);
	wrong[0] = found->wrong[0]; /* after a colon a small letter may stay */
	if (found->file && found->line)
		snprintf(where, sizeof(where), "%.400s:%ld: ", found->file,
			 found->line);
	else if (found->file)
		snprintf(where, sizeof(where), "%.400s: ", found->file);
	snprintf(out, cap, "%s%s %.128s: %.500s", where, what,
		 found->item ? found->item : "", wrong);
}

static void
keep_line(struct lint_print *print, struct lint_group *group,
	  const struct pr_finding *found)
{
	char line[1400];
	char *clean = NULL;
	void *more;

	if (!print->only && group->n >= LINT_EXAMPLES)
		return;
	one_line(line, sizeof(line), found);
	more = mem_room(group->lines, group->n, &group->cap,
			sizeof(*group->lines));
	if (!more || pr_text_clean(&clean, line, strlen(line), PR_CLEAN_FOLD,
				   NULL, NULL)) {
		group->lines = more ? more : group->lines;
		print->no_memory = true;
		return;
	}
	group->lines = more;
	group->lines[group->n++] = clean;
}

static void
put_object(struct lint_print *print, const struct pr_finding *found)
{
	struct jsonw *json = &print->writer;

	jsonw_object(json, NULL);
	json->flat = true;
	findings_json_place(json, found);
	jsonw_text(json, "what", found->what);
	findings_json_words(json, found);
	jsonw_end(json);
	json->flat = false;
}

static void
take(void *ctx, const struct pr_finding *found)
{
	struct lint_print *print = ctx;
	struct lint_group *group = &print->groups[row_of(found->rule)];

	if (print->only && print->only->number != found->rule)
		return;
	if (!group->found++ || found->severity > group->worst)
		group->worst = found->severity;
	print->errors += found->severity >= PR_ERROR;
	print->warnings += found->severity == PR_WARNING;
	print->notices += found->severity == PR_NOTICE;
	if (print->json)
		put_object(print, found);
	else
		keep_line(print, group, found);
}

enum pr_status
lint_print_init(struct lint_print *print, struct cli *cli, bool json,
		const struct pr_lint_rule *only, struct pr_err *err)
{
	*print = (struct lint_print){ .cli = cli, .json = json, .only = only };
	print->groups = mem_array(pr_lint_rule_count(), sizeof(*print->groups));
	if (!print->groups)
		return mem_fail(err);
	if (!json)
		return PR_OK;
	print->sink = out_sink();
	page_init(&print->page, &print->sink, 0);
	print->writer.page = &print->page;
	jsonw_object(&print->writer, NULL);
	jsonw_text(&print->writer, "schema", "proctor.lint/1");
	jsonw_array(&print->writer, "findings");
	return PR_OK;
}

struct pr_findings
lint_print_findings(struct lint_print *print)
{
	return (struct pr_findings){ .ctx = print, .found = take };
}

void
lint_print_release(struct lint_print *print)
{
	for (size_t i = 0; print->groups && i < pr_lint_rule_count(); i++) {
		for (size_t k = 0; k < print->groups[i].n; k++)
			free(print->groups[i].lines[k]);
		free(print->groups[i].lines);
	}
	free(print->groups);
}

/* ---- lines --------------------------------------------------------------- */

static const char *
s_of(long n)
{
	return n == 1 ? "" : "s";
}

static void
print_group(const struct lint_print *print, size_t i,
	    const struct pr_lint *lint)
{
	const struct pr_lint_rule *rule = pr_lint_rule_at(i);
	const struct lint_group *group = &print->groups[i];
	long waived = pr_lint_count(lint, rule->number).waived;
	char head[64], mend[SAY_MAX], more[48] = "";

	if (waived)
		snprintf(more, sizeof(more), " (%ld waived)", waived);
	snprintf(head, sizeof(head), "R%d %s %ld", rule->number,
		 severity_word(group->found ? group->worst : rule->severity),
		 group->found);
	out_line(print->cli, "%s%s: %s", head, more, rule->title);
	if (!group->found)
		return;
	say_sentence(mend, rule->mend);
	out_line(print->cli, "  To mend: %s", mend);
	for (size_t k = 0; k < group->n; k++)
		out_line(print->cli, "  %s", group->lines[k]);
	if (group->n && (long)group->n < group->found)
		out_line(print->cli, "  ... and %ld more.",
			 group->found - (long)group->n);
}

/* "R401, R402" of the rules that are judged in English only. */
static void
english_rules(char *out, size_t cap)
{
	size_t n = 0;

	out[0] = '\0';
	for (size_t i = 0; i < pr_lint_rule_count(); i++) {
		const struct pr_lint_rule *rule = pr_lint_rule_at(i);

		if (rule->english && n + 8 < cap)
			n += (size_t)snprintf(out + n, cap - n, "%sR%d",
					      n ? ", " : "", rule->number);
	}
}

static void
print_language(const struct lint_print *print, const struct pr_lint_sum *sum)
{
	char rules[256];

	if (sum->foreign) {
		english_rules(rules, sizeof(rules));
		out_line(print->cli,
			 "%ld item%s not in English: not judged by %s.",
			 sum->foreign, sum->foreign == 1 ? " is" : "s are",
			 rules);
	}
	if (sum->no_lang)
		out_line(print->cli,
			 "%ld item%s no language and %s taken as English; name "
			 "it in the bank's \"lang\".",
			 sum->no_lang, sum->no_lang == 1 ? " says" : "s say",
			 sum->no_lang == 1 ? "was" : "were");
}

static void
print_unjudged(const struct lint_print *print, const struct pr_lint_sum *sum,
	       const struct pr_lint_read *read)
{
	const struct cli *cli = print->cli;

	print_language(print, sum);
	if (!read->answers)
		out_line(cli, "R408 was not judged: it needs the answers that "
			      "a bank of the data folder has; name the bank.");
	else if (!sum->answered)
		out_line(cli,
			 "R408 was not judged: it needs %d answers to an item, "
			 "and no item has so many.",
			 PR_LINT_ANSWERS_MIN);
	else
		out_line(cli,
			 "R408 was judged for the %ld item%s with %d "
			 "answers or more.",
			 sum->answered, s_of(sum->answered),
			 PR_LINT_ANSWERS_MIN);
	out_line(cli, "R415 (window dressing) is for a person to judge.");
	if (!sum->exams)
		out_line(cli, "R437 to R439 were not judged: no exam of these "
			      "items was among the files.");
}

static void
print_read(const struct lint_print *print, const struct pr_lint_read *read)
{
	if (read->unread)
		out_line(print->cli,
			 "%ld file%s could not be read to the end: %s",
			 read->unread, s_of(read->unread), read->why);
	if (read->refused)
		out_line(print->cli,
			 "%ld record%s refused by the gate and not judged.",
			 read->refused, read->refused == 1 ? " is" : "s are");
	if (read->unread || read->refused)
		out_line(print->cli,
			 "To see why: proctor bank check %s. A spreadsheet or "
			 "Aiken text is judged once it was imported, by the "
			 "bank's name.",
			 print->again);
}

static void
end_lines(const struct lint_print *print, const struct pr_lint *lint,
	  const struct pr_lint_read *read)
{
	struct pr_lint_sum sum = pr_lint_sum(lint);
	long waived = print->only
			      ? pr_lint_count(lint, print->only->number).waived
			      : sum.waived;
	int more = 0;

	for (size_t i = 0; i < pr_lint_rule_count(); i++) {
		const struct lint_group *group = &print->groups[i];
		int rule = pr_lint_rule_at(i)->number;

		if (print->only
			    ? print->only->number == rule
			    : group->found || pr_lint_count(lint, rule).waived)
			print_group(print, i, lint);
		if (!more && (long)group->n < group->found)
			more = rule;
	}
	if (!print->only)
		print_unjudged(print, &sum, read);
	print_read(print, read);
	out_line(print->cli,
		 "%ld item%s judged, %ld retired left out. Findings: %ld "
		 "error%s, %ld warning%s, %ld notice%s; %ld waived.",
		 sum.items, s_of(sum.items), sum.retired, print->errors,
		 s_of(print->errors), print->warnings, s_of(print->warnings),
		 print->notices, s_of(print->notices), waived);
	if (more)
		out_line(print->cli,
			 "All items of a rule: proctor bank lint --rule R%d %s",
			 more, print->again);
}

/* ---- JSON ---------------------------------------------------------------- */

static const char *
judged_word(const struct pr_lint_rule *rule, const struct pr_lint_sum *sum)
{
	switch (rule->scope) {
	case PR_LINT_ITEM:
		break;
	case PR_LINT_BANK:
		return rule->number >= 437 && !sum->exams ? "needs exam"
							  : "yes";
	case PR_LINT_ANSWERS:
		return sum->answered ? "yes" : "needs answers";
	case PR_LINT_ELSEWHERE:
		return "by R431";
	case PR_LINT_PERSON:
		return "by a person";
	}
	return "yes";
}

static void
put_rule(struct lint_print *print, size_t i, const struct pr_lint *lint,
	 const struct pr_lint_sum *sum)
{
	const struct pr_lint_rule *rule = pr_lint_rule_at(i);
	struct jsonw *json = &print->writer;
	char name[16];

	snprintf(name, sizeof(name), "R%d", rule->number);
	jsonw_object(json, NULL);
	json->flat = true;
	jsonw_text(json, "rule", name);
	jsonw_text(json, "name", rule->name);
	jsonw_text(json, "severity", severity_word(rule->severity));
	jsonw_int(json, "found", print->groups[i].found);
	jsonw_int(json, "waived", pr_lint_count(lint, rule->number).waived);
	jsonw_text(json, "judged", judged_word(rule, sum));
	jsonw_bool(json, "english_only", rule->english);
	jsonw_text(json, "title", rule->title);
	jsonw_maybe(json, "mend", rule->mend);
	jsonw_end(json);
	json->flat = false;
}

static enum pr_status
end_json(struct lint_print *print, const struct pr_lint *lint,
	 const struct pr_lint_read *read, struct pr_err *err)
{
	struct jsonw *json = &print->writer;
	struct pr_lint_sum sum = pr_lint_sum(lint);

	jsonw_end(json);
	jsonw_array(json, "rules");
	for (size_t i = 0; i < pr_lint_rule_count(); i++)
		if (!print->only ||
		    print->only->number == pr_lint_rule_at(i)->number)
			put_rule(print, i, lint, &sum);
	jsonw_end(json);
	jsonw_object(json, "counts");
	jsonw_int(json, "files", read->files);
	jsonw_int(json, "files_unread", read->unread);
	jsonw_int(json, "records_refused", read->refused);
	jsonw_int(json, "items", sum.items);
	jsonw_int(json, "items_retired", sum.retired);
	jsonw_int(json, "items_not_english", sum.foreign);
	jsonw_int(json, "items_without_lang", sum.no_lang);
	jsonw_int(json, "items_with_answers", sum.answered);
	jsonw_int(json, "exams", sum.exams);
	jsonw_int(json, "errors", print->errors);
	jsonw_int(json, "warnings", print->warnings);
	jsonw_int(json, "notices", print->notices);
	jsonw_int(json, "waived",
		  print->only ? pr_lint_count(lint, print->only->number).waived
			      : sum.waived);
	jsonw_end(json);
	jsonw_end(json);
	return page_end(&print->page, err);
}

enum pr_status
lint_print_end(struct lint_print *print, const struct pr_lint *lint,
	       const struct pr_lint_read *read, struct pr_err *err)
{
	out_progress_end(print->cli);
	if (print->no_memory)
		return mem_fail(err);
	if (print->json)
		return end_json(print, lint, read, err);
	end_lines(print, lint, read);
	return PR_OK;
}
