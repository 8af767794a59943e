/* codes_files.c - which official files the code book is made from */
#include "tui/codes_files.h"

#include "proctor/code_files.h"
#include "proctor/codes.h"

#include <stdio.h>

static void
put_file(struct paper *paper, const struct pr_code_file *file)
{
	char size[32] = "";

	if (file->kb >= 1024)
		snprintf(size, sizeof(size), ", about %.1f MB",
			 (double)file->kb / 1024.0);
	paper_fmt(paper, ROLE_TEXT, "%s: %s", pr_code_system_name(file->system),
		  file->name);
	paper_put(paper, ROLE_TEXT, "", 3, file->holds);
	paper_fmt(paper, ROLE_QUIET, "   %s%s, %s", file->publisher, size,
		  file->page);
}

void
codes_files_page(struct paper *paper)
{
	size_t n;
	const struct pr_code_file *files = pr_code_files(&n);

	paper_put(paper, ROLE_HEADING, "", 0, "No code tables are here yet");
	paper_put(paper, ROLE_TEXT, "", 0,
		  "None come with the program. It reads the official files as "
		  "they are published, zipped or not:");
	paper_put(paper, ROLE_CHOSEN, "", 0,
		  "   proctor codes import FILE...   or the folder they are "
		  "in");
	paper_put(paper, ROLE_TEXT, "", 0,
		  "Without tables drills work all the same: codes are judged "
		  "by their shape and by the keys of the items.");
	paper_gap(paper);
	paper_put(paper, ROLE_HEADING, "", 0, "The official files");
	for (size_t i = 0; i < n; i++)
		put_file(paper, &files[i]);
	paper_put(paper, ROLE_QUIET, "", 0, pr_code_files_source());
}
