/* result_score.c - the score, computed once and kept as JSON */
#include "proctor/quick.h"
#include "proctor/score.h"
#include "util/mem.h"

#include "result_internal.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Arrays over the scored items of a form. */
struct marks {
	double *b, *b_sd;
	bool *right;
	size_t n;
};

static void
marks_release(struct marks *m)
{
	free(m->b);
	free(m->b_sd);
	free(m->right);
}

static enum pr_status
marks_fill(struct marks *m, const struct pr_result *r,
	   const struct pr_form *form, struct pr_err *err)
{
	size_t n = (size_t)r->n_items;

	m->b = mem_array(n, sizeof(*m->b));
	m->b_sd = mem_array(n, sizeof(*m->b_sd));
	m->right = mem_array(n, sizeof(*m->right));
	if (!m->b || !m->b_sd || !m->right)
		return mem_fail(err);
	for (size_t i = 0; i < n; i++) {
		if (r->responses[i].role != PR_ROLE_SCORED)
			continue;
		m->b[m->n] = form->slots[i].b;
		m->b_sd[m->n] = form->slots[i].b_sd;
		m->right[m->n++] = r->responses[i].right;
	}
	return PR_OK;
}

/* Why a kind is never scaled; NULL for a mock. */
static const char *
never_scaled(enum pr_sitting_kind kind)
{
	switch (kind) {
	case PR_SITTING_PRACTICE:
		return "Practice is never scaled.";
	case PR_SITTING_DIAGNOSTIC:
		return "A diagnostic is never scaled.";
	case PR_SITTING_QUICK:
		return "A quick check is never scaled.";
	case PR_SITTING_DRILL:
		return "A drill is never scaled.";
	case PR_SITTING_REVIEW:
		return "A review is never scaled.";
	case PR_SITTING_MOCK:
		break;
	}
	return NULL;
}

/* The words are fixed, so that a record of a later version reads the same. */
static const char *
why_not(enum pr_score_basis basis, const struct pr_result *r)
{
	if (never_scaled(r->kind))
		return never_scaled(r->kind);
	switch (basis) {
	case PR_SCORE_SCALED:
		break;
	case PR_SCORE_SHORT:
		return "A scaled score needs at least 60 scored items.";
	case PR_SCORE_PARTIAL:
		return "A scaled score needs a form over the whole outline.";
	case PR_SCORE_NO_SCALE:
		return "The exam file gives no scale.";
	case PR_SCORE_OTHER_LENGTH:
		return "The form is not as long as the exam.";
	}
	return "";
}

static int
fewest_raters(const struct pr_seat *seat)
{
	int fewest = -1;

	for (size_t i = 0; i < seat->form->n_slots; i++) {
		int raters = seat->items[i]->raters;

		if (seat->form->slots[i].role != PR_ROLE_SCORED)
			continue;
		if (fewest < 0 || raters < fewest)
			fewest = raters;
	}
	return fewest < 0 ? 0 : fewest;
}

static void
take_score(struct pr_result *r, const struct pr_score_out *out,
	   const struct pr_exam_scale *scale)
{
	r->scaled = out->basis == PR_SCORE_SCALED;
	r->why_not_scaled = r->scaled ? NULL : why_not(out->basis, r);
	if (!r->scaled)
		return;
	r->score = out->reported;
	r->score_lo = out->lo;
	r->score_hi = out->hi;
	r->score_exact = out->scaled;
	r->sem = out->scaled_se;
	r->scale_min = (int)lround(scale->min);
	r->scale_max = (int)lround(scale->max);
	r->cut = (int)lround(scale->cut);
	r->raw_cut = (int)out->raw_cut;
	r->passed = out->passed;
	r->p_parallel = out->p_parallel;
	r->accuracy = out->accuracy;
	r->shift_up = (int)lround(out->shift_kind);
	r->shift_down = (int)lround(out->shift_harsh);
}

/* The verdict of a quick check; nothing for other kinds. */
static enum pr_status
quick_score(struct pr_result *r, struct pr_seat *seat, struct pr_err *err)
{
	struct pr_quick_view view;
	enum pr_status st;

	if (r->kind != PR_SITTING_QUICK)
		return PR_OK;
	st = pr_seat_quick(seat, &view, err);
	if (st)
		return st;
	r->quick = view.verdict;
	r->quick_p = view.p;
	r->quick_asked = view.asked;
	return PR_OK;
}

enum pr_status
result_score(struct pr_result *result, struct pr_seat *seat, struct pr_err *err)
{
	struct pr_score_in in = { .whole = seat->form->whole_blueprint };
	struct pr_score_out out;
	struct marks m = { 0 };
	enum pr_status st;

	result->scaled = false;
	result->raters = fewest_raters(seat);
	if (never_scaled(result->kind)) {
		result->why_not_scaled = never_scaled(result->kind);
		return quick_score(result, seat, err);
	}
	st = marks_fill(&m, result, seat->form, err);
	if (!st && m.n == 0) {
		result->why_not_scaled = why_not(PR_SCORE_SHORT, result);
		marks_release(&m);
		return PR_OK;
	}
	in.n = m.n;
	in.b = m.b;
	in.b_sd = m.b_sd;
	in.right = m.right;
	if (st) {
		marks_release(&m);
		return st;
	}
	/* an exam file whose scale contradicts itself costs the scaled score,
	 * never the sitting */
	if (pr_score_form(&out, &seat->exam->scale, &in, NULL) == PR_OK)
		take_score(result, &out, &seat->exam->scale);
	else
		result->why_not_scaled = why_not(PR_SCORE_NO_SCALE, result);
	marks_release(&m);
	return PR_OK;
}

/* One list: what is kept of a score, its type and its name. */
#define NUMBERS(X)             \
	X(int, score)          \
	X(int, score_lo)       \
	X(int, score_hi)       \
	X(double, score_exact) \
	X(double, sem)         \
	X(int, scale_min)      \
	X(int, scale_max)      \
	X(int, cut)            \
	X(int, raw_cut)        \
	X(double, p_parallel)  \
	X(double, accuracy)    \
	X(int, raters)         \
	X(int, shift_up)       \
	X(int, shift_down)
#define QUICK_NUMBERS(X)        \
	X(enum pr_quick, quick) \
	X(double, quick_p)      \
	X(int, quick_asked)

static bool
add_numbers(cJSON *o, const struct pr_result *r)
{
	bool ok = true;

#define X(type, name) ok = ok && app_json_number(o, #name, (double)r->name);
	NUMBERS(X)
	if (r->kind == PR_SITTING_QUICK) {
		QUICK_NUMBERS(X)
	}
#undef X
	return ok;
}

char *
result_score_json(const struct pr_result *r)
{
	cJSON *o = cJSON_CreateObject();
	bool ok = o && cJSON_AddBoolToObject(o, "scaled", r->scaled) &&
		  cJSON_AddBoolToObject(o, "passed", r->passed) &&
		  cJSON_AddStringToObject(o, "why_not",
					  r->why_not_scaled ? r->why_not_scaled
							    : "") &&
		  add_numbers(o, r);
	char *text = NULL;

	if (ok)
		text = cJSON_PrintUnformatted(o);
	cJSON_Delete(o);
	return text;
}

static double
number(const cJSON *o, const char *name, bool *ok)
{
	const cJSON *n = cJSON_GetObjectItemCaseSensitive(o, name);

	if (!cJSON_IsNumber(n)) {
		*ok = false;
		return 0;
	}
	return n->valuedouble;
}

/* The sentences live here, not in the record: find the one that was meant. */
static const char *
known_sentence(const char *text, enum pr_sitting_kind kind)
{
	static const enum pr_score_basis all[] = { PR_SCORE_SHORT,
						   PR_SCORE_PARTIAL,
						   PR_SCORE_NO_SCALE,
						   PR_SCORE_OTHER_LENGTH };
	static const struct pr_result mock = { .kind = PR_SITTING_MOCK };

	for (size_t i = 0; i < PR_LEN(all); i++)
		if (!strcmp(text, why_not(all[i], &mock)))
			return why_not(all[i], &mock);
	return never_scaled(kind == PR_SITTING_MOCK ? PR_SITTING_PRACTICE
						    : kind);
}

enum pr_status
result_score_read(struct pr_result *r, const char *json, struct pr_err *err)
{
	cJSON *o = cJSON_Parse(json);
	const cJSON *why = cJSON_GetObjectItemCaseSensitive(o, "why_not");
	bool ok = cJSON_IsObject(o) && cJSON_IsString(why);

	if (ok) {
#define X(type, name) r->name = (type)number(o, #name, &ok);
		NUMBERS(X)
		if (r->kind == PR_SITTING_QUICK) {
			QUICK_NUMBERS(X)
		}
#undef X
	}
	if (ok) {
		r->scaled = cJSON_IsTrue(
			cJSON_GetObjectItemCaseSensitive(o, "scaled"));
		r->passed = cJSON_IsTrue(
			cJSON_GetObjectItemCaseSensitive(o, "passed"));
		r->why_not_scaled =
			r->scaled ? NULL
				  : known_sentence(why->valuestring, r->kind);
	}
	cJSON_Delete(o);
	if (!ok)
		return pr_fail(err, PR_EDAMAGED,
			       "the score of this sitting is damaged");
	return PR_OK;
}
