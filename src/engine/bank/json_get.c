/* json_get.c - looking at a tree; names are compared with their case */
#include "check.h"
#include "number.h"

#include <string.h>

const cJSON *
json_get(const cJSON *object, const char *name)
{
	const cJSON *v = object ? object->child : NULL;

	while (v && !(v->string && v->string[0] == name[0] &&
		      (!name[0] || v->string[1] == name[1]) &&
		      strcmp(v->string, name) == 0))
		v = v->next;
	return v;
}

const char *
json_string(const cJSON *object, const char *name)
{
	return cJSON_GetStringValue(json_get(object, name));
}

double
json_number(const cJSON *object, const char *name, double absent)
{
	const cJSON *node = json_get(object, name);

	return cJSON_IsNumber(node) ? node->valuedouble : absent;
}

bool
json_true(const cJSON *object, const char *name)
{
	return cJSON_IsTrue(json_get(object, name));
}

double
json_decimal(const cJSON *node)
{
	double value = 0;

	if (cJSON_IsNumber(node))
		return node->valuedouble;
	if (cJSON_IsString(node) &&
	    !number_parse(&value, node->valuestring, strlen(node->valuestring)))
		return 0;
	return value;
}

const char *
json_kind(const cJSON *node)
{
	if (cJSON_IsString(node))
		return "a string";
	if (cJSON_IsNumber(node))
		return "a number";
	if (cJSON_IsBool(node))
		return "true or false";
	if (cJSON_IsObject(node))
		return "an object";
	if (cJSON_IsArray(node))
		return "an array";
	return "null";
}
