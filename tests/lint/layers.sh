#!/bin/sh
# layers.sh - every include points down, each outside library has one home,
# and only the front ends print, exit or ask for the time
#
#   main -> cli, tui -> report -> words -> app -> engine, store -> util
#   convert (a second program) -> util
#
# cli may start tui. engine and store share a floor and do not see each other.
# The floor of a public header is the word after "floor" in its head comment.
bad=0
complain() {
	echo "$1" >&2
	bad=1
}
forbid() { # forbid FOLDER ERE: no #include under FOLDER may match ERE
	hits=$(grep -rnE "^ *# *include [<\"]($2)" "$1" 2>/dev/null) &&
		complain "$hits
  ^ not allowed under $1"
}
headers_of() { # headers_of FLOOR...: "|proctor/a\.h|..." of these floors
	for f in include/proctor/*.h; do
		floor=$(sed -n 's/^ \* floor *\([a-z]*\).*/\1/p;/^ \*\//q' "$f")
		case " $* " in *" $floor "*)
			printf '|%s' "${f#include/}" | sed 's/\./\\./' ;;
		esac
	done
}
only() { # only ERE FOLDER...: the library matching ERE is included only here
	lib=$1 && shift
	for f in $(grep -rlE "^ *# *include <($lib)>" include src 2>/dev/null); do
		home=no
		for folder in "$@"; do
			case $f in "$folder"*) home=yes ;; esac
		done
		[ $home = yes ] || complain "$f: includes $lib, whose home is $*"
	done
}
code() { # code FOLDER...: its lines without comments, as file:line:text
	find "$@" -name '*.[ch]' 2>/dev/null | sort | while read -r f; do
		sed -e 's,/\*.*\*/,,' -e '/^[ 	]*\/\*/,/\*\//d' \
			-e 's,"[^"]*",,g' "$f" | sed "s|^|$f: |"
	done
}
ban() { # ban NAMES WHY: reads code, in a pipe; these functions are not called
	! grep -E "(^|[^A-Za-z0-9_>.])($1)\(" >&2 || {
		echo "  ^ $2" >&2
		return 1
	}
}

for f in include/proctor/*.h; do
	grep -q '^ \* floor  *[a-z]' "$f" || complain "$f: names no floor"
done

# What a floor keeps to itself is in its internal.h or *_internal.h.
forbid include/proctor '(cli|tui|report|words|app|engine|store|util)/'
forbid src/util   "(cli|tui|report|words|app|engine|store)/$(headers_of engine store app report cli tui)"
forbid src/engine "(cli|tui|report|words|app|store)/|util/(fs|fs_error)\.h$(headers_of store app report cli tui)"
forbid src/store  "(cli|tui|report|words|app|engine)/$(headers_of app report cli tui)"
forbid src/app    "(cli|tui|report|words|engine|store)/$(headers_of report cli tui)"
forbid src/words  "(cli|tui|report|app|engine|store)/|util/fs\.h$(headers_of cli tui)"
forbid src/report "(cli|tui|app|engine|store)/|words/[a-z_]*internal\.h$(headers_of cli tui)"
forbid src/tui    "(cli|app|engine|store)/|(report|words)/[a-z_]*internal\.h$(headers_of cli store)"
forbid src/cli    "(app|engine|store)/|(report|words)/[a-z_]*internal\.h"

forbid src/convert "(cli|tui|report|words|app|engine|store)/|util/fs\.h$(headers_of engine store app report cli tui)"
for floor in include/proctor src/util src/engine src/store src/app src/words src/report src/tui src/cli; do
	forbid $floor 'convert/'
done

only 'csv\.h'                  src/convert/
only 'libxml/.*\.h'            src/convert/
only 'archive(_entry)?\.h'     src/convert/
only 'sqlite3\.h'              src/store/
only '.*(curses|panel)\.h'     src/tui/
only '(cjson/)?cJSON\.h'       src/engine/bank/ src/app/ src/report/ src/cli/
only 'utf8proc\.h|sodium.*\.h' src/util/
only 'uuid(/uuid)?\.h'         src/util/
only 'cmark.*\.h'              src/util/ src/engine/bank/

library='src/util src/engine src/store src/app src/words src/report'
code $library | ban '[fvd]?printf|vfprintf|puts|fputs|putchar|perror|_?exit|abort|system|popen|getenv|setlocale' \
	'only cli/ and tui/ print, exit, or look at the environment' || bad=1
code $library | grep -v '^src/util/clock\.c' |
	ban 'time|clock|clock_gettime|gettimeofday|localtime_r|rand|random|srand|randombytes_buf|uuid_generate|uuid_generate_random|uuid_generate_time' \
	'only util/clock.c asks for time and chance' || bad=1
code src/engine src/store src/app src/words src/report | ban 'pr_clock_[a-z_]*' \
	'the clock is read by cli/ and tui/, and handed down as struct pr_env' || bad=1
code src/convert | grep -v '^src/convert/\(main\|sandbox\)\.c' |
	ban '[fvd]?printf|vfprintf|puts|fputs|putchar|perror|_?exit|abort|f?open|openat|socket|read|write|close|getenv|time' \
	'the parsers of the converter touch nothing but their bytes' || bad=1
code src/engine | ban 'f?open|openat|unlink|rename|mkdir|opendir|read|write|close' \
	'the engine touches no files' || bad=1
code src include | ban 'strcpy|strcat|strncat|sprintf|vsprintf|strtok|gets|atoi|atol|atof|gmtime|localtime|asctime|ctime|alloca' \
	'banned: unbounded, or with hidden state' || bad=1
hits=$(grep -rnE '\b(TODO|FIXME|XXX)\b' src include 2>/dev/null) &&
	complain "$hits
  ^ finish it, or say it in an issue"
exit $bad
