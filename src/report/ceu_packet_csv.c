/* ceu_packet_csv.c - the entries of a packet, one row each; see report/ceu.h */
#include "report/ceu_export.h"
#include "report/ceu_packet.h"

#include <string.h>

const enum pr_ceu_field ceu_packet_fields[] = {
	PR_CEU_F_DATE,     PR_CEU_F_TITLE,       PR_CEU_F_PROVIDER,
	PR_CEU_F_UNITS,    PR_CEU_F_MINUTES,     PR_CEU_F_CATEGORY,
	PR_CEU_F_SOURCE,   PR_CEU_F_PLACE,       PR_CEU_F_APPROVAL,
	PR_CEU_F_COST,     PR_CEU_F_CERTIFICATE, PR_CEU_F_NOTE,
	PR_CEU_F_REPORTED,
};
const size_t ceu_packet_n_fields = PR_LEN(ceu_packet_fields);

static bool
within(const struct pr_ceu_cycle *cycle, struct pr_date date)
{
	int64_t day = pr_date_to_days(date);

	return pr_date_is_valid(cycle->from) && pr_date_is_valid(cycle->to) &&
	       day >= pr_date_to_days(cycle->from) &&
	       day <= pr_date_to_days(cycle->to);
}

static bool
belongs(const struct ceu_packet_walk *walk, const struct pr_ceu_line *line)
{
	const struct pr_ceu_account *a = walk->report->account;
	const struct pr_ceu_cycle *cycle = walk->packet->cycle;
	bool here = line->cycle >= 0 && &a->cycles[line->cycle] == cycle;
	bool counts = here && ceu_counts(line) && line->counted > 0;

	if (!walk->other)
		return counts;
	return !counts &&
	       (here || within(cycle, ceu_entry_of(walk->report, line)->date));
}

const struct pr_ceu_line *
ceu_packet_next(struct ceu_packet_walk *walk)
{
	const struct pr_ceu_account *a = walk->report->account;

	while (walk->at < a->n_lines) {
		const struct pr_ceu_line *line = &a->lines[walk->at++];

		if (belongs(walk, line)) {
			walk->n++;
			return line;
		}
	}
	return NULL;
}

const char *
ceu_packet_file(const struct ceu_packet *packet, const struct pr_ceu_line *line)
{
	return packet->files ? packet->files[line->entry] : NULL;
}

int
ceu_packet_missing(char out[CEU_WORDS], const struct ceu_report *report,
		   const struct ceu_packet *packet,
		   const struct pr_ceu_line *line,
		   const struct ceu_evidence *evidence)
{
	const struct pr_ceu_entry *e = ceu_entry_of(report, line);
	int n = ceu_missing(out, report, report->account, line, evidence, NULL);
	struct ceu_text t =
		ceu_begin(out + strlen(out), CEU_WORDS - strlen(out));

	if (e->has_certificate && !ceu_packet_file(packet, line))
		ceu_add(&t,
			"%sthe file of the certificate, which is missing or "
			"changed",
			n++ ? ", " : "");
	return n;
}

/* ---- CSV ----------------------------------------------------------------- */

static void
put_row(struct page *page, const struct ceu_report *report,
	const struct ceu_packet *packet, const struct pr_ceu_line *line,
	size_t number)
{
	const struct pr_ceu_account *a = report->account;
	const char *file = ceu_packet_file(packet, line);
	struct ceu_evidence evidence;
	char text[CEU_WORDS];

	page_printf(page, "%zu,%lld", number,
		    (long long)ceu_entry_of(report, line)->row);
	for (size_t i = 0; i < ceu_packet_n_fields; i++) {
		page_addc(page, ',');
		ceu_cell(page, ceu_line_value(text, report, a, line,
					      ceu_packet_fields[i]));
	}
	page_addc(page, ',');
	ceu_cell(page, file ? file : "");
	page_printf(page, ",%s,", CEU_UNITS(line->counted));
	ceu_cell(page, line->verdict == PR_CEU_REFUSED
			       ? "not claimed"
			       : ceu_words_line(text, a, line,
						&report->picture->ledger));
	page_addc(page, ',');
	ceu_evidence(&evidence, a, packet->cycle);
	ceu_packet_missing(text, report, packet, line, &evidence);
	ceu_cell(page, text);
	page_addc(page, ',');
	ceu_cell(page, line->verdict == PR_CEU_REFUSED
			       ? ""
			       : ceu_packet_told(text, report, line));
	page_add(page, "\r\n");
}

enum pr_status
ceu_packet_csv(const struct ceu_report *report, const struct ceu_packet *packet,
	       const struct pr_sink *sink, struct pr_err *err)
{
	struct ceu_packet_walk counted = { .report = report, .packet = packet };
	struct ceu_packet_walk other = { .report = report,
					 .packet = packet,
					 .other = true };
	const struct pr_ceu_line *line;
	struct page page;

	page_init(&page, sink, 0);
	page_add(&page, "number,entry");
	for (size_t i = 0; i < ceu_packet_n_fields; i++)
		page_printf(&page, ",%s",
			    pr_ceu_field_name(ceu_packet_fields[i]));
	page_add(&page, ",file,counted,words,missing,reported_before\r\n");
	while ((line = ceu_packet_next(&counted)))
		put_row(&page, report, packet, line, counted.n);
	while ((line = ceu_packet_next(&other)))
		put_row(&page, report, packet, line, counted.n + other.n);
	return page_end(&page, err);
}
