# ceurules.t - the examples of question_banks/credentials/README.md, given to
# ceu rules --check; the shipped files; the JSON Schema of the format
#
# ```json good       no finding, exit 0
# ```json bad R606   this rule alone is named, exit 3
. tests/cli/lib.sh

folder=question_banks/credentials
spec=$folder/README.md
mkdir "$tmp/example"
awk -v dir="$tmp/example" '
	/^```json (good|bad)/ {
		name = sprintf("%s/%04d-%s-%s.json", dir, NR, $2, $3)
		inside = 1
		next
	}
	/^```/ { inside = 0 }
	inside { print >name }
' $spec

try() { # try FILE: checks it through standard input
	"$PROCTOR" --data "$data" --now "$NOW" ceu rules --check - \
		<"$1" >"$tmp/out" 2>"$tmp/err"
	status=$?
	out=$(cat "$tmp/out") err=$(cat "$tmp/err")
}
is_good() { [ "$status" -eq 0 ] && lacks "$out$err" ': error' ': warning'; }
others() { printf '%s\n' "$out$err" | grep -E ' R[0-9]{3} ' | grep -cv " $1 "; }
is_bad() {
	[ "$status" -eq 3 ] && contains "$out$err" " $1 " &&
		[ "$(others "$1")" -eq 0 ]
}

examples=0
for file in "$tmp"/example/*; do
	[ -f "$file" ] || continue
	examples=$((examples + 1))
	name=${file##*/}
	line=${name%%-*}
	rule=${name##*-}
	rule=${rule%.json}
	try "$file"
	case $name in
	*-good-*) check "the good example of line $line has no finding" is_good ;;
	*) check "the bad example of line $line breaks $rule alone" is_bad "$rule" ;;
	esac
done
check 'there are examples' [ "$examples" -gt 20 ]
plain=$(grep -c '^```json$' $spec)
check 'no example is left unmarked' [ "$plain" -eq 0 ]

for file in $folder/*.json; do
	run ceu rules --check "$file"
	check "$file is sound" [ "$status" -eq 0 ]
	check "$file is listed" grep -q "^| \`${file##*/}\`" $spec
done
run bank check "$folder"
check 'rules are not taken for banks' contains "$err" 'holds no bank'
run bank check $folder/ahima.json
check 'a rules file by its name says what it is' contains "$err" \
	'rules of continuing education, not a bank' 'ceu rules --check'

# ---- the JSON Schema, by another's validator ---------------------------------
python=
for p in python3 /usr/bin/python3; do
	"$p" -W ignore -c 'from jsonschema import Draft202012Validator' \
		2>/dev/null && python=$p && break
done
if [ -z "$python" ]; then
	skip 'rules files and examples by the JSON Schema' \
		'no python3-jsonschema'
	finish
fi
cat >"$tmp/validate.py" <<'END'
import json
import sys

from jsonschema import Draft202012Validator

with open("question_banks/ceurules-1.0.schema.json") as f:
    schema = json.load(f)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as f:
        text = f.read()
    errors = list(validator.iter_errors(json.loads(text)))
    print("bad" if errors else "ok", name, *[
        "/".join(str(p) for p in e.absolute_path) for e in errors[:1]])
END
validate() {
	"$python" -W ignore "$tmp/validate.py" "$@" >"$tmp/said" 2>&1
	status=$?
}
all_ok() { [ "$status" -eq 0 ] && ! grep -v '^ok ' "$tmp/said"; }

validate $folder/*.json "$tmp"/example/*-good-* tests/data/ceu_rules.json
check 'rules files and good examples are as the schema says' all_ok
# of the rules that are broken, these a schema can see
for rule in R133 R601 R602 R607; do
	for file in "$tmp"/example/*-bad-$rule.json; do
		validate "$file"
		check "the bad example of $rule is not" \
			grep -q "^bad $file" "$tmp/said"
	done
done

plants=0
plant() { # plant NAME WHERE PERL: changes the file in $f, its first rule in $r
	plants=$((plants + 1))
	perl -MJSON::PP -0777 -ne '
		my $f = JSON::PP->new->decode($_);
		my $r = $f->{rules}[0];
		'"$3"';
		print JSON::PP->new->canonical->encode($f)' \
		tests/data/ceu_rules.json >"$tmp/plant.json"
	validate "$tmp/plant.json"
	check "the schema refuses $1" \
		grep -qx "bad $tmp/plant.json $2" "$tmp/said"
	run ceu rules --check "$tmp/plant.json"
	check 'and so does the gate' [ "$status" -eq 3 ]
}
plant 'a slip of the pen' rules/0 '$r->{unitz} = 1'
plant 'a member of another kind' rules/0 '$r->{months} = 1'
plant 'a kind that is none' rules/0/kind '$r->{kind} = "totals"'
plant 'a figure below its range' rules/0/units '$r->{units} = 0'
plant 'a figure as text' rules/0/units '$r->{units} = "20"'
plant 'a day that is none' rules/5/from '$f->{rules}[5]{from} = "2025-13-01"'
plant 'an age that is none' references/0/as_of \
	'$f->{references}[0]{as_of} = "soon"'
plant 'a rule without words' rules/0 'delete $r->{says}'
plant 'no credentials' credentials '$f->{credentials} = []'
plant 'a field that is none' rules/16/fields/0 \
	'$f->{rules}[16]{fields}[0] = "reported"'
finish
