/* ceu_rules.c - rules files of the user's own; see proctor/ceu_files.h */
#include "util/fs.h"
#include "util/mem.h"

#include "ceu.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* More than any rules file may have: the gate says how long one may be. */
#define READ_MAX ((size_t)4 << 20)

/* The text of a file too, unless NULL; it is the caller's. */
static enum pr_status
read_file(struct pr_ceu_issuer **out, char **text, const char *path,
	  const struct pr_findings *findings, struct pr_err *err)
{
	char *data = NULL;
	size_t len = 0;
	enum pr_status st = fs_read(&data, &len, path, READ_MAX, err);

	*out = NULL;
	if (!st)
		st = pr_ceu_rules_read(out, path, data, len, findings, err);
	if (!st && text)
		*text = data;
	else
		free(data);
	return st;
}

enum pr_status
pr_ceu_rules_file(struct pr_ceu_issuer **out, const char *path,
		  const struct pr_findings *findings, struct pr_err *err)
{
	struct pr_ceu_issuer *issuer;
	enum pr_status st = read_file(&issuer, NULL, path, findings, err);

	if (out)
		*out = issuer;
	else
		pr_ceu_issuer_free(issuer);
	return st;
}

struct put {
	struct pr_desk *desk;
	struct pr_db_ceu_rules row;
};

static enum pr_status
put_row(void *ctx, struct pr_err *err)
{
	struct put *put = ctx;
	struct pr_env env;

	pr_desk_now(put->desk, &env);
	put->row.at_ms = env.wall_ms;
	return pr_db_ceu_rules_put(put->desk->store, &put->row, err);
}

enum pr_status
pr_ceu_rules_import(struct pr_desk *desk, const char *path,
		    const struct pr_findings *findings, struct pr_err *err)
{
	struct put put = { .desk = desk };
	struct pr_ceu_issuer *issuer;
	char *text = NULL;
	enum pr_status st = read_file(&issuer, &text, path, findings, err);

	if (st)
		return st;
	put.row.issuer = issuer->identifier;
	put.row.name = path;
	put.row.text = text;
	st = app_transact(desk, put_row, &put, err);
	pr_ceu_issuer_free(issuer);
	free(text);
	return st;
}

struct search {
	const char *issuer;
	char *found; /* as the own file spells it, NULL none */
	bool no_memory;
};

static bool
look(void *ctx, const struct pr_db_ceu_rules *row)
{
	struct search *search = ctx;

	if (!row->text[0] || strcasecmp(row->issuer, search->issuer) != 0)
		return true;
	search->found = mem_strdup(row->issuer);
	search->no_memory = !search->found;
	return false;
}

enum pr_status
pr_ceu_rules_drop(struct pr_desk *desk, const char *issuer, struct pr_err *err)
{
	struct search search = { .issuer = issuer };
	struct put put = { .desk = desk };
	enum pr_status st =
		pr_db_ceu_rules_each(desk->store, &search, look, err);

	if (!st && search.no_memory)
		st = mem_fail(err);
	else if (!st && !search.found)
		st = pr_fail(err, PR_ENOTFOUND,
			     "There is no rules file of your own for "
			     "\"%.64s\"; proctor ceu rules lists the issuers "
			     "and whose rules count.",
			     issuer);
	put.row.issuer = search.found;
	put.row.name = put.row.text = "";
	if (!st)
		st = app_transact(desk, put_row, &put, err);
	free(search.found);
	return st;
}
