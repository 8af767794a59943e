/* json_number.c - numbers that come back from JSON bit for bit */
#include "seat_internal.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

bool
app_json_number(struct cJSON *object, const char *name, double value)
{
	char text[40];
	char *comma;

	/* cJSON itself writes 15 digits, which may be another number */
	snprintf(text, sizeof(text), "%.17g", value);
	comma = strchr(text, ','); /* as some locales write it */
	if (comma)
		*comma = '.';
	return cJSON_AddRawToObject(object, name, text) != NULL;
}
