# home.t - the program without a command, and first start
. tests/cli/lib.sh

run
check 'without a terminal a status' [ "$status" -eq 0 ]
check 'what there is and how to go on' contains "$out" 'Exam RHIT:' 'Next: '
check 'no question is asked' lacks "$out" 'What brings you here'

run --json
check 'the status as JSON' contains "$out" '"schema": "proctor.status/1"' \
	'"exam": "RHIT"' '"next": '
run --json report
check '--json before a command is a misuse' [ "$status" -eq 2 ]

feed '2\n2027-02-30\n2027-01-16\n40\n9\n1.5\nq\n' --plain
check 'first start asks four questions' contains "$out" \
	'What brings you here' 'When is your exam' 'Prepare for RHIT' 'minutes a day' accommodation
check 'a wrong date is said in words' contains "$out" \
	'A date is written 2027-01-16.'
check 'a wrong factor too' contains "$out" '"9" is neither'
check 'the notice is there' contains "$out" 'Not affiliated with'
check 'then home knows' contains "$out" \
	'Preparing for RHIT, exam on 2027-01-16.'
feed 'q\n' --plain
check 'it asks once' lacks "$out" 'What brings you here'
feed 'exam\n\nq\n' --plain
check 'the accommodation is in force' contains "$out" \
	'5 hours 7 minutes' 'Time and a half.'
check 'Enter is not BEGIN' contains "$out" 'Nothing was started.'
feed 'practice D2\na\nq\ny\n?\nresume\nend\nEND\n\nreport\nmissed\nq\n' --plain
check 'practice, leaving, resuming and the report from home' contains "$out" \
	'Left at item 2.' 'Resumed. No time limit.' 'The practice has ended.' \
	'Score report' 'items not right'
run
check 'the status has the last result' contains "$out" 'Last: Practice RHIT'
data=$tmp/other
feed '\n\n\n\nq\n' --plain
check 'every question may be skipped' [ "$status" -eq 0 ]
feed 'q\n' --plain
check 'skipped is answered' lacks "$out" 'What brings you here'
data=$tmp/words
feed '9\nq\nbogus\n?\nq\n' --plain
check 'a choice that is not there is refused' contains "$out" \
	'Type a number from 1 to '
check 'q leaves the questions' lacks "$out" 'minutes a day'
check 'no exam is offered that is not there' lacks "$out" RHIA
check 'an unknown word is said' contains "$out" \
	'"bogus" is not understood. ? lists what is.' 'missed: the items'
feed '' --plain --learner nobody
check 'an unknown learner is exit code 1' [ "$status" -eq 1 ]
finish
