# bank.t - import, check, list, show, export
. tests/cli/lib.sh

cat >"$tmp/two.json" <<'END'
{"format":"certbank","format_version":"1.1","bank":{"uuid":"2071541d-bdc1-56b5-a1ae-40e60a5661d6","identifier":"two","title":"Two","version":1},"exams":[],"items":[
{"identifier":"X1","version":1,"type":"single_choice","stem":"One?","rationale":"So.","options":[{"id":"A","text":"a","correct":true},{"id":"A","text":"b"}]},
{"identifier":"X2","version":1,"type":"single_choice","stem":"Two?","rationale":"So.","options":[{"id":"A","text":"a","correct":true},{"id":"B","text":"b"}]}]}
END
sed 's/"id":"A","text":"b"/"id":"B","text":"b"/; s/X1/X3/; s/One/Three/' \
	"$tmp/two.json" >"$tmp/good.json"

run bank check "$tmp/two.json"
check 'check finds and exits 3' [ "$status" -eq 3 ]
check 'a finding is one line with file, line, column, rule and item' \
	contains "$out" "$tmp/two.json:2:" ': error R' ' item X1 '
check 'and stores nothing' contains "$out" 'Nothing was stored'
bad=$(printf '%s\n' "$out" | grep ': error ' |
	grep -cvE '^[^:]+:[0-9]+:[0-9]+: error R[0-9]+ item .*: .*\.$')
check 'every error line has the documented form' [ "$bad" -eq 0 ]
run bank check "$tmp/good.json"
check 'warnings alone are exit code 0' [ "$status" -eq 0 ]
check 'though they are named' contains "$out" ': warning R'
run bank check --strict "$tmp/good.json"
check 'with --strict they are 3' [ "$status" -eq 3 ]
# a pack that names an exam of ours, in a folder that has met none yet
run --data "$tmp/untouched" bank check tests/data/drills_optional.json
check 'the exams of the shipped banks are known at once' \
	lacks "$out$err" 'no exam "DRILLS"'
run bank show DRILLS
check 'which is no exam to pass' lacks "$out" 'passing at'
run bank check question_banks/rhit
check 'our own bank has no finding' contains "$out" \
	'0 errors, 0 warnings, 0 notices'
check 'and exits 0' [ "$status" -eq 0 ]

# a saved form beside a bank
mkdir "$tmp/class"
cp "$tmp/good.json" "$tmp/class/"
feed 'BEGIN\nend\nEND\n' exam RHIT --save-form "$tmp/class/form.json"
printf '{"schema":"proctor.form/1","exam":"RHIT","slots":[]}' \
	>"$tmp/class/other.form.json"
run bank check "$tmp/class"
check 'a saved form in a folder is passed over' [ "$status" -eq 0 ]
check 'without a word' lacks "$out$err" form.json
check 'and the bank beside it is read' contains "$out" '1 file, 0 exams'
run bank lint "$tmp/class"
check 'lint passes over it too' lacks "$out$err" 'could not be read' form.json
for word in check import lint; do
	run bank $word "$tmp/class/form.json"
	check "$word of a form by its name says what it is" contains "$err" \
		"form.json is a saved form, not a bank; sit it with: proctor exam --form $tmp/class/form.json"
	check 'and is exit code 1' [ "$status" -eq 1 ]
done
rm "$tmp/class/good.json"
run bank check "$tmp/class"
check 'a folder with nothing else holds no bank' contains "$err" \
	'holds no bank, which is a .json or .jsonl file'

run bank import "$tmp/two.json"
check 'one refused record stores nothing' [ "$status" -eq 1 ]
check 'the finding is on standard error' contains "$err" 'error R'
run bank show two
check 'indeed nothing' [ "$status" -eq 1 ]
run bank import --dry-run --keep-going "$tmp/two.json"
run bank show two
check 'a dry run stores nothing' [ "$status" -eq 1 ]
run bank import --keep-going "$tmp/two.json"
check '--keep-going stores the rest and exits 3' [ "$status" -eq 3 ]
run bank show two
check 'the rest is there' contains "$out" 'X2 version 1'
check 'the refused is not' lacks "$out" X1
run bank import --retire-missing "$tmp/good.json"
check 'a sound file exits 0' [ "$status" -eq 0 ]
"$PROCTOR" --data "$data" bank import --json - <"$tmp/good.json" >"$tmp/out"
out=$(cat "$tmp/out")
check 'standard input is -, JSON is one object' contains "$out" \
	'"schema": "proctor.import/1"' '"committed": true' '"same": 2'
sed 's/"Two?"/"Changed?"/' "$tmp/good.json" >"$tmp/changed.json"
run bank import "$tmp/changed.json"
check 'the same version with other content is refused' [ "$status" -eq 1 ]
run bank import --on-conflict=ours "$tmp/changed.json"
check 'ours skips it' [ "$status" -eq 0 ]
run bank import --on-conflict theirs "$tmp/changed.json"
run bank show X2
check 'theirs becomes the next version' contains "$out" 'version 2' 'Changed?'
run bank import "$tmp/nowhere.json"
check 'a path that is not there is exit code 1' [ "$status" -eq 1 ]
check 'and is named' contains "$err" nowhere.json

run bank list
check 'list names the banks' contains "$out" 'rhit: ' 'two: Two'
run bank list --json
check 'list as JSON' contains "$out" '"schema": "proctor.banks/1"' \
	'"identifier": "two"'
run bank show two --json
check 'show of a bank as JSON' contains "$out" '"schema": "proctor.items/1"'
run bank show RHIT-D1-001
check 'show of an item has key, reasons and authority' contains "$out" \
	'(key)' 'Why ' 'Source: '
run bank show RHIT-D1-001 --json
check 'as JSON' contains "$out" '"schema": "proctor.item/1"' \
	'"correct": true' '"authority": ['
run bank show nothing
check 'what is not there is exit code 1' [ "$status" -eq 1 ]

run bank export two -o "$tmp/a.jsonl"
run bank export two -o "$tmp/b.jsonl"
check 'two exports are byte-equal' same "$tmp/a.jsonl" "$tmp/b.jsonl"
run bank export two -o "$tmp/a.jsonl"
check 'an existing file is not overwritten' [ "$status" -eq 1 ]
run bank export two -o "$tmp/a.jsonl" --force
check 'unless --force' [ "$status" -eq 0 ]
run bank export two --format document
check 'a document is one object' contains "$out" '"items"'
printf '%s' '{"format":"certbank","format_version":"1.1","bank":{"uuid":' \
	'"6f0b6cc4-6f0a-5f0b-9c55-0d6c1e0a0b01","identifier":"mine",' \
	'"title":"M","foo":1},"items":[],"exams":[{"identifier":"MINE",' \
	'"uuid":"6f0b6cc4-6f0a-5f0b-9c55-0d6c1e0a0b02","title":"t",' \
	'"domains":[{"identifier":"A","title":"a","weight":{"percent":9}}]}]}' \
	>"$tmp/exam.json"
run bank check "$tmp/exam.json"
check 'exam and bank are called so' contains "$out" 'error R231 exam MINE ' \
	'R133 bank mine foo' 'the header has 1 error, so' \
	'1 file, 1 exam, 0 cases, 0 items.' 'Exams: 1 refused.'
check 'and no count is empty' lacks "$out" 'Items:' '1 errors' 'item M'
printf '%s\n' "$(sed -n 1p "$tmp/a.jsonl")" \
	'{"record":"item","item":{"identifier":"Z","type":"none"}}' \
	>"$tmp/none.jsonl"
run bank import --keep-going "$tmp/none.jsonl"
check 'of what was all refused nothing is stored' contains "$out" \
	'Items: 1 refused.' 'Nothing was stored.'
data=$tmp/other
run bank import "$tmp/a.jsonl"
check 'an export can be imported' [ "$status" -eq 0 ]
run bank export two
printf '%s\n' "$out" >"$tmp/c.jsonl"
check 'and gives the same bytes again' same "$tmp/a.jsonl" "$tmp/c.jsonl"
run bank export nothing -o "$tmp/no.jsonl"
check 'a bank that is not there leaves no file' [ ! -e "$tmp/no.jsonl" ]

# a check needs no folder of its own
mkfifo "$tmp/pipe"
"$PROCTOR" --data "$data" --now "$NOW" exam RHIT --practice <"$tmp/pipe" \
	>"$tmp/held" 2>&1 &
pid=$!
exec 3>"$tmp/pipe"
i=0
until grep -q 'Item 1' "$tmp/held" || [ $i -gt 100 ]; do
	sleep 0.1
	i=$((i + 1))
done
TMPDIR=$tmp/spare
mkdir "$TMPDIR"
export TMPDIR
run bank check tests/data/all_types.json
check 'a check works while the folder is in use' [ "$status" -eq 0 ]
check 'and says so' contains "$err" 'in use'
left=$(ls "$TMPDIR")
check 'and leaves nothing behind' [ -z "$left" ]
run bank import tests/data/all_types.json
check 'an import does not' [ "$status" -eq 1 ]
exec 3>&-
wait "$pid"
finish
