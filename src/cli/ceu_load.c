/* ceu_load.c - pictures of the ledger, names, numbers; see cli/ceu.h */
#include "cli/ceu.h"
#include "cli/out.h"
#include "cli/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define FILE_WIDTH 80 /* cells of text in a file */
#define NAMES_MAX 200 /* bytes of names in a sentence */

struct pr_ceu_picture *
cli_ceu_again(struct cli *cli, const char *what_if, enum cli_exit *code)
{
	struct pr_ceu_picture *picture = NULL;
	struct pr_err err = { 0 };

	*code = CLI_EXIT_FAILED;
	if (!cli_open(cli, false))
		return NULL;
	if (pr_ceu_load(cli->desk, what_if, &picture, &err)) {
		*code = cli_ceu_fail(cli, &err);
		return NULL;
	}
	*code = CLI_EXIT_OK;
	return picture;
}

struct pr_ceu_picture *
cli_ceu_load(struct cli *cli, enum cli_exit *code)
{
	struct pr_ceu_picture *picture = cli_ceu_again(cli, NULL, code);

	for (size_t i = 0; picture && i < picture->n_troubles; i++)
		cli_say("%s", picture->troubles[i]);
	return picture;
}

const char *
cli_ceu_program(struct cli *cli)
{
	return plain_program(cli->program, cli);
}

const char *
cli_ceu_said(char out[CEU_WORDS], struct cli *cli, const char *sentence)
{
	return ceu_words_said(out, cli_ceu_program(cli), sentence);
}

enum cli_exit
cli_ceu_fail(struct cli *cli, const struct pr_err *err)
{
	char said[CEU_WORDS];

	if (err->status == PR_ESTOP || !err->text[0])
		return cli_fail(err);
	cli_say("%s", cli_ceu_said(said, cli, err->text));
	return CLI_EXIT_FAILED;
}

struct ceu_report
cli_ceu_report_of(struct cli *cli, const struct pr_ceu_picture *picture,
		  const struct pr_ceu_account *account)
{
	const char *name = pr_desk_learner(cli->desk)->name;
	struct pr_env env;

	cli_now(cli, &env);
	return (struct ceu_report){
		.picture = picture,
		.account = account,
		.now_ms = env.wall_ms,
		.width = cli->width,
		.sentences = cli->asked_plain,
		.learner = picture->learner,
		.holder = strcmp(name, "me") != 0 ? name : NULL,
		.program = cli_ceu_program(cli),
	};
}

/* ---- names --------------------------------------------------------------- */

static enum pr_status
unknown(const struct pr_ceu_book *book, const char *name, struct pr_err *err)
{
	const char *near = opt_nearest(name, pr_ceu_name_at, book);

	if (near)
		return pr_fail(err, PR_ENOTFOUND,
			       "nobody knows an issuer or credential "
			       "\"%.60s\"; the nearest is \"%s\"",
			       name, near);
	return pr_fail(err, PR_ENOTFOUND,
		       "nobody knows an issuer or credential \"%.60s\"; "
		       "proctor ceu rules lists those there are, proctor ceu "
		       "rules --template begins a file for another",
		       name);
}

enum pr_status
cli_ceu_issuer(const struct pr_ceu_issuer **out, const struct pr_ceu_book *book,
	       const char *name, struct pr_err *err)
{
	*out = pr_ceu_issuer_find(book, name);
	if (!*out)
		*out = pr_ceu_credential_find(book, name, NULL);
	return *out ? PR_OK : unknown(book, name, err);
}

/* The only account of an issuer. */
static enum pr_status
only_account(const struct pr_ceu_account **out,
	     const struct pr_ceu_picture *picture,
	     const struct pr_ceu_issuer *issuer, struct pr_err *err)
{
	const struct pr_ceu_account *found = NULL;
	char names[NAMES_MAX] = "";
	size_t at = 0, n = 0;

	for (size_t i = 0; i < picture->status->n; i++) {
		const struct pr_ceu_account *one =
			&picture->status->accounts[i];

		if (one->issuer != issuer)
			continue;
		found = one;
		if (at + strlen(one->name) + 3 < sizeof(names))
			at += (size_t)snprintf(names + at, sizeof(names) - at,
					       "%s%s", n ? ", " : "",
					       one->name);
		n++;
	}
	if (n > 1)
		return pr_fail(err, PR_EINVAL,
			       "%s counts for each credential apart; name one "
			       "of %s",
			       issuer->identifier, names);
	*out = found;
	return PR_OK;
}

/* The account itself when it is of that issuer, whose rules are gone. */
static const struct pr_ceu_account *
without_rules(const struct pr_ceu_account *account, const char *name)
{
	bool its = !account->issuer && account->n_holdings &&
		   !strcasecmp(account->holdings[0]->issuer, name);

	return its ? account : NULL;
}

enum pr_status
cli_ceu_account(const struct pr_ceu_account **out,
		const struct pr_ceu_picture *picture, const char *name,
		struct pr_err *err)
{
	const struct pr_ceu_issuer *issuer = NULL;
	const struct pr_ceu_credential *credential = NULL;
	const struct pr_ceu_account *found =
		pr_ceu_account_find(picture->status, name);
	enum pr_status st;

	for (size_t i = 0; !found && i < picture->status->n; i++)
		found = without_rules(&picture->status->accounts[i], name);
	if (!found) {
		st = cli_ceu_issuer(&issuer, &picture->book, name, err);
		if (st)
			return st;
		/* a former name: CTR is ODS */
		if (!pr_ceu_issuer_find(&picture->book, name) &&
		    pr_ceu_credential_find(&picture->book, name, &credential))
			found = pr_ceu_account_find(picture->status,
						    credential->identifier);
		else
			st = only_account(&found, picture, issuer, err);
		if (st)
			return st;
	}
	if (!found)
		return pr_fail(err, PR_ENOTFOUND,
			       "%s%s is%s held; note it with: proctor ceu hold "
			       "%s --since DATE",
			       credential ? "" : "nothing of ",
			       credential ? credential->identifier
					  : issuer->identifier,
			       credential ? " not" : "",
			       credential ? credential->identifier
					  : "CREDENTIAL");
	*out = found;
	return PR_OK;
}

bool
cli_ceu_row(int64_t *out, const char *text)
{
	const char *digits = text + (*text == '#');
	size_t n = strspn(digits, "0123456789");

	if (!n || n > 15 || digits[n])
		return false;
	*out = strtoll(digits, NULL, 10);
	return *out > 0;
}

/* ---- reports ------------------------------------------------------------- */

enum pr_status
cli_ceu_write(struct cli *cli, cli_ceu_write_fn *write,
	      const struct ceu_report *report, const char *path, bool force,
	      bool text, struct pr_err *err)
{
	bool to_file = path && strcmp(path, "-") != 0;
	struct ceu_report own = *report;
	struct out_file *file;
	struct pr_sink sink;
	enum pr_status st = out_file_open(&file, path, force, err);

	if (st)
		return st;
	sink = out_file_sink(file);
	if (to_file)
		own.width = FILE_WIDTH;
	else if (text)
		sink = out_text_sink(cli);
	st = write(&own, &sink, err);
	return out_file_close(file, st, err);
}

struct pr_sink
cli_ceu_sink(struct cli *cli, bool text)
{
	return text ? out_text_sink(cli) : out_sink();
}
