/* cmd_bank_preview.c - "proctor bank preview PATH|ITEM...": items as an exam
 * shows them, and nothing kept */
#include "cli/cmd.h"
#include "cli/face.h"
#include "cli/out.h"
#include "cli/plain.h"
#include "cli/plan.h"
#include "cli/signals.h"
#include "cli/spare.h"
#include "proctor/preview.h"
#include "report/item.h"
#include "util/fs.h"
#include "words/content.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct values {
	bool key;
};

static const struct opt options[] = {
	{ "key", 0, OPT_FLAG, offsetof(struct values, key), NULL,
	  "print all items with key and reasons, ask nothing" },
};

/* A command's bundle: what is gathered, and where it is looked at. */
struct showing {
	struct cli *cli;
	struct pr_preview *preview;
	struct spare spare;
	struct fs_reader *input;
	char *form;
};

static bool
is_path(const char *name)
{
	struct fs_info info;

	return !strcmp(name, "-") || fs_info(&info, name, NULL) == PR_OK;
}

static enum pr_status
add_path(struct showing *look, const char *path, struct pr_err *err)
{
	struct pr_import_options how = {
		.foreign = { .converter = look->cli->converter },
		.standard_input = { .name = "-", .read = fs_reader_read },
	};
	enum pr_status st;

	if (!strcmp(path, "-")) {
		how.foreign.bank = "preview";
		st = fs_reader_open(&look->input, "-", err);
		if (st)
			return st;
		how.standard_input.ctx = look->input;
	}
	st = pr_preview_add_path(look->preview, look->spare.desk, path, &how,
				 err);
	if (st == PR_EPARSE || st == PR_ESCHEMA || st == PR_EVERSION)
		cli_say("proctor bank check names what is wrong and where");
	return st;
}

static enum pr_status
add_item(struct showing *look, const char *name, struct pr_err *err)
{
	enum pr_status st = cli_open_quiet(look->cli, true, err);

	if (st)
		return st;
	st = pr_preview_add_item(look->preview, look->cli->desk, name, err);
	if (st == PR_ENOTFOUND)
		return pr_fail(err, st,
			       "There is no file, folder or item \"%s\"; "
			       "proctor bank show BANK names its items.",
			       name);
	return st;
}

/* Everything there is to see, in the spare folder; the learner's is closed. */
static enum pr_status
gather(struct showing *look, const struct opt_args *args, struct pr_err *err)
{
	enum pr_status st = pr_preview_new(&look->preview, err);

	if (!st)
		st = spare_open(&look->spare, look->cli, false, err);
	for (int i = 0; i < args->n && !st; i++)
		st = is_path(args->v[i]) ? add_path(look, args->v[i], err)
					 : add_item(look, args->v[i], err);
	pr_desk_close(look->cli->desk);
	look->cli->desk = NULL;
	if (!st)
		st = pr_preview_fill(look->preview, look->spare.desk,
				     &look->form, err);
	return st;
}

static void
tell_counts(const struct pr_preview_sum *sum)
{
	if (sum->refused)
		cli_say("%ld item%s refused and not shown; proctor bank check "
			"names the faults",
			sum->refused, sum->refused == 1 ? " is" : "s are");
	if (sum->left_out)
		cli_say("the first %d items are shown, %ld are left out; name "
			"items to see others",
			PR_PREVIEW_ITEMS, sum->left_out);
}

/* ---- with the key ---------------------------------------------------------
 */

static void
print_content(const struct cli *cli, const char *head,
	      const struct pr_content *content)
{
	char *text;

	if (!content->text || !content->text[0] ||
	    content_plain(&text, content, NULL))
		return;
	out_item(cli, head, text);
	free(text);
}

static void
print_case(const struct cli *cli, const struct pr_stimulus *chart)
{
	out_line(cli, "Case: %s.", chart->title ? chart->title : "untitled");
	print_content(cli, "", &chart->body);
	for (size_t i = 0; i < chart->n_sections; i++) {
		out_line(cli, "Page %zu: %s.", i + 1,
			 chart->sections[i].title ? chart->sections[i].title
						  : "untitled");
		print_content(cli, "", &chart->sections[i].body);
	}
	for (size_t i = 0; i < chart->n_media; i++)
		if (chart->media_fallback[i])
			out_item(cli, "Picture: ", chart->media_fallback[i]);
}

static enum pr_status
print_item(struct showing *look, size_t i, struct pr_err *err)
{
	struct cli *cli = look->cli;
	struct pr_sink sink = out_text_sink(cli);
	struct pr_stimulus *chart = NULL;
	struct item_view view = { .grade = { .wrong = -1 } };
	struct pr_item *item = NULL;
	struct page page;
	int64_t rev;
	enum pr_status st;
	enum pr_status end;

	st = pr_library_find(cli->desk, pr_preview_uuid(look->preview, i), &rev,
			     err);
	if (!st)
		st = pr_library_item(cli->desk, rev, &item, err);
	if (!st)
		st = pr_library_stimulus(cli->desk, item, &chart, err);
	if (st) {
		pr_item_free(item);
		return st;
	}
	out_line(cli, "%sItem %zu of %ld: %s, %s.", i ? "\n" : "", i + 1,
		 pr_preview_sum(look->preview)->items,
		 item->identifier ? item->identifier : item->uuid,
		 pr_item_type_name(item->type));
	if (chart)
		print_case(cli, chart);
	view.item = item;
	page_init(&page, &sink, cli->width);
	st = item_question(&page, &view, err);
	if (!st)
		st = item_reasons(&page, &view, err);
	end = page_end(&page, st ? NULL : err);
	pr_stimulus_free(chart);
	pr_item_free(item);
	return st ? st : end;
}

static enum cli_exit
print_all(struct showing *look)
{
	long n = pr_preview_sum(look->preview)->items;
	struct pr_err err = { 0 };
	enum pr_status st = PR_OK;

	for (long i = 0; i < n && !st; i++)
		st = print_item(look, (size_t)i, &err);
	return st ? cli_fail(&err) : CLI_EXIT_OK;
}

/* ---- as a practice --------------------------------------------------------
 */

static enum cli_exit
sit(struct showing *look)
{
	struct cli *cli = look->cli;
	struct tui_options full = {
		.start = TUI_START_PLAN,
		.preview = true,
		.notice = "Preview: nothing is kept. q leaves.",
	};
	struct plain_in in = { 0 };
	struct pr_plan plan = plan_default(cli, PR_SITTING_PRACTICE);
	enum cli_exit code;

	plan.exam = PR_PREVIEW_EXAM;
	plan.form_json = look->form;
	full.plan = plan;
	if (face_is_full(cli) && face_run(cli, &full, &code))
		return code;
	code = plain_start(cli, &in, &plan, NULL);
	out_line(cli, "The preview has ended; nothing was kept.");
	return code;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	struct showing look = { .cli = cli };
	struct pr_err err = { 0 };
	enum cli_exit code;
	enum pr_status st;

	signals_catch();
	st = gather(&look, args, &err);
	if (st) {
		code = cli_fail(&err);
	} else {
		cli->preview = true;
		cli->desk = look.spare.desk;
		tell_counts(pr_preview_sum(look.preview));
		code = v->key || look.input ? print_all(&look) : sit(&look);
		cli->desk = NULL;
	}
	spare_close(&look.spare);
	fs_reader_close(look.input);
	pr_preview_free(look.preview);
	free(look.form);
	return code;
}

const struct cmd cmd_bank_preview = {
	.name = "preview",
	.path = "bank preview",
	.args = "PATH|ITEM...",
	.summary = "show items as an exam does; nothing is kept or counted",
	.about = "PATH is a bank file in any form that import reads, a folder "
		 "or -\n(which is printed as by --key); a name that is no "
		 "path is that of an item, by\nidentifier or UUID. At most "
		 "50 items, they and their options in the order of the\n"
		 "file; s shows key and reasons. They are shown in a scratch "
		 "folder that is\nremoved; the data folder is only read.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.min_args = 1,
	.max_args = -1,
	.run = run,
};
