/* test_lint_library.c - a bank of the data folder brings what was answered */
#include "proctor/library.h"
#include "proctor/lint_library.h"

#include "seat_case.h"

#define OWN                                                                    \
	"{\"format\":\"certbank\",\"format_version\":\"1.1\",\"bank\":{"       \
	"\"uuid\":\"bfc183c7-3b30-563e-9070-fbae3717fbbd\",\"identifier\":"    \
	"\"own\",\"title\":\"Own\",\"lang\":\"%s\"},\"exams\":[{\"uuid\":"     \
	"\"40c8b9e7-6935-5f88-ae5f-ef3fe31532a1\",\"identifier\":\"OWN\","     \
	"\"title\":\"Own\",\"domains\":[{\"identifier\":\"D1\",\"title\":"     \
	"\"One\",\"weight\":{\"percent\":100}}]}],\"items\":[{\"identifier\":" \
	"\"I1\",\"type\":\"single_choice\",\"stem\":\"Which of these is not "  \
	"it?\",\"options\":[{\"id\":\"A\",\"text\":\"Alias\"},{\"id\":\"B\","  \
	"\"text\":\"Overlay\",\"correct\":true},{\"id\":\"C\",\"text\":"       \
	"\"Overlap\"}],\"rationale\":\"So.\",\"objectives\":[{\"exam\":"       \
	"\"OWN\",\"domain\":\"D1\"}]%s}]}"

static void
count(void *ctx, const struct pr_finding *finding)
{
	long *found = ctx;

	if (finding->rule == 408)
		found[0]++;
	if (finding->rule == 412) {
		found[1]++;
		assert_string_equal(finding->file, "own");
		assert_int_equal(finding->line, 0);
	}
}

static struct pr_lint_sum
judge(struct desk_case *c, long found[2])
{
	struct pr_findings findings = { found, count };
	struct pr_lint_read read = { 0 };
	struct pr_lint_sum sum;
	struct pr_lint *lint;

	found[0] = found[1] = 0;
	assert_pr_ok(pr_lint_new(&lint, "2026-11-22", &findings, &c->err),
		     &c->err);
	assert_pr_ok(pr_lint_bank(lint, c->desk, "own", NULL, &read, &c->err),
		     &c->err);
	assert_pr_ok(pr_lint_finish(lint, &c->err), &c->err);
	assert_true(read.answers);
	sum = pr_lint_sum(lint);
	pr_lint_free(lint);
	return sum;
}

static void
import(struct desk_case *c, const char *lang, const char *more)
{
	struct pr_import_options options = { .on_conflict =
						     PR_CONFLICT_THEIRS };
	struct pr_import_sum sum;
	char text[2000];
	char *path = fs_join(c->base, "own.json");
	const char *const paths[] = { path };

	snprintf(text, sizeof(text), OWN, lang, more);
	assert_pr_ok(fs_write(path, text, strlen(text), FS_OVERWRITE, &c->err),
		     &c->err);
	assert_pr_ok(pr_library_import(c->desk, paths, 1, &options, NULL, NULL,
				       &sum, &c->err),
		     &c->err);
	assert_pr_ok(fs_remove(path, &c->err), &c->err);
	free(path);
}

/* One sitting of the one item, with this option chosen. */
static void
sit(struct desk_case *c, uint64_t seed, uint32_t choice)
{
	struct pr_plan plan = case_practice(seed, 1);

	plan.exam = "OWN";
	case_begin(c, plan);
	case_pass(c, 5000);
	case_do(c, PR_EVENT_ANSWER, 0, choice);
	case_pass(c, 5000);
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
}

static void
lint__sealed_answers_of_a_bank_are_counted(void **state)
{
	struct desk_case *c = *state;
	long found[2];

	import(c, "en", "");
	for (uint64_t i = 1; i < PR_LINT_ANSWERS_MIN; i++)
		sit(c, i, i % 2 ? 2 : 4); /* B, C */
	assert_int_equal(judge(c, found).answered, 0);
	assert_int_equal(found[0], 0);
	assert_int_equal(found[1], 1);
	sit(c, 99, 2);
	assert_int_equal(judge(c, found).answered, 1);
	/* nobody chose A */
	assert_int_equal(found[0], 1);
	/* a waiver in the stored record counts too */
	import(c, "en",
	       ",\"waivers\":[{\"rule\":\"R408\",\"reason\":\"r\"},{\"rule\":"
	       "\"R412\",\"reason\":\"r\"}]");
	assert_int_equal(judge(c, found).waived, 2);
	assert_int_equal(found[0] + found[1], 0);
}

static void
lint__a_stored_bank_has_its_language_and_its_exams(void **state)
{
	struct desk_case *c = *state;
	struct pr_lint_sum sum;
	long found[2];

	import(c, "es", "");
	sum = judge(c, found);
	assert_int_equal(sum.foreign, 1);
	assert_int_equal(sum.no_lang, 0);
	assert_int_equal(sum.exams, 1);
	assert_int_equal(found[1], 0);
}

static void
lint__what_is_not_there_is_refused(void **state)
{
	struct desk_case *c = *state;
	long found[2];
	struct pr_findings findings = { found, count };
	struct pr_lint_read read = { 0 };
	struct pr_lint *lint;

	assert_pr_ok(pr_lint_new(&lint, "2026-11-22", &findings, &c->err),
		     &c->err);
	assert_pr_refused(
		pr_lint_bank(lint, c->desk, "nobody", NULL, &read, &c->err),
		PR_ENOTFOUND, &c->err);
	assert_pr_refused(pr_lint_path(lint, "tests/data/nowhere.json", NULL,
				       NULL, &read, &c->err),
			  PR_ENOTFOUND, &c->err);
	assert_int_equal(read.files, 0);
	pr_lint_free(lint);
}

static void
any(void *ctx, const struct pr_finding *finding)
{
	long *found = ctx;

	found[0] += finding->rule > 0;
}

static bool
stop(void *ctx, const char *doing, uint64_t done, uint64_t total)
{
	(void)ctx;
	(void)doing;
	assert_true(done <= total);
	return false;
}

static void
lint__it_stops_when_asked(void **state)
{
	struct desk_case *c = *state;
	long found[2] = { 0, 0 };
	struct pr_findings findings = { found, any };
	struct pr_progress progress = { NULL, stop };
	struct pr_lint_read read = { 0 };
	struct pr_lint *lint;

	assert_pr_ok(pr_lint_new(&lint, "2026-11-22", &findings, &c->err),
		     &c->err);
	assert_pr_refused(pr_lint_path(lint, "question_banks/rhit", NULL,
				       &progress, &read, &c->err),
			  PR_ESTOP, &c->err);
	pr_lint_free(lint);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			lint__sealed_answers_of_a_bank_are_counted, case_setup,
			case_teardown),
		cmocka_unit_test_setup_teardown(
			lint__a_stored_bank_has_its_language_and_its_exams,
			case_setup, case_teardown),
		cmocka_unit_test_setup_teardown(
			lint__what_is_not_there_is_refused, case_setup,
			case_teardown),
		cmocka_unit_test_setup_teardown(lint__it_stops_when_asked,
						case_setup, case_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
