# lib.sh - the examples of a specification, and a JSON Schema by another's
# validator; source it in place of tests/cli/lib.sh
. tests/cli/lib.sh

# take_examples PAGE: $tmp/example/LINE-good-.json and LINE-bad-RULE.json of
#
# ```json good       no finding, exit 0
# ```json bad R107   this rule is named, exit 3
take_examples() {
	mkdir "$tmp/example"
	awk -v dir="$tmp/example" '
		/^```json (good|bad)/ {
			name = sprintf("%s/%04d-%s-%s.json", dir, NR, $2, $3)
			inside = 1
			next
		}
		/^```/ { inside = 0 }
		inside { print >name }
	' "$1"
}
try() { # try FILE COMMAND...: gives it the file through standard input
	file=$1
	shift
	"$PROCTOR" --data "$data" --now "$NOW" "$@" - \
		<"$file" >"$tmp/out" 2>"$tmp/err"
	status=$?
	out=$(cat "$tmp/out") err=$(cat "$tmp/err")
}
# check_examples PAGE LEAST COMMAND...: is_good and is_bad RULE look at what
# the command says of each; there are more than LEAST, and every fence says
# which it is, so that none is left out by a slip.
check_examples() {
	page=$1 least=$2 examples=0
	shift 2
	for example in "$tmp"/example/*; do
		[ -f "$example" ] || continue
		examples=$((examples + 1))
		name=${example##*/}
		line=${name%%-*} rule=${name##*-}
		rule=${rule%.json}
		try "$example" "$@"
		case $name in
		*-good-*) check "the good example of line $line has no finding" \
			is_good ;;
		*) check "the bad example of line $line breaks $rule" \
			is_bad "$rule" ;;
		esac
	done
	check 'there are examples' [ "$examples" -gt "$least" ]
	check 'no example is left unmarked' \
		[ "$(grep -c '^```json$' "$page")" -eq 0 ]
}

# need_validator WHAT: skips the rest as WHAT where there is none
need_validator() {
	for python in python3 /usr/bin/python3; do
		"$python" -W ignore \
			-c 'from jsonschema import Draft202012Validator' \
			2>/dev/null && return
	done
	skip "$1" 'no python3-jsonschema'
	finish
}
# validate FILE...: in $out "ok FILE" or "bad FILE WHERE WHAT" for each, by
# $schema; a file of lines is taken line by line
cat >"$tmp/validate.py" <<'END'
import json
import sys

from jsonschema import Draft202012Validator

with open(sys.argv[1]) as f:
    schema = json.load(f)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)


def records(text):
    try:
        return [json.loads(text)]
    except ValueError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]


for name in open(sys.argv[2]).read().split("\n"):
    if not name:
        continue
    with open(name, encoding="utf-8") as f:
        found = [e for r in records(f.read()) for e in validator.iter_errors(r)]
    if found:
        where = "/".join(str(p) for p in found[0].absolute_path)
        print("bad", name, where, found[0].message[:200].replace("\n", " "))
    else:
        print("ok", name)
END
validate() {
	printf '%s\n' "$@" >"$tmp/list"
	"$python" -W ignore "$tmp/validate.py" "$schema" "$tmp/list" \
		>"$tmp/said" 2>&1
	status=$?
	out=$(cat "$tmp/said") err=
}
all_ok() { [ "$status" -eq 0 ] && ! grep -v '^ok ' "$tmp/said"; }
