/* import_rules.c - findings of the importer, and what it remembers to make
 * them: bounded tables, so that memory does not grow with the bank */
#include "proctor/rules.h"
#include "proctor/uuid.h"
#include "util/fs.h"
#include "util/mem.h"

#include "import_item.h"

#include <cJSON.h>
#include <stdlib.h>
#include <string.h>

void
import_count(void *ctx, const struct pr_finding *finding)
{
	struct import *im = ctx;

	if (finding->severity == PR_WARNING)
		im->sum->warnings++;
	else if (finding->severity == PR_NOTICE)
		im->sum->notices++;
	else if (!im->first_error[0])
		snprintf(im->first_error, sizeof(im->first_error),
			 "%.120s, line %ld%s%.64s: %.180s",
			 finding->file ? finding->file : "-", finding->line,
			 finding->item ? ", " : "",
			 finding->item ? finding->item : "", finding->wrong);
	if (im->findings && im->findings->found)
		im->findings->found(im->findings->ctx, finding);
}

static void
report(struct import *im, const struct import_at *at, int rule,
       enum pr_severity severity, const char *wrong, const char *right)
{
	struct pr_finding finding = {
		.severity = severity,
		.rule = rule,
		.file = at->file,
		.line = at->line,
		.column = at->column,
		.what = at->what,
		.item = at->label,
		.wrong = wrong,
		.right = right,
	};

	import_count(im, &finding);
}

void
import_say(struct import *im, const struct import_at *at, int rule,
	   const char *one, const char *two, const char *three)
{
	const struct pr_rule *r = pr_rule_find(rule);
	const char *args[] = { one, two, three };
	char wrong[PR_ERR_TEXT_MAX], right[PR_ERR_TEXT_MAX];

	pr_rule_text(wrong, sizeof(wrong), r->wrong, args, PR_LEN(args));
	pr_rule_text(right, sizeof(right), r->right, args, PR_LEN(args));
	report(im, at, rule, r->severity, wrong, right);
}

void
import_say_as(struct import *im, const struct import_at *at, int rule,
	      enum pr_severity severity, const char *wrong)
{
	char right[PR_ERR_TEXT_MAX];

	pr_rule_text(right, sizeof(right), pr_rule_find(rule)->right, NULL, 0);
	report(im, at, rule, severity, wrong, right);
}

void
import_refused(struct import *im, const struct import_at *at)
{
	struct pr_import_sum *sum = im->sum;

	sum->refused++;
	if (at->what && !strcmp(at->what, "exam"))
		sum->refused_exams++;
	else if (at->what && !strcmp(at->what, "stimulus"))
		sum->refused_stimuli++;
	else
		sum->refused_items++;
}

/* FNV-1a: hand-made uuids differ in one digit only. */
static size_t
slot_of(const unsigned char uuid[16], size_t slots)
{
	uint64_t hash = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < 16; i++)
		hash = (hash ^ uuid[i]) * UINT64_C(1099511628211);
	return (size_t)((hash ^ hash >> 32) % slots);
}

const char *
import_line_of(const struct import *im, const unsigned char uuid[16],
	       char out[160])
{
	const struct import_line *l = &im->lines[slot_of(uuid, IMPORT_LINES)];

	if (!l->file || memcmp(l->uuid, uuid, 16) != 0)
		return NULL;
	if (l->file == im->file + 1)
		snprintf(out, 160, "%ld", l->line);
	else
		snprintf(out, 160, "%ld of %.120s", l->line,
			 im->files.files[l->file - 1].path);
	return out;
}

void
import_note_line(struct import *im, const struct import_at *at,
		 const unsigned char uuid[16])
{
	struct import_line *l = &im->lines[slot_of(uuid, IMPORT_LINES)];

	memcpy(l->uuid, uuid, 16);
	l->file = (uint32_t)im->file + 1;
	l->line = at->line;
}

bool
import_first(struct import *im, const struct import_at *at,
	     const unsigned char uuid[16])
{
	struct import_line *l = &im->lines[slot_of(uuid, IMPORT_LINES)];
	char text[PR_UUID_TEXT], line[160];

	if (l->file && !memcmp(l->uuid, uuid, 16)) {
		pr_uuid_format(text, uuid);
		import_say(im, at, PR_RULE_UUID_TWICE, text,
			   import_line_of(im, uuid, line), NULL);
		return false;
	}
	import_note_line(im, at, uuid);
	return true;
}

void
import_position(struct import *im, const struct import_at *at,
		const struct pr_item *item)
{
	unsigned char uuid[PR_UUID_LEN];
	struct import_set *set;
	char text[16];
	uint64_t bit;

	if (!item->stimulus[0] || item->stimulus_position < 1 ||
	    item->stimulus_position > 64 || item->status == PR_STATUS_RETIRED ||
	    pr_uuid_parse(uuid, item->stimulus, NULL))
		return;
	set = &im->sets[slot_of(uuid, IMPORT_SETS)];
	if (memcmp(set->stimulus, uuid, 16) != 0) {
		memcpy(set->stimulus, uuid, 16);
		set->positions = 0;
	}
	bit = UINT64_C(1) << (item->stimulus_position - 1);
	if (set->positions & bit) {
		snprintf(text, sizeof(text), "%d", item->stimulus_position);
		import_say(im, at, PR_RULE_SAME_POSITION, text, NULL, NULL);
	}
	set->positions |= bit;
}

/* Beside the bank file, as it would lie in an unpacked package. */
static bool
media_is_there(const struct import_at *at, const char *name)
{
	const char *slash = strrchr(at->file, '/');
	char *dir, *path;
	struct fs_info info;
	bool there = false;

	if (!strcmp(at->file, "-"))
		return false;
	dir = slash ? mem_strndup(at->file, (size_t)(slash - at->file) + 1)
		    : mem_strdup(".");
	path = dir ? fs_join(dir, name) : NULL;
	if (path)
		there = fs_info(&info, path, NULL) == PR_OK && info.is_file;
	free(dir);
	free(path);
	return there;
}

static void
check_media(struct import *im, const struct import_at *at, const cJSON *owner)
{
	const cJSON *list = cJSON_GetObjectItemCaseSensitive(owner, "media");

	for (const cJSON *v = list ? list->child : NULL; v; v = v->next) {
		const char *file = cJSON_GetStringValue(
			cJSON_GetObjectItemCaseSensitive(v, "file"));

		if (file && !media_is_there(at, file))
			import_say(im, at, PR_RULE_MEDIA_MISSING, file, NULL,
				   NULL);
	}
}

void
import_media(struct import *im, const struct import_at *at, const char *json,
	     size_t len)
{
	const cJSON *options;
	cJSON *tree;

	if (!strstr(json, "\"media\":")) /* most have none */
		return;
	tree = cJSON_ParseWithLength(json, len);
	options = cJSON_GetObjectItemCaseSensitive(tree, "options");
	check_media(im, at, tree);
	for (const cJSON *v = options ? options->child : NULL; v; v = v->next)
		check_media(im, at, v);
	cJSON_Delete(tree);
}
