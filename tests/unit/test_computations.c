/* test_computations.c - shipped computation items, computed again
 *
 * extensions["urn:proctor:computation"] of an item holds its inputs and an
 * expression for each option: the key's formula and the slips. Each must give
 * the number that the option prints, at the precision it names, and no two
 * options may be the same number.
 */
#include "proctor/item.h"

#include "test.h"

#include <cJSON.h>
#include <ctype.h>
#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- expressions: + - * / ( ) ceil() sqrt() numbers and input names -------
 */

struct expr {
	const char *at;
	const cJSON *inputs;
	bool bad;
};

static double sum(struct expr *e);

static double
name(struct expr *e)
{
	char word[64];
	size_t n = 0;
	const cJSON *input;
	double value;

	while (isalnum((unsigned char)*e->at) || *e->at == '_') {
		if (n + 1 < sizeof(word))
			word[n++] = *e->at;
		e->at++;
	}
	word[n] = '\0';
	if (*e->at == '(') {
		e->at++;
		value = sum(e);
		e->bad |= *e->at != ')';
		e->at += *e->at == ')';
		if (!strcmp(word, "ceil"))
			return ceil(value);
		e->bad |= strcmp(word, "sqrt") != 0;
		return sqrt(value);
	}
	input = cJSON_GetObjectItemCaseSensitive(e->inputs, word);
	e->bad |= !cJSON_IsNumber(input);
	return input ? input->valuedouble : 0;
}

static double
factor(struct expr *e)
{
	double value;
	char *end;

	while (*e->at == ' ')
		e->at++;
	if (*e->at == '-') {
		e->at++;
		return -factor(e);
	}
	if (*e->at == '(') {
		e->at++;
		value = sum(e);
		e->bad |= *e->at != ')';
		e->at += *e->at == ')';
	} else if (isdigit((unsigned char)*e->at) || *e->at == '.') {
		value = strtod(e->at, &end);
		e->at = end;
	} else if (isalpha((unsigned char)*e->at)) {
		value = name(e);
	} else {
		e->bad = true;
		value = 0;
	}
	while (*e->at == ' ')
		e->at++;
	return value;
}

static double
product(struct expr *e)
{
	double value = factor(e);

	while (*e->at == '*' || *e->at == '/') {
		char sign = *e->at++;
		double other = factor(e);

		value = sign == '*' ? value * other : value / other;
	}
	return value;
}

static double
sum(struct expr *e)
{
	double value = product(e);

	while (*e->at == '+' || *e->at == '-') {
		char sign = *e->at++;
		double other = product(e);

		value = sign == '+' ? value + other : value - other;
	}
	return value;
}

/* NAN when it is no expression over these inputs. */
static double
compute(const char *text, const cJSON *inputs)
{
	struct expr e = { text, inputs, false };
	double value = sum(&e);

	return e.bad || *e.at ? (double)NAN : value;
}

/* The first number of an option: "$1,234.50", "-3.2 %". */
static double
printed(const char *text)
{
	char digits[64];
	size_t n = 0;
	const char *at = text + strcspn(text, "0123456789");
	bool minus = (at > text && at[-1] == '-') ||
		     (at > text + 1 && at[-1] == '$' && at[-2] == '-');

	for (; isdigit((unsigned char)*at) || *at == ',' ||
	       (*at == '.' && isdigit((unsigned char)at[1]));
	     at++)
		if (*at != ',' && n + 1 < sizeof(digits))
			digits[n++] = *at;
	digits[n] = '\0';
	return n ? (minus ? -1 : 1) * strtod(digits, NULL) : (double)NAN;
}

/* ---- items ----------------------------------------------------------------
 */

static int computed; /* items */

static bool
option_is(const cJSON *option, const cJSON *calc, double *value)
{
	const cJSON *exprs = cJSON_GetObjectItemCaseSensitive(calc, "options");
	const char *id = cJSON_GetStringValue(
		cJSON_GetObjectItemCaseSensitive(option, "id"));
	const char *text = cJSON_GetStringValue(
		cJSON_GetObjectItemCaseSensitive(option, "text"));
	const char *expr = cJSON_GetStringValue(
		cJSON_GetObjectItemCaseSensitive(exprs, id));
	double unit =
		pow(10, cJSON_GetNumberValue(cJSON_GetObjectItemCaseSensitive(
				calc, "decimals")));

	if (!expr || !text)
		return false;
	*value =
		compute(expr, cJSON_GetObjectItemCaseSensitive(calc, "inputs"));
	if (isnan(*value) || isnan(printed(text)))
		return false;
	/* a tie would make the rounding rule of the stem decide */
	if (fabs(fabs(*value * unit - floor(*value * unit)) - 0.5) < 1e-6)
		return false;
	*value = round(*value * unit) / unit;
	return fabs(*value - printed(text)) < 1e-9 * (1 + fabs(*value));
}

static void
check_item(const cJSON *item)
{
	const char *name_of = cJSON_GetStringValue(
		cJSON_GetObjectItemCaseSensitive(item, "identifier"));
	const cJSON *calc = cJSON_GetObjectItemCaseSensitive(
		cJSON_GetObjectItemCaseSensitive(item, "extensions"),
		"urn:proctor:computation");
	const cJSON *option;
	double values[8];
	size_t n = 0;

	if (!calc)
		return;
	computed++;
	cJSON_ArrayForEach(option,
			   cJSON_GetObjectItemCaseSensitive(item, "options"))
	{
		if (n >= PR_LEN(values) || !option_is(option, calc, &values[n]))
			fail_msg("%s: option %zu is not what its expression "
				 "gives",
				 name_of, n + 1);
		for (size_t k = 0; k < n; k++)
			if (values[k] >= values[n])
				fail_msg("%s: option %zu repeats a number or "
					 "stands out of order",
					 name_of, n + 1);
		n++;
	}
	assert_true(n >= 3);
}

static void
check_file(const char *path)
{
	char *text = NULL;
	cJSON *doc;
	const cJSON *item;
	size_t len;
	FILE *f = fopen(path, "rb");

	assert_non_null(f);
	assert_int_equal(fseek(f, 0, SEEK_END), 0);
	len = (size_t)ftell(f);
	rewind(f);
	text = calloc(1, len + 1);
	assert_non_null(text);
	assert_int_equal(fread(text, 1, len, f), len);
	fclose(f);
	doc = cJSON_Parse(text);
	assert_non_null(doc);
	cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(doc, "items"))
		check_item(item);
	cJSON_Delete(doc);
	free(text);
}

static int
check_bank(const char *folder)
{
	char path[400];
	DIR *dir = opendir(folder);
	struct dirent *entry;

	assert_non_null(dir);
	computed = 0;
	while ((entry = readdir(dir))) {
		if (!strstr(entry->d_name, ".json"))
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		check_file(path);
	}
	closedir(dir);
	return computed;
}

static void
computations__the_control_expressions_come_out(void **state)
{
	cJSON *in = cJSON_Parse("{\"a\": 6, \"b_2\": 4}");

	(void)state;
	assert_true(fabs(compute("(a+b_2)/ 4 - -1", in) - 3.5) < 1e-12);
	assert_true(fabs(compute("ceil(a/b_2)*sqrt(b_2)", in) - 4) < 1e-12);
	assert_true(isnan(compute("a+c", in)));
	assert_true(isnan(compute("a+", in)));
	assert_true(isnan(compute("(a", in)));
	assert_true(isnan(compute("max(a)", in)));
	assert_true(fabs(printed("-$1,234.50 a year") + 1234.5) < 1e-12);
	assert_true(fabs(printed("4.2 per 1,000") - 4.2) < 1e-12);
	assert_true(isnan(printed("none")));
	cJSON_Delete(in);
}

static void
computations__a_wrong_option_would_be_found(void **state)
{
	cJSON *calc = cJSON_Parse(
		"{\"decimals\": 1, \"inputs\": {\"d\": 7, \"n\": 2},"
		" \"options\": {\"A\": \"d/n\", \"B\": \"d/n/10\"}}");
	cJSON *right = cJSON_Parse("{\"id\": \"A\", \"text\": \"3.5 days\"}");
	cJSON *wrong = cJSON_Parse("{\"id\": \"A\", \"text\": \"3.6 days\"}");
	cJSON *tie = cJSON_Parse("{\"id\": \"B\", \"text\": \"0.4 days\"}");
	double value;

	(void)state;
	assert_true(option_is(right, calc, &value));
	assert_false(option_is(wrong, calc, &value));
	assert_false(option_is(tie, calc, &value));
	cJSON_Delete(calc);
	cJSON_Delete(right);
	cJSON_Delete(wrong);
	cJSON_Delete(tie);
}

static void
computations__the_rhit_bank_has_eighty_and_all_come_out(void **state)
{
	(void)state;
	assert_true(check_bank("question_banks/rhit") >= 80);
}

static void
computations__those_of_the_cehrs_bank_come_out(void **state)
{
	(void)state;
	assert_true(check_bank("question_banks/cehrs") >= 20);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			computations__the_control_expressions_come_out),
		cmocka_unit_test(computations__a_wrong_option_would_be_found),
		cmocka_unit_test(
			computations__the_rhit_bank_has_eighty_and_all_come_out),
		cmocka_unit_test(
			computations__those_of_the_cehrs_bank_come_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
