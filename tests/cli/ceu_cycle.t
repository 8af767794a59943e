# ceu_cycle.t - "proctor ceu cycle": dates as the issuer's site shows them
. tests/cli/lib.sh
NOW=2026-03-02T12:00:00Z

refused() { # refused CODE PIECE ARGS...: nothing on standard output
	want=$1 piece=$2
	shift 2
	run ceu "$@"
	check "refused: $*" [ "$status" -eq "$want" ]
	check "because: $piece" contains "$err" "$piece"
	check 'with nothing on standard output' [ -z "$out" ]
}

run ceu cycle
check 'with nothing held there is no cycle' contains "$status$out" '0Nothing is held yet'
run ceu cycle --json
check 'as JSON' contains "$out" '"cycles": []'
run ceu hold RHIA --since 2025-05-20
refused 2 'whose cycle' cycle --from 2025-01-01 --to 2026-12-31
refused 2 '--to DATE is missing' cycle AHIMA --from 2025-01-01
refused 1 'NHA' cycle NHA --to 2026-12-31
refused 1 'XYZZY' cycle XYZZY --to 2026-12-31
refused 1 '4.333' cycle AHIMA --from 2025-01-01 --to 2026-12-31 --units 4.333
refused 1 'after it begins' cycle AHIMA --from 2026-12-31 --to 2025-01-01
run ceu cycle AHIMA
check 'a computed cycle says so' contains "$out" 'computed, check with AHIMA'
run ceu cycle AHIMA --from 2025-06-01 --to 2027-05-31 --units 32 --fee 200
check 'a copied one wins' contains "$status$out" '0Stored as #' \
	'0.0 of 32.0 CEUs, 32.0 owed by 31 May 2027' 'copied from AHIMA'
run ceu cycle RHIA --from 2025-06-01 --to 2027-06-30
check 'one that overlaps it takes its place' contains "$out" \
	'It takes the place of #' '30 Jun 2027'
run ceu cycle AHIMA --json
check 'the cycles as JSON' contains "$out" \
	"$(printf '{\n "schema": "proctor.ceu-cycles/1",')" '"to": "2027-06-30"' \
	'"copied": true' '"from": "2027-07-01"' '"copied": false'
check 'and the one before it ends the day before' contains "$out" '"to": "2025-05-31"'
run ceu cycle XYZZY
check 'an account nobody has' [ "$status" -eq 1 ]

# what is not said of a cycle that was copied stays
data=$tmp/paid
run ceu hold RHIT --since 2025-04-01
run ceu cycle AHIMA --paid 2026-02-01
check 'what was never copied has no fee to be paid' [ "$status" -eq 1 ]
run ceu cycle AHIMA --from 2025-04-01 --to 2027-03-31 --units 25 --fee 100
run ceu cycle AHIMA --paid 2026-02-01
check 'paid, without the dates once more' contains "$status$out" '0Stored as #' \
	'It takes the place of #2' '0.0 of 25.0 CEUs'
run ceu status AHIMA --json
check 'the fee and the total stay' contains "$out" '"fee": 100' '"fee_paid": true' \
	'"need": 25'

# nothing is earned, or short, of which nothing is known
data=$tmp/unlogged
run ceu hold CPC --since 2024-01-10 --renewal-month 11
run ceu hold ODS --since 2020-06-01
run ceu cycle
check 'of what was never logged nothing is said' contains "$out" \
	'over, nothing logged'
check 'least that it is earned or short' lacks "$out" 'over, earned' 'over and short'
run ceu cycle --json
check 'in JSON neither' lacks "$out" 'over, earned' 'over and short'
run ceu status --json
check 'there it is not known' contains "$out" '"state": "unknown"'

# entries that a change of dates leaves behind
data=$tmp/behind
run ceu hold RHIT --since 2025-05-20
run ceu add --date 2025-06-01 --title Early --units 13 --for AHIMA
run ceu cycle AHIMA --from 2025-07-01 --to 2027-06-30
check 'a first cycle keeps what lay before the copied one' lacks "$out" 'lies in no cycle'
run ceu correct 1 --undo --reason 'a wrong day'
run ceu hold RHIT --since 2025-08-01
data=$tmp/moved
run ceu hold RHIT --since 2025-05-20
run ceu hold CPC --since 2025-05-20 --renewal-month 11
run ceu add --date 2025-06-01 --title Early --units 13 --for AHIMA
run ceu correct 1 --undo --reason 'a wrong day' --json
check 'what a holding leaves behind is named' contains "$out" \
	"$(printf '"outside": [\n  3\n ]')"

# where nothing is computed a cycle begins with what is held
data=$tmp/printed
run ceu hold CPR --since 2025-04-10
run ceu cycle CPR --to 2027-04-30
check 'the end alone is enough' contains "$status$out" '0Stored as #2' \
	'valid until 30 Apr 2027'
run ceu cycle CPR --json
check 'from the day it is held' contains "$out" '"from": "2025-04-10"' \
	'"to": "2027-04-30"'
run ceu hold BLS --since 2026-02-10
refused 1 'Nothing tells when this cycle of BLS began' cycle BLS --to 2026-01-31
finish
