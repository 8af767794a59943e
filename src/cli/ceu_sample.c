/* ceu_sample.c - the template of rules files, and what is still as it says;
 * see cli/ceu.h */
#include "cli/ceu.h"
#include "proctor/check.h"
#include "util/fs.h"

#include <cJSON.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "question_banks/credentials"
#define SAMPLE_MAX ((size_t)1 << 20)
#define RULE 620 /* of a rules file: ceu-template */

/* The shipped one, whose figures are made up. */
enum pr_status
cli_ceu_sample(const struct cli *cli, char **text, size_t *len,
	       struct pr_err *err)
{
	char *folder = cli->share_dir ? fs_join(cli->share_dir, FOLDER) : NULL;
	char *path = folder ? fs_join(folder, "template.json") : NULL;
	enum pr_status st =
		path ? fs_read(text, len, path, SAMPLE_MAX, err)
		     : pr_fail(err, PR_ENOTFOUND,
			       "the rules of credentials are not there; "
			       "install the program again, or run it from its "
			       "own folder");

	free(path);
	free(folder);
	return st;
}

/* ---- what is still as the template says ---------------------------------- */

static const char *
text_of(const cJSON *object, const char *member)
{
	const char *text = cJSON_GetStringValue(
		cJSON_GetObjectItemCaseSensitive(object, member));

	return text ? text : "";
}

static bool
says_the_same(const cJSON *sample, const char *says)
{
	const cJSON *rule;

	cJSON_ArrayForEach(
		rule,
		cJSON_GetObjectItemCaseSensitive(
			sample, "rules")) if (says[0] &&
					      !strcmp(text_of(rule, "says"),
						      says)) return true;
	return false;
}

static void
notice(const struct pr_findings *findings, const char *path, const char *member,
       const char *identifier, const char *wrong)
{
	const struct pr_finding found = {
		.severity = PR_NOTICE,
		.rule = RULE,
		.file = path,
		.what = "rules",
		.item = identifier,
		.member = member,
		.wrong = wrong,
		.right = "write what the issuer says",
	};

	findings->found(findings->ctx, &found);
}

static void
compare(const cJSON *sample, const cJSON *own, const char *path,
	const struct pr_findings *findings)
{
	const cJSON *rule;
	const char *name = text_of(
		cJSON_GetObjectItemCaseSensitive(own, "issuer"), "name");

	if (name[0] && !strcmp(name, text_of(cJSON_GetObjectItemCaseSensitive(
						     sample, "issuer"),
					     "name")))
		notice(findings, path, "issuer.name", NULL,
		       "the issuer's name is still that of the template");
	cJSON_ArrayForEach(rule, cJSON_GetObjectItemCaseSensitive(own, "rules"))
	{
		if (says_the_same(sample, text_of(rule, "says")))
			notice(findings, path, "says",
			       text_of(rule, "identifier"),
			       "this rule still says what the template says");
	}
}

void
cli_ceu_unfilled(const struct cli *cli, const char *path,
		 const struct pr_findings *findings)
{
	char *sample = NULL, *own = NULL;
	size_t n_sample = 0, n_own = 0;
	cJSON *a, *b;

	if (!cli_ceu_sample(cli, &sample, &n_sample, NULL) &&
	    !fs_read(&own, &n_own, path, SAMPLE_MAX, NULL)) {
		a = cJSON_ParseWithLength(sample, n_sample);
		b = cJSON_ParseWithLength(own, n_own);
		if (a && b)
			compare(a, b, path, findings);
		cJSON_Delete(a);
		cJSON_Delete(b);
	}
	free(sample);
	free(own);
}
