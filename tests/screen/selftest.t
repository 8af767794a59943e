#!/bin/sh
# selftest.t - the driver works, and each of its checks can fail
#
# Needs a compiler: echo_list.c is built here, once good, with its faults
# switched on by an argument.
here=$(dirname "$0")
. "$here/lib.sh"

list=$tmp/echo_list
# shellcheck disable=SC2086 # flags are words
${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L ${CFLAGS:-} \
	"$here/selftest/echo_list.c" ${LDFLAGS:-} -lncursesw -o "$list" || {
	echo "Bail out! echo_list.c does not compile"
	exit 1
}
export list

# ---- the well-behaved program passes everything -----------------------------
drive "keys" <<'END'
run $list
screen list
attempt running
expect-row 0 Time 10:00
expect "item 1"
press j j <Down>
expect-row 4 > item 4
cursor-on-focus
press <Up> k <PgDn>
expect-row 12 > item 12
type hello
expect hello
press <Esc>
expect-not hello
press <M-n> <F5> <C-l> <S-Tab>
raw 1 1b4f42
expect-row 13 > item 13
paste ab\ncd
expect abcd
rows-hold
cells-clean
no-osc
press q
wait-exit 0
terminal-restored
END

drive "clock, size, stop, idle" <<'END'
size 100x30
run $list
clock +1500
expect-row 0 Time 09:59
clock +598500
expect Time 00:00
keep before
resize 40x10
rows-hold
cursor-on-focus
resize 39x10
expect too small
resize 1x1
resize 200x60
resize 100x30
same before
press j
differs before
burst 100 <Down>
expect item 102
bytes-last 3000
stop
cont
press j
expect > item 103
idle 120
signal TERM
wait-exit 1
terminal-restored
END

drive "a program may end and start again" <<'END'
run $list exit3
press q
wait-exit 3
terminal-restored
run $list
press j j j
hangup
wait-exit SIGHUP
run $list crash
press j j j j
wait-exit SIGABRT
END

drive "no protocol, no frame of its own" <<'END'
no-sync
run $list
await item 22
press q
wait-exit 0
END
drive "the first frame is asked for" <<'END'
run $list late-first
screen list
press q
wait-exit 0
END

drive "walk" <<'END'
marker Time|none
run $list
walk 11 5000
press q
wait-exit 0
terminal-restored
END

# ---- goldens -----------------------------------------------------------------
golden() { # golden FAULT COMMAND
	# shellcheck disable=SC2016 # the driver expands it
	printf 'run $list %s\npress j\n%s\npress q\nwait-exit 0\n' "$1" "$2"
}
golden "" "golden list" >"$tmp/script"
export PROCTOR_GOLDEN=update
drive "golden is written" -g "$tmp/golden" <"$tmp/script"
unset PROCTOR_GOLDEN
drive "golden is the same" -g "$tmp/golden" <"$tmp/script"
golden "" "golden-text list" >"$tmp/script"
drive "golden without attributes" -g "$tmp/golden" <"$tmp/script"
check "golden holds text" grep -q '^> item 2$' "$tmp/golden/list.txt"
check "golden holds attributes" grep -q '^@2,0+8 reverse$' \
	"$tmp/golden/list.txt"
check "golden holds the cursor" grep -q '^size 80x24 cursor 2,0 shown$' \
	"$tmp/golden/list.txt"

SCREEN_DRIVER_REAL=$SCREEN_DRIVER
cat >"$tmp/with-golden" <<END
#!/bin/sh
exec "$SCREEN_DRIVER_REAL" -g "$tmp/golden" "\$@"
END
chmod +x "$tmp/with-golden"
SCREEN_DRIVER=$tmp/with-golden
sed -i 's/reverse/bold/' "$tmp/golden/list.txt"
golden "" "golden list" >"$tmp/script"
refuses "a changed attribute is seen" "golden list" <"$tmp/script"
check "its diff names it" grep -q '^# - @2,0+8 bold' "$tmp/out"
sed -i 's/^> item 2$/> item 7/' "$tmp/golden/list.txt"
golden "" "golden-text list" >"$tmp/script"
refuses "a changed letter is seen" "golden-text list" <"$tmp/script"
check "its diff names the row" grep -q '^# row 2 - > item 7' "$tmp/out"
golden "" "golden nothing" >"$tmp/script"
refuses "a missing golden is no success" "golden nothing" <"$tmp/script"
SCREEN_DRIVER=$SCREEN_DRIVER_REAL

# ---- planted faults: each check must find its own ---------------------------
keys="press j j k j" # faults begin with the fourth key
fault() { # fault FAULT TEXT COMMAND...: one command a line, after the keys
	what=$1 text=$2
	shift 2
	{
		echo "timeout 1000"
		echo "marker Time"
		echo "run \$list $what"
		echo "$keys"
		printf '%s\n' "$@"
	} >"$tmp/script"
	refuses "$what: $text" "$text" <"$tmp/script"
}
fault osc "no-osc: OSC" no-osc
fault query "the program counted" # the terminal's answer came as a key
fault mode "no-osc: DECSET 69" no-osc
fault control "cells-clean: a separator or direction override" cells-clean
fault cursor "cursor-on-focus: cursor at 23,79" cursor-on-focus
fault marker "rows-hold: row 0" rows-hold
fault hint "rows-hold: the last row" rows-hold
fault keys-less "no answer within 1000 ms"
fault keys-more "counted 5 keys of 4"
fault silent "no answer within 1000 ms"
fault garbage "not a frame message"
fault crash "ended unasked: SIGABRT"
fault exit3 "ended with exit 0, not exit 3" "press q" "wait-exit 0"
fault alt "terminal-restored: alternate screen left on" "press q" \
	"wait-exit 0" terminal-restored
fault raw-tty "terminal-restored: tty does not echo" "press q" \
	"wait-exit 0" terminal-restored
fault idle-writer "idle: " "idle 200"
fault colour-only "differs one" "keep one" "resize 81x24" "resize 80x24" \
	"differs one"
fault none "unknown command" "dance"
keys=
fault query "no-osc: a query" no-osc
while read -r what text; do
	fault "$what" "$text" "walk 3 200 j k <Down> +10"
done <<'END'
osc seed 3: OSC
cursor seed 3: cursor at
marker seed 3: row 0 has lost its marker
hint seed 3: the last row has lost its hint
control seed 3: a separator or direction override
crash seed 3: ended with SIGABRT
silent no answer within 1000 ms
keys-more the program counted
END
keys="press j j k j"

# ---- the looks themselves can fail ------------------------------------------
fault none "expect item 999" "expect item 999"
fault none "expect-not item 1" "expect-not item 1"
fault none "expect-row 3 > item 2" "expect-row 3 > item 2"
fault none "screen help" "screen help"
fault none "attempt sealed" "attempt sealed"
fault none "bytes-last: " "press <PgDn>" "bytes-last 3"
fault none "same was" "keep was" "press j" "same was"
fault none "same never" "same never"
fault none "the program still runs" terminal-restored
fault none "no such key" "press <Foo>"
fault none "clock +MS" "clock 5"
fault none "the program has ended" "press q" "press j"
fault none "ended unasked: exit 0" "press q"
fault none "await nothing" "await nothing"
fault none "exit: no answer" "wait-exit 0"
fault none "stop" "signal KILL" "stop"

finish
