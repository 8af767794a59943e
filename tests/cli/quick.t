# quick.t - a quick check ends by itself, above or below the passing level
. tests/cli/lib.sh

feed '\n' exam RHIT --quick --practice
check 'no practice with it' [ "$status" -eq 2 ]
run exam RHIT --quick --untimed
check 'no clock with it' contains "$err" 'has no clock and no form'
run exam RHIT --quick --items 40
check 'it takes what it needs' contains "$err" 'as many items as it needs'

# ---- ended by hand: nothing is decided, and the keys are known ---------------
feed 'b\nb\nend\nEND\n\n' --seed 5 exam RHIT --quick
check 'it says what it is' contains "$out" 'At least 30 and at most 130 items' \
	'It is no mock' 'stamina and pacing'
check 'no answer is shown' lacks "$out" 'Right.' 'Wrong.' 'The key is'
check 'ended early, it decides nothing' contains "$out" \
	'Not decided: ended after 2 of 130 items.'
run report --json
check 'JSON says so' contains "$out" '"kind": "quick check"' \
	'"verdict": "ended early"' '"asked": 2'
printf '%s\n' "$out" | sed -n 's/.*"shown_key": "\([A-H+]*\)".*/\1/p' >"$tmp/keys"
keys=$(wc -l <"$tmp/keys")
check 'all its items have a key' [ "$keys" -eq 130 ]

# ---- right throughout --------------------------------------------------------
data=$tmp/above
feed "$(cat "$tmp/keys")\nend\nEND\n\n" --seed 5 exam RHIT --quick
check 'right answers end it' contains "$out" 'The quick check has ended: '
check 'above' contains "$out" 'Score: Above the passing level: '
asked=$(printf '%s\n' "$out" |
	sed -n 's/.*% sure after \([0-9]*\) items.*/\1/p')
check 'after 30 items at the least' [ "$asked" -ge 30 ]
check 'and long before all' [ "$asked" -le 60 ]
check 'as soon as the last of them was answered' \
	lacks "$out" "Item $((asked + 1)) of 130."
check 'each was displayed' contains "$out" "Item $asked of 130."
check 'it is no mock' contains "$out" 'A quick check is no mock' \
	'Sit a whole mock: it shows stamina and pacing'
check 'and passes nobody' lacks "$out" 'passing line' 'Practice score' \
	' passed' 'failed'
run report --json
check 'JSON: above' contains "$out" '"verdict": "above"' '"score": null'
run exam --resume
check 'nothing is left to resume' [ "$status" -eq 1 ]
run
check 'home names it' contains "$out" 'Last: Quick check RHIT'
run db check
check 'the file is sound afterwards' [ "$status" -eq 0 ]

# ---- wrong throughout, with a pause ------------------------------------------
data=$tmp/below
tr ABCD BCDA <"$tmp/keys" >"$tmp/wrong"
feed "$(head -10 "$tmp/wrong")\np\n" --seed 5 exam RHIT --quick
check 'no way back' contains "$out" 'goes forward only'
feed "$(tail -n +11 "$tmp/wrong")\n" exam --resume
check 'it goes on after a pause' contains "$out" 'Item 11 of 130.'
check 'below' contains "$out" 'Score: Below the passing level: ' \
	'% sure after '
check 'the next step is practice' contains "$out" 'proctor '

# ---- the clock and the chance are told: the same bytes -----------------------
data=$tmp/again
feed "$(cat "$tmp/keys")\nend\nEND\n\n" --seed 5 exam RHIT --quick
cp "$tmp/out" "$tmp/one"
data=$tmp/again2
feed "$(cat "$tmp/keys")\nend\nEND\n\n" --seed 5 exam RHIT --quick
check 'the same bytes again' same "$tmp/one" "$tmp/out"

data=$tmp/none
run --seed 5 exam RHIA --quick
check 'without items it is refused' [ "$status" -eq 1 ]
check 'in a sentence' contains "$err" \
	'There are no questions for RHIA here' 'proctor bank import PATH'

mkdir -p "$tmp/share/question_banks/kinds"
sed 's/"scored_items": 12/"scored_items": 40/; s/"items": 7$/"items": 23/
	s/"items": 5$/"items": 17/' tests/data/screen_kinds.json \
	>"$tmp/share/question_banks/kinds/kinds.json"
export PROCTOR_SHARE="$tmp/share"
data=$tmp/kinds
run --seed 5 exam KINDS --quick
check 'a bank too small is refused' [ "$status" -eq 1 ]
check 'with the numbers' contains "$err" 'A quick check needs 30 items and 11 are free'
finish
