/* ceu_case_random.h - entries that nobody would type */
#ifndef CEU_CASE_RANDOM_H
#define CEU_CASE_RANDOM_H

#include "proctor/rng.h"

#include "ceu_case_ledger.h"

/* Words of every sort, renewal months, and a last month with a choice. */
static const char omega_rules[] =
	"{\"format\":\"ceurules\",\"format_version\":\"1.0\",\"version\":1,"
	"\"as_of\":\"2026-11-01\",\"issuer\":{\"identifier\":\"OMEGA\","
	"\"name\":\"Omega\",\"kind\":\"certifier\",\"unit\":\"CEU\","
	"\"units\":\"CEUs\",\"site\":\"\",\"account\":\"issuer\"},"
	"\"credentials\":[{\"identifier\":\"OA\",\"name\":\"A\"},"
	"{\"identifier\":\"OB\",\"name\":\"B\"}],"
	"\"categories\":[{\"identifier\":\"core\",\"title\":\"Core\","
	"\"help\":\"\"},{\"identifier\":\"law\",\"title\":\"Law, \\\"all of "
	"it\\\"\",\"help\":\"\"}],\"sources\":[{\"identifier\":\"own\","
	"\"title\":\"Its own\",\"help\":\"\"}],\"places\":[{\"identifier\":"
	"\"room\",\"title\":\"A room\",\"help\":\"\"}]," REFERENCE "\"rules\":["
	"{\"identifier\":\"OMEGA-TOTAL\",\"kind\":\"total\",\"says\":\"36.\","
	"\"units\":36," BASIS "},"
	"{\"identifier\":\"OMEGA-CYCLE\",\"kind\":\"cycle\",\"says\":\"Two "
	"years.\",\"months\":24,\"anchor\":\"renewal_month\"," BASIS "},"
	"{\"identifier\":\"OMEGA-CHOICE\",\"kind\":\"choice\",\"says\":\"The "
	"last month.\",\"months\":1," BASIS "}]}";

static struct pr_rng rng;

static inline size_t
below(size_t n)
{
	return (size_t)pr_rng_below(&rng, n);
}

static inline bool
one_in(size_t n)
{
	return below(n) == 0;
}

/* A line that a table, JSON or a spreadsheet may trip over; now and then none.
 */
static inline void
random_line(char *out, size_t room, bool must)
{
	static const char *const parts[] = {
		"\"",
		"\"\"",
		",",
		";",
		"'",
		"''",
		"=1+1",
		"+1",
		"-",
		"@SUM",
		"\\",
		"\\n",
		"<b>",
		"&",
		"%s",
		"#7",
		" ",
		"null",
		"0",
		"\xc3\xa9",
		"e\xcc\x81",
		"Audit",
		"\xe6\xbc\xa2\xe5\xad\x97",
		"\xf0\x9f\x8e\x93",
		"{",
		"]",
		"|",
	};
	size_t n = must || !one_in(3) ? 1 + below(9) : 0, at = 0;

	out[0] = '\0';
	for (size_t i = 0; i < n && at + 8 < room; i++)
		at += (size_t)snprintf(out + at, room - at, "%s",
				       parts[below(PR_LEN(parts))]);
	if (must)
		snprintf(out + at, room - at, "x");
}

/* Of the last 18 months, now and then earlier. */
static inline void
random_day(char out[16])
{
	struct pr_date day = { 2026, 11, 18 };
	int64_t ago = (int64_t)below(one_in(4) ? 1500 : 540);

	pr_date_format(out, pr_date_from_days(pr_date_to_days(day) - ago));
}

static inline void
random_claim(struct pr_ceu_draft_claim *claim, const char *issuer)
{
	static const char *const accepted[] = { "yes", "no", "unknown" };

	snprintf(claim->issuer, sizeof(claim->issuer), "%s", issuer);
	snprintf(claim->accepted, sizeof(claim->accepted), "%s",
		 accepted[one_in(2) ? below(3) : 0]);
	random_line(claim->why, 40, claim->accepted[0] == 'n');
	random_line(claim->approval, 30, false);
	if (one_in(3))
		snprintf(claim->units, sizeof(claim->units), "%zu.%02zu",
			 1 + below(20), below(100));
	if (strcmp(issuer, "OMEGA") != 0)
		return;
	snprintf(claim->word[PR_CEU_CATEGORY], 65, "%s",
		 one_in(3)   ? ""
		 : one_in(2) ? "core"
			     : "law");
	snprintf(claim->word[PR_CEU_SOURCE], 65, "%s", one_in(2) ? "" : "own");
	snprintf(claim->word[PR_CEU_PLACE], 65, "%s", one_in(2) ? "" : "room");
}

static inline bool
held_at(struct ceu_case *c, const char *issuer)
{
	struct pr_ceu_picture *p = ceu_load(c);
	bool held = false;

	for (size_t i = 0; i < p->ledger.n_holdings; i++)
		held |= strcmp(p->ledger.holdings[i].issuer, issuer) == 0;
	pr_ceu_picture_free(p);
	return held;
}

static inline struct pr_ceu_draft
random_draft(struct ceu_case *c)
{
	static const char *const issuers[] = { "ALPHA", "BETA", "OMEGA" };
	struct pr_ceu_draft d = { .n_claims = 0 };

	random_day(d.date);
	random_line(d.title, 200, true);
	random_line(d.provider, 200, false);
	random_line(d.note, 200, false);
	if (one_in(2))
		snprintf(d.minutes, sizeof(d.minutes), "%zu", 1 + below(600));
	if (!d.minutes[0] || one_in(2))
		snprintf(d.units, sizeof(d.units), "%zu.%02zu", 1 + below(20),
			 below(100));
	if (one_in(2))
		snprintf(d.cost, sizeof(d.cost), "%zu.%02zu", below(900),
			 below(100));
	if (one_in(3)) {
		char name[60];

		snprintf(name, sizeof(name), "%zu, \"'=.pdf", below(5));
		ceu_file(c->d.base, name, "%PDF-1.4", 8);
		snprintf(d.certificate, sizeof(d.certificate), "%s",
			 ceu_path(c, name));
	}
	for (size_t i = 0; i < PR_LEN(issuers); i++)
		if (held_at(c, issuers[i]) && !one_in(3))
			random_claim(&d.claims[d.n_claims++], issuers[i]);
	return d;
}

#endif
