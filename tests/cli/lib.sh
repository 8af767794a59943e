# lib.sh - the smallest TAP helper for shell tests; source it, then check, finish
#
#   . tests/cli/lib.sh
#   run version                         sets $status, $out, $err
#   check 'version says its name' contains "$out" proctor
#   check 'and succeeds' [ "$status" -eq 0 ]
#   finish
#
# Every test has its own home, its own data folder and a clock of its own, and
# the shipped files of this checkout, wherever the program was built.
set -u
n=0
status=0 out='' err=''
PROCTOR=${PROCTOR:-$PWD/build/release/proctor}
NOW=${NOW:-2026-03-02T09:00:00Z} # a Monday; '' for the real clock
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
data=$tmp/data
mkdir "$tmp/home"
export HOME="$tmp/home" LC_ALL=C.UTF-8 TZ=UTC TERM=dumb PROCTOR_SHARE="$PWD"
unset NO_COLOR COLUMNS LINES PROCTOR_DATA PROCTOR_PLAIN PROCTOR_SYNC_FD \
	XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME

run() { # run ARGS...: without input
	feed '' "$@"
}
feed() { # feed TEXT ARGS...: with TEXT as standard input (printf escapes)
	printf '%b' "$1" >"$tmp/in"
	shift
	"$PROCTOR" --data "$data" ${NOW:+--now "$NOW"} "$@" \
		<"$tmp/in" >"$tmp/out" 2>"$tmp/err"
	status=$?
	out=$(cat "$tmp/out") err=$(cat "$tmp/err")
}
contains() { # contains TEXT PIECE...: every piece is in it
	text=$1
	shift
	for piece in "$@"; do
		case $text in *"$piece"*) ;; *) return 1 ;; esac
	done
}
lacks() { # lacks TEXT PIECE...: no piece is in it
	text=$1
	shift
	for piece in "$@"; do
		case $text in *"$piece"*) return 1 ;; esac
	done
}
same() { # same EXPECTED ACTUAL: two files; the difference is shown
	diff -u "$1" "$2" >"$tmp/diff" || {
		sed 's/^/# /' "$tmp/diff"
		return 1
	}
}
check() { # check NAME COMMAND...
	n=$((n + 1)) name=$1
	shift
	if "$@"; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		printf 'status %s\nout: %s\nerr: %s\n' "$status" "$out" "$err" |
			sed 's/^/# /'
		failed=yes
	fi
}
skip() { # skip NAME WHY
	n=$((n + 1))
	echo "ok $n - $1 # SKIP $2"
}
failed=no
finish() {
	echo "1..$n"
	[ $failed = no ]
	exit
}
