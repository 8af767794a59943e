# bank_new.t - "proctor bank new": what it writes is what import reads
. tests/cli/lib.sh

pipe() { # pipe NEW-ARGS... : bank new into bank check
	"$PROCTOR" --data "$data" --now "$NOW" bank new "$@" >"$tmp/new.json"
	run bank check "$tmp/new.json"
}
clean='0 errors, 0 warnings, 0 notices'

pipe
check 'the bank is checked without a finding' contains "$out" "$clean"
check 'it has two items and an exam' contains "$out" '1 exam, 0 cases, 2 items'
check 'and the check succeeds' [ "$status" -eq 0 ]
"$PROCTOR" --data "$data" bank new | "$PROCTOR" --data "$data.2" bank check - >"$tmp/out"
out=$(cat "$tmp/out")
check 'in a pipe too' contains "$out" "$clean"
check 'the two common types are in it' contains "$(cat "$tmp/new.json")" \
	'"single_choice"' '"multiple_response"' 'Replace me'
check 'it is one JSON document' perl -MJSON::PP -0777 -e \
	'decode_json(<>)->{format} eq "certbank" or exit 1' "$tmp/new.json"

run bank new
one=$(printf '%s\n' "$out" | grep -c '"uuid"')
check 'bank and exam have uuids' [ "$one" -eq 2 ]
NOW='' run bank new
first=$(printf '%s\n' "$out" | grep '"uuid"')
NOW='' run bank new
second=$(printf '%s\n' "$out" | grep '"uuid"')
check 'which are new each time' [ "$first" != "$second" ]

for exam in RHIT CEHRS rhia; do
	pipe --exam "$exam"
	check "items for $exam are checked without a finding" contains "$out" \
		'0 exams, 0 cases, 2 items' "$clean"
done
pipe --exam RHIT
check 'the domains of the exam are named' contains "$(cat "$tmp/new.json")" \
	'Domains of RHIT: D1' '; D2 ' '"exam": "RHIT"'
run bank new --exam NONE
check 'an exam that is not there is refused' [ "$status" -eq 1 ]
check 'with those there are' contains "$err" NONE RHIT
check 'and nothing is written' [ -z "$out" ]

cd "$tmp" || exit 1
run bank new --csv --exam RHIT -o x.csv
check 'a table is written to a file' [ "$status" -eq 0 ]
run bank import --exam RHIT x.csv
check 'and taken in' contains "$out" 'Items: 2 new.' '0 errors, 0 warnings'
check 'every column is read' lacks "$err" R512
run bank show MY-102 --json
check 'with reasons and level' contains "$out" '"rationale": "3 x 9 is 27."' \
	'"level": "application"'
run bank new --csv -o x.csv
check 'a file that is there is left alone' [ "$status" -eq 1 ]
run bank new --csv -o x.csv --force
check 'unless it is said' [ "$status" -eq 0 ]
run bank check x.csv
check 'without an exam only that is missing' contains "$out" '0 errors, 2 warnings'
check 'which is said' contains "$out" 'warning R218'
head -n 1 x.csv | tr -d '\r' >head
echo 'stem,a,b,c,d,key,domain,rationale,rationale_a,rationale_b,rationale_c,rationale_d,source,id,level,type' >want
check 'the columns are those of the specification' same want head

# the exam of the template can be sat as it is
data=$tmp/other
"$PROCTOR" --data "$data" --now "$NOW" bank new >first.json
run bank import first.json
feed 'BEGIN\nb\na c\nend\nEND\n' exam MY-EXAM --seed 3
check 'the exam can be sat at once' contains "$out" '2 items' '2 of 2'
run bank import --exam MY-EXAM x.csv --bank second
check 'its table brings other items' lacks "$err" R311

run bank new more
check 'it takes no operand' [ "$status" -eq 2 ]
finish
