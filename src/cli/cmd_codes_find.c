/* cmd_codes_find.c - "proctor codes find WORDS..." */
#include "cli/cmd.h"
#include "cli/codes.h"
#include "cli/out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LIMIT 10
#define LIMIT_MAX 100
#define QUERY_MAX 400

struct values {
	const char *system, *edition;
	struct opt_number limit;
	bool json;
};

#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "system", 0, OPT_WORD, AT(system), "cm|pcs|hcpcs|cpt",
	  "only codes of this system" },
	{ "edition", 0, OPT_TEXT, AT(edition), "E",
	  "of this edition, such as FY2026" },
	{ "limit", 0, OPT_NUMBER, AT(limit), "N", "at most N lines (10)" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "one JSON object" },
};

static void
join(char out[QUERY_MAX], const struct opt_args *args)
{
	size_t len = 0;

	out[0] = '\0';
	for (int i = 0; i < args->n && len < QUERY_MAX; i++)
		len += (size_t)snprintf(out + len, QUERY_MAX - len, "%s%s",
					i ? " " : "", args->v[i]);
}

static enum cli_exit
print_json(struct cli *cli, struct pr_tables *tables, const char *query,
	   const struct pr_hit *hits, size_t n)
{
	const struct pr_codebook *book = pr_tables_book(tables);
	struct codes_json doc;
	struct jsonw *json = codes_json_begin(&doc, "proctor.find/1");

	(void)cli;
	jsonw_text(json, "query", query);
	jsonw_array(json, "hits");
	for (size_t i = 0; i < n; i++) {
		const struct pr_hit *hit = &hits[i];

		jsonw_object(json, NULL);
		json->flat = true;
		jsonw_text(json, "system", pr_code_system_name(hit->system));
		jsonw_text(json, "edition", book->edition[hit->system]);
		jsonw_maybe(json, "code", hit->code);
		jsonw_bool(json, "billable", hit->billable);
		jsonw_maybe(json, "title", hit->title);
		jsonw_maybe(json, "path", hit->path);
		jsonw_maybe(json, "see", hit->see);
		jsonw_end(json);
		json->flat = false;
	}
	jsonw_end(json);
	return codes_json_end(&doc, CLI_EXIT_OK);
}

static void
print_hit(const struct cli *cli, const struct pr_hit *hit)
{
	char code[16];

	snprintf(code, sizeof(code), "%s%s", hit->code[0] ? hit->code : "-",
		 hit->code[0] && !hit->billable ? "-" : "");
	out_line(cli, "%-9s %s", code, hit->title[0] ? hit->title : hit->path);
	if (hit->path[0] && hit->title[0])
		out_line(cli, "          %s%s%s", hit->path,
			 hit->see[0] ? "; see " : "", hit->see);
	else if (hit->see[0])
		out_line(cli, "          see %s", hit->see);
}

static void
print_text(struct cli *cli, struct pr_tables *tables, const char *query,
	   const struct pr_hit *hits, size_t n)
{
	const struct pr_codebook *book = pr_tables_book(tables);

	for (size_t i = 0; i < n; i++)
		print_hit(cli, &hits[i]);
	if (n == 0)
		out_line(cli, "Nothing fits \"%s\".", query);
	else
		codes_say_lapsed(cli, book->edition[hits[0].system]);
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	size_t max = v->limit.set ? (size_t)v->limit.value : LIMIT, n = 0;
	struct pr_tables *tables;
	struct pr_err err = { 0 };
	char query[QUERY_MAX];
	struct pr_hit *hits;
	enum cli_exit code;

	if (v->limit.set && (v->limit.value < 1 || v->limit.value > LIMIT_MAX))
		return cli_misuse("codes find", "--limit is 1 to %d",
				  LIMIT_MAX);
	join(query, args);
	code = codes_open(cli, v->edition, &tables);
	if (code)
		return code;
	if (!tables) {
		cli_say(CODES_NONE);
		return CLI_EXIT_FAILED;
	}
	hits = calloc(max, sizeof(*hits));
	if (!hits)
		code = cli_fail(&(struct pr_err){ .status = PR_ENOMEM });
	else if (pr_tables_find(tables, query, pr_code_system_of(v->system),
				hits, max, &n, &err))
		code = cli_fail(&err);
	else if (v->json)
		code = print_json(cli, tables, query, hits, n);
	else
		print_text(cli, tables, query, hits, n);
	if (!code && n == 0) {
		codes_say_missing(cli, tables, v->edition);
		code = CLI_EXIT_FAILED;
	}
	free(hits);
	pr_tables_close(tables);
	return code;
}

const struct cmd cmd_codes_find = {
	.name = "find",
	.path = "codes find",
	.args = "WORDS...",
	.summary = "look words or the beginning of a code up",
	.about = "Looks in the alphabetic index, inclusion terms, titles, the "
		 "tables of neoplasms\nand drugs and a list of abbreviations "
		 "and everyday words. A code with - behind\nit needs more "
		 "characters; the line below says what led to it. Exit code 1 "
		 "when nothing fits.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.min_args = 1,
	.max_args = -1,
	.run = run,
};
