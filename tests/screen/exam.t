#!/bin/sh
# exam.t - a sitting from its first item to its end: navigator, review, time,
# breaks, leaving, the end by itself and by hand
. tests/screen/lib.sh
. tests/screen/kinds.sh

# ---- navigator and review ----------------------------------------------------
marked() { # answers and flags for the lists
	begin_kinds
	cat <<'END'
press a n n m a c n
type coder
press <Enter> m n o
type look again
press <Enter> n n
type 2.5
press <Enter> y 1 n
END
}

lists() { # lists SUFFIX
	cat <<END
press j
screen navigator
golden navigator$1
press <Tab>
expect Showing: not seen.
press <Tab>
expect Showing: no answer.
golden navigator-open$1
press <Tab>
expect Showing: flagged.
press <Right>
press <Tab>
expect Showing: all.
press N
expect On item 5. Enter opens it.
press M
expect On item 3. Enter opens it.
press 9 9
press <Enter>
expect There is no item 99; the items are 1 to 12.
press 3 <BS> 5 <Enter>
screen question
expect Item 5
press v
screen review
golden review$1
press 2
expect List 2: Unanswered
golden review-open$1
press 3
expect List 3: Flagged, 2.
press 4
expect List 4: Notes, 1.
press 5
expect List 5: Unsure, 1.
press 1 N
expect On item 2. Enter opens it.
press <Down> <Up> <PgDn> <Home> <End>
cursor-on-focus
press E
screen end
golden end$1
cursor-on-focus
rows-hold
cells-clean
no-osc
END
}
(marked; lists "") >"$tmp/s"
drive "lists" <"$tmp/s"
(echo "env LC_ALL=C"; echo "env NO_COLOR=1"; marked; lists -ascii) >"$tmp/s"
drive "lists, ASCII without colour" <"$tmp/s"
(echo "size 40x12"; marked; cat <<'END'
press j
golden navigator-40x12
press <Esc> v
golden review-40x12
press E
golden end-40x12
cursor-on-focus
rows-hold
END
) >"$tmp/s"
drive "lists at 40x12" <"$tmp/s"

# ---- the end by hand ---------------------------------------------------------
(marked; cat <<'END'
press v E <Enter>
expect Nothing was ended.
screen review
press E
type end
press <Enter>
screen review
expect Only END in capitals
attempt running
press E <Down> <Enter>
screen question
expect Item 2 of 12.
press v E
type EMD
press <BS> <BS> N D <Enter>
screen score
expect The exam has ended. 4 items have an answer, 8 have none.
attempt none
golden score-kinds
cursor-on-focus
press <Esc>
wait-exit 0
terminal-restored
no-osc
END
) >"$tmp/s"
drive "the end wants its word" <"$tmp/s"

# ---- time --------------------------------------------------------------------
(begin_kinds; cat <<'END'
clock +599000
expect-row 0 30:01
expect-not minutes left
press t
clock +1000
expect 30 minutes left. 12 items have no answer
expect-row 0 Time left  30:00
golden warning
press b
expect B selected.
clock +61000
expect-not ! 30 minutes
clock +839000
expect 15 minutes left.
clock +600000
expect 5 minutes left.
expect-row 0 ** Time left
clock +240000
expect 1 minute left.
press n
press a
clock +59000
expect-row 0 Time left
attempt running
clock +1000
screen time-up
attempt over
golden time-up
press x
expect That key does nothing here.
screen time-up
clock +300
press <Enter>
screen score
attempt none
expect when the time was up. Timed
press <Esc>
wait-exit 0
END
) >"$tmp/s"
drive "warnings take no key and time ends the exam" <"$tmp/s"

(begin_kinds; cat <<'END'
press j
clock +1800000
expect 5 minutes left.
screen navigator
press <Esc> =
clock +600001
screen time-up
clock +300
press <Enter>
screen score
press <Esc>
wait-exit 0
END
) >"$tmp/s"
drive "time ends it under other screens too" <"$tmp/s"

(begin_kinds; cat <<'END'
press n n n
type code
clock +500
clock +2399500
screen time-up
expect 1 answered
clock +300
press <Enter>
screen score
END
) >"$tmp/s"
drive "what was typed before the end counts" <"$tmp/s"

# ---- break, leave, resume ----------------------------------------------------
(begin_kinds; cat <<'END'
press b z
screen break
attempt break
expect The exam clock IS RUNNING.
expect-not Which of the following
clock +192000
expect 0:03:12
golden break
press q
screen leave
press <Esc>
screen break
press <Enter>
screen question
expect The break is over.
expect-row 0 36:48
press q
screen leave
golden leave
press <Enter>
screen question
expect Still here.
press n m q <Down> <Enter>
wait-exit 0
terminal-restored
END
) >"$tmp/s"
drive "break and leave" <"$tmp/s"

KEEP_HOME=1 drive "it goes on where it was left" <<'END'
run $PROCTOR --now 2026-11-22T19:41:00Z exam KINDS --resume
screen resume
expect 36:48
press <Enter>
screen question
expect Welcome back
expect-row 0 Item 2 of 12   FLAGGED
expect-row 0 36:48
press p
expect [x] B
press z
signal HUP
wait-exit 130
terminal-restored
END

KEEP_HOME=1 drive "a break is resumed as a break" <<'END'
run $PROCTOR --now 2026-11-22T20:41:00Z exam KINDS --resume
press <Enter>
screen break
attempt break
press <Enter>
screen question
press q <Down> <Down> <Enter>
screen end
type END
press <Enter>
screen score
press <Esc>
wait-exit 0
END

# ---- sizes -------------------------------------------------------------------
for screen in "" j v = o l z q r "v E" "x" ":" "?"; do
	(begin_kinds; cat <<END
press j 5 <Enter>
press $screen
keep as-it-was
resize 80x24
resize 40x10
cursor-on-focus
rows-hold
cells-clean
resize 39x10
expect too small
resize 1x1
resize 200x60
cursor-on-focus
rows-hold
resize 132x26
resize 80x24
same as-it-was
cursor-on-focus
END
	) | sed 's/press $//' >"$tmp/s"
	drive "sizes under '${screen:-question}'" <"$tmp/s"
done
finish
