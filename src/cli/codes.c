/* codes.c - what the commands about code tables share; see cli/codes.h */
#include "cli/codes.h"

#include "cli/out.h"
#include "proctor/date.h"
#include "words/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum cli_exit
codes_open(struct cli *cli, const char *edition, struct pr_tables **out)
{
	struct pr_err err = { 0 };
	enum pr_status st;

	*out = NULL;
	if (!cli->data_dir) {
		cli_say("there is no home folder; give one with --data DIR");
		return CLI_EXIT_FAILED;
	}
	st = pr_tables_open(out, cli->data_dir, edition, &err);
	if (st == PR_ENOTFOUND && !edition)
		return CLI_EXIT_OK;
	return st ? cli_fail(&err) : CLI_EXIT_OK;
}

void
codes_lapsed(struct cli *cli, const char *edition, char out[160])
{
	struct pr_env now;
	char date[PR_DATE_TEXT];

	cli_now(cli, &now);
	pr_date_format(date, pr_date_from_ms(now.wall_ms, now.utc_offset_min));
	(void)pr_code_lapsed(out, edition ? edition : "", date);
}

void
codes_say_lapsed(struct cli *cli, const char *edition)
{
	char words[160];

	codes_lapsed(cli, edition, words);
	if (words[0])
		cli_say("%s", words);
}

void
codes_say_missing(struct cli *cli, const struct pr_tables *tables,
		  const char *edition)
{
	const struct pr_codebook *book = pr_tables_book(tables);
	struct pr_edition_row *rows = NULL;
	size_t n = 0;

	if (book->count(book->ctx, PR_LIST_CM) > 0 ||
	    pr_tables_list(cli->data_dir, &rows, &n, NULL))
		return;
	for (size_t i = 0; i < n; i++) {
		if (rows[i].system != PR_CODE_CM ||
		    (edition && strcmp(edition, rows[i].edition) != 0))
			continue;
		cli_say("of ICD-10-CM %s the list of codes is missing, there "
			"is only %s: import the order file too "
			"(icd10cm_order_%s.txt, or the zip it comes in)",
			rows[i].edition, rows[i].what,
			strncmp(rows[i].edition, "FY", 2)
				? "YEAR"
				: rows[i].edition + 2);
		break;
	}
	free(rows);
}

struct jsonw *
codes_json_begin(struct codes_json *json, const char *schema)
{
	*json = (struct codes_json){ .sink = out_sink() };
	page_init(&json->page, &json->sink, 0);
	json->writer.page = &json->page;
	jsonw_object(&json->writer, NULL);
	jsonw_text(&json->writer, "schema", schema);
	return &json->writer;
}

enum cli_exit
codes_json_end(struct codes_json *json, enum cli_exit code)
{
	struct pr_err err = { 0 };

	jsonw_end(&json->writer);
	return page_end(&json->page, &err) ? cli_fail(&err) : code;
}
