/*
 * test_ceu_shapes.c - members of a rules file: what is missing, of another
 * kind, unknown, out of range, unclean
 */
#include "ceu_rules_rows.h"

static const struct row rows[] = {
	{ 131, "rules file", NULL, " \"version\": 3,\n", "" },
	{ 131, "rules file", "issuer", "\"name\": \"Demo Certifier\", ", "" },
	{ 131, "rules file", "credentials[0]",
	  ", \"name\": \"Demo Health Technician\"", "" },
	{ 131, "rule", "rules[0]",
	  "\"kind\": \"total\", \"credentials\": "
	  "[\"DHT\"], ",
	  "" },
	{ 131, "rule", "rules[4]", "\"attribute\": \"category\", ", "" },
	{ 131, "rule", "rules[4]", ", \"values\": [\"inside\"]", "" },
	{ 131, "rules file", "references[0]",
	  "\"address\": \"demo.example/guide\", ", "" },
	{ 132, "rules file", "version", "\"version\": 3",
	  "\"version\": \"3\"" },
	{ 132, "rule", "rules[0].units", TOTAL,
	  "\"grade\": \"A\", \"units\": \"20\"" },
	{ 132, "rules file", "rules[21]", LAST, LAST ", 7" },
	{ 132, "rule", "rules[14].yearly", FEE,
	  "\"amount\": 218, \"yearly\": 1" },
	{ 133, "rules file", "mood", " \"version\": 3,",
	  " \"version\": 3, \"mood\": 1," },
	{ 133, "rule", "rules[0].unit", TOTAL, TOTAL ", \"unit\": 20" },
	{ 133, "rule", "rules[0].most", TOTAL, TOTAL ", \"most\": 20" },
	{ 133, "rule", "rules[8].units", "\"says\": \"Once only.\"",
	  "\"says\": \"Once only.\", \"units\": 1" },
	{ 134, "rules file", "issuer.kind", ISSUER_KIND,
	  "\"kind\": \"school\"" },
	{ 134, "rules file", "issuer.account", "\"account\": \"issuer\"",
	  "\"account\": \"pooled\"" },
	{ 134, "rule", "rules[0].kind",
	  "\"kind\": \"total\", \"credentials\": "
	  "[\"DHT\"]",
	  "\"kind\": \"totals\", \"credentials\": [\"DHT\"]" },
	{ 134, "rule", "rules[3].anchor", CYCLE,
	  "\"months\": 24, \"anchor\": \"birthday\"" },
	{ 134, "rule", "rules[5].straddle", "\"straddle\": \"unknown\"",
	  "\"straddle\": \"perhaps\"" },
	{ 134, "rule", "rules[4].attribute", "\"attribute\": \"category\"",
	  "\"attribute\": \"topic\"" },
	{ 134, "rule", "rules[15].grade", "\"grade\": \"D\"",
	  "\"grade\": \"E\"" },
	{ 134, "rule", "rules[16].fields[0]", FIELDS,
	  "\"fields\": [\"reported\", \"title\", \"units\", " },
	{ 135, "rule", "rules[0].units", TOTAL,
	  "\"grade\": \"A\", \"units\": 0" },
	{ 135, "rule", "rules[0].units", TOTAL,
	  "\"grade\": \"A\", \"units\": 20.005" },
	{ 135, "rule", "rules[0].units", TOTAL,
	  "\"grade\": \"A\", \"units\": 10000.01" },
	{ 135, "rule", "rules[2].each", SEVERAL, "\"each\": -1, \"most\": 50" },
	{ 135, "rule", "rules[2].most", SEVERAL, "\"each\": 1, \"most\": 0" },
	{ 135, "rule", "rules[3].months", CYCLE,
	  "\"months\": 121, \"anchor\": \"date\"" },
	{ 135, "rule", "rules[3].months", CYCLE,
	  "\"months\": 0, \"anchor\": \"date\"" },
	{ 135, "rule", "rules[4].percent", INSIDE,
	  "\"values\": [\"inside\"], \"percent\": 80.5" },
	{ 135, "rule", "rules[4].percent", INSIDE,
	  "\"values\": [\"inside\"], \"percent\": 101" },
	{ 135, "rule", "rules[6].cycles", ROOM, "\"units\": 8, \"cycles\": 0" },
	{ 135, "rule", "rules[6].cycles", ROOM,
	  "\"units\": 8, \"cycles\": 11" },
	{ 135, "rule", "rules[7].units", OTHERS,
	  "\"values\": [\"others\"], \"units\": -0.5" },
	{ 135, "rule", "rules[10].minutes", COUNTING, "\"minutes\": 0" },
	{ 135, "rule", "rules[10].least", COUNTING,
	  "\"minutes\": 60, \"least\": 4.5" },
	{ 135, "rule", "rules[10].step", COUNTING,
	  "\"minutes\": 60, \"step\": 0" },
	{ 134, "rule", "rules[10].rest", COUNTING,
	  COUNTING ", \"rest\": \"half\"" },
	{ 134, "rule", "rules[20].when", "\"How long is an extension?\"",
	  "\"q\", \"when\": \"always\"" },
	{ 132, "rule", "rules[16].listed", FIELDS,
	  "\"listed\": \"yes\", " FIELDS },
	{ 135, "rule", "rules[12].days", GRACE, "\"days\": 3661" },
	{ 135, "rule", "rules[13].days", REPORT, "\"days\": -1" },
	{ 135, "rule", "rules[18].days", LAPSE, LAPSE ", \"days\": -1" },
	{ 135, "rule", "rules[18].days", LAPSE, LAPSE ", \"days\": 1.5" },
	{ 133, "rule", "rules[18].months", LAPSE, LAPSE ", \"months\": 6" },
	{ 135, "rule", "rules[14].amount", FEE, "\"amount\": 218.125" },
	{ 135, "rule", "rules[15].percent", AUDIT, "\"percent\": -5}" },
	{ 137, "rules file", "issuer.identifier", "\"identifier\": \"DEMO\"",
	  "\"identifier\": \"DEMO CERT\"" },
	{ 137, "rules file", "credentials[0].formerly", "\"DMT\"", "\"D/MT\"" },
	{ 139, "rules file", "as_of", "\"as_of\": \"2026-11-22\"",
	  "\"as_of\": \"2026-11\"" },
	{ 139, "rules file", "references[1].as_of", "\"2024-03\"",
	  "\"2024-13\"" },
	{ 139, "rule", "rules[2].as_of", "\"2025-02-03\"", "\"2025-02-29\"" },
	{ 139, "rule", "rules[10].as_of", "\"2014\"", "\"about 2014\"" },
	{ 139, "rule", "rules[5].to", "\"2029-12-31\"", "\"2029\"" },
	{ 142, "rule", "rules[0].says", "Twenty CEUs a cycle.", " " },
	{ 142, "rule", "rules[20].question", "How long is an extension?", "" },
	{ 143, "rules file", "credentials",
	  "\"credentials\": [\n  {" DHT
	  ", \"formerly\": \"DMT\"},\n  {\"identifier\": \"DHA\", \"name\": "
	  "\"Demo Health Administrator\"}\n ]",
	  "\"credentials\": []" },
	{ 143, "rule", "rules[4].values", INSIDE,
	  "\"values\": [], \"percent\": 80" },
	{ 143, "rule", "rules[0].credentials",
	  TOTAL_ID "\"credentials\": [\"DHT\"]",
	  TOTAL_ID "\"credentials\": []" },
	{ 143, "rule", "rules[10].references",
	  "[\"copy\"], \"as_of\": \"2014\"", "[], \"as_of\": \"2014\"" },
	{ 145, "rule", "rules[4].values", INSIDE,
	  "\"values\": [\"inside\", \"inside\"], \"percent\": 80" },
	{ 145, "rule", "rules[17].credentials", REPLACES,
	  "\"credentials\": [\"DHA\", \"DHT\", \"DHT\"]" },
	{ 161, "rule", "rules[0].says", "Twenty CEUs", "Twenty\\u001b CEUs" },
	{ 161, "rules file", "issuer.name", "Demo Certifier",
	  "Demo \\u202eCertifier" },
};

static void
shapes__every_fault_is_named_with_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++)
		rules_break(&rows[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shapes__every_fault_is_named_with_its_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
