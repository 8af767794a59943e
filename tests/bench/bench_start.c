/*
 * bench_start.c - how long the program takes to be there, against an empty one
 *
 * Lines: name<TAB>n<TAB>ratio of medians, fork to exit. An empty C program is
 * made with the same compiler and run in turns with ours, so that a busy
 * machine troubles both alike. "report" opens the data file and asks it one
 * question; "home" also compares the shipped banks and draws up the pool.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RUNS 300
#define FIRST_RUNS 11

extern char **environ;

static double
run_ms(char *const argv[], posix_spawn_file_actions_t *quiet)
{
	struct timespec a, b;
	pid_t pid;
	int status;

	clock_gettime(CLOCK_MONOTONIC, &a);
	if (posix_spawn(&pid, argv[0], quiet, NULL, argv, environ) != 0)
		return -1;
	waitpid(pid, &status, 0);
	clock_gettime(CLOCK_MONOTONIC, &b);
	return (double)(b.tv_sec - a.tv_sec) * 1e3 +
	       (double)(b.tv_nsec - a.tv_nsec) / 1e6;
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *v, size_t n)
{
	qsort(v, n, sizeof(*v), by_value);
	return v[n / 2];
}

static void
compare(const char *name, char *empty, char *program, char *command, char *arg,
	posix_spawn_file_actions_t *quiet)
{
	static double ours[RUNS], theirs[RUNS];
	char *none[] = { empty, NULL };
	char *full[] = { program, command, arg, NULL };

	for (size_t i = 0; i < RUNS; i++) {
		theirs[i] = run_ms(none, quiet);
		ours[i] = run_ms(full, quiet);
	}
	printf("start_%s_over_empty\t%d\t%.2f\t(%.2f ms, empty %.2f ms)\n",
	       name, RUNS, median(ours, RUNS) / median(theirs, RUNS),
	       median(ours, RUNS), median(theirs, RUNS));
}

/* An empty data folder each time: all shipped banks are taken in. */
static void
first_start(const char *dir, char *empty, char *program,
	    posix_spawn_file_actions_t *quiet)
{
	double ours[FIRST_RUNS], theirs[FIRST_RUNS];
	char *none[] = { empty, NULL };
	char *full[] = { program, NULL };
	char data[80];

	for (int i = 0; i < FIRST_RUNS; i++) {
		snprintf(data, sizeof(data), "%s/first%d", dir, i);
		setenv("PROCTOR_DATA", data, 1);
		theirs[i] = run_ms(none, quiet);
		ours[i] = run_ms(full, quiet);
	}
	printf("start_first_over_empty\t%d\t%.2f\t(%.0f ms with all shipped "
	       "banks, aim 500)\n",
	       FIRST_RUNS,
	       median(ours, FIRST_RUNS) / median(theirs, FIRST_RUNS),
	       median(ours, FIRST_RUNS));
	setenv("PROCTOR_DATA", dir, 1);
}

int
main(void)
{
	char dir[] = "/tmp/proctor-bench-XXXXXX";
	char empty[64], command[256], version[] = "version",
				      report[] = "report";
	char *program = getenv("PROCTOR");
	posix_spawn_file_actions_t quiet;

	if (!program || !mkdtemp(dir)) {
		fprintf(stderr, "bench_start: PROCTOR names no program\n");
		return 1;
	}
	snprintf(empty, sizeof(empty), "%s/empty", dir);
	snprintf(command, sizeof(command),
		 "printf 'int main(void){return 0;}' | ${CC:-cc} -O2 -x c - "
		 "-o %s",
		 empty);
	if (system(command) != 0)
		return 1;
	setenv("PROCTOR_DATA", dir, 1);
	setenv("HOME", dir, 1);
	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
	compare("version", empty, program, version, NULL, &quiet);
	first_start(dir, empty, program, &quiet);
	/* the first start loads the shipped banks; it is not counted */
	run_ms((char *[]){ program, NULL }, &quiet);
	compare("report", empty, program, report, NULL, &quiet);
	compare("home", empty, program, NULL, NULL, &quiet);
	posix_spawn_file_actions_destroy(&quiet);
	snprintf(command, sizeof(command), "rm -rf %s", dir);
	return system(command) != 0;
}
