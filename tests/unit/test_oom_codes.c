/* test_oom_codes.c - whichever allocation fails in the readers of code tables,
 * PR_ENOMEM and nothing lost */
#include "convert/codes.h"

#include "oom.h"
#include "test.h"

#include <string.h>

static enum pr_status
swallow(void *ctx, const char *text, size_t len, struct pr_err *err)
{
	(void)ctx, (void)text, (void)len, (void)err;
	return PR_OK;
}

static enum pr_status
convert(const char *name, const char *text, struct pr_err *err)
{
	const struct codes_options options = {
		.name = name, .cpt = !strcmp(name, "mine.csv")
	};
	const struct convert_out out = { NULL, swallow, swallow };

	return codes_run(&options, text, strlen(text), &out, err);
}

static enum pr_status
code_file(struct pr_err *err)
{
	return convert("icd10cm_codes_2026.txt",
		       "A000    M\351ni\303\250re\r\nA001    Two\r\n", err);
}

static enum pr_status
drg_lists(struct pr_err *err)
{
	return convert("v40",
		       "| Appendix G D |\n  A000  Cholera\n"
		       "| Appendix H D |\n  A021  Sepsis\n",
		       err);
}

static enum pr_status
cpt(struct pr_err *err)
{
	return convert("mine.csv", "99213,\"mine\"\n", err);
}

static enum pr_status
tabular(struct pr_err *err)
{
	return convert("x.xml",
		       "<ICD10CM.tabular><version>2026</version><chapter>"
		       "<name>9</name><desc>d</desc><sevenChrDef><extension "
		       "char=\"A\">x</extension></sevenChrDef></chapter>"
		       "</ICD10CM.tabular>",
		       err);
}

static enum pr_status
index_lines(struct pr_err *err)
{
	return convert("x.xml",
		       "<ICD10CM.index><version>2026</version><letter>"
		       "<mainTerm><title>x<nemod>y</nemod></title><see>z</see>"
		       "</mainTerm></letter></ICD10CM.index>",
		       err);
}

static enum pr_status
definitions(struct pr_err *err)
{
	return convert("x.xml",
		       "<ICD10PCS.definitions><section code=\"0\"><axis "
		       "pos=\"3\"><terms><title>x</title><definition>y"
		       "</definition></terms></axis></section>"
		       "</ICD10PCS.definitions>",
		       err);
}

static enum pr_status (*const cases[])(struct pr_err *err) = {
	code_file, drg_lists, cpt, tabular, index_lines, definitions
};

static void
oom__codes_of_every_kind(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(cases); i++)
		oom_until_it_fits(cases[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(oom__codes_of_every_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
