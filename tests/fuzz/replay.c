/* replay.c - runs a fuzz target over its corpus, without a fuzzing compiler
 *
 * Linked with each fuzz_NAME.c; reads tests/fuzz/corpus/NAME/ and speaks TAP.
 * An input that breaks the target ends the process, and so fails the test.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Exactly as long as the file, so that asan sees a step past the end. */
static int
replay(const char *path)
{
	FILE *file = fopen(path, "rb");
	uint8_t *data;
	long size;

	if (!file)
		return -1;
	fseek(file, 0, SEEK_END);
	size = ftell(file);
	rewind(file);
	data = size < 0 ? NULL : malloc((size_t)size + (size == 0));
	if (data && fread(data, 1, (size_t)size, file) == (size_t)size) {
		printf("# %s\n", path);
		fflush(stdout); /* the last line names a crash */
		LLVMFuzzerTestOneInput(data, (size_t)size);
	}
	free(data);
	fclose(file);
	return 0;
}

int
main(int argc, char **argv)
{
	const char *slash = strrchr(argv[0], '/');
	const char *name = (slash ? slash + 1 : argv[0]) + strlen("fuzz_");
	char path[4096];
	struct dirent *entry;
	DIR *dir;
	int n = 0;

	(void)argc;
	snprintf(path, sizeof(path), "tests/fuzz/corpus/%s", name);
	dir = opendir(path);
	if (!dir) {
		printf("1..0 # SKIP no corpus for %s\n", name);
		return 0;
	}
	while ((entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "tests/fuzz/corpus/%s/%s", name,
			 entry->d_name);
		n += replay(path) == 0;
	}
	closedir(dir);
	printf("1..1\n%s 1 - %s: %d inputs replayed\n", n ? "ok" : "not ok",
	       name, n);
	return n ? 0 : 1;
}
