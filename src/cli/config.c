/* config.c - the settings file; see cli/config.h */
#include "cli/config.h"

#include "util/buf.h"
#include "util/fs.h"
#include "util/mem.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CONFIG_MAX 65536 /* bytes */

/* Parts "key = value"; false for an empty line or a comment. */
static bool
split(const char *line, const char **key, size_t *key_len, const char **value)
{
	size_t n;

	line += strspn(line, " \t");
	n = strcspn(line, "= \t");
	*key = line;
	*key_len = n;
	line += n;
	line += strspn(line, " \t");
	*value = *line == '=' ? line + 1 + strspn(line + 1, " \t") : NULL;
	return n > 0 && **key != '#';
}

static enum pr_status
check_line(const struct config *config, size_t i, struct pr_err *err)
{
	const char *key;
	const char *value;
	size_t len;

	if (!split(config->lines[i], &key, &len, &value))
		return PR_OK;
	if (!value)
		return pr_fail(err, PR_EPARSE,
			       "%s:%zu: a line is \"key = value\"",
			       config->path, i + 1);
	return PR_OK;
}

static enum pr_status
add_line(struct config *config, const char *line, size_t len,
	 struct pr_err *err)
{
	char **more =
		mem_resize(config->lines, config->n_lines + 1, sizeof(*more));

	if (!more)
		return mem_fail(err);
	config->lines = more;
	while (len && isspace((unsigned char)line[len - 1]))
		len--;
	more[config->n_lines] = mem_strndup(line, len);
	if (!more[config->n_lines])
		return mem_fail(err);
	config->n_lines++;
	return PR_OK;
}

enum pr_status
config_read(struct config *config, const char *path, struct pr_err *err)
{
	struct pr_err why = { 0 };
	char *text = NULL;
	size_t len;
	enum pr_status st;

	config->path = mem_strdup(path);
	if (!config->path)
		return mem_fail(err);
	st = fs_read(&text, &len, path, CONFIG_MAX, &why);
	if (st == PR_ENOTFOUND)
		return PR_OK;
	if (st)
		return pr_fail(err, st, "%s", why.text);
	for (const char *p = text; *p && !st;) {
		size_t n = strcspn(p, "\n");

		st = add_line(config, p, n, err);
		p += n + (p[n] == '\n');
	}
	free(text);
	for (size_t i = 0; i < config->n_lines && !st; i++)
		st = check_line(config, i, err);
	return st;
}

void
config_release(struct config *config)
{
	for (size_t i = 0; i < config->n_lines; i++)
		free(config->lines[i]);
	free(config->lines);
	free(config->path);
	*config = (struct config){ 0 };
}

static bool
line_of(const struct config *config, const char *key, size_t *at)
{
	for (size_t i = config->n_lines; i-- > 0;) {
		const char *k;
		const char *v;
		size_t len;

		if (split(config->lines[i], &k, &len, &v) && v &&
		    len == strlen(key) && !strncmp(k, key, len)) {
			*at = i;
			return true;
		}
	}
	return false;
}

const char *
config_get(const struct config *config, const char *key)
{
	const char *k;
	const char *v = NULL;
	size_t len;
	size_t at;

	if (!line_of(config, key, &at))
		return NULL;
	split(config->lines[at], &k, &len, &v);
	return v;
}

bool
config_yes(const struct config *config, const char *key)
{
	const char *value = config_get(config, key);

	return value && !strcmp(value, "yes");
}

bool
config_line(const struct config *config, size_t i, char *key,
	    const char **value)
{
	const char *k;
	size_t len;

	if (!split(config->lines[i], &k, &len, value) || !*value)
		return false;
	snprintf(key, 64, "%.*s", (int)len, k);
	return true;
}

static enum pr_status
write_out(const struct config *config, struct pr_err *err)
{
	struct buf buf;
	char *folder = mem_strdup(config->path);
	char *slash = folder ? strrchr(folder, '/') : NULL;
	enum pr_status st = folder ? PR_OK : mem_fail(err);

	buf_init(&buf, CONFIG_MAX);
	for (size_t i = 0; i < config->n_lines; i++)
		buf_printf(&buf, "%s\n", config->lines[i]);
	if (!st)
		st = buf_status(&buf, err);
	if (!st && slash) {
		*slash = '\0';
		st = fs_mkdir(folder, err);
	}
	if (!st)
		st = fs_write(config->path, buf_text(&buf), buf.len,
			      FS_OVERWRITE, err);
	buf_release(&buf);
	free(folder);
	return st;
}

enum pr_status
config_set(struct config *config, const char *key, const char *value,
	   struct pr_err *err)
{
	char line[512];
	size_t at;
	enum pr_status st;

	snprintf(line, sizeof(line), "%s = %s", key, value);
	if (line_of(config, key, &at)) {
		char *copy = mem_strdup(line);

		if (!copy)
			return mem_fail(err);
		free(config->lines[at]);
		config->lines[at] = copy;
	} else {
		st = add_line(config, line, strlen(line), err);
		if (st)
			return st;
	}
	return write_out(config, err);
}
