/* schema_bank.c - members of bank, stimulus and what all records share */
#include "schema.h"

#include <string.h>

#define SHAPE(var, title, table) \
	const struct shape var = { title, table, PR_LEN(table), false }

const char *const words_text_format[] = { "plain", "markdown", "html", NULL };
static const char *const words_dir[] = { "ltr", "rtl", "auto", NULL };
static const char *const words_role[] = { "author", "reviewer", "editor",
					  "translator", NULL };
static const char *const words_kind[] = {
	"passage",        "chart", "operative_report",
	"encounter_note", "table", "image",
	"other",          NULL
};

int
word_index(const char *const *words, const char *text)
{
	for (int i = 0; words[i]; i++)
		if (words[i][0] == text[0] && strcmp(words[i], text) == 0)
			return i;
	return -1;
}

static const struct field content[] = {
	{ "format", F_WORD, 0, words_text_format, NULL },
	{ "text", F_TEXT, REQUIRED, NULL, NULL },
	{ "lang", F_LANG, 0, NULL, NULL },
	{ "dir", F_WORD, 0, words_dir, NULL },
};
SHAPE(shape_content, "content", content);

static const struct field media[] = {
	{ "file", F_MEDIA_NAME, REQUIRED, NULL, NULL },
	{ "media_type", F_STRING, 0, NULL, NULL },
	{ "sha256", F_SHA256, 0, NULL, NULL },
	{ "alt", F_STRING, 0, NULL, NULL },
	{ "text_fallback", F_STRING, 0, NULL, NULL },
};
SHAPE(shape_media, "media", media);

static const struct field person[] = {
	{ "name", F_TEXT, REQUIRED, NULL, NULL },
	{ "role", F_WORD, 0, words_role, NULL },
	{ "orcid", F_ORCID, 0, NULL, NULL },
	{ "organization", F_STRING, 0, NULL, NULL },
};
SHAPE(shape_person, "a person", person);

static const struct field rights[] = {
	{ "license", F_TEXT, 0, NULL, NULL },
	{ "copyright", F_STRING, 0, NULL, NULL },
	{ "source", F_STRING, 0, NULL, NULL },
	{ "source_url", F_STRING, 0, NULL, NULL },
	{ "third_party_codes", F_STRING, LIST, NULL, NULL },
};
SHAPE(shape_rights, "rights", rights);

static const struct field reference[] = {
	{ "title", F_TEXT, REQUIRED, NULL, NULL },
	{ "locator", F_STRING, 0, NULL, NULL },
	{ "edition", F_STRING, 0, NULL, NULL },
	{ "url", F_STRING, 0, NULL, NULL },
	{ "doi", F_STRING, 0, NULL, NULL },
	{ "isbn", F_STRING, 0, NULL, NULL },
};
SHAPE(shape_reference, "a reference", reference);

static const struct field alignment[] = {
	{ "case_uri", F_STRING, REQUIRED, NULL, NULL },
	{ "identifier", F_STRING, 0, NULL, NULL },
	{ "human_coding_scheme", F_STRING, 0, NULL, NULL },
	{ "framework", F_STRING, 0, NULL, NULL },
};
SHAPE(shape_alignment, "an alignment", alignment);

static const struct field code_system[] = {
	{ "system", F_STRING, REQUIRED, NULL, NULL },
	{ "uri", F_STRING, 0, NULL, NULL },
	{ "edition", F_STRING, REQUIRED, NULL, NULL },
};
static const struct shape shape_code_system = { "a code system", code_system,
						PR_LEN(code_system), false };

static const struct field bank[] = {
	{ "uuid", F_UUID, REQUIRED, NULL, NULL },
	{ "identifier", F_IDENTIFIER, 0, NULL, NULL },
	{ "title", F_TEXT, REQUIRED, NULL, NULL },
	{ "description", F_STRING, 0, NULL, NULL },
	{ "version", F_NATURAL, 0, NULL, NULL },
	{ "lang", F_LANG, 0, NULL, NULL },
	{ "default_text_format", F_WORD, 0, words_text_format, NULL },
	{ "created", F_TIME, 0, NULL, NULL },
	{ "modified", F_TIME, 0, NULL, NULL },
	{ "generator", F_STRING, 0, NULL, NULL },
	{ "people", F_OBJECT, LIST, NULL, &shape_person },
	{ "rights", F_OBJECT, 0, NULL, &shape_rights },
	{ "code_systems", F_OBJECT, LIST, NULL, &shape_code_system },
	{ "extensions", F_FREE, 0, NULL, NULL },
};
SHAPE(shape_bank, "a bank", bank);

static const struct field section[] = {
	{ "title", F_TEXT, REQUIRED, NULL, NULL },
	{ "body", F_CONTENT, REQUIRED, NULL, NULL },
};
static const struct shape shape_section = { "a section", section,
					    PR_LEN(section), false };

static const struct field stimulus[] = {
	{ "uuid", F_UUID, REQUIRED, NULL, NULL },
	{ "identifier", F_IDENTIFIER, REQUIRED, NULL, NULL },
	{ "version", F_NATURAL, 0, NULL, NULL },
	{ "title", F_STRING, HASHED, NULL, NULL },
	{ "kind", F_WORD, HASHED, words_kind, NULL },
	{ "body", F_CONTENT, REQUIRED | HASHED, NULL, NULL },
	{ "sections", F_OBJECT, LIST | HASHED, NULL, &shape_section },
	{ "media", F_OBJECT, LIST | HASHED, NULL, &shape_media },
	{ "rights", F_OBJECT, 0, NULL, &shape_rights },
	{ "extensions", F_FREE, 0, NULL, NULL },
};
SHAPE(shape_stimulus, "a stimulus", stimulus);
