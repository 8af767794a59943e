/* quick.c - the posterior rule over a sitting; see proctor/quick.h */
#include "proctor/quick.h"

#include "proctor/bank.h"
#include "util/mem.h"

#include "seat_internal.h"

#include <stdlib.h>

/* What was asked so far, in the order given. */
struct asked {
	double *b;
	bool *right;
	int *domain; /* of those the form has, from 0 */
	size_t n, n_domains;
	int answered;
};

static void
asked_release(struct asked *a)
{
	free(a->b);
	free(a->right);
	free(a->domain);
}

/* The domains of the outline, numbered as the form knows them. */
static size_t
number_domains(int dense[PR_DOMAINS_MAX], const struct pr_form *form)
{
	size_t n = 0;

	for (int d = 0; d < PR_DOMAINS_MAX; d++)
		dense[d] = -1;
	for (size_t i = 0; i < form->n_slots; i++) {
		int d = form->slots[i].domain;

		if (d >= 0 && d < PR_DOMAINS_MAX && dense[d] < 0)
			dense[d] = (int)n++;
	}
	return n;
}

static bool
is_right(struct pr_seat *seat, int slot)
{
	const struct pr_cell *cell = &seat->sitting->cells[slot];
	const struct pr_item *item = pr_seat_item(seat, slot, NULL);
	struct pr_response response = { cell->choice, cell->body };

	return item && cell->answered && pr_item_grade(item, &response).right;
}

/* An item that was left without an answer is wrong, as in the exam. */
static bool
is_asked(const struct pr_sitting *s, int slot)
{
	const struct pr_cell *cell = &s->cells[slot];

	return cell->reached && (cell->answered || slot != s->at);
}

static enum pr_status
ask(struct asked *a, struct pr_seat *seat, struct pr_err *err)
{
	const struct pr_form *form = seat->form;
	int dense[PR_DOMAINS_MAX];
	size_t n = form->n_slots;

	a->b = mem_array(n, sizeof(*a->b));
	a->right = mem_array(n, sizeof(*a->right));
	a->domain = mem_array(n, sizeof(*a->domain));
	if (!a->b || !a->right || !a->domain)
		return mem_fail(err);
	a->n_domains = number_domains(dense, form);
	for (int i = 0; i < (int)n; i++) {
		int d = form->slots[i].domain;

		if (!is_asked(seat->sitting, i))
			continue;
		a->b[a->n] = form->slots[i].b;
		a->right[a->n] = is_right(seat, i);
		a->domain[a->n++] =
			d >= 0 && d < PR_DOMAINS_MAX ? dense[d] : -1;
		a->answered += seat->sitting->cells[i].answered;
	}
	return PR_OK;
}

enum pr_status
pr_seat_quick(struct pr_seat *seat, struct pr_quick_view *out,
	      struct pr_err *err)
{
	struct asked a = { 0 };
	enum pr_status st;

	if (seat->sitting->rules.kind != PR_SITTING_QUICK)
		return pr_fail(err, PR_ESTATE,
			       "This sitting is no quick check.");
	st = ask(&a, seat, err);
	if (!st) {
		out->verdict =
			pr_quick_judge(&out->p, a.b, a.right, a.domain, a.n,
				       a.n_domains, seat->form->n_slots);
		out->answered = a.answered;
		out->asked = (int)a.n;
		out->of = (int)seat->form->n_slots;
	}
	asked_release(&a);
	return st;
}

bool
seat_quick_is_sure(struct pr_seat *seat)
{
	struct pr_quick_view view;

	return seat->sitting->rules.kind == PR_SITTING_QUICK &&
	       seat->sitting->state == PR_STATE_RUNNING &&
	       pr_seat_quick(seat, &view, NULL) == PR_OK &&
	       (view.verdict == PR_QUICK_ABOVE ||
		view.verdict == PR_QUICK_BELOW);
}
