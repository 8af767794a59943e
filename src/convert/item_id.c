/* item_id.c - names that stay the same, and what was met before */
#include "proctor/hash.h"
#include "util/mem.h"

#include "internal.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static bool
is_name(const char *text, size_t len)
{
	if (!len || len > 64 ||
	    !(isalpha((unsigned char)text[0]) || text[0] == '_'))
		return false;
	for (size_t i = 1; i < len; i++)
		if (!isalnum((unsigned char)text[i]) && !strchr("_.-", text[i]))
			return false;
	return true;
}

/* Case and blanks do not count. */
static void
add_words(struct pr_sha256 *sha, const char *text)
{
	bool blank = false;
	char c;

	while (isspace((unsigned char)*text))
		text++;
	for (; *text; text++) {
		if (isspace((unsigned char)*text)) {
			blank = true;
			continue;
		}
		if (blank)
			pr_sha256_add(sha, " ", 1);
		blank = false;
		c = (char)tolower((unsigned char)*text);
		pr_sha256_add(sha, &c, 1);
	}
	pr_sha256_add(sha, "\n", 1);
}

static void
from_content(const struct item *item, char out[65])
{
	unsigned char hash[PR_HASH_LEN];
	struct pr_sha256 sha = { 0 };

	pr_sha256_init(&sha);
	add_words(&sha, item->stem.text);
	for (size_t i = 0; i < OPTIONS; i++)
		if (item->has & 1u << i)
			add_words(&sha, item->option[i].text);
	pr_sha256_end(&sha, hash);
	out[0] = 'q';
	pr_hex_format(out + 1, hash, 8);
}

/* The native id with what identifiers do not have made "-". */
static void
from_native(const struct cell *id, char out[65])
{
	size_t n = 0;

	if (!isalpha((unsigned char)id->text[0]))
		out[n++] = '_';
	for (size_t i = 0; i < id->len; i++) {
		char c = id->text[i];
		bool fits = isalnum((unsigned char)c) || strchr("_.-", c);

		out[n++] = (char)(fits ? c : '-');
	}
	out[n] = '\0';
}

const char *
item_identifier(struct job *job, const struct item *item, char out[65])
{
	unsigned char hash[PR_HASH_LEN];

	(void)job;
	if (is_name(item->id.text, item->id.len)) {
		memcpy(out, item->id.text, item->id.len + 1);
	} else if (!item->id.len) {
		from_content(item, out);
	} else if (item->id.len < 64) {
		from_native(&item->id, out);
	} else {
		pr_sha256(hash, item->id.text, item->id.len);
		out[0] = 'i';
		pr_hex_format(out + 1, hash, 8);
	}
	return out;
}

static struct met_entry *
slot_of(const struct met *met, const unsigned char hash[16])
{
	uint64_t h;
	size_t i;

	memcpy(&h, hash, sizeof(h));
	for (i = (size_t)h & (met->cap - 1); met->slots[i].line;
	     i = (i + 1) & (met->cap - 1))
		if (!memcmp(met->slots[i].hash, hash, 16))
			break;
	return &met->slots[i];
}

static enum pr_status
grow(struct met *met, struct pr_err *err)
{
	struct met wider = { .n = met->n,
			     .cap = met->cap ? met->cap * 2 : 1024 };

	if (met->n * 3 < met->cap * 2)
		return PR_OK;
	wider.slots = mem_array(wider.cap, sizeof(*wider.slots));
	if (!wider.slots)
		return mem_fail(err);
	for (size_t i = 0; i < met->cap; i++)
		if (met->slots[i].line)
			*slot_of(&wider, met->slots[i].hash) = met->slots[i];
	free(met->slots);
	*met = wider;
	return PR_OK;
}

long
met_before(struct job *job, const char *kind, const char *text, size_t len,
	   long line)
{
	unsigned char hash[PR_HASH_LEN];
	struct met_entry *slot;
	struct pr_sha256 sha = { 0 };

	if (job_failed(job, grow(&job->met, &job->err)))
		return 0;
	pr_sha256_init(&sha);
	pr_sha256_add(&sha, kind, strlen(kind) + 1);
	pr_sha256_add(&sha, text, len);
	pr_sha256_end(&sha, hash);
	slot = slot_of(&job->met, hash);
	if (slot->line)
		return slot->line;
	memcpy(slot->hash, hash, sizeof(slot->hash));
	slot->line = line;
	job->met.n++;
	return 0;
}
