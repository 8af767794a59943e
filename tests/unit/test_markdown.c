/* test_markdown.c - item text as plain lines and as safe HTML */
#include "proctor/markdown.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *in, *text, *html;
} known[] = {
	{ "", "", "" },
	{ "One line.", "One line.", "<p>One line.</p>" },
	{ "Two\nlines.", "Two lines.", "<p>Two\nlines.</p>" },
	{ "Hard\\\nbreak", "Hard\nbreak", "<p>Hard<br />\nbreak</p>" },
	{ "**CC:** *follow*-up `E11.9`", "CC: follow-up E11.9",
	  "<p><strong>CC:</strong> <em>follow</em>-up <code>E11.9</code></p>" },
	{ "One.\n\nTwo.", "One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>" },
	{ "# Head\n\nBody", "Head\n\nBody", "<h1>Head</h1>\n<p>Body</p>" },
	{ "- a\n- b\n  - c\n- d", "- a\n- b\n  - c\n- d", NULL },
	{ "* a\n\n* b", "- a\n\n- b", NULL },
	{ "9. a\n10. b\n\n    more", "9. a\n\n10. b\n\n    more", NULL },
	{ "1. a\n2. b\n3. c", "1. a\n2. b\n3. c", NULL },
	{ "-\n- x", "- \n- x", NULL },
	{ "> quoted\n> text\n>\n> more", "> quoted text\n\n> more", NULL },
	{ "- > q\n\n  p", "- > q\n\n  p", NULL },
	{ "a\n\n    code  here\n    more\n\nb",
	  "a\n\n    code  here\n    more\n\nb", NULL },
	{ "```\nx = 1\n\ny\n```", "    x = 1\n    \n    y",
	  "<pre><code>x = 1\n\ny\n</code></pre>" },
	{ "a\n\n---\n\nb", "a\n\n---\n\nb", NULL },
	{ "| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |",
	  NULL },
	{ "5 &lt; 6 &amp; 7 &gt; 6", "5 < 6 & 7 > 6",
	  "<p>5 &lt; 6 &amp; 7 &gt; 6</p>" },
	{ "5 < 6 and \\<b>", "5 < 6 and <b>", "<p>5 &lt; 6 and &lt;b&gt;</p>" },
	{ "[the rule](https://x.org/a)", "the rule (https://x.org/a)",
	  "<p><a href=\"https://x.org/a\">the rule</a></p>" },
	{ "<https://x.org>", "https://x.org",
	  "<p><a href=\"https://x.org\">https://x.org</a></p>" },
	{ "<a@x.org>", "a@x.org",
	  "<p><a href=\"mailto:a@x.org\">a@x.org</a></p>" },
	{ "[go](javascript:alert(1))", "go", "<p>go</p>" },
	{ "[*go*](file:///etc/passwd) on", "go on", "<p><em>go</em> on</p>" },
	{ "![an ECG](http://x.org/a.png)", "an ECG", "<p>an ECG</p>" },
	{ "[![pic](a.png)](https://x.org)", "pic (https://x.org)",
	  "<p><a href=\"https://x.org\">pic</a></p>" },
	{ "a&#x202E;b&#27;[2J", "ab[2J", "<p>ab[2J</p>" },
	{ "\"quoted\"", "\"quoted\"", "<p>&quot;quoted&quot;</p>" },
};

static void
markdown__becomes_plain_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(known); i++) {
		struct pr_err err = { 0 };
		char *out;

		assert_pr_ok(pr_markdown_text(&out, known[i].in,
					      strlen(known[i].in), &err),
			     &err);
		assert_string_equal(out, known[i].text);
		free(out);
	}
}

static void
markdown__becomes_safe_html(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(known); i++) {
		struct pr_err err = { 0 };
		char *out;

		if (!known[i].html)
			continue;
		assert_pr_ok(pr_markdown_html(&out, known[i].in,
					      strlen(known[i].in), &err),
			     &err);
		assert_string_equal(out, known[i].html);
		free(out);
	}
}

static void
markdown__raw_html_is_refused_with_its_line(void **state)
{
	static const char *const wrong[] = {
		"a\n\n<script>x</script>",
		"a\n\nx <b>bold</b>",
		"a\n\n<!-- note -->",
		"a\n\n- x <img src=y>",
	};
	struct pr_err err = { 0 };

	(void)state;
	for (size_t i = 0; i < PR_LEN(wrong); i++) {
		size_t len = strlen(wrong[i]);
		char *out = NULL;

		assert_int_equal(pr_markdown_text(&out, wrong[i], len, &err),
				 PR_ESCHEMA);
		assert_non_null(strstr(err.text, "line 3"));
		assert_null(out);
		assert_pr_refused(pr_markdown_html(&out, wrong[i], len, &err),
				  PR_ESCHEMA, &err);
		assert_null(out);
		assert_pr_refused(pr_markdown_check(wrong[i], len, &err),
				  PR_ESCHEMA, &err);
	}
	assert_pr_ok(pr_markdown_check("*fine*", 6, &err), &err);
}

static void
markdown__deep_nesting_is_refused(void **state)
{
	struct pr_err err = { 0 };
	char text[20000];
	char *out = NULL;

	(void)state;
	memset(text, '>', sizeof(text));
	assert_pr_refused(pr_markdown_text(&out, text, sizeof(text), &err),
			  PR_ESCHEMA, &err);
	assert_pr_refused(pr_markdown_check(text, 33, &err), PR_ESCHEMA, &err);
	assert_null(out);
	text[32] = 'x';
	assert_pr_ok(pr_markdown_text(&out, text, 33, &err), &err);
	assert_int_equal(strlen(out), 65);
	free(out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markdown__becomes_plain_text),
		cmocka_unit_test(markdown__becomes_safe_html),
		cmocka_unit_test(markdown__raw_html_is_refused_with_its_line),
		cmocka_unit_test(markdown__deep_nesting_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
