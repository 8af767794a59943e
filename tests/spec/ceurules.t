# ceurules.t - the examples of question_banks/credentials/README.md, given to
# ceu rules --check; the shipped files; the JSON Schema of the format
. tests/spec/lib.sh

folder=question_banks/credentials
spec=$folder/README.md
is_good() { [ "$status" -eq 0 ] && lacks "$out$err" ': error' ': warning'; }
others() { printf '%s\n' "$out$err" | grep -E ' R[0-9]{3} ' | grep -cv " $1 "; }
is_bad() { # and no other rule
	[ "$status" -eq 3 ] && contains "$out$err" " $1 " &&
		[ "$(others "$1")" -eq 0 ]
}

take_examples $spec
check_examples $spec 20 ceu rules --check

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
schema=question_banks/ceurules-1.0.schema.json
need_validator 'rules files and examples by the JSON Schema'

validate $folder/*.json "$tmp"/example/*-good-* tests/data/ceu_rules.json
check 'rules files and good examples are as the schema says' all_ok
# of the rules that are broken, these a schema can see
for rule in R133 R601 R602 R607; do
	for file in "$tmp"/example/*-bad-$rule.json; do
		validate "$file"
		check "the bad example of $rule is not" \
			contains "$out" "bad $file"
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
		contains "$out" "bad $tmp/plant.json $2 "
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
