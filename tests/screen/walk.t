#!/bin/sh
# walk.t - random keys: nothing crashes, the cursor is on the focus, the time
# and the help key keep their places, no byte steers the terminal
#
# 2,000 keys; PROCTOR_FULL=1 walks 100,000. The journal is replayed after.
. tests/screen/lib.sh
. tests/screen/kinds.sh
keys=1000
[ "${PROCTOR_FULL:-}" ] && keys=50000

# The exam never ends in the first walk: E and q are left out of it.
(begin_kinds; cat <<END
marker Time left|time hidden|left|NOT SAVED
sizes 80x24 40x12 40x10 132x36 200x60 110x30
walk 1 $keys a*3 b*3 c*3 d e h 1 2 5 9 n*6 p*3 m*2 u x*2 y j*2 v*2 N M = o l t i z r s w [ ] { } / : ? . 3 + <Enter>*6 <Esc>*8 <Up>*2 <Down>*2 <Left> <Right> <PgUp> <PgDn> <Home> <End> <Tab>*2 <S-Tab> <Space>*2 <BS> <M-n> <M-p> <C-l> +40
signal TERM
wait-exit 130
END
) >"$tmp/s"
drive "a walk through an exam" <"$tmp/s"

KEEP_HOME=1 drive "its journal replays" <<'END'
run $PROCTOR --now $now db check
wait-exit 0
END

# From home, so that sittings begin and end; q is left out, and Esc stays.
(cat <<END
run \$PROCTOR --now \$now
press <Esc>
screen home
press 1
screen question
walk 2 $keys a*3 b*3 c*3 d n*6 p*2 m u x y j v*2 s*2 E*2 N D = o r 1 2 3 X P / t z <Enter>*9 <Esc>*4 <Up> <Down> <Left> <Right> <PgUp> <PgDn> <Tab> <Space> +1000
signal TERM
wait-exit 130
END
) >"$tmp/s"
drive "a walk through practice, score and review" <"$tmp/s"
KEEP_HOME=1 drive "its journal replays too" <<'END'
run $PROCTOR --now $now db check
wait-exit 0
END
finish
