#!/bin/sh
# drills.t - coding drills: the menu, code lines, the marks, the closing page
. tests/screen/lib.sh
. tests/screen/drills.sh

# ---- from home to a graded drill ---------------------------------------------
drive "four keys from home to a graded item" <<'END'
run $PROCTOR --now $now --seed 1
press <Esc>
screen home
expect Drills
golden home-drills
press d
screen drills
golden drills
cursor-on-focus
press <Enter>
screen question
attempt running
expect Which list is read after the index?
press a <Enter>
expect Right.
expect streak 1   1 of 1 right (100 %)
golden drill-choice
cells-clean
rows-hold
no-osc
END

drive "what a drill is like can be changed" <<'END'
run $PROCTOR --now $now --seed 1
press <Esc> d
press I
expect 15 items.
press t
expect Against the clock
press <Right>
expect Pace: 20 seconds an item.
press O
expect Book closed
press S
expect A skill belongs to a kind
press 2 S
expect Skill: Diagnoses of encounters.
press K
expect Only Drills of our own: 5 items
golden drills-changed
press <Enter>
screen question
expect book closed
expect Time left  0:20
press <Tab>
screen question
press <Esc>
expect Esc does not leave a drill; Ctrl-c asks.
clock +21000
screen time-up
expect the drill has ended by itself.
expect Press Enter for the closing page.
press <Enter>
screen drilled
press <Esc>
screen home
press q
wait-exit 0
END

# ---- code lines, without tables ----------------------------------------------
drive "code lines without tables" <<'END'
run $PROCTOR --now $now --seed 1
press <Esc> d 2 S <Enter>
expect Office visit. Type 2 diabetes
expect No table of these codes is here
type e1
expect more characters are needed
type 1.22
expect shape ok
expect without a table no more is known.
press <Enter>
type 01.1
expect no code
golden codes-shape
press <C-u>
type n1832
press <Tab>
expect There is no book: no code tables are here.
press <Enter> <Enter>
expect Not right: strict 67, learning
golden codes-bare
press <Enter>
screen drilled
press <Esc> q
wait-exit 0
END

# ---- code lines, with tables ---------------------------------------------------
codes() { # the driver expands the names
	# shellcheck disable=SC2016
	echo 'run $PROCTOR --now $now --seed 1'
	echo 'press <Esc> d 2 S <Enter>'
	echo 'screen question'
}
lines() { # lines SUFFIX
	cat <<END
type n18.3
expect header
press <Enter>
type e11.22
expect E11.22 is valid: Type 2 diabetes mellitus with diabetic chronic
press <Enter>
type s52.532
expect needs 7th
expect S52.532 needs a seventh character: A, D.
golden code-lines$1
press <Enter>
type zzz
expect unknown
press (
expect Now line 3.
press <Hash>
expect Line taken out.
press <Up> <Up> <Up>
cursor-on-focus
press <BS>
type 32
press )
expect Now line 2.
press +
type z79
press <Right> <Down> <Hash>
golden code-lines-moved$1
press <Tab>
screen codes
golden code-book$1
type insul
expect Z79.4
golden code-index$1
press <Enter>
expect Page of Z79.4
golden code-page$1
press [
expect Page of Z79
press <End> <Enter>
expect Page of Z79.4
press <BS> <BS>
expect Back in the index.
press <Enter> >
screen question
expect Z79.4
golden code-taken$1
press <Enter> <Enter>
expect Right: strict 100, learning 100
press <End>
press <Home>
golden code-right$1
press <Tab>
screen codes
cursor-on-focus
golden code-right-book$1
press <Tab>
screen question
press <Enter>
screen drilled
golden drilled-right$1
cells-clean
rows-hold
no-osc
END
}
tables_home
(codes; lines "") >"$tmp/s"
KEEP_HOME=1 drive "code lines with tables" <"$tmp/s"
tables_home
(echo "env LC_ALL=C"; echo "env NO_COLOR=1"; codes; lines -ascii) >"$tmp/s"
KEEP_HOME=1 drive "code lines, ASCII without colour" <"$tmp/s"
tables_home
(echo "size 40x12"; codes; cat <<'END'
golden code-lines-40x12
type n18.3
press <Enter>
type e11.22
golden code-typed-40x12
press <Tab>
screen codes
type insul
golden code-index-40x12
cursor-on-focus
press <Enter>
golden code-page-40x12
press <Down> <Down> <Down> <Down> <Down> <Down>
cursor-on-focus
press >
screen question
expect Z79.4
press <M-s>
golden code-marks-40x12
press <PgDn>
golden code-marks-more-40x12
press <Enter>
screen drilled
golden drilled-40x12
press v
screen rationale
press <Esc> <Esc>
screen home
golden home-drills-40x12
press d
golden drills-40x12
press <Esc> q
wait-exit 0
END
) >"$tmp/s"
KEEP_HOME=1 drive "code lines at 40x12" <"$tmp/s"
tables_home
(echo "size 132x36"; codes; cat <<'END'
type e11.22
press <Tab>
type kidn
press <Enter>
golden code-page-132x36
press <Tab>
golden code-lines-132x36
END
) >"$tmp/s"
KEEP_HOME=1 drive "the book stands beside the lines" <"$tmp/s"

# ---- marks, the closing page, past results ---------------------------------
tables_home
(codes; cat <<'END'
type e11.9
press <Enter>
type n18.30
press <Enter>
paste I10 I10
press <Enter> <Enter>
expect Not right: strict 0
golden code-marks
press <PgDn>
golden code-marks-2
press <PgDn>
golden code-marks-3
press <Enter>
screen drilled
golden drilled
cursor-on-focus
press <PgDn> <PgDn>
golden drilled-2
press v
screen rationale
expect Not right: strict 0
press <Esc>
screen drilled
press 9
expect There is no suggestion
press <Esc>
screen home
press 2
screen past
expect Coding drill
press <Enter>
screen drilled
press <Enter>
screen question
expect Office visit. Type 2 diabetes
press <C-c>
screen leave
press <Down> <Enter>
screen past
press <Esc> d
screen drills
expect Last 4 errors:
golden drills-errors
press q
screen home
press 1
screen question
expect Welcome back
press <C-c> <Down> <Enter> q
wait-exit 0
terminal-restored
no-osc
END
) >"$tmp/s"
KEEP_HOME=1 drive "marks and the closing page" <"$tmp/s"

# ---- modifiers, units, POA, a chart ---------------------------------------------
tables_home
KEEP_HOME=1 drive "modifiers, units and the system" <<'END'
run $PROCTOR --now $now --seed 1
press <Esc> d 2 S S <Enter>
expect Ketorolac
golden code-columns
type j1885-
press r t *
type 3x
expect Units are a whole number.
press <BS>
type 2
press <Left> <Left> <Left> <Left> <Left> <Left>
expect HCPCS
golden code-columns-typed
press <Enter> <Enter>
expect Right: strict 100
press <C-c> <Down> <Enter>
screen home
press q
wait-exit 0
END
tables_home
KEEP_HOME=1 drive "present on admission" <<'END'
run $PROCTOR --now $now --seed 1
press <Esc> d 4 <Enter>
type i50.9/x
expect Present on admission is Y, N, U, W, or E for exempt.
type n
golden code-poa
press <Enter> <Enter>
expect Not right
golden code-poa-marks
END
tables_home
KEEP_HOME=1 drive "a chart, its lines and the book" <<'END'
run $PROCTOR --now $now --seed 1
press <Esc> d 5 <Enter>
expect Line 1 of the chart.
golden code-chart
type i10
press <Tab>
expect Pane: chart.
press <PgDn>
golden code-chart-pane
press <Tab>
screen codes
type hyper
golden code-chart-book
press <Tab>
screen question
golden code-chart-lines
resize 40x12
cursor-on-focus
press <Tab>
cursor-on-focus
press <Tab> <Tab>
resize 80x24
press <M-s>
expect Right
press <Tab>
expect Pane: chart
press <Tab> <Tab>
screen question
END

# ---- slips ---------------------------------------------------------------------
tables_home
(codes; cat <<'END'
type a
press <Enter> <Enter>
expect There is a digit in every code; A has none. Nothing was marked.
attempt running
expect-row 8 >  1 A
press <C-u>
type e11.22
press +
expect Line 2 is new. Type its code.
expect-row 8 E11.22
expect-row 9 >  2 ___
press <Up> <Down>
expect An empty line; # takes it out.
press <Enter>
expect Enter on this empty line has the codes marked.
press <Enter>
expect Line 3 is empty. Enter once more has the codes marked.
press ?
screen help
expect Alt-s
golden code-help
press <Esc> <Tab>
screen codes
expect diagnoses
type kid
golden code-task
press <C-c>
screen leave
press <Esc>
screen codes
expect Find: kid
press <C-c> <Down> <Enter>
screen home
press 1
screen question
expect E11.22
press <M-v>
screen review
press E
screen end
expect End the drill?
press <Esc> <Esc>
screen question
press <M-s>
expect Not right: strict 33
END
) >"$tmp/s"
KEEP_HOME=1 drive "slips close no item" <"$tmp/s"

drive "shown without an answer, the whole key is told" <<'END'
run $PROCTOR --now $now --seed 1
press <Esc> d 2 S <Enter>
press <M-s>
expect No answer. The key is below.
press <Enter>
screen end
press <Down> <Down> <Enter>
screen drilled
expect 0 of 0 right, 1 not answered
expect of 100; 1 not answered
golden drilled-none
END

# ---- more kinds than rows -----------------------------------------------------
drive "kinds below the last row are told of and typed" <<END
env PROCTOR_SHARE=$PWD
run \$PROCTOR --now \$now --seed 1
press <Esc> d
screen drills
expect lines 1-16 of 18
press 1 7
expect lines 2-17 of 18
expect > 17 MS-DRG
press 0
clock +2000
press 1
clock +2000
press 2
expect Enter starts
resize 40x12
expect 1-7 of 18
END

PROCTOR_SHARE=$PWD tables_home >/dev/null
KEEP_HOME=1 drive "the task stays in sight beside the book" <<END
env PROCTOR_SHARE=$PWD
run \$PROCTOR --now \$now --seed 1 drill drills-inpatient
screen question
type e11
press <Tab>
screen codes
expect-row 5 Code the
resize 40x24
expect Code the
END

# ---- what is typed is kept --------------------------------------------------
tables_home
(codes; cat <<'END'
type e11.22
clock +2500
expect Codes kept.
signal KILL
wait-exit SIGKILL
run $PROCTOR --now $now --seed 1
screen home
expect Resume Coding drill
press 1
screen question
expect E11.22
press <C-c> <Down> <Enter> q
wait-exit 0
END
) >"$tmp/s"
KEEP_HOME=1 drive "code lines are kept" <"$tmp/s"

tables_home
(codes; cat <<'END'
sizes 80x24 40x10 39x9 1x1 132x36
walk 7 4000 e*3 1*3 2 . i 9 n 8 3 - / * <Enter>*3 <Tab>*4 <S-Tab> <Up>*2 <Down>*3 <Left> <Right> <BS>*2 <PgDn> <PgUp> <Home> <End> <Esc> + <Hash> ( ) [ ] { } > w <M-s> <M-w> <M-n> : ? <Space> <C-u> +1000
END
) >"$tmp/s"
KEEP_HOME=1 drive "random keys" <"$tmp/s"
finish
