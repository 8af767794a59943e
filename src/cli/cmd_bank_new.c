/* cmd_bank_new.c - "proctor bank new": a bank or a table to begin with */
#include "cli/cmd.h"
#include "cli/out.h"
#include "cli/spare.h"
#include "proctor/date.h"
#include "proctor/library.h"
#include "proctor/uuid.h"
#include "report/jsonw.h"

#include <stdio.h>
#include <string.h>

#define OPTIONS 4

struct values {
	const char *exam, *output;
	bool csv, force;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "csv", 0, OPT_FLAG, AT(csv), NULL,
	  "a table for a spreadsheet instead of JSON" },
	{ "exam", 0, OPT_TEXT, AT(exam), "EXAM",
	  "items for this exam; else an exam of your own is begun" },
	{ "output", 'o', OPT_TEXT, AT(output), "FILE",
	  "write to this file, which must not be there yet" },
	{ "force", 0, OPT_FLAG, AT(force), NULL, "with -o: replace the file" },
};

/* The two common types, in JSON and in the table: other items in each, since
 * the same content is not taken in twice. */
static const struct example {
	const char *id, *title, *type, *type_words, *key, *stem;
	const char *options[OPTIONS];
	const char *reasons[OPTIONS];
	const char *rationale, *level;
	int choices; /* that the stem asks for, 0 one */
} in_json[] = {
	{ "MY-001",
	  "Replace me: one key",
	  "single_choice",
	  "single choice",
	  "B",
	  "Which of these numbers is a prime number?",
	  { "4", "7", "9", "12" },
	  { "2 x 2 is 4.", "Only 1 and 7 divide it.", "3 x 3 is 9.",
	    "3 x 4 is 12." },
	  "A prime number has exactly two divisors: 1 and itself.",
	  "remember",
	  0 },
	{ "MY-002",
	  "Replace me: several keys, their number in the stem",
	  "multiple_response",
	  "multiple response",
	  "A;C",
	  "Which of these numbers are even? Select two.",
	  { "10", "15", "18", "21" },
	  { "2 x 5 is 10.", "15 is odd.", "2 x 9 is 18.", "21 is odd." },
	  "An even number can be divided by 2.",
	  "understand",
	  2 },
}, in_table[] = {
	{ "MY-101",
	  NULL,
	  "single_choice",
	  "single choice",
	  "C",
	  "Which of these numbers is a square number?",
	  { "5", "8", "25", "30" },
	  { "It lies between 2 x 2 and 3 x 3.", "2 x 4 is 8.", "5 x 5 is 25.",
	    "5 x 6 is 30." },
	  "A square number is a whole number times itself.",
	  "remember",
	  0 },
	{ "MY-102",
	  NULL,
	  "multiple_response",
	  "multiple response",
	  "B;D",
	  "Which of these numbers can be divided by 3? Select two.",
	  { "11", "12", "20", "27" },
	  { "2 are left over.", "3 x 4 is 12.", "2 are left over.",
	    "3 x 9 is 27." },
	  "A number can be divided by 3 when the sum of its digits can.",
	  "apply",
	  2 },
};

/* What is written, and where. */
struct sheet {
	struct page page;
	struct jsonw json;
	const struct pr_exam *exam; /* NULL: one of its own */
	char today[PR_DATE_TEXT];
	struct pr_env now;
};

/* A new one at each call. */
static void
put_uuid(struct sheet *s)
{
	unsigned char uuid[PR_UUID_LEN], chance[10];
	char text[PR_UUID_TEXT];

	pr_env_random(&s->now, chance, sizeof(chance));
	pr_uuid_v7(uuid, s->now.wall_ms, chance);
	pr_uuid_format(text, uuid);
	jsonw_text(&s->json, "uuid", text);
}

static const struct pr_domain *
domain_of(const struct sheet *s, size_t i)
{
	return &s->exam->domains[i % s->exam->n_domains];
}

/* "Domains of RHIT: D1 Data content; D2 ..." */
static void
put_description(struct sheet *s)
{
	char text[2000];
	size_t n;

	if (!s->exam) {
		jsonw_text(&s->json, "description",
			   "Replace titles, exam, domains and items; keep each "
			   "uuid and identifier once the bank is in use.");
		return;
	}
	n = (size_t)snprintf(
		text, sizeof(text),
		"Replace title and items. Domains of %s:", s->exam->identifier);
	for (size_t i = 0; i < s->exam->n_domains && n < sizeof(text); i++)
		n += (size_t)snprintf(text + n, sizeof(text) - n, "%s %s %s",
				      i ? ";" : "",
				      s->exam->domains[i].identifier,
				      s->exam->domains[i].title);
	jsonw_text(&s->json, "description", text);
}

static void
put_bank(struct sheet *s)
{
	jsonw_object(&s->json, "bank");
	put_uuid(s);
	jsonw_text(&s->json, "identifier", "my-bank");
	jsonw_text(&s->json, "title", "Replace me: the title of the bank");
	put_description(s);
	jsonw_text(&s->json, "lang", "en-US");
	jsonw_end(&s->json);
}

static void
put_domain(struct sheet *s, const char *identifier, const char *title,
	   int percent)
{
	jsonw_object(&s->json, NULL);
	s->json.flat = true;
	jsonw_text(&s->json, "identifier", identifier);
	jsonw_text(&s->json, "title", title);
	jsonw_object(&s->json, "weight");
	jsonw_int(&s->json, "percent", percent);
	jsonw_end(&s->json);
	jsonw_end(&s->json);
	s->json.flat = false;
}

/* As short as its items, with a literal passing line: it can be sat at once. */
static void
put_exam(struct sheet *s)
{
	struct jsonw *j = &s->json;

	jsonw_array(j, "exams");
	jsonw_object(j, NULL);
	put_uuid(s);
	jsonw_text(j, "identifier", "MY-EXAM");
	jsonw_text(j, "title", "Replace me: the title of the exam");
	jsonw_int(j, "time_limit_seconds", 300);
	jsonw_object(j, "form");
	jsonw_int(j, "scored_items", 2);
	jsonw_end(j);
	jsonw_object(j, "scoring");
	jsonw_object(j, "scale");
	jsonw_int(j, "min", 0);
	jsonw_int(j, "max", 100);
	jsonw_text(j, "method", "percent");
	jsonw_end(j);
	jsonw_object(j, "cut");
	jsonw_int(j, "percent", 70);
	jsonw_end(j);
	jsonw_end(j);
	jsonw_array(j, "domains");
	put_domain(s, "D1", "Replace me: the first domain", 50);
	put_domain(s, "D2", "Replace me: the second domain", 50);
	jsonw_end(j);
	jsonw_end(j);
	jsonw_end(j);
}

static void
put_options(struct sheet *s, const struct example *e)
{
	jsonw_array(&s->json, "options");
	for (int i = 0; i < OPTIONS; i++) {
		const char id[] = { (char)('A' + i), '\0' };

		jsonw_object(&s->json, NULL);
		s->json.flat = true;
		jsonw_text(&s->json, "id", id);
		jsonw_text(&s->json, "text", e->options[i]);
		if (strchr(e->key, id[0]))
			jsonw_bool(&s->json, "correct", true);
		jsonw_text(&s->json, "rationale", e->reasons[i]);
		jsonw_end(&s->json);
		s->json.flat = false;
	}
	jsonw_end(&s->json);
}

static void
put_objective(struct sheet *s, size_t i)
{
	static const char *const own[] = { "D1", "D2" };
	const struct pr_domain *d = s->exam ? domain_of(s, i) : NULL;

	jsonw_array(&s->json, "objectives");
	jsonw_object(&s->json, NULL);
	s->json.flat = true;
	jsonw_text(&s->json, "exam", d ? s->exam->identifier : "MY-EXAM");
	jsonw_text(&s->json, "domain", d ? d->identifier : own[i]);
	if (d && d->n_tasks)
		jsonw_text(&s->json, "task", d->tasks[0].identifier);
	jsonw_end(&s->json);
	s->json.flat = false;
	jsonw_end(&s->json);
}

static void
put_item(struct sheet *s, size_t i)
{
	const struct example *e = &in_json[i];
	struct jsonw *j = &s->json;

	jsonw_object(j, NULL);
	jsonw_text(j, "identifier", e->id);
	jsonw_text(j, "type", e->type);
	jsonw_text(j, "title", e->title);
	jsonw_text(j, "stem", e->stem);
	if (e->choices) {
		jsonw_int(j, "min_choices", e->choices);
		jsonw_int(j, "max_choices", e->choices);
	}
	put_options(s, e);
	jsonw_text(j, "rationale", e->rationale);
	jsonw_array(j, "authority");
	jsonw_object(j, NULL);
	j->flat = true;
	jsonw_text(j, "source",
		   "Replace me: the rule that makes the key right");
	jsonw_text(j, "as_of", s->today);
	jsonw_end(j);
	j->flat = false;
	jsonw_end(j);
	put_objective(s, i);
	jsonw_text(j, "cognitive_level", e->level);
	jsonw_end(j);
}

static void
put_document(struct sheet *s)
{
	s->json.page = &s->page;
	jsonw_object(&s->json, NULL);
	jsonw_text(&s->json, "format", "certbank");
	jsonw_text(&s->json, "format_version", "1.1");
	put_bank(s);
	if (!s->exam)
		put_exam(s);
	jsonw_array(&s->json, "items");
	for (size_t i = 0; i < PR_LEN(in_json); i++)
		put_item(s, i);
	jsonw_end(&s->json);
	jsonw_end(&s->json);
}

static void
put_table(struct sheet *s)
{
	struct page *page = &s->page;

	page_add(page, "stem,a,b,c,d,key,domain,rationale,rationale_a,"
		       "rationale_b,rationale_c,rationale_d,source,id,level,"
		       "type\r\n");
	for (size_t i = 0; i < PR_LEN(in_table); i++) {
		const struct example *e = &in_table[i];
		const char *const cells[] = {
			e->stem,
			e->options[0],
			e->options[1],
			e->options[2],
			e->options[3],
			e->key,
			s->exam ? domain_of(s, i)->identifier : "",
			e->rationale,
			e->reasons[0],
			e->reasons[1],
			e->reasons[2],
			e->reasons[3],
			"Replace me: the rule that makes the key right",
			e->id,
			e->level,
			e->type_words,
		};

		for (size_t k = 0; k < PR_LEN(cells); k++) {
			page_add(page, k ? "," : "");
			page_csv(page, cells[k]);
		}
		page_add(page, "\r\n");
	}
}

static enum pr_status
put(struct cli *cli, const struct values *v, const struct pr_exam *exam,
    const struct pr_sink *sink, struct pr_err *err)
{
	struct sheet s = { .exam = exam };

	cli_now(cli, &s.now);
	pr_date_format(s.today,
		       pr_date_from_ms(s.now.wall_ms, s.now.utc_offset_min));
	page_init(&s.page, sink, 0);
	if (v->csv)
		put_table(&s);
	else
		put_document(&s);
	return page_end(&s.page, err);
}

/* *out is NULL without --exam. */
static enum pr_status
find_exam(struct cli *cli, const char *name, struct pr_exam **out,
	  struct pr_err *err)
{
	struct spare spare;
	enum pr_status st;

	*out = NULL;
	if (!name)
		return PR_OK;
	st = spare_instead(&spare, cli, true,
			   "the data folder is in use; the exam is looked for "
			   "in the shipped banks only",
			   err);
	if (!st)
		st = pr_library_exam(cli->desk, name, out, NULL, err);
	spare_instead_close(&spare, cli);
	return st;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	struct pr_exam *exam;
	struct pr_err err = { 0 };
	struct out_file *file;
	struct pr_sink sink;
	enum pr_status st = find_exam(cli, v->exam, &exam, &err);

	(void)args;
	if (!st)
		st = out_file_open(&file, v->output, v->force, &err);
	if (!st) {
		sink = out_file_sink(file);
		st = put(cli, v, exam, &sink, &err);
		st = out_file_close(file, st, &err);
	}
	pr_exam_free(exam);
	return st ? cli_fail(&err) : CLI_EXIT_OK;
}

const struct cmd cmd_bank_new = {
	.name = "new",
	.path = "bank new",
	.args = "",
	.summary = "write a bank, or a table with --csv, to begin with",
	.about = "Two example items of the common types, to be replaced: as "
		 "JSON with an exam of\nyour own, with --exam for an exam "
		 "that is there; with --csv as a table that a\nspreadsheet "
		 "opens and import reads. The uuids are new each time.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.run = run,
};
