# review_sit.t - a review: what fades, with feedback, the last answer undone
. tests/cli/lib.sh

# A practice that goes wrong, and two days later.
feed 'end\nEND\n\n' --seed 5 exam RHIT --practice --items 20
run report --json
printf '%s\n' "$out" | sed -n 's/.*"shown_key": "\([A-H+]*\)".*/\1/p' |
	tr ABCD BCDA >"$tmp/wrong"
data=$tmp/review
feed "$(cat "$tmp/wrong")\nend\nEND\n\n" --seed 5 exam RHIT --practice \
	--items 20
check 'twenty answers were wrong' contains "$out" '0 of 20 right'
NOW=2026-03-04T09:00:00Z
feed 'a\nu\nb!\nc,\nd.\nq\ny\n' --seed 6 review RHIT --minutes 30
check 'it begins with what it is' contains "$out" ' to review and ' \
	' new ones, about ' \
	'Item 1 of '
check 'the answer is shown' contains "$out" 'Source: '
check 'and taken back' contains "$out" \
	'Item 1: your answer is taken back; give it again.'
check 'how sure stands behind the letter' contains "$out" 'Confidence: sure.' \
	'Confidence: a guess.' 'Confidence: unsure.'
check 'left, it waits' contains "$out" 'To go on: proctor review --resume'
run
check 'as a review' contains "$out" 'Paused: Review RHIT, item 4 of '
feed 'undo\nend\nEND\n\n' review --resume
check 'undo after a pause' contains "$out" \
	'Item 3: your answer is taken back; give it again.'
check 'it ends' contains "$out" 'The review has ended.' 'Exam: Review RHIT'
check 'met before is what it is for' lacks "$out" 'left out of trend'
run report --json
check 'JSON names it' contains "$out" '"kind": "review"' \
	'"why_not_scaled": "A review is never scaled."'
answered=$(printf '%s\n' "$out" | grep -c '"answered": true')
check 'two answers stand, the third was undone' [ "$answered" -eq 2 ]
run db check
check 'the file is sound afterwards' [ "$status" -eq 0 ]

# ---- luck and misconceptions, in words ---------------------------------------
data=$tmp/sure
tr BCDA ABCD <"$tmp/wrong" >"$tmp/keys"
first=$(sed -n 1p "$tmp/wrong") second=$(sed -n 2p "$tmp/keys")
feed "$first!\n$second guess\nsure\n$(sed -n 3p "$tmp/keys")\nend\nEND\n\n" \
	--seed 5 exam RHIT --practice --items 20
check 'wrong and sure is a misconception' contains "$out" \
	'You were sure, and it is wrong: a misconception.'
check 'right and a guess is luck' contains "$out" \
	'You called it a guess: right by luck counts here'
check 'both are in the report' contains "$out" \
	'1 answer that you were sure of was wrong' \
	'1 answer that you called a guess was right'
check 'and change no count' contains "$out" '2 of 4 right'
finish
