/* findings.c - import and check, told as they go; see cli/findings.h */
#include "cli/findings.h"

#include "cli/out.h"
#include "cli/signals.h"
#include "cli/spare.h"
#include "proctor/text.h"
#include "util/fs.h"
#include "words/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *
severity_word(enum pr_severity severity)
{
	switch (severity) {
	case PR_NOTICE:
		return "notice";
	case PR_WARNING:
		return "warning";
	case PR_ERROR:
		return "error";
	case PR_FATAL:
		break;
	}
	return "fatal";
}

static void
count(struct findings *f, enum pr_severity severity)
{
	if (severity == PR_NOTICE)
		f->notices++;
	else if (severity == PR_WARNING)
		f->warnings++;
	else
		f->errors++;
}

/* FILE:LINE:COL: error R117 item ID member: wrong. right. An exam, a stimulus
 * and a bank are called so. */
static void
put_line(struct findings *f, const struct pr_finding *found)
{
	char line[2048];
	char wrong[SAY_MAX];
	char right[SAY_MAX];
	char name[160] = "";
	char *clean = NULL;
	size_t n;

	say_sentence(right, found->right);
	say_sentence(wrong, found->wrong);
	/* after a colon a small letter may stay */
	wrong[0] = found->wrong[0];
	n = (size_t)snprintf(line, sizeof(line), "%.400s:", found->file);
	if (found->line)
		n += (size_t)snprintf(line + n, sizeof(line) - n,
				      "%ld:%ld:", found->line, found->column);
	if (found->what || found->item)
		snprintf(name, sizeof(name), " %s%s%.128s",
			 found->what ? found->what : "item",
			 found->item ? " " : "",
			 found->item ? found->item : "");
	snprintf(line + n, sizeof(line) - n,
		 " %s R%d%s%s%.128s: %.500s%s%.500s",
		 severity_word(found->severity), found->rule, name,
		 found->member ? " " : "", found->member ? found->member : "",
		 wrong, right[0] ? " " : "", right);
	if (pr_text_clean(&clean, line, strlen(line), PR_CLEAN_FOLD, NULL,
			  NULL))
		return;
	out_progress_end(f->cli);
	fprintf(f->to, "%s\n", clean);
	free(clean);
}

void
findings_json_place(struct jsonw *json, const struct pr_finding *found)
{
	char rule[16];

	snprintf(rule, sizeof(rule), "R%d", found->rule);
	jsonw_text(json, "severity", severity_word(found->severity));
	jsonw_text(json, "rule", rule);
	jsonw_text(json, "file", found->file);
	jsonw_int(json, "line", found->line);
	jsonw_int(json, "column", found->column);
}

void
findings_json_words(struct jsonw *json, const struct pr_finding *found)
{
	jsonw_text(json, "item", found->item);
	jsonw_text(json, "member", found->member);
	jsonw_text(json, "wrong", found->wrong);
	jsonw_text(json, "right", found->right);
}

static void
put_object(struct findings *f, const struct pr_finding *found)
{
	jsonw_object(&f->writer, NULL);
	f->writer.flat = true;
	findings_json_place(&f->writer, found);
	findings_json_words(&f->writer, found);
	jsonw_end(&f->writer);
	f->writer.flat = false;
}

static void
take(void *ctx, const struct pr_finding *found)
{
	struct findings *f = ctx;

	count(f, found->severity);
	if (f->json)
		put_object(f, found);
	else
		put_line(f, found);
}

void
findings_init(struct findings *f, struct cli *cli, bool json,
	      const char *schema, FILE *to)
{
	*f = (struct findings){ .cli = cli, .to = to, .json = json };
	if (!json)
		return;
	f->sink = out_sink();
	page_init(&f->page, &f->sink, 0);
	f->writer.page = &f->page;
	jsonw_object(&f->writer, NULL);
	jsonw_text(&f->writer, "schema", schema);
	jsonw_array(&f->writer, "findings");
}

struct pr_findings
findings_for(struct findings *findings)
{
	return (struct pr_findings){ .ctx = findings, .found = take };
}

static const struct {
	const char *name;
	const char *words;
	size_t at;
} counts[] = {
#define COUNT(member, words)                                           \
	{                                                              \
#member, words, offsetof(struct pr_import_sum, member) \
	}
	COUNT(fresh, "new"),
	COUNT(revised, "revised"),
	COUNT(same, "the same"),
	COUNT(refreshed, "with newer facts about them"),
	COUNT(duplicate, "duplicate"),
	COUNT(older, "older than ours"),
	COUNT(conflict, "in conflict"),
	COUNT(missing, "here but not in the file"),
	COUNT(retired, "retired"),
	COUNT(refused, "refused"),
#undef COUNT
#define REFUSED (PR_LEN(counts) - 1)
};

static long
count_of(const struct pr_import_sum *sum, size_t i)
{
	return *(const long *)((const char *)sum + counts[i].at);
}

static void
print_count(const char *before, long n, const char *what)
{
	printf("%s%ld %s%s", before, n, what, n == 1 ? "" : "s");
}

/* "Items: 3 new, 1 refused."; nothing when there is nothing to say. */
static void
print_items(const struct pr_import_sum *sum)
{
	const char *before = "Items: ";

	for (size_t i = 0; i < PR_LEN(counts); i++) {
		long n = i == REFUSED ? sum->refused_items : count_of(sum, i);

		if (!n)
			continue;
		printf("%s%ld %s", before, n, counts[i].words);
		before = ", ";
	}
	if (*before == ',')
		printf(".\n");
}

static void
end_lines(const struct findings *f, const struct pr_import_sum *sum,
	  bool dry_run)
{
	print_count("", sum->files, "file");
	print_count(", ", sum->exams, "exam");
	print_count(", ", sum->stimuli, "case");
	print_count(", ", sum->items, "item");
	printf(".\n");
	if (sum->refused_exams)
		printf("Exams: %ld refused.\n", sum->refused_exams);
	if (sum->refused_stimuli)
		printf("Cases: %ld refused.\n", sum->refused_stimuli);
	print_items(sum);
	print_count("Findings: ", f->errors, "error");
	print_count(", ", f->warnings, "warning");
	print_count(", ", f->notices, "notice");
	printf(".\n%s\n", sum->committed ? "Stored."
			  : dry_run ? "Nothing was stored; this was a check."
				    : "Nothing was stored.");
}

static void
end_json(struct findings *f, const struct pr_import_sum *sum,
	 const struct pr_err *err)
{
	struct jsonw *json = &f->writer;

	jsonw_end(json);
	jsonw_int(json, "errors", f->errors);
	jsonw_int(json, "warnings", f->warnings);
	jsonw_int(json, "notices", f->notices);
	jsonw_int(json, "files", sum->files);
	jsonw_int(json, "exams", sum->exams);
	jsonw_int(json, "stimuli", sum->stimuli);
	jsonw_int(json, "items", sum->items);
	for (size_t i = 0; i < PR_LEN(counts); i++)
		jsonw_int(json, counts[i].name, count_of(sum, i));
	jsonw_object(json, "by_type");
	for (int t = 0; t < PR_ITEM_TYPES; t++)
		jsonw_int(json, pr_item_type_name((enum pr_item_type)t),
			  sum->by_type[t]);
	jsonw_end(json);
	jsonw_bool(json, "committed", sum->committed);
	jsonw_maybe(json, "error", err->text);
	jsonw_end(json);
	(void)!page_end(&f->page, NULL);
}

void
findings_end(struct findings *f, const struct pr_import_sum *sum, bool dry_run,
	     const struct pr_err *err)
{
	out_progress_end(f->cli);
	if (f->json)
		end_json(f, sum, err);
	else
		end_lines(f, sum, dry_run);
}

static enum pr_on_conflict
conflict_of(const char *word)
{
	if (!word)
		return PR_CONFLICT_REFUSE;
	return !strcmp(word, "theirs") ? PR_CONFLICT_THEIRS : PR_CONFLICT_OURS;
}

static enum cli_exit
code_of(const struct findings *f, enum pr_status st, const struct pr_err *err,
	const struct import_values *v, bool check)
{
	bool refused = f->errors > 0 || st == PR_ESCHEMA || st == PR_EPARSE ||
		       st == PR_EVERSION;

	if (st && !(check && refused))
		return cli_fail(err);
	if (refused || (check && v->strict && f->warnings))
		return CLI_EXIT_FINDINGS;
	return CLI_EXIT_OK;
}

/* A check stores nothing, so it need not wait for who has the folder. */
static enum pr_status
open_desk(struct cli *cli, bool check, struct spare *spare, struct pr_err *err)
{
	*spare = (struct spare){ 0 };
	if (!check)
		return cli_open_quiet(cli, false, err);
	return spare_instead(spare, cli, false,
			     "the data folder is in use; checked against the "
			     "shipped banks only",
			     err);
}

enum cli_exit
findings_run(struct cli *cli, const struct import_values *v,
	     const struct opt_args *args, bool check)
{
	struct pr_import_options options = {
		.dry_run = v->dry_run || check,
		/* a check names every fault at once */
		.keep_going = v->keep_going || check,
		.keep_duplicates = v->keep_duplicates,
		.retire_missing = v->retire_missing,
		.on_conflict = conflict_of(v->on_conflict),
		.foreign = { .converter = cli->converter,
			     .format = v->format,
			     .map = v->map,
			     .key = v->key,
			     .exam = v->exam,
			     .domain = v->domain,
			     .bank = v->bank,
			     .title = v->title },
		.standard_input = { .name = "-", .read = fs_reader_read },
	};
	struct pr_progress progress = out_progress(cli);
	struct pr_import_sum sum = { 0 };
	struct pr_findings found;
	struct fs_reader *input = NULL;
	struct findings f;
	struct spare spare;
	struct pr_err err = { 0 };
	enum pr_status st;

	st = open_desk(cli, check, &spare, &err);
	if (st)
		return cli_fail(&err);
	st = fs_reader_open(&input, "-", &err);
	options.standard_input.ctx = input;
	if (st) {
		spare_instead_close(&spare, cli);
		return cli_fail(&err);
	}
	signals_catch();
	findings_init(&f, cli, v->json,
		      check ? "proctor.check/1" : "proctor.import/1",
		      check ? stdout : stderr);
	found = findings_for(&f);
	st = pr_library_import(cli->desk, args->v, (size_t)args->n, &options,
			       &found, &progress, &sum, &err);
	fs_reader_close(input);
	spare_instead_close(&spare, cli);
	/* a path that is not there: nothing was counted */
	if (!f.json && st && sum.files == 0 && f.errors == 0)
		out_progress_end(cli);
	else
		findings_end(&f, &sum, options.dry_run, &err);
	return code_of(&f, st, &err, v, check);
}
