/* ceu_rules_rows.h - changes of the sound file that break one rule and nothing
 * else */
#ifndef CEU_RULES_ROWS_H
#define CEU_RULES_ROWS_H

#include "ceu_rules_case.h"

/* Anchors for changes: each stands in the file once. */
#define ISSUER_KIND "\"kind\": \"certifier\""
#define DHT "\"identifier\": \"DHT\", \"name\": \"Demo Health Technician\""
#define TOTAL "\"grade\": \"A\", \"units\": 20"
#define TOTAL_ID "\"DEMO-DHT-TOTAL\", \"kind\": \"total\", "
#define SEVERAL "\"each\": 10, \"most\": 50"
#define CYCLE "\"months\": 24, \"anchor\": \"date\""
#define INSIDE "\"values\": [\"inside\"], \"percent\": 80"
#define OWN_VALUES "\"values\": [\"own\"]"
#define OWN_TIME "\"from\": \"2025-01-01\", \"to\": \"2029-12-31\""
#define ROOM "\"units\": 8, \"cycles\": 2"
#define OTHERS "\"values\": [\"others\"], \"units\": 12.5"
#define CHOICE "\"months\": 1}"
#define COUNTING "\"minutes\": 60, \"least\": 45, \"step\": 0.5"
#define MINUTES "\"minutes\": 60, \"rest\": "
#define NOTE "\"says\": \"Keep every paper.\""
#define ASKED "\"question\": \"q\", "
#define GRACE "\"days\": 30"
#define REPORT "\"days\": 0"
#define LAPSE "\"says\": \"It turns inactive.\""
#define FEE "\"amount\": 218, \"each\": 50.25, \"yearly\": true"
#define AUDIT "\"percent\": 5}"
#define FIELDS "\"fields\": [\"date\", \"title\", \"units\", "
#define REPLACES "\"credentials\": [\"DHA\", \"DHT\"]"
#define LAST "\"question\": \"How long is an extension?\"}"
#define BASIS                                                \
	"\"references\": [\"guide\"], \"as_of\": \"2025\", " \
	"\"grade\": \"A\""
#define RULE(id, rest)                                                   \
	LAST ",\n  {\"identifier\": \"" id "\", \"says\": \"x\", " BASIS \
	     ", " rest "}"
#define MINIMUM(id, rest) \
	RULE(id, "\"kind\": \"minimum\", \"attribute\": " rest)
#define MAXIMUM(id, rest) \
	RULE(id, "\"kind\": \"maximum\", \"attribute\": " rest)

struct row {
	int rule;
	const char *what, *member; /* where it is found */
	const char *from, *to;
};

static inline void
rules_break(const struct row *row)
{
	char *text = rules_change(rules_text(), row->from, row->to);
	struct rules_heard heard = { .rule = row->rule };
	struct pr_ceu_issuer *issuer = (struct pr_ceu_issuer *)&heard;
	struct pr_err err = { 0 };
	enum pr_status st =
		rules_try(&issuer, text, strlen(text), &heard, &err);

	if (st != PR_ESCHEMA || heard.hits != 1 || heard.others ||
	    strcmp(heard.what, row->what) != 0 ||
	    strcmp(heard.member, row->member ? row->member : "") != 0)
		fail_msg("R%d by %s: %d hits, %d others, %s %s: %s; %s",
			 row->rule, row->to, heard.hits, heard.others,
			 heard.what, heard.member, heard.wrong, err.text);
	assert_pr_refused(st, PR_ESCHEMA, &err);
	assert_null(issuer);
	assert_true(heard.right[0] != '\0');
	free(text);
}

#endif
