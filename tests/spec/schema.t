# schema.t - the JSON Schema takes what the gate takes, by another's validator
. tests/spec/lib.sh

schema=question_banks/certbank-1.1.schema.json
need_validator 'banks and examples by the JSON Schema'

set -- tests/data/all_types.json tests/data/screen_kinds.json
for file in question_banks/*/*.json; do # rules of CE have a schema of their own
	case $file in */credentials/*) ;; *) set -- "$@" "$file" ;; esac
done
validate "$@"
check "all $# banks are as the schema says" all_ok
check 'each was looked at' [ "$(wc -l <"$tmp/said")" -eq $# ]

# the examples of the specification
take_examples question_banks/README.md
validate "$tmp"/example/*-good-*
check 'the good examples are as the schema says' all_ok
# of the rules that are broken, these a schema can see
for rule in R133 R143 R201; do
	for file in "$tmp"/example/*-bad-$rule.json; do
		[ -f "$file" ] || continue
		validate "$file"
		check "the bad example of $rule is not" contains "$out" "bad $file"
	done
done

"$PROCTOR" --data "$data" --now "$NOW" bank new >"$tmp/new.json"
validate "$tmp/new.json"
check 'what bank new writes is' all_ok
run bank import "$tmp/new.json"
run bank export my-bank
printf '%s\n' "$out" >"$tmp/export.jsonl"
validate "$tmp/export.jsonl"
check 'and the lines of an export' all_ok

# One planted fault each: refused, and at its place.
mkdir "$tmp/plant"
plants=0
plant() { # plant NAME WHERE PERL: changes the bank in $b, its first item in $i
	plants=$((plants + 1))
	file=$tmp/plant/$plants.json
	perl -MJSON::PP -0777 -ne '
		my $b = JSON::PP->new->canonical->decode($_);
		my $i = $b->{items}[0];
		'"$3"';
		print JSON::PP->new->canonical->encode($b)' \
		"$tmp/new.json" >"$file"
	printf '%s\n' "bad $file $2 " >"$tmp/plant/$plants.want"
	printf '%s\n' "$1" >"$tmp/plant/$plants.name"
}
plant 'a slip of the pen' items/0 '$i->{stm} = 1'
plant 'a wrong member of an item' items/0 '$i->{sttus} = "draft"'
plant 'a wrong member of an option' items/0/options/1 \
	'$i->{options}[1]{rigth} = JSON::PP::true'
plant 'a wrong member of the document' '' '$b->{itmes} = []'
plant 'a member of another type' items/0 '$i->{answer} = JSON::PP::true'
plant 'a wrong type' items/0/stem '$i->{stem} = 5'
plant 'a wrong word' items/0/status '$i->{status} = "ready"'
plant 'a number out of its range' items/0/difficulty/angoff \
	'$i->{difficulty}{angoff} = 1.5'
plant 'a blank text' items/0/options/0/text '$i->{options}[0]{text} = " "'
plant 'a date that is none' items/0/review_by '$i->{review_by} = "2027-13-01"'
plant 'too few options' items/0/options 'splice @{$i->{options}}, 1'
plant 'a missing stem' items/0 'delete $i->{stem}'
plant 'a missing type' items/0 'delete $i->{type}'
plant 'a missing name' items/0 'delete $i->{identifier}'
plant 'a missing bank' '' 'delete $b->{bank}'
plant 'a uuid in capitals' bank/uuid '$b->{bank}{uuid} = uc $b->{bank}{uuid}'
plant 'an exam without domains' exams/0/domains \
	'$b->{exams}[0]{domains} = []'
plant 'a format that is not read' format_version '$b->{format_version} = "2.0"'
validate "$tmp"/plant/*.json
said=$out
for want in "$tmp"/plant/*.want; do
	check "refused: $(cat "${want%.want}.name")" \
		contains "$said" "$(cat "$want")"
done

# $schema is allowed, so that editors find it.
perl -0pe 's|\{|{"\$schema": "certbank-1.1.schema.json",|' "$tmp/new.json" \
	>"$tmp/named.json"
validate "$tmp/named.json"
check 'a document may name the schema' all_ok
run bank check "$tmp/named.json"
check 'and the gate takes it' [ "$status" -eq 0 ]

# A folder with the schema in it is a folder of banks.
mkdir "$tmp/folder"
cp question_banks/certbank-1.1.schema.json "$tmp/new.json" "$tmp/folder"
run bank check "$tmp/folder"
check 'the schema is not taken for a bank' contains "$out" '1 file, '
finish
