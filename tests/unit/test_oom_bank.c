/* test_oom_bank.c - whichever allocation fails while a bank is read, a form
 * drawn or an event applied: PR_ENOMEM, nothing lost, nothing half made */
#include "bank_memory.h"
#include "log.h"
#include "oom.h"
#include "pool.h"

#include <cjson/cJSON.h>
#include <stdio.h>

#define RECORDS_MAX 40
#define FILE_MAX 100000

struct kept {
	enum pr_record_kind kind;
	bool refused;
	char *json;
	size_t len;
};

/* What the bank gives with memory enough. */
static struct {
	char text[FILE_MAX];
	size_t len;
	struct pr_bank_header header;
	struct kept records[RECORDS_MAX];
	size_t n;
	int found[4];
} bank;

static const struct kept *the_record;
static struct pr_item *the_item;
static struct test_pool pool;

/*
 * Unlike oom_until_it_fits it does not end at the first success, but when no
 * allocation was refused any more; so a way round a failure is tested, too.
 */
static void until_none_fails(enum pr_status (*task)(struct pr_err *err))
{
	for (int n = 0, left = 0; left == 0; n++) {
		struct pr_err err = { 0 };
		enum pr_status st;

		assert_true(n < 100000);
		oom_left = n;
		st = task(&err);
		left = oom_left;
		oom_left = -1;
		if (st != PR_OK && st != PR_ENOMEM)
			fail_msg("allocation %d: %s (%s)", n,
				 pr_status_text(st), err.text);
		assert_int_equal(err.status, st);
		assert_true((st == PR_OK) == (err.text[0] == '\0'));
		assert_true(left == 0 || st == PR_OK);
	}
}

static void
release(void)
{
	for (size_t i = 0; i < bank.n; i++)
		free(bank.records[i].json);
	bank.n = 0;
	free((char *)(uintptr_t)bank.header.title);
	memset(&bank.header, 0, sizeof(bank.header));
}

static char *
copy_of(const char *text, size_t len)
{
	char *copy = malloc(len + 1);

	assert_non_null(copy);
	memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

static void
keep(const struct pr_record *record)
{
	struct kept *k = &bank.records[bank.n++];

	assert_true(bank.n <= RECORDS_MAX);
	*k = (struct kept){ .kind = record->kind, .refused = record->refused };
	if (record->kind == PR_RECORD_HEADER) {
		bank.header = *record->header;
		bank.header.title = copy_of(record->header->title,
					    strlen(record->header->title));
		bank.header.identifier = NULL;
		bank.header.lang = NULL;
	} else if (!record->refused && record->kind != PR_RECORD_TRAILER) {
		k->json = copy_of(record->json, record->json_len);
		k->len = record->json_len;
	}
}

/* Once with all the memory there is. */
static void
read_it(const char *text, size_t len)
{
	struct bank_memory m = { .text = text, .len = len };
	struct pr_reader *reader;
	struct pr_record record;
	struct pr_err err = { 0 };
	bool has = true;

	release();
	assert_true(len < FILE_MAX);
	memmove(bank.text, text, len);
	bank.len = len;
	reader = bank_open(&m);
	for (;;) {
		assert_pr_ok(pr_reader_next(reader, &record, &has, &err), &err);
		if (!has)
			break;
		keep(&record);
	}
	pr_reader_close(reader);
	memcpy(bank.found, m.found, sizeof(bank.found));
	assert_true(bank.n > 3);
}

static void
assert_as_kept(const struct pr_record *record, size_t i)
{
	const struct kept *k = &bank.records[i];

	assert_true(i < bank.n);
	assert_int_equal(record->kind, k->kind);
	assert_int_equal(record->refused, k->refused);
	if (k->json) {
		assert_int_equal(record->json_len, k->len);
		assert_memory_equal(record->json, k->json, k->len);
	}
}

static enum pr_status
read_all(struct pr_err *err)
{
	struct bank_memory m = { .text = bank.text, .len = bank.len };
	struct pr_source source = { "memory", &m, bank_give };
	struct pr_findings findings = { &m, bank_note };
	struct pr_reader *reader = (struct pr_reader *)&m;
	struct pr_record record;
	bool has = true;
	size_t n = 0;
	enum pr_status st;

	st = pr_reader_open(&reader, &source, NULL, &findings, err);
	assert_true((st == PR_OK) == (reader != NULL));
	while (!st && has) {
		st = pr_reader_next(reader, &record, &has, err);
		if (!st && has)
			assert_as_kept(&record, n++);
	}
	pr_reader_close(reader);
	assert_true(m.found[PR_ERROR] <= bank.found[PR_ERROR]);
	assert_int_equal(m.found[PR_FATAL], 0);
	if (!st) {
		assert_int_equal(n, bank.n);
		assert_memory_equal(m.found, bank.found, sizeof(m.found));
	}
	return st;
}

static enum pr_status
read_item(struct pr_err *err)
{
	struct pr_item *item = (struct pr_item *)&pool;
	enum pr_status st = pr_item_read(&item, the_record->json,
					 the_record->len, &bank.header, err);

	assert_true((st == PR_OK) == (item != NULL));
	pr_item_free(item);
	return st;
}

static enum pr_status
read_stimulus(struct pr_err *err)
{
	struct pr_stimulus *stimulus = (struct pr_stimulus *)&pool;
	enum pr_status st =
		pr_stimulus_read(&stimulus, the_record->json, the_record->len,
				 &bank.header, err);

	assert_true((st == PR_OK) == (stimulus != NULL));
	pr_stimulus_free(stimulus);
	return st;
}

static enum pr_status
read_exam(struct pr_err *err)
{
	struct pr_exam *exam = (struct pr_exam *)&pool;
	enum pr_status st =
		pr_exam_read(&exam, the_record->json, the_record->len, err);

	assert_true((st == PR_OK) == (exam != NULL));
	pr_exam_free(exam);
	return st;
}

static void
each_record(void)
{
	int n[5] = { 0 };

	for (size_t i = 0; i < bank.n; i++) {
		the_record = &bank.records[i];
		if (!the_record->json)
			continue;
		n[the_record->kind]++;
		if (the_record->kind == PR_RECORD_ITEM)
			until_none_fails(read_item);
		else if (the_record->kind == PR_RECORD_STIMULUS)
			until_none_fails(read_stimulus);
		else if (the_record->kind == PR_RECORD_EXAM)
			until_none_fails(read_exam);
	}
	assert_true(n[PR_RECORD_ITEM] && n[PR_RECORD_EXAM] &&
		    n[PR_RECORD_STIMULUS]);
}

/* One record is refused, so that findings are made without memory, too. */
#define LINES                                                                  \
	"{\"record\":\"header\",\"format\":\"certbank\",\"format_version\":"   \
	"\"1.1\",\"bank\":{\"uuid\":\"" BANK_UUID "\",\"title\":\"T\","        \
	"\"default_text_format\":\"markdown\"}}\n"                             \
	"{\"record\":\"exam\",\"exam\":{\"uuid\":\"" BANK_UUID "\","           \
	"\"identifier\":\"E\",\"title\":\"t\",\"domains\":[{\"identifier\":"   \
	"\"D\",\"title\":\"d\",\"weight\":{\"percent\":100}}],"                \
	"\"extensions\":{\"urn:proctor:facts\":{\"as_of\":\"2026-11-21\","     \
	"\"facts\":[{\"fact\":\"f\",\"grade\":\"C\",\"source\":\"s\"}]}}}}\n"  \
	"{\"record\":\"item\",\"item\":{\"identifier\":\"A\",\"type\":"        \
	"\"short_text\",\"stem\":\"Caf\\u00e9?\",\"rationale\":\"*r*\","       \
	"\"objectives\":[{\"exam\":\"E\",\"domain\":\"D\"}],\"answers\":["     \
	"{\"text\":\"(tab|caf\xC3\xA9)+ list\",\"match\":\"regex\"},"          \
	"{\"text\":\"Cafe\xCC\x81 x*\",\"match\":\"wildcard\"}]}}\n"           \
	"{\"record\":\"item\",\"item\":{\"identifier\":\"B\",\"type\":"        \
	"\"single_choice\",\"stem\":\"q?\",\"options\":[]}}\n"                 \
	"{\"record\":\"stimulus\",\"stimulus\":{\"uuid\":\"" BANK_UUID "\","   \
	"\"identifier\":\"S\",\"kind\":\"chart\",\"body\":{\"format\":"        \
	"\"plain\",\"text\":\"b\"},\"sections\":[{\"title\":\"x\",\"body\":"   \
	"\"y\"}]}}\n"                                                          \
	"{\"record\":\"item\",\"item\":{\"identifier\":\"C\",\"type\":"        \
	"\"code_entry\",\"stem\":\"Code it.\",\"rationale\":\"r\","            \
	"\"systems\":[\"ICD-10-CM\"],\"sequence\":\"first_only\",\"slots\":3," \
	"\"objectives\":[{\"exam\":\"E\",\"domain\":\"D\"}],\"answers\":["     \
	"{\"code\":\"E11.22\",\"role\":\"principal\",\"rationale\":\"x\"},"    \
	"{\"code\":\"N18.31\",\"role\":\"secondary\",\"required\":true}]}}\n"  \
	"{\"record\":\"trailer\",\"items\":3}\n"

static void
oom__a_document_is_read_whole_or_refused(void **state)
{
	static char text[FILE_MAX];
	FILE *file = fopen("tests/fuzz/plain.json", "rb");
	size_t len;

	(void)state;
	assert_non_null(file);
	len = fread(text, 1, sizeof(text), file);
	fclose(file);
	read_it(text, len);
	until_none_fails(read_all);
	each_record();
}

static void
oom__lines_are_read_whole_or_refused(void **state)
{
	(void)state;
	read_it(LINES, strlen(LINES));
	assert_true(bank.found[PR_ERROR] > 0);
	until_none_fails(read_all);
	each_record();
}

/* As with memory enough, whatever is refused. */
static void
assert_graded(const char *body, bool right)
{
	struct pr_response response = { 0, body };

	for (int n = 0, left = 0; left == 0; n++) {
		struct pr_grade grade;
		enum pr_status st;
		struct pr_err err = { 0 };

		assert_true(n < 1000);
		oom_left = n;
		grade = pr_item_grade(the_item, &response);
		st = pr_response_check(the_item, &response, &err);
		left = oom_left;
		oom_left = -1;
		assert_true(grade.answered);
		assert_true(st == PR_OK || st == PR_ENOMEM);

		assert_true(grade.right == right);
	}
}

static void
oom__grading_gives_nothing_away(void **state)
{
	struct pr_err err = { 0 };

	(void)state;
	read_it(LINES, strlen(LINES));
	for (size_t i = 0; i < bank.n; i++) {
		the_record = &bank.records[i];
		if (the_record->kind != PR_RECORD_ITEM || !the_record->json)
			continue;
		assert_pr_ok(pr_item_read(&the_item, the_record->json,
					  the_record->len, &bank.header, &err),
			     &err);
		if (the_item->type == PR_ITEM_SHORT_TEXT) {
			assert_graded("tabcaf\xC3\xA9 list", true);
			assert_graded("caf\xC3\xA9 xyz", true);
			assert_graded("tab", false);
		} else {
			assert_graded("E11.22, N18.31", true);
			assert_graded("N18.31 E11.22", false);
		}
		pr_item_free(the_item);
	}
}

static enum pr_status
draw(struct pr_err *err)
{
	struct pr_draw_plan plan = pool_plan(7);
	struct pr_form *form = (struct pr_form *)&pool;
	enum pr_status st;

	plan.scored[0] = 8;
	plan.scored[1] = 5;
	plan.pretest[1] = 2;
	st = pr_form_draw(&form, pool.c, pool.n, 2, &plan, err);
	assert_true((st == PR_OK) == (form != NULL));
	assert_true(!form || form->n_slots == 15);
	pr_form_free(form);
	return st;
}

static void
oom__a_form_is_drawn_or_not_there(void **state)
{
	(void)state;
	pool_fill(&pool, 0, 20, false);
	pool_fill(&pool, 1, 20, false);
	pool_fill(&pool, 1, 5, true);
	for (size_t i = 5; i < 11; i++) {
		pool.c[i].set = i < 8 ? 1 : 2;
		pool.c[i].set_position = (int)i;
	}
	pool_enemy(&pool, 12, 30);
	until_none_fails(draw);
}

static enum pr_status
begin(struct pr_err *err)
{
	struct pr_sitting_rules rules = { .kind = PR_SITTING_PRACTICE,
					  .feedback = true };
	struct pr_sitting *sitting = (struct pr_sitting *)&pool;
	enum pr_status st = pr_sitting_new(&sitting, &rules, 3, err);

	assert_true((st == PR_OK) == (sitting != NULL));
	pr_sitting_free(sitting);
	return st;
}

/* All or nothing: after a refusal the sitting is as before. */
static void
apply(struct log *log, enum pr_event_kind kind, const char *body)
{
	struct pr_clocks now = log_now(log);
	struct pr_event event = { .kind = kind, .slot = 0, .body = body };
	struct pr_sitting *s = log->sitting;
	struct pr_err err = { 0 };
	enum pr_status st;

	assert_pr_ok(pr_sitting_stamp(&event, s, &now, &err), &err);
	for (int n = 0;; n++) {
		struct pr_sitting was = *s;
		struct pr_cell cell = s->cells[0];

		assert_true(n < 100);
		oom_left = n;
		st = pr_sitting_apply(s, &event, &err);
		oom_left = -1;
		if (!st)
			break;
		assert_memory_equal(&was, s, sizeof(was));
		assert_memory_equal(&cell, &s->cells[0], sizeof(cell));
		assert_pr_refused(st, PR_ENOMEM, &err);
	}
	assert_int_equal(s->seq, event.seq);
}

static void
oom__an_event_is_applied_or_not(void **state)
{
	struct pr_sitting_rules rules = { .kind = PR_SITTING_PRACTICE,
					  .feedback = true };
	struct log *log = log_new(rules, 3);
	const struct pr_cell *cell = &log->sitting->cells[0];

	(void)state;
	until_none_fails(begin);
	log_simple(log, PR_EVENT_BEGIN);
	log_do(log, PR_EVENT_MOVE, 0, 0, 0, NULL);
	apply(log, PR_EVENT_ANSWER, "one");
	apply(log, PR_EVENT_ANSWER, "two");
	apply(log, PR_EVENT_NOTE, "a note");
	apply(log, PR_EVENT_NOTE, "another");
	apply(log, PR_EVENT_HIGHLIGHT, "1-2");
	apply(log, PR_EVENT_REPORT, "it is wrong");
	assert_string_equal(cell->body, "two");
	assert_string_equal(cell->before_body, "one");
	apply(log, PR_EVENT_UNDO, NULL);
	assert_string_equal(cell->body, "one");
	apply(log, PR_EVENT_CLEAR, NULL);
	assert_null(cell->body);
	assert_string_equal(cell->note, "another");
	assert_string_equal(cell->highlight, "1-2");
	log_free(log);
}

static int
setup(void **state)
{
	(void)state;
	oom_left = -1; /* a test before may have failed half way */
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	release();
	return 0;
}

int
main(void)
{
	/* so that allocations of the parser are refused, too */
	cJSON_Hooks hooks = { malloc, free };
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup(oom__##name, setup)
		TEST(a_document_is_read_whole_or_refused),
		TEST(lines_are_read_whole_or_refused),
		TEST(grading_gives_nothing_away),
		TEST(a_form_is_drawn_or_not_there),
		TEST(an_event_is_applied_or_not),
	};

	cJSON_InitHooks(&hooks);
	return cmocka_run_group_tests(tests, NULL, teardown);
}
