/*
 * cli/face.h - starting the full screen, or saying that it cannot be
 *
 * floor    cli
 */
#ifndef PR_CLI_FACE_H
#define PR_CLI_FACE_H

#include "cli/cli.h"
#include "tui/tui.h"

/* True when the full screen may be tried. */
bool face_is_full(const struct cli *cli);

/*
 * Runs the full screen with the settings of the file; options say where to
 * start. False when the terminal cannot be used: plain mode goes on.
 */
PR_NODISCARD bool face_run(struct cli *cli, struct tui_options *options,
			   enum cli_exit *code);

#endif
