#!/bin/sh
# signals.t - whatever ends the program, the terminal is given back and the
# sitting goes on with every answer
. tests/screen/lib.sh
. tests/screen/kinds.sh

answers() {
	begin_kinds
	cat <<'END'
press a n b n a c m n
type coder
press <Enter> n x a o
type look
press <Enter> n n
type 2.5
press <Enter>
expect Answer 2.5 kept.
END
}

resumed() { # resumed LEFT
	cat <<END
run \$PROCTOR --now \$now exam KINDS --resume
screen resume
press <Enter>
screen question
expect-row 0 Item 7 of 12
expect [ 2.5
press j
expect A   B ok!  ok   .   .>2.5
press <Esc> j
type 5
press <Enter>
expect x  A  --- Release
expect Note: look
press q <Down> <Enter>
wait-exit 0
terminal-restored
END
}

for sig in TERM HUP INT QUIT SEGV BUS ABRT KILL; do
	case $sig in
	TERM | HUP | INT) end="wait-exit 130" restored=terminal-restored ;;
	KILL) end="wait-exit SIGKILL" restored="# nothing can be done" ;;
	*) end="wait-exit SIG$sig" restored=terminal-restored ;;
	esac
	(answers; echo "signal $sig"; echo "$end"; echo "$restored") >"$tmp/s"
	drive "SIG$sig" <"$tmp/s"
	resumed >"$tmp/s"
	KEEP_HOME=1 drive "after SIG$sig" <"$tmp/s"
done

(answers; echo hangup; echo "wait-exit 130") >"$tmp/s"
drive "the terminal goes away" <"$tmp/s"
resumed >"$tmp/s"
KEEP_HOME=1 drive "after the hangup" <"$tmp/s"

(answers; cat <<'END'
press <Up>
keep here
stop
cont
same here
press p
expect-row 0 Item 6
press z
stop
cont
screen break
press <Enter>
screen question
press q <Down> <Enter>
wait-exit 0
terminal-restored
END
) >"$tmp/s"
drive "stopped and continued" <"$tmp/s"
finish
