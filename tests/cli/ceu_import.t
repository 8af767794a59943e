# ceu_import.t - "proctor ceu import": a table of one's own
. tests/cli/lib.sh
NOW=2026-10-10T12:00:00Z

run ceu hold RHIT --since 2025-05-20
# a table of one's own
printf 'When,What,Worth,Area\n2026-08-01,One,2,hiim\n2026-08-02,Two,1.5,outside-hiim\n' >"$tmp/own.csv"
run ceu import "$tmp/own.csv"
check 'headings nobody knows need a map' contains "$status" 1
run ceu import "$tmp/own.csv" --for AHIMA \
	--map 'date=When,title=What,units=Worth,AHIMA.category=Area'
check 'with one they are read' contains "$status$out" '0New: 2 entries'
run ceu status AHIMA
check 'and count' contains "$out" '3.5 of 20.0'
printf 'date,title,units\n2026-08-03,Good,1\n2026-13-01,Bad day,1\n2026-08-04,Bad units,4.333\n' >"$tmp/bad.csv"
run ceu import "$tmp/bad.csv" --for AHIMA
check 'each wrong row is named with its line' contains "$status$err" 1 \
	'bad.csv:3:' 'bad.csv:4:' '4.333' '2026-13-01'
run ceu list
check 'and not even the good one is stored' lacks "$out" Good
run ceu import "$tmp/bad.csv" --for AHIMA --json
check 'as JSON' contains "$status$out" '1{' '"schema": "proctor.ceu-import/1"' \
	'"line": 3' '"committed": false'
run ceu import "$tmp/none.csv"
check 'a file that is not there' contains "$status$err" '1proctor: ' none.csv
run ceu import
check 'which file?' [ "$status" -eq 2 ]
printf 'date,title,units,%39s\303\251 more\n2026-01-01,T,1,x\n' | tr ' ' y \
	>"$tmp/long.csv"
run ceu import "$tmp/long.csv" --for AHIMA --dry-run --json
check 'a long heading is named in whole characters' contains "$status$out" \
	"0{" "not read: $(printf '%39s' | tr ' ' y)"
is_utf8() { printf '%s' "$1" | iconv -f UTF-8 -t UTF-8 >/dev/null; }
check 'so the line is UTF-8' is_utf8 "$out"
# the same table once more; two rows that say the same are two activities
data=$tmp/again
run ceu hold RHIT --since 2025-05-20
printf 'date,title,provider,units\n2026-08-01,One,A,2\n2026-08-02,Two,B,1\n2026-08-02,Two,B,1\n' \
	>"$tmp/own.csv"
run ceu import "$tmp/own.csv" --for AHIMA
check 'two equal rows are both taken, with a notice' contains "$status$out$err" \
	'0New: 3 entries' 'own.csv:4:0: notice' 'line 3 says the same'
run ceu import "$tmp/own.csv" --for AHIMA
check 'once more nothing is stored' contains "$status$out" \
	'0New: 0 entries' 'There already: 3.'
check 'each is told with its line and the entry' contains "$err" \
	'own.csv:2:0: notice' 'it is there already, as entry #2' \
	'as entry #3' 'as entry #4'
printf 'date,title,provider,units\n2026-08-01,One,A,2.5\n2026-08-02,Two,B,1\n2026-08-02,Two,B,1\n2026-08-02,Two,B,1\n' \
	>"$tmp/own.csv"
run ceu import "$tmp/own.csv" --for AHIMA
check 'another figure, or once more often, is new' contains "$out" \
	'New: 2 entries' 'There already: 2.'
run ceu correct 3 --undo --reason 'not there'
run ceu import "$tmp/own.csv" --for AHIMA
check 'what was taken back does not stand for it' contains "$out" \
	'New: 1 entry,' 'There already: 3.'
finish
