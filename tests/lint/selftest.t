# selftest.t - each house linter fails on a planted fault, and only then
. tests/cli/lib.sh

here=$PWD
unset CDPATH
plant() { # plant FILE: a fresh small tree with this file, from standard input
	rm -rf "$tmp/tree"
	mkdir -p "$tmp/tree/include/proctor" "$tmp/tree/src/util" \
		"$tmp/tree/src/engine/exam" "$tmp/tree/src/engine/bank" \
		"$tmp/tree/src/store" "$tmp/tree/src/words" "$tmp/tree/src/app" "$tmp/tree/src/report" \
		"$tmp/tree/src/cli" "$tmp/tree/src/tui" "$tmp/tree/src/convert" "$tmp/tree/tests"
	cp include/proctor/base.h include/proctor/err.h "$tmp/tree/include/proctor"
	cp src/util/err.c "$tmp/tree/src/util"
	for floor in engine store app report; do
		printf '/* %s.h - x\n *\n * floor    %s\n */\n' $floor $floor \
			>"$tmp/tree/include/proctor/$floor.h"
	done
	mkdir -p "$tmp/tree/$(dirname "$1")"
	cat >"$tmp/tree/$1"
}
lint() { # lint SCRIPT ARGS...: in the small tree
	script=$here/tests/lint/$1
	shift
	(cd "$tmp/tree" && sh "$script" "$@") >"$tmp/out" 2>"$tmp/err"
	status=$?
	out=$(cat "$tmp/out") err=$(cat "$tmp/err")
}
passes() { # passes SCRIPT ARGS...
	lint "$@"
	[ $status -eq 0 ]
}
finds() { # finds PIECE SCRIPT ARGS...: fails, and says this
	piece=$1
	shift
	lint "$@"
	[ $status -ne 0 ] && contains "$err" "$piece"
}
flat() { printf '%b' "$1" | tr '\n' ' ' | tr '#' ' '; }
layer() { # layer FILE TEXT PIECE: this text in this file is found
	printf '%b\n' "$2" | plant "$1"
	check "layers: $(flat "$2") in $1" finds "${3:-$1}" layers.sh
}
fine() { # fine FILE TEXT: this one is not
	printf '%b\n' "$2" | plant "$1"
	check "layers: $(flat "$2") in $1 is fine" passes layers.sh
}

fine src/util/x.c '#include "proctor/err.h"'
fine src/cli/x.c '#include <stdio.h>\nint main(void) { printf("x"); }'
fine src/report/x.c '#include "proctor/app.h"'
fine src/app/x.c '#include "proctor/store.h"'
fine src/cli/x.c '#include "report/report.h"'
fine src/tui/x.c '#include "words/say.h"'
fine src/app/x.c '#include "util/buf.h"\n#include <cJSON.h>'
fine src/convert/x.c '#include "util/buf.h"\n#include <csv.h>'
fine src/engine/exam/x.c '/* one at a time(ms), then exit() */'
fine src/engine/exam/x.c 'int x(void) { return env->random(ctx); }'
layer src/util/x.c '#include "store/internal.h"'
layer src/util/x.c '#include "proctor/engine.h"'
layer src/engine/exam/x.c '#include "store/internal.h"'
layer src/engine/exam/x.c '#include "proctor/store.h"'
layer src/engine/exam/x.c '#include "util/fs.h"'
layer src/store/x.c '#include "engine/exam/internal.h"'
layer src/store/x.c '#include "proctor/app.h"'
layer src/app/x.c '#include "store/internal.h"'
layer src/app/x.c '#include "proctor/report.h"'
layer src/report/x.c '#include "engine/bank/internal.h"'
layer src/app/x.c '#include "words/say.h"'
layer src/words/x.c '#include "report/report.h"'
layer src/cli/x.c '#include "report/words_internal.h"'
layer src/tui/x.c '#include "words/internal.h"'
layer src/tui/x.c '#include "cli/cmd.h"'
layer src/cli/x.c '#include "store/internal.h"'
layer src/convert/x.c '#include "util/fs.h"'
layer src/convert/x.c '#include "app/internal.h"'
layer src/convert/x.c '#include "proctor/store.h"'
layer src/convert/x.c 'int x(void) { return open("x", 0); }'
layer src/app/x.c '#include "convert/convert.h"'
layer src/app/x.c '#include <csv.h>'
layer src/app/x.c '#include <sqlite3.h>'
layer src/cli/x.c '#include <curses.h>'
layer src/store/x.c '#include <cjson/cJSON.h>'
layer src/app/x.c '#include <sodium.h>'
layer src/app/x.c '#include <uuid/uuid.h>'
layer src/app/x.c '#include <utf8proc.h>'
layer src/cli/x.c '#include <cmark.h>'
layer src/app/x.c 'int x(void) { printf("x"); }'
layer src/app/x.c 'int x(void) { fprintf(stderr, "x"); }'
layer src/store/x.c 'int x(void) { exit(1); }'
layer src/engine/exam/x.c 'int x(void) { return time(NULL); }'
layer src/report/x.c 'int x(void) { return getenv("X"); }'
layer src/util/x.c 'int x(void) { return clock_gettime(0, 0); }'
layer src/app/x.c 'int x(void) { pr_clock_read(a, b); }'
layer src/engine/bank/x.c 'int x(void) { return fopen("x", "r"); }'
layer src/cli/x.c 'int x(void) { strcpy(a, b); }'
layer src/app/x.c '/* FIXME later */'
layer include/proctor/x.h '/* x.h - without its floor */' 'names no floor'

echo '/* nothing */' | plant src/util/x.c
check 'headers: err.h is fine' \
	passes headers.sh include/proctor/base.h include/proctor/err.h
header() { # header NAME TEXT PIECE
	{
		printf '#ifndef X_H\n#define X_H\n#include "proctor/err.h"\n'
		printf '%b\n#endif\n' "$2"
	} | plant include/proctor/x.h
	if [ -n "$3" ]; then
		check "headers: $1" finds "$3" headers.sh include/proctor/x.h
	else
		check "headers: $1" passes headers.sh include/proctor/x.h
	fi
}
header 'a prototype without a contract' 'int pr_x(void);' 'no contract'
header 'one line is a contract' '/** Says x. */\nint pr_x(void);' ''
header 'a plain comment is none' '/* Says x. */\nint pr_x(void);' 'no contract'
header 'a contract serves one prototype' \
	'/** Says x. */\nint pr_x(void);\nint pr_y(void);' ':6: no contract'
header 'a status needs its errors' \
	'/** Does x. */\nenum pr_status\npr_x(int x);' 'nothing of errors'
header 'and is content with them' \
	'/**\n * Does x.\n *\n * errors   PR_EIO\n */\nenum pr_status\npr_x(int x);' ''
header 'an object needs its owner' \
	'struct pr_x;\n/** Ends x. */\nvoid pr_x_free(struct pr_x *x);' 'owner'
header 'and is content with it' \
	'struct pr_x;\n/** Ends x. owns: takes it. */\nvoid pr_x_free(struct pr_x *x);' ''
header 'a struct is no prototype' 'struct pr_x {\n\tint (*f)(void);\n};' ''
header 'a header that does not stand alone' \
	'/** Says x. */\nint pr_x(FILE *x);' 'FILE'

if command -v pmccabe >/dev/null; then
	awk 'BEGIN { for (i = 0; i < 501; i++) print "/* x */" }' | plant src/util/x.c
	check 'size: 501 lines' finds '501 lines' size.sh src/util/x.c
	awk 'BEGIN { for (i = 0; i < 500; i++) print "/* x */" }' | plant src/util/x.c
	check 'size: 500 lines are fine' passes size.sh src/util/x.c
	awk 'BEGIN { for (i = 0; i < 201; i++) print "/* x */" }' | plant src/util/x.h
	check 'size: a header of 201 lines' finds '201 lines' size.sh src/util/x.h
	awk 'BEGIN { print "int\nx(int i)\n{"
		for (i = 0; i < 60; i++) print "\ti++;"
		print "\treturn i;\n}" }' | plant src/util/x.c
	check 'size: a function of 60 lines and more' finds 'lines, 60' size.sh src/util/x.c
	awk 'BEGIN { print "int\nx(int i)\n{"
		for (i = 0; i < 15; i++) print "\tif (i == " i ")\n\t\ti++;"
		print "\treturn i;\n}" }' | plant src/util/x.c
	check 'size: complexity 16' finds 'complexity 16' size.sh src/util/x.c
else
	skip 'size' 'pmccabe is not installed'
fi

library() { # library TEXT: libx.a of this source
	printf '%s\n' "$1" | plant src/util/x.c
	(cd "$tmp/tree" && ${CC:-cc} -c src/util/x.c -o x.o && ar rcs libx.a x.o)
}
library 'static const int x[4] = { 1 }; int y(int i); int y(int i) { return x[i]; }'
check 'globals: constants are fine' passes globals.sh libx.a
library 'int x = 1;'
check 'globals: an initialised variable' finds 'x.o: 4 bytes of .data' globals.sh libx.a
library 'int y(void); int y(void) { static int x; return x++; }'
check 'globals: a static in a function' finds 'x.o: 4 bytes of .bss' globals.sh libx.a

# the runner itself: what it counts, and what makes it fail
runner() { # runner TAP_LINE...: a test that prints this
	{
		echo 'cat <<"TAP"'
		printf '%s\n' "$@"
		echo TAP
	} >"$tmp/one.t"
	TEST_BUILD=$tmp/runner sh tests/run.sh 1 "$tmp/one.t" >"$tmp/said" 2>&1
}
said() { # said COUNTS: the closing line
	tail -n 1 "$tmp/said" | grep -qx "tests: $1"
}
check 'runner: a test that passes' runner 1..1 'ok 1 - x'
check '... is counted' said '1 passed, 0 failed, 0 skipped'
! runner 1..1 'not ok 1 - x'
check 'runner: one that fails makes it fail' [ $? -eq 0 ]
check '... and is counted' said '0 passed, 1 failed, 0 skipped'
check 'runner: what cmocka skips does not fail' runner 1..2 \
	'not ok 1 # SKIP x' 'ok 2 - y'
check '... and is counted as skipped' said '1 passed, 0 failed, 1 skipped'
finish
