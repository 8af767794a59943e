# preview.t - "proctor bank preview": shown as in an exam, nothing kept
. tests/cli/lib.sh
export TMPDIR="$tmp/scratch"
mkdir "$TMPDIR"
gone() { [ -z "$(ls -A "$TMPDIR")" ]; }
kinds=$PWD/tests/data/all_types.json

feed 'b\ns\nn\nend\n' bank preview tests/data/all_types.json
check 'a file is shown as a practice' [ "$status" -eq 0 ]
check 'in the order of the file' contains "$out" 'Item 1 of 7.' \
	'Case: A case.' 'The body of the case.' 'Which is the first letter?' \
	'A. Alpha' 'B selected.' 'Wrong. The key is A.' 'Item 2 of 7.' \
	'Which two are even?'
check 'at its end it is said that nothing was kept' contains "$out" \
	'The preview has ended; nothing was kept.'
check 'and nothing else' lacks "$out" resume Report 'exam --'
check 'the scratch folder is gone' gone
check 'no data folder was made' [ ! -e "$data" ]
feed 'q\n' bank preview "$kinds"
check 'q leaves at once' contains "$out" 'Item 1 of 7.' 'The preview has ended'
run bank preview "$kinds"
check 'the end of input too' contains "$out" 'The preview has ended'
check 'and says nothing of a sitting that waits' lacks "$out$err" resume
check 'the scratch folder is gone then too' gone

run bank preview --key "$kinds"
check '--key prints all with key and reasons' contains "$out" \
	'Item 1 of 7: T1, single_choice.' 'Case: A case.' 'A. (key) Alpha' \
	'Not B: It is the second.' 'Item 7 of 7: T7, ordering.' \
	'Key: plan do act'
check 'every kind of item is there' contains "$out" T2, T3, T4, T5, T6,
"$PROCTOR" --data "$data" --now "$NOW" bank new >"$tmp/new.json"
run bank preview "$tmp/new.json" "$kinds" "$tmp/new.json"
check 'several files, each item once' contains "$out" 'Item 1 of 9.' prime
feed "$(cat "$tmp/new.json")" bank preview -
check 'standard input is printed' contains "$out" 'Item 2 of 2: MY-002' \
	'B. (key) 7'
check 'asking nothing' lacks "$out" 'Answer, or'

cat >"$tmp/quiz.csv" <<'END'
question,a,b,key,explanation
One?,x,y,B,So.
Two?,x,,A,Only one option.
END
run bank preview "$tmp/quiz.csv"
check 'a table is shown' contains "$out" 'Item 1 of 1.' 'One?' 'B. y'
check 'what is refused is counted' contains "$err" \
	'1 item is refused and not shown; proctor bank check names the faults'
printf 'One?\nA) x\nB) y\nANSWER: b\n' >"$tmp/aiken.txt"
run bank preview "$tmp/aiken.txt"
check 'Aiken too' contains "$out" 'Item 1 of 1.' 'A. x'
mkdir "$tmp/empty"
run bank preview "$tmp/empty"
check 'nothing to show is a failure' [ "$status" -eq 1 ]
check 'that says so' contains "$err" 'There is no item to show.'
echo '{"format":"other"}' >"$tmp/other.json"
run bank preview "$tmp/other.json"
check 'a file that is no bank is refused' [ "$status" -eq 1 ]
check 'and bank check recommended' contains "$err" 'bank check'
check 'the scratch folder is gone after failures' gone

TMPDIR=$tmp/none run bank preview "$kinds"
check 'without a place for it that is said' contains "$err" \
	'TMPDIR can name another place'

# of the data folder
run bank import "$tmp/new.json"
run bank preview question_banks/rhit/d1-data-content.json
check 'of many items the first 50 are shown' contains "$out" 'Item 1 of 50.'
check 'and the others counted' contains "$err" 'the first 50 items are shown'
feed 'a\nn\nend\n' bank preview MY-002 RHIT-D1-001
check 'items of the data folder, by identifier' contains "$out" \
	'Item 1 of 2.' 'Which of these numbers are even?' 'Item 2 of 2.'
uuid=$("$PROCTOR" --data "$data" --now "$NOW" bank show MY-001 --json |
	sed -n 's/.*"uuid": "\(.*\)".*/\1/p')
run bank preview "$uuid"
check 'and by uuid' contains "$out" 'Item 1 of 1.' 'prime number'
run bank preview NOSUCH-1
check 'what is neither file nor item is refused' [ "$status" -eq 1 ]
check 'by its name' contains "$err" 'no file, folder or item "NOSUCH-1"'
run bank retire MY-001 --reason 'not used'
run bank preview MY-001
check 'a retired item is shown as well' contains "$out" 'Item 1 of 1.'

# nothing counts
run bank export my-bank
printf '%s\n' "$out" >"$tmp/before"
feed 'a\nend\n' bank preview MY-002
run bank export my-bank
printf '%s\n' "$out" >"$tmp/after"
check 'the bank is as before' same "$tmp/before" "$tmp/after"
run --json
check 'no sitting was stored' contains "$out" '"paused": []' '"past": []'
seen=$(sqlite3 "$data/proctor.db" \
	'SELECT (SELECT count(*) FROM seen) + (SELECT count(*) FROM sitting)')
check 'nothing counts as seen' [ "$seen" = 0 ]
check 'the exam PREVIEW is not in the data folder' [ "$(sqlite3 \
	"$data/proctor.db" "SELECT count(*) FROM exam_rev
	WHERE identifier = 'PREVIEW'")" = 0 ]

# while another process has the folder
mkfifo "$tmp/hold"
"$PROCTOR" --data "$data" --now "$NOW" --plain exam RHIT --practice \
	<"$tmp/hold" >"$tmp/holder" 2>&1 &
holder=$!
exec 9>"$tmp/hold"
echo '?' >&9
while ! grep -q 'Item 1' "$tmp/holder"; do :; done
run bank preview "$kinds"
check 'a file is shown while the data folder is in use' contains "$out" \
	'Item 1 of 7.'
exec 9>&-
wait "$holder"

# a signal
mkfifo "$tmp/slow"
"$PROCTOR" --data "$data" --now "$NOW" bank preview "$kinds" <"$tmp/slow" \
	>"$tmp/shown" 2>&1 &
pid=$!
exec 9>"$tmp/slow"
while ! grep -q 'Item 1' "$tmp/shown"; do :; done
kill -TERM "$pid"
wait "$pid"
status=$?
exec 9>&-
check 'after a signal the scratch folder is gone' gone
check 'and the exit code says so' [ "$status" -eq 130 ]
finish
