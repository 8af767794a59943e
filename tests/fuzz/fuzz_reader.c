/* fuzz_reader.c - what a bank gives can be stored, read back, written again
 * byte for byte, and answered */
#include "proctor/bank.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct feed {
	const char *text;
	size_t len, at;
	int errors;
};

static enum pr_status
give(void *ctx, char *buf, size_t cap, size_t *n, struct pr_err *err)
{
	struct feed *f = ctx;

	(void)err;
	*n = f->len - f->at;
	*n = *n < cap ? *n : cap;
	memcpy(buf, f->text + f->at, *n);
	f->at += *n;
	return PR_OK;
}

static void
note(void *ctx, const struct pr_finding *f)
{
	struct feed *feed = ctx;

	if (!f->wrong || !f->wrong[0] || !f->right || f->line < 1)
		abort();
	feed->errors += f->severity >= PR_ERROR;
}

static void
answer(const struct pr_item *item)
{
	static const char *const bodies[] = {
		"", "1.94", "a=b c=d", "a b c", "E11.9, I10-25", "x\xc3\xa9*"
	};

	for (uint32_t i = 0; i < PR_LEN(bodies); i++) {
		struct pr_response response = { i, bodies[i] };
		struct pr_grade grade = pr_item_grade(item, &response);

		if (grade.credit < 0 || grade.credit > 100 ||
		    grade.right != (grade.credit == 100))
			abort();
		if (pr_response_check(item, &response, NULL) == PR_ENOMEM)
			abort();
	}
	if (pr_item_is_choice(item->type)) {
		struct pr_response key = { pr_item_key(item), NULL };

		if (!pr_item_grade(item, &key).right)
			abort();
	}
}

/* The record in a document of its own gives the same text again. */
static void
write_again(const struct pr_record *record, const struct pr_bank_header *h)
{
	static const char *const arrays[] = { "", "exams", "stimuli", "items" };
	static const char *const formats[] = { "plain", "markdown", "html" };
	size_t cap = record->json_len + 400;
	char *text = malloc(cap);
	struct feed feed = { text, 0, 0, 0 };
	struct pr_source source = { "again", &feed, give };
	struct pr_findings findings = { &feed, note };
	struct pr_reader *reader;
	struct pr_record again;
	bool has;

	if (!text)
		abort();
	feed.len = (size_t)snprintf(
		text, cap,
		"{\"format\":\"certbank\",\"format_version\":\"1.1\","
		"\"bank\":{\"uuid\":\"%s\",\"title\":\"t\","
		"\"default_text_format\":\"%s\"},\"%s\":[%s]}",
		h->uuid, formats[h->default_format], arrays[record->kind],
		record->json);
	if (pr_reader_open(&reader, &source, NULL, &findings, NULL) ||
	    pr_reader_next(reader, &again, &has, NULL) || !has ||
	    pr_reader_next(reader, &again, &has, NULL) || !has)
		abort();
	if (again.refused || again.json_len != record->json_len ||
	    memcmp(again.json, record->json, again.json_len) != 0)
		abort();
	pr_reader_close(reader);
	free(text);
}

static void
check_record(const struct pr_record *record, const struct pr_bank_header *h)
{
	struct pr_item *item;
	struct pr_stimulus *stimulus;
	struct pr_exam *exam;

	write_again(record, h);
	if (record->kind == PR_RECORD_ITEM) {
		if (pr_item_read(&item, record->json, record->json_len, h,
				 NULL) ||
		    memcmp(item->hash, record->item->hash, 32) != 0)
			abort();
		answer(item);
		pr_item_free(item);
	} else if (record->kind == PR_RECORD_STIMULUS) {
		if (pr_stimulus_read(&stimulus, record->json, record->json_len,
				     h, NULL))
			abort();
		pr_stimulus_free(stimulus);
	} else if (record->kind == PR_RECORD_EXAM) {
		int counts[PR_DOMAINS_MAX];

		if (pr_exam_read(&exam, record->json, record->json_len, NULL))
			abort();
		if (pr_blueprint_counts(counts, exam, 37, NULL))
			abort();
		pr_exam_free(exam);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct feed feed = { (const char *)data, size, 0, 0 };
	struct pr_source source = { "fuzz", &feed, give };
	struct pr_findings findings = { &feed, note };
	struct pr_reader *reader;
	struct pr_bank_header header = { 0 };
	struct pr_record record;
	bool has = true;

	if (pr_reader_open(&reader, &source, NULL, &findings, NULL))
		abort();
	for (;;) {
		int before = feed.errors;
		enum pr_status st = pr_reader_next(reader, &record, &has, NULL);

		if ((st == PR_EPARSE || st == PR_ESCHEMA ||
		     st == PR_EVERSION) &&
		    feed.errors == (header.refused ? 0 : before))
			abort();
		if (st || !has)
			break;
		if (record.refused != (feed.errors > before))
			abort();
		if (record.refused && record.header)
			header = *record.header;
		if (record.refused || record.kind == PR_RECORD_TRAILER)
			continue;
		if (record.kind == PR_RECORD_HEADER)
			header = *record.header;
		else
			check_record(&record, &header);
	}
	pr_reader_close(reader);
	return 0;
}
