#!/bin/sh
# preview.t - "proctor bank preview" on the question screen
. tests/screen/lib.sh
. tests/screen/kinds.sh

drive "a preview of a file" <<'END'
run $PROCTOR --now $now bank preview tests/data/screen_kinds.json
screen question
expect PREVIEW PRACTICE
expect Item 1 of 12
expect Preview: nothing is kept. q leaves.
press s
expect No answer. The key is C.
press n
expect Item 2 of 12
cells-clean
press q
wait-exit 0
terminal-restored
no-osc
END
kept=$(find "$tmp/home" -type f | grep -v /config)
check "nothing was kept" [ -z "$kept" ]

finish
