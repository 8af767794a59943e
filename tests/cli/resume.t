# resume.t - what was left goes on where it was
. tests/cli/lib.sh

run exam --resume
check 'without anything to resume exit code 1' [ "$status" -eq 1 ]
check 'said in words' contains "$err" 'nothing waits to be resumed'

feed 'BEGIN\na\nb\nm\no my note\nx d\n' exam RHIT --seed 7
check 'end of input saves and exits 0' [ "$status" -eq 0 ]
check 'and says how to go on' contains "$out" 'Left at item 3.' \
	'2 answers saved' 'proctor exam --resume'
run
check 'the status shows it' contains "$out" \
	'Paused: Mock exam RHIT, item 3 of 150, 2 answered' \
	'Next: proctor exam --resume'
feed 'v\nb\nc\n' exam --resume
check 'it goes on at the same item' contains "$out" \
	'Resumed. 3 hours 25 minutes left.' 'Item 3 of 150. Flagged.' \
	'Note: my note' 'D. (struck out)'
check 'with the answers given' contains "$out" 'Review. 2 answered'
feed 'j 1\nend\nEND\n' exam --resume
check 'an answer is shown with its item' contains "$out" 'Your answer: A.'
check 'and it can be ended' contains "$out" \
	'The exam has ended. 3 items have an answer, 147 have none.'
run exam --resume
check 'what is over is not resumed' [ "$status" -eq 1 ]
run report --json
check 'not displayed is not reached' contains "$out" '"reached": 4,'

feed 'a\n' exam RHIT --practice --seed 8
feed 'BEGIN\na\n' exam RHIT --seed 9
feed '' exam --resume
check 'the newest is resumed' contains "$out" 'Item 2 of 150.'
feed 'z\n' exam --resume
feed '\n' exam --resume
check 'a break outlives the program' contains "$out" 'You are on a break.' \
	'The break is over.'
finish
