/*
 * pack_case.h - the coded items of the shipped drills, and the official tables
 *
 * $PROCTOR_TEST_TABLES may name a folder with a codes.db of FY2026; otherwise
 * one is made from the official files, once. Without both book is NULL.
 */
#ifndef PACK_CASE_H
#define PACK_CASE_H

#include "proctor/bank.h"
#include "proctor/coding.h"

#include "tables_official.h"

#include <cJSON.h>
#include <dirent.h>
#include <string.h>
#include <unistd.h>

#define ITEMS 600
#define BANKS "question_banks/drills"

static struct pack_item {
	cJSON *json;
	struct pr_item *item;
} pack[ITEMS];
static size_t n_pack;

static struct pr_tables *tables;
static const struct pr_codebook *book; /* NULL without the tables */
static char made[64];                  /* folder of our own tables, "" none */

static inline char *
print_item(const cJSON *json)
{
	char *text = cJSON_PrintUnformatted(json);

	assert_non_null(text);
	return text;
}

static inline struct pr_item *
read_item(const cJSON *json)
{
	char *text = print_item(json);
	struct pr_item *item = NULL;
	struct pr_err err = { 0 };

	assert_pr_ok(pr_item_read(&item, text, strlen(text), NULL, &err), &err);
	cJSON_free(text);
	return item;
}

static inline void
read_file(const char *path)
{
	struct pr_err err = { 0 };
	char *text = NULL;
	size_t len = 0;
	cJSON *doc, *items, *one;

	assert_pr_ok(fs_read(&text, &len, path, (size_t)16 << 20, &err), &err);
	doc = cJSON_ParseWithLength(text, len);
	free(text);
	assert_non_null(doc);
	items = cJSON_GetObjectItemCaseSensitive(doc, "items");
	while ((one = cJSON_DetachItemFromArray(items, 0))) {
		const cJSON *type =
			cJSON_GetObjectItemCaseSensitive(one, "type");

		assert_true(n_pack < ITEMS);
		if (strcmp(type->valuestring, "code_entry") != 0) {
			cJSON_Delete(one);
			continue;
		}
		pack[n_pack].json = one;
		pack[n_pack++].item = read_item(one);
	}
	cJSON_Delete(doc);
}

static inline int
read_packs(void **state)
{
	DIR *dir = opendir(BANKS);
	struct dirent *entry;

	(void)state;
	assert_non_null(dir);
	while ((entry = readdir(dir))) {
		char path[300];

		if (!strstr(entry->d_name, ".json"))
			continue;
		snprintf(path, sizeof(path), BANKS "/%s", entry->d_name);
		read_file(path);
	}
	closedir(dir);
	return 0;
}

static inline int
open_tables(void **state)
{
	const char *folder = getenv("PROCTOR_TEST_TABLES");
	struct pr_tables_options options = { .now_ms = 1767225600000 };
	struct pr_tables_sum sum = { 0 };
	struct pr_err err = { 0 };

	read_packs(state);
	if (!folder || !*folder) {
		strcpy(made, "/tmp/proctor-keys-XXXXXX");
		folder = mkdtemp(made);
		assert_non_null(folder);
		if (!official_import(folder, &options, &sum, &err))
			return 0;
		free(sum.now);
	}
	assert_pr_ok(pr_tables_open(&tables, folder, "FY2026", &err), &err);
	book = pr_tables_book(tables);
	return 0;
}

static inline int
close_tables(void **state)
{
	char command[100];

	(void)state;
	for (size_t i = 0; i < n_pack; i++) {
		cJSON_Delete(pack[i].json);
		pr_item_free(pack[i].item);
	}
	pr_tables_close(tables);
	if (!made[0])
		return 0;
	snprintf(command, sizeof(command), "rm -rf %s", made);
	return system(command);
}

/* What is wrong is listed whole before the test fails. */

static int n_found;

#define found(...)                               \
	do {                                     \
		n_found++;                       \
		print_message("# " __VA_ARGS__); \
		print_message("\n");             \
	} while (0)

static inline void
found_nothing(void)
{
	int n = n_found;

	n_found = 0;
	assert_int_equal(n, 0);
}

#endif
