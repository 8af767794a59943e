/* fuzz_code_line.c - what is read as code lines, written, reads the same */
#include "proctor/coding.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool is_so)
{
	if (!is_so)
		abort();
}

static void
check_line(const struct pr_code_line *line)
{
	struct pr_code_shape shape;

	must(line->code[0] && memchr(line->code, '\0', sizeof(line->code)));
	must(line->n_mods >= 0 && line->n_mods <= PR_LINE_MODS);
	must(line->units >= 0 && line->units < 1000);
	must(!line->poa || strchr("YNUWE", line->poa));
	pr_code_shape(&shape, line->code, PR_CODE_NONE);
	must((shape.fault == PR_CODE_FINE) == (shape.words[0] == '\0'));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pr_code_line lines[PR_LINES_MAX], again[PR_LINES_MAX];
	struct pr_err err = { 0 };
	char text[2100], written[4000];
	size_t n = 0, m = 0, len = size < 2000 ? size : 2000;

	memcpy(text, data, len);
	text[len] = '\0';
	memset(lines, 0, sizeof(lines));
	memset(again, 0, sizeof(again));
	if (pr_code_lines_read(lines, &n, text, &err)) {
		must(err.text[0] && n == 0);
		return 0;
	}
	must(n <= PR_LINES_MAX);
	for (size_t i = 0; i < n; i++)
		check_line(&lines[i]);
	must(pr_code_lines_write(written, sizeof(written), lines, n) <
	     sizeof(written));
	must(pr_code_lines_read(again, &m, written, &err) == PR_OK);
	must(m == n);
	for (size_t i = 0; i < n; i++)
		if (again[i].system == PR_CODE_NONE) /* fits none: no name */
			lines[i].system = PR_CODE_NONE;
	must(memcmp(lines, again, n * sizeof(*lines)) == 0);
	return 0;
}
