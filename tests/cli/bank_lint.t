# bank_lint.t - flaws of style: files without the store, banks of the folder
. tests/cli/lib.sh

head='{"format":"certbank","format_version":"1.1","bank":{"uuid":"2071541d-bdc1-56b5-a1ae-40e60a5661d6","identifier":"two","title":"Two","version":1,"lang":"en-US"},"exams":[],"items":['
sound='"rationale":"So.","authority":[{"source":"Rule 1","as_of":"2026-01-01"}],"review_by":"2027-01-01","cognitive_level":"apply","difficulty":{"angoff":0.7,"raters":1},"time_expected_seconds":60'
item() { # item ID STEM KEY REST
	printf '{"identifier":"%s","type":"single_choice","stem":"%s","options":[{"id":"A","text":"Overlay"},{"id":"B","text":"%s","correct":true},{"id":"C","text":"Alias"}],%s%s}' \
		"$1" "$2" "$3" "$sound" "$4"
}
clean=$(item C1 'Which error is it?' Duplicate '')
negative=$(item N1 'Which of these is not an error?' Duplicate '')
vague=$(item V1 'When does the clerk sign?' 'Usually late' '')
printf '%s\n%s]}\n' "$head" "$clean" >"$tmp/clean.json"
printf '%s\n%s,\n%s,\n%s]}\n' "$head" "$clean" "$negative" "$vague" \
	>"$tmp/bad.json"
printf '%s\n%s]}\n' "$head" "$vague" >"$tmp/notice.json"

run bank lint "$tmp/clean.json"
check 'a clean file is exit code 0' [ "$status" -eq 0 ]
check 'and has no finding' contains "$out" '1 item judged' \
	'0 errors, 0 warnings, 0 notices; 0 waived'
check 'what is not judged is said' contains "$out" 'R408 was not judged' \
	'R415' 'R437 to R439 were not judged'
check 'nothing is said on standard error' [ -z "$err" ]
check 'no data folder was made' [ ! -e "$data" ]

run bank lint "$tmp/bad.json"
check 'a warning is exit code 3' [ "$status" -eq 3 ]
check 'rules come with count, title and how to mend' contains "$out" \
	'R412 warning 1: a negative question' 'To mend: Ask for what is right' \
	'R413 notice 1: '
check 'with examples: file, line, item and the words' contains "$out" \
	"$tmp/bad.json:3: item N1: \"not\" turns the question around."
run bank lint "$tmp/notice.json"
check 'a notice alone is exit code 0' [ "$status" -eq 0 ]
run bank lint --strict "$tmp/notice.json"
check 'and 3 with --strict' [ "$status" -eq 3 ]

run bank lint --rule R413 "$tmp/bad.json"
check '--rule shows one rule' contains "$out" 'R413' 'item V1'
check 'and no other' lacks "$out" R412 R415
check 'its exit code is that of the rule' [ "$status" -eq 0 ]
run bank lint --rule negative-stem "$tmp/bad.json"
check 'a rule may be named' contains "$out" 'R412 warning 1'
run bank lint --rule R999 "$tmp/bad.json"
check 'an unknown rule is a wrong use' [ "$status" -eq 2 ]
check 'and is named' contains "$err" R999 'R401 to R449'

i=0
{
	printf '%s\n%s' "$head" "$clean"
	while [ $i -lt 7 ]; do
		i=$((i + 1))
		printf ',\n%s' "$(item V$i "Which of $i$i clerks signs $i$i$i?" \
			'Usually one' '')"
	done
	echo ']}'
} >"$tmp/many.json"
run bank lint "$tmp/many.json"
check 'of many three are shown' contains "$out" 'item V3:' '... and 4 more.'
check 'and the way to all of them' contains "$out" \
	"proctor bank lint --rule R413 $tmp/many.json"
check 'and not the fourth' lacks "$out" 'item V4:'
run bank lint --rule R413 "$tmp/many.json"
check '--rule shows all' contains "$out" 'item V4:' 'item V7:'

run bank lint --json "$tmp/bad.json"
check 'as JSON' contains "$out" '"schema": "proctor.lint/1"' \
	'"rule": "R412"' '"warnings": 1' '"notices": 1' '"judged": "needs answers"'
check 'with the same exit code' [ "$status" -eq 3 ]
if command -v python3 >/dev/null; then
	cat >"$tmp/read.py" <<'END'
import json, sys
d = json.load(open(sys.argv[1]))
assert d["schema"] == "proctor.lint/1"
assert len(d["findings"]) == 2
assert sum(r["found"] for r in d["rules"]) == 2
assert d["counts"]["items"] == 3
f = d["findings"][0]
assert f["line"] == 3 and f["item"] == "N1" and f["right"]
END
	check 'which a parser reads' python3 "$tmp/read.py" "$tmp/out"
else
	skip 'which a parser reads' 'no python3'
fi

sed -n 's/.*"rule": "\(R4[0-9]*\)", "name": "\([a-z-]*\)", "severity": "\([a-z]*\)".*/| \1 | \2 | \3 |/p' \
	"$tmp/out" >"$tmp/rules"
check 'every rule is listed' [ "$(wc -l <"$tmp/rules")" -gt 30 ]
sed -n 's/^\(| R4[0-9]* | [a-z-]* | [a-z]* |\).*/\1/p' \
	question_banks/README.md >"$tmp/documented"
check 'and documented under its number, name and severity' \
	same "$tmp/documented" "$tmp/rules"

# standard input, folders, lines, items before the bank
"$PROCTOR" --data "$data" bank lint - <"$tmp/bad.json" >"$tmp/out" 2>"$tmp/err"
status=$? out=$(cat "$tmp/out") err=$(cat "$tmp/err")
check 'standard input is read' contains "$out" '-:3: item N1'
mkdir "$tmp/folder"
cp "$tmp/bad.json" "$tmp/folder/a.json"
printf '{"record":"header","format":"certbank","format_version":"1.1","bank":{"uuid":"2071541d-bdc1-56b5-a1ae-40e60a5661d7","title":"Lines"}}\n{"record":"item","item":%s}\n' \
	"$negative" >"$tmp/folder/b.jsonl"
echo 'not a bank' >"$tmp/folder/c.txt"
run bank lint "$tmp/folder"
check 'a folder is walked' contains "$out" '4 items judged' 'b.jsonl:2: item N1'
check 'a bank without a language is taken as English' contains "$out" \
	'1 item says no language and was taken as English'
printf '{"items":[%s],"format":"certbank","format_version":"1.1","bank":{"uuid":"2071541d-bdc1-56b5-a1ae-40e60a5661d6","identifier":"two","title":"Two","lang":"en-US"}}\n' \
	"$negative" >"$tmp/late.json"
run bank lint "$tmp/late.json"
check 'items may come before their bank' contains "$out" 'R412 warning 1'
sed 's/"lang":"en-US"/"lang":"fr"/' "$tmp/bad.json" >"$tmp/french.json"
run bank lint "$tmp/french.json"
check 'another language is not judged by English words' [ "$status" -eq 0 ]
check 'and that is said' contains "$out" '3 items are not in English' 'R412'

# waivers
printf '%s\n%s,\n%s]}\n' "$head" \
	"$(item N1 'Which of these is not an error?' Duplicate \
		',"waivers":[{"rule":"R412","reason":"asked so"}]')" \
	"$(item N2 'Which error is found?' Duplicate \
		',"waivers":[{"rule":"R404","reason":"old"}]')" \
	>"$tmp/waived.json"
run bank lint "$tmp/waived.json"
check 'a waiver silences and is counted' contains "$out" \
	'R412 warning 0 (1 waived)' '1 waived.'
check 'one that silences nothing is a notice' contains "$out" \
	'R449 notice 1' 'item N2: the waiver of "R404"'
check 'which is exit code 0' [ "$status" -eq 0 ]

# what the gate refuses
sed 's/"id":"C"/"id":"A"/' "$tmp/bad.json" >"$tmp/refused.json"
run bank lint "$tmp/refused.json"
check 'refused records are counted' contains "$out" \
	'3 records are refused by the gate and not judged.' \
	"proctor bank check $tmp/refused.json"
check 'and are exit code 3' [ "$status" -eq 3 ]
echo 'no bank at all' >"$tmp/none.json"
run bank lint "$tmp/none.json"
check 'a file that is no bank is counted too' contains "$out" \
	'1 file could not be read to the end: ' 'bank check'
check 'with exit code 3' [ "$status" -eq 3 ]

# banks of the data folder
run bank lint nowhere
check 'neither path nor bank is exit code 1' [ "$status" -eq 1 ]
check 'and is named' contains "$err" 'no file, folder or bank "nowhere"'
run bank import "$tmp/bad.json"
run bank lint two
check 'a bank is judged by its name' contains "$out" 'two: item N1: "not"' \
	'no item has so many'
check 'with its exit code' [ "$status" -eq 3 ]
run bank lint 2071541d-bdc1-56b5-a1ae-40e60a5661d6
check 'and by its uuid' contains "$out" '3 items judged'
run --now 2028-01-01T00:00:00Z bank lint --rule past-review two
check 'the day is that of --now' contains "$out" 'R435 warning 3'

# the shipped banks pass without an error
run bank lint question_banks
check 'the shipped banks have no error' contains "$out" 'Findings: 0 errors'
run bank lint --rule near-duplicate question_banks/rhit
check 'and no near duplicate' contains "$out" 'R434 warning 0'

# judging needs no folder of its own
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
run bank lint "$tmp/clean.json"
check 'a file is judged while the folder is in use' [ "$status" -eq 0 ]
run bank lint two
check 'a bank is not' [ "$status" -eq 1 ]
exec 3>&-
wait "$pid"
finish
