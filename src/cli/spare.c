/* spare.c - a data folder of its own; see cli/spare.h */
#include "cli/spare.h"

#include "cli/paths.h"
#include "util/fs.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void
read_clock(void *ctx, struct pr_env *out)
{
	pr_clock_read(ctx, out);
}

enum pr_status
spare_open(struct spare *out, struct cli *cli, bool banks, struct pr_err *err)
{
	const char *base = paths_env("TMPDIR");
	struct pr_desk_options options = { .share_dir = cli->share_dir,
					   .clock_ctx = &cli->clock,
					   .clock = read_clock,
					   .load_banks = banks };
	enum pr_status st;

	*out = (struct spare){ 0 };
	out->dir = fs_join(base && base[0] ? base : P_tmpdir, "proctor-XXXXXX");
	if (!out->dir)
		return pr_fail(err, PR_ENOMEM, "out of memory");
	if (!mkdtemp(out->dir)) {
		st = pr_fail(err, PR_EIO,
			     "the scratch folder %s cannot be made; TMPDIR can "
			     "name another place",
			     out->dir);
		free(out->dir);
		out->dir = NULL;
		return st;
	}
	options.data_dir = out->dir;
	st = pr_desk_open(&out->desk, &options, err);
	if (st)
		spare_close(out);
	return st;
}

void
spare_close(struct spare *spare)
{
	struct fs_list files = { 0 };

	if (!spare->dir)
		return;
	pr_desk_close(spare->desk);
	if (fs_list(&files, spare->dir, NULL) == PR_OK)
		for (size_t i = 0; i < files.n_names; i++) {
			char *path = fs_join(spare->dir, files.names[i]);

			if (path)
				(void)!fs_remove(path, NULL);
			free(path);
		}
	fs_list_release(&files);
	(void)rmdir(spare->dir);
	free(spare->dir);
	*spare = (struct spare){ 0 };
}

enum pr_status
spare_instead(struct spare *out, struct cli *cli, bool banks, const char *said,
	      struct pr_err *err)
{
	struct pr_err busy = { 0 };
	enum pr_status st = cli_open_quiet(cli, banks, &busy);

	*out = (struct spare){ 0 };
	if (st == PR_EBUSY) {
		cli_say("%s", said);
		st = spare_open(out, cli, true, err);
		cli->desk = out->desk;
		return st;
	}
	if (st)
		*err = busy;
	return st;
}

void
spare_instead_close(struct spare *spare, struct cli *cli)
{
	if (!spare->dir)
		return;
	cli->desk = NULL;
	spare_close(spare);
}
