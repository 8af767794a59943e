/* cycles.c - the cycles of an account, copied and computed; see judge.h */
#include "engine/ceu/judge.h"

#include <string.h>

/* A cycle while the timeline is drawn. */
struct sketch {
	struct pr_date from, to;
	const struct pr_ceu_copied *copy;
	const struct pr_ceu_rule *by;
	bool cut, succeeded;
	bool trimmed;  /* by copied dates: it never was so */
	bool prorated; /* a first one, whose need nobody says */
};

/* Dates that stand: copied from the issuer's site, or printed. */
struct mark {
	struct pr_date from, to;
	const struct pr_ceu_copied *copy; /* NULL printed, or computed: */
	const struct pr_ceu_rule *by;
};

struct drawing {
	const struct judge *j;
	const struct judge_account *account;
	const struct judge_span *span;
	const struct mark *marks;
	size_t n_marks;
	struct sketch of[JUDGE_CYCLES];
	size_t n;
};

/* Cycles one after another, in the same step. */
struct run {
	struct pr_date start;
	int k;
	bool first; /* the very first of the span */
};

static bool
before(struct pr_date a, struct pr_date b)
{
	return judge_day(a) < judge_day(b);
}

static struct pr_date
month_end(struct pr_date date)
{
	date.day = 1;
	return judge_next_day(pr_date_add_months(date, 1), -1);
}

/* ---- the rule and what it makes of a day --------------------------------- */

static bool
usable(const struct pr_ceu_rule *rule)
{
	return rule->months > 0 || rule->anchor == PR_CEU_PRINTED;
}

/* The rule for a cycle that begins so. Nothing is known of cycles before the
 * oldest rule: that one is taken, the dates are computed and to be checked. */
static const struct pr_ceu_rule *
rule_at(const struct drawing *d, struct pr_date from)
{
	const struct pr_ceu_issuer *issuer = d->account->out->issuer;
	const struct pr_ceu_rule *rule, *oldest = NULL;
	enum pr_ceu_force force;

	if (!issuer)
		return NULL;
	rule = pr_ceu_rule_for(issuer, PR_CEU_CYCLE, d->span->credential, from,
			       from, &force);
	if (rule)
		return usable(rule) ? rule : NULL;
	for (size_t i = 0; i < issuer->n_rules; i++) {
		rule = &issuer->rules[i];
		if (rule->kind != PR_CEU_CYCLE || !usable(rule) ||
		    !before(from, rule->from) ||
		    !pr_ceu_speaks_of(rule, d->span->credential))
			continue;
		if (!oldest || before(rule->from, oldest->from))
			oldest = rule;
	}
	return oldest;
}

/* The membership month: one for all that is held in the account. */
static int
renewal_month(const struct drawing *d)
{
	const struct pr_ceu_account *out = d->account->out;

	for (size_t i = 0; i < out->n_holdings; i++) {
		const struct pr_ceu_holding *h = out->holdings[i];

		if (h->renewal_month > 0 && !before(h->since, d->span->start))
			return h->renewal_month;
	}
	return d->span->start.month;
}

/* Odd months in odd years, even ones in even years. */
static struct pr_date
first_renewal(struct pr_date from, int month)
{
	struct pr_date end = { from.year, month, 1 };

	if ((end.year - month) % 2 != 0)
		end.year++;
	end = month_end(end);
	if (!before(from, end)) {
		end.year += 2;
		end = month_end(end);
	}
	return end;
}

/* Is there a printed end that says more than any rule? */
static struct pr_date
printed_end(const struct drawing *d)
{
	const struct pr_ceu_issuer *issuer = d->account->out->issuer;
	struct pr_date expires = d->span->first->expires;

	if ((issuer && issuer->pooled) || !pr_date_is_valid(expires) ||
	    before(expires, d->span->start))
		return (struct pr_date){ 0 };
	return expires;
}

static struct pr_date
by_length(const struct run *run, int months)
{
	return judge_next_day(
		pr_date_add_months(run->start, (run->k + 1) * months), -1);
}

/* Sets the end of a cycle; true when another one follows by the rule. */
static bool
set_end(const struct drawing *d, struct sketch *s, const struct run *run)
{
	const struct pr_ceu_rule *rule = s->by;
	struct pr_date printed = printed_end(d);

	if (!rule || rule->anchor == PR_CEU_PRINTED ||
	    (d->account->card && pr_date_is_valid(printed))) {
		s->to = printed;
		s->by = NULL;
		return false;
	}
	if (rule->anchor == PR_CEU_MONTH_END) {
		s->to = month_end(pr_date_add_months(s->from, rule->months));
	} else if (rule->anchor == PR_CEU_RENEWAL && run->first) {
		s->to = first_renewal(s->from, renewal_month(d));
		s->prorated = true;
	} else if (rule->anchor == PR_CEU_CALENDAR && run->first) {
		s->to = pr_date_add_months(s->from, rule->months);
		s->to.month = 12;
		s->to.day = 31;
	} else {
		s->to = by_length(run, rule->months);
	}
	return !d->account->card && rule->anchor != PR_CEU_MONTH_END;
}

/* ---- the timeline -------------------------------------------------------- */

/* Puts a cycle behind the others, which end the day before it; false when no
 * more are wanted. */
static bool
push(struct drawing *d, struct sketch s)
{
	const struct judge_span *span = d->span;
	struct sketch *last;

	if (pr_date_is_valid(span->last) && before(span->last, s.to)) {
		if (before(span->last, s.from))
			return false;
		s.to = span->last;
		s.cut = true;
		s.succeeded = span->succeeded;
	}
	if (d->n > 0 && before(d->j->today, d->of[d->n - 1].from))
		return false; /* one to come is enough */
	while (d->n > 0 && !before(d->of[d->n - 1].from, s.from))
		d->n--;
	last = d->n > 0 ? &d->of[d->n - 1] : NULL;
	if (last && !before(last->to, s.from)) {
		last->to = judge_next_day(s.from, -1);
		last->trimmed = !last->copy && s.copy;
	}
	if (d->n == JUDGE_CYCLES) {
		d->n--;
		memmove(d->of, d->of + 1, d->n * sizeof(d->of[0]));
	}
	d->of[d->n++] = s;
	return !before(d->j->today, s.from);
}

/* One step on from a cycle that ends so: special first ones begin a new run. */
static void
step(struct run *run, const struct pr_ceu_rule *rule, struct pr_date end)
{
	bool special = run->first && (rule->anchor == PR_CEU_RENEWAL ||
				      rule->anchor == PR_CEU_CALENDAR);

	run->first = false;
	run->k++;
	if (special)
		*run = (struct run){ .start = judge_next_day(end, 1) };
}

/* Nothing can follow a cycle without a rule, or one that goes nowhere. */
static bool
is_last(const struct pr_ceu_rule *by, bool more, struct pr_date from,
	struct pr_date end)
{
	return !by || !more || !before(from, end);
}

/* Computes cycles from a day on, up to the day before the next mark (NULL: to
 * the one after today's). */
static void
fill(struct drawing *d, struct run run, const struct mark *next)
{
	const struct pr_ceu_rule *by = NULL;
	struct pr_date limit = next ? next->from : (struct pr_date){ 0 };
	struct pr_date from = run.start;

	while (before(from, limit)) {
		struct sketch s = { .from = from, .by = rule_at(d, from) };
		struct pr_date end;
		bool more;

		if (s.by != by) {
			run.start = from;
			run.k = 0;
		}
		by = s.by;
		if (!run.first &&
		    (!by || d->account->card || by->anchor == PR_CEU_PRINTED))
			return;
		more = set_end(d, &s, &run);
		end = s.to;
		if (!pr_date_is_valid(end) && d->n_marks > 0)
			return;
		if (next && !before(s.to, limit)) {
			s.to = judge_next_day(limit, -1);
			s.trimmed = next->copy != NULL;
		}
		if (!push(d, s) || is_last(by, more, from, end))
			return;
		step(&run, by, end);
		from = judge_next_day(end, 1);
	}
}

/* The first period by a renewal month: copying its dates does not say what it
 * needs. */
static bool
is_first(const struct drawing *d, const struct mark *mark)
{
	const struct pr_ceu_rule *rule = rule_at(d, d->span->start);

	return rule && rule->anchor == PR_CEU_RENEWAL &&
	       !before(d->span->start, mark->from) &&
	       !before(mark->to, d->span->start);
}

static void
draw_span(struct drawing *d)
{
	struct run run = { .start = d->span->start, .first = true };

	for (size_t i = 0; i < d->n_marks; i++) {
		const struct mark *mark = &d->marks[i];
		struct sketch s = { .from = mark->from,
				    .to = mark->to,
				    .copy = mark->copy,
				    .by = mark->by };

		fill(d, run, mark);
		s.prorated = mark->copy && is_first(d, mark);
		(void)push(d, s);
		run = (struct run){ .start = judge_next_day(mark->to, 1) };
	}
	fill(d, run, NULL);
}

/* ---- the marks ----------------------------------------------------------- */

/* Copied dates belong to the last span that had begun by their end; to one
 * that began inside them only when they were noted after the closing. */
static size_t
span_of(const struct judge_account *account, const struct pr_ceu_copied *copy)
{
	for (size_t i = account->n_spans; i-- > 1;) {
		struct pr_date start = account->spans[i].start;

		if (!before(copy->from, start))
			return i;
		if (!before(copy->to, start) &&
		    copy->row > account->spans[i - 1].closed_by)
			return i;
	}
	return 0;
}

/* Of two that overlap the one noted later stands. */
static size_t
add_mark(struct mark *marks, size_t n, const struct pr_ceu_copied *copy)
{
	while (n > 0 && !before(marks[n - 1].to, copy->from)) {
		if (marks[n - 1].copy->row > copy->row)
			return n;
		n--;
	}
	marks[n] = (struct mark){ copy->from, copy->to, copy, NULL };
	return n + 1;
}

static bool
of_account(const struct judge_account *account,
	   const struct pr_ceu_copied *copy)
{
	const struct pr_ceu_issuer *issuer = account->out->issuer;

	if (!pr_date_is_valid(copy->from) || before(copy->to, copy->from) ||
	    !pr_date_is_valid(copy->to))
		return false;
	if (judge_same(copy->account, account->out->name))
		return true;
	/* it may have been called by its former name */
	return issuer && !issuer->pooled &&
	       judge_same(copy->account, account->out->holdings[0]->credential);
}

/* The day after a cycle that ends so many cycles before the printed one. */
static struct pr_date
back(struct pr_date end, const struct pr_ceu_rule *rule, size_t n)
{
	return pr_date_add_months(judge_next_day(end, 1),
				  -rule->months * (int)n);
}

/* A certificate that runs on and on has its present end printed on it. Those
 * before it are reckoned back from there; the first one may be a little longer
 * or shorter than the others. */
static size_t
add_printed(const struct drawing *d, struct mark *marks, size_t n_copied)
{
	struct pr_date end = printed_end(d), from = d->span->start, half;
	const struct pr_ceu_rule *rule = NULL;
	size_t n = 1;

	if (pr_date_is_valid(end))
		rule = rule_at(d, from);
	if (n_copied > 0 || !rule || d->account->card ||
	    rule->anchor == PR_CEU_PRINTED || rule->anchor == PR_CEU_MONTH_END)
		return 0;
	half = pr_date_add_months(from, rule->months / 2);
	while (n < JUDGE_CYCLES && before(half, back(end, rule, n)))
		n++;
	for (size_t i = 0; i < n; i++) {
		marks[i].from = i ? judge_next_day(marks[i - 1].to, 1) : from;
		marks[i].to = judge_next_day(back(end, rule, n - 1 - i), -1);
		marks[i].by = i + 1 < n ? rule : NULL;
	}
	return n;
}

/* ---- into the account ---------------------------------------------------- */

/* A cycle whose end nobody knows has lasted until today. */
static struct pr_date
known_end(const struct judge *j, const struct sketch *s)
{
	if (pr_date_is_valid(s->to))
		return s->to;
	return before(s->from, j->today) ? j->today : s->from;
}

static enum pr_status
keep(struct judge *j, struct judge_account *account, const struct drawing *d,
     struct pr_err *err)
{
	struct pr_ceu_account *out = account->out;

	out->cycles = arena_array(j->arena, d->n, sizeof(*out->cycles));
	account->cycles = arena_array(j->arena, d->n, sizeof(*account->cycles));
	account->rank = arena_array(j->arena, d->n, sizeof(*account->rank));
	if (!out->cycles || !account->cycles || !account->rank)
		return judge_no_memory(err);
	out->n_cycles = d->n;
	for (size_t i = 0; i < d->n; i++) {
		const struct sketch *s = &d->of[i];

		out->cycles[i].from = s->from;
		out->cycles[i].to = s->to;
		out->cycles[i].copied = s->copy != NULL;
		out->cycles[i].copy = s->copy;
		out->cycles[i].by = s->copy ? NULL : s->by;
		account->cycles[i].from = judge_day(s->from);
		account->cycles[i].to = judge_day(s->to);
		account->cycles[i].rules_to = known_end(j, s);
		account->cycles[i].cut = s->cut;
		account->cycles[i].succeeded = s->succeeded;
		account->cycles[i].prorated = s->prorated;
		account->cycles[i].trimmed = s->trimmed;
	}
	return PR_OK;
}

enum pr_status
judge_cycles(struct judge *j, struct judge_account *account, struct pr_err *err)
{
	const struct pr_ceu_ledger *ledger = j->ledger;
	struct drawing d = { .j = j, .account = account };
	struct mark *marks = arena_array(
		j->arena, ledger->n_copied + JUDGE_CYCLES, sizeof(*marks));

	if (!marks)
		return judge_no_memory(err);
	d.marks = marks;
	for (size_t i = 0; i < account->n_spans; i++) {
		size_t n = 0;

		for (size_t k = 0; k < ledger->n_copied; k++) {
			const struct pr_ceu_copied *copy = &ledger->copied[k];

			if (of_account(account, copy) &&
			    span_of(account, copy) == i)
				n = add_mark(marks, n, copy);
		}
		d.span = &account->spans[i];
		d.n_marks = n + add_printed(&d, marks, n);
		draw_span(&d);
	}
	return keep(j, account, &d, err);
}
