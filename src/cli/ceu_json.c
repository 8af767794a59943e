/* ceu_json.c - JSON of the ledger's commands; see cli/ceu.h */
#include "cli/ceu.h"
#include "cli/out.h"

struct jsonw *
cli_ceu_json_begin(struct cli_ceu_json *doc, const char *schema)
{
	doc->sink = out_sink();
	page_init(&doc->page, &doc->sink, 0);
	doc->writer = (struct jsonw){ .page = &doc->page };
	jsonw_object(&doc->writer, NULL);
	jsonw_text(&doc->writer, "schema", schema);
	return &doc->writer;
}

enum cli_exit
cli_ceu_json_end(struct cli_ceu_json *doc)
{
	struct pr_err err = { 0 };

	jsonw_end(&doc->writer);
	return page_end(&doc->page, &err) ? cli_fail(&err) : CLI_EXIT_OK;
}

void
cli_ceu_json_day(struct jsonw *json, const char *key, struct pr_date day)
{
	char text[PR_DATE_TEXT];

	if (!pr_date_is_valid(day)) {
		jsonw_null(json, key);
		return;
	}
	pr_date_format(text, day);
	jsonw_text(json, key, text);
}

void
cli_ceu_json_units(struct jsonw *json, const char *key, int hundredths)
{
	if (hundredths < 0)
		jsonw_null(json, key);
	else
		jsonw_number(json, key, (double)hundredths / 100.0, 2);
}

static void
put_cycle(struct jsonw *json, const struct pr_ceu_account *account)
{
	const struct pr_ceu_cycle *now = &account->cycles[account->now];

	cli_ceu_json_day(json, "from", now->from);
	cli_ceu_json_day(json, "to", now->to);
	jsonw_bool(json, "copied", now->copied);
	jsonw_text(json, "state_words", ceu_words_state(account, now));
	jsonw_bool(json, "question_open", now->open);
	cli_ceu_json_units(json, "need", now->need);
	cli_ceu_json_units(json, "counted", now->counted);
	cli_ceu_json_units(json, "reported", now->reported);
	cli_ceu_json_units(json, "owed", now->owed);
}

static void
put_account(struct jsonw *json, const struct pr_ceu_account *account)
{
	char text[CEU_WORDS];
	bool pressing = account->open && account->pressing >= 0;

	jsonw_object(json, NULL);
	jsonw_text(json, "account", account->name);
	jsonw_bool(json, "open", account->open);
	jsonw_bool(json, "pressing", pressing);
	if (account->now >= 0) {
		put_cycle(json, account);
		jsonw_int(json, "days_left", account->days_left);
		jsonw_int(json, "warn", account->warn);
		jsonw_maybe(json, "warning", ceu_words_warning(text, account));
	}
	jsonw_maybe(json, "next", ceu_words_next(text, account));
	jsonw_end(json);
}

void
cli_ceu_json_home(struct jsonw *json, const char *key,
		  const struct pr_ceu_picture *picture)
{
	char text[CEU_WORDS];

	if (!picture) {
		jsonw_null(json, key);
		return;
	}
	jsonw_object(json, key);
	if (ceu_words_glance(text, picture->status))
		jsonw_text(json, "line", text);
	else
		jsonw_null(json, "line");
	jsonw_array(json, "accounts");
	for (size_t i = 0; i < picture->status->n; i++)
		put_account(json, &picture->status->accounts[i]);
	jsonw_end(json);
	jsonw_end(json);
}
