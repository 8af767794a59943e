/* judge_sum.c - what was given to the cycles of an account, added up; see
 * judge.h */
#include "engine/ceu/judge.h"

/* An account while its cycles are added up, oldest first. */
struct summing {
	const struct judge *j;
	struct judge_account *account;
	int brought; /* reported, of what came from the cycle before */
	struct pr_ceu_item *items; /* of one cycle */
	int *given;                /* all to target 0 */
	size_t n;
	struct pr_ceu_limit limits[PR_CEU_QUOTAS]; /* by quota */
	/* of rules over several cycles, by class: what the group has so far */
	size_t group[PR_CEU_CLASSES]; /* its first cycle + 1 */
	int have[PR_CEU_CLASSES];
	int waits[PR_CEU_CLASSES];
};

static bool
is_reported(const struct summing *s, const struct pr_ceu_line *line)
{
	const struct pr_ceu_claim *claim =
		&s->j->ledger->entries[line->entry].claims[line->claim];

	return pr_date_is_valid(claim->reported) &&
	       judge_is_for(s->account, claim);
}

static bool
is_late(const struct summing *s, const struct pr_ceu_cycle *cycle,
	const struct pr_ceu_line *line)
{
	const struct pr_ceu_claim *claim =
		&s->j->ledger->entries[line->entry].claims[line->claim];

	return cycle->report_rule && pr_date_is_valid(cycle->report_by) &&
	       is_reported(s, line) &&
	       pr_date_to_days(claim->reported) >
		       pr_date_to_days(cycle->report_by);
}

/* Lists the lines of each cycle, in their order. */
static void
list_lines(struct judge_account *account)
{
	struct pr_ceu_account *out = account->out;

	for (size_t i = 0; i < out->n_cycles; i++)
		account->cycles[i].first = -1;
	for (size_t i = out->n_lines; i-- > 0;) {
		struct judge_cycle *cycle;

		if (out->lines[i].cycle < 0 ||
		    (out->lines[i].verdict != PR_CEU_COUNTS &&
		     out->lines[i].verdict != PR_CEU_WAITS))
			continue;
		cycle = &account->cycles[out->lines[i].cycle];
		account->lines[i].next = cycle->first;
		cycle->first = (int)i;
	}
}

static bool
over_cycles(const struct pr_ceu_quota *quota)
{
	return quota->rule->cycles > 1;
}

/* Begins a group anew where this cycle is the first of another one. */
static void
enter_group(struct summing *s, size_t i, size_t class_of,
	    const struct pr_ceu_rule *rule)
{
	size_t first, last;

	judge_group(s->account, rule, i, &first, &last);
	if (s->group[class_of] == first + 1)
		return;
	s->group[class_of] = first + 1;
	s->have[class_of] = 0;
	s->waits[class_of] = 0;
}

static void
gather(struct summing *s, size_t i)
{
	struct pr_ceu_cycle *cycle = &s->account->out->cycles[i];

	s->n = 0;
	for (int k = s->account->cycles[i].first; k >= 0;
	     k = s->account->lines[k].next) {
		struct pr_ceu_line *line = &s->account->out->lines[k];
		const struct judge_line *mine = &s->account->lines[k];

		if (line->verdict == PR_CEU_WAITS) {
			cycle->waits += mine->units;
			continue;
		}
		line->counted = mine->units;
		s->items[s->n++] = (struct pr_ceu_item){ .units = mine->units,
							 .may = 1,
							 .in = mine->in };
	}
}

/* ---- owed ---------------------------------------------------------------- */

static bool
binds(const struct judge_cycle *mine, const struct pr_ceu_quota *quota)
{
	if (quota->asked)
		return false;
	if (quota->rule->kind == PR_CEU_MAXIMUM)
		return true;
	return !mine->succeeded && !quota->later;
}

static void
set_limits(struct summing *s, size_t i)
{
	const struct judge_cycle *mine = &s->account->cycles[i];
	const struct pr_ceu_cycle *cycle = &s->account->out->cycles[i];

	for (size_t q = 0; q < cycle->n_quotas; q++) {
		const struct pr_ceu_quota *quota = &cycle->quotas[q];
		size_t class_of = mine->class_of[q];
		int amount = quota->amount;

		if (over_cycles(quota)) {
			enter_group(s, i, class_of, quota->rule);
			amount -= s->have[class_of];
		}
		s->limits[q] = (struct pr_ceu_limit){
			.class = (int)class_of,
			.amount = amount > 0 ? amount : 0,
			.maximum = quota->rule->kind == PR_CEU_MAXIMUM &&
				   !quota->asked,
			.attribute = (int)quota->rule->attribute,
		};
	}
}

static void
set_owed(struct summing *s, size_t i)
{
	const struct judge_cycle *mine = &s->account->cycles[i];
	struct pr_ceu_cycle *cycle = &s->account->out->cycles[i];
	struct pr_ceu_limit binding[PR_CEU_QUOTAS];
	struct pr_ceu_target target = {
		.need = mine->succeeded ? 0 : cycle->need - cycle->carried,
		.limits = binding,
	};
	struct pr_ceu_sums sums;
	int to_total;

	for (size_t q = 0; q < cycle->n_quotas; q++) {
		if (binds(mine, &cycle->quotas[q]))
			binding[target.n_limits++] = s->limits[q];
	}
	pr_ceu_sum(&sums, &target, 0, s->items, s->given, s->n);
	cycle->counted = sums.total + cycle->carried;
	cycle->owed = sums.owed;
	if (cycle->need == PR_CEU_UNKNOWN && !mine->succeeded) {
		cycle->owed = PR_CEU_UNKNOWN;
		return;
	}
	to_total = target.need > sums.total ? target.need - sums.total : 0;
	cycle->owed_shares = sums.owed - to_total;
}

/* ---- minimums and maximums ----------------------------------------------- */

static int
waiting_in(const struct summing *s, size_t i, size_t class_of)
{
	int waits = 0;

	for (int k = s->account->cycles[i].first; k >= 0;
	     k = s->account->lines[k].next) {
		if (s->account->out->lines[k].verdict == PR_CEU_WAITS &&
		    (s->account->lines[k].in >> class_of & 1))
			waits += s->account->lines[k].units;
	}
	return waits;
}

static void
fill_quota(struct pr_ceu_quota *quota, int have, int lost)
{
	quota->have = have;
	if (quota->rule->kind == PR_CEU_MINIMUM) {
		quota->gap = have < quota->amount ? quota->amount - have : 0;
		return;
	}
	quota->gap = lost;
	if (quota->asked && have > quota->amount) {
		/* what it would take, if it held */
		quota->have = quota->amount;
		quota->gap = have - quota->amount;
	}
}

static void
set_quotas(struct summing *s, size_t i)
{
	const struct judge_cycle *mine = &s->account->cycles[i];
	struct pr_ceu_cycle *cycle = &s->account->out->cycles[i];
	struct pr_ceu_target target = { .limits = s->limits,
					.n_limits = cycle->n_quotas };
	struct pr_ceu_sums sums;

	pr_ceu_sum(&sums, &target, 0, s->items, s->given, s->n);
	for (size_t q = 0; q < cycle->n_quotas; q++) {
		struct pr_ceu_quota *quota = &cycle->quotas[q];
		size_t class_of = mine->class_of[q];
		int have = sums.have[q];

		quota->waits = waiting_in(s, i, class_of);
		if (over_cycles(quota)) {
			have = s->have[class_of] += have;
			quota->waits = s->waits[class_of] += quota->waits;
		}
		fill_quota(quota, have, sums.lost[q]);
	}
}

/* Takes over what the latest cycle of the group says, or is that one. */
static void
spread(const struct pr_ceu_quota **latest, struct pr_ceu_quota *quota)
{
	const struct pr_ceu_quota *last = *latest;

	if (!last || judge_day(last->from) != judge_day(quota->from)) {
		*latest = quota;
		return;
	}
	quota->waits = last->waits;
	if (quota->rule->kind == PR_CEU_MINIMUM)
		fill_quota(quota, last->have, 0);
}

/* Every cycle of a group tells what the whole group has. */
static void
spread_groups(struct summing *s)
{
	const struct pr_ceu_quota *latest[PR_CEU_CLASSES] = { NULL };

	for (size_t i = s->account->out->n_cycles; i-- > 0;) {
		struct pr_ceu_cycle *cycle = &s->account->out->cycles[i];
		const unsigned char *class_of = s->account->cycles[i].class_of;

		for (size_t q = 0; q < cycle->n_quotas; q++)
			if (over_cycles(&cycle->quotas[q]))
				spread(&latest[class_of[q]], &cycle->quotas[q]);
	}
}

/* ---- lines --------------------------------------------------------------- */

/* The lines of a class that are reported, or those that are not. */
static void
cut_lines(struct summing *s, size_t i, const struct pr_ceu_rule *rule,
	  int class_of, bool reported, int *left)
{
	for (int k = s->account->cycles[i].first; k >= 0;
	     k = s->account->lines[k].next) {
		struct pr_ceu_line *line = &s->account->out->lines[k];

		if (line->verdict == PR_CEU_WAITS ||
		    !(s->account->lines[k].in >> class_of & 1) ||
		    is_reported(s, line) != reported)
			continue;
		if (line->counted > *left) {
			line->counted = *left;
			line->rule = rule;
		}
		*left -= line->counted;
	}
}

/* What is over a maximum counts nowhere: what was not reported goes first,
 * and of that the latest. */
static void
cut_class(struct summing *s, size_t i, const struct pr_ceu_rule *rule,
	  const struct pr_ceu_limit *limit)
{
	int left = limit->amount;

	cut_lines(s, i, rule, limit->class, true, &left);
	cut_lines(s, i, rule, limit->class, false, &left);
}

static void
finish_lines(struct summing *s, size_t i)
{
	struct pr_ceu_cycle *cycle = &s->account->out->cycles[i];

	cycle->reported = s->brought;
	for (size_t q = 0; q < cycle->n_quotas; q++) {
		if (s->limits[q].maximum)
			cut_class(s, i, cycle->quotas[q].rule, &s->limits[q]);
	}
	for (int k = s->account->cycles[i].first; k >= 0;
	     k = s->account->lines[k].next) {
		struct pr_ceu_line *line = &s->account->out->lines[k];

		if (line->verdict == PR_CEU_WAITS)
			continue;
		if (line->counted < line->worth)
			line->verdict = PR_CEU_COUNTS_PART;
		if (is_reported(s, line))
			cycle->reported += line->counted;
		if (is_late(s, cycle, line))
			cycle->late += line->counted;
	}
}

/* ---- what goes on -------------------------------------------------------- */

/* Units beyond the need go to the next cycle where a settled rule lets them,
 * and count there to the total only. */
static void
carry(struct summing *s, size_t i)
{
	const struct judge_cycle *mine = &s->account->cycles[i];
	struct pr_ceu_cycle *cycle = &s->account->out->cycles[i];
	const struct pr_ceu_rule *rule = mine->carry;
	int over = cycle->counted - cycle->need;
	int reported = cycle->reported - cycle->need;

	s->brought = 0;
	if (!rule || cycle->need == PR_CEU_UNKNOWN || over <= 0 || mine->cut ||
	    i + 1 == s->account->out->n_cycles || mine[1].from != mine->to + 1)
		return;
	cycle[1].carried = over < rule->units ? over : rule->units;
	cycle[1].carry = rule;
	if (reported > 0)
		s->brought = reported < cycle[1].carried ? reported
							 : cycle[1].carried;
}

/* Would something be missing if what is asked held? */
static bool
is_open(const struct judge_cycle *mine, const struct pr_ceu_cycle *cycle)
{
	for (size_t q = 0; q < cycle->n_quotas && !mine->succeeded; q++) {
		const struct pr_ceu_quota *quota = &cycle->quotas[q];

		if (!quota->asked || quota->later || quota->gap == 0)
			continue;
		if (quota->rule->kind == PR_CEU_MINIMUM ||
		    cycle->counted - quota->gap < cycle->need)
			return true;
	}
	return false;
}

enum pr_status
judge_sums(struct judge *j, struct judge_account *account, struct pr_err *err)
{
	size_t n = account->out->n_lines;
	struct summing s = { .j = j, .account = account };

	s.items = arena_array(j->arena, n, sizeof(*s.items));
	s.given = arena_array(j->arena, n, sizeof(*s.given));
	if (!s.items || !s.given)
		return judge_no_memory(err);
	list_lines(account);
	for (size_t i = 0; i < account->out->n_cycles; i++) {
		gather(&s, i);
		set_limits(&s, i);
		set_owed(&s, i);
		set_quotas(&s, i);
		finish_lines(&s, i);
		carry(&s, i);
	}
	spread_groups(&s);
	for (size_t i = 0; i < account->out->n_cycles; i++)
		account->out->cycles[i].open =
			is_open(&account->cycles[i], &account->out->cycles[i]);
	return PR_OK;
}
