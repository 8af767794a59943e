# shellcheck shell=sh
# lib.sh - TAP for screen tests; source it, then drive, check, finish
#
#   . tests/screen/lib.sh
#   drive "the home screen" <<'END'
#   run $PROCTOR --now 2026-01-05T09:00:00Z
#   expect Home
#   press q
#   wait-exit 0
#   terminal-restored
#   END
#   finish
#
# TEST_BUILD     the build folder (default build/debug); from it, unless set:
# PROCTOR        the program
# SCREEN_DRIVER  the driver
# Run from the root of the repository, whose shipped files the program gets,
# wherever it was built, unless a test sets another PROCTOR_SHARE. Each drive
# gets an empty home unless KEEP_HOME=1, then it continues with the data of
# the one before.
set -u
n=0
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
: "${TEST_BUILD:=build/debug}"
: "${PROCTOR:=$TEST_BUILD/proctor}"
: "${SCREEN_DRIVER:=$TEST_BUILD/screen-driver}"
case $PROCTOR in /*) ;; *) PROCTOR=$PWD/$PROCTOR ;; esac
case $SCREEN_DRIVER in /*) ;; *) SCREEN_DRIVER=$PWD/$SCREEN_DRIVER ;; esac
export PROCTOR SCREEN_DRIVER TZ=UTC LC_ALL=C.UTF-8 PROCTOR_SHARE="$PWD"
unset PROCTOR_DATA PROCTOR_PLAIN PROCTOR_SYNC_FD

fresh_home() {
	rm -rf "${tmp:?}/home"
	mkdir -p "$tmp/home"
	export HOME="$tmp/home" XDG_DATA_HOME="$tmp/home/data"
	export XDG_CONFIG_HOME="$tmp/home/config" XDG_STATE_HOME="$tmp/home/state"
}

# One script for the driver, from standard input; its results count as ours.
drive() { # drive LABEL [DRIVER-OPTION...]
	label=$1
	shift
	[ "${KEEP_HOME:-}" ] || fresh_home
	"$SCREEN_DRIVER" -n "$n" -l "$label" "$@" >"$tmp/out" 2>"$tmp/err"
	status=$?
	cat "$tmp/out"
	sed 's/^/# /' "$tmp/err"
	n=$((n + $(grep -cE '^(not )?ok ' "$tmp/out")))
	[ "$status" -le 1 ] || check "$label: the driver ran (status $status)" false
}

# The same, but the driver must print a "not ok" that contains TEXT.
refuses() { # refuses LABEL TEXT
	label=$1 text=$2
	[ "${KEEP_HOME:-}" ] || fresh_home
	"$SCREEN_DRIVER" -l fault >"$tmp/out" 2>"$tmp/err"
	status=$?
	check "$label" found "$text"
}

found() {
	[ "$status" -eq 1 ] && grep -E '^not ok ' "$tmp/out" | grep -qF -- "$1" &&
		return 0
	sed 's/^/# /' "$tmp/out" "$tmp/err"
	return 1
}

check() { # check NAME COMMAND...
	n=$((n + 1)) name=$1
	shift
	if "$@"; then echo "ok $n - $name"; else echo "not ok $n - $name"; fi
}

finish() { echo "1..$n"; }

fresh_home
