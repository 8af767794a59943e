#!/bin/sh
# unsaved.t - the disk is full: NOT SAVED is shown, nothing is lost, and the
# answers are offered when the sitting is resumed
. tests/screen/lib.sh
. tests/screen/kinds.sh

(begin_kinds; echo "signal TERM"; echo "wait-exit 130") >"$tmp/s"
drive "begin" <"$tmp/s"

# No file may grow beyond the database as it is now: the log fills up. The
# shell's unit is 512 bytes.
# Answers are rescued, flags are not: whether item 1 is flagged at the end
# depends on how many of the 120 fit, so nothing below may ask for it.
LIM=$(($(wc -c <"$XDG_DATA_HOME/proctor/proctor.db") / 512 + 2))
export LIM
KEEP_HOME=1 drive "a full disk" <<'END'
run sh -c "trap '' XFSZ; ulimit -f $LIM; exec $PROCTOR --now $now exam KINDS --resume"
press <Enter>
screen question
expect-not NOT SAVED
burst 120 m
expect NOT SAVED
expect-row 0 NOT SAVED
expect kept in an
press c
expect-row 0 NOT SAVED
expect [x] C
press n b n a c n
type coder
press <Enter> n
expect-row 0 Item 5 of 12
press q
screen leave
press <Down> <Enter>
screen leave
expect Enter once more leaves all the
press <Esc>
screen question
attempt running
signal KILL
wait-exit SIGKILL
END

KEEP_HOME=1 drive "the answers are offered" <<'END'
run $PROCTOR --now $now exam KINDS --resume
press <Enter>
screen resume
expect answers could not be written
golden rescue
cursor-on-focus
press 2
screen question
expect They wait for the next resume.
press q <Down> <Enter>
wait-exit 0
run $PROCTOR --now $now exam KINDS --resume
press <Enter>
screen resume
press <Enter>
screen question
expect taken in.
expect-not NOT SAVED
press j
expect Item 1: C
expect B A+C  ok
press <Esc> q <Down> <Enter>
wait-exit 0
run $PROCTOR --now $now exam KINDS --resume
press <Enter>
screen question
expect Welcome back
press q <Down> <Enter>
wait-exit 0
run $PROCTOR --now $now db check
wait-exit 0
END
finish
