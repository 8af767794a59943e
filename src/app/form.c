/* form.c - forms in and out of the store, and their hash */
#include "proctor/hash.h"
#include "util/mem.h"

#include "internal.h"

#include <stdlib.h>
#include <string.h>

/* The form's identity: which items in which role, shown in which order. */
static enum pr_status
hash_slot(struct pr_sha256 *sha, struct pr_desk *desk,
	  const struct pr_slot *slot, struct pr_err *err)
{
	struct pr_db_rev rev;
	struct pr_db_item item;
	unsigned char bytes[16 + 4 + 1 + 1 + PR_OPTIONS_MAX] = { 0 };
	enum pr_status st;

	st = pr_db_rev_get(desk->store, slot->item_rev, &rev, err);
	if (!st)
		st = pr_db_item_get(desk->store, rev.item, &item, err);
	if (st)
		return st;
	memcpy(bytes, item.uuid, 16);
	for (int i = 0; i < 4; i++)
		bytes[16 + i] = (unsigned char)(rev.version >> 8 * i & 0xff);
	bytes[20] = (unsigned char)slot->role;
	bytes[21] = slot->n_options;
	memcpy(bytes + 22, slot->order, slot->n_options);
	pr_sha256_add(sha, bytes, sizeof(bytes));
	return PR_OK;
}

enum pr_status
app_form_hash(struct pr_form *form, struct pr_desk *desk, struct pr_err *err)
{
	static const char tag[] = "proctor.form/1";
	struct pr_sha256 sha = { 0 };
	enum pr_status st = PR_OK;

	pr_sha256_init(&sha);
	pr_sha256_add(&sha, tag, sizeof(tag));
	for (size_t i = 0; !st && i < form->n_slots; i++)
		st = hash_slot(&sha, desk, &form->slots[i], err);
	if (!st)
		pr_sha256_end(&sha, form->hash);
	return st;
}

static void
slot_row(struct pr_db_slot *row, const struct pr_slot *slot,
	 const struct pr_exam *exam)
{
	const struct pr_domain *d =
		slot->domain >= 0 ? &exam->domains[slot->domain] : NULL;

	*row = (struct pr_db_slot){
		.item_rev = slot->item_rev,
		.role = (int)slot->role,
		.domain = d ? d->identifier : "",
		.task = d && slot->task >= 0 ? d->tasks[slot->task].identifier
					     : "",
		.b = slot->b,
		.b_sd = slot->b_sd,
		.set_no = slot->set,
		.set_position = slot->set_position,
		.met_before = slot->met_before,
		.past_review = slot->past_review,
		.n_options = slot->n_options,
	};
	memcpy(row->order, slot->order, sizeof(row->order));
}

enum pr_status
app_form_store(struct pr_desk *desk, struct pr_form *form,
	       const struct pr_exam *exam, bool reserved, struct pr_err *err)
{
	struct pr_db_slot *rows = mem_array(form->n_slots, sizeof(*rows));
	struct pr_db_form row = {
		.learner = desk->learner.id,
		.exam_rev = form->exam_rev,
		.seed = form->seed,
		.reserved = reserved,
		.whole = form->whole_blueprint,
	};
	enum pr_status st;
	struct pr_env env;

	if (!rows)
		return mem_fail(err);
	pr_desk_now(desk, &env);
	row.created_ms = env.wall_ms;
	for (size_t i = 0; i < form->n_slots; i++)
		slot_row(&rows[i], &form->slots[i], exam);
	st = app_form_hash(form, desk, err);
	if (!st) {
		memcpy(row.hash, form->hash, sizeof(row.hash));
		st = pr_db_form_put(desk->store, &row, rows, form->n_slots,
				    err);
	}
	if (!st)
		form->id = row.id;
	free(rows);
	return st;
}

struct slots {
	struct pr_form *form;
	const struct pr_exam *exam;
	size_t cap;
	bool out_of_memory;
};

static int
task_of(const struct pr_exam *exam, int domain, const char *task)
{
	if (domain < 0)
		return -1;
	for (size_t t = 0; t < exam->domains[domain].n_tasks; t++)
		if (!strcmp(exam->domains[domain].tasks[t].identifier, task))
			return (int)t;
	return -1;
}

static bool
take_slot(void *ctx, const struct pr_db_slot *row)
{
	struct slots *s = ctx;
	struct pr_slot *slots = mem_room(s->form->slots, s->form->n_slots,
					 &s->cap, sizeof(*slots));
	struct pr_slot *slot;

	if (!slots) {
		s->out_of_memory = true;
		return false;
	}
	s->form->slots = slots;
	slot = &slots[s->form->n_slots++];
	*slot = (struct pr_slot){
		.item_rev = row->item_rev,
		.domain = pr_exam_domain(s->exam, row->domain),
		.role = (enum pr_role)row->role,
		.b = row->b,
		.b_sd = row->b_sd,
		.set = row->set_no,
		.set_position = row->set_position,
		.met_before = row->met_before,
		.past_review = row->past_review,
		.n_options = row->n_options,
	};
	slot->task = task_of(s->exam, slot->domain, row->task);
	memcpy(slot->order, row->order, sizeof(slot->order));
	return true;
}

enum pr_status
app_form_load(struct pr_form **out, struct pr_desk *desk, int64_t form,
	      const struct pr_exam *exam, struct pr_err *err)
{
	struct slots s = { .exam = exam };
	struct pr_db_form row;
	enum pr_status st;

	*out = NULL;
	st = pr_db_form_get(desk->store, form, &row, err);
	if (st)
		return st;
	s.form = mem_array(1, sizeof(*s.form));
	if (!s.form)
		return mem_fail(err);
	s.form->id = row.id;
	s.form->exam_rev = row.exam_rev;
	s.form->seed = row.seed;
	s.form->whole_blueprint = row.whole;
	memcpy(s.form->hash, row.hash, sizeof(s.form->hash));
	st = pr_db_slot_each(desk->store, form, &s, take_slot, err);
	if (!st && s.out_of_memory)
		st = mem_fail(err);
	if (st)
		pr_form_free(s.form);
	else
		*out = s.form;
	return st;
}
