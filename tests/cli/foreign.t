# foreign.t - tables and Aiken files through the converter
. tests/cli/lib.sh
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

# a changed table: what changed is the next version
printf 'id,stem,a,b,c,key,domain,why\nT-1,A turn?,x,y,z,B,D1,So.\nT-2,Two?,x,y,z,A,D1,So.\n' \
	>"$tmp/turn.csv"
run bank import --exam RHIT "$tmp/turn.csv"
check 'a table with ids is new at first' contains "$out" 'Items: 2 new.'
sed 's/^T-1,A turn?,x,y,z/T-1,A turn?,x,y,changed/' "$tmp/turn.csv" >"$tmp/t"
cp "$tmp/t" "$tmp/turn.csv"
run bank import --exam RHIT "$tmp/turn.csv"
check 'a changed option is a revision' contains "$out" \
	'Items: 1 revised, 1 the same.' ' 0 errors, 0 warnings' 'Stored.'
check 'of which no conflict is told' lacks "$out$err" R309 conflict
sed 's/^\(T-1,.*\),B,D1/\1,C,D1/' "$tmp/turn.csv" >"$tmp/t"
cp "$tmp/t" "$tmp/turn.csv"
run bank import --exam RHIT "$tmp/turn.csv"
check 'so is a changed key' contains "$out" 'Items: 1 revised, 1 the same.'
run bank import --exam RHIT "$tmp/turn.csv"
check 'the same file again is the same' contains "$out" 'Items: 2 the same.'
run bank show T-1 --json
check 'it is version 3, with option and key' contains "$out" \
	'"version": 3' '"text": "changed"'
sed 's/changed/z/; s/,C,D1/,B,D1/' "$tmp/turn.csv" >"$tmp/back.csv"
run bank import --exam RHIT --bank turn --on-conflict ours "$tmp/back.csv"
check '--on-conflict ours keeps what is here' lacks "$out" revised
run bank import --exam RHIT --bank turn "$tmp/back.csv"
check 'a table as it was first is the next version too' contains "$out" \
	'Items: 1 revised, 1 the same.'
run bank show T-1 --json
check 'version 4' contains "$out" '"version": 4'
printf 'stem,a,b,c,key,domain,why\nOf no id?,x,y,z,B,D1,So.\n' >"$tmp/noid.csv"
run bank import --exam RHIT "$tmp/noid.csv"
sed 's/,B,D1/,C,D1/' "$tmp/noid.csv" >"$tmp/t"
cp "$tmp/t" "$tmp/noid.csv"
run bank import --exam RHIT "$tmp/noid.csv"
check 'without an id a changed key is a revision' contains "$out" \
	'Items: 1 revised.'
run bank import --exam RHIT "$tmp/noid.csv"
check 'and then the same' contains "$out" 'Items: 1 the same.'
sed 's/,z,C/,w,C/' "$tmp/noid.csv" >"$tmp/t"
cp "$tmp/t" "$tmp/noid.csv"
run bank import --exam RHIT "$tmp/noid.csv"
check 'a changed option is another question there' contains "$out" \
	'Items: 1 new, 1 here but not in the file.' 'Stored.'

# a domain for all
printf 'Not drawn?\nA) x\nB) y\nANSWER: b\n' >"$tmp/own.txt"
run bank check --exam RHIT "$tmp/own.txt"
check 'an item without a domain is told what gives it one' contains "$out" \
	'warning R218' \
	'Say --exam EXAM --domain D, or give the table a column "domain".'
run bank check --domain D2 "$tmp/own.txt"
check '--domain without an exam asks for it' contains "$out$err" \
	'--domain needs --exam EXAM' 'RHIT'
check 'and is refused' [ "$status" -eq 1 ]
run bank check --exam RHIT --domain D99 "$tmp/own.txt"
check 'a domain that is not there is refused by name' contains "$out$err" \
	'RHIT has no domain "D99"; --domain names one of D1, D2'
run bank import --exam RHIT --domain d2 "$tmp/own.txt"
check 'Aiken with --domain is taken in' contains "$out" 'Items: 1 new.'
check 'and can be drawn' lacks "$err" R218
run bank show own --json
check 'from that domain' contains "$out" '"domain": "D2"'
printf 'id,stem,a,b,key,domain\nO-1,Own?,x,y,A,D3\nO-2,None?,x,y,A,\n' \
	>"$tmp/some.csv"
run bank import --exam RHIT --domain D2 "$tmp/some.csv"
run bank export some
check 'a domain of its own comes first' contains "$out" \
	'"domain":"D3"' '"domain":"D2"'

# keys and stems that disagree
printf '%s\n' 'id,stem,a,b,c,key' 'S-1,Even numbers? Select two.,2,3,4,A' \
	'S-2,(Choose 3) Odd?,1,3,4,A' 'S-3,Which two-letter code is it?,a,b,c,A' \
	'S-4,Who may select two of them?,x,y,z,A' 'S-5,Select one.,x,y,z,A' \
	>"$tmp/select.csv"
run bank check "$tmp/select.csv"
check 'one key where the stem asks for two is refused' contains "$out" \
	'select.csv:2:37: error R542 item S-1 key: the stem asks for 2 options, the key has 1 option.' \
	'select.csv:3:27: error R542 item S-2 key: the stem asks for 3 options'
check 'what only sounds so is not' lacks "$out" 'R542 item S-3' \
	'R542 item S-4' 'R542 item S-5'

# the day a source was looked at
printf '%s\n' 'id,stem,a,b,key,source,as_of' \
	'A-1,Day one?,x,y,A,"45 CFR 164.526, as of 2026-11-21",' \
	'A-2,Two?,x,y,A,45 CFR 164.528 (checked 2026-11-20).,' \
	'A-3,Three?,x,y,A,Rule,2026-11-19' \
	'A-4,Four?,x,y,A,Final rule 2024-08-16,' \
	'A-5,Five?,x,y,A,Rule,11/21/2026' 'A-6,Six?,x,y,A,,2026-11-21' \
	'A-7,Seven?,x,y,A,"Rule, as of 2026-02-30",' >"$tmp/days.csv"
run bank import --exam RHIT --domain D1 "$tmp/days.csv"
check 'a day that is none, and one without a source, are told' contains \
	"$err" 'days.csv:6:22: warning R521 item A-5 authority: the day "11/21/2026", which is none, was left out. Write a day as 2026-11-21.' \
	'R521 item A-6 authority: the day "2026-11-21", which has no source, was left out.'
run bank export days
check 'days of cell and column are as_of' contains "$out" \
	'"authority":[{"source":"45 CFR 164.526","as_of":"2026-11-21"}]' \
	'[{"source":"45 CFR 164.528","as_of":"2026-11-20"}]' \
	'[{"source":"Rule","as_of":"2026-11-19"}]'
check 'a day of the name stays' contains "$out" \
	'[{"source":"Final rule 2024-08-16"}]' \
	'[{"source":"Rule, as of 2026-02-30"}]'
run bank lint days --rule R422
check 'so that lint finds the authority dated' lacks "$out" 'A-1' 'A-2' 'A-3'
check 'and only then' contains "$out" 'A-4'

# no rows, and identifiers that are none
printf 'id,stem,a,b,key\n' >"$tmp/empty.csv"
run bank import "$tmp/empty.csv"
check 'a table without rows is refused' [ "$status" -eq 1 ]
check 'in a sentence' contains "$err" \
	'fatal R508: the table has headings and no row below them. Write one question a row.'
run bank list
check 'and makes no bank' lacks "$out" 'empty:'
printf 'id,stem,a,b,key\n17,Number?,x,y,A\n' >"$tmp/number.csv"
run bank import --exam RHIT --domain D1 "$tmp/number.csv"
check 'a finding names the id of the row' contains "$err" \
	'number.csv:2:1: notice R217 item 17:'
run bank show _17
check 'a number begins with _ here' [ "$status" -eq 0 ]

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

# 199 rows in less than a field's longest, one with a mark that is never closed
awk 'BEGIN {
	print "stem,a,b,key"
	for (i = 2; i <= 200; i++)
		print (i == 6 ? "\"" : "") "Row " i "?,x,y,A"
}' >"$tmp/open.csv"
run bank import --keep-going --bank open "$tmp/open.csv"
check 'an open quotation mark is told in its row' contains "$err" \
	'open.csv:6:1: error R531: this quotation mark is never closed'
check '... and how far it reaches' contains "$err" 'up to line 200, is inside it'
check 'what is before it comes in' contains "$out" 'Items: 4 new, 1 refused.'

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

# started by a program that ignores the ends of its children
if env --ignore-signal=CHLD true 2>/dev/null; then
	out=$(env --ignore-signal=CHLD "$PROCTOR" --data "$data" --now "$NOW" \
		bank check "$tmp/aiken.txt" 2>&1) && status=0 || status=$?
	check 'an ignored SIGCHLD that is inherited does no harm' \
		contains "$out" '1 item.' 'Items: 1 '
	check 'and the check ends well' [ "$status" -eq 0 ]
else
	skip 'an ignored SIGCHLD' 'env has no --ignore-signal'
fi

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
