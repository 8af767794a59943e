/*
 * bench_scale.c - what reports cost when the file holds ten million responses
 *
 * Lines: name<TAB>n<TAB>value. PROCTOR_BENCH_RESPONSES sets how many. A file
 * of the product is filled with mocks of 150 items by a thousand learners, and
 * a plain table with the same responses, a row each; both are deleted at the
 * end. The plain table has the rest score in the row, which spares SQL the
 * join that it would need. "first" is the first call of a process, the others
 * are the best of several; "extra" is what the peak of memory grew by.
 */
#include "proctor/desk.h"
#include "proctor/env.h"
#include "proctor/exam.h"
#include "proctor/learn.h"
#include "proctor/library.h"
#include "proctor/sheet_sum.h"
#include "proctor/stats.h"
#include "proctor/store_forecast.h"
#include "proctor/store_pool.h"
#include "proctor/store_sitting.h"

#include "scale_rows.h"

#include <sys/wait.h>

#define TURNS 20
#define DAY_MS INT64_C(86400000)

/* ---- building ------------------------------------------------------------ */

/* What the first learner's answers taught: a step each. */
static void
put_steps(struct build *b, const struct item *form, int64_t sitting,
	  int64_t at_ms)
{
	for (int i = 0; i < ITEMS; i++) {
		bool first = !b->met[(size_t)form[i].rev % PR_LEN(b->met)];
		struct pr_db_step step = {
			.learner = 1,
			.sitting = sitting,
			.slot = i,
			.item = form[i].item,
			.item_rev = form[i].rev,
			.exam = "RHIT",
			.domain = form[i].domain_name,
			.skill = "",
			.at_ms = at_ms,
			.day = (int)(at_ms / DAY_MS),
			.correct = b->cells[i].credit == 100,
			.flags = first ? PR_STEP_ABILITY : 0,
			.b_var = 0.36,
			.var = 1,
			.grade = 3,
			.known = 1,
		};

		b->met[(size_t)form[i].rev % PR_LEN(b->met)] = true;
		need(pr_db_step_put(b->store, &step, &b->err), &b->err);
		need(pr_db_seen_put(b->store, 1, form[i].rev, at_ms, &b->err),
		     &b->err);
	}
}

static void
put_sheets(struct build *b)
{
	unsigned char
		bytes[PR_SHEET_HEAD + ITEMS * PR_SHEET_CELL + PR_SHEET_TAIL];
	int64_t gap = (NOW_MS - START_MS) / b->p->sheets;

	for (long k = 0; k < b->p->sheets; k++) {
		const struct item *form = b->forms[k % FORMS];
		int learner = (int)(k % LEARNERS);
		int64_t end_ms = START_MS + gap * k, sitting;

		answer(b, learner, form);
		sitting = put_sitting(b, k, learner, end_ms);
		need(pr_db_sheet_put(
			     b->store, sitting, learner + 1, end_ms, bytes,
			     pr_sheet_pack(bytes, b->cells, ITEMS), &b->err),
		     &b->err);
		put_plain(b, learner);
		if (learner == 0)
			put_steps(b, form, sitting, end_ms);
	}
}

static void
put_ability(struct build *b)
{
	struct pr_learn_prior prior = pr_learn_prior_for(0);
	unsigned char state[PR_LEARN_PACKED(PR_DOMAINS_MAX)];
	struct pr_learn learn;
	char names[PR_DOMAINS_MAX * 66] = "";
	struct pr_db_ability row = { .learner = 1,
				     .exam = "RHIT",
				     .answers = 700,
				     .last_day = (int)(NOW_MS / DAY_MS) - 1,
				     .last_ms = NOW_MS - DAY_MS,
				     .domains = names,
				     .state = state };

	pr_learn_init(&learn, b->exam->n_domains, &prior);
	for (int i = 0; i < 700; i++)
		pr_learn_update(&learn, &prior,
				&(struct pr_learn_answer){
					.domain = (int)below((unsigned)learn.n),
					.b_var = 0.36,
					.right = below(3) > 0 });
	for (size_t d = 0; d < b->exam->n_domains; d++) {
		strcat(names, d ? "\t" : "");
		strcat(names, b->exam->domains[d].identifier);
	}
	row.n_state = pr_learn_pack(state, &learn);
	need(pr_db_ability_put(b->store, &row, &b->err), &b->err);
}

static void
run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		die(sql, sqlite3_errmsg(db));
}

static void
open_plain(struct build *b)
{
	if (sqlite3_open(b->p->plain, &b->plain) != SQLITE_OK)
		die("open", b->p->plain);
	run(b->plain, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
		      "CREATE TABLE response (learner INTEGER, item INTEGER, "
		      "domain INTEGER, correct INTEGER, ms INTEGER, "
		      "rest INTEGER) STRICT; BEGIN");
	if (sqlite3_prepare_v2(b->plain,
			       "INSERT INTO response VALUES "
			       "(?1, ?2, ?3, ?4, ?5, ?6)",
			       -1, &b->insert, NULL) != SQLITE_OK)
		die("insert", sqlite3_errmsg(b->plain));
}

/* In a process of its own, so that its memory is not in the peaks. */
static void
build(struct place *p)
{
	static const char *const exams[] = { "RHIT" };
	static struct build b;
	struct pr_desk *desk = open_desk(p, true);
	struct pr_learner me = *pr_desk_learner(desk);

	b.p = p;
	need(pr_library_exam(desk, "RHIT", &b.exam, &b.exam_rev, &b.err),
	     &b.err);
	snprintf(me.exam, sizeof(me.exam), "RHIT");
	need(pr_desk_save_learner(desk, &me, &b.err), &b.err);
	pr_desk_close(desk);
	b.store = open_store(p);
	need(pr_db_pool_each(b.store, exams, 1, 1, &b, take_item, &b.err),
	     &b.err);
	if (b.n_items < ITEMS)
		die("scale", "the shipped bank is too small");
	open_plain(&b);
	need(pr_store_begin(b.store, &b.err), &b.err);
	put_learners(&b);
	for (int f = 0; f < FORMS; f++)
		put_form(&b, f);
	put_sheets(&b);
	put_ability(&b);
	need(pr_store_commit(b.store, &b.err), &b.err);
	pr_store_close(b.store);
	sqlite3_finalize(b.insert);
	run(b.plain, "COMMIT");
	sqlite3_close(b.plain);
	pr_exam_free(b.exam);
	printf("scale_items\t%ld\t%zu\n", p->sheets * ITEMS, b.n_items);
}

/* ---- one learner --------------------------------------------------------- */

static void
measure_stats(struct place *p)
{
	struct pr_desk *desk = open_desk(p, false);
	struct pr_stats *stats;
	struct pr_err err = { 0 };
	double best = 1e9, first = 0;
	long before = peak_kb(), answers = 0;

	for (int i = 0; i < TURNS; i++) {
		double t = seconds();

		need(pr_stats_load(desk, "RHIT", &stats, &err), &err);
		t = seconds() - t;
		first = i ? first : t;
		best = t < best ? t : best;
		answers = stats->answers;
		pr_stats_free(stats);
	}
	printf("scale_stats_first_ms\t%ld\t%.2f\n", answers, first * 1e3);
	printf("scale_stats_ms\t%ld\t%.2f\n", answers, best * 1e3);
	printf("scale_stats_extra_mb\t%ld\t%.1f\n", answers,
	       (double)(peak_kb() - before) / 1024);
	pr_desk_close(desk);
}

/* ---- the whole file ------------------------------------------------------ */

struct report {
	struct pr_sheet_sum *sum;
	enum pr_status st;
	struct pr_err err;
};

static bool
add_sheet(void *ctx, const struct pr_db_sheet *sheet)
{
	struct report *r = ctx;

	r->st = pr_sheet_sum_add(r->sum, sheet->cells, sheet->n, &r->err);
	return r->st == PR_OK;
}

/* Sums that both ways must agree in. */
struct figures {
	int64_t rows, n, right, ms, rest, squares, rest_right;
	int64_t domains, domain_right, domain_ms;
};

static struct figures
figures_of(struct pr_sheet_sum *sum)
{
	const struct pr_sum_domain *domain = pr_sheet_sum_domains(sum);
	const struct pr_sum_item *item;
	struct figures f = { 0 };
	size_t n;

	item = pr_sheet_sum_items(sum, &n);
	for (size_t i = 0; i < n; i++) {
		f.rows++;
		f.n += item[i].n;
		f.right += item[i].right;
		f.ms += item[i].ms;
		f.rest += item[i].rest;
		f.squares += item[i].rest_squares % 1000003 * item[i].item_rev;
		f.rest_right += item[i].rest_right % 1000003 * item[i].item_rev;
	}
	for (int i = 0; i <= PR_SHEET_NO_DOMAIN; i++) {
		f.domains += domain[i].n > 0;
		f.domain_right += domain[i].right * (i + 1);
		f.domain_ms += domain[i].ms * (i + 1);
	}
	return f;
}

/* What one process tells the next. */
struct told {
	struct figures figures;
	double seconds;
};

static void
tell(const struct place *p, struct told *told, const char *mode)
{
	FILE *file = fopen(p->told, mode);
	size_t n = 0;

	if (file && mode[0] == 'w')
		n = fwrite(told, sizeof(*told), 1, file);
	else if (file)
		n = fread(told, sizeof(*told), 1, file);
	if (!file || fclose(file) || n != 1)
		die("scale", p->told);
}

static void
measure_report(struct place *p)
{
	struct pr_store *store = open_store(p);
	struct report r = { 0 };
	long before = peak_kb(), n = p->sheets * ITEMS;
	struct told told = { .seconds = 1e9 };
	double first = 0;

	for (int i = 0; i < 3; i++) {
		double t = seconds();

		need(pr_sheet_sum_new(&r.sum, PR_SHEET_REACHED, &r.err),
		     &r.err);
		need(pr_db_sheet_each(store, 0, INT64_MIN, &r, add_sheet,
				      &r.err),
		     &r.err);
		need(r.st, &r.err);
		told.figures = figures_of(r.sum);
		pr_sheet_sum_free(r.sum);
		t = seconds() - t;
		first = i ? first : t;
		told.seconds = t < told.seconds ? t : told.seconds;
	}
	printf("scale_report_first_s\t%ld\t%.3f\n", n, first);
	printf("scale_report_s\t%ld\t%.3f\n", n, told.seconds);
	printf("scale_report_extra_mb\t%ld\t%.1f\n", n,
	       (double)(peak_kb() - before) / 1024);
	pr_store_close(store);
	tell(p, &told, "wb");
}

/* ---- the same in SQL ----------------------------------------------------- */

static void
sum_items(sqlite3 *db, struct figures *f)
{
	static const char *const sql =
		"SELECT item, count(*), sum(correct), sum(ms), sum(rest), "
		"sum(rest * rest), sum(rest * correct) "
		"FROM response GROUP BY item";
	sqlite3_stmt *q;

	if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK)
		die("items", sqlite3_errmsg(db));
	while (sqlite3_step(q) == SQLITE_ROW) {
		int64_t rev = sqlite3_column_int64(q, 0);

		f->rows++;
		f->n += sqlite3_column_int64(q, 1);
		f->right += sqlite3_column_int64(q, 2);
		f->ms += sqlite3_column_int64(q, 3);
		f->rest += sqlite3_column_int64(q, 4);
		f->squares += sqlite3_column_int64(q, 5) % 1000003 * rev;
		f->rest_right += sqlite3_column_int64(q, 6) % 1000003 * rev;
	}
	sqlite3_finalize(q);
}

static void
sum_domains(sqlite3 *db, struct figures *f)
{
	static const char *const sql = "SELECT domain, sum(correct), sum(ms) "
				       "FROM response GROUP BY domain";
	sqlite3_stmt *q;

	if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK)
		die("domains", sqlite3_errmsg(db));
	while (sqlite3_step(q) == SQLITE_ROW) {
		int64_t weight = sqlite3_column_int64(q, 0) + 1;

		f->domains++;
		f->domain_right += sqlite3_column_int64(q, 1) * weight;
		f->domain_ms += sqlite3_column_int64(q, 2) * weight;
	}
	sqlite3_finalize(q);
}

static void
measure_sql_report(struct place *p)
{
	long n = p->sheets * ITEMS, before = peak_kb();
	struct figures theirs = { 0 };
	struct told ours;
	double t = seconds();
	sqlite3 *db;

	if (sqlite3_open(p->plain, &db) != SQLITE_OK)
		die("open", p->plain);
	sum_items(db, &theirs);
	sum_domains(db, &theirs);
	t = seconds() - t;
	printf("scale_sql_report_s\t%ld\t%.3f\n", n, t);
	printf("scale_sql_report_extra_mb\t%ld\t%.1f\n", n,
	       (double)(peak_kb() - before) / 1024);
	sqlite3_close(db);
	tell(p, &ours, "rb");
	if (memcmp(&ours.figures, &theirs, sizeof(theirs)) != 0)
		die("scale", "the two reports do not agree");
	printf("scale_sql_over_report\t%ld\t%.1f\n", n, t / ours.seconds);
}

static double
one_learner(sqlite3 *db)
{
	static const char *const sql =
		"SELECT domain, count(*), sum(correct), sum(ms) FROM response "
		"WHERE learner = 1 GROUP BY domain";
	double t = seconds();
	sqlite3_stmt *q;

	if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK)
		die("one learner", sqlite3_errmsg(db));
	while (sqlite3_step(q) == SQLITE_ROW)
		; /* the work is in the step */
	sqlite3_finalize(q);
	return (seconds() - t) * 1e3;
}

/* Shares by domain only, without and with an index on the learner. */
static void
measure_sql_learner(struct place *p)
{
	long n = p->sheets * ITEMS;
	sqlite3 *db;

	if (sqlite3_open(p->plain, &db) != SQLITE_OK)
		die("open", p->plain);
	printf("scale_sql_learner_ms\t%ld\t%.1f\n", n, one_learner(db));
	run(db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
		"CREATE INDEX by_learner ON response (learner)");
	printf("scale_sql_learner_indexed_ms\t%ld\t%.1f\n", n, one_learner(db));
	sqlite3_close(db);
}

/* ---- all of it ----------------------------------------------------------- */

static void
in_child(struct place *p, void (*call)(struct place *p))
{
	int status = 1;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid < 0)
		die("fork", "failed");
	if (pid == 0) {
		call(p);
		fflush(stdout);
		_exit(0);
	}
	if (waitpid(pid, &status, 0) != pid || status != 0) {
		remove_all(p);
		die("scale", "a step failed");
	}
}

int
main(void)
{
	const char *tmp = getenv("TMPDIR");
	const char *wanted = getenv("PROCTOR_BENCH_RESPONSES");
	long responses = wanted ? atol(wanted) : 10000000;
	struct place p = { .sheets = responses / ITEMS };
	double t = seconds();

	if (p.sheets < LEARNERS)
		p.sheets = LEARNERS;
	snprintf(p.dir, sizeof(p.dir), "%s/proctor-scale-XXXXXX",
		 tmp ? tmp : "/tmp");
	if (!mkdtemp(p.dir))
		die("mkdtemp", p.dir);
	snprintf(p.data, sizeof(p.data), "%s/data", p.dir);
	snprintf(p.plain, sizeof(p.plain), "%s/plain.db", p.dir);
	snprintf(p.told, sizeof(p.told), "%s/told", p.dir);
	pr_clock_test_set(&p.clock, NOW_MS, 0, 7);
	in_child(&p, build);
	printf("scale_build_s\t%ld\t%.1f\n", p.sheets * ITEMS, seconds() - t);
	in_child(&p, measure_stats);
	in_child(&p, measure_report);
	in_child(&p, measure_sql_report);
	in_child(&p, measure_sql_learner);
	remove_all(&p);
	return 0;
}
