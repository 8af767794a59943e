/* response.c - whether a response has the form its item wants */
#include "proctor/coding.h"

#include "grade.h"

#include <string.h>

static enum pr_status
check_choice(const struct pr_item *item, uint32_t choice, struct pr_err *err)
{
	int n = 0, most = item->max_choices;

	if (item->n_options < 32 && choice >> item->n_options)
		return pr_fail(err, PR_EINVAL,
			       "there are only %zu options, A to %c",
			       item->n_options,
			       (char)('A' + (int)item->n_options - 1));
	for (uint32_t rest = choice; rest; rest &= rest - 1)
		n++;
	if (item->type != PR_ITEM_MULTIPLE_RESPONSE)
		most = 1;
	if (most && n > most)
		return pr_fail(err, PR_EINVAL,
			       "%d options chosen, at most %d may be", n, most);
	return PR_OK;
}

static enum pr_status
check_ids(const struct pr_item *item, const char *body, struct pr_err *err)
{
	bool seen[1024] = { false };
	size_t len;

	for (; (len = grade_word(&body, " ,;\n")) > 0; body += len) {
		const char *mark = memchr(body, '=', len);
		size_t left = mark ? (size_t)(mark - body) : len;
		int width = (int)(left < 40 ? left : 40);
		int k = grade_option(item->options, item->n_options, body,
				     left);

		if (k < 0)
			return pr_fail(err, PR_EINVAL,
				       "there is no \"%.*s\" to choose", width,
				       body);
		if (seen[k & 1023])
			return pr_fail(err, PR_EINVAL,
				       "\"%.*s\" is there twice", width, body);
		seen[k & 1023] = true;
		if (item->type != PR_ITEM_MATCHING)
			continue;
		if (!mark || grade_option(item->targets, item->n_targets,
					  mark + 1, len - left - 1) < 0)
			return pr_fail(err, PR_EINVAL,
				       "\"%.*s\" is matched to nothing that "
				       "is there; write source=target",
				       width, body);
	}
	return PR_OK;
}

static enum pr_status
check_codes(const char *body, struct pr_err *err)
{
	struct pr_code_line lines[PR_LINES_MAX];
	size_t n;

	return pr_code_lines_read(lines, &n, body, err);
}

static int
characters(const char *text)
{
	int n = 0;

	for (; *text; text++)
		n += ((unsigned char)*text & 0xc0) != 0x80;
	return n;
}

enum pr_status
pr_response_check(const struct pr_item *item,
		  const struct pr_response *response, struct pr_err *err)
{
	const char *body = response->body ? response->body : "";
	double value;

	if (pr_item_is_choice(item->type))
		return check_choice(item, response->choice, err);
	if (response->choice)
		return pr_fail(err, PR_EINVAL,
			       "this item is answered in writing");
	if (strlen(body) >= GRADE_BODY_MAX)
		return pr_fail(err, PR_EINVAL,
			       "the answer is longer than %d bytes",
			       GRADE_BODY_MAX - 1);
	if (body[strspn(body, " \t\r\n")] == '\0')
		return PR_OK;
	if (item->type == PR_ITEM_NUMERIC && !grade_read_number(&value, body))
		return pr_fail(err, PR_EINVAL,
			       "\"%.40s\" is not a number; write digits and "
			       "one point, such as 1234.5",
			       body);
	if (item->type == PR_ITEM_SHORT_TEXT && item->max_length > 0 &&
	    characters(body) > item->max_length)
		return pr_fail(err, PR_EINVAL,
			       "the answer is longer than %d characters",
			       item->max_length);
	if (item->type == PR_ITEM_CODE_ENTRY)
		return check_codes(body, err);
	if (item->type == PR_ITEM_MATCHING || item->type == PR_ITEM_ORDERING)
		return check_ids(item, body, err);
	return PR_OK;
}
