/* test_ceu_report_files.c - the packet for an auditor */
#include "proctor/rng.h"
#include "report/ceu_export.h"

#include "ceu_table.h"

static const char *const files[CASE_ENTRIES] = {
	"certificates/01 day & \"night\".pdf"
};

static const char *
print_packet(struct ceu_case *c,
	     enum pr_status (*page)(const struct ceu_report *,
				    const struct ceu_packet *,
				    const struct pr_sink *, struct pr_err *))
{
	struct ceu_packet packet = { .cycle = case_now(c, "TST"),
				     .files = files };
	struct pr_err err = { 0 };

	c->report.account = case_account(c, "TST");
	buf_reset(&c->got);
	assert_pr_ok(page(&c->report, &packet, &c->sink, &err), &err);
	return buf_text(&c->got);
}

static void
packet__html_stands_alone_and_is_escaped(void **state)
{
	struct ceu_case *c = *state;
	const char *html = print_packet(c, ceu_packet_html);

	assert_has(html, "<title>Continuing education: TA (TST), 1 Mar 2025 to "
			 "28 Feb 2027</title>");
	assert_has(html, "background:#fff");
	assert_has(html, "1. Coding &lt;day&gt; &amp; &quot;night&quot;</h3>");
	assert_has(html, "href=\"./certificates/01%20day%20%26%20%22night%22."
			 "pdf\">certificates/01 day &amp; &quot;night&quot;.pdf"
			 "</a>");
	assert_has(html, "Core &lt;domains&gt; 11.5 of 16.0");
	assert_has(html, "Keeping a credential &lt;2025&gt;");
	assert_has_not(html, "<day>");
	assert_has_not(html, "<domains>");
	assert_has_not(html, "src=");
	assert_has_not(html, "http-equiv=\"refresh\"");
	assert_has(html, "</body>\n</html>\n");
	assert_has(html, "Logging is not reporting");
	assert_has(html, "Not affiliated");
}

static void
packet__names_what_is_missing_and_what_does_not_count(void **state)
{
	struct ceu_case *c = *state;
	const char *html, *missing, *other;

	c->entries[2].provider = "";
	html = print_packet(c, ceu_packet_html);
	missing = strstr(html, "<h2>Missing</h2>");
	other = strstr(html, "<h2>Not counted, and why</h2>");
	assert_non_null(missing);
	assert_non_null(other);
	assert_has(missing, "<p>2. =Privacy: a certificate</p>");
	assert_has(missing, "<p>3. Webinar: who offered it, a certificate</p>");
	assert_has_not(missing, "1. Coding");
	assert_has_not(html, "an ordinary duty");
	assert_has(strstr(other, "<h2>Not claimed</h2>"),
		   "<p>2025-09-01 Staff meeting</p>");
	assert_has(html, "<dt>Member number</dt><dd>____");
	assert_has(other, "2025-08-01 Asked about: waits: 2.0 if TST accepts");
	assert_has_not(other, "Webinar");
	assert_has(html, "Looked for here in each activity: who offered it, "
			 "the units, a certificate [");
	assert_has(html, "<td>T-PROOF</td><td>Keep proof.</td>");
	c->rules[7].listed = true;
	assert_has(print_packet(c, ceu_packet_html),
		   "TST asks for each activity: who offered it");
	c->rules[7].question = "What proof?";
	html = print_packet(c, ceu_packet_html);
	assert_has(html, "; what TST asks for is not known.");
	assert_has_not(html, "TST asks for each");
}

/* An auditor has no answers, and nothing to type. */
static void
packet__has_no_question_and_no_command(void **state)
{
	struct ceu_case *c = *state;
	const char *html;

	c->rules[6].question = "What is the fee?";
	c->rules[6].cents = -1;
	case_judge(c, "2027-07-01"); /* over, short, and something waits */
	assert_true(case_account(c, "TST")->n_questions > 1);
	case_now(c, "TST")[-1].need_by = &c->rules[0];
	html = print_packet(c, ceu_packet_html);
	assert_has_not(html, "?<");
	assert_has_not(html, "Does the 40 percent rule hold");
	assert_has_not(html, "Not settled");
	assert_has_not(html, "Fee");
	assert_has_not(html, "proctor ceu");
	assert_has_not(html, "settle");
	case_now(c, "TST")->fee_cents = 5000;
	assert_has(print_packet(c, ceu_packet_html), "<dt>Fee</dt><dd>$50.00");
}

static void
packet__what_was_reported_before_a_correction_is_said(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_told told = {
		.entry = 12,
		.issuer = "TST",
		.reported = case_day("2025-07-07"),
		.date = case_day("2025-06-01"),
		.title = "Privacy <old>",
		.provider = "Provider",
		.minutes = -1,
		.units = 400,
		.word = { "other", "", "" },
		.approval = "X1",
		.reason = "the certificate says 3.5",
	};
	struct table t;

	c->claims[1].reported_before = case_day("2025-07-07");
	case_judge(c, "2026-02-01");
	assert_has(print_packet(c, ceu_packet_html),
		   "<dt>Reported before</dt><dd>on 7 Jul 2025 as it was before "
		   "a correction, which is not known here</dd>");
	c->picture.ledger.told = &told;
	c->picture.ledger.n_told = 1;
	assert_has(print_packet(c, ceu_packet_html),
		   "<dd>on 7 Jul 2025 as 4.0 CEUs, Privacy &lt;old&gt;, Other "
		   "topics, number X1; corrected since: the certificate says "
		   "3.5</dd>");
	read_table(&t, print_packet(c, ceu_packet_csv));
	assert_has(cell(&t, 2, "reported_before"), "as 4.0 CEUs, Privacy");
	assert_string_equal(cell(&t, 1, "reported_before"), "");
}

static void
packet__a_certificate_left_out_is_missing(void **state)
{
	struct ceu_case *c = *state;
	struct ceu_packet packet = { .cycle = case_now(c, "TST") };
	struct pr_err err = { 0 };

	c->report.account = case_account(c, "TST");
	assert_pr_ok(ceu_packet_html(&c->report, &packet, &c->sink, &err),
		     &err);
	assert_has(buf_text(&c->got),
		   "&quot;night&quot;: the file of the certificate, "
		   "which is missing or changed</p>");
	assert_has(buf_text(&c->got), "day &amp; night.pdf (missing or "
				      "changed, not in this packet)");
}

static void
packet__every_number_of_a_rule_is_in_its_table(void **state)
{
	struct ceu_case *c = *state;
	int seen = 0;

	print_packet(c, ceu_packet_html);
	for (const char *p = buf_text(&c->got); (p = strchr(p, '[')); p++) {
		char row[40];

		snprintf(row, sizeof(row), "<tr><td>[%d]</td>", atoi(p + 1));
		assert_has(buf_text(&c->got), row);
		seen++;
	}
	assert_true(seen > 8);
}

static void
packet__csv_has_the_same_entries(void **state)
{
	struct ceu_case *c = *state;
	struct table t;

	read_table(&t, print_packet(c, ceu_packet_csv));
	assert_int_equal(t.rows, 6);
	for (size_t i = 0; i < t.rows; i++)
		assert_int_equal(t.columns[i], t.columns[0]);
	assert_string_equal(cell(&t, 1, "number"), "1");
	assert_string_equal(cell(&t, 1, "entry"), "11");
	assert_string_equal(cell(&t, 1, "file"), files[0]);
	assert_string_equal(cell(&t, 1, "counted"), "8.0");
	assert_string_equal(cell(&t, 1, "missing"), "");
	assert_string_equal(cell(&t, 2, "title"), "=Privacy");
	assert_string_equal(cell(&t, 2, "missing"), "a certificate");
	assert_string_equal(cell(&t, 3, "units"), "2.0");
	assert_string_equal(cell(&t, 4, "counted"), "0.0");
	assert_string_equal(cell(&t, 5, "words"), "not claimed");
}

/* Eight entries of any days, units and answers, judged. */
static void
fill_random(struct ceu_case *c, struct pr_rng *rng)
{
	static char titles[CASE_ENTRIES][20];

	c->picture.ledger.n_entries = 0;
	for (size_t i = 0; i < CASE_ENTRIES; i++) {
		int64_t first = pr_date_to_days(case_day("2024-12-01"));
		char day[PR_DATE_TEXT];

		/* oldest first, as a ledger is */
		pr_date_format(day, pr_date_from_days(
					    first + 130 * (int64_t)i +
					    (int64_t)pr_rng_below(rng, 130)));
		snprintf(titles[i], sizeof(titles[i]), "<Title %zu>", i);
		case_entry(c, day, titles[i], 1 + (int)pr_rng_below(rng, 900),
			   -1, (enum pr_ceu_accepted)pr_rng_below(rng, 3),
			   pr_rng_below(rng, 2) ? "core" : "other",
			   pr_rng_below(rng, 2) ? "2026-01-31" : "");
	}
	case_judge(c, "2026-02-01");
}

static int
hundredths(const char *text)
{
	struct pr_err err = { 0 };
	int out = 0;

	assert_pr_ok(pr_ceu_units_parse(&out, text, &err), &err);
	return out;
}

/* Each entry of the cycle stands in it once, with the sum of the status. */
static void
packet__of_any_ledger_adds_up_to_what_the_status_says(void **state)
{
	struct ceu_case *c = *state;
	struct pr_rng rng;

	pr_rng_seed(&rng, 22);
	for (int n = 0; n < 200; n++) {
		const struct pr_ceu_cycle *cycle;
		struct table t;
		const char *html;
		int sum = 0;
		size_t inside = 0;

		fill_random(c, &rng);
		cycle = case_now(c, "TST");
		read_table(&t, print_packet(c, ceu_packet_csv));
		for (size_t i = 1; i < t.rows; i++) {
			assert_int_equal(atoi(cell(&t, i, "number")), i);
			sum += hundredths(cell(&t, i, "counted"));
		}
		assert_int_equal(sum, cycle->counted - cycle->carried);
		html = print_packet(c, ceu_packet_html);
		for (size_t k = 0; k < CASE_ENTRIES; k++) {
			const struct pr_ceu_entry *e = &c->entries[k];
			bool within =
				pr_date_order(e->date, cycle->from) >= 0 &&
				pr_date_order(e->date, cycle->to) <= 0;
			size_t rows = 0;
			char title[40];

			for (size_t i = 1; i < t.rows; i++)
				rows += !strcmp(cell(&t, i, "title"), e->title);
			assert_int_equal(rows, within);
			snprintf(title, sizeof(title), "&lt;Title %zu&gt;", k);
			assert_int_equal(strstr(html, title) != NULL, within);
			inside += within;
		}
		assert_int_equal(t.rows, 1 + inside);
		assert_true(inside > 4 && inside < CASE_ENTRIES);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)
		TEST(packet__html_stands_alone_and_is_escaped),
		TEST(packet__names_what_is_missing_and_what_does_not_count),
		TEST(packet__has_no_question_and_no_command),
		TEST(packet__what_was_reported_before_a_correction_is_said),
		TEST(packet__a_certificate_left_out_is_missing),
		TEST(packet__every_number_of_a_rule_is_in_its_table),
		TEST(packet__csv_has_the_same_entries),
		TEST(packet__of_any_ledger_adds_up_to_what_the_status_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
