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
run ceu reported AHIMA 2
check 'a number that was corrected names what stands for it' contains "$status$err" \
	'1proctor: Entry #2 was corrected; #'
finish
