# missed.t - "report --missed": cases, corrected keys, what was never reached
. tests/cli/lib.sh

flat() { # flat PIECE: the output with blanks folded has it
	case $(printf '%s' "$out" | tr -s ' \n' '  ') in *"$1"*) ;; *) return 1 ;; esac
}
count() { # count PIECE: how many lines have it
	printf '%s\n' "$out" | grep -c "$1"
}

# ---- the case before its items ----------------------------------------------
{
	cat <<'END'
{"record":"header","format":"certbank","format_version":"1.1","bank":{"uuid":"bfc183c7-3b30-563e-9070-fbae3717fbbc","identifier":"own","title":"Own bank"}}
{"record":"exam","exam":{"uuid":"40c8b9e7-6935-5f88-ae5f-ef3fe31532a0","identifier":"OWN","title":"Own exam","domains":[{"identifier":"D1","title":"All","weight":{"percent":100}}]}}
{"record":"stimulus","stimulus":{"uuid":"0c5bb0d2-8c61-5bd0-9df8-7f04f3f6b6aa","identifier":"CASE","version":1,"title":"The lost <chart>","kind":"chart","body":"The body of the case.","sections":[{"title":"Policy","body":"First page."},{"title":"Extracts","body":"Second page."}]}}
END
	for i in 1 2 3 4; do
		case $i in
		1 | 2) set=",\"stimulus\":{\"uuid\":\"0c5bb0d2-8c61-5bd0-9df8-7f04f3f6b6aa\",\"position\":$i}" ;;
		*) set= ;;
		esac
		printf '{"record":"item","item":{"identifier":"Q%s","version":1,"type":"single_choice","stem":"Question %s?","shuffle":false%s,"options":[{"id":"A","text":"one %s","correct":true},{"id":"B","text":"two"},{"id":"C","text":"three"}],"rationale":"Because.","objectives":[{"exam":"OWN","domain":"D1"}]}}\n' \
			$i $i "$set" $i
	done
} >"$tmp/own.jsonl"
run bank import "$tmp/own.jsonl"
check 'the bank is in' [ "$status" -eq 0 ]
feed 'B\nB\nB\nB\nend\nEND\n' exam OWN --practice --items 4 --seed 7
run report --missed
check 'the case stands once before its items' [ "$(count 'Case: The lost <chart>.')" -eq 1 ]
check '... with text and pages' flat \
	'The body of the case. Page 1: Policy. First page. Page 2: Extracts. Second page.'
check '... before them' flat 'Second page. Item '
run report --missed --format html
check 'HTML has it once, escaped' [ "$(count 'Case: The lost &lt;chart&gt;')" -eq 1 ]
check '... with its pages' contains "$out" '<h3>Policy</h3>' 'Second page.'
run report --missed --json
check 'JSON has it in both its items' [ "$(count '"title": "The lost <chart>"')" -eq 2 ]
check '... as text' flat '"text": "The body of the case.\n'
check '... and none in the others' [ "$(count '"case": null')" -eq 2 ]
run bank show Q1
check 'an item is shown with its case' flat 'Second page. Question 1?'
run bank show Q1 --json
check '... as JSON too' flat '"case": { "title": "The lost <chart>", "text": "The body'
run bank show Q3
check 'an item of no case has none' lacks "$out" 'Case'
feed 's\nq\ny\n' exam OWN --practice --items 4 --seed 7
check 'plain feedback without a case names none' lacks "$out" 'the case again'
feed 'j 2\ns\nchart 2\nend\nEND\n' exam --resume
check 'plain feedback names the word for the case' contains "$out" \
	'chart reads the case again; from another item, j 2 comes first.'

# ---- keys corrected since ---------------------------------------------------
feed 'B\nB\nB\nB\nend\nEND\n' exam OWN --practice --items 4 --seed 7
run report --missed
check 'four are missed at first' contains "$out" '4 of 4 items not right.'
check '... and nothing is said of corrections' lacks "$out" 'corrected'
run bank correct Q1 --accept B --reason 'It is two.'
run bank correct Q2 --drop --reason 'No answer is right.'
run bank correct Q3 --accept C --reason 'It is three.'
run report --missed
check 'what is right now or dropped is no miss' contains "$out" '2 of 4 items not right.'
check '... and is not listed' lacks "$out" 'Question 1?' 'Question 2?'
check 'the head says so' flat \
	'3 keys corrected since the end; 2 items that counted as wrong are left out here for that.'
check 'what is wrong still says so' flat \
	'The key was corrected since: C is right (It is three.). Your answer is wrong still. Question 3?'
run report --missed --json
check 'JSON counts the same' contains "$out" '"missed": 2,'
check '... and says it' contains "$out" '"corrections": "3 keys' '"correction": "The key was' '"correction": null'
run report --missed --format csv
check 'CSV has the same rows' [ "$(tail -n +2 "$tmp/out" | grep -c .)" -eq 2 ]
run report --missed --format html
check 'HTML says it' contains "$out" '<p class="note">3 keys corrected' 'wrong still.</p>'

# ---- what was never reached ---------------------------------------------------
run bank correct Q1 --withdraw --reason 'Back.'
run bank correct Q2 --withdraw --reason 'Back.'
run bank correct Q3 --withdraw --reason 'Back.'
feed 'A\nend\nEND\n' exam OWN --practice --items 4 --seed 7
run report --missed
check 'practice that ended early missed only what it reached' contains "$out" '1 of 2 items not right.'
run report --missed --format csv
check '... in CSV too' [ "$(tail -n +2 "$tmp/out" | grep -c .)" -eq 1 ]
finish
