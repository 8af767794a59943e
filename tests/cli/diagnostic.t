# diagnostic.t - where a new student stands: by domain, no score, no clock
. tests/cli/lib.sh

answers() { # answers N LETTER: so many lines
	i=0
	while [ $i -lt "$1" ]; do
		i=$((i + 1))
		echo "$2"
	done
}

feed '\n' --seed 5 exam RHIT --diagnostic --quick
check 'three kinds, one of them' [ "$status" -eq 2 ]
check 'and it is said' contains "$err" '--practice, --diagnostic and --quick'
for option in --untimed '--clock run' '--extra-time 1.5' '--form x.json' \
	'--avoid x.json' '--breaks stop'; do
	# shellcheck disable=SC2086 # two words
	run exam RHIT --diagnostic $option
	check "no $option with it" [ "$status" -eq 2 ]
	check '  in a sentence' contains "$err" 'no clock and no form'
done
run exam RHIT --diagnostic --domain D2
check 'no domain with it' contains "$err" 'go with --practice'
run exam RHIT --resume --diagnostic
check 'no --resume with it' contains "$err" 'takes no other option'
run exam RHIT --items 20
check '--items goes with practice or diagnostic' \
	contains "$err" '--practice or --diagnostic'
run --seed 5 exam RHIT --diagnostic --items 19
check 'fewer than 20 are refused' [ "$status" -eq 1 ]
check 'with the reason' contains "$err" '20 to 200 items'

run
check 'a new student is told of it' contains "$out" \
	'Find out where you stand: 50 items, no clock: proctor exam EXAM --diagnostic'

answers 12 b >"$tmp/first"
feed "$(cat "$tmp/first")\n" --seed 5 exam RHIT --diagnostic
check 'it says what it is' contains "$out" '50 items over the whole outline' \
	'no clock' 'nothing is passed or failed' 'Item 1 of 50.'
check 'no answer is shown' lacks "$out" 'Right.' 'Wrong.' 'The key is'
check 'the end of input leaves it' contains "$out" \
	'To go on: proctor exam --resume'
run
check 'it waits' contains "$out" 'Paused: Diagnostic RHIT, item 13 of 50'
check 'and is offered no more' lacks "$out" 'Find out where you stand'
answers 38 a >"$tmp/rest"
feed "$(cat "$tmp/rest")\nend\nEND\n\n" exam --resume
check 'it is resumed' contains "$out" 'Item 13 of 50.' 'Item 50 of 50.'
check 'and ends with a report' contains "$out" 'The diagnostic has ended.' \
	'Score: 50 items answered; reported by domain only.' \
	'it gives no score and is neither passed nor failed' \
	'Each range covers the true share of its domain'
check 'by domain, or too few to say' contains "$out" 'D1 ' 'D2 ' 'D3 ' 'D4 ' \
	'D5 ' 'D6 ' 'too few to say' 'likely '
check 'without a total' lacks "$out" 'of 50 right' 'Practice score' \
	'passing line'
check 'and points on' contains "$out" 'most points were lost there. proctor exam RHIT --practice --domain'
run report --json
check 'JSON names it' contains "$out" '"kind": "diagnostic"' '"score": null' \
	'"why_not_scaled": "A diagnostic is never scaled."'
run report --format csv
check 'CSV names it' contains "$out" ',RHIT,diagnostic,'
run
check 'home has no total of it' contains "$out" 'Last: Diagnostic RHIT' \
	', 50 items.'
run db check
check 'the file is sound afterwards' [ "$status" -eq 0 ]
data=$tmp/empty
run --seed 5 exam RHIA --diagnostic
check 'without a bank it is refused' [ "$status" -eq 1 ]
check 'with a way to bring some in' contains "$err" \
	'There are no questions for RHIA here' 'proctor bank import PATH'

mkdir -p "$tmp/share/question_banks/kinds"
cp tests/data/screen_kinds.json "$tmp/share/question_banks/kinds/"
export PROCTOR_SHARE="$tmp/share"
data=$tmp/kinds
run --seed 5 exam KINDS --diagnostic
check 'a bank too small is refused' [ "$status" -eq 1 ]
check 'with the numbers' contains "$err" 'missing' 'needs'
finish
