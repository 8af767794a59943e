/* stats_text.c - where a learner stands, as text; see stats_report.h */
#include "proctor/text.h"
#include "report/page.h"
#include "report/stats_report.h"
#include "report/stats_words.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define LABEL 16
#define NAME 5
#define TITLE 26
#define BAR 10
#define TABLE_WIDTH 79 /* of the whole table */

/* A table needs its columns: narrow paper gets sentences. */
static bool
speaks(const struct stats_report *report)
{
	return report->sentences ||
	       (report->width && report->width < TABLE_WIDTH);
}

/* The names of levels say what their titles say, and those of skills are too
 * long for a column. */
static bool
has_name(enum stats_section section)
{
	return section == STATS_WORDS_DOMAINS || section == STATS_WORDS_TASKS;
}

static bool
has_level(enum stats_section section)
{
	return section == STATS_WORDS_DOMAINS;
}

/* "######::::" - sure, likely, left; the blocks become these in ASCII. */
static void
put_bar(char out[4 * BAR], const struct pr_stat_row *row)
{
	int lo = (int)floor(row->lo * BAR + 0.5);
	int hi = (int)floor(row->hi * BAR + 0.5);
	int n = 0;

	for (int i = 0; i < BAR; i++)
		n += snprintf(out + n, (size_t)(4 * BAR - n), "%s",
			      i < lo   ? "\xe2\x96\x88"
			      : i < hi ? "\xe2\x96\x92"
				       : "\xe2\x96\x91");
}

static void
put_sentence(struct page *page, const struct pr_stat_row *row, bool level)
{
	char text[WORDS_MAX], trend[WORDS_MAX], line[2 * WORDS_MAX + 8];

	stats_words_row(text, row, level);
	stats_words_trend(trend, row);
	snprintf(line, sizeof(line), "%s%s%s.", text, trend[0] ? "; " : "",
		 trend);
	page_wrap(page, line, 2, 0);
}

/* What stands in the columns of a row; "" where there is nothing to say. */
struct columns {
	char right[24], range[24], bar[4 * BAR], weeks[WORDS_MAX], lost[24];
};

static void
fill_columns(struct columns *c, const struct pr_stat_row *row, bool ascii)
{
	memset(c, 0, sizeof(*c));
	stats_words_weeks(c->weeks, row, ascii);
	if (row->points_lost >= 0.05)
		snprintf(c->lost, sizeof(c->lost), "%.1f", row->points_lost);
	if (row->first == 0) {
		snprintf(c->right, sizeof(c->right), "-");
		snprintf(c->bar, sizeof(c->bar), "%*s", BAR, "");
		return;
	}
	snprintf(c->right, sizeof(c->right), "%ld/%ld", row->first_right,
		 row->first);
	snprintf(c->range, sizeof(c->range), "%d-%d %%", words_percent(row->lo),
		 words_percent(row->hi));
	put_bar(c->bar, row);
}

static void
put_row(struct page *page, const struct stats_report *report,
	enum stats_section section, const struct pr_stat_row *row)
{
	struct pr_wrap wrap = { .text = row->title,
				.len = strlen(row->title),
				.width = TITLE };
	struct pr_line line = { 0 };
	struct columns c;
	char words[WORDS_MAX];

	fill_columns(&c, row, report->ascii);
	pr_wrap_next(&wrap, &line);
	page_printf(page, "  %-*.8s %.*s%*s %7s %8s %s %s%s%s\n", NAME,
		    has_name(section) ? row->name : "", (int)line.len,
		    row->title + line.off, TITLE - line.cells, "", c.right,
		    c.range, c.bar, c.weeks, c.lost[0] ? " " : "", c.lost);
	while (pr_wrap_next(&wrap, &line))
		page_printf(page, "        %.*s\n", (int)line.len,
			    row->title + line.off);
	if (!has_level(section))
		return;
	stats_words_ability(words, row);
	page_wrap(page, words, NAME + 3, 0);
}

static void
put_rows(struct page *page, const struct stats_report *report,
	 enum stats_section section)
{
	const struct pr_stats *s = report->stats;
	const struct pr_stat_row *row = stats_words_rows(s, section, 0);
	bool level = has_level(section);

	if (!row)
		return;
	page_printf(page, "%s\n", stats_words_heading(section, s));
	if (!speaks(report))
		page_printf(page, "  %*s %7s %8s %-*s %s\n", NAME + 1 + TITLE,
			    "", "first", "range", BAR, "share",
			    level && s->has_form ? "12 weeks     lost"
						 : "12 weeks");
	for (size_t i = 0; row; row = stats_words_rows(s, section, ++i))
		if (speaks(report))
			put_sentence(page, row, level);
		else
			put_row(page, report, section, row);
	page_addc(page, '\n');
}

/* Labels of errors are longer than the column: they get a line of their own
 * kind. */
static void
put_fact(struct page *page, const struct stats_report *report,
	 enum stats_section section, const struct words_fact *fact)
{
	char line[2 * WORDS_MAX + 8];
	char label[WORDS_MAX];

	snprintf(label, sizeof(label), "%s", fact->label);
	label[0] = (char)toupper((unsigned char)label[0]);
	if (section >= STATS_WORDS_NEXT) {
		page_wrap(page, fact->text, 2, 0);
	} else if (speaks(report) || section == STATS_WORDS_ERRORS) {
		snprintf(line, sizeof(line), "%s: %s", label, fact->text);
		page_wrap(page, line, 2, section == STATS_WORDS_ERRORS ? 2 : 0);
	} else {
		snprintf(line, sizeof(line), "%-*s %s", LABEL, label,
			 fact->text);
		page_wrap(page, line, 2, LABEL + 1);
	}
}

static void
put_facts(struct page *page, const struct stats_report *report,
	  enum stats_section section)
{
	struct words_fact fact;
	int i = 0;

	for (; stats_words_fact(&fact, report->stats, section, i); i++) {
		if (i == 0)
			page_printf(
				page, "%s\n",
				stats_words_heading(section, report->stats));
		put_fact(page, report, section, &fact);
	}
	if (i && section != STATS_WORDS_NOTICE)
		page_addc(page, '\n');
}

enum pr_status
stats_text(const struct stats_report *report, const struct pr_sink *sink,
	   struct pr_err *err)
{
	struct page page;

	page_init(&page, sink, report->width);
	for (enum stats_section s = STATS_WORDS_SUMS; s < STATS_WORDS_SECTIONS;
	     s++) {
		put_facts(&page, report, s);
		put_rows(&page, report, s);
	}
	return page_end(&page, err);
}
