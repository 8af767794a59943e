# ceu_over.t - the ledger after a missed end; what one word changes at whom
. tests/cli/lib.sh
NOW=2026-11-22T12:00:00Z

run ceu hold RHIT --since 2025-06-01
run ceu hold CPC --since 2025-06-10 --renewal-month 5
run ceu add --date 2026-05-01 --title Talk --units 3.25 --for AHIMA,AAPC \
	--category hiim --category core
check 'each of two words goes to the issuer that has it' [ "$status" -eq 0 ]
run ceu list 3 --json
check 'to both' contains "$out" '"category": "hiim"' '"category": "core"'
run ceu correct 3 --category other-hiim --reason slip
check 'a word nobody has is refused' [ "$status" -eq 1 ]
run ceu correct 3 --category hiim --source ahima --reason 'found the source'
check 'a word of one issuer is corrected' [ "$status" -eq 0 ]
run ceu list 5 --json
check 'and the other keeps its own' contains "$out" '"category": "hiim"' \
	'"source": "ahima"' '"category": "core"'
run ceu add --date 2026-13-01 --title x --units 4.333 --at AHIMA --at AAPC:hue=red
check 'all faults are named at once' contains "$status$err" 1 2026-13-01 4.333 \
	'ISSUER:FIELD=VALUE' '"hue"'
run ceu add --date 2026-05-02 --title x --units 1 --category hiim --category other
check 'two words of one issuer say two things' [ "$status" -ge 1 ]

run ceu --what-if '2 units, AHIMA, hiim'
check 'ceu alone takes what status takes' contains "$status$out" '0' 'What if'
feed 'q\nceu\nproctor ceu list 5\nceu sheet AHIMA\nproctor ceu\nback\nq\n' --plain
check 'hints are typed as they stand' contains "$out" 'Entry #5' 'To be entered at'
check 'with nothing that is not understood' lacks "$out$err" 'not understood'
NOW=2027-06-01T10:00:00Z
run ceu
check 'the day after, the shortage comes first' contains "$status$out" \
	'0Continuing education' '! AHIMA: over and 16.75 CEUs short since 31 May 2027' \
	'State       over and 16.75 CEUs short since 31 May 2027'
check 'for every issuer' contains "$out" '! AAPC: over and '
run ceu --json
check 'in JSON' contains "$out" '"pressing": 0' '"warning": "over and 16.75 CEUs short'
run --json
check 'and at home' contains "$out" '"pressing": true' 'over and '
run ceu status AHIMA
check 'with what follows, and when' contains "$out" 'turns' '(rule AHIMA-'
run ceu calendar -o "$tmp/c.ics"
tr -d '\r\n' <"$tmp/c.ics" | sed 's/ //g' >"$tmp/c.txt"
check 'which the calendar has too' contains "$(cat "$tmp/c.txt")" 'day180aftertheend'

# a report after the last day
data=$tmp/late
NOW=2027-05-22T12:00:00Z
run ceu hold CPC --since 2023-04-10 --renewal-month 5
run ceu add --date 2026-05-01 --title Talk --units 41.5
NOW=2027-06-20T10:00:00Z
run ceu reported AAPC --all
check 'is taken, and called late' contains "$status$out" '0#2 is reported' \
	'41.5 of it came after the last day 31 May 2027: ask AAPC whether that was taken'
run ceu list
check 'in the list, too' contains "$out" 'reported 20 Jun 2027, after the last day 31 May 2027'
run ceu status
check 'and nothing is earned and reported' lacks "$out" 'earned and reported'

# nothing logged, and noted only now: nothing is known of what is over
data=$tmp/first
NOW=2026-11-22T14:00:00Z
run ceu hold RHIT --since 2020-07-01
run ceu
check 'nobody is told to be short' lacks "$out" 'short' 'turns inactive' '! AHIMA'
check 'but that it is not known' contains "$out" \
	'nothing is logged for 3 earlier cycles: whether they were met is not known here, ask AHIMA'
run ceu calendar
check 'nor by the calendar' lacks "$out" 'day 180'

# what waits in a cycle that is over
data=$tmp/waits
run ceu hold CEHRS --since 2024-03-18
run ceu hold RHIT --since 2019-06-03
run ceu add --date 2025-07-01 --title X --provider P --units 12 --for AHIMA
run ceu status CEHRS
check 'what waits may be enough: not known whether it is short' contains "$out" \
	'! CEHRS: ended 17 Mar 2026, not known whether it is short, 12.0 more wait: settle those first' \
	'0.0 of 10.0 credits, not known whether it is short, ended 17 Mar 2026, 12.0 more wait' \
	'Ask NHA whether it accepts them' 'proctor ceu correct 3 --for NHA --reason TEXT'
check 'and never called short' lacks "$out" 'over and' 'short here'
run ceu status CEHRS --json
check 'nor in JSON' contains "$out" '"state": "unknown"' '12.0 more wait: settle those first'
run
check 'home says so' contains "$out" '12.0 more wait: settle those first'

# earned, not reported, and too late for it
data=$tmp/unsaid
NOW=2026-08-01T00:00:00Z
run ceu hold CPC --since 2021-08-15 --renewal-month 8
run ceu add --date 2026-07-01 --title X --provider P --units 36 --for AAPC
NOW=2026-11-22T14:00:00Z
run ceu status AAPC
check 'what was not reported in time has what follows' contains "$out" \
	'due there by 31 Aug 2026, which is over (rule AAPC-REPORT). After 29 Nov 2026 (day 90):' \
	'(rule AAPC-LAPSE).'
run ceu calendar -o "$tmp/late.ics"
tr -d '\r\n' <"$tmp/late.ics" | sed 's/ //g' >"$tmp/late.txt"
check 'and its day in the calendar' contains "$(cat "$tmp/late.txt")" \
	'DTSTART;VALUE=DATE:20261129' 'day90aftertheend' 'Afterthisday' 'TRIGGER:-P1D'

# rules of one's own that nobody filled in, and that are put away
data=$tmp/own
NOW=2026-11-22T12:00:00Z
run ceu rules --template -o "$tmp/own.json"
run ceu rules --check "$tmp/own.json"
check 'what still is the template is noticed' contains "$status$out" 0 'R620' \
	'still says what the template says' 'the rules can be used'
issuer=$(sed -n 's/^ *"identifier": "\(.*\)",$/\1/p' "$tmp/own.json" | sed -n 1p)
held=$(sed -n '/"credentials"/,/]/s/.*"identifier": "\([^"]*\)".*/\1/p' "$tmp/own.json" | sed -n 1p)
run ceu rules --import "$tmp/own.json"
check 'on import, too' contains "$status$err" 0 R620
run ceu hold "$held" --since 2026-01-10
check "held by it: $held" [ "$status" -eq 0 ]
run ceu --what-if "40 min, $issuer"
check 'what minutes earn and what is said of them agree' contains "$status$out" 0 \
	'counts 0.5' '40 of them counted in steps of 0.5'
check 'nothing of it is called unsaid' lacks "$out" 'the rule does not say'
run ceu rules --drop "$issuer"
check 'what has no rules now is named' contains "$status$out" '0' \
	"$held is held and has no rules now"
run ceu status "$issuer"
check 'and the name still finds it' contains "$status$out" '0' "There are no rules for"
finish
