/* write.c - what a stored record says that a bank file may leave out */
#include "proctor/hash.h"
#include "proctor/uuid.h"

#include "internal.h"

#include <stdio.h>
#include <string.h>

bool
write_set(struct arena *arena, cJSON *object, const char *name,
	  const char *text)
{
	cJSON *old = cJSON_GetObjectItemCaseSensitive(object, name);

	if (old && cJSON_IsString(old) && strcmp(old->valuestring, text) == 0)
		return true;
	if (old)
		cJSON_DetachItemViaPointer(object, old);
	return tree_add_string(arena, object, name, text);
}

bool
write_uuid(char out[static 37], const cJSON *json, const char *bank_uuid)
{
	const char *uuid = json_string(json, "uuid");
	const char *name = json_string(json, "identifier");
	unsigned char space[PR_UUID_LEN], made[PR_UUID_LEN];

	if (uuid) {
		build_uuid(out, uuid);
		return true;
	}
	if (!name || pr_uuid_parse(space, bank_uuid, NULL))
		return false;
	pr_uuid_v5(made, space, name, strlen(name));
	pr_uuid_format(out, made);
	return true;
}

bool
write_item_defaults(struct arena *arena, cJSON *json,
		    const struct pr_bank_header *header,
		    const unsigned char hash[static 32])
{
	const struct shape *shapes[3];
	size_t n = item_shapes(shapes, json);
	char uuid[37], text[PR_HASH_TEXT + 8] = "sha256:";
	bool fine;

	pr_hex_format(text + 7, hash, PR_HASH_LEN);
	fine = write_uuid(uuid, json, header->uuid) &&
	       write_set(arena, json, "uuid", uuid) &&
	       write_set(arena, json, "content_hash", text);
	if (fine && !json_get(json, "version"))
		fine = tree_add_number(arena, json, "version", 1);
	if (fine && !json_get(json, "status"))
		fine = write_set(arena, json, "status", "active");
	schema_order(json, shapes, n);
	return fine;
}
