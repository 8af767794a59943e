/*
 * emergency.c - answers that the database could not take, in a text file
 *
 * One JSON object a line in another folder: {"slot":3,"choice":2} or
 * {"slot":3,"body":"12.5"}; choice 0 without body means cleared. The file is
 * deleted as soon as everything is in the database.
 */
#include "proctor/uuid.h"
#include "util/buf.h"
#include "util/fs.h"
#include "util/mem.h"

#include "internal.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_MAX (4u << 20)

static char *
path_of(const struct pr_desk *desk, const unsigned char uuid[16])
{
	char name[PR_UUID_TEXT + 24];
	char text[PR_UUID_TEXT];

	if (!desk->options.emergency_dir)
		return NULL;
	pr_uuid_format(text, uuid);
	snprintf(name, sizeof(name), "unsaved-%s.jsonl", text);
	return fs_join(desk->options.emergency_dir, name);
}

char *
app_emergency_path(const struct pr_seat *seat)
{
	return path_of(seat->desk, seat->uuid);
}

static char *
to_line(int slot, const struct pr_cell *cell)
{
	cJSON *o = cJSON_CreateObject();
	char *text = NULL, *line = NULL;

	if (o && cJSON_AddNumberToObject(o, "slot", slot) &&
	    cJSON_AddNumberToObject(o, "choice", cell->choice) &&
	    (!cell->body || cJSON_AddStringToObject(o, "body", cell->body)))
		text = cJSON_PrintUnformatted(o);
	cJSON_Delete(o);
	if (text) {
		size_t len = strlen(text);

		line = malloc(len + 2);
		if (line) {
			memcpy(line, text, len);
			memcpy(line + len, "\n", 2);
		}
	}
	cJSON_free(text);
	return line;
}

/* Only answers are worth a rescue; undo changes one, too. */
static bool
worth_it(const struct pending *p)
{
	return !p->rescued && (p->event.kind == PR_EVENT_ANSWER ||
			       p->event.kind == PR_EVENT_CLEAR ||
			       p->event.kind == PR_EVENT_UNDO);
}

static enum pr_status
add_line(const char *path, int slot, const struct pr_cell *cell,
	 struct pr_err *err)
{
	char *line = to_line(slot, cell);
	enum pr_status st;

	if (!line)
		return mem_fail(err);
	st = fs_append(path, line, strlen(line), err);
	free(line);
	return st;
}

enum pr_status
app_emergency_add(struct pr_seat *seat, struct pr_err *err)
{
	char *path = app_emergency_path(seat);
	enum pr_status st;

	if (!path)
		return pr_fail(err, PR_EIO, "there is no emergency folder");
	st = fs_mkdir(seat->desk->options.emergency_dir, err);
	for (size_t i = 0; !st && i < seat->n_pending; i++) {
		struct pending *p = &seat->pending[i];
		int slot = p->event.slot;

		if (!worth_it(p))
			continue;
		st = add_line(path, slot, &seat->sitting->cells[slot], err);
		p->rescued = !st;
		if (!st)
			seat->wrote_emergency = true;
	}
	free(path);
	return st;
}

void
app_emergency_drop(struct pr_seat *seat)
{
	char *path = app_emergency_path(seat);

	/* a file that stays is offered again and then says nothing new */
	if (path)
		(void)!fs_remove(path, NULL);
	free(path);
	seat->wrote_emergency = false;
}

/* A line that is no answer (cut by a full disk) is passed over. */
static bool
parse_line(const char *line, size_t len, size_t n_slots, struct rescue *out)
{
	cJSON *o = cJSON_ParseWithLength(line, len);
	const cJSON *slot = cJSON_GetObjectItemCaseSensitive(o, "slot");
	const cJSON *choice = cJSON_GetObjectItemCaseSensitive(o, "choice");
	const cJSON *body = cJSON_GetObjectItemCaseSensitive(o, "body");
	bool ok = cJSON_IsNumber(slot) && cJSON_IsNumber(choice) &&
		  slot->valuedouble >= 0 &&
		  slot->valuedouble < (double)n_slots &&
		  choice->valuedouble >= 0 &&
		  choice->valuedouble <= (double)UINT32_MAX;

	if (ok) {
		out->slot = (int)slot->valuedouble;
		out->choice = (uint32_t)choice->valuedouble;
		out->body = NULL;
		if (cJSON_IsString(body)) {
			out->body = mem_strdup(body->valuestring);
			ok = out->body != NULL;
		}
	}
	cJSON_Delete(o);
	return ok;
}

/* The last answer of a slot counts. */
static enum pr_status
keep(struct pr_seat *seat, const struct rescue *r, struct pr_err *err)
{
	struct rescue *more;

	for (size_t i = 0; i < seat->n_rescue; i++)
		if (seat->rescue[i].slot == r->slot) {
			free(seat->rescue[i].body);
			seat->rescue[i] = *r;
			return PR_OK;
		}
	more = mem_resize(seat->rescue, seat->n_rescue + 1, sizeof(*more));
	if (!more) {
		free(r->body);
		return mem_fail(err);
	}
	seat->rescue = more;
	more[seat->n_rescue++] = *r;
	return PR_OK;
}

/* What the log already holds needs no rescue. */
static void
drop_known(struct pr_seat *seat)
{
	size_t n = 0;

	for (size_t i = 0; i < seat->n_rescue; i++) {
		struct rescue r = seat->rescue[i];
		const struct pr_cell *cell = &seat->sitting->cells[r.slot];
		const char *body = r.body ? r.body : "";

		if (cell->choice == r.choice &&
		    !strcmp(cell->body ? cell->body : "", body) &&
		    cell->answered == (r.choice || body[0]))
			free(r.body);
		else
			seat->rescue[n++] = r;
	}
	seat->n_rescue = n;
}

enum pr_status
app_emergency_read(struct pr_seat *seat, struct pr_err *err)
{
	char *path = app_emergency_path(seat);
	char *text = NULL;
	size_t len = 0;
	struct pr_err local = { 0 };
	enum pr_status st;
	int n_read = 0;

	if (!path)
		return PR_OK;
	st = fs_read(&text, &len, path, FILE_MAX, &local);
	free(path);
	if (st == PR_ENOTFOUND)
		return PR_OK;
	if (st)
		return pr_fail(err, st, "%s", local.text);
	for (char *at = text, *end; !st && at && *at; at = end) {
		struct rescue r;

		end = strchr(at, '\n');
		end = end ? end + 1 : at + strlen(at);
		if (!parse_line(at, (size_t)(end - at), seat->form->n_slots,
				&r))
			continue;
		st = keep(seat, &r, err);
		n_read++;
	}
	free(text);
	drop_known(seat);
	/* else it would be taken for news once its answers are changed */
	if (!st && n_read && !seat->n_rescue)
		app_emergency_drop(seat);
	return st;
}

int
app_emergency_count(const struct pr_desk *desk, const unsigned char uuid[16])
{
	char *path = path_of(desk, uuid);
	char *text = NULL;
	size_t len = 0;
	int n = 0;

	if (path && fs_read(&text, &len, path, FILE_MAX, NULL) == PR_OK)
		for (const char *at = text; *at; at++)
			n += *at == '\n';
	free(text);
	free(path);
	return n;
}
