# exam.t - the options of exam, time, the clock
. tests/cli/lib.sh

page() { # page ARGS...: the page before the clock starts
	feed 'no\n' exam RHIT "$@"
}
page
check 'the page says what will happen' contains "$out" \
	'150 items. 130 count; 20 are unscored' 'Time: 3 hours 25 minutes.' \
	'Accommodation: None.' 'The clock stops while the program is closed' \
	'Type BEGIN to start'
check 'and carries the notice' contains "$out" 'Not affiliated with'
run exam --resume
check 'nothing was started' [ "$status" -eq 1 ]
page --extra-time 1.5
check 'time and a half' contains "$out" '5 hours 7 minutes' 'Time and a half.'
page --extra-time +30m
check 'thirty minutes more' contains "$out" '3 hours 55 minutes' \
	'30 minutes more.'
page --clock run
check 'the clock may run on' contains "$out" 'The clock runs on while'
page --breaks stop
check 'breaks may stop it' contains "$out" 'stands still during a break'
page --untimed
check 'untimed' contains "$out" 'No time limit.'
page --extra-time 9
check 'a wrong factor is exit code 2' [ "$status" -eq 2 ]
check 'with what would be right' contains "$err" '1.5' '+30m'
page --practice --untimed
check 'options that contradict each other are exit code 2' [ "$status" -eq 2 ]
page --items 5
check 'so is --items without --practice' [ "$status" -eq 2 ]
run exam NOPE
check 'an unknown exam is exit code 1' [ "$status" -eq 1 ]
check 'with the exams there are' contains "$err" RHIT
feed '' exam RHIT --practice --domain D9
check 'an unknown domain too' [ "$status" -eq 1 ]
feed '' exam rhit --practice --items 3
check 'the exam in any case, so many items' contains "$out" 'Item 1 of 3.'
feed 'end\nEND\n' exam --resume

# warnings and the end of time
data=$tmp/time
feed 'BEGIN\na\n@ +2h54m\n@ +2m\n@ +14m\n@ +10m\n@ +4m\n@ +59s\nt\n@ +2s\n\n' \
	exam RHIT --seed 7
for minutes in 29 15 5; do # what is left, not the threshold
	check "a notice with $minutes minutes left" contains "$out" \
		"Notice: $minutes minutes left. 149 items have no answer"
done
check 'and at one' contains "$out" 'Notice: 1 minute left.'
check 'no notice before its time' lacks "$out" 'Notice: 31'
check 'the sitting ends by itself' contains "$out" \
	'Time is up. The exam has ended. 149 items have no answer.'
check 'with its report' contains "$out" 'ended when the time was up'
run report --json
check 'sealed by the clock' contains "$out" '"over_by": "timeout"' \
	'"active_ms": 12300000'

# the clock over breaks and pauses
data=$tmp/breaks
feed 'BEGIN\nz\n@ +10m\n\nt\n' exam RHIT --seed 7 --breaks stop
check 'a stopped break costs nothing' contains "$out" \
	'The clock stands still.' '3 hours 25 minutes left.'
feed 't\n' exam --resume
check 'nor does a pause' contains "$out" 'Resumed. 3 hours 25 minutes left.'
data=$tmp/run
feed 'BEGIN\n@ +1h\na\n' exam RHIT --seed 7 --clock run
check 'with --clock run leaving says so' contains "$out" 'The clock runs on.'

# without a clock that stands still
data=$tmp/real
printf '@ +1h\n' >"$tmp/in"
"$PROCTOR" --data "$data" exam RHIT --practice <"$tmp/in" >"$tmp/out"
out=$(cat "$tmp/out")
check 'the real clock is not moved' contains "$out" \
	'only when --now made it stand still'

# forms
data=$tmp/forms
feed 'BEGIN\nend\nEND\n' exam RHIT --seed 7 --save-form "$tmp/a.form"
check 'a form is saved' [ -s "$tmp/a.form" ]
feed 'BEGIN\nend\nEND\n' exam RHIT --save-form "$tmp/a.form"
check 'an existing file is not overwritten' [ "$status" -eq 1 ]
run report --json
first=$(printf '%s\n' "$out" | sed -n 's/^ "form": "\(.*\)",/\1/p')
data=$tmp/forms2
feed 'BEGIN\nend\nEND\n' exam RHIT --form "$tmp/a.form"
run report --json
second=$(printf '%s\n' "$out" | sed -n 's/^ "form": "\(.*\)",/\1/p')
check 'a saved form is the same form elsewhere' [ "$first" = "$second" ]
feed 'BEGIN\n' exam RHIT --form "$tmp/no.form"
check 'a form that is not there is exit code 1' [ "$status" -eq 1 ]
echo '{' >"$tmp/bad.form"
feed 'BEGIN\n' exam RHIT --form "$tmp/bad.form"
check 'one that cannot be read too' [ "$status" -eq 1 ]
check 'and is said before anything is asked' lacks "$out" BEGIN
feed 'BEGIN\n' exam CEHRS --form "$tmp/a.form"
check 'so is a form of another exam' lacks "$out" BEGIN
check 'in a sentence' contains "$err" 'The form is for RHIT, not for CEHRS'
data=$tmp/forms3
feed 'no\n' exam --form "$tmp/a.form"
check 'without an exam it is that of the form' contains "$out" 'RHIT'
check 'with the number of items that the form has' contains "$out" '150 items.'
# its first five slots
awk '/^\t\t}/ && ++n == 5 { print "\t\t}]," } n < 5 || /^(\t"|})/' "$tmp/a.form" \
	>"$tmp/short.form"
feed 'no\n' exam RHIT --form "$tmp/short.form"
check 'and not that of the exam' contains "$out" '5 items' 'BEGIN'
check 'which is not counted by domain' lacks "$out" '150 items' missing
# the bank has four whole forms (tests/banks/forms.t), not five
avoid="--avoid $tmp/a.form"
for i in 2 3 4; do
	data=$tmp/avoid$i
	# shellcheck disable=SC2086 # a list of options
	feed 'BEGIN\nend\nEND\n' exam RHIT $avoid --save-form "$tmp/$i.form"
	avoid="$avoid --avoid $tmp/$i.form"
done
data=$tmp/avoid
# shellcheck disable=SC2086
feed 'BEGIN\n' exam RHIT $avoid
check 'a pool too small for one more form is said, with the number' \
	contains "$err" missing
finish
