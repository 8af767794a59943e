/*
 * report/ceu_packet.h - which entries belong to an auditor's packet
 *
 * floor    report
 */
#ifndef PR_REPORT_CEU_PACKET_H
#define PR_REPORT_CEU_PACKET_H

#include "report/ceu_parts.h"

/* Walks the entries that count in the packet's cycle, or with other set those
 * of its days that do not; zeroed but for the first three it stands before
 * the first. */
struct ceu_packet_walk {
	const struct ceu_report *report;
	const struct ceu_packet *packet;
	bool other;
	size_t at; /* private */
	size_t n;  /* how many so far, this one too */
};

const struct pr_ceu_line *ceu_packet_next(struct ceu_packet_walk *walk);

/* The name of a line's certificate in the packet, NULL none. */
const char *ceu_packet_file(const struct ceu_packet *packet,
			    const struct pr_ceu_line *line);

/* What the issuer asks for and nobody filled in; a certificate that is not in
 * the packet is missing as well. How many. */
int ceu_packet_missing(char out[CEU_WORDS], const struct ceu_report *report,
		       const struct ceu_packet *packet,
		       const struct pr_ceu_line *line,
		       const struct ceu_evidence *evidence);

/* "on 5 Jan 2026 as 10.0 CEUs; corrected since: typo": what an auditor finds at
 * the issuer of an entry that was corrected since; "" of others. */
const char *ceu_packet_told(char out[CEU_WORDS],
			    const struct ceu_report *report,
			    const struct pr_ceu_line *line);

/* The fields an entry of a packet shows, in order; how many. */
extern const enum pr_ceu_field ceu_packet_fields[];
extern const size_t ceu_packet_n_fields;

#endif
