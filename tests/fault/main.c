/* main.c - fault fast|full [NAME]: TAP on standard output */
#include "fault.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static const struct {
	const char *name;
	void (*run)(bool full);
} scenarios[] = {
	{ "syncs", fault_syncs },       { "cut", fault_cut },
	{ "double", fault_double_cut }, { "controls", fault_controls },
	{ "errors", fault_errors },     { "dropped", fault_dropped },
	{ "memory", fault_memory },     { "kill", fault_kill },
	{ "backup", fault_backup },     { "restore", fault_restore },
	{ "ledger", fault_ledger },     { "certificates", fault_certificates },
};

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int
main(int argc, char **argv)
{
	bool full = argc > 1 && strcmp(argv[1], "full") == 0;
	const char *only = argc > 2 ? argv[2] : NULL;

	if (argc > 1 && !full && strcmp(argv[1], "fast") != 0) {
		fprintf(stderr, "usage: fault fast|full [SCENARIO]\n");
		return 2;
	}
	bench_start();
	for (size_t i = 0; i < PR_LEN(scenarios); i++) {
		double begin = seconds();

		if (only && strcmp(only, scenarios[i].name) != 0)
			continue;
		scenarios[i].run(full);
		printf("# %s: %.1f s\n", scenarios[i].name, seconds() - begin);
	}
	bench_end();
	return tap_done();
}
