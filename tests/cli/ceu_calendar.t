# ceu_calendar.t - "proctor ceu calendar"
. tests/cli/lib.sh
NOW=2026-10-10T12:00:00Z

run ceu calendar
check 'an empty calendar is one' contains "$status$out" '0BEGIN:VCALENDAR' 'END:VCALENDAR'
run ceu hold RHIT --since 2025-05-20
run ceu hold BLS-AHA --since 2026-02-14
run ceu calendar
check 'the end of a cycle and of a card' contains "$out" \
	'DTSTART;VALUE=DATE:20270519' 'DTSTART;VALUE=DATE:20280229' \
	'TRIGGER:-P180D' 'TRIGGER:-P90D' 'TRIGGER:-P30D'
cp "$tmp/out" "$tmp/first"
run ceu calendar -o "$tmp/ceu.ics"
check 'the same in a file' same "$tmp/first" "$tmp/ceu.ics"
check 'silently' [ -z "$out$err" ]
run ceu calendar -o "$tmp/ceu.ics"
check 'which is not replaced' contains "$status$err" '1proctor: '
run ceu calendar -o "$tmp/ceu.ics" --force
check 'unless asked' [ "$status" -eq 0 ]
uids() { grep -c '^UID:' "$1"; }
check 'each event has a name of its own' [ "$(grep '^UID:' "$tmp/first" | sort -u | wc -l)" -eq "$(uids "$tmp/first")" ]
run learner add Ann
run --learner Ann ceu hold RHIT --since 2025-05-20
run --learner Ann ceu calendar
name=$(grep '^UID:' "$tmp/out" | head -1)
check 'and another one for another learner' lacks "$(cat "$tmp/first")" "$name"
run ceu calendar x
check 'an operand too many' [ "$status" -eq 2 ]
finish
