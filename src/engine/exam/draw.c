/* draw.c - ranks the pool and fills the blueprint; see proctor/form.h */
#include "draw_internal.h"

#include <stdlib.h>
#include <string.h>

bool
draw_eligible(const struct draw *draw, size_t i)
{
	const struct pr_candidate *c = &draw->pool[i];

	if (draw->taken[i] || draw->banned[i] || c->avoided)
		return false;
	if (c->domain < 0 || (size_t)c->domain >= draw->n_domains)
		return false;
	if (c->n_options < 0 || c->n_options > PR_OPTIONS_MAX)
		return false;
	if (draw->plan->task >= 0 && c->task != draw->plan->task)
		return false;
	return !(draw->plan->practice && (c->reserved || c->pretest));
}

bool
draw_enemies(const struct draw *draw, size_t of_index, size_t i)
{
	const struct pr_candidate *of = &draw->pool[of_index];

	for (size_t k = 0; k < of->n_enemies; k++)
		if ((size_t)of->enemies[k] == i)
			return true;
	return false;
}

void
draw_take(struct draw *draw, size_t i, enum pr_role role)
{
	const struct pr_candidate *c = &draw->pool[i];

	draw->taken[i] = true;
	draw->role[i] = role;
	draw->n_taken++;
	if (role == PR_ROLE_PRETEST)
		draw->pretest[c->domain]--;
	else
		draw->scored[c->domain]--;
	for (size_t k = 0; k < c->n_enemies; k++)
		draw->banned[c->enemies[k]] = true;
	/* enmity is mutual even when only one of the two says so */
	for (size_t k = 0; k < draw->n_pool; k++)
		if (draw_enemies(draw, k, i))
			draw->banned[k] = true;
}

/* Sort keys beside the index, because qsort has no context argument. */
struct rank {
	size_t index;
	const char *uuid;
	size_t chance;
	int64_t seen_ms;
	bool past_review;
};

static int
by_uuid(const void *a, const void *b)
{
	const struct rank *x = a, *y = b;

	return strcmp(x->uuid, y->uuid);
}

/* Rules in date first, then unseen, then longest ago, then by chance. */
static int
by_preference(const void *a, const void *b)
{
	const struct rank *x = a, *y = b;

	if (x->past_review != y->past_review)
		return x->past_review ? 1 : -1;
	if (x->seen_ms != y->seen_ms)
		return x->seen_ms < y->seen_ms ? -1 : 1;
	return x->chance < y->chance ? -1 : x->chance > y->chance;
}

static void
rank_pool(struct draw *draw, struct rank *ranks)
{
	struct pr_rng rng;

	for (size_t i = 0; i < draw->n_pool; i++) {
		const struct pr_candidate *c = &draw->pool[i];

		ranks[i] = (struct rank){ i, c->uuid, 0, c->seen_ms,
					  c->past_review };
		draw->ranked[i] = i;
	}
	/* from one order by name, chance depends on the seed alone */
	qsort(ranks, draw->n_pool, sizeof(*ranks), by_uuid);
	pr_rng_seed_stream(&rng, draw->plan->seed, DRAW_ITEMS);
	pr_rng_shuffle(&rng, draw->ranked, draw->n_pool);
	for (size_t i = 0; i < draw->n_pool; i++)
		ranks[i].chance = draw->ranked[i];
	qsort(ranks, draw->n_pool, sizeof(*ranks), by_preference);
	for (size_t i = 0; i < draw->n_pool; i++)
		draw->ranked[i] = ranks[i].index;
}

/* Takes up to want singles of a domain in order of preference. */
static void
fill(struct draw *draw, int domain, bool pretest, enum pr_role role)
{
	int *want = role == PR_ROLE_PRETEST ? &draw->pretest[domain]
					    : &draw->scored[domain];

	for (size_t k = 0; k<draw->n_pool && * want> 0; k++) {
		size_t i = draw->ranked[k];
		const struct pr_candidate *c = &draw->pool[i];

		if (c->domain == domain && c->set < 0 &&
		    c->pretest == pretest && draw_eligible(draw, i))
			draw_take(draw, i, role);
	}
}

static enum pr_status
fill_domains(struct draw *draw, struct pr_err *err)
{
	enum pr_role role =
		draw->plan->practice ? PR_ROLE_PRACTICE : PR_ROLE_SCORED;

	for (int d = 0; d < (int)draw->n_domains; d++) {
		int missing;

		fill(draw, d, false, role);
		fill(draw, d, true, PR_ROLE_PRETEST);
		fill(draw, d, false, PR_ROLE_PRETEST);
		missing = draw->scored[d] + draw->pretest[d];
		if (missing > 0)
			return pr_fail(err, PR_EPOOL,
				       "Domain %d lacks %d item%s for this "
				       "form.",
				       d + 1, missing, missing == 1 ? "" : "s");
	}
	return PR_OK;
}

static void
draw_release(struct draw *draw)
{
	free(draw->ranked);
	free(draw->taken);
	free(draw->banned);
	free(draw->role);
}

static enum pr_status
draw_init(struct draw *draw, const struct pr_candidate *pool, size_t n_pool,
	  const struct pr_draw_plan *plan, struct pr_err *err)
{
	size_t n = n_pool ? n_pool : 1;
	struct rank *ranks = calloc(n, sizeof(*ranks));

	draw->pool = pool;
	draw->n_pool = n_pool;
	draw->plan = plan;
	draw->ranked = calloc(n, sizeof(*draw->ranked));
	draw->taken = calloc(n, sizeof(*draw->taken));
	draw->banned = calloc(n, sizeof(*draw->banned));
	draw->role = calloc(n, sizeof(*draw->role));
	if (!ranks || !draw->ranked || !draw->taken || !draw->banned ||
	    !draw->role) {
		free(ranks);
		return pr_fail(err, PR_ENOMEM, "out of memory");
	}
	memcpy(draw->scored, plan->scored, sizeof(draw->scored));
	memcpy(draw->pretest, plan->pretest, sizeof(draw->pretest));
	rank_pool(draw, ranks);
	free(ranks);
	return PR_OK;
}

static int
wanted(const struct pr_draw_plan *plan, size_t n_domains)
{
	int n = 0;

	for (size_t d = 0; d < n_domains; d++)
		n += plan->scored[d] + plan->pretest[d];
	return n;
}

enum pr_status
pr_form_draw(struct pr_form **out, const struct pr_candidate *pool,
	     size_t n_pool, size_t n_domains, const struct pr_draw_plan *plan,
	     struct pr_err *err)
{
	struct draw draw = { .n_domains = n_domains };
	struct pr_form *form;
	enum pr_status st;

	*out = NULL;
	if (n_domains > PR_DOMAINS_MAX || wanted(plan, n_domains) <= 0)
		return pr_fail(err, PR_EINVAL, "the plan asks for no items");
	form = calloc(1, sizeof(*form));
	if (!form)
		return pr_fail(err, PR_ENOMEM, "out of memory");
	form->seed = plan->seed;
	form->whole_blueprint = !plan->practice && plan->task < 0;
	st = draw_init(&draw, pool, n_pool, plan, err);
	if (!st)
		st = draw_sets(&draw, err);
	if (!st)
		st = fill_domains(&draw, err);
	if (!st)
		st = draw_slots(&draw, form, err);
	draw_release(&draw);
	if (st)
		pr_form_free(form);
	else
		*out = form;
	return st;
}

/* Which count a candidate goes into, NULL for none of this plan. */
static struct pr_pool_count *
count_of(struct pr_pool_count *out, size_t n_domains,
	 const struct pr_candidate *c, const struct pr_draw_plan *plan)
{
	if (c->domain < 0 || (size_t)c->domain >= n_domains ||
	    (plan->task >= 0 && c->task != plan->task) ||
	    (plan->practice && c->pretest))
		return NULL;
	return &out[c->domain];
}

/* Scored places take no pretest items, so more of these are no help. */
static void
count_pretest(struct pr_pool_count *n, int have, int unseen, int want)
{
	n->have += have < want ? have : want;
	n->unseen += unseen < want ? unseen : want;
}

void
pr_pool_count(struct pr_pool_count *out, size_t n_domains,
	      const struct pr_candidate *pool, size_t n_pool,
	      const struct pr_draw_plan *plan)
{
	int pretest[PR_DOMAINS_MAX] = { 0 }, unseen[PR_DOMAINS_MAX] = { 0 };

	memset(out, 0, n_domains * sizeof(*out));
	for (size_t d = 0; d < n_domains; d++)
		out[d].need = plan->scored[d] + plan->pretest[d];
	for (size_t i = 0; i < n_pool; i++) {
		const struct pr_candidate *c = &pool[i];
		struct pr_pool_count *n = count_of(out, n_domains, c, plan);

		if (!n)
			continue;
		if (c->avoided)
			n->avoided++;
		else if (plan->practice && c->reserved)
			n->reserved++;
		else if (c->pretest) {
			pretest[c->domain]++;
			unseen[c->domain] += c->seen_ms == 0;
		} else {
			n->have++;
			n->unseen += c->seen_ms == 0;
		}
	}
	for (size_t d = 0; d < n_domains; d++)
		count_pretest(&out[d], pretest[d], unseen[d], plan->pretest[d]);
}

void
pr_form_free(struct pr_form *form)
{
	if (!form)
		return;
	free(form->slots);
	free(form);
}

int
pr_slot_place(const struct pr_slot *slot, int bank_index)
{
	for (int k = 0; k < slot->n_options; k++)
		if (slot->order[k] == bank_index)
			return k;
	return -1;
}
