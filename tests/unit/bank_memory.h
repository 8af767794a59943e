/* bank_memory.h - a bank in memory: read, its findings counted */
#ifndef BANK_MEMORY_H
#define BANK_MEMORY_H

#include "proctor/bank.h"

#include "test.h"

#include <string.h>

#define BANK_UUID "c4a02227-b3ce-5eca-b6ce-33af245ce185"
#define BANK_OBJECT "{\"uuid\":\"" BANK_UUID "\",\"title\":\"T\"}"
#define BANK_HEAD "{\"format\":\"certbank\",\"format_version\":\"1.1\","
#define BANK_OPEN BANK_HEAD "\"bank\":" BANK_OBJECT ",\"items\":["

struct bank_memory {
	const char *text;
	size_t len, at, piece; /* piece 0: all at once */
	int found[4];          /* by severity */
	struct {
		int rule;
		long line, column;
		char member[80];
		char item[80];
	} last;
};

static inline enum pr_status
bank_give(void *ctx, char *buf, size_t cap, size_t *n, struct pr_err *err)
{
	struct bank_memory *m = ctx;

	(void)err;
	*n = m->len - m->at;
	*n = *n < cap ? *n : cap;
	*n = m->piece && *n > m->piece ? m->piece : *n;
	memcpy(buf, m->text + m->at, *n);
	m->at += *n;
	return PR_OK;
}

static inline void
bank_note(void *ctx, const struct pr_finding *f)
{
	struct bank_memory *m = ctx;

	m->found[f->severity]++;
	m->last.rule = f->rule;
	m->last.line = f->line;
	m->last.column = f->column;
	strncpy(m->last.member, f->member ? f->member : "",
		sizeof(m->last.member) - 1);
	strncpy(m->last.item, f->item ? f->item : "", sizeof(m->last.item) - 1);
}

/* A reader over m->text, whose len is taken when 0. */
static inline struct pr_reader *
bank_open(struct bank_memory *m)
{
	struct pr_source source = { "memory", m, bank_give };
	struct pr_findings findings = { m, bank_note };
	struct pr_reader *reader = NULL;
	struct pr_err err = { 0 };

	if (!m->len)
		m->len = strlen(m->text);
	assert_pr_ok(pr_reader_open(&reader, &source, NULL, &findings, &err),
		     &err);
	return reader;
}

#endif
