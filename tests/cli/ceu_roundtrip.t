# ceu_roundtrip.t - what is exported comes in again without loss; own tables
. tests/cli/lib.sh
NOW=2026-11-22T10:00:00Z

fields() { # a JSON export without the numbers, which are for eyes only
	sed 's/"number": [0-9]*/"number": 0/' "$1"
}

# ---- a ledger with everything a row can say ---------------------------------

printf '%%PDF-1.4 one' >"$tmp/one.pdf"
run ceu hold RHIT --since 2025-05-20
run ceu hold CPC --since 2024-03-11 --renewal-month 5
run ceu hold BLS --since 2025-02-10 --expires 2027-02-28
run ceu cycle AHIMA --from 2025-06-01 --to 2027-05-31 --units 20 \
	--fee 218.50 --paid 2026-01-02
run ceu add --date 2026-05-03 --title '=Audits, "again"' \
	--provider 'State association' --units 2 --category hiim \
	--source component --for AHIMA --not AAPC='no index number' \
	--certificate "$tmp/one.pdf" --cost 25 --note "'+one"
check 'an entry with quotes, commas and a formula is taken' [ "$status" -eq 0 ]
run ceu add --date 2026-06-10 --title 'Café update' --minutes 90 --units 1.5 \
	--for AHIMA,AAPC --at AAPC:units=1 --at AAPC:approval=X123 \
	--category outside-hiim
run ceu list --json
second=$(sed -n 's/.*"number": \([0-9]*\).*/\1/p' "$tmp/out" | head -1)
run ceu reported AAPC "$second" --date 2026-07-01 --period 2027-05-31
check 'and one is reported for a period' [ "$status" -eq 0 ]
cp "$tmp/one.pdf" "$tmp/scan" # a name that tells no kind
printf ' ' >>"$tmp/scan"
run ceu add --date 2026-05-20 --title 'Ledger talk' --units 1 --for AHIMA \
	--category hiim --source ahima --certificate "$tmp/scan"
third=$(sed -n 's/^Stored as #\([0-9]*\).*/\1/p' "$tmp/out")
run ceu reported AHIMA "$third" --date 2026-06-01
run ceu correct "$third" --units 2 --reason 'read again'
check 'and one reported, then corrected' contains "$out" 'Stored as'
run ceu hold CPC --until 2026-10-01 --reason 'left the field'
check 'and one credential given up' [ "$status" -eq 0 ]

for format in json csv; do
	data=$tmp/data
	run ceu export --format $format -o "$tmp/a.$format"
	check "it is exported as $format" [ "$status" -eq 0 ]
	run ceu import "$tmp/a.$format"
	check "$format: all of it is there already" contains "$out" \
		'New: 0 entries, 0 holdings, 0 cycles. There already: 7. Refused: 0.'
	data=$tmp/data-$format
	run ceu import "$tmp/a.$format" --dry-run
	check "$format: a dry run counts" contains "$out" \
		'New: 3 entries, 3 holdings, 1 cycle. There already: 0. Refused: 0.'
	run ceu export --format $format
	check "$format: and stores nothing" lacks "$out" Audits
	run ceu import "$tmp/a.$format"
	check "$format: it comes in" [ "$status" -eq 0 ]
	check "$format: a certificate that is not here is told" \
		contains "$err" warning 'not in this data folder'
	run ceu export --format $format -o "$tmp/b.$format"
	fields "$tmp/a.$format" >"$tmp/a"
	fields "$tmp/b.$format" >"$tmp/b"
	check "$format: and goes out again the same" same "$tmp/a" "$tmp/b"
	before=$(sqlite3 "$data/proctor.db" \
		"SELECT reverses FROM ceu_row WHERE kind = 1 LIMIT 1")
	run ceu list "$before"
	check "$format: the program does not quote itself" contains "$status$err" \
		1 '(corrected before it was exported)'
	run ceu check
	check "$format: the check names the missing file" \
		contains "$out$err" 'is gone'
done
for entry in $(sed -n 's/.*entry #\([0-9]*\) is gone.*/\1/p' "$tmp/out"); do
	run ceu list "$entry"
	case $out in *Audits*) file=one.pdf ;; *) file=scan ;; esac
	run ceu correct "$entry" --certificate "$tmp/$file" --reason found
	check "the same file puts the certificate of #$entry back" \
		[ "$status" -eq 0 ]
done
run ceu check
check 'and the check is content' lacks "$out" 'is gone'
run ceu list
first=$(sed -n 's/^#\([0-9]*\) .*Audits.*/\1/p' "$tmp/out")
run ceu correct "$first" --certificate "$tmp/one.pdf" --reason 'once more'
check 'but while it is there nothing would change' [ "$status" -eq 1 ]

# ---- a day that lies in no cycle any more -----------------------------------

data=$tmp/cut
run ceu hold RHIT --since 2025-05-20
run ceu add --date 2026-06-01 --title Late --units 1 --for AHIMA
run ceu hold RHIT --until 2026-01-01
for format in json csv; do
	data=$tmp/cut
	run ceu export --format $format -o "$tmp/cut.$format"
	data=$tmp/cut-$format
	run ceu import "$tmp/cut.$format"
	check "$format: it was stored once and comes in again, with a remark" \
		contains "$status$err" 0 '2026-06-01 lies in no cycle at AHIMA'
	run ceu list
	check "$format: and stands there" contains "$out" Late
	data=$tmp/cut
	run learner add Ann
	run --learner Ann ceu import "$tmp/cut.$format"
	check "$format: one file is not the ledger of two learners" \
		contains "$status$err" 1 'of this learner or another' \
		'without its uuid'
done
printf 'date,title,units\n2026-06-01,Late,1\n' >"$tmp/late.csv"
run ceu import "$tmp/late.csv" --for AHIMA
check 'what is new is refused there' [ "$status" -ne 0 ]

# ---- a table of one's own ---------------------------------------------------

data=$tmp/own
run ceu hold RHIT --since 2025-05-20
printf 'Completed;Course;Credits;Topic\n2026-07-01;Audit basics;2.5;hiim\n' \
	>"$tmp/own.csv"
run ceu import "$tmp/own.csv" --map AHIMA.category=Topic --for AHIMA
check 'other headings are known, others mapped' contains "$out" \
	'New: 1 entry,'
run ceu list
check 'its figures are there' contains "$out" 2026-07-01 'Audit basics' 2.5

printf 'Completed;Course;Credits;Topic\n2026-07-02;Two;2,5;hiim\n2026-13-01;X;4.333;himm\n2027-01-01;;1;outside-hiim\n' \
	>"$tmp/bad.csv"
run ceu import "$tmp/bad.csv" --map AHIMA.category=Topic --for AHIMA
check 'every fault is told with line and column' contains "$err" \
	'bad.csv:2:16: error' 'has a comma' 'bad.csv:3:1: error' \
	'"4.333" has 3 decimals' 'the nearest is "hiim"' \
	'bad.csv:4:1: error' 'lies in the future' 'the title is empty'
check 'and nothing is stored' [ "$status" -eq 1 ]
run ceu list
check 'not even the good ones' lacks "$out" Two

run ceu import "$tmp/bad.csv" --map 'AHIMA.topic=Topic'
check 'a map that names nothing is refused with the names' contains "$err" \
	'names no column that is known' 'Completed, Course, Credits, Topic'
run ceu import "$tmp/bad.csv" --map 'note=Remarks'
check 'or no heading of the table' contains "$err" \
	'is no heading of the table'
printf 'A,B\n1,2\n' >"$tmp/bare.csv"
run ceu import "$tmp/bare.csv"
check 'a table without a date says what is needed' contains "$err" \
	'no column is known as the date' 'the headings are A, B'
check 'once' [ "$(printf '%s\n' "$err" | grep -c R63)" -eq 1 ]
printf 'Date,Title,Units\n' >"$tmp/bare.csv"
run ceu import "$tmp/bare.csv"
check 'a table without rows too' contains "$err" 'no row below its headings'
printf 'Date,Title,Units\n2026-07-03,"open,1\n' >"$tmp/bare.csv"
run ceu import "$tmp/bare.csv"
check 'and a quotation that never ends' contains "$err" 'bare.csv:2:'

# ---- JSON that somebody touched ---------------------------------------------

printf '{"schema":"proctor.ceu-ledger/1","entries":[\n{"date":"2026-07-04",\n"title":"T","units":[1]}]}' \
	>"$tmp/bad.json"
run ceu import "$tmp/bad.json"
check 'a value of another kind is told with line and member' \
	contains "$err" 'bad.json:2' 'entries[0].units' \
	'neither text nor number'
printf '{"schema":"proctor.ceu-ledger/1","entries":[{"date":"2026-07-04","date":"x"}]}' \
	>"$tmp/bad.json"
run ceu import "$tmp/bad.json"
check 'a member twice is refused' [ "$status" -eq 1 ]
printf '{"schema":"proctor.plan/1"}' >"$tmp/bad.json"
run ceu import "$tmp/bad.json"
check 'another JSON is refused' contains "$err" 'no ledger that was exported'
printf '{"schema":"proctor.ceu-ledger/1","entries":[{"date":"2026-07-04","title":"T","units":1.125,"claims":[{"issuer":"AHIMA","accepted":"yes"},{"issuer":"NOBODY","accepted":"yes"}]}]}' \
	>"$tmp/bad.json"
run ceu import "$tmp/bad.json"
check 'figures and issuers are looked at' contains "$err" '1.125' NOBODY
run ceu import "$tmp/nowhere.csv"
check 'a file that is not there is named' contains "$err" nowhere.csv
run ceu list
check 'after all of it one entry stands' contains "$out" '1 entry'
finish
