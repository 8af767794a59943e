/* review_text.c - today's queue as text; see report/study.h */
#include "proctor/date.h"
#include "report/page.h"
#include "report/study.h"
#include "report/study_words.h"

#include <stdio.h>

#define BAR 40

static void
put_head(struct page *page, const struct pr_review *r)
{
	char line[2 * STUDY_WORDS], today[STUDY_WORDS], left[80] = "";

	if (r->exam_date[0])
		snprintf(left, sizeof(left), ", exam in %d day%s", r->days_left,
			 r->days_left == 1 ? "" : "s");
	snprintf(line, sizeof(line), "Today's queue: %s, %.40s%s", r->exam,
		 study_when(today, r->today, true), left);
	page_wrap(page, line, 0, 0);
	page_wrap(page, r->sentence, 0, 0);
}

static void
put_rows(struct page *page, const struct pr_review *r)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct pr_review_row *row = &r->rows[i];
		char line[2 * STUDY_WORDS], how[STUDY_WORDS];

		if (row->item_rev)
			snprintf(line, sizeof(line), "%zu. %s, %.160s: %s",
				 i + 1, row->domain, study_row(how, row),
				 row->words);
		else
			snprintf(line, sizeof(line),
				 "%zu. Skill %s, %.160s: proctor drill %s "
				 "--skill %s",
				 i + 1, row->words, study_row(how, row),
				 row->domain, row->name);
		page_wrap(page, line, 0, 4);
	}
}

/* A row that was met, or a skill that fades. */
static bool
any_due(const struct pr_review *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (!r->rows[i].unseen)
			return true;
	return false;
}

static void
put_load(struct page *page, const struct pr_review *r)
{
	struct pr_date day;
	int most = 0;

	for (int i = 0; i < PR_REVIEW_DAYS; i++)
		most = r->load[i] > most ? r->load[i] : most;
	if (!most && any_due(r)) /* what is due is above, there is no more */
		return;
	if (!most || pr_date_parse(&day, r->today, NULL)) {
		page_wrap(page, "No review falls due in the next 14 days.", 0,
			  0);
		return;
	}
	page_add(page, "Reviews expected in the next 14 days:\n");
	for (int i = 0; i < PR_REVIEW_DAYS; i++) {
		int cells = (r->load[i] * BAR + most - 1) / most;
		char date[PR_DATE_TEXT], when[STUDY_WORDS];

		pr_date_format(date,
			       pr_date_from_days(pr_date_to_days(day) + i));
		page_printf(page, "  %-10s ", study_when(when, date, false));
		for (int k = 0; k < cells; k++)
			page_addc(page, '#');
		page_printf(page, "%s%d min\n", cells ? " " : "", r->load[i]);
	}
}

enum pr_status
review_text(const struct pr_review *review, int width,
	    const struct pr_sink *sink, struct pr_err *err)
{
	struct page page;

	page_init(&page, sink, width);
	put_head(&page, review);
	page_addc(&page, '\n');
	put_rows(&page, review);
	if (review->n)
		page_addc(&page, '\n');
	put_load(&page, review);
	return page_end(&page, err);
}
