# ceu_cycle.t - "proctor ceu cycle": dates as the issuer's site shows them
. tests/cli/lib.sh
export PROCTOR_SHARE="$PWD"
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
finish
