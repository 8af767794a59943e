/* test_ceu_report_export.c - the ledger as a table and as JSON */
#include "proctor/hash.h"
#include "proctor/uuid.h"
#include "report/ceu_export.h"

#include "ceu_table.h"

#include <cjson/cJSON.h>

static void
export__columns_stand_in_the_documented_order(void **state)
{
	struct ceu_case *c = *state;
	const char *csv = case_print(c, ceu_export_csv);
	static const char want[] =
		"record,uuid,date,title,provider,minutes,units,cost,"
		"certificate,certificate_sha256,note,issuer,accepted,why,"
		"units_there,category,source,place,approval,reported,period,"
		"credential,since,expires,renewal_month,until,successor,reason,"
		"account,from,to,fee,paid,reported_before,noted\r\n";

	assert_memory_equal(csv, want, sizeof(want) - 1);
}

static void
fill_more(struct ceu_case *c)
{
	c->holdings[0].renewal_month = 11;
	c->holdings[1].until = case_day("2026-01-05");
	c->holdings[1].successor = "BLS";
	c->holdings[1].reason = "a, better \"card\"";
	c->copied[0] = (struct pr_ceu_copied){ .row = 3,
					       .account = "TST",
					       .from = case_day("2025-02-01"),
					       .to = case_day("2027-01-31"),
					       .units = 2050,
					       .fee_cents = 12345,
					       .paid = case_day("2026-01-02") };
	c->picture.ledger.copied = c->copied;
	c->picture.ledger.n_copied = 1;
	c->entries[1].cost_cents = 0;
	c->entries[1].note = "'=not a formula";
	c->entries[1].provider = "'Tis a school";
	c->entries[4].n_claims = 0;
	c->claims[1].units = 25;
	c->claims[1].word[PR_CEU_SOURCE] = "own";
	c->claims[1].word[PR_CEU_PLACE] = "@home";
	c->claims[1].approval = "-12";
	c->claims[1].period = case_day("2027-01-31");
	c->claims[1].reported = case_day("2026-01-31");
}

static void
export__csv_loses_nothing(void **state)
{
	struct ceu_case *c = *state;
	struct table t;
	char hash[PR_HASH_TEXT];

	fill_more(c);
	read_table(&t, case_print(c, ceu_export_csv));
	assert_int_equal(t.rows, 1 + 2 + 1 + 5);
	for (size_t i = 0; i < t.rows; i++)
		assert_int_equal(t.columns[i], t.columns[0]);
	assert_string_equal(cell(&t, 1, "record"), "holding");
	assert_string_equal(cell(&t, 1, "credential"), "TA");
	assert_string_equal(cell(&t, 1, "issuer"), "TST");
	assert_string_equal(cell(&t, 1, "since"), "2025-03-01");
	assert_string_equal(cell(&t, 1, "renewal_month"), "11");
	assert_string_equal(cell(&t, 2, "expires"), "2026-06-30");
	assert_string_equal(cell(&t, 2, "renewal_month"), "");
	assert_string_equal(cell(&t, 2, "until"), "2026-01-05");
	assert_string_equal(cell(&t, 2, "successor"), "BLS");
	assert_string_equal(cell(&t, 2, "reason"), "a, better \"card\"");
	assert_string_equal(cell(&t, 3, "record"), "cycle");
	assert_string_equal(cell(&t, 3, "account"), "TST");
	assert_string_equal(cell(&t, 3, "from"), "2025-02-01");
	assert_string_equal(cell(&t, 3, "to"), "2027-01-31");
	assert_string_equal(cell(&t, 3, "units"), "20.5");
	assert_string_equal(cell(&t, 3, "fee"), "123.45");
	assert_string_equal(cell(&t, 3, "paid"), "2026-01-02");
	assert_string_equal(cell(&t, 4, "record"), "entry");
	assert_string_equal(cell(&t, 4, "uuid"),
			    "01000000-0000-0000-0000-000000000000");
	assert_string_equal(cell(&t, 4, "title"), c->entries[0].title);
	pr_hex_format(hash, c->entries[0].certificate, PR_HASH_LEN);
	assert_string_equal(cell(&t, 4, "certificate_sha256"), hash);
	assert_string_equal(cell(&t, 4, "certificate"), "day & night.pdf");
	assert_string_equal(cell(&t, 4, "reported"), "2025-05-01");
	assert_string_equal(cell(&t, 5, "title"), "=Privacy");
	assert_string_equal(cell(&t, 5, "provider"), "'Tis a school");
	assert_string_equal(cell(&t, 5, "note"), "'=not a formula");
	assert_string_equal(cell(&t, 5, "cost"), "0.00");
	assert_string_equal(cell(&t, 5, "units"), "3.5");
	assert_string_equal(cell(&t, 5, "units_there"), "0.25");
	assert_string_equal(cell(&t, 5, "category"), "core");
	assert_string_equal(cell(&t, 5, "source"), "own");
	assert_string_equal(cell(&t, 5, "place"), "@home");
	assert_string_equal(cell(&t, 5, "approval"), "-12");
	assert_string_equal(cell(&t, 5, "period"), "2027-01-31");
	assert_string_equal(cell(&t, 6, "minutes"), "150");
	assert_string_equal(cell(&t, 6, "units"), "");
	assert_string_equal(cell(&t, 6, "cost"), "");
	assert_string_equal(cell(&t, 7, "accepted"), "unknown");
	assert_string_equal(cell(&t, 8, "title"), "Staff meeting");
	assert_string_equal(cell(&t, 8, "issuer"), "");
	assert_string_equal(cell(&t, 8, "accepted"), "");
}

static void
export__no_cell_is_a_formula(void **state)
{
	struct ceu_case *c = *state;
	struct table t;

	fill_more(c);
	read_table(&t, case_print(c, ceu_export_csv));
	for (size_t i = 1; i < t.rows; i++)
		for (size_t k = 0; k < t.columns[i]; k++)
			assert_null(t.cells[i][k][0] ? strchr("=+-@\t\r",
							      t.cells[i][k][0])
						     : NULL);
}

static const char *
text(const cJSON *object, const char *name)
{
	const cJSON *v = cJSON_GetObjectItemCaseSensitive(object, name);

	assert_non_null(v);
	return cJSON_IsString(v) ? v->valuestring : NULL;
}

static double
number(const cJSON *object, const char *name)
{
	const cJSON *v = cJSON_GetObjectItemCaseSensitive(object, name);

	assert_true(cJSON_IsNumber(v));
	return v->valuedouble;
}

static void
export__json_loses_nothing(void **state)
{
	struct ceu_case *c = *state;
	const cJSON *h, *cycle, *e, *claim;
	cJSON *root;

	fill_more(c);
	root = cJSON_Parse(case_print(c, ceu_export_json));
	assert_non_null(root);
	assert_string_equal(text(root, "schema"), "proctor.ceu-ledger/1");
	h = cJSON_GetObjectItem(root, "holdings")->child;
	assert_string_equal(text(h, "credential"), "TA");
	assert_float_equal(number(h, "renewal_month"), 11, 0);
	assert_null(text(h, "until"));
	assert_string_equal(text(h->next, "expires"), "2026-06-30");
	assert_string_equal(text(h->next, "reason"), "a, better \"card\"");
	cycle = cJSON_GetObjectItem(root, "cycles")->child;
	assert_float_equal(number(cycle, "units"), 20.5, 0);
	assert_float_equal(number(cycle, "fee"), 123.45, 1e-9);
	e = cJSON_GetObjectItem(root, "entries")->child->next;
	assert_string_equal(text(e, "uuid"),
			    "02000000-0000-0000-0000-000000000000");
	assert_string_equal(text(e, "title"), "=Privacy");
	assert_string_equal(text(e, "note"), "'=not a formula");
	assert_float_equal(number(e, "cost"), 0, 0);
	claim = cJSON_GetObjectItem(e, "claims")->child;
	assert_string_equal(text(claim, "issuer"), "TST");
	assert_string_equal(text(claim, "accepted"), "yes");
	assert_float_equal(number(claim, "units_there"), 0.25, 0);
	assert_string_equal(text(claim, "approval"), "-12");
	assert_string_equal(text(claim, "reported"), "2026-01-31");
	assert_string_equal(text(claim, "period"), "2027-01-31");
	e = e->next;
	assert_null(text(e, "units"));
	assert_float_equal(number(e, "minutes"), 150, 0);
	assert_null(text(e, "certificate_sha256"));
	e = e->next->next;
	assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(e, "claims")),
			 0);
	assert_null(e->next);
	cJSON_Delete(root);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)
		TEST(export__columns_stand_in_the_documented_order),
		TEST(export__csv_loses_nothing),
		TEST(export__no_cell_is_a_formula),
		TEST(export__json_loses_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
