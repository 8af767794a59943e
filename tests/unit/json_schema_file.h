/* json_schema_file.h - how a JSON Schema is printed, and the shipped file */
#ifndef JSON_SCHEMA_FILE_H
#define JSON_SCHEMA_FILE_H

#include "util/buf.h"
#include "util/fs.h"

#include "test.h"

#include <cJSON.h>
#include <stdlib.h>
#include <string.h>

#define LINE_CELLS 78
#define TEXT_MAX ((size_t)1 << 20)

/* What fits stands on one line. */
static void
print(struct buf *out, const cJSON *node, int depth, size_t before)
{
	char *flat = cJSON_PrintUnformatted(node);
	bool is_object = cJSON_IsObject(node);

	assert_non_null(flat);
	if (!node->child || strlen(flat) + before <= LINE_CELLS) {
		buf_adds(out, flat);
		free(flat);
		return;
	}
	free(flat);
	buf_adds(out, is_object ? "{\n" : "[\n");
	for (const cJSON *v = node->child; v; v = v->next) {
		size_t at = out->len;

		buf_pad(out, ' ', (size_t)depth + 1);
		if (is_object)
			buf_printf(out, "\"%s\": ", v->string);
		print(out, v, depth + 1, out->len - at);
		buf_adds(out, v->next ? ",\n" : "\n");
	}
	buf_pad(out, ' ', (size_t)depth);
	buf_adds(out, is_object ? "}" : "]");
}

/* The file is this schema; takes it. PROCTOR_GOLDEN=update writes the file. */
static void
assert_shipped(const char *path, cJSON *schema)
{
	const char *golden = getenv("PROCTOR_GOLDEN");
	char *shipped = NULL;
	struct pr_err err = { 0 };
	struct buf text;

	buf_init(&text, TEXT_MAX);
	print(&text, schema, 0, 0);
	buf_adds(&text, "\n");
	assert_pr_ok(buf_status(&text, &err), &err);
	if (golden && !strcmp(golden, "update"))
		assert_pr_ok(fs_write(path, text.data, text.len,
				      FS_OVERWRITE | FS_SHARED, &err),
			     &err);
	assert_pr_ok(fs_read(&shipped, NULL, path, TEXT_MAX, &err), &err);
	if (strcmp(shipped, text.data) != 0)
		print_error("%s is not what the tables say; "
			    "PROCTOR_GOLDEN=update writes it\n",
			    path);
	assert_true(strcmp(shipped, text.data) == 0);
	free(shipped);
	buf_release(&text);
	cJSON_Delete(schema);
}

#endif
