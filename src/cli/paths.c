/* paths.c - where files are; see cli/paths.h */
#include "cli/paths.h"

#include "util/fs.h"
#include "util/mem.h"

#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ABOVE 3 /* folders looked at above the program */

const char *
paths_env(const char *name)
{
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread */
	return getenv(name);
}

static char *
home(void)
{
	const char *dir = paths_env("HOME");
	const struct passwd *user;

	if (dir && dir[0] == '/')
		return mem_strdup(dir);
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread */
	user = getpwuid(getuid());
	return user && user->pw_dir ? mem_strdup(user->pw_dir) : NULL;
}

/* $NAME/proctor, else ~/INSTEAD/proctor */
static char *
xdg(const char *name, const char *instead)
{
	const char *dir = paths_env(name);
	char *at_home;
	char *base;
	char *path;

	if (dir && dir[0] == '/')
		return fs_join(dir, "proctor");
	at_home = home();
	base = at_home ? fs_join(at_home, instead) : NULL;
	path = base ? fs_join(base, "proctor") : NULL;
	free(at_home);
	free(base);
	return path;
}

char *
paths_data(const char *data)
{
	if (!data)
		data = paths_env("PROCTOR_DATA");
	if (data && data[0])
		return mem_strdup(data);
	return xdg("XDG_DATA_HOME", ".local/share");
}

char *
paths_config(void)
{
	char *dir = xdg("XDG_CONFIG_HOME", ".config");
	char *path = dir ? fs_join(dir, "config") : NULL;

	free(dir);
	return path;
}

char *
paths_state(void)
{
	return xdg("XDG_STATE_HOME", ".local/state");
}

static bool
has_banks(const char *dir)
{
	char *banks = fs_join(dir, "question_banks");
	struct fs_info info;
	bool there;

	there = banks && fs_info(&info, banks, NULL) == PR_OK && info.is_dir;
	free(banks);
	return there;
}

/* The folder of the running program, links resolved; "" when unknown. */
static void
program_dir(char out[PATH_MAX], const char *argv0)
{
	char *slash;

	if (!realpath("/proc/self/exe", out) &&
	    !(argv0 && strchr(argv0, '/') && realpath(argv0, out)))
		out[0] = '\0';
	slash = strrchr(out, '/');
	if (slash)
		*slash = '\0';
}

char *
paths_share(const char *argv0)
{
	const char *given = paths_env("PROCTOR_SHARE");
	char dir[PATH_MAX];

	if (given && given[0])
		return has_banks(given) ? mem_strdup(given) : NULL;
	program_dir(dir, argv0);
	for (int i = 0; dir[0] && i <= ABOVE; i++) {
		char *slash;

		if (has_banks(dir))
			return mem_strdup(dir);
		slash = strrchr(dir, '/');
		if (slash)
			*slash = '\0';
	}
	return has_banks(PR_SHARE_DIR) ? mem_strdup(PR_SHARE_DIR) : NULL;
}

char *
paths_converter(const char *argv0)
{
	struct fs_info info;
	char dir[PATH_MAX];
	char *path = NULL;

	program_dir(dir, argv0);
	if (dir[0])
		path = fs_join(dir, "proctor-convert");
	if (path && fs_info(&info, path, NULL) == PR_OK && info.is_file)
		return path;
	free(path);
	return fs_join(PR_LIBEXEC_DIR, "proctor-convert");
}
