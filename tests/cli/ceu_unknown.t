# ceu_unknown.t - what nobody can know is never called short, cut or too short
. tests/cli/lib.sh
NOW=2026-11-22T14:00:00Z

# a ledger that begins today tells nothing of cycles that are over
data=$tmp/first
run ceu hold RHIT --since 2020-07-01
run ceu hold CPC --since 2021-08-15 --renewal-month 8
run ceu
check 'what ended before the ledger began is no alarm' lacks "$out" '! ' 'and 20.0 CEUs short' \
	'over and' 'turns inactive'
check 'whether it was met is asked' contains "$out" \
	'nothing is logged for 3 earlier cycles: whether they were met is not known here'
run ceu calendar
check 'nor is it in the calendar' lacks "$out" 'short' 'day 180' '20261227'
run ceu cycle AHIMA --from 2024-07-01 --to 2026-06-30
run ceu status AHIMA
check 'copied dates do not tell more' lacks "$out" 'and short' 'turns inactive'
run ceu status AHIMA --json
check 'in JSON it is not known' contains "$out" '"pressing": null' '"state": "unknown"'

# whoever kept one by then is told
data=$tmp/kept
NOW=2026-05-01T14:00:00Z
run ceu hold RHIT --since 2020-07-01
NOW=2026-11-22T14:00:00Z
run ceu status AHIMA
check 'what was held by then is short' contains "$out" '! AHIMA: over and 20.0 CEUs short since 30 Jun 2026'

# one that takes the place of another goes on with its cycle
data=$tmp/second
NOW=2025-12-01T00:00:00Z
run ceu hold RHIT --since 2020-06-01
run ceu add --date 2024-07-01 --title A --units 18 --category hiim --source ahima
run ceu add --date 2025-10-01 --title B --units 2 --category hiim --source ahima
run ceu hold RHIA --since 2025-12-01
run ceu status AHIMA
check 'the dates stay, as does what was earned' contains "$out" \
	'1 Jun 2024 to 31 May 2026, computed' '20.0 of 30.0 CEUs, 10.0 owed by 31 May 2026' \
	'30.0 CEUs for RHIA'
check 'that nobody knows them is asked beside it' contains "$out" \
	'When does a second credential change my cycle dates?'
run ceu hold RHIA --until 2025-12-01 --reason 'given up'
run ceu cycle AHIMA
check 'what is given up ends there' contains "$out" '1 Dec 2025'

# what was noted in time stays so, said anew or in another data folder
data=$tmp/watched
NOW=2020-03-01T09:00:00Z
run ceu hold RHIT --since 2020-01-15
NOW=2022-03-01T09:00:00Z
run ceu
check 'an empty cycle that was watched is short' contains "$out" '20.0 CEUs short'
run ceu hold RHIT --since 2020-01-16
run ceu
check 'also when the holding is noted anew' contains "$out" '20.0 CEUs short'
for format in csv json; do
	data=$tmp/watched
	run ceu export --format $format -o "$tmp/watched.$format"
	data=$tmp/watched-$format
	run ceu import "$tmp/watched.$format"
	run ceu
	check "and after export and import as $format" contains "$out" \
		'20.0 CEUs short'
done

# minutes of which the rule is silent
data=$tmp/minutes
NOW=2026-11-22T14:00:00Z
run ceu hold RHIT --since 2019-12-01
run ceu add --date 2022-05-01 --title M --minutes 44 --category hiim
check '44 are too short, by the rule' contains "$out" \
	'44 minutes are too short (rule AHIMA-MINUTES-2014)'
for minutes in 45 59; do
	run ceu add --date 2022-05-01 --title M --minutes $minutes --category hiim
	check "$minutes are asked for, not refused" contains "$out" \
		"not known whether $minutes minutes count (question AHIMA-MINUTES), enter the CEUs"
	check "$minutes are not too short" lacks "$out" 'too short'
done
run ceu add --date 2022-05-01 --title M --minutes 105 --category hiim
check 'of 105 the whole hour counts' contains "$out" 'counts 1.0 ' \
	'the other 45 minutes: not known whether they count (question AHIMA-MINUTES)'

# a need of several is shown with the total it starts from
data=$tmp/several
run ceu hold RHIT --since 2025-06-03
run ceu hold CHPS --since 2025-06-03
run ceu status AHIMA
check 'the base stands among the rules' contains "$out" 'AHIMA-SEVERAL' 'AHIMA-RHIA-TOTAL'
run ceu status AHIMA --json
check 'in JSON, too' contains "$out" '"total_rule": "AHIMA-RHIA-TOTAL"'
finish
