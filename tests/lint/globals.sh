#!/bin/sh
# globals.sh LIB.a... - a library has no writable static data
size -A "$@" | awk '
	/:$|ex /                        { file = $1 }
	($1 ~ /^\.(data|bss)(\.|$)/ && $1 !~ /^\.data\.rel\.ro/ && $2 > 0) {
		print file ": " $2 " bytes of " $1; bad = 1 }
	END { exit bad }' >&2
