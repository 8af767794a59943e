/* cmd_codes.c - "proctor codes": the code tables there are, or are to get */
#include "cli/cmd.h"
#include "cli/codes.h"
#include "cli/out.h"
#include "proctor/code_files.h"

#include <stdlib.h>
#include <string.h>

struct values {
	bool json;
};

static const struct opt options[] = {
	{ "json", 0, OPT_FLAG, offsetof(struct values, json), NULL,
	  "one JSON object" },
};

static const struct cmd *const subs[] = {
	&cmd_codes_import,
	&cmd_codes_find,
	&cmd_codes_show,
	&cmd_codes_check,
	NULL,
};

static enum cli_exit
print_json(struct cli *cli, const struct pr_edition_row *rows, size_t n)
{
	struct codes_json doc;
	struct jsonw *json = codes_json_begin(&doc, "proctor.codes/1");
	size_t n_files;
	const struct pr_code_file *files = pr_code_files(&n_files);

	jsonw_array(json, "tables");
	for (size_t i = 0; i < n; i++) {
		char lapsed[160];

		codes_lapsed(cli, rows[i].edition, lapsed);
		jsonw_object(json, NULL);
		jsonw_text(json, "system", pr_code_system_name(rows[i].system));
		jsonw_text(json, "edition", rows[i].edition);
		jsonw_text(json, "table", rows[i].what);
		jsonw_int(json, "rows", rows[i].rows);
		jsonw_int(json, "loaded_ms", rows[i].loaded_ms);
		jsonw_text(json, "file", rows[i].name);
		jsonw_maybe(json, "lapsed", lapsed);
		jsonw_end(json);
	}
	jsonw_end(json);
	jsonw_array(json, "official_files");
	for (size_t i = 0; i < n_files; i++) {
		jsonw_object(json, NULL);
		jsonw_text(json, "system",
			   pr_code_system_name(files[i].system));
		jsonw_text(json, "name", files[i].name);
		jsonw_text(json, "holds", files[i].holds);
		jsonw_text(json, "publisher", files[i].publisher);
		jsonw_text(json, "page", files[i].page);
		if (files[i].kb)
			jsonw_int(json, "kb", files[i].kb);
		else
			jsonw_null(json, "kb");
		jsonw_end(json);
	}
	jsonw_end(json);
	return codes_json_end(&doc, CLI_EXIT_OK);
}

static void
print_files(const struct cli *cli)
{
	size_t n;
	const struct pr_code_file *files = pr_code_files(&n);

	out_line(cli, "There are no code tables. None come with the program: "
		      "fetch the official files, then: proctor codes import "
		      "FILE...");
	out_blank();
	for (size_t i = 0; i < n; i++) {
		out_line(cli, "%s: %s", pr_code_system_name(files[i].system),
			 files[i].name);
		out_line(cli, "    %s", files[i].holds);
		if (files[i].kb >= 1024)
			out_line(cli, "    %s, about %.1f MB, %s",
				 files[i].publisher,
				 (double)files[i].kb / 1024.0, files[i].page);
		else
			out_line(cli, "    %s, %s", files[i].publisher,
				 files[i].page);
	}
	out_blank();
	out_line(cli, "%s", pr_code_files_source());
	out_line(cli, "Without tables drills work all the same: codes are "
		      "judged by their shape and by the keys of the items.");
}

static void
print_rows(struct cli *cli, const struct pr_edition_row *rows, size_t n)
{
	const char *edition = "";

	for (size_t i = 0; i < n; i++) {
		char lapsed[160] = "";

		if (i == 0 || rows[i].system != rows[i - 1].system ||
		    strcmp(rows[i].edition, edition) != 0) {
			edition = rows[i].edition;
			codes_lapsed(cli, edition, lapsed);
			out_line(cli, "%s %s%s%s%s",
				 pr_code_system_name(rows[i].system), edition,
				 lapsed[0] ? " (" : "", lapsed,
				 lapsed[0] ? ")" : "");
		}
		out_line(cli, "    %-16s %7ld rows  %s", rows[i].what,
			 rows[i].rows, rows[i].name);
	}
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	struct pr_edition_row *rows = NULL;
	struct pr_err err = { 0 };
	enum cli_exit code = CLI_EXIT_OK;
	size_t n = 0;

	(void)args;
	if (!cli->data_dir) {
		cli_say("there is no home folder; give one with --data DIR");
		return CLI_EXIT_FAILED;
	}
	if (pr_tables_list(cli->data_dir, &rows, &n, &err))
		return cli_fail(&err);
	if (v->json)
		code = print_json(cli, rows, n);
	else if (n)
		print_rows(cli, rows, n);
	else
		print_files(cli);
	free(rows);
	return code;
}

const struct cmd cmd_codes = {
	.name = "codes",
	.path = "codes",
	.args = "[COMMAND]",
	.summary = "code tables: take in, look up, check",
	.about = "Without COMMAND: the tables there are, or which official "
		 "files to get.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.subs = subs,
	.run = run,
};
