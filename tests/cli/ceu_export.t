# ceu_export.t - "proctor ceu export", and that import reads it back
. tests/cli/lib.sh
NOW=2026-10-10T12:00:00Z

run ceu hold RHIT --since 2025-05-20
run ceu hold CPC --since 2025-12-05 --renewal-month 11
run ceu cycle AAPC --to 2027-11-30 --units 36
run ceu add --date 2026-09-01 --title 'Coding, "hard" cases' --units 3 --cost 12.50 \
	--category hiim --source ahima --for AHIMA,AAPC --at AAPC:approval=X1
run ceu add --date 2026-10-01 --title '=SUM(A1)' --units 1.25 --category hiim \
	--source component --for AHIMA --not 'AAPC=no, not this'
run ceu reported AHIMA --all

run ceu export
check 'CSV on standard output' contains "$status$out" '0record,uuid,date,title'
check 'no cell is a formula' contains "$out" "'=SUM(A1)"
run ceu export --format json
check 'or JSON' contains "$out" "$(printf '{\n "schema": "proctor.ceu-ledger/1",')"
run ceu export --json --format csv
check 'not both' [ "$status" -eq 2 ]
run ceu export -o "$tmp/a.csv"
check 'to a file' [ -s "$tmp/a.csv" ]
check 'silently' [ -z "$out$err" ]
run ceu export -o "$tmp/a.csv"
check 'which is not replaced' contains "$status$err" '1proctor: '
run ceu export -o "$tmp/a.csv" --force
check 'unless asked' [ "$status" -eq 0 ]
run ceu export --json -o "$tmp/a.json"

for kind in csv json; do
	data=$tmp/$kind
	run ceu import "$tmp/a.$kind" --dry-run
	check "$kind: a dry run counts" contains "$status$out" '0New: 2 entries' \
		'this was a dry run'
	run ceu list
	check "$kind: and stores nothing" contains "$out" 'No entries'
	run ceu import "$tmp/a.$kind"
	check "$kind: taken in" contains "$status$out" \
		'0New: 2 entries, 2 holdings, 1 cycle. There already: 0. Refused: 0.'
	run ceu export --json -o "$tmp/b.json"
	sed 's/"number": [0-9]*/"number": 0/' "$tmp/a.json" >"$tmp/a0"
	sed 's/"number": [0-9]*/"number": 0/' "$tmp/b.json" >"$tmp/b0"
	check "$kind: without loss" same "$tmp/a0" "$tmp/b0"
	run ceu import "$tmp/a.$kind"
	check "$kind: once" contains "$status$out" '0New: 0 entries, 0 holdings, 0 cycles. There already: 5.'
	rm -f "$tmp/b.json"
done
finish
