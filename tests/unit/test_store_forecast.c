/* test_store_forecast.c - weights, forecasts, results and sheets; what stays */
#include "learn_rows.h"

static int
raw(struct store_case *c, const char *sql)
{
	return sqlite3_exec(c->store->db, sql, NULL, NULL, NULL);
}

/* ---- weights, forecasts, results ----------------------------------------- */

static void
weights__the_newest_kept_or_the_newest_come_back_bit_for_bit(void **state)
{
	struct store_case *c = *state;
	int64_t ann = put_learner(c, "Ann"), first, kept, last;
	struct pr_db_weights back = { .id = 77 };

	assert_pr_refused(pr_db_weights_get(c->store, 1, 0, &back, &c->err),
			  PR_ENOTFOUND, &c->err);
	assert_pr_refused(pr_db_weights_last(c->store, 1, &back, &c->err),
			  PR_ENOTFOUND, &c->err);
	assert_int_equal(back.id, 77);
	first = put_weights(c, 1, true, 0.1);
	kept = put_weights(c, 1, true, 0.2);
	put_weights(c, ann, true, 9);
	assert_pr_ok(pr_db_weights_get(c->store, 1, 0, &back, &c->err),
		     &c->err);
	assert_int_equal(back.id, kept);
	/* a fit that lost: the defaults are in force again */
	last = put_weights(c, 1, false, -0.3);
	back.id = 77;
	assert_pr_refused(pr_db_weights_get(c->store, 1, 0, &back, &c->err),
			  PR_ENOTFOUND, &c->err);
	assert_int_equal(back.id, 77);
	assert_pr_ok(pr_db_weights_get(c->store, 1, first, &back, &c->err),
		     &c->err);
	assert_int_equal(back.id, first);
	assert_pr_ok(pr_db_weights_last(c->store, 1, &back, &c->err), &c->err);
	assert_int_equal(back.id, last);
	assert_false(back.kept);
	assert_int_equal(back.learner, 1);
	assert_int_equal(back.at_ms, NOW_MS);
	assert_int_equal(back.reviews, 500);
	assert_true(back.held == 0.41 && back.held_before == 0.42 &&
		    back.held_average == 0.45);
	for (int i = 0; i < 21; i++)
		assert_true(back.w[i] == -0.3 + i / 3.0);
}

static void
weights__are_stored_little_endian(void **state)
{
	static const char *const sql =
		"SELECT weights FROM learn_weights WHERE "
		"hex(substr(weights, 1, 8)) = '000000000000F03F'";
	struct store_case *c = *state;
	sqlite3_stmt *stmt;

	put_weights(c, 1, true, 1.0);
	assert_int_equal(sqlite3_prepare_v2(c->store->db, sql, -1, &stmt, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	assert_int_equal(sqlite3_column_bytes(stmt, 0), 168);
	sqlite3_finalize(stmt);
}

static void
put_forecast(struct store_case *c, int64_t learner, int64_t at_ms, double p)
{
	struct pr_db_forecast row = { .learner = learner,
				      .exam = "RHIT",
				      .sitting = c->sitting,
				      .at_ms = at_ms,
				      .exam_date = "2027-03-14",
				      .p = p,
				      .lo = 0.5,
				      .hi = 0.75,
				      .answers = 300,
				      .coverage = 0.9 };

	assert_pr_ok(pr_db_forecast_put(c->store, &row, &c->err), &c->err);
	assert_true(row.id > 0);
}

static bool
note_forecast(void *ctx, const struct pr_db_forecast *f)
{
	return note(ctx, "%d:%s:%d:%s:%g:%g:%g:%ld:%g ", (int)f->learner,
		    f->exam, (int)f->sitting, f->exam_date, f->p, f->lo, f->hi,
		    f->answers, f->coverage);
}

static void
forecast__they_come_oldest_first(void **state)
{
	struct store_case *c = *state;
	int64_t ann = put_learner(c, "Ann");
	struct list list = { 0 };

	put_forecast(c, 1, 30, 0.625);
	put_forecast(c, ann, 20, 0.5);
	put_forecast(c, 1, 10, 0.25);
	assert_pr_ok(
		pr_db_forecast_each(c->store, 1, &list, note_forecast, &c->err),
		&c->err);
	assert_string_equal(list.text,
			    "1:RHIT:1:2027-03-14:0.25:0.5:0.75:300:0.9 "
			    "1:RHIT:1:2027-03-14:0.625:0.5:0.75:300:0.9 ");
	list = (struct list){ .stop_after = 2 };
	assert_pr_ok(
		pr_db_forecast_each(c->store, 0, &list, note_forecast, &c->err),
		&c->err);
	assert_int_equal(list.n, 2);
	assert_non_null(strstr(list.text, " 2:RHIT"));
}

static void
put_result(struct store_case *c, int64_t learner, const char *exam,
	   const char *date, int score)
{
	struct pr_db_exam_result row = { .learner = learner,
					 .exam = exam,
					 .date = date,
					 .score = score,
					 .passed = score >= 300,
					 .at_ms = NOW_MS };

	assert_pr_ok(pr_db_exam_result_put(c->store, &row, &c->err), &c->err);
	assert_true(row.id > 0);
}

static bool
note_result(void *ctx, const struct pr_db_exam_result *r)
{
	return note(ctx, "%d:%s:%s:%d:%d ", (int)r->learner, r->exam, r->date,
		    r->score, r->passed);
}

static void
result__of_one_exam_and_date_the_newest_counts(void **state)
{
	struct store_case *c = *state;
	int64_t ann = put_learner(c, "Ann");
	struct pr_db_exam_result bad = { .learner = 1,
					 .exam = "RHIT",
					 .date = "soon" };
	struct list list = { 0 };

	put_result(c, 1, "RHIT", "2027-03-14", 312);
	put_result(c, 1, "RHIT", "2026-09-01", 280);
	put_result(c, ann, "RHIT", "2027-03-14", 250);
	put_result(c, 1, "rhit", "2027-03-14", 299);
	put_result(c, 1, "CCA", "2027-03-14", 310);
	assert_pr_ok(pr_db_exam_result_each(c->store, 1, &list, note_result,
					    &c->err),
		     &c->err);
	assert_string_equal(list.text, "1:RHIT:2026-09-01:280:0 "
				       "1:rhit:2027-03-14:299:0 "
				       "1:CCA:2027-03-14:310:1 ");
	list = (struct list){ 0 };
	assert_pr_ok(pr_db_exam_result_each(c->store, 0, &list, note_result,
					    &c->err),
		     &c->err);
	assert_int_equal(list.n, 4);
	assert_non_null(strstr(list.text, "2:RHIT:2027-03-14:250:0"));
	assert_pr_refused(pr_db_exam_result_put(c->store, &bad, &c->err),
			  PR_EINVAL, &c->err);
	assert_int_equal(bad.id, 0);
}

/* ---- sheets -------------------------------------------------------------- */

static bool
note_sheet(void *ctx, const struct pr_db_sheet *s)
{
	return note(ctx, "%d:%d:%d:%s:%.*s:%d%d:%d/%d:%d ", (int)s->sitting,
		    (int)s->end_ms, s->kind, s->exam ? s->exam : "-", (int)s->n,
		    (const char *)s->cells, s->scaled, s->test_clock,
		    s->met_before, s->n_scored, s->utc_offset_min);
}

static void
put_sheet(struct store_case *c, int64_t sitting, int64_t learner,
	  int64_t end_ms, const char *cells)
{
	assert_pr_ok(pr_db_sheet_put(c->store, sitting, learner, end_ms, cells,
				     strlen(cells), &c->err),
		     &c->err);
}

static void
sheet__walks_tell_what_is_needed_to_read_them(void **state)
{
	struct store_case *c = *state;
	struct pr_db_score score = { .sitting = c->sitting,
				     .n_scored = 130,
				     .met_before = 12,
				     .scaled = true,
				     .record = "{}" };
	struct pr_db_sitting drill = case_sitting(c, 2);
	struct pr_db_sitting other = case_sitting(c, 3);
	struct list list = { 0 };

	drill.kind = 5;
	drill.test_clock = true;
	drill.utc_offset_min = -300;
	other.learner = put_learner(c, "Ann");
	assert_pr_ok(pr_db_sitting_put(c->store, &drill, &c->err), &c->err);
	assert_pr_ok(pr_db_sitting_put(c->store, &other, &c->err), &c->err);
	assert_pr_ok(pr_db_score_put(c->store, &score, &c->err), &c->err);
	put_sheet(c, c->sitting, 1, 300, "one");
	put_sheet(c, drill.id, 1, 200, "two");
	put_sheet(c, other.id, other.learner, 250, "her");
	assert_pr_ok(
		pr_db_sheet_each(c->store, 1, 0, &list, note_sheet, &c->err),
		&c->err);
	assert_string_equal(list.text, "2:200:5:DEMO:two:01:0/0:-300 "
				       "1:300:0:DEMO:one:10:12/130:0 ");
	list = (struct list){ 0 };
	assert_pr_ok(
		pr_db_sheet_each(c->store, 1, 201, &list, note_sheet, &c->err),
		&c->err);
	assert_int_equal(list.n, 1);
	list = (struct list){ 0 };
	assert_pr_ok(
		pr_db_sheet_each(c->store, 0, 250, &list, note_sheet, &c->err),
		&c->err);
	assert_string_equal(list.text,
			    "1:300:0:-:one:00:0/0:0 3:250:0:-:her:00:0/0:0 ");
}

/* ---- guards, learners, migration ----------------------------------------- */

static void
rows__that_were_written_never_change(void **state)
{
	static const char *const refused[] = {
		"UPDATE learn_step SET correct = 0",
		"DELETE FROM learn_step",
		"INSERT OR REPLACE INTO learn_step SELECT * FROM learn_step",
		"UPDATE OR REPLACE learn_step SET n = 9",
		"UPDATE learn_weights SET kept = 0",
		"DELETE FROM learn_weights",
		("INSERT OR REPLACE INTO learn_weights "
		 "SELECT * FROM learn_weights"),
		"UPDATE forecast SET p = 1",
		"DELETE FROM forecast",
		"INSERT OR REPLACE INTO forecast SELECT * FROM forecast",
		"UPDATE exam_result SET passed = 1",
		"DELETE FROM exam_result",
		"INSERT OR REPLACE INTO exam_result SELECT * FROM exam_result",
	};
	struct store_case *c = *state;

	put_step(c, step_of(c, 0, 0));
	put_weights(c, 1, true, 0);
	put_forecast(c, 1, 1, 0.5);
	put_result(c, 1, "RHIT", "2027-03-14", 312);
	for (size_t i = 0; i < PR_LEN(refused); i++)
		if (raw(c, refused[i]) != SQLITE_CONSTRAINT_TRIGGER)
			fail_msg("%s: not refused by a trigger", refused[i]);
	/* the control: without recursive triggers a replacement slips by */
	assert_int_equal(raw(c, "PRAGMA recursive_triggers = OFF"), SQLITE_OK);
	assert_int_equal(raw(c, "REPLACE INTO forecast SELECT * FROM forecast"),
			 SQLITE_OK);
}

static bool
note_learner(void *ctx, const struct pr_db_learner *l)
{
	return note(ctx, "%s:%u:%d ", l->name, l->study_days,
		    (int)l->forgotten_ms);
}

static void
learner__a_forgotten_one_is_walked_and_not_found(void **state)
{
	struct store_case *c = *state;
	struct pr_db_learner me, ann, back = { .id = 77 };
	struct list list = { 0 };

	put_learner(c, "Ann");
	assert_pr_ok(pr_db_learner_find(c->store, NULL, &me, &c->err), &c->err);
	assert_int_equal(me.id, 1);
	assert_int_equal(me.study_days, 127);
	me.name = "gone";
	me.study_days = 31;
	me.forgotten_ms = 5;
	assert_pr_ok(pr_db_learner_put(c->store, &me, &c->err), &c->err);
	assert_pr_refused(pr_db_learner_find(c->store, "gone", &back, &c->err),
			  PR_ENOTFOUND, &c->err);
	assert_int_equal(back.id, 77);
	assert_pr_ok(pr_db_learner_find(c->store, NULL, &ann, &c->err),
		     &c->err);
	assert_string_equal(ann.name, "Ann");
	assert_pr_ok(pr_db_learner_each(c->store, &list, note_learner, &c->err),
		     &c->err);
	assert_string_equal(list.text, "gone:31:5 Ann:127:0 ");
	assert_pr_ok(pr_db_learner_find(c->store, NULL, &ann, &c->err),
		     &c->err);
	ann.forgotten_ms = 6;
	assert_pr_ok(pr_db_learner_put(c->store, &ann, &c->err), &c->err);
	assert_pr_ok(pr_db_learner_find(c->store, NULL, &back, &c->err),
		     &c->err);
	assert_int_equal(back.id, 1);
	back.study_days = 128;
	assert_pr_refused(pr_db_learner_put(c->store, &back, &c->err),
			  PR_EINVAL, &c->err);
}

/* A file of version 3 with a learner, as the program of then wrote it. */
static void
make_version_3(struct store_case *c)
{
	static const char *const learner =
		"INSERT INTO learner (id, uuid, name, exam, exam_date, "
		"time_percent, created_ms) VALUES "
		"(1, zeroblob(16), 'Eve', 'RHIT', '2027-03-14', 150, 9)";
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open(c->path, &db), SQLITE_OK);
	for (int i = 0; i < 3; i++)
		assert_int_equal(sqlite3_exec(db, store_migrations[i].sql, NULL,
					      NULL, NULL),
				 SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, learner, NULL, NULL, NULL),
			 SQLITE_OK);
	sqlite3_close(db);
}

static void
migrate__a_file_of_version_3_keeps_its_learners(void **state)
{
	struct store_case *c = *state;
	struct pr_db_learner eve;
	struct list list = { 0 };

	make_version_3(c);
	case_open(c, PR_STORE_WRITE);
	assert_pr_ok(pr_db_learner_find(c->store, "Eve", &eve, &c->err),
		     &c->err);
	assert_int_equal(eve.id, 1);
	assert_string_equal(eve.exam, "RHIT");
	assert_string_equal(eve.exam_date, "2027-03-14");
	assert_int_equal(eve.time_percent, 150);
	assert_int_equal(eve.study_days, 127);
	assert_int_equal(eve.forgotten_ms, 0);
	assert_pr_ok(pr_db_learner_each(c->store, &list, note_learner, &c->err),
		     &c->err);
	assert_int_equal(list.n, 1);
	assert_pr_ok(store_same_schema(c->store->db, c->path, store_migrations,
				       (int)store_migration_count, &c->err),
		     &c->err);
	put_weights(c, 1, true, 0);
}

#define T(name) row_test(name)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(weights__the_newest_kept_or_the_newest_come_back_bit_for_bit),
		T(weights__are_stored_little_endian),
		T(forecast__they_come_oldest_first),
		T(result__of_one_exam_and_date_the_newest_counts),
		T(sheet__walks_tell_what_is_needed_to_read_them),
		T(rows__that_were_written_never_change),
		T(learner__a_forgotten_one_is_walked_and_not_found),
		cmocka_unit_test_setup_teardown(
			migrate__a_file_of_version_3_keeps_its_learners,
			case_setup, case_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
