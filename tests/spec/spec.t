# spec.t - the examples of question_banks/README.md, given to bank check
#
# ```json good       no finding, exit 0
# ```json bad R107   this rule is named, exit 3
. tests/cli/lib.sh

spec=question_banks/README.md
mkdir "$tmp/example"
awk -v dir="$tmp/example" '
	/^```json (good|bad)/ {
		name = sprintf("%s/%03d-%s-%s", dir, NR, $2, $3)
		inside = 1
		next
	}
	/^```/ { inside = 0 }
	inside { print >name }
' $spec

try() { # try FILE: checks it through standard input
	"$PROCTOR" --data "$data" --now "$NOW" bank check - \
		<"$1" >"$tmp/out" 2>"$tmp/err"
	status=$?
	out=$(cat "$tmp/out") err=$(cat "$tmp/err")
}
is_good() { [ "$status" -eq 0 ] && lacks "$out$err" ': error' 'R1' 'R2'; }
is_bad() { [ "$status" -eq 3 ] && contains "$out$err" "$1"; }

examples=0
for file in "$tmp"/example/*; do
	[ -f "$file" ] || continue
	examples=$((examples + 1))
	name=${file##*/}
	line=${name%%-*}
	rule=${name##*-}
	try "$file"
	case $name in
	*-good-*) check "the good example of line $line has no finding" is_good ;;
	*) check "the bad example of line $line breaks $rule" is_bad "$rule" ;;
	esac
done
check 'there are examples' [ "$examples" -gt 15 ]

# Every fence says which it is, so that none is left out by a slip.
plain=$(grep -c '^```json$' $spec)
check 'no example is left unmarked' [ "$plain" -eq 0 ]
finish
