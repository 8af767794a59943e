/* cmd_keys.c - "proctor keys": the one table of keys and plain words */
#include "cli/cmd.h"
#include "cli/out.h"
#include "report/jsonw.h"
#include "words/keymap.h"

#include <stdio.h>
#include <string.h>

struct values {
	bool json;
};

static const struct opt options[] = {
	{ "json", 0, OPT_FLAG, offsetof(struct values, json), NULL,
	  "one JSON object" },
};

static void
print_row(const struct cli *cli, const struct keymap_row *row)
{
	char words[96];

	if (cli->asked_plain) {
		out_line(cli, "%s%s%s%s%s: %s.", row->words,
			 row->keys[0] ? ", key " : "", row->keys,
			 row->also[0] ? ", also " : "", row->also, row->help);
		return;
	}
	snprintf(words, sizeof(words), "%s", row->words);
	printf("  %-10s %-20s %-22s %s\n", row->keys, row->also, words,
	       row->help);
}

/* Row i is the first of its group. */
static bool
begins_group(const struct keymap_row *rows, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (!strcmp(rows[k].group, rows[i].group))
			return false;
	return true;
}

static void
print_text(const struct cli *cli)
{
	size_t n;
	const struct keymap_row *rows = keymap_rows(&n);

	for (size_t i = 0; i < n; i++) {
		if (!begins_group(rows, i))
			continue;
		printf("%s%s\n", i ? "\n" : "", rows[i].group);
		for (size_t k = i; k < n; k++)
			if (!strcmp(rows[k].group, rows[i].group))
				print_row(cli, &rows[k]);
	}
}

static void
put_row(struct jsonw *json, const struct keymap_row *row)
{
	jsonw_object(json, NULL);
	jsonw_text(json, "group", row->group);
	jsonw_text(json, "label", row->label);
	jsonw_text(json, "keys", row->keys);
	jsonw_text(json, "also", row->also);
	jsonw_text(json, "words", row->words);
	jsonw_text(json, "help", row->help);
	jsonw_array(json, "screens");
	for (int bit = 0; bit < KEYMAP_SCREENS; bit++)
		if (row->screens & ON_BIT(bit))
			jsonw_text(json, NULL, keymap_screen_name(ON_BIT(bit)));
	jsonw_end(json);
	jsonw_end(json);
}

static enum cli_exit
print_json(void)
{
	struct pr_sink sink = out_sink();
	struct pr_err err = { 0 };
	struct page page;
	struct jsonw json = { .page = &page };
	size_t n;
	const struct keymap_row *rows = keymap_rows(&n);

	page_init(&page, &sink, 0);
	jsonw_object(&json, NULL);
	jsonw_text(&json, "schema", "proctor.keys/1");
	jsonw_array(&json, "keys");
	for (size_t i = 0; i < n; i++)
		put_row(&json, &rows[i]);
	jsonw_end(&json);
	jsonw_end(&json);
	return page_end(&page, &err) ? cli_fail(&err) : CLI_EXIT_OK;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;

	(void)args;
	if (v->json)
		return print_json();
	print_text(cli);
	return CLI_EXIT_OK;
}

const struct cmd cmd_keys = {
	.name = "keys",
	.path = "keys",
	.args = "",
	.summary = "the keys of the full screen and the words of plain mode",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.run = run,
};
