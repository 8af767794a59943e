# ceu_hold.t - "proctor ceu hold": credentials and cards
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

run ceu hold
check 'at first nothing is held' contains "$status$out" '0Nothing is held yet'
refused 1 'the nearest name is RHIT' hold RHTI --since 2025-05-20
check 'a file of one is own is offered' contains "$err" 'ceu rules --template'
refused 1 'ceu rules' hold XYZZY --since 2025-05-20
refused 1 '2026-03-03' hold RHIT --since 2026-03-03
refused 1 '2025-02-30' hold RHIT --since 2025-02-30
refused 2 'which credential' hold --since 2025-05-20
refused 2 '--since DATE is missing' hold RHIT
refused 2 'two steps' hold RHIT --since 2025-05-20 --until 2025-06-01
refused 2 'belong to --until' hold RHIT --since 2025-05-20 --reason why
refused 2 'belong to --since' hold RHIT --until 2025-05-20 --expires 2026-01-01
refused 2 '1 to 12' hold CPC --since 2025-05-20 --renewal-month 13
refused 1 'RHIT' hold RHIT --until 2025-06-01
run ceu hold --json
check 'none of them was stored' contains "$out" '"held": []'

run ceu hold rhit --since 2025-05-20
check 'a credential is noted, as the book spells it' contains "$status$out" \
	'0#1: RHIT of AHIMA is held since 2025-05-20.' '20.0 owed by 19 May 2027'
check 'with how to copy the dates' contains "$out" \
	'proctor ceu cycle AHIMA --from DATE --to DATE'
check 'practice earns nothing' contains "$out" 'earns no'
run ceu hold RHIT --since 2025-05-20
check 'the same once more adds nothing, and says so' contains "$status$out" \
	'0#1: RHIT of AHIMA is noted so already'
run ceu hold RHIA --since 2026-01-15 --json
check 'RHIA takes the place of RHIT' contains "$out" \
	"$(printf '{\n "schema": "proctor.ceu-hold/1",')" '"credential": "RHIA"' \
	'"replaced": "RHIT"' '"account": "AHIMA"'
run ceu hold
check 'which is closed on that day' contains "$out" \
	'#1 RHIT of AHIMA, since 20 May 2025, until 15 Jan 2026, replaced by RHIA'
run ceu hold CTR --since 2020-06-01
check 'a former name is understood' contains "$out" 'ODS of NCRA is held since 2020-06-01'
run ceu cycle ODS --json
check 'passed in 2020, the first cycle ends on 31 December 2022' contains "$out" \
	'"from": "2020-06-01"' '"to": "2022-12-31"'
run ceu hold BLS --since 2026-02-01
check 'a card without a printed day has no dates' contains "$out" 'BLS'
run ceu correct 5 --undo --reason 'the day was missing'
check 'a holding can be taken back' contains "$status$out" '0#5 is taken back'
run ceu hold BLS --since 2026-02-01 --expires 2028-02-15
check 'with one it is the end' contains "$out" '15 Feb 2028'
run ceu hold ods --until 2026-02-01 --reason 'changed jobs'
check 'a credential may be given up' contains "$status$out" \
	'0ODS is held no more from 2026-02-01; its entries stay.'

# what is no issuer by name is not called by the name of a file
data=$tmp/cards
run ceu hold BLS-AHA --since 2026-02-01
check 'a card' contains "$out" 'BLS-AHA, a card, is held since' 'check with the card'
run ceu hold BACKGROUND-CHECK --since 2026-02-01 --expires 2026-12-31
check 'a check for an employer' contains "$out" 'BACKGROUND-CHECK, for your employer, is held'
run ceu hold
check 'in the list too' contains "$out" 'BLS-AHA, a card, since 1 Feb 2026'
run ceu status
check 'no name of a file in any sentence' lacks "$out" 'with CARDS' 'of CARDS' \
	'(CARDS)' 'EMPLOYER'
check 'and a check is no card' contains "$out" 'It is '

# where only the printed day counts, it is enough
data=$tmp/printed
run ceu hold BLS --expires 2028-04-30
check 'a card by the day printed on it' contains "$status$out" \
	'0#1: BLS, a card, is held, noted from 2026-03-02: the day of issue was not said.' \
	'valid until 30 Apr 2028'
run ceu hold BLS --expires 2028-05-30
check 'noted anew it keeps its first day' contains "$status$out" \
	'0#3: BLS, a card, is held since 2026-03-02.' '30 May 2028'
run ceu hold CPR --expires 2025-12-31 --json
check 'of one that is over it is the last day' contains "$out" \
	'"since": "2025-12-31"' '"since_unsaid": true'
refused 1 'since when BLS-AHA is held' hold BLS-AHA --expires 2028-04-30
check 'by which rule' contains "$err" 'CARDS-AHA-CYCLE'
refused 1 'since when RHIT is held' hold RHIT --expires 2028-04-30

# a slip is mended by noting it anew; a month that nobody said is named
data=$tmp/slip
run ceu hold CPC --since 2025-04-10
check 'the month of certification is taken, and that is said' contains "$out" \
	'since your renewal month is not said' \
	'ceu hold CPC --since 2025-04-10 --renewal-month N'
run ceu hold CPC --since 2025-04-10 --renewal-month 5
check 'noted anew' contains "$status$out" '0#3: CPC of AAPC is held since 2025-04-10.' \
	'It is noted anew: #1 is taken back'
check 'and the month is said now' lacks "$out" 'is not said'

# what an undo brings back, and leaves behind
data=$tmp/undone
run ceu hold RHIT --since 2025-05-20
run ceu hold RHIA --since 2026-01-15
run ceu correct 2 --undo --reason 'not passed'
check 'an undo says what is held again' contains "$status$out" '0#2 is taken back' \
	'RHIT is held again'
data=$tmp/beside
run ceu hold RHIA --since 2025-05-20
run ceu hold RHIT --since 2025-06-20
run ceu status
check 'what asks for nothing beside another has its rule' contains "$out" \
	'RHIT asks for nothing beside it' 'AHIMA-REPLACES'
finish
