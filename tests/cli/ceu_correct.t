# ceu_correct.t - "proctor ceu correct": rows are reversed, never changed
. tests/cli/lib.sh
NOW=2026-10-10T12:00:00Z

run ceu hold RHIT --since 2025-05-20
run ceu add --date 2026-10-01 --title 'Privacy in practice' --units 2 --category hiim --source ahima
check 'an entry' contains "$out" 'Stored as #2'
run ceu correct 2 --units 1.5 --reason 'the certificate says 1.5'
check 'a correction takes its place' contains "$status$out" \
	'0Stored as #' 'in the place of #2: Privacy in practice.' 'counts 1.5'
new=$(printf '%s\n' "$out" | sed -n 's/^Stored as #\([0-9]*\).*/\1/p')
run ceu list "$new" --json
check 'what was not said stays' contains "$out" '"units": 1.5' \
	'"category": "hiim"' '"source": "ahima"' '"date": "2026-10-01"'
old=$(sqlite3 "$data/proctor.db" 'SELECT units FROM ceu_entry WHERE id = 2')
check 'the old row is still there as it was' [ "$old" = 200 ]
run ceu correct 2 --units 1 --reason again
check 'one that was corrected names what stands for it' contains "$status$err" \
	'1proctor: ' "#$new"
run ceu list 2
check 'and is no entry any more, there too' contains "$status$err" '1proctor: ' "#$new stands for it"
run ceu correct "#$new" --units 1.5 --reason nothing
check 'a correction that changes nothing is refused' [ "$status" -eq 1 ]
run ceu correct "$new" --units 1
check 'without a reason too' contains "$status$err" '2proctor: --reason TEXT is missing'
run ceu correct "$new" --undo
check 'and for --undo' contains "$status$err" '2proctor: --reason TEXT is missing'
run ceu correct "$new" --undo --units 1 --reason both
check 'undoing changes nothing else' [ "$status" -eq 2 ]
run ceu correct x --undo --reason y
check 'what is no number' contains "$status$err" '2proctor: "x" is no number'
run ceu correct 99 --undo --reason y
check 'a row that is not there' [ "$status" -eq 1 ]
run ceu correct "$new"
check 'without options and terminal it says how' contains "$status$err" '2proctor: say what is right'

run ceu reported AHIMA "$new"
run ceu correct "$new" --title 'Privacy in daily practice' --reason 'its full title' --json
check 'as JSON' contains "$out" '"schema": "proctor.ceu-correct/1"' "\"instead\": $new"
run ceu list --unreported --json
check 'what was reported is to be reported again' contains "$out" \
	'Privacy in daily practice' '"reported": null' '"reported_before": "2026-10-10"'
last=$(sqlite3 "$data/proctor.db" 'SELECT max(id) FROM ceu_entry')
run ceu correct "$last" --undo --reason 'it was a colleague' --json
check 'an entry is taken back' contains "$status$out" '0{' \
	'"schema": "proctor.ceu-undo/1"' "\"row\": $last"
run ceu list
check 'and is gone from the list' contains "$out" 'No entries'
run ceu correct "$last" --undo --reason twice
check 'once only' [ "$status" -eq 1 ]

data=$tmp/kept
run ceu hold RHIT --since 2025-05-20
run ceu add --date 2026-10-01 --title Course --units 2 --for AHIMA
run ceu reported AHIMA 2
run ceu correct 2 --note 'in the blue folder' --reason 'where it lies'
check 'what changes nothing an issuer was told stays reported' contains "$status$out" \
	'0Stored as #' 'reported 10 Oct 2026.' 'It stays reported where it was.'
new=$(printf '%s\n' "$out" | sed -n 's/^Stored as #\([0-9]*\).*/\1/p')
run ceu reported AHIMA 2
check 'a number that was corrected names what stands for it' contains "$status$err" \
	'1proctor: Entry #2 was corrected; #'
run ceu hold CEHRS --since 2025-05-20
run ceu correct "$new" --units 1.5 --reason typo
check 'who has it as it was before is named' contains "$status$out" '0Stored as #' \
	'AHIMA has it as it was before: mend it there, then: proctor ceu reported AHIMA '
check 'and nobody says that it is not reported at all' lacks "$out" 'not reported to anybody'
new=$(printf '%s\n' "$out" | sed -n 's/^Stored as #\([0-9]*\).*/\1/p')
run ceu status AHIMA
check 'the status tells of it, too' contains "$out" \
	'1 entry was corrected since it was reported: mend it there'
run ceu correct "$new" --for AHIMA,CEHRS --reason 'counts there as well'
check 'besides, what nobody has yet' contains "$out" 'AHIMA has it as it was before' \
	'It is not reported everywhere it counts; proctor ceu sheet CEHRS'
new=$(printf '%s\n' "$out" | sed -n 's/^Stored as #\([0-9]*\).*/\1/p')
run ceu packet AHIMA -o "$tmp/packet"
check 'an auditor reads what was reported, when and why it changed' contains \
	"$status$(cat "$tmp/packet/summary.html")" '0<' \
	'on 10 Oct 2026 as 2.0 CEUs; corrected since: typo'
run ceu reported AHIMA "$new"
rm -r "$tmp/packet"
run ceu packet AHIMA -o "$tmp/packet"
check 'and nothing of it once it was mended' lacks "$(cat "$tmp/packet/summary.html")" \
	'corrected since'
run ceu correct "$new" --units 1 --reason 'the certificate'
new=$(printf '%s\n' "$out" | sed -n 's/^Stored as #\([0-9]*\).*/\1/p')
run ceu export -o "$tmp/all.csv"
data=$tmp/other
run ceu import "$tmp/all.csv"
before=$(sqlite3 "$data/proctor.db" 'SELECT corrects FROM ceu_entry WHERE corrects')
run ceu list "$before"
check 'what the program says itself is in no quotation marks' contains "$status$err" \
	'stands for it now (corrected before it was exported).'
rm -r "$tmp/packet"
run ceu packet AHIMA -o "$tmp/packet"
check 'what was reported before an export is not made up' contains \
	"$(cat "$tmp/packet/summary.html")" 'as it was before a correction, which is not known here'
finish
