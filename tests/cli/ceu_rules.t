# ceu_rules.t - "proctor ceu rules"
. tests/cli/lib.sh
NOW=2026-11-25T12:00:00Z

run ceu rules
check 'the issuers there are' contains "$status$out" '0' AAPC AHIMA NCRA NHA \
	'BLS-AHA' 'BACKGROUND-CHECK'
run ceu rules ahima
check 'the rules of one, with date, grade and source' contains "$out" \
	AHIMA-RHIT-TOTAL AHIMA-SOURCE-40 'ahima.org' '2025'
run ceu rules CTR
check 'by a former name of a credential' contains "$out" NCRA
run ceu rules CBCS --json
check 'as JSON' contains "$out" '"schema": "proctor.ceu-rules/1"' '"identifier": "NHA"' \
	'"question"'
run ceu rules AAPC
check 'whom a question concerns' contains "$out" \
	'Only asked in the first cycle' \
	'Only asked of a holder of several credentials here'
run ceu rules AAPC --json
check 'as JSON, and that AAPC lists what it asks for' contains "$out" \
	'"when": "first"' '"when": "several"' '"when": null' '"listed": true'
run ceu rules AHIMA --json
check 'AHIMA does not, nor says what a rest earns' contains "$out" \
	'"when": "second"' '"listed": false' '"rest": null'
check 'days of what follows a missed end' contains "$out" '"days": 180'
run ceu rules AHMIA
check 'the nearest name' contains "$status$err" '1proctor: ' 'nearest is "AHIMA"'
run ceu rules NCRA
check 'a grade is called as the status calls it' lacks "$out" 'older secondary'
for f in question_banks/credentials/*.json; do
	run ceu rules --check "$f"
	check "$f has no fault" contains "$status$out" '0' 'can be used'
done

# Without PROCTOR_SHARE: beside the program, or in a folder above it.
mkdir -p "$tmp/tree/build/here" "$tmp/tree/question_banks"
cp -R question_banks/credentials "$tmp/tree/question_banks"
cp "$PROCTOR" "$tmp/tree/build/here/proctor"
check 'the shipped files are found beside the program' sh -c '
	unset PROCTOR_SHARE
	"$1/tree/build/here/proctor" --data "$1/d" ceu rules AAPC |
		grep -q AAPC-' - "$tmp"

run ceu rules --template
check 'a template on standard output' contains "$status$out" '0{' '"ceurules"'
cp "$tmp/out" "$tmp/printed"
run ceu rules --template -o "$tmp/own.json"
check 'or in a file' same "$tmp/printed" "$tmp/own.json"
run ceu rules --template -o "$tmp/own.json"
check 'which is not replaced' [ "$status" -eq 1 ]
run ceu rules --template -o "$tmp/own.json" --force
check 'unless asked' [ "$status" -eq 0 ]
check 'none of this needs a data folder' [ ! -e "$data/certificates" ]

sed 's/"kind": "certifier"/"kind": "club"/' "$tmp/own.json" >"$tmp/bad.json"
run ceu rules --check "$tmp/bad.json"
check 'a fault is named with its line' contains "$status$out" 3 'bad.json:' ' error R' club
run ceu rules --check "$tmp/bad.json" --json
check 'as JSON' contains "$status$out" '3{' '"schema": "proctor.ceu-rules-check/1"' \
	'"severity": "error"' '"committed": false'
run ceu rules --import "$tmp/bad.json"
check 'and it is not taken in' contains "$status$err" 1 'bad.json:' club
sed 's/"grade": "A"/"grade": "R"/' "$tmp/own.json" >"$tmp/recall.json"
run ceu rules --check "$tmp/recall.json"
check 'a recollection is no source' contains "$status$out" 3 'make it a question'
run ceu rules --check "$tmp/none.json"
check 'a file that is not there' contains "$status$err" '1proctor: ' none.json

run ceu hold EXAMPLE-TECH --since 2026-01-01
check 'before it is taken in nobody knows its credential' [ "$status" -eq 1 ]
run ceu rules --import "$tmp/own.json"
check 'a file of your own' contains "$status$out" '0' 'taken in'
run ceu rules
check 'is listed' contains "$out" 'EXAMPLE'
run ceu hold EXAMPLE-TECH --since 2026-01-01
check 'and as good as a shipped one' contains "$status$out" '0' '0.0 of 24.0 units'
sed 's/"identifier": "EXAMPLE"/"identifier": "AHIMA"/; s/"units": 24/"units": 99/' \
	"$tmp/own.json" >"$tmp/ahima.json"
run ceu rules --import "$tmp/ahima.json"
run ceu rules AHIMA
check 'it hides the shipped one of its name' contains "$out" EXAMPLE-TOTAL
run ceu rules --drop AHIMA
check 'which can be had again' contains "$status$out" '0' 'AHIMA'
run ceu rules AHIMA
check 'as it was' contains "$out" AHIMA-RHIT-TOTAL
run ceu rules --drop AHIMA
check 'once' [ "$status" -eq 1 ]
run ceu rules AHIMA --template
check 'one thing at a time' [ "$status" -eq 2 ]
run ceu rules -o x
check 'a file only for the template' [ "$status" -eq 2 ]
finish
