/*
 * walk.c - random keys, and after each frame the things that always hold
 *
 * The same seed and the same program give the same walk. A program that ends
 * by itself with exit 0 and a clean terminal is started again: leaving is
 * allowed. Any other end stops the walk, with the last keys and the screen.
 */
#include "command.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define MAX_STEPS 128
#define MAX_TAIL 24
#define RESIZE_EVERY 1000

static const char default_keys[] =
	"<Down>*6 <Up>*4 <Left>*2 <Right>*4 <PgDn> <PgUp> <Home> <End> "
	"<Enter>*4 <Esc>*4 <Tab>*2 <S-Tab> <Space>*3 <BS> ? <F1> : / "
	"a*3 b*3 c*3 d*2 e f g h 1 2 3 4 5 6 7 8 9 0 i j k l m*3 n*4 o p*3 q "
	"r s t u v*2 w x*2 y z A B C D E M N { } [ ] = <C-l> <C-u> <M-n> "
	"<M-p> +1000*2 +60000";

struct step {
	char key[16]; /* a key name, or +MS */
	int weight;
};

struct walker {
	struct step steps[MAX_STEPS];
	size_t n_steps;
	int total;
	uint64_t random;
	const char *tail[MAX_TAIL];
	long long done;
	int restarts;
	char sizes[32][16];
	size_t n_sizes;
};

static uint64_t
draw(struct walker *w, uint64_t below)
{
	uint64_t z;

	w->random += 0x9e3779b97f4a7c15u; /* splitmix64 */
	z = w->random;
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return (z ^ z >> 31) % below;
}

static void
read_steps(struct walker *w, const char *text)
{
	char copy[MAX_LINE];
	char *save = NULL;

	snprintf(copy, sizeof(copy), "%s", text);
	for (char *t = strtok_r(copy, " \t", &save);
	     t && w->n_steps < MAX_STEPS; t = strtok_r(NULL, " \t", &save)) {
		struct step *s = &w->steps[w->n_steps++];
		char *star = t[1] ? strrchr(t + 1, '*') : NULL;

		s->weight = star ? atoi(star + 1) : 1;
		if (s->weight < 1)
			s->weight = 1;
		if (star)
			*star = '\0';
		snprintf(s->key, sizeof(s->key), "%.15s", t);
		w->total += s->weight;
	}
}

static void
read_sizes(struct walker *w, const char *text)
{
	char copy[256];
	char *save = NULL;

	snprintf(copy, sizeof(copy), "%s", text);
	for (char *t = strtok_r(copy, " \t", &save);
	     t && w->n_sizes < LEN(w->sizes); t = strtok_r(NULL, " \t", &save))
		snprintf(w->sizes[w->n_sizes++], sizeof(w->sizes[0]), "%.15s",
			 t);
}

static const char *
choose(struct walker *w)
{
	int at = (int)draw(w, (uint64_t)w->total);
	size_t i = 0;

	while (at >= w->steps[i].weight)
		at -= w->steps[i++].weight;
	return w->steps[i].key;
}

static bool
take_step(struct driver *d, struct walker *w)
{
	const char *key = choose(w);

	w->tail[w->done % MAX_TAIL] = key;
	w->done++;
	if (key[0] == '+' && isdigit((unsigned char)key[1]))
		return sync_clock(d, atoll(key + 1));
	return keys_press(d, key);
}

static bool
change_size(struct driver *d, struct walker *w)
{
	int rows;
	int cols;

	if (!w->n_sizes || w->done % RESIZE_EVERY)
		return true;
	return !parse_size(w->sizes[draw(w, w->n_sizes)], &rows, &cols) ||
	       do_resize(d, rows, cols);
}

/* NULL, or what is wrong with the end of the program. */
static const char *
restart(struct driver *d, struct walker *w)
{
	static char text[512];
	char line[MAX_LINE];

	if (!WIFEXITED(d->wait_status) || WEXITSTATUS(d->wait_status)) {
		snprintf(text, sizeof(text), "ended with ");
		child_describe(d->wait_status, text + strlen(text), 64);
		return text;
	}
	terminal_faults(d, text, sizeof(text));
	if (text[0])
		return text;
	w->restarts++;
	d->exit_checked = true;
	memcpy(line, d->run_line, sizeof(line));
	return do_run(d, line) ? NULL : "could not be started again";
}

static const char *
fault_now(struct driver *d, struct walker *w)
{
	const char *fault = NULL;

	if (d->scan.faults[0])
		return d->scan.faults;
	if (d->exited)
		fault = restart(d, w);
	if (!fault && d->rows >= USABLE_ROWS && d->cols >= USABLE_COLS)
		fault = fault_focus(d);
	if (!fault)
		fault = fault_rows(d);
	if (!fault)
		fault = fault_cells(d);
	return fault;
}

static void
report_tail(const struct walker *w)
{
	long long from = w->done > MAX_TAIL ? w->done - MAX_TAIL : 0;

	printf("# last keys:");
	for (long long i = from; i < w->done; i++)
		printf(" %s", w->tail[i % MAX_TAIL]);
	putchar('\n');
}

static void
report(struct driver *d, const struct walker *w, long long seed,
       const char *fault)
{
	tap_result(d, !fault, "walk of %lld steps, seed %lld%s%s", w->done,
		   seed, fault ? ": " : "", fault ? fault : "");
}

bool
walk(struct driver *d, const char *args)
{
	static struct walker w;
	char *p;
	long long seed = strtoll(args, &p, 10);
	long long n = strtoll(p, &p, 10);
	const char *fault = NULL;
	bool answered = true;

	memset(&w, 0, sizeof(w));
	p += strspn(p, " \t");
	read_steps(&w, *p ? p : default_keys);
	read_sizes(&w, d->sizes);
	w.random = (uint64_t)seed;
	if (n < 1 || w.total < 1)
		return tap_result(d, false, "walk SEED N [KEY*WEIGHT...]");
	while (w.done < n && answered && !fault) {
		answered = take_step(d, &w) && change_size(d, &w);
		if (answered)
			fault = fault_now(d, &w);
	}
	if (answered)
		report(d, &w, seed, fault);
	tap_note("seed %lld: %lld steps, %d starts after leaving", seed, w.done,
		 w.restarts);
	if (fault || !answered)
		report_tail(&w);
	if (fault)
		tap_screen(d);
	return answered && !fault;
}
