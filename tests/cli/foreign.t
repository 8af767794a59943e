# foreign.t - tables and Aiken files through the converter
. tests/cli/lib.sh
export PROCTOR_SHARE="$PWD"
convert=${PROCTOR}-convert

# the sandbox; a pipe, since no file may grow
if [ "${MODE:-}" = asan ] || [ "${MODE:-}" = cover ]; then
	skip 'the sandbox holds' 'not with sanitizers or coverage'
else
	out=$("$convert" --self-test | cat) status=0
	case $out in
	*SKIP*) skip 'the sandbox holds' 'no filter on this system' ;;
	*)
		check 'the sandbox closes' contains "$out" 'ok 1 - '
		check 'no file is opened inside' contains "$out" 'ok 2 - no file'
		check 'no socket is made inside' contains "$out" \
			'ok 3 - no socket'
		check 'no program is run, no memory is without end' lacks \
			"$out" 'not ok'
		;;
	esac
fi

cat >"$tmp/my quiz.csv" <<'END'
question;A;B;C;key;domain;explanation;colour
One?;x;y;z;B;D1;So.;red
Two?;x;y;z;AC;DATA CONTENT, STRUCTURE, AND INFORMATION GOVERNANCE;So.;
Three?;True;False;;A;Alchemy;;
END
run bank check --exam RHIT "$tmp/my quiz.csv"
check 'a table is checked' [ "$status" -eq 0 ]
check 'what it was read as is said' contains "$out" \
	'quiz.csv: notice R510: read as a table with semicolons in UTF-8.' \
	'R514: the keys are read as letters; 3 of 3 rows fit.' \
	'quiz.csv:1:1: notice R512: not read from the table: colour.'
check 'an unknown domain is told where it stands' contains "$out" \
	'quiz.csv:4:22: warning R516: no domain or task is called "Alchemy": 1 item'
check 'an item without a rationale is told in its row' contains "$out" \
	'quiz.csv:4:1: notice R217 item q'
run bank import --exam rhit "$tmp/my quiz.csv"
check 'it is stored' contains "$out" 'Items: 3 new.' 'Stored.'
run bank list
check 'the bank is named by its file' contains "$out" 'my-quiz: my quiz'
run bank show my-quiz --json
check 'types and domains are there' contains "$out" \
	'"type": "multiple_response"' '"type": "true_false"' '"domain": "D1"'
id=$(printf '%s\n' "$out" | sed -n 's/.*"identifier": "\(q[0-9a-f]*\)".*/\1/p' |
	head -1)
run bank export my-quiz
check 'where each came from is kept' contains "$out" \
	'"urn:proctor:source":{"format":"csv","line":2}'
run bank import --exam RHIT "$tmp/my quiz.csv"
check 'the same file again is all the same' contains "$out" \
	'Items: 3 the same.'
{
	sed -n 1p "$tmp/my quiz.csv"
	sed -n 4p "$tmp/my quiz.csv"
	sed -n 2,3p "$tmp/my quiz.csv"
} >"$tmp/order.csv"
run bank import --bank my-quiz --exam RHIT "$tmp/order.csv"
check 'another order of rows makes no new items' lacks "$out" ' new,' ' new.'
check 'and no new revisions' lacks "$out" revised 'conflict'
check 'of the same bank, whose title stays' lacks "$err" R317

printf 'stem,a,b,key\nOne?,x,y,A\nTwo?,x,y,E\n' >"$tmp/bad.csv"
run bank import "$tmp/bad.csv"
check 'one refused row stores nothing' [ "$status" -eq 1 ]
check 'the row is named with its column' contains "$err" \
	'bad.csv:3:10: error R537 key: the key "E" is none of the options. A letter of the options, A to B.' \
	'1 of 2 records were refused'
run bank import --keep-going --bank bad "$tmp/bad.csv"
check 'with --keep-going the rest is stored' [ "$status" -eq 3 ]
check 'and counted' contains "$out" '1 file, 0 exams, 0 cases, 2 items.' \
	'Items: 1 new, 1 refused.'

printf 'One?\nA) x\nB) y\nANSWER: b\n' >"$tmp/aiken.txt"
feed 'One?\nA) x\nB) y\nANSWER: b\n' bank import --bank std -
check 'Aiken from standard input' contains "$out" 'Items: 1 new.'
feed 'One?\nA) x\nB) y\nANSWER: b\n' bank import -
check 'which needs the name of a bank' [ "$status" -eq 1 ]
check 'and says so' contains "$err" 'say --bank ID'
run bank import --bank '1 2' "$tmp/aiken.txt"
check 'a name that is none is refused' contains "$err" '--bank takes an identifier'
run bank check --exam NONE "$tmp/aiken.txt"
check 'an exam that is not there is refused' contains "$err" \
	'There is no exam "NONE"'
run bank check --key two "$tmp/bad.csv"
check 'a key form that is none is a wrong use' [ "$status" -eq 2 ]
printf 'stem,a,b,c,key\nOne?,x,y,z,1\n' >"$tmp/one.csv"
run bank check "$tmp/one.csv"
check 'a key that can be read in two ways is refused' [ "$status" -eq 3 ]
check 'and asked for' contains "$out" 'fatal R506' '--key letters, one, zero or text'
run bank import "$tmp/one.csv"
check 'nothing is stored of it' [ "$status" -eq 1 ]
run bank check --key one "$tmp/one.csv"
check '--key settles it' [ "$status" -eq 0 ]
printf 'Frage,1.,2.,Loesung\nOne?,x,y,A\n' >"$tmp/map.csv"
run bank check --map 'stem=Frage,a=1.,b=2.,key=Loesung' "$tmp/map.csv"
check '--map names the columns' [ "$status" -eq 0 ]
printf 'O\001ne?\nA) x\303\nB) y\nANSWER: A\n' >"$tmp/odd.txt"
run bank check --json "$tmp/odd.txt"
check 'findings as JSON' contains "$out" '"rule": "R517"' '"rule": "R504"' \
	'"line": 1'
printf '  {"not": "certbank"}' >"$tmp/x.csv"
run bank check "$tmp/x.csv"
check 'what begins as JSON goes to the reader, whatever its name' \
	contains "$out" 'fatal R121'

# the example of the specification
awk '/^## /{ on = /^## From a spreadsheet/ } on && /^```$/{ exit }
	p { print } on && /^```text/{ p = 1 }' question_banks/README.md >"$tmp/spec.csv"
run bank import --exam RHIT "$tmp/spec.csv"
check 'the example of the specification is taken in' contains "$out" \
	'Items: 3 new.' ' 0 errors, 0 warnings'
run bank show Q-2
check 'with the number that its stem asks for' contains "$out" 'Select two'

# a converter that is not there
mkdir -p "$tmp/bin"
cp "$PROCTOR" "$tmp/bin/proctor"
out=$("$tmp/bin/proctor" --data "$data" --now "$NOW" bank import "$tmp/aiken.txt" \
	2>&1) && status=0 || status=$?
if [ -x /usr/local/libexec/proctor/proctor-convert ]; then
	skip 'a missing converter is said' 'one is installed'
else
	check 'a missing converter is said' contains "$out" \
		'is no certbank file, and the converter for other files is not where it belongs'
	check 'and is exit code 1' [ "$status" -eq 1 ]
fi

# the corpus: counts by type and refusals, as others counted them
corpus=${PROCTOR_TEST_DATA:-../shared/data}/interop
number() { # number NAME: a count of the JSON in $out
	printf '%s\n' "$out" | sed -n "s/.*\"$1\": \([0-9]*\),*\$/\1/p" | tail -1
}
counts_are() { # counts_are FILE: what expected.tsv says of it
	expected=$(awk -F'\t' -v f="$1" '
		$1 == f { n[$3] += $4 }
		END { print n["single"] + n["tf"], n["multi"] + 0, n["ERROR"] + 0,
			n["FATAL"] + 0 }' "$corpus/expected.tsv")
	fatal=0
	contains "$out" '"severity": "fatal"' && fatal=1
	found="$(($(number single_choice) + $(number true_false)))"
	found="$found $(number multiple_response) $(number refused) $fatal"
	[ "$expected" = "$found" ] || {
		echo "# expected $expected, found $found"
		return 1
	}
}
if [ -f "$corpus/expected.tsv" ]; then
	for file in "$corpus"/csv/* "$corpus"/aiken/* "$corpus"/other/*; do
		run bank check --json "$file"
		name=${file#"$corpus"/}
		check "$name has the items it should" counts_are "$name"
	done
else
	skip 'the corpus' 'no test data'
fi
finish
