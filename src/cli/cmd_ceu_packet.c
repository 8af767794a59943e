/* cmd_ceu_packet.c - "proctor ceu packet": a folder for an auditor */
#include "cli/ceu.h"
#include "cli/cmd.h"
#include "cli/out.h"

#include <stdio.h>

struct values {
	const char *cycle, *output;
	bool json;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "cycle", 0, OPT_TEXT, AT(cycle), "D",
	  "the cycle that ends on this day, else the present one" },
	{ "output", 'o', OPT_TEXT, AT(output), "FOLDER",
	  "the folder to make, which must not be there yet" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "one JSON object" },
};

/* "19 May 2027, 19 May 2029": the ends there are. */
static void
name_ends(char *out, size_t cap, const struct pr_ceu_account *account)
{
	size_t at = 0;

	out[0] = '\0';
	for (size_t i = 0; i < account->n_cycles; i++) {
		char end[PR_DATE_TEXT];

		if (!pr_date_is_valid(account->cycles[i].to) ||
		    at + sizeof(end) + 2 > cap)
			continue;
		pr_date_format(end, account->cycles[i].to);
		at += (size_t)snprintf(out + at, cap - at, "%s%s",
				       at ? ", " : "", end);
	}
}

static enum pr_status
find_cycle(const struct pr_ceu_cycle **out,
	   const struct pr_ceu_account *account, const char *end,
	   struct pr_err *err)
{
	struct pr_date day;
	char ends[240];
	enum pr_status st;

	*out = account->now < 0 ? NULL : &account->cycles[account->now];
	if (!end)
		return *out ? PR_OK
			    : pr_fail(err, PR_ENOTFOUND,
				      "%s has no cycle today; --cycle DATE "
				      "names one by its last day",
				      account->name);
	st = pr_date_parse(&day, end, err);
	if (st)
		return st;
	for (size_t i = 0; i < account->n_cycles; i++) {
		*out = &account->cycles[i];
		if (pr_date_is_valid((*out)->to) &&
		    pr_date_to_days((*out)->to) == pr_date_to_days(day))
			return PR_OK;
	}
	name_ends(ends, sizeof(ends), account);
	return pr_fail(err, PR_ENOTFOUND,
		       "no cycle of %s ends on %s; they end on %s",
		       account->name, end, ends[0] ? ends : "no known day");
}

/* A packet without a certificate that there was is one with findings. */
static enum cli_exit
of_lost(const struct ceu_packed *packed)
{
	return packed->lost ? CLI_EXIT_FINDINGS : CLI_EXIT_OK;
}

static enum cli_exit
tell(struct cli *cli, const struct values *v, const struct ceu_packed *packed)
{
	enum cli_exit code;
	struct cli_ceu_json doc;
	struct jsonw *json;

	if (v->json) {
		json = cli_ceu_json_begin(&doc, "proctor.ceu-packet/1");
		jsonw_text(json, "folder", v->output);
		jsonw_int(json, "entries", (int64_t)packed->entries);
		jsonw_int(json, "certificates", (int64_t)packed->certificates);
		jsonw_int(json, "without_certificate",
			  (int64_t)packed->without);
		jsonw_int(json, "lost_certificates", (int64_t)packed->lost);
		code = cli_ceu_json_end(&doc);
		return code ? code : of_lost(packed);
	}
	out_line(cli,
		 "Written: %s with summary.html, entries.csv, %zu "
		 "certificate%s and MANIFEST.",
		 v->output, packed->certificates,
		 packed->certificates == 1 ? "" : "s");
	if (packed->without)
		out_line(cli,
			 "%zu of %zu entr%s ha%s no certificate; summary.html "
			 "names what is missing.",
			 packed->without, packed->entries,
			 packed->entries == 1 ? "y" : "ies",
			 packed->without == 1 ? "s" : "ve");
	if (packed->lost)
		cli_say("%zu certificate%s missing or changed and not in the "
			"packet; MANIFEST and summary.html name %s, %s ceu "
			"check says more",
			packed->lost, packed->lost == 1 ? " is" : "s are",
			packed->lost == 1 ? "it" : "them",
			cli_ceu_program(cli));
	return of_lost(packed);
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	struct pr_ceu_picture *picture;
	const struct pr_ceu_cycle *cycle;
	struct ceu_packed packed;
	struct ceu_report report;
	struct pr_err err = { 0 };
	enum cli_exit code;
	enum pr_status st;

	if (!v->output)
		return cli_misuse("ceu packet",
				  "-o FOLDER is missing: the folder to make");
	picture = cli_ceu_load(cli, &code);
	if (!picture)
		return code;
	report = cli_ceu_report_of(cli, picture, NULL);
	st = cli_ceu_account(&report.account, picture, args->v[0], &err);
	if (!st)
		st = find_cycle(&cycle, report.account, v->cycle, &err);
	if (!st)
		st = cli_ceu_packet(cli->desk, &report, cycle, v->output,
				    &packed, &err);
	code = st ? cli_ceu_fail(cli, &err) : tell(cli, v, &packed);
	pr_ceu_picture_free(picture);
	return code;
}

const struct cmd cmd_ceu_packet = {
	.name = "packet",
	.path = "ceu packet",
	.args = "ISSUER|CREDENTIAL",
	.summary = "a folder with all that an auditor would ask for",
	.about = "A summary to print, the entries with what is missing, the "
		 "certificates numbered,\nand their hashes: sha256sum -c "
		 "MANIFEST in that folder. Of an entry that was\ncorrected "
		 "since it was reported it says what was reported, when, and "
		 "the reason.\nA certificate that is missing or changed is "
		 "named there, and the exit code is 3.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.min_args = 1,
	.max_args = 1,
	.run = run,
};
