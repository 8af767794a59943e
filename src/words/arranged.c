/* arranged.c - answers of matching and ordering; see words/arranged.h */
#include "words/arranged.h"

#include "words/say_internal.h"

#include <string.h>

static int
find(const struct pr_option *options, size_t n, const char *id, size_t len)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(options[i].id) == len &&
		    !strncmp(options[i].id, id, len))
			return (int)i;
	return -1;
}

/* One word of a body: "id" or "source=target". */
static void
add_word(char out[SAY_MAX], const struct pr_item *item,
	 const struct pr_slot *slot, const char *word, size_t len)
{
	const char *equals = memchr(word, '=', len);
	size_t first = equals ? (size_t)(equals - word) : len;
	int option = find(item->options, item->n_options, word, first);
	int target = equals ? find(item->targets, item->n_targets, equals + 1,
				   len - first - 1)
			    : -1;
	int place = slot && option >= 0 ? pr_slot_place(slot, option) : -1;
	const char *gap = out[0] ? " " : "";

	if (place < 0 || (equals && target < 0))
		say_add(out, "%s%.*s", gap, (int)len, word);
	else if (equals)
		say_add(out, "%s%c%d", gap, 'A' + place, target + 1);
	else
		say_add(out, "%s%c", gap, 'A' + place);
}

char *
arranged_answer(char out[SAY_MAX], const struct pr_item *item,
		const struct pr_slot *slot, const char *body)
{
	say_put(out, "%s", "");
	for (body += strspn(body, " "); *body; body += strspn(body, " ")) {
		size_t len = strcspn(body, " ");

		add_word(out, item, slot, body, len);
		body += len;
	}
	return out;
}

char *
arranged_key(char out[SAY_MAX], const struct pr_item *item,
	     const struct pr_slot *slot)
{
	char body[SAY_MAX] = "";

	for (size_t i = 0; i < item->n_options; i++) {
		if (item->order)
			say_add(body, "%s ", item->options[item->order[i]].id);
		else if (item->pairs && item->pairs[i] >= 0)
			say_add(body, "%s=%s ", item->options[i].id,
				item->targets[item->pairs[i]].id);
	}
	return arranged_answer(out, item, slot, body);
}
