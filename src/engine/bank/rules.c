/* rules.c - one line a rule: number, name, severity, words */
#include "proctor/rules.h"

#include "proctor/foreign.h"

#include "rule_numbers.h"

#include <string.h>

static const struct pr_rule rules[] = {
#define R(number, name, severity, wrong, right) \
	{ number, PR_##severity, name, wrong, right },
#include "rules.def"
#undef R
};

const struct pr_rule *
pr_rule_find(int number)
{
	for (size_t i = 0; i < PR_LEN(rules); i++)
		if (rules[i].number == number)
			return &rules[i];
	return NULL;
}

size_t
pr_rule_count(void)
{
	return PR_LEN(rules);
}

const struct pr_rule *
pr_rule_at(size_t i)
{
	return &rules[i];
}

/* Takes back a character that was cut in the middle. */
static size_t
whole_characters(const char *text, size_t n)
{
	size_t back = n;

	while (back > 0 && ((unsigned char)text[back - 1] & 0xc0) == 0x80)
		back--;
	if (back > 0 && (unsigned char)text[back - 1] >= 0xc0)
		return back - 1;
	return n;
}

void
pr_rule_text(char *out, size_t cap, const char *words, const char *const *args,
	     size_t n_args)
{
	size_t n = 0;

	while (*words && n + 1 < cap) {
		const char *put = words;
		size_t len = 1;

		if (words[0] == '{' && words[1] >= '1' && words[1] <= '9' &&
		    words[2] == '}') {
			size_t k = (size_t)(words[1] - '1');

			put = k < n_args && args[k] ? args[k] : "?";
			len = strlen(put);
			words += 2;
		}
		words++;
		if (len > cap - 1 - n) {
			len = whole_characters(put, cap - 1 - n);
			words = "";
		}
		memcpy(out + n, put, len);
		n += len;
	}
	out[n] = '\0';
}
