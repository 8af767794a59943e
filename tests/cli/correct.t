# correct.t - "proctor bank correct", "bank retire", "bank reports"
. tests/cli/lib.sh

now=
flat() { # flat PIECE: the output with blanks folded has it
	case $(printf '%s' "$out" | tr -s ' \n' '  ') in *"$1"*) ;; *) return 1 ;; esac
}
bank() { # bank VERSION KEY: four items, option KEY of Q1 is right
	cat <<END
{"record":"header","format":"certbank","format_version":"1.1","bank":{"uuid":"bfc183c7-3b30-563e-9070-fbae3717fbbc","identifier":"own","title":"Own bank"}}
{"record":"exam","exam":{"uuid":"40c8b9e7-6935-5f88-ae5f-ef3fe31532a0","identifier":"OWN","title":"Own exam","domains":[{"identifier":"D1","title":"All","weight":{"percent":100}}]}}
END
	for i in 1 2 3 4; do
		[ $i = 1 ] && v=$1 || v=1
		a= b=
		[ $i$2 = 1B ] && b=',"correct":true' || a=',"correct":true'
		printf '{"record":"item","item":{"identifier":"Q%s","version":%s,"type":"single_choice","stem":"Question %s?","shuffle":false,"options":[{"id":"A","text":"one %s"%s},{"id":"B","text":"two"%s},{"id":"C","text":"three"}],"rationale":"Because.","objectives":[{"exam":"OWN","domain":"D1"}]}}\n' \
			$i $v $i $i "$a" "$b"
	done
}
sit() { # sit ANSWER: the same to every item
	feed "$1\n$1\n$1\n$1\nend\nEND\n" exam OWN --practice --items 4 --seed 7
}

bank 1 A >"$tmp/own.jsonl"
run bank import "$tmp/own.jsonl"
check 'the bank is in' [ "$status" -eq 0 ]
sit B
run report --format json
check 'nothing is right and nothing corrected at first' \
	flat '"corrected": { "right": 0, "scored": 4, "keys": [] }'

# ---- what is refused -------------------------------------------------------
run bank correct Q1 --drop
check 'a reason is needed' [ "$status" -eq 2 ]
check '... and says so' contains "$err" '--reason TEXT'
run bank correct Q1 --drop --full-credit --reason x
check 'one way only' [ "$status" -eq 2 ]
run bank correct Q9 --drop --reason x
check 'an item that is not there' [ "$status" -eq 1 ]
run bank correct Q1 --accept B,X --reason x
check 'an option that is not there' [ "$status" -eq 1 ]
check '... and which there are' contains "$err" 'no option "X"; its options are A, B, C'
run bank correct Q1 --withdraw --reason x
check 'nothing to withdraw' contains "$err" 'never corrected'
run bank show q1
check 'an item is found in small letters too' [ "$status" -eq 0 ]
run bank correct Q1 --drop --reason x --version 5
check 'a version that is not there' contains "$err" 'no version 5'
run report --format json
check 'nothing of this was stored' \
	flat '"corrected": { "right": 0, "scored": 4, "keys": [] }'

# ---- accept, drop, full credit ---------------------------------------------
run bank correct Q1 --accept b,a --reason 'Both rules hold.'
check 'both answers are accepted' contains "$out" 'Q1, version 1: accept A+B. It is not drawn'
check '... and one sitting is named' contains "$out" '1 finished sitting had it'
run bank correct Q2 --drop --reason 'No answer is right.'
run bank correct Q3 --full-credit --reason 'Misprint.'
run report
check 'the report shows old and new' \
	flat '3 keys corrected since; with that 2 of 3 would be right instead of 0 of 4'
check '... and why' flat 'accepts A+B as shown there: Both rules hold'
check 'the first score stays' flat '0 of 4'
run report --format csv
check 'CSV tells it a row' [ "$(grep -c ',right.$' "$tmp/out") $(grep -c ',drop.$' "$tmp/out")" = '2 1' ]
run report --format json
check 'JSON tells it by key' flat '"how": "accept", "accepted": "A+B", "shown_accepted": "A+B", "reason": "Both rules hold."'
run report --format html -o "$tmp/r.html"
check 'HTML has it' grep -q 'No answer is right' "$tmp/r.html"

# ---- the draw --------------------------------------------------------------
run bank show own
check 'corrected items are suspended' [ "$(grep -c suspended "$tmp/out")" -eq 3 ]
run bank list
check '... and counted' contains "$out" '3 suspended'
run bank import "$tmp/own.jsonl"
check 'the same file changes nothing' contains "$out" '4 the same'
run bank show own
check '... they stay out' [ "$(grep -c suspended "$tmp/out")" -eq 3 ]
bank 2 B >"$tmp/own2.jsonl"
run bank import "$tmp/own2.jsonl"
run bank show own
check 'a newer version comes back' contains "$out" 'Q1 version 2, single_choice, active'
run report
check 'the past keeps its correction' flat '3 keys corrected since'
run bank correct Q2 --withdraw --reason 'It was right.'
check 'a correction can be withdrawn' contains "$out" 'The item is active now'
run report
check '... and is gone from the report' \
	flat '2 keys corrected since; with that 2 of 4 would be right'
run bank correct Q1 --version 1 --full-credit --reason 'Second thought.'
run bank show own
check 'an old version does not touch the draw' contains "$out" 'Q1 version 2, single_choice, active'

# ---- retired and corrected are apart ---------------------------------------
run bank correct Q4 --accept A --reason x
check 'the key as it is needs no correction' contains "$err" 'the key as it is'
run bank retire Q3
run report
check 'retiring leaves a correction in the reports' \
	flat '2 keys corrected since; with that 2 of 4 would be right'
run bank retire --back Q3
check '... and taking it back leaves the item held' contains "$out" 'Q3, version 1: suspended now'
run bank retire Q3
run bank correct Q3 --withdraw --reason 'No misprint.'
check 'withdrawing leaves it retired' contains "$out" 'The item is retired now'
run bank retire --back Q3
check 'with neither it is drawn' contains "$out" 'Q3, version 1: active now'
run bank correct Q3 --drop --reason '   '
check 'a reason has something in it' [ "$status" -eq 1 ]
run bank correct Q3 --drop --reason "$(printf 'no \033[31mred\302\233')"
run report
check 'a reason cannot paint' [ "$(printf '%s' "$out" | tr -cd '\033\233' | wc -c)" -eq 0 ]
sed 's/"identifier":"Q3","version":1/&,"status":"retired"/' "$tmp/own2.jsonl" >"$tmp/own3.jsonl"
run bank import "$tmp/own3.jsonl"
run bank correct Q3 --withdraw --reason 'It was right.'
check "the bank's own word counts once nothing holds it" contains "$out" 'The item is retired now'

# ---- retire ----------------------------------------------------------------
run bank retire Q4 Q9
check 'an unknown item among others fails' [ "$status" -eq 1 ]
run bank show own
check '... and nothing is retired' contains "$out" 'Q4 version 1, single_choice, active'
run bank retire q4
run bank show own
check 'an item is retired' contains "$out" 'Q4 version 1, single_choice, retired'
run bank import "$tmp/own2.jsonl"
run bank show own
check 'the same file does not bring it back' contains "$out" 'Q4 version 1, single_choice, retired'
run bank retire --back Q4
run bank show own
check '--back does' contains "$out" 'Q4 version 1, single_choice, active'

# ---- reports ---------------------------------------------------------------
run bank reports
check 'no problem yet' [ "$out" = 'No problem was reported.' ]
feed 'r The key is =wrong, I think\nA\n\n' exam OWN --practice --items 1 --seed 7
run bank reports own
check 'a report has item and text' contains "$out" ' version 1 (own): The key is =wrong, I think'
run bank reports --format csv -o "$tmp/p.csv"
check 'CSV is written' grep -q '^at,bank,item,identifier,version,exam,sitting,learner,text' "$tmp/p.csv"
check '... with the text in quotes' grep -q '"The key is =wrong, I think"' "$tmp/p.csv"
run bank reports --json
check 'JSON has the schema' contains "$out" '"schema": "proctor.problems/1"'
run bank reports nobody
check 'an unknown bank is named' [ "$status" -eq 1 ]
finish
