# weak.t - practice where points are lost, and what it falls short of
. tests/cli/lib.sh

for option in '--skill assign.seventh' --timed '--pace 30' --closed-book; do
	# shellcheck disable=SC2086 # two words
	run drill weak $option
	check "no $option with it" [ "$status" -eq 2 ]
	check '  in a sentence' contains "$err" 'no option but --items'
done
run drill weak --items 201
check 'at most 200' contains "$err" '--items is 1 to 200'
run --seed 5 drill weak
check 'which exam is not guessed' [ "$status" -eq 1 ]
check 'but asked' contains "$err" 'Which exam? There is: ' \
	'proctor exam EXAM --diagnostic'

# ---- after practice that went wrong ------------------------------------------
# The key of each item is learnt in one folder, the wrong letter given in
# another: the same seed asks the same.
feed 'end\nEND\n\n' --seed 5 exam RHIT --practice --items 20
run report --json
printf '%s\n' "$out" | sed -n 's/.*"shown_key": "\([A-H+]*\)".*/\1/p' |
	tr ABCD BCDA >"$tmp/wrong"
lines=$(wc -l <"$tmp/wrong")
check 'twenty keys are known' [ "$lines" -eq 20 ]
data=$tmp/weak
feed "$(cat "$tmp/wrong")\nend\nEND\n\n" --seed 5 exam RHIT --practice \
	--items 20
check 'all of them wrong' contains "$out" '0 of 20 right'
feed 'a\n' --seed 6 drill weak
check 'it begins at once, for the exam sat last' contains "$out" \
	'Item 1 of 10.'
check 'with the answer and the why' contains "$out" 'Source: '
check 'left, it is practice' contains "$out" 'To go on: proctor exam --resume'
run drill --resume
check 'drill --resume says where it is' contains "$err" 'proctor exam --resume'
feed 'end\nEND\n\n' exam --resume
check 'and it goes on' contains "$out" 'Item 2 of 10.'
run report --json
check 'it is practice' contains "$out" '"kind": "practice"'
met=$(printf '%s\n' "$out" | grep -c '"met_before": true')
check 'half of it was missed before, and one for want of a known one' \
	[ "$met" -eq 6 ]

# ---- what falls short is said ------------------------------------------------
data=$tmp/new
feed 'end\nEND\n\n' --seed 6 exam RHIT --practice --items 1
feed 'a\n' --seed 6 drill weak --items 20
check 'a new student is told what it goes by' contains "$out" \
	'There are no answers to judge by yet' 'by the outline'
check 'and that little was missed' contains "$out" 'Wanted were 10 missed, '
run help drill
check 'help names it' contains "$out" 'weak'
finish
