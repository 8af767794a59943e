#!/bin/sh
# codes.t - the code book alone: index, tabular pages, what is there without
. tests/screen/lib.sh
. tests/screen/drills.sh

drive "without tables" <<'END'
run $PROCTOR --now $now
press <Esc> b
screen codes
expect No code tables are here yet
golden codes-none
cursor-on-focus
press <PgDn>
expect www.cms.gov
press <Esc>
screen home
resize 40x12
press b
golden codes-none-40x12
press <PgDn> <PgDn>
cells-clean
press <Esc> q
wait-exit 0
terminal-restored
no-osc
END

look() { # look SUFFIX
	cat <<END
run \$PROCTOR --now \$now
press <Esc> b
screen codes
golden book$1
type diab kidn
expect E11.22
golden book-index$1
cursor-on-focus
press <Enter>
expect Page of E11.22
golden book-page$1
cursor-on-focus
press <Down> <Down> <Down> <Down> <Down> <Down> <Enter>
golden book-followed$1
press <BS>
press ]
expect Page of E11.9
press [ [
expect Page of E11.
press /
expect The index.
press }
expect Looking in ICD-10-CM.
press {
expect Looking in all code systems.
press <C-u>
type s52
press <Enter>
expect Page of S52
press <End>
golden book-sevenths$1
press <C-l> <Home> ]
expect Page of Z79
press ] ]
expect-not Page of S52
press <Esc>
screen home
cells-clean
rows-hold
no-osc
END
}
tables_home
look "" >"$tmp/s"
KEEP_HOME=1 drive "the code book" <"$tmp/s"
tables_home
(echo "env LC_ALL=C"; echo "env NO_COLOR=1"; look -ascii) >"$tmp/s"
KEEP_HOME=1 drive "the code book, ASCII without colour" <"$tmp/s"
tables_home
KEEP_HOME=1 drive "the code book at 40x12" <<'END'
size 40x12
run $PROCTOR --now $now
press <Esc> b
golden book-40x12
type diab kidn
golden book-index-40x12
press <Enter>
golden book-page-40x12
press <PgDn>
golden book-page-more-40x12
keep below
resize 80x24
resize 40x12
same below
cursor-on-focus
resize 39x10
expect is too small
resize 200x60
resize 80x24
press q
screen home
press :
type code book
press <Enter>
screen codes
press <Esc> q
wait-exit 0
END
tables_home
KEEP_HOME=1 drive "random keys in the book" <<'END'
sizes 80x24 40x10 39x9 1x1 132x36
run $PROCTOR --now $now
press <Esc> b
walk 5 3000 d i e*3 k 1 0 <Enter>*4 <Up>*3 <Down>*5 <PgDn> <PgUp> <Home> <End> <BS>*3 [ ]*2 / { } > w <Tab> : ? <C-u> <Space> b +1000
END
finish
