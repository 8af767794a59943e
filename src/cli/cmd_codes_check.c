/* cmd_codes_check.c - "proctor codes check CODE...": one by one, or a claim */
#include "cli/cmd.h"
#include "cli/codes.h"
#include "cli/out.h"
#include "proctor/claim.h"
#include "util/fs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define INPUT_MAX ((size_t)4 << 20)
#define FAULTS_MAX 64
#define BLANKS " \t\r\n,;"

struct values {
	const char *system, *edition;
	bool claim, json;
};

#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "claim", 0, OPT_FLAG, AT(claim), NULL,
	  "as the lines of one claim, in this order" },
	{ "system", 0, OPT_WORD, AT(system), "cm|pcs|hcpcs|cpt|drg",
	  "all codes are of this system" },
	{ "edition", 0, OPT_TEXT, AT(edition), "E",
	  "against this edition, such as FY2026" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "one JSON object" },
};

struct check {
	struct cli *cli;
	struct pr_tables *tables; /* NULL without */
	const struct pr_codebook *book;
	const char *edition;             /* asked for, NULL */
	struct pr_edition_row *editions; /* all there are */
	size_t n_editions;
	struct jsonw *json;         /* NULL: text */
	enum pr_code_system system; /* of all codes, NONE: from each */
	bool services; /* HCPCS, CPT, modifiers or units are among them */
	long n, findings, unchecked;
	bool asked[PR_CODE_SYSTEMS]; /* systems that codes were of */
};

/* ---- one code ------------------------------------------------------------ */

/* Another edition that has the code in force; "" none. */
static void
find_elsewhere(const struct check *c, const struct pr_code_check *found,
	       char out[16])
{
	const char *mine = c->book->edition[found->system];

	out[0] = '\0';
	for (size_t i = 0; i < c->n_editions && !out[0]; i++) {
		const struct pr_edition_row *e = &c->editions[i];
		struct pr_code_check other;
		struct pr_tables *tables;

		if (e->system != found->system || !strcmp(e->edition, mine) ||
		    (i && e[-1].system == e->system &&
		     !strcmp(e[-1].edition, e->edition)))
			continue;
		if (pr_tables_open(&tables, c->cli->data_dir, e->edition, NULL))
			continue;
		pr_code_check(&other, found->code, pr_tables_book(tables));
		if (other.standing == PR_STANDING_VALID)
			snprintf(out, 16, "%s", e->edition);
		pr_tables_close(tables);
	}
}

static void
put_code(struct check *c, const char *typed, const struct pr_code_check *found,
	 const char *elsewhere, const char *said)
{
	const char *edition = c->book ? c->book->edition[found->system] : "";

	if (c->json) {
		jsonw_object(c->json, NULL);
		c->json->flat = true;
		jsonw_text(c->json, "typed", typed);
		jsonw_text(c->json, "code", found->code);
		jsonw_maybe(c->json, "system",
			    pr_code_system_name(found->system));
		jsonw_maybe(c->json, "edition", edition ? edition : "");
		jsonw_text(c->json, "standing",
			   pr_standing_name(found->standing));
		jsonw_maybe(c->json, "title", found->title);
		jsonw_maybe(c->json, "words", found->words);
		jsonw_maybe(c->json, "meant", found->meant);
		jsonw_maybe(c->json, "also", found->also);
		jsonw_maybe(c->json, "with", said);
		jsonw_maybe(c->json, "valid_in", elsewhere);
		jsonw_end(c->json);
		c->json->flat = false;
		return;
	}
	out_line(c->cli, "%-9s %s%s%s%s%s%s%s%s", found->code,
		 found->words[0] ? found->words : "valid",
		 elsewhere[0] ? "; it is valid in " : "", elsewhere,
		 found->title[0] ? " (" : "", found->title,
		 found->title[0] ? ")" : "", said[0] ? ", with " : "", said);
	if (found->also[0])
		out_line(c->cli,
			 "          typed without a dot it is read as %s; %s "
			 "is another code (%s)",
			 pr_code_system_name(found->system), found->also,
			 found->also_title);
}

/* said: what stood behind the code, "" nothing. */
static void
check_code(struct check *c, const char *typed, enum pr_code_system want,
	   const char *said)
{
	struct pr_code_check found;
	char elsewhere[16] = "";

	pr_code_check_as(&found, typed, want, c->book);
	if (c->services)
		found.also[0] = '\0';
	if (c->book && (found.standing == PR_STANDING_UNKNOWN ||
			found.standing == PR_STANDING_HEADER ||
			found.standing == PR_STANDING_ENDED))
		find_elsewhere(c, &found, elsewhere);
	c->n++;
	c->asked[found.system] = true;
	c->unchecked += found.standing == PR_STANDING_UNCHECKED;
	c->findings += found.standing != PR_STANDING_VALID &&
		       found.standing != PR_STANDING_UNCHECKED;
	put_code(c, typed, &found, elsewhere, said);
}

/* "99213-25", "J1885x2", "E11.9/Y": a code and what belongs to it. */
static bool
read_line(struct pr_code_line *out, const char *word)
{
	struct pr_code_line lines[PR_LINES_MAX];
	size_t n = 0;

	if (pr_code_lines_read(lines, &n, word, NULL) || n != 1 ||
	    (!lines[0].n_mods && !lines[0].units && !lines[0].poa))
		return false;
	*out = lines[0];
	return true;
}

static void
say_rest(char *out, size_t cap, const struct pr_code_line *line)
{
	char poa[2] = { (char)(line->poa == 'E' ? '\0' : line->poa), '\0' };
	size_t n = 0;

	out[0] = '\0';
	for (int i = 0; i < line->n_mods; i++)
		n += (size_t)snprintf(out + n, cap - n, "%s%s",
				      i ? "-" : "modifier ", line->mods[i]);
	if (line->units)
		n += (size_t)snprintf(out + n, cap - n, "%s%d units",
				      n ? ", " : "", line->units);
	if (line->poa)
		snprintf(out + n, cap - n, "%sPOA %s", n ? ", " : "",
			 poa[0] ? poa : "exempt");
}

static void
check_word(struct check *c, const char *word)
{
	struct pr_code_line line;
	enum pr_code_system want = c->system;
	const char *code = word;
	char said[80] = "";
	char shown[12];

	if (want == PR_CODE_NONE)
		want = pr_code_prefix(&code);
	if (!read_line(&line, word)) {
		check_code(c, code, want, said);
		return;
	}
	say_rest(said, sizeof(said), &line);
	/* the dot that was typed says that it is a diagnosis */
	pr_code_display(shown, line.system, line.code);
	check_code(c, shown, want, said);
}

/* Whether it is a service, or has what only services carry. */
static bool
is_service(const struct check *c, const char *word)
{
	struct pr_code_check found;
	struct pr_code_line line;

	if (read_line(&line, word) && (line.n_mods || line.units))
		return true;
	pr_code_check(&found, word, c->book);
	return !found.also[0] && found.standing != PR_STANDING_SHAPE &&
	       (found.system == PR_CODE_HCPCS || found.system == PR_CODE_CPT);
}

static void
check_text(struct check *c, char *text)
{
	size_t len = strlen(text);

	for (size_t i = 0; i < len; i++)
		if (strchr(BLANKS, text[i]))
			text[i] = '\0';
	for (size_t i = 0; i < len; i += strlen(text + i) + 1)
		c->services =
			c->services || (text[i] && is_service(c, text + i));
	for (size_t i = 0; i < len; i += strlen(text + i) + 1)
		if (text[i])
			check_word(c, text + i);
}

/* ---- a claim ------------------------------------------------------------- */

static void
put_fault(struct check *c, const struct pr_claim_fault *fault)
{
	if (!c->json) {
		out_line(c->cli, "Line %d: %s", fault->line + 1, fault->words);
		return;
	}
	jsonw_object(c->json, NULL);
	c->json->flat = true;
	jsonw_text(c->json, "kind", pr_claim_kind_name(fault->kind));
	jsonw_int(c->json, "line", fault->line + 1);
	if (fault->other >= 0)
		jsonw_int(c->json, "other", fault->other + 1);
	else
		jsonw_null(c->json, "other");
	jsonw_text(c->json, "words", fault->words);
	jsonw_end(c->json);
	c->json->flat = false;
}

/* What was written with its dot or its system is that; the rest may be both. */
static void
check_line(struct check *c, const struct pr_code_line *line)
{
	struct pr_code_check both;
	char shown[12];

	pr_code_check(&both, line->code, c->book);
	pr_code_display(shown, line->system, line->code);
	check_code(c, both.also[0] ? shown : line->code, c->system, "");
}

static enum pr_status
check_claim(struct check *c, const char *text, struct pr_err *err)
{
	struct pr_code_line lines[PR_LINES_MAX];
	struct pr_claim_fault faults[FAULTS_MAX];
	size_t n = 0, found;
	enum pr_status st = pr_code_lines_read(lines, &n, text, err);

	if (st)
		return st;
	for (size_t i = 0; i < n; i++)
		c->services = c->services || lines[i].n_mods ||
			      lines[i].units || is_service(c, lines[i].code);
	for (size_t i = 0; i < n; i++)
		check_line(c, &lines[i]);
	if (c->json) {
		jsonw_end(c->json);
		jsonw_array(c->json, "claim");
	}
	found = pr_claim_check(faults, FAULTS_MAX, lines, n, c->book);
	for (size_t i = 0; i < found && i < FAULTS_MAX; i++)
		put_fault(c, &faults[i]);
	c->findings += (long)found;
	return PR_OK;
}

/* ---- all ----------------------------------------------------------------- */

/* Each lapsed edition that codes were looked up in, once. */
static void
say_lapsed(const struct check *c)
{
	const char *const *edition = c->book->edition;

	for (int i = 0; i < PR_CODE_SYSTEMS; i++) {
		bool said = !c->asked[i];

		for (int k = 0; k < i && !said; k++)
			said = c->asked[k] &&
			       strcmp(edition[k], edition[i]) == 0;
		if (!said)
			codes_say_lapsed(c->cli, edition[i]);
	}
}

static void
end_text(struct check *c, bool claim)
{
	if (!c->book) {
		out_line(c->cli,
			 "Not checked without tables: whether codes exist, "
			 "are in force and whole%s. " CODES_NONE,
			 claim ? ", Excludes1 and code-first notes, POA "
				 "exemption"
			       : "");
	} else {
		if (c->asked[PR_CODE_CM])
			codes_say_missing(c->cli, c->tables, c->edition);
		say_lapsed(c);
	}
	out_line(c->cli,
		 "%ld checked, %ld findings, %ld could not be looked up.", c->n,
		 c->findings, c->unchecked);
}

static enum pr_status
check_all(struct check *c, char *text, bool claim, struct pr_err *err)
{
	struct codes_json doc;
	enum pr_status st = PR_OK;

	if (c->json) {
		c->json = codes_json_begin(&doc, "proctor.codes-check/1");
		jsonw_bool(c->json, "tables", c->book != NULL);
		jsonw_array(c->json, "codes");
	}
	if (claim)
		st = check_claim(c, text, err);
	else
		check_text(c, text);
	if (!c->json) {
		if (!st)
			end_text(c, claim);
		return st;
	}
	if (st) {
		buf_release(&doc.page.buf);
		return st;
	}
	jsonw_end(c->json);
	jsonw_int(c->json, "checked", c->n);
	jsonw_int(c->json, "findings", c->findings);
	jsonw_int(c->json, "not_looked_up", c->unchecked);
	return codes_json_end(&doc, CLI_EXIT_OK) == CLI_EXIT_OK ? PR_OK
								: PR_EIO;
}

/* The operands, or standard input for "-"; the caller's. */
static enum pr_status
read_codes(char **out, const struct opt_args *args, struct pr_err *err)
{
	struct fs_reader *input = NULL;
	struct buf text;
	enum pr_status st = PR_OK;
	char piece[4096];
	size_t n = 1;

	buf_init(&text, INPUT_MAX);
	if (args->n == 1 && !strcmp(args->v[0], "-")) {
		st = fs_reader_open(&input, "-", err);
		while (!st && n) {
			st = fs_reader_read(input, piece, sizeof(piece), &n,
					    err);
			if (!st)
				buf_add(&text, piece, n);
		}
		fs_reader_close(input);
	}
	for (int i = 0; !input && i < args->n; i++)
		buf_printf(&text, "%s\n", args->v[i]);
	if (!st)
		return buf_take(out, NULL, &text, err);
	buf_release(&text);
	return st;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	struct jsonw asked = { .page = NULL };
	struct check c = { .cli = cli,
			   .json = v->json ? &asked : NULL,
			   .edition = v->edition,
			   .system = pr_code_system_of(v->system) };
	struct pr_err err = { 0 };
	char *text = NULL;
	enum cli_exit code = codes_open(cli, v->edition, &c.tables);
	enum pr_status st;

	if (code)
		return code;
	if (c.tables) {
		c.book = pr_tables_book(c.tables);
		(void)!pr_tables_list(cli->data_dir, &c.editions, &c.n_editions,
				      NULL);
	}
	st = read_codes(&text, args, &err);
	if (!st)
		st = check_all(&c, text, v->claim, &err);
	free(text);
	free(c.editions);
	pr_tables_close(c.tables);
	if (st)
		return st == PR_EINVAL
			       ? cli_misuse("codes check", "%s", err.text)
			       : cli_fail(&err);
	return c.findings ? CLI_EXIT_FINDINGS : CLI_EXIT_OK;
}

const struct cmd cmd_codes_check = {
	.name = "check",
	.path = "codes check",
	.args = "CODE...|-",
	.summary = "check codes, or with --claim a whole set of lines",
	.about = "Codes stand apart by blanks, commas or lines; - reads them "
		 "from standard input.\nA code may carry modifiers, units and "
		 "a POA "
		 "indicator: 99213-25 J1885x2 E11.9/Y;\nwith --claim they are "
		 "judged too. A system may stand before it: hcpcs:J1100;\n"
		 "without, J1100 is HCPCS and J11.00 a diagnosis. Exit code 3 "
		 "when something was\nfound.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.min_args = 1,
	.max_args = -1,
	.run = run,
};
