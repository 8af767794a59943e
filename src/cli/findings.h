/*
 * cli/findings.h - what import and check found, and what they counted
 *
 * floor    cli
 */
#ifndef PR_CLI_FINDINGS_H
#define PR_CLI_FINDINGS_H

#include "cli/cli.h"
#include "proctor/check.h"
#include "proctor/library.h"
#include "report/jsonw.h"

/* Prints findings as they come, as lines or into one JSON object. */
struct findings {
	struct cli *cli;
	FILE *to; /* lines */
	bool json;
	long errors, warnings, notices;
	struct pr_sink sink; /* JSON from here on */
	struct page page;
	struct jsonw writer;
};

/* schema is "proctor.import/1"; lines go to `to`. */
void findings_init(struct findings *findings, struct cli *cli, bool json,
		   const char *schema, FILE *to);
struct pr_findings findings_for(struct findings *findings);

/* The counts, and in JSON the end of the object. */
void findings_end(struct findings *findings, const struct pr_import_sum *sum,
		  bool dry_run, const struct pr_err *err);

/* The members of one finding, in an object that is open. */
void findings_json_place(struct jsonw *json, const struct pr_finding *found);
void findings_json_words(struct jsonw *json, const struct pr_finding *found);

/* The options that import and check share. */
struct import_values {
	bool keep_going, dry_run, keep_duplicates, retire_missing, json;
	bool strict;
	const char *on_conflict;
	const char *map, *key, *exam, *domain, *bank, *title, *format;
};

/* The rows of import_values that say how foreign files are read; for the
 * tables of options of import and check. */
#define FINDINGS_FOREIGN                                                     \
	{ "format",                                                          \
	  0,                                                                 \
	  OPT_WORD,                                                          \
	  offsetof(struct import_values, format),                            \
	  "auto|csv|tsv|aiken",                                              \
	  "what a file is that is no certbank" },                            \
		{ "map",                                                     \
		  0,                                                         \
		  OPT_TEXT,                                                  \
		  offsetof(struct import_values, map),                       \
		  "MAP",                                                     \
		  "columns: stem=HEADING,a=HEADING,b=HEADING,key=HEADING" }, \
		{ "key",                                                     \
		  0,                                                         \
		  OPT_WORD,                                                  \
		  offsetof(struct import_values, key),                       \
		  "letters|one|zero|text",                                   \
		  "how a table writes its keys" },                           \
		{ "exam",   0,                                               \
		  OPT_TEXT, offsetof(struct import_values, exam),            \
		  "EXAM",   "whose domains a table names" },                 \
		{ "domain", 0,                                               \
		  OPT_TEXT, offsetof(struct import_values, domain),          \
		  "D",      "of it, for questions that name none" },         \
		{ "bank",   0,                                               \
		  OPT_TEXT, offsetof(struct import_values, bank),            \
		  "ID",     "the bank's identifier; else the file's name" }, \
	{                                                                    \
		"title", 0, OPT_TEXT, offsetof(struct import_values, title), \
			"TITLE", "the bank's title"                          \
	}

/* Takes in what the operands name; the code is for the command to return. */
enum cli_exit findings_run(struct cli *cli, const struct import_values *values,
			   const struct opt_args *args, bool check);

#endif
