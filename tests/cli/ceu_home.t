# ceu_home.t - home for who logs continuing education, and for others
. tests/cli/lib.sh
NOW=2026-10-10T12:00:00Z

run
check 'nothing held, nothing said' lacks "$out" CEU
run --json
check 'in JSON it is null' contains "$out" '"ceu": null'
run ceu hold RHIT --since 2025-05-20
run
check 'one line when something is held' [ "$(printf '%s\n' "$out" | grep -c CEU)" -eq 1 ]
check 'the most pressing account' contains "$out" \
	'CEUs: AHIMA: 0.0 of 20.0 CEUs, 20.0 owed by 19 May 2027, 221 days' 'Exam RHIT'
run --json
check 'in JSON all accounts' contains "$out" '"account": "AHIMA"' '"owed": 20' \
	'"days_left": 221' '"to": "2027-05-19"'

# purpose: log CEUs; the last but one choice
data=$tmp/technician
feed '4\nq\n' --plain
check 'first start asks no more' lacks "$out" 'When is your exam'
check 'and says how to begin' contains "$out" 'ceu hold RHIT --since 2025-05-20'
check 'home asks what is held' contains "$out" 'Nothing is held yet'
check 'and shows no study' lacks "$out" 'Exam RHIT' diagnostic practice,
run
check 'the status too' contains "$out" 'Nothing is held yet' \
	'Next: proctor ceu hold CREDENTIAL --since DATE'
feed 'ceu hold RHIT --since 2025-05-20\nadd\n2026-10-01\nPrivacy\n\n\n2\nsave\nq\n' --plain
check 'from home to the first entry' contains "$out" 'RHIT of AHIMA is held' \
	'Stored as #2: Privacy.' 'AHIMA: 2.0 of 20.0 CEUs'
NOW=2026-11-20T12:00:00Z
run
check 'what is due is told' contains "$out" 'AHIMA: ' '180 days' 'Next: proctor ceu'
check 'without study' lacks "$out" 'Exam RHIT' diagnostic
run --json
check 'next in JSON' contains "$out" '"next": "proctor ceu"' '"warn": 180'

# after a pass
data=$tmp/student
run result RHIT 2026-10-21 312 --start-ceu
check 'a pass notes the credential' contains "$status$out" '0' \
	'Noted: you log continuing education now.' \
	'RHIT of AHIMA is held since 2026-10-21'
run ceu status --json
check 'and its cycle begins' contains "$out" '"since": "2026-10-21"' '"to": "2028-10-20"'
data=$tmp/other
run result RHIT 2026-10-21 312 --start-ceu --json
check 'in JSON too' contains "$out" '"logs_ceu": true' '"credential": "RHIT"'
run result RHIT 2026-10-21 315 --start-ceu --json
check 'once' contains "$status$out" '0{' '"held": null'
data=$tmp/failed
run result RHIT 2026-10-21 212 --start-ceu --json
check 'not without a pass' contains "$out" '"held": null' '"logs_ceu": false'
run ceu hold
check 'then nothing is held' contains "$out" 'Nothing is held yet'
finish
