/* test_opt.c - options as tables */
#include "cli/opt.h"

#include "test.h"

#include <string.h>

struct values {
	bool flag;
	const char *text, *word;
	struct opt_number number;
	struct opt_list list;
};
#define AT(name) offsetof(struct values, name)

static const struct opt opts[] = {
	{ "flag", 'f', OPT_FLAG, AT(flag), NULL, "a flag" },
	{ "text", 't', OPT_TEXT, AT(text), "TEXT", "a text" },
	{ "word", 0, OPT_WORD, AT(word), "pause|run", "a word" },
	{ "number", 0, OPT_NUMBER, AT(number), "N", "a number" },
	{ "list", 0, OPT_LIST, AT(list), "X", "again and again" },
};

struct parsed {
	struct values v;
	const char *operands[32];
	struct opt_args args;
	int used;
	enum pr_status st;
	struct pr_err err;
};

static struct parsed
parse(const char *const *words, bool first_only)
{
	static struct parsed p; /* lends pointers into itself */
	char *argv[32];
	struct opt_set set = { opts, PR_LEN(opts), &p.v };
	int argc = 0;

	for (; words[argc]; argc++)
		memcpy(&argv[argc], &words[argc], sizeof(argv[argc]));
	memset(&p, 0, sizeof(p));
	p.args.v = p.operands;
	p.st = opt_parse(&set, 1, argc, argv, first_only, &p.args, &p.used,
			 &p.err);
	return p;
}

#define PARSE(...) parse((const char *[]){ __VA_ARGS__, NULL }, false)

static void
opt__takes_every_kind_in_every_spelling(void **state)
{
	struct parsed p;

	(void)state;
	p = PARSE("--flag", "a", "--text", "x", "--word=run", "--number=12",
		  "--list", "1", "--list=2", "b");
	assert_pr_ok(p.st, &p.err);
	assert_true(p.v.flag);
	assert_string_equal(p.v.text, "x");
	assert_string_equal(p.v.word, "run");
	assert_true(p.v.number.set && p.v.number.value == 12);
	assert_int_equal(p.v.list.n, 2);
	assert_string_equal(p.v.list.items[1], "2");
	assert_int_equal(p.args.n, 2);
	assert_string_equal(p.args.v[1], "b");
	p = PARSE("-f", "-tx");
	assert_true(p.v.flag);
	assert_string_equal(p.v.text, "x");
	p = PARSE("-t", "y", "--text=z");
	assert_string_equal(p.v.text, "z");
	p = PARSE("--text=");
	assert_string_equal(p.v.text, "");
	p = PARSE("--number", "18446744073709551615");
	assert_true(p.v.number.value == UINT64_MAX);
}

static void
opt__knows_operands_from_options(void **state)
{
	struct parsed p;

	(void)state;
	p = PARSE("-", "--", "--flag", "-x");
	assert_pr_ok(p.st, &p.err);
	assert_int_equal(p.args.n, 3);
	assert_string_equal(p.args.v[0], "-");
	assert_string_equal(p.args.v[1], "--flag");
	assert_false(p.v.flag);
	p = parse((const char *[]){ "--flag", "exam", "--nothing", NULL },
		  true);
	assert_pr_ok(p.st, &p.err);
	assert_int_equal(p.used, 1);
}

static void
opt__says_what_is_wrong(void **state)
{
	struct parsed p;

	(void)state;
	p = PARSE("--falg");
	assert_int_equal(p.st, PR_EINVAL);
	assert_non_null(strstr(p.err.text, "--flag"));
	p = PARSE("--xyzzy");
	assert_null(strstr(p.err.text, "nearest"));
	p = PARSE("-z");
	assert_int_equal(p.st, PR_EINVAL);
	p = PARSE("--flag=yes");
	assert_non_null(strstr(p.err.text, "takes no value"));
	p = PARSE("--text");
	assert_non_null(strstr(p.err.text, "needs TEXT"));
	p = PARSE("--word", "stop");
	assert_non_null(strstr(p.err.text, "pause|run"));
	p = PARSE("--word", "");
	assert_int_equal(p.st, PR_EINVAL);
	p = PARSE("--number", "-1");
	assert_int_equal(p.st, PR_EINVAL);
	p = PARSE("--number", "1x");
	assert_int_equal(p.st, PR_EINVAL);
	p = PARSE("--number", "18446744073709551616");
	assert_int_equal(p.st, PR_EINVAL);
	p = PARSE("--fla");
	assert_int_equal(p.st, PR_EINVAL);
}

static void
opt__bounds_its_lists(void **state)
{
	const char *argv[OPT_LIST_MAX + 2];
	struct parsed p;

	(void)state;
	for (size_t i = 0; i <= OPT_LIST_MAX; i++)
		argv[i] = "--list=x";
	argv[OPT_LIST_MAX + 1] = NULL;
	p = parse(argv, false);
	assert_int_equal(p.st, PR_EINVAL);
	argv[OPT_LIST_MAX] = NULL;
	p = parse(argv, false);
	assert_pr_ok(p.st, &p.err);
}

static const char *
next(const void *ctx, size_t i)
{
	const char *const *names = ctx;

	return names[i];
}

static void
opt__finds_the_nearest_name(void **state)
{
	static const char *const names[] = { "exam", "report", "db", NULL };

	(void)state;
	assert_string_equal(opt_nearest("exma", next, names), "exam");
	assert_string_equal(opt_nearest("reprot", next, names), "report");
	assert_string_equal(opt_nearest("bd", next, names), "db");
	assert_null(opt_nearest("xy", next, names));
	assert_null(opt_nearest("", next, names));
	assert_null(opt_nearest("a word that is much longer than any name is",
				next, names));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(opt__takes_every_kind_in_every_spelling),
		cmocka_unit_test(opt__knows_operands_from_options),
		cmocka_unit_test(opt__says_what_is_wrong),
		cmocka_unit_test(opt__bounds_its_lists),
		cmocka_unit_test(opt__finds_the_nearest_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
