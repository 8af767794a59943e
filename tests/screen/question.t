#!/bin/sh
# question.t - the question screen: every kind of item, every key of it
. tests/screen/lib.sh
. tests/screen/kinds.sh

# ---- every kind, answered ----------------------------------------------------
answer_all() { # answer_all SUFFIX
	cat <<END
golden multi-empty$1
press a c
expect 2 selected
golden multi$1
press n
press b
expect B selected.
golden truefalse$1
press n
press a b
clock +300
press c
expect This item takes 2 answers. Take one away first by its letter.
press b
expect B unselected. 1 selected.
press c
golden multi2$1
press n
screen question
type coder
golden text$1
press <Enter>
expect Answer coder kept.
press n
press c
expect C
golden single$1
press n
golden matching-empty$1
press b a
expect Line 2 is A.
press 3 c
expect All given; the answer is kept.
golden matching$1
press n
type 2.5
press <Enter>
expect Answer 2.5 kept.
golden numeric$1
press <Enter>
screen question
golden case$1
press b
press n
press c n
press b a
expect 2 to go
press c d
expect All given; the answer is kept.
golden ordering$1
press n
press a
golden eight$1
press n
golden old$1
cursor-on-focus
cells-clean
rows-hold
no-osc
END
}

(begin_kinds; answer_all "") >"$tmp/s"
drive "every kind of item" <"$tmp/s"
(echo "env LC_ALL=C"; echo "env NO_COLOR=1"; begin_kinds
answer_all -ascii) >"$tmp/s"
drive "every kind, ASCII without colour" <"$tmp/s"
(echo "size 40x12"; begin_kinds; cat <<'END'
golden multi-40x12
press n n n
golden text-40x12
press <Enter> n
golden single-40x12
expect more
press n
expect not read
press <PgDn> <PgDn> <Down> <Down>
expect current authorization
press c
expect C selected.
golden single-chosen-40x12
press n
golden matching-40x12
press n
golden numeric-40x12
press n
golden case-40x12
press <Tab>
golden case-chart-40x12
press <Tab> n n
golden ordering-40x12
press n
golden eight-40x12
press <Down> <Down> <Down> <Down> <Down> <Down> <Down>
cursor-on-focus
golden eight-last-40x12
cells-clean
rows-hold
END
) >"$tmp/s"
drive "every kind at 40x12" <"$tmp/s"
(echo "size 132x36"; begin_kinds; cat <<'END'
press a n b n a c n
type coder
press <Enter> m n
golden single-132x36
press n n n
golden case-132x36
press } } }
expect More room for the chart.
golden case-wider-132x36
cursor-on-focus
cells-clean
rows-hold
END
) >"$tmp/s"
drive "strip and split at 132x36" <"$tmp/s"

# ---- single choice: every key ------------------------------------------------
(begin_kinds; cat <<'END'
press j
type 5
press <Enter>
expect-row 0 Item 5 of 12
keep fresh
press C
expect C selected.
press <Down>
expect On D; Space chooses.
press <Enter>
expect D selected. Enter for the next item.
expect-row 0 Item 5 of 12
press 2
expect B selected.
press x
golden strike-box
press a
expect A struck out. Struck: A.
expect --- Release only the records
press x <Esc>
expect Nothing was struck.
press x q
expect Nothing was struck: there is no such option.
press x b
expect Struck: A and B.
expect (*) B  ---
golden struck
press x b
expect B brought back. Struck: A.
press m
expect Item 5 flagged.
expect-row 0 FLAGGED
press <M-f>
expect Item 5 is no longer flagged.
expect-not FLAGGED
press u
expect Item 5: answer cleared.
press u
expect Item 5: the answer before is back.
expect (*) B
press z
screen break
press <Enter>
screen question
press t
expect Time left hidden
expect-row 0 time hidden
press t
expect-row 0 Time left
press i
expect Progress hidden
expect-not Item 5 of 12
press i
expect Item 5 of 12
press <M-n>
expect-row 0 Item 6
press <M-p>
expect-row 0 Item 5
press <Right>
press <Left>
expect-row 0 Item 5
press h
expect This item has no option H; it has A to D.
press <Esc>
expect Esc does not leave an exam; q asks.
press r
screen report
golden report
press 3
expect The rule has changed.
type since May
press <Enter>
screen question
expect Item 5: your report is kept.
cursor-on-focus
END
) >"$tmp/s"
drive "the keys of an item" <"$tmp/s"

# ---- held keys, pastes, sequences --------------------------------------------
(begin_kinds; cat <<'END'
press j
type 5
press <Enter>
burst 20 c
expect C selected.
expect-row 0 Item 5 of 12
bytes-last 600
burst 20 <Enter>
expect-row 0 Item 6 of 12
paste ab\nc\n
expect Only a text field takes a paste. Nothing was done.
raw 1 1b5b3939397e
expect-row 0 Item 6 of 12
press p p
END
) >"$tmp/s"
drive "held keys skip nothing, pastes choose nothing" <"$tmp/s"

# ---- note, highlight, calculator ---------------------------------------------
(begin_kinds; cat <<'END'
press j
type 5
press <Enter> o
screen note
type check the rule
golden note
press <Enter>
expect Item 5: note kept.
expect Note: check the rule
press o <C-u> <Enter>
expect Item 5: note removed.
expect-not Note:
press l
screen highlight
press <Right> <Space> <Right> <Space> <Down> <Down>
golden highlight
cursor-on-focus
press <Space> <Space> <Esc>
screen question
expect A[clinic receives]a
press j
type 7
press <Enter> =
screen calculator
type 31/1240*100
press <Enter>
expect = 2.5
golden calculator
cursor-on-focus
type M+
press <Enter>
expect Memory: M = 2.5.
press C
type 2+MR
press <Enter>
expect = 4.5
press <Up> <Up>
expect 31/1240*100
press C 1 /
press <Enter>
expect The line ends where a number should be.
press C
type 5/2
press <Enter> y
expect Answer 2.5 kept.
press <Esc>
screen question
expect [ 2.5
press =
expect M = 2.5
press <Esc>
END
) >"$tmp/s"
drive "note, highlight, calculator" <"$tmp/s"

# ---- the answer box ----------------------------------------------------------
(begin_kinds; cat <<'END'
press j
type 4
press <Enter>
type codr
press <BS> e r
clock +2500
expect Answer coder kept.
type xx
press <Esc>
expect The box is as it was before.
expect [ coder
press n
press p
press n
expect-row 0 Item 5
press N
expect-row 0 Item 6
press j
type 7
press <Enter>
type 2.5.5
press <Enter>
expect-row 0 Item 7
press n
expect-row 0 Item 7
press <C-u>
type 3
press n
expect-row 0 Item 8
press p
expect [ 3
END
) >"$tmp/s"
drive "the answer box keeps, restores and refuses" <"$tmp/s"

# ---- the chart ---------------------------------------------------------------
(begin_kinds; cat <<'END'
press j
type 8
press <Enter> ]
expect Chart page 2 of 3: History.
expect lines 1-
press <Tab>
expect Pane: chart.
cursor-on-focus
press <PgDn> <Down>
expect more
golden case-chart
press 3
expect Oxygen          86
press / s o d i <Enter>
expect Found "sodi".
press / <Enter>
press / <C-u> z z <Enter>
expect "zz" is not on this page.
press w
golden case-whole
press w <Tab>
expect Pane: question.
press b
expect B selected.
press n
expect Oxygen          86
press ]
expect The chart has pages 1 to 3.
END
) >"$tmp/s"
drive "the chart of a case" <"$tmp/s"

# ---- mouse -------------------------------------------------------------------
(begin_kinds; cat <<'END'
press j
type 5
press <Enter> ~
expect Mouse on
raw 1 1b5b3c303b31323b31334d
expect B selected.
raw 1 1b5b3c36353b31303b394d
expect On C; Space chooses.
raw 1 1b5b3c303b31323b32304d
expect-not D selected.
expect (*) B
press ~
expect Mouse off
END
) >"$tmp/s"
drive "the mouse" <"$tmp/s"

# ---- settings ----------------------------------------------------------------
fresh_home
mkdir -p "$XDG_CONFIG_HOME/proctor"
printf 'roomy = on\ncalm = on\n' >"$XDG_CONFIG_HOME/proctor/config"
(begin_kinds; cat <<'END'
press j
type 5
press <Enter>
golden roomy
clock +30000
bytes-last 0
clock +31000
expect-row 0 Time left  39:00
END
) >"$tmp/s"
KEEP_HOME=1 drive "large spacing, reduced motion" <"$tmp/s"

# ---- states differ without colour and attributes (A3) ------------------------
(begin_kinds; cat <<'END'
press j
type 5
press <Enter>
keep plain
press m
differs plain
press m a
keep a
press b
differs a
press x c
keep struck
press x c
differs struck
press <Down>
keep focus
press <Up>
differs focus
press l
press <Space> <Right>
keep marked
press <Left> <Space> <Right>
differs marked
END
) >"$tmp/s"
drive "states differ in text" <"$tmp/s"
finish
