#!/bin/sh
# sittings.t - the diagnostic, the quick check, the weak drill and the review
# shellcheck disable=SC2016 # the driver expands the names
. tests/screen/lib.sh
. tests/screen/demo.sh
demo_bank 240 40 >"$tmp/share/question_banks/demo/demo.json"
now="2026-01-05T09:00:00Z"
export now
# The second option is the key of every item.

answers() { # answers N LETTER: answered and gone on
	i=0
	while [ $i -lt "$1" ]; do
		i=$((i + 1))
		echo "press $2 n"
	done
}

# ---- the diagnostic ----------------------------------------------------------
(cat <<'END'
run $PROCTOR --now $now exam DEMO --diagnostic --items 20 --seed 1
screen begin
expect 20 items over the whole outline
expect-not BEGIN
golden diagnostic-begin
cursor-on-focus
resize 40x12
golden diagnostic-begin-40x12
cursor-on-focus
resize 80x24
press <Enter>
screen question
attempt running
expect-row 0 DEMO DIAGNOSTIC   Item 1 of 20
expect untimed
END
answers 12 b
answers 8 a
cat <<'END'
screen review
press E
screen end
expect End the diagnostic (type END)
type END
press <Enter>
screen score
expect 20 items answered; reported by domain only.
expect-not of 20 scored
expect-not passing line
golden diagnostic-score
cursor-on-focus
resize 40x12
golden diagnostic-score-40x12
resize 80x24
press v
expect Each range covers the true share of its domain
press v <Enter>
screen question
expect-row 0 DEMO PRACTICE
golden weak-notice
cursor-on-focus
resize 40x12
golden weak-notice-40x12
cursor-on-focus
resize 80x24
press <Enter>
expect Item 1 of 10.
expect-not Wanted were
press q
cells-clean
rows-hold
no-osc
END
) >"$tmp/s"
drive "a diagnostic, and what comes next" <"$tmp/s"

# ---- a quick check -----------------------------------------------------------
(cat <<'END'
run $PROCTOR --now $now exam DEMO --quick --seed 1
screen begin
golden quick-begin
press <Enter>
screen question
expect-row 0 DEMO QUICK CHECK   Item 1 of 40
press b
expect-not Enter shows the answer
press n p
expect Item 2 of 40
END
answers 28 b
cat <<'END'
press b
screen question
expect-row 0 Item 30 of 40
press n
screen score
attempt none
expect Above the passing level: 99 % sure after 30 items.
expect A quick check is no mock
golden quick-above
cursor-on-focus
resize 40x12
golden quick-above-40x12
resize 80x24
press <Enter>
screen begin
expect DEMO mock exam
press <Esc> <Esc>
wait-exit 0
END
) >"$tmp/s"
drive "a quick check ends by itself" <"$tmp/s"

(cat <<'END'
run $PROCTOR --now $now exam DEMO --quick --seed 1
press <Enter>
END
answers 29 a
cat <<'END'
press a N
screen score
expect Below the passing level
golden quick-below
press q
wait-exit 0
END
) >"$tmp/s"
drive "a jump ends it as well" <"$tmp/s"

# ---- a review ----------------------------------------------------------------
drive "a review, and the last answer taken back" <<'END'
run $PROCTOR --now $now review DEMO --minutes 10 --seed 1
screen question
golden review-notice
cursor-on-focus
press <Enter>
expect-row 0 DEMO REVIEW   Item 1 of 10
press u
expect There is no answer to clear.
press a
expect How sure? , a guess  . unsure  ! sure
golden review-chosen
press !
expect Confidence: sure. Enter shows the answer.
press <Enter>
expect Wrong. The key is B.
expect You were sure, and it is wrong: a misconception.
golden review-shown
cursor-on-focus
press u
expect Item 1: your answer is taken back; give it again.
expect-not Wrong.
golden review-undone
press b , <Enter>
expect Right.
expect You called it a guess: right by luck
press n
expect-row 0 Item 2 of 10
press u
expect Item 1: your answer is taken back; give it again.
expect-row 0 Item 1 of 10
press b . <Enter>
expect Right.
golden review-right
resize 40x12
golden review-right-40x12
resize 80x24
press q
cells-clean
rows-hold
no-osc
END

# ---- doors -------------------------------------------------------------------
drive "the doors of an exam and of home" <<'END'
run $PROCTOR --now $now
press n n n n
screen home
expect Find out where you stand
expect DEMO: 50 items, no clock, by domain
press <Enter>
screen begin
expect 50 items over the whole outline
press <Esc>
screen home
press q
wait-exit 0
run $PROCTOR --now $now
press : e x a m s <Enter>
screen exams
press <Enter>
screen exam
expect Quick check
expect Find out where you stand
golden exam-ways
press 3
screen begin
expect At least 30 and at most 40 items
press <Esc> <Esc> <Esc> q
wait-exit 0
END
finish
