#!/bin/sh
# after.t - what can still be seen after the answer: the case, what was missed
. tests/screen/lib.sh
. tests/screen/kinds.sh

practise() { # the driver expands the names
	# shellcheck disable=SC2016
	echo 'run $PROCTOR --now $now exam KINDS --practice --items 12 --seed 1'
	echo 'screen question'
}

# ---- the case in practice feedback -------------------------------------------
feedback_case() { # feedback_case SUFFIX
	cat <<END
press j
type 8
press <Enter>
press b <Enter>
expect Tab: the chart.
expect-not Chief complaint
press <Tab>
expect Chief complaint
golden feedback-case$1
cursor-on-focus
press ]
expect Chart page 2 of 3: History.
press <Tab>
expect-not Chief complaint
expect KIND-
press [
expect Chart page 1 of 3
expect Chief complaint
press / s h o r t <Enter>
expect Found "short"
press n
screen question
press <Tab> s
expect No answer.
expect-not Chief complaint
rows-hold
no-osc
END
}
(practise; feedback_case "") >"$tmp/s"
drive "the case in feedback" <"$tmp/s"
(echo "size 40x12"; practise; cat <<'END'
press j
type 8
press <Enter>
press b <Enter>
press <Tab>
expect Chief complaint
golden feedback-case-40x12
press <Tab>
expect-not Chief complaint
cursor-on-focus
rows-hold
END
) >"$tmp/s"
drive "the case in feedback at 40x12" <"$tmp/s"

# ---- the overlays ------------------------------------------------------------
(practise; cat <<'END'
press ?
screen help
expect-not the clock goes on
press <Esc> :
expect-not the clock goes on
END
) >"$tmp/s"
drive "no clock goes on in untimed practice" <"$tmp/s"
(begin_kinds; cat <<'END'
press ?
expect the clock goes on
press <Esc> v E
screen end
expect Nothing is ended. Enter goes back.
expect Enter back
press <Down>
expect Nothing is ended. Enter: item 1.
press <Down>
expect Type END in capitals, then Enter.
press E
expect END and Enter end the exam
press <BS>
expect Type END in capitals, then Enter.
press <Up> <Up>
expect Enter goes back.
type END
press <Enter>
screen score
press <Enter>
screen rationale
press n
expect NOT REACHED
END
) >"$tmp/s"
drive "the end says what has the focus" <"$tmp/s"

# ---- the case in the review of a sealed mock ---------------------------------
(begin_kinds; cat <<'END'
press j
type 8
press <Enter> a n a v E
type END
press <Enter>
screen score
press <Enter>
screen rationale
press n n n n n n n
expect Item 8 of 12
expect-not Chief complaint
expect Tab chart
press <Tab>
expect Chief complaint
golden rationale-case
cursor-on-focus
press ] 3
expect Chart page 3 of 3
press <Tab>
expect-not Chart:
press /
expect Filter: 
press n <Tab>
resize 40x12
golden rationale-case-40x12
press <Tab> <Esc>
screen score
rows-hold
no-osc
END
) >"$tmp/s"
drive "the case in the review" <"$tmp/s"

# ---- practice that ended early -----------------------------------------------
(practise; cat <<'END'
press b <Enter> <Enter>
press a <Enter>
press v E <Down> <Down> <Enter>
screen score
expect review the 1 item that was not right
press <Enter>
screen rationale
expect 1 item, filter: not right.
END
) >"$tmp/s"
drive "what was never reached was not missed" <"$tmp/s"

# ---- a key corrected since ---------------------------------------------------
(practise; cat <<'END'
press j
type 5
press <Enter>
press b <Enter>
press v E <Down> <Down> <Enter>
screen score
expect review the 2 items that were not right
press q
wait-exit 0
run $PROCTOR --now $now bank correct KIND-01 --accept A --reason "Looked up."
wait-exit 0
run $PROCTOR --now $now bank correct KIND-03 --drop --reason "No rule."
wait-exit 0
run $PROCTOR --now $now
press <Esc> : p a s t <Enter>
screen past
press <Enter>
screen score
expect review the 1 item that was not right
press <Enter>
screen rationale
expect Item 5 of 12
expect The key was corrected since:
END
) >"$tmp/s"
drive "a key corrected since" <"$tmp/s"

# ---- long titles, an older outline -------------------------------------------
mkdir -p "$tmp/long/question_banks/kinds"
sed 's/"First kinds"/"First kinds, of which there are many"/
	s/"title": "All kinds of items",/&\n"expires": "2020-01-01",/' \
	tests/data/screen_kinds.json >"$tmp/long/question_banks/kinds/kinds.json"
PROCTOR_SHARE="$tmp/long"
(practise; cat <<'END'
press b <Enter> <Enter>
press v E <Down> <Down> <Enter>
screen score
expect K1  First kinds, of which …
press q
wait-exit 0
END
) >"$tmp/s"
drive "a title that is cut says so" <"$tmp/s"
(echo "env LC_ALL=C"; practise; cat <<'END'
press b <Enter> <Enter>
press v E <Down> <Down> <Enter>
screen score
expect K1  First kinds, of which ~
END
) >"$tmp/s"
drive "... in ASCII too" <"$tmp/s"
(practise; cat <<'END'
press q <Down> <Enter>
wait-exit 0
run $PROCTOR --now $now
press <Esc> : e x a m s <Enter>
screen exams
press <Enter>
screen exam
expect by the older outline, not confirmed
expect-not real exam
END
) >"$tmp/s"
drive "an older outline is not called the real exam" <"$tmp/s"
finish
