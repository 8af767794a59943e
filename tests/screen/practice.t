#!/bin/sh
# practice.t - practice with feedback, the score report, the review of misses
. tests/screen/lib.sh
. tests/screen/kinds.sh

practise() { # the driver expands the names
	# shellcheck disable=SC2016
	echo 'run sh -c "cd $HOME && exec $PROCTOR --now $now exam KINDS'\
		'--practice --items 12 --seed 1"'
	echo 'screen question'
	echo 'expect untimed'
}

# ---- feedback ----------------------------------------------------------------
feedback() { # feedback SUFFIX
	cat <<END
press j
type 5
press <Enter>
press b
expect Enter shows the answer
press y 1
expect Confidence: a guess. Enter shows the answer.
press <Enter>
expect Wrong. The key is C. Enter for the next item.
golden feedback$1
cursor-on-focus
press <PgDn>
expect 45 CFR 164.508, (c)(1)(v); looked at on 2026-02-01
golden feedback-end$1
press c
expect so this item is closed
press n
screen question
press s
expect No answer.
golden feedback-matching$1
press j
type 7
press <Enter>
type 2.4
press <Enter> <Enter>
expect Wrong. The key is 2.5.
golden feedback-number$1
press j
type 12
press <Enter> a <Enter>
expect ! Rule last checked on 2025-03-01.
expect again by 2026-03-01
golden feedback-old$1
cells-clean
rows-hold
no-osc
END
}
(practise; feedback "") >"$tmp/s"
drive "feedback" <"$tmp/s"
(echo "env LC_ALL=C"; echo "env NO_COLOR=1"; practise; feedback -ascii) >"$tmp/s"
drive "feedback, ASCII without colour" <"$tmp/s"
(echo "size 40x12"; practise; cat <<'END'
press j
type 5
press <Enter>
press b <Enter>
golden feedback-40x12
press <PgDn>
golden feedback-more-40x12
cursor-on-focus
rows-hold
END
) >"$tmp/s"
drive "feedback at 40x12" <"$tmp/s"

# ---- to the end, score, review -----------------------------------------------
(practise; cat <<'END'
press a c <Enter>
press <Enter>
press a <Enter> <Enter>
press a c m <Enter> <Enter>
type coding
press <Enter> <Enter> <Enter>
press c y 3 <Enter> <Enter>
press b a c <Enter> <Enter>
type 2.5
press <Enter> <Enter> <Enter>
press b <Enter> <Enter>
press a <Enter> <Enter>
press a b c d <Enter> <Enter>
press a <Enter> <Enter>
press b <Enter> <Enter>
screen end
expect End the practice and see how it went
golden end-practice
press <Enter>
screen score
golden score
press <PgDn>
golden score-2
press <Home> v
expect The report as sentences
golden score-sentences
press v X
expect Which file? 1 to 4.
golden score-files
press <Esc>
expect Nothing was written.
press X 1
expect Written: KINDS-1-report.html
press X 2
expect Written: KINDS-1-report.txt
press X 3
expect Written: KINDS-1-missed.html
press X 4
expect Written: KINDS-1-responses.csv
press X 4
expect Written: KINDS-1-2-responses.csv
press <Enter>
screen rationale
golden rationale
cursor-on-focus
press /
expect Filter: flagged, 1 item.
press /
expect Nothing is unsure. Filter: all, 12 items.
golden rationale-all
press p
press <Home> <End> <PgUp> <Down>
press r
expect A problem is reported while the sitting is open; this one is sealed.
resize 40x12
golden rationale-40x12
resize 80x24
press <Esc>
screen score
resize 40x12
golden score-40x12
resize 40x10
cursor-on-focus
resize 200x60
resize 80x24
press q
wait-exit 0
terminal-restored
no-osc
END
) >"$tmp/s"
drive "from practice to the review of misses" <"$tmp/s"

for file in report.html report.txt missed.html responses.csv 2-responses.csv; do
	check "KINDS-1-$file was written" test -s "$HOME/KINDS-1-$file"
done

# ---- tutorial ----------------------------------------------------------------
drive "tutorial" <<'END'
run $PROCTOR --now $now
press <Esc> 2
screen tutorial
golden tutorial
press b c u
expect 3 of 3 tried. n for the next step.
press n <Down> <Space>
expect 2 of 3 tried
press <Enter> n
press x b m
expect 2 of 2 tried
golden tutorial-strike
press x b n a c a n
type 2.5
press <Enter>
expect 2 of 2 tried
press n =
screen calculator
press <Esc> o l
expect 3 of 3 tried
press n j v N n t z i n v
expect 1 of 1 tried
press p p n n n
expect That was the tutorial.
screen home
press q
wait-exit 0
END
finish
