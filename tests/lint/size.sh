#!/bin/sh
# size.sh FILE... - no source over 500 lines, no header over 200, no function
# over 60 lines or complexity 15 (tests may have longer functions)
bad=0
limit() { # limit LINES FILE
	n=$(wc -l <"$2")
	[ "$n" -le "$1" ] || {
		echo "$2: $n lines, $1 allowed" >&2
		bad=1
	}
}
sources=
for f in "$@"; do
	case $f in
	*.h) limit 200 "$f" ;;
	*) limit 500 "$f" ;;
	esac
	case $f in src/*.c) sources="$sources $f" ;; esac
done
[ -z "$sources" ] || pmccabe $sources | awk -F'\t' '
	$1 > 15 { print $6 ": complexity " $1 ", 15 allowed"; bad = 1 }
	$5 > 60 { print $6 ": " $5 " lines, 60 allowed"; bad = 1 }
	END { exit bad }' >&2 || bad=1
exit $bad
