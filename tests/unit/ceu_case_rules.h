/* ceu_case_rules.h - the rules of the three issuers of ceu_case.h */
#ifndef CEU_CASE_RULES_H
#define CEU_CASE_RULES_H

#include "util/fs.h"

#include "test.h"

#include <stdlib.h>

#define REFERENCE                                                      \
	"\"references\":[{\"identifier\":\"page\",\"title\":\"Page\"," \
	"\"address\":\"example.org\",\"as_of\":\"2026\",\"grade\":\"A\"}],"
#define BASIS "\"references\":[\"page\"],\"as_of\":\"2026\",\"grade\":\"A\""

static const char alpha_rules[] =
	"{\"format\":\"ceurules\",\"format_version\":\"1.0\",\"version\":1,"
	"\"as_of\":\"2026-11-01\",\"issuer\":{\"identifier\":\"ALPHA\","
	"\"name\":\"Alpha\",\"kind\":\"certifier\",\"unit\":\"CEU\","
	"\"units\":\"CEUs\",\"site\":\"alpha.example\","
	"\"account\":\"issuer\"},"
	"\"credentials\":[{\"identifier\":\"AT\",\"name\":\"A technician\","
	"\"formerly\":\"OLD\"},{\"identifier\":\"AS\",\"name\":\"A "
	"senior\"}],"
	"\"categories\":[{\"identifier\":\"core\",\"title\":\"Core\","
	"\"help\":\"\"}]," REFERENCE "\"rules\":["
	"{\"identifier\":\"ALPHA-TOTAL\",\"kind\":\"total\",\"says\":\"20.\","
	"\"units\":20," BASIS "},"
	"{\"identifier\":\"ALPHA-CYCLE\",\"kind\":\"cycle\",\"says\":\"Two "
	"years.\",\"months\":24,\"anchor\":\"date\"," BASIS "},"
	"{\"identifier\":\"ALPHA-EVIDENCE\",\"kind\":\"evidence\","
	"\"says\":\"Asked.\",\"fields\":[\"title\",\"provider\","
	"\"category\",\"certificate\"]," BASIS "},"
	"{\"identifier\":\"ALPHA-REPLACES\",\"kind\":\"replaces\","
	"\"says\":\"AS ends AT.\",\"credentials\":[\"AS\",\"AT\"]," BASIS "}]}";

static const char beta_rules[] =
	"{\"format\":\"ceurules\",\"format_version\":\"1.0\",\"version\":1,"
	"\"as_of\":\"2024-12-31\",\"issuer\":{\"identifier\":\"BETA\","
	"\"name\":\"Beta\",\"kind\":\"certifier\",\"unit\":\"hour\","
	"\"units\":\"hours\",\"site\":\"\",\"account\":\"credential\"},"
	"\"credentials\":[{\"identifier\":\"BX\",\"name\":\"X\"},"
	"{\"identifier\":\"BY\",\"name\":\"Y\"}]," REFERENCE "\"rules\":["
	"{\"identifier\":\"BETA-TOTAL\",\"kind\":\"total\",\"says\":\"10.\","
	"\"units\":10," BASIS "},"
	"{\"identifier\":\"BETA-CYCLE\",\"kind\":\"cycle\",\"says\":\"Two "
	"years.\",\"months\":24,\"anchor\":\"date\"," BASIS "}]}";

static const char life_rules[] =
	"{\"format\":\"ceurules\",\"format_version\":\"1.0\",\"version\":1,"
	"\"as_of\":\"2026-11-01\",\"issuer\":{\"identifier\":\"LIFE\","
	"\"name\":\"Life\",\"kind\":\"card\",\"unit\":\"hour\","
	"\"units\":\"hours\",\"site\":\"\",\"account\":\"credential\"},"
	"\"credentials\":[{\"identifier\":\"BLS\",\"name\":\"Basic\"}]"
	"," REFERENCE "\"rules\":["
	"{\"identifier\":\"LIFE-CYCLE\",\"kind\":\"cycle\",\"says\":\"Two "
	"years.\",\"months\":24,\"anchor\":\"month_end\"," BASIS "}]}";

static inline void
ceu_file(const char *dir, const char *name, const void *bytes, size_t len)
{
	struct pr_err err = { 0 };
	char *path = fs_join(dir, name);

	assert_non_null(path);
	assert_pr_ok(fs_write(path, bytes, len, FS_OVERWRITE, &err), &err);
	free(path);
}

#endif
