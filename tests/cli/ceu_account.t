# ceu_account.t - an issuer that keeps an account for each credential: which
# one an activity is for, and what is told when nobody said
. tests/cli/lib.sh
NOW=2026-11-22T14:00:00Z

run ceu hold CEHRS --since 2025-01-01
run ceu hold CMAA --since 2024-06-01
run ceu add --date 2026-01-05 --title Named --units 6 --provider P --for cehrs
check 'a credential that is named has it' contains "$status$out" \
	'0Stored as #3' 'CEHRS: counts 6.0 in the cycle to 31 Dec 2026'
check 'and it alone' lacks "$out" 'CMAA' 'once only'
run ceu add --date 2026-01-06 --title Open --units 4 --provider P
check 'without one the cycle that runs comes first' contains "$out" \
	'CEHRS: counts 4.0 in the cycle to 31 Dec 2026'
check 'and what is not known is a question' contains "$out" \
	'CMAA: counts at CEHRS; whether it may count at CMAA too is not known (question NHA-ONCE)'
check 'with how to allot it' contains "$out" \
	'proctor ceu correct 4 --for CMAA --reason TEXT'
check 'no rule is made of it' lacks "$out" 'once only'

run ceu status NHA
check 'the issuer shows all of its accounts' contains "$status$out" 0 \
	'CEHRS (NHA)' 'CMAA (NHA)'
run ceu status CEHRS
check 'a credential its own alone' lacks "$out" 'CMAA (NHA)'
run ceu status AHIMA
check 'an issuer of which nothing is held is told' contains "$status$err" '1' AHIMA

# what is refused says what to write instead
run ceu add --date 2026-01-07 --title T --units 1 --for CEHRS,CMAA
check 'two of one issuer' contains "$status$err" \
	'1proctor: NHA is named twice, as CEHRS and as CMAA; name the one that it counts for'
run ceu add --date 2026-01-07 --title T --units 1 --for CBCS
check 'one that is not held' contains "$status$err" '1proctor: you do not hold CBCS'
run ceu correct 4 --not CMAA=no --reason asked
check 'not for one leaves the other open' contains "$status$err" \
	'1proctor: --not CMAA leaves open whether it counts for CEHRS; write --for CEHRS'
run ceu list
check 'nothing of it is stored' contains "$out" '2 entries'

# a correction keeps the account, or names another
run ceu correct 3 --units 7 --reason typo
check 'kept' contains "$out" 'CEHRS: counts 7.0'
check 'for it alone' lacks "$out" 'CMAA'
run ceu correct 6 --at NHA:approval=X1 --reason number
check 'a detail of the issuer keeps it' lacks "$out" 'CMAA'
run ceu correct 8 --for CMAA --reason asked
check 'another one' contains "$status$out" '0Stored as #10 in the place of #8' \
	'CMAA: counts 7.0'
check 'for that alone' lacks "$out" 'CEHRS:'
run ceu correct 10 --for CMAA --reason asked
check 'the same once more changes nothing' [ "$status" -eq 1 ]
run ceu reported CEHRS 10
check 'it is not reported for one that it is not for' contains "$status$err" \
	'1' 'was logged for CMAA' 'proctor ceu correct 10 --for CEHRS'
run ceu reported CMAA 10
check 'but for its own' [ "$status" -eq 0 ]
run ceu correct 10 --for CEHRS --reason 'the other after all'
check 'one that was told is not swapped for another' contains "$status$err" \
	'1proctor: CMAA was told of entry #10 on 2026-11-22. Take it away there' \
	'ceu correct 11 --undo' 'it is for CEHRS'
run ceu correct 10 --for NHA --reason 'either'
check 'the report stays where it was' contains "$out" 'reported 22 Nov 2026'
run ceu status --what-if '2 credits, CEHRS'
check 'a what-if of one' contains "$out" 'CEHRS, cycle' 'Nothing changes for: CMAA'

# everything comes in again the same
run ceu correct 4 --for CEHRS --reason asked
feed '\n\n\n\n5\nsave\nread again\n' --plain ceu correct \
	"$(printf '%s\n' "$out" | sed -n 's/^Stored as #\([0-9]*\) .*/\1/p')"
check 'field by field it keeps its account' contains "$out" 'CEHRS: counts 5.0'
check 'and has no line of another' lacks "$out" 'CMAA'
for format in json csv; do
	data=$tmp/data
	run ceu export --format $format -o "$tmp/a.$format"
	check "$format: the account is the claim's issuer" \
		contains "$(cat "$tmp/a.$format")" CEHRS
	data=$tmp/data-$format
	run ceu import "$tmp/a.$format"
	check "$format: it comes in" [ "$status" -eq 0 ]
	run ceu export --format $format -o "$tmp/b.$format"
	sed 's/"number": [0-9]*//' "$tmp/a.$format" >"$tmp/a"
	sed 's/"number": [0-9]*//' "$tmp/b.$format" >"$tmp/b"
	check "$format: and goes out the same" same "$tmp/a" "$tmp/b"
	run ceu status CEHRS
	check "$format: and counts the same" contains "$out" '5.0 of 10.0'
done

# a table of one's own
data=$tmp/table
run ceu hold CEHRS --since 2025-01-01
run ceu hold CMAA --since 2025-01-01
printf 'date,title,units,Mine\n2026-02-01,One,2,yes\n2026-02-02,Two,3,unknown\n' \
	>"$tmp/own.csv"
run ceu import "$tmp/own.csv" --map CMAA.accepted=Mine
check 'a column may be of one credential' contains "$status$out" '0New: 2 entries'
run ceu status CMAA
check 'where it counts' contains "$out" '2.0 of 10.0' '3.0 more'
run ceu status CEHRS
check 'and only there' contains "$out" '0.0 of 10.0'

# what is held from another day on moves nothing without a word
data=$tmp/later
run ceu hold CEHRS --since 2025-01-01
run ceu add --date 2025-01-05 --title T3 --units 10 --provider P
run ceu hold CMAA --since 2024-06-01
check 'what counts in a cycle that runs stays' lacks "$out" 'now: #'
run ceu status CEHRS
check 'with all of it' contains "$out" '10.0 of 10.0'
data=$tmp/moved
run ceu hold CEHRS --since 2025-06-10
run ceu add --date 2025-07-05 --title T3 --units 10 --provider P
run ceu hold CMAA --since 2025-01-10
check 'what moves is told with its entry' contains "$out" \
	'1 entry with 10.0 credits counted at CEHRS and counts at CMAA now: #2.' \
	'proctor ceu correct 2 --for CEHRS --reason TEXT'
run ceu hold CBCS --since 2025-01-02 --json
check 'as JSON' contains "$out" '"moved": [' '"entry": 2' '"from": "CMAA"' \
	'"to": "CBCS"' '"units": 10'
run ceu correct 2 --for CEHRS --reason asked
check 'and goes back' contains "$out" 'CEHRS: counts 10.0'
finish
