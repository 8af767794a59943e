/* fuzz_markdown.c - Markdown gives clean text and harmless HTML, or a refusal
 */
#include "proctor/markdown.h"
#include "proctor/text.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	struct pr_err err = { 0 };
	char *plain, *html;
	enum pr_status st = pr_markdown_text(&plain, text, size, &err);

	if ((st != PR_OK) != (err.text[0] != '\0') ||
	    (st == PR_OK) != (plain != NULL))
		abort();
	if (pr_markdown_html(&html, text, size, NULL) != st)
		abort();
	if (st != PR_OK)
		return 0;
	if (!pr_text_is_clean(plain, strlen(plain), 0) ||
	    !pr_text_is_clean(html, strlen(html), 0) ||
	    strstr(html, "<script") || strstr(html, "<img") ||
	    strstr(html, "href=\"javascript"))
		abort();
	free(plain);
	free(html);
	return 0;
}
