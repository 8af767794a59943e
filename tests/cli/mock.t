# mock.t - a whole mock exam by script gives the same bytes twice
. tests/cli/lib.sh

script() {
	echo BEGIN
	i=0
	while [ $i -lt 150 ]; do
		i=$((i + 1))
		case $((i % 5)) in
		0) printf 'm\na\n' ;;
		1) printf 'b\n' ;;
		2) printf '@ +75s\nc\n' ;;
		3) printf 'x a\nd\n' ;;
		4) printf '\n' ;;
		esac
	done
	printf 'p\nb\nend\nEND\n\n'
}
script >"$tmp/script"
sit() { # sit DIR
	"$PROCTOR" --data "$tmp/$1" --now "$NOW" --seed 7 exam RHIT \
		<"$tmp/script" >"$tmp/$1.out" 2>"$tmp/$1.err"
	status=$?
	out=$(cat "$tmp/$1.out") err=$(cat "$tmp/$1.err")
}
sit one
check 'the exam is sat to its end' [ "$status" -eq 0 ]
check 'nothing on standard error' [ -z "$err" ]
check 'all items were displayed' contains "$out" 'Item 1 of 150.' \
	'Item 150 of 150.'
check 'it ends with the report' contains "$out" 'Score report' \
	'Practice score ' 'likely range' 'the passing line is 300'
sit two
check 'the same bytes again' same "$tmp/one.out" "$tmp/two.out"
for format in text json csv html; do
	for dir in one two; do
		"$PROCTOR" --data "$tmp/$dir" --now "$NOW" report \
			--format "$format" >"$tmp/$dir.$format"
	done
	check "and the same $format report" \
		same "$tmp/one.$format" "$tmp/two.$format"
done
rows=$(grep -c '"role": ' "$tmp/one.json")
scored=$(grep -c '"role": "scored"' "$tmp/one.json")
check 'the JSON report has 150 responses' [ "$rows" -eq 150 ]
check 'of which 130 are scored' [ "$scored" -eq 130 ]
items=$(sed -n 's/.*"item": "\([^"]*\)".*/\1/p' "$tmp/one.json" | sort -u |
	wc -l)
check 'no item twice' [ "$items" -eq 150 ]
rows=$(wc -l <"$tmp/one.csv")
check 'the CSV report has a row a response and a header' [ "$rows" -eq 151 ]
"$PROCTOR" --data "$tmp/three" --now "$NOW" --seed 8 exam RHIT \
	<"$tmp/script" >"$tmp/three.out"
check 'another seed gives another exam' \
	test "$(cmp -s "$tmp/one.out" "$tmp/three.out"; echo $?)" -eq 1
data=$tmp/one
run db check
check 'the file is sound afterwards' [ "$status" -eq 0 ]
finish
