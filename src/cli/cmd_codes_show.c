/* cmd_codes_show.c - "proctor codes show CODE": the page of the book */
#include "cli/cmd.h"
#include "cli/codes.h"
#include "cli/out.h"

#include <stdio.h>
#include <string.h>

struct values {
	const char *system, *edition;
	bool json;
};

#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "system", 0, OPT_WORD, AT(system), "cm|pcs|hcpcs|cpt|drg",
	  "the code is one of this system" },
	{ "edition", 0, OPT_TEXT, AT(edition), "E",
	  "of this edition, such as FY2026" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "one JSON object" },
};

static const char *
kind_name(enum pr_page_line_kind kind)
{
	switch (kind) {
	case PR_PAGE_HEAD:
		return "head";
	case PR_PAGE_PATH:
		return "path";
	case PR_PAGE_NOTE:
		return "note";
	case PR_PAGE_CHILD:
		return "child";
	case PR_PAGE_SEVENTH:
		return "seventh";
	case PR_PAGE_AXIS:
		return "axis";
	case PR_PAGE_FACT:
		break;
	}
	return "fact";
}

static enum cli_exit
print_json(struct cli *cli, const struct pr_page *page)
{
	struct codes_json doc;
	struct jsonw *json = codes_json_begin(&doc, "proctor.page/1");
	char lapsed[160];

	codes_lapsed(cli, page->edition, lapsed);
	jsonw_text(json, "system", pr_code_system_name(page->system));
	jsonw_text(json, "edition", page->edition);
	jsonw_maybe(json, "lapsed", lapsed);
	jsonw_text(json, "code", page->code);
	jsonw_bool(json, "billable", page->billable);
	jsonw_maybe(json, "before", page->before);
	jsonw_maybe(json, "after", page->after);
	jsonw_array(json, "lines");
	for (size_t i = 0; i < page->n_lines; i++) {
		const struct pr_page_line *line = &page->lines[i];

		jsonw_object(json, NULL);
		json->flat = true;
		jsonw_text(json, "kind", kind_name(line->kind));
		jsonw_text(json, "label", line->label);
		jsonw_maybe(json, "code", line->code);
		jsonw_maybe(json, "from", line->from);
		jsonw_text(json, "text", line->text);
		jsonw_end(json);
		json->flat = false;
	}
	jsonw_end(json);
	return codes_json_end(&doc, CLI_EXIT_OK);
}

/* The text says its label itself: "Code first any associated:". */
static bool
says(const char *text, const char *label)
{
	size_t n = strlen(label);

	return strncmp(text, label, n) == 0 &&
	       (text[n] == '\0' || strchr(" ,;:", text[n]));
}

static void
print_line(const struct cli *cli, const struct pr_page_line *line)
{
	bool labelled = !says(line->text, line->label);
	char from[40] = "";

	if (line->from[0])
		snprintf(from, sizeof(from), " (from %s)", line->from);
	if (line->kind == PR_PAGE_HEAD)
		out_line(cli, "%s %s", line->label, line->text);
	else if (line->kind == PR_PAGE_CHILD)
		out_line(cli, "    %-9s %s", line->label, line->text);
	else
		out_line(cli, "%s%s%s%s%s",
			 line->kind == PR_PAGE_AXIS ? "    " : "",
			 labelled ? line->label : "", labelled ? ": " : "",
			 line->text, from);
}

static void
print_text(struct cli *cli, const struct pr_page *page)
{
	for (size_t i = 0; i < page->n_lines; i++)
		print_line(cli, &page->lines[i]);
	if (page->before[0] || page->after[0])
		out_line(cli, "Before: %s. After: %s.",
			 page->before[0] ? page->before : "none",
			 page->after[0] ? page->after : "none");
	codes_say_lapsed(cli, page->edition);
}

static enum cli_exit
fail(struct cli *cli, const struct pr_tables *tables, const char *edition,
     const struct pr_err *err)
{
	if (err->status == PR_ENOTFOUND)
		codes_say_missing(cli, tables, edition);
	return cli_fail(err);
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	struct pr_tables *tables;
	struct pr_page *page = NULL;
	struct pr_err err = { 0 };
	char asked[80];
	enum cli_exit code = codes_open(cli, v->edition, &tables);

	if (code)
		return code;
	if (!tables) {
		cli_say(CODES_NONE);
		return CLI_EXIT_FAILED;
	}
	snprintf(asked, sizeof(asked), "%s%s%s", v->system ? v->system : "",
		 v->system ? ":" : "", args->v[0]);
	if (pr_tables_page(tables, asked, &page, &err))
		code = fail(cli, tables, v->edition, &err);
	else if (v->json)
		code = print_json(cli, page);
	else
		print_text(cli, page);
	pr_page_free(page);
	pr_tables_close(tables);
	return code;
}

const struct cmd cmd_codes_show = {
	.name = "show",
	.path = "codes show",
	.args = "CODE",
	.summary = "the page of a code with all notes that hold for it",
	.about = "CODE is a code, a header, a section such as I30-I5A, the "
		 "first three characters\nof an ICD-10-PCS code for its "
		 "table, or a DRG. Its system may stand before it:\n"
		 "hcpcs:J1100, drg:470; without, J1100 is HCPCS and J11.00 "
		 "a diagnosis. Inherited\nnotes name their owner.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.min_args = 1,
	.max_args = 1,
	.run = run,
};
