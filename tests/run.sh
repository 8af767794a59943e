#!/bin/sh
# run.sh JOBS TEST... - runs tests that speak TAP; prove(1) adds them up
#
# Called by make, which sets PROCTOR (the program), TEST_BUILD (the build
# folder), MODE and CC. Every test starts in the repository's root with the
# same environment; nothing of the user's own is read.

one() { # one TEST: runs it, keeps its TAP for the count, gives its status
	tap=$TEST_BUILD/tap/$(echo "${1#"$TEST_BUILD/"}" | tr '/' '-')
	case $1 in
	*.t) set -- sh "$1" ;;
	*/fault) set -- "$1" fast ;;
	esac
	timeout --foreground -k 5 "${TEST_TIMEOUT:-900}" "$@" >"$tap" </dev/null
	status=$?
	# cmocka calls a skipped test not ok, which prove counts as failed
	sed -i 's/^not ok \([0-9]* # SKIP\)/ok \1/' "$tap"
	cat "$tap"
	echo "exit $status" >>"$tap"
	exit $status
}

tell() { # tell TAP...: what prove leaves out of a failure
	awk '
	FNR == 1 { sub(/.*\//, "", FILENAME); said = 0; shown = 0 }
	/^ok|^1\.\./ { shown = 0 }
	/^not ok/ && !/# (TODO|[Ss][Kk][Ii][Pp])/ { shown = 1; said = 1 }
	shown && /^(not ok|#)/ { print FILENAME ": " $0 }
	/^exit/ && $2 != 0 && !said { print FILENAME ": exit status " $2 }
	' "$@" >&2
}

count() { # count TAP...: the closing line
	awk '
	/^1\.\.0 .*[Ss][Kk][Ii][Pp]/ { skipped++; next }
	/^(not )?ok/ && /# ([Ss][Kk][Ii][Pp]|TODO)/ { skipped++; next }
	/^not ok/ { failed++; said = 1; next }
	/^ok/ { passed++ }
	/^exit/ { if ($2 != 0 && !said) failed++; said = 0 }
	END { printf "tests: %d passed, %d failed, %d skipped\n",
		passed, failed, skipped }' "$@"
}

tables() { # the official tables, taken in once for the tests that read them
	[ -z "${PROCTOR_TEST_TABLES:-}" ] && [ -x "$PROCTOR" ] &&
		[ -d "$PROCTOR_TEST_DATA/codes" ] || return 0
	case " $* " in
	*/test_code_grade_tables\ * | */test_pack_*) ;;
	*) return 0 ;;
	esac
	PROCTOR_TEST_TABLES=$TEST_BUILD/tables
	rm -rf "$PROCTOR_TEST_TABLES"
	if "$PROCTOR" --data "$PROCTOR_TEST_TABLES" codes import \
		"$PROCTOR_TEST_DATA/codes" >"$TEST_BUILD/tables.log" 2>&1 ||
		[ $? -eq 3 ]; then
		export PROCTOR_TEST_TABLES
	else
		unset PROCTOR_TEST_TABLES
	fi
}

if [ "$1" = --one ]; then
	one "$2"
fi
jobs=$1
shift
if [ $# -eq 0 ]; then
	echo "no tests here"
	exit 0
fi
unset NO_COLOR COLORTERM LINES COLUMNS PROCTOR_DATA PROCTOR_PLAIN \
	PROCTOR_SYNC_FD XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME
PROCTOR_TEST_DATA=${PROCTOR_TEST_DATA:-$PWD/../shared/data}
export TEST_BUILD PROCTOR_TEST_DATA TZ=UTC LC_ALL=C.UTF-8 \
	CMOCKA_MESSAGE_OUTPUT=TAP
rm -rf "$TEST_BUILD/tap"
mkdir -p "$TEST_BUILD/tap"
tables "$@"
prove --timer --merge -j "$jobs" --exec 'sh tests/run.sh --one' "$@"
status=$?
[ $status -eq 0 ] || tell "$TEST_BUILD"/tap/*
count "$TEST_BUILD"/tap/*
exit $status
