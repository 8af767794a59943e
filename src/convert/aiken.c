/* aiken.c - stem, lettered options, ANSWER: and a letter
 *
 * Wider than Moodle's reader: a stem may have several lines, keys may be small
 * letters. What Moodle leaves out without a word is refused and said.
 */
#include "convert/keys.h"
#include "util/mem.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum state {
	BETWEEN, /* no question yet */
	STEM,
	CHOICES,
	ENDED, /* after ANSWER:, feedback may follow */
	ORPHAN /* options without a question, to the next blank line */
};

struct aiken {
	struct job *job;
	enum state state;
	struct item item;
	struct buf stem, option[OPTIONS], feedback;
	int n;              /* options */
	struct buf next;    /* lines after the last option's own */
	struct place after; /* the first of them, 0: none */
	bool blank;         /* a blank line stands before this one */
	bool said_long;
	long records;
};

int
aiken_option(const char *line, size_t len, size_t *used)
{
	size_t n = 2;

	if (len < 2 || !isalpha((unsigned char)line[0]) ||
	    (line[1] != '.' && line[1] != ')'))
		return 0;
	/* "e.g." and "a.m." are no options */
	if (len > 2 && !isspace((unsigned char)line[2]) &&
	    (islower((unsigned char)line[0]) || line[1] == '.') &&
	    !(isupper((unsigned char)line[0]) &&
	      (len < 4 || (line[3] != '.' && line[3] != ')'))))
		return 0;
	while (n < len && isspace((unsigned char)line[n]))
		n++;
	*used = n;
	return toupper((unsigned char)line[0]);
}

static bool
has_word(const char *line, size_t len, const char *word, size_t *used)
{
	size_t n = strlen(word);

	if (len < n || strncasecmp(line, word, n) != 0)
		return false;
	while (n < len && isspace((unsigned char)line[n]))
		n++;
	if (n == len || line[n] != ':')
		return false;
	for (n++; n < len && isspace((unsigned char)line[n]); n++)
		;
	*used = n;
	return true;
}

bool
aiken_key_line(const char *line, size_t len, size_t *used)
{
	return has_word(line, len, "ANSWER", used);
}

static bool
is_feedback(const char *line, size_t len, size_t *used)
{
	return has_word(line, len, "ANSWER_EXPLANATION", used) ||
	       has_word(line, len, "FEEDBACK", used) ||
	       has_word(line, len, "EXPLANATION", used) ||
	       has_word(line, len, "RATIONALE", used);
}

/* A line without its end and the blanks around it; false at the end. */
static bool
next_line(const char *text, size_t len, size_t *at, const char **line,
	  size_t *n, long *column)
{
	size_t from = *at, to;

	if (from >= len)
		return false;
	for (to = from; to < len && text[to] != '\n' && text[to] != '\r'; to++)
		;
	*at = to + 1;
	if (to + 1 < len && text[to] == '\r' && text[to + 1] == '\n')
		*at = to + 2;
	*column = 1;
	for (; from < to && isspace((unsigned char)text[from]); from++)
		++*column;
	while (to > from && isspace((unsigned char)text[to - 1]))
		to--;
	*line = text + from;
	*n = to - from;
	return true;
}

bool
aiken_is(const char *text, size_t len)
{
	size_t at = 0, n, used;
	bool options = false;
	const char *line;
	long column;

	while (next_line(text, len, &at, &line, &n, &column)) {
		if (aiken_option(line, n, &used))
			options = true;
		else if (options && aiken_key_line(line, n, &used))
			return true;
	}
	return false;
}

static void
judge(struct aiken *a, const struct buf *to)
{
	if (to->status == PR_EINVAL && !a->said_long) {
		SAY(a->job, PR_RULE_FIELD_SIZE, a->item.at, NULL, NULL, "65536",
		    NULL, NULL);
		a->said_long = true;
	} else if (to->status == PR_ENOMEM) {
		job_failed(a->job, buf_status(to, &a->job->err));
	}
}

static void
add_line(struct aiken *a, struct buf *to, const char *line, size_t n)
{
	if (to->len)
		buf_addc(to, '\n');
	buf_add(to, line, n);
	judge(a, to);
}

static void
reset(struct aiken *a)
{
	buf_reset(&a->stem);
	buf_reset(&a->next);
	buf_reset(&a->feedback);
	for (int i = 0; i < OPTIONS; i++)
		buf_reset(&a->option[i]);
	a->item = (struct item){ 0 };
	a->n = 0;
	a->after = (struct place){ 0, 0 };
	a->said_long = false;
	a->job->refused = false;
	a->state = BETWEEN;
	arena_reset(a->job->arena);
}

static void
set_text(struct cell *cell, const struct buf *buf)
{
	cell->text = buf_text(buf);
	cell->len = buf->len;
}

/* Words of the key that are an option's text, as True is. */
static bool
read_key(struct item *item)
{
	return key_read(CONVERT_KEY_LETTERS, item, &item->keys) ||
	       key_read(CONVERT_KEY_TEXT, item, &item->keys);
}

static void
count_record(struct aiken *a)
{
	a->records++;
	if (a->records == PR_FOREIGN_RECORDS + 1)
		SAY_FILE(a->job, PR_RULE_FOREIGN_LIMIT,
			 "more than 100,000 questions", "100,000", NULL);
}

/* The question is whole. */
static void
finish(struct aiken *a)
{
	struct item *item = &a->item;

	count_record(a);
	set_text(&item->stem, &a->stem);
	set_text(&item->rationale, &a->feedback);
	for (int i = 0; i < a->n; i++) {
		set_text(&item->option[i], &a->option[i]);
		item->has |= item->option[i].len ? 1u << i : 0;
	}
	if (!item->key.len)
		SAY(a->job, PR_RULE_NO_KEY_CELL, item->key.at, NULL, "key",
		    NULL, NULL, NULL);
	else if (!read_key(item))
		key_outside(a->job, CONVERT_KEY_LETTERS, item);
	item_put(a->job, item);
	reset(a);
}

/* It stops without a key. */
static void
unfinished(struct aiken *a)
{
	count_record(a);
	SAY(a->job, PR_RULE_UNFINISHED, a->item.at, NULL, NULL, NULL, NULL,
	    NULL);
	say_refused(a->job, a->item.at);
	reset(a);
}

static void
orphan(struct aiken *a, struct place at, const char *what)
{
	count_record(a);
	SAY(a->job, PR_RULE_NO_QUESTION, at, NULL, NULL, what, NULL, NULL);
	say_refused(a->job, at);
	reset(a);
}

static void
begin(struct aiken *a, struct place at, const char *line, size_t n)
{
	reset(a);
	a->item.at = at;
	a->item.stem.at = at;
	a->state = STEM;
	add_line(a, &a->stem, line, n);
}

/* Option A again without a key between: what came after the last option was
 * the next question's stem. */
static void
restart(struct aiken *a)
{
	struct place at = a->after;
	struct buf stem = a->next;

	buf_init(&a->next, PR_FOREIGN_FIELD);
	unfinished(a);
	if (at.line) {
		begin(a, at, buf_text(&stem), stem.len);
		judge(a, &stem);
	}
	buf_release(&stem);
}

static void
option(struct aiken *a, struct place at, int letter, const char *text, size_t n)
{
	char here[2] = { (char)letter, '\0' };
	char due[2] = { 'A', '\0' };

	if (a->state == CHOICES && letter == 'A')
		restart(a);
	if (a->state == ORPHAN)
		return;
	if (a->state == BETWEEN) {
		orphan(a, at, "an option");
		a->state = ORPHAN;
		return;
	}
	due[0] = (char)('A' + a->n);
	a->state = CHOICES;
	if (a->n == OPTIONS) {
		SAY(a->job, PR_RULE_MANY_OPTIONS, at, NULL, "options", "26",
		    NULL, NULL);
		return;
	}
	if (here[0] != due[0])
		SAY(a->job, PR_RULE_OPTION_ORDER, at, NULL, "options", here,
		    due, NULL);
	a->item.option[a->n].at = at;
	add_line(a, &a->option[a->n], text, n);
	buf_reset(&a->next);
	a->after = (struct place){ 0, 0 };
	a->n++;
}

static void
key_line(struct aiken *a, struct place at, const char *text, size_t n)
{
	char *key;

	if (a->state == BETWEEN) {
		orphan(a, at, "ANSWER");
		return;
	}
	if (a->state == ORPHAN) {
		a->state = BETWEEN;
		return;
	}
	key = arena_strndup(a->job->arena, text, n);
	if (!key) {
		job_failed(a->job, mem_fail(&a->job->err));
		return;
	}
	a->item.key = (struct cell){ key, n, at };
	a->state = ENDED;
}

/* A line that is neither option nor key. */
static void
plain(struct aiken *a, struct place at, const char *line, size_t n)
{
	char letter[2] = { (char)('A' + a->n - 1), '\0' };

	if (a->state == STEM) {
		if (a->blank)
			add_line(a, &a->stem, "", 0);
		add_line(a, &a->stem, line, n);
		return;
	}
	if (a->state == CHOICES && !a->blank && a->n) {
		if (!a->after.line)
			a->after = at;
		SAY(a->job, PR_RULE_CONTINUED, at, NULL, NULL, letter, NULL,
		    NULL);
		add_line(a, &a->option[a->n - 1], line, n);
		add_line(a, &a->next, line, n);
		return;
	}
	if (a->state == CHOICES)
		unfinished(a);
	begin(a, at, line, n);
}

static void
empty_line(struct aiken *a)
{
	a->blank = true;
	if (a->state == ORPHAN)
		a->state = BETWEEN;
}

/* A line after ANSWER:, when it belongs to the question still: feedback, which
 * goes on to the next blank line. */
static bool
feedback(struct aiken *a, struct place at, const char *line, size_t n)
{
	size_t used = 0;

	if (is_feedback(line, n, &used))
		a->item.rationale.at = at;
	else if (!a->feedback.len || a->blank || aiken_option(line, n, &used))
		return false;
	add_line(a, &a->feedback, line + used, n - used);
	return true;
}

static void
take(struct aiken *a, struct place at, const char *line, size_t n)
{
	size_t used;
	int letter;

	if (!n) {
		empty_line(a);
		return;
	}
	if (a->state == ENDED && feedback(a, at, line, n)) {
		a->blank = false;
		return;
	}
	if (a->state == ENDED)
		finish(a);
	letter = aiken_option(line, n, &used);
	/* a stem may begin as "C. difficile" does */
	if (letter != 'A' && (a->state == STEM || a->state == BETWEEN))
		letter = 0;
	if (aiken_key_line(line, n, &used))
		key_line(a, at, line + used, n - used);
	else if (letter)
		option(a, at, letter, line + used, n - used);
	else
		plain(a, at, line, n);
	a->blank = false;
}

static void
each_line(struct aiken *a)
{
	struct job *job = a->job;
	size_t at = 0, n;
	const char *line;
	long column, number = 0;

	while (!job->st && !job->fatal &&
	       next_line(job->text, job->len, &at, &line, &n, &column))
		take(a, (struct place){ ++number, column }, line, n);
	if (job->st || job->fatal)
		return;
	if (a->state == ENDED)
		finish(a);
	else if (a->state == STEM || a->state == CHOICES)
		unfinished(a);
}

void
aiken_run(struct job *job)
{
	struct aiken *a = mem_array(1, sizeof(*a));

	if (!a) {
		job_failed(job, mem_fail(&job->err));
		return;
	}
	job->format = "aiken";
	a->job = job;
	buf_init(&a->stem, PR_FOREIGN_FIELD);
	buf_init(&a->next, PR_FOREIGN_FIELD);
	buf_init(&a->feedback, PR_FOREIGN_FIELD);
	for (int i = 0; i < OPTIONS; i++)
		buf_init(&a->option[i], PR_FOREIGN_FIELD);
	say_read_as(job, "Aiken");
	put_header(job);
	each_line(a);
	buf_release(&a->stem);
	buf_release(&a->next);
	buf_release(&a->feedback);
	for (int i = 0; i < OPTIONS; i++)
		buf_release(&a->option[i]);
	free(a);
}
