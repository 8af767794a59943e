/* build.c - small parts of items, stimuli and exams; see internal.h */
#include "internal.h"

#include <string.h>

struct pr_content
build_content(struct build *b, const cJSON *node)
{
	struct pr_content c = { NULL, b->format };
	const char *word;

	if (cJSON_IsString(node)) {
		c.text = node->valuestring;
		return c;
	}
	if (!cJSON_IsObject(node))
		return c;
	c.text = json_string(node, "text");
	word = json_string(node, "format");
	if (word)
		c.format = (enum pr_text_format)word_index(words_text_format,
							   word);
	return c;
}

void *
build_array(struct build *b, const cJSON *list, size_t size, size_t *n)
{
	void *array;

	*n = (size_t)cJSON_GetArraySize(list);
	if (*n == 0)
		return NULL;
	array = arena_array(b->arena, *n, size);
	if (!array) {
		b->no_memory = true;
		*n = 0;
	}
	return array;
}

const char **
build_strings(struct build *b, const cJSON *list, size_t *n)
{
	const char **out = build_array(b, list, sizeof(*out), n);
	size_t i = 0;

	for (const cJSON *v = *n ? list->child : NULL; v; v = v->next)
		out[i++] = v->valuestring;
	return out;
}

/* What a terminal shows: the fallback, else alt, else the name. */
const char **
build_media(struct build *b, const cJSON *owner, size_t *n)
{
	const cJSON *list = json_get(owner, "media");
	const char **out = build_array(b, list, sizeof(*out), n);
	size_t i = 0;

	for (const cJSON *v = *n ? list->child : NULL; v; v = v->next, i++) {
		out[i] = json_string(v, "text_fallback");
		if (!out[i])
			out[i] = json_string(v, "alt");
		if (!out[i])
			out[i] = json_string(v, "file");
	}
	return out;
}

void
build_uuid(char out[static 37], const char *text)
{
	size_t n = text ? strlen(text) : 0;

	memset(out, 0, 37);
	if (n == 36)
		memcpy(out, text, n + 1);
}

static void
build_sections(struct build *b, struct pr_stimulus *s, const cJSON *list)
{
	size_t i = 0;

	s->sections =
		build_array(b, list, sizeof(*s->sections), &s->n_sections);
	if (!s->n_sections)
		return;
	for (const cJSON *v = list->child; v; v = v->next, i++) {
		s->sections[i].title = json_string(v, "title");
		s->sections[i].body = build_content(b, json_get(v, "body"));
	}
}

struct pr_stimulus *
build_stimulus(struct arena *arena, const cJSON *json,
	       enum pr_text_format format)
{
	struct build b = { arena, format, false };
	struct pr_stimulus *s = arena_alloc(arena, sizeof(*s));

	if (!s)
		return NULL;
	build_uuid(s->uuid, json_string(json, "uuid"));
	s->identifier = json_string(json, "identifier");
	s->version = (int)json_number(json, "version", 1);
	s->title = json_string(json, "title");
	s->kind = json_string(json, "kind");
	s->body = build_content(&b, json_get(json, "body"));
	build_sections(&b, s, json_get(json, "sections"));
	s->media_fallback = build_media(&b, json, &s->n_media);
	return b.no_memory ? NULL : s;
}
