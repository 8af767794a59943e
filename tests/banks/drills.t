# drills.t - what the packs of coding drills must hold
#
# A guideline topic is a row of the table in drills.pl: the sections of the
# ICD-10-CM Official Guidelines that it is about. An item meets a topic when
# its authority cites one of these sections. Each topic must be met by two
# items or more.
. tests/cli/lib.sh

drills=question_banks/drills
look() { # look FILE...: facts into $tmp/facts
	perl tests/banks/drills.pl "$@" >"$tmp/facts" 2>"$tmp/err" ||
		echo 'fault drills.pl does not run' >>"$tmp/facts"
}
count() { # count NAME: items of this sort
	sed -n "s/^count $1 \([0-9]*\)\$/\1/p" "$tmp/facts" | head -n 1 |
		grep . || echo 0
}
no_fault() { ! grep -q '^fault' "$tmp/facts"; }
faulty() { grep -q "^fault .*$1" "$tmp/facts"; }

look $drills/*.json
check 'nothing is missing, nothing is there that must not be' \
	no_fault
grep '^fault' "$tmp/facts" | sed 's/^/# /'

outside=$(count assign.outpatient) inside=$(count assign.inpatient)
check '120 ICD-10-CM scenarios or more' [ $((outside + inside)) -ge 120 ]
check '... half of them outpatient, half inpatient' \
	[ "$outside" -ge 60 -a "$inside" -ge 60 ]
check '50 ICD-10-PCS' [ "$(count assign.procedure)" -ge 50 ]
check '40 HCPCS' [ "$(count assign.supply)" -ge 40 ]
check '... with modifiers' [ "$(count 'hcpcs with modifiers')" -ge 10 ]
check '... and with units' [ "$(count 'hcpcs with units')" -ge 20 ]
check '20 on present on admission' \
	[ $(($(count poa.indicator) + $(count poa.exempt))) -ge 20 ]
check '... and POA in codes that are entered' \
	[ "$(count 'code_entry with poa')" -ge 20 ]
check '20 charts' \
	[ $(($(count chart.outpatient) + $(count chart.inpatient))) -ge 20 ]
check '... each with its record' [ "$(count cases)" -ge 20 ]
cpt=$(count 'all drills-cpt')
check 'CPT: 25 at most, and some' [ "$cpt" -le 25 -a "$cpt" -ge 1 ]

check 'the table of topics has its 45 rows' \
	[ "$(grep -c '^topic ' "$tmp/facts")" -eq 45 ]
sed -n 's/^topic \(.*\) \([0-9]*\)$/\2 \1/p' "$tmp/facts" >"$tmp/topics"
while read -r met topic; do
	check "topic met twice: $topic ($met)" [ "$met" -ge 2 ]
done <"$tmp/topics"

# controls: one fault planted in a copy is found
plant() { # plant NAME PACK PERL WANT: changes the bank in $b, its first item
	perl -MJSON::PP -0777 -ne '
		my $b = JSON::PP->new->utf8->decode($_);
		my $i = $b->{items}[0];
		'"$3"';
		print JSON::PP->new->utf8->canonical->encode($b)' \
		"$drills/$2.json" >"$tmp/planted.json"
	look "$tmp/planted.json"
	check "control: $1" faulty "$4"
}
look $drills/cpt.json
check 'control: a whole pack has no fault' no_fault
plant 'a number with a name behind it' cpt \
	'$i->{rationale} = "So 99999, a made up service of four words, fits."' \
	'names 99999'
plant 'a number with a name after a dash' cpt \
	'$i->{traps}[0]{rationale} = "99999 - Made up service, each of four."' \
	'names 99999'
plant 'a number in a stem' cpt '$i->{stem} .= " Not 99999."' 'in its stem'
plant 'a name beside a number' cpt \
	'$i->{answers}[0]{rationale} = "Made up service of more than four words"' \
	'no sentence beside'
plant 'a long text beside a number' cpt \
	'$i->{answers}[0]{rationale} = "many words " x 20 . "."' 'few words'
plant 'a CPT pack that is not optional' cpt \
	'delete $b->{bank}{extensions}{"urn:proctor:pack"}{optional}' \
	'not optional'
plant 'a CPT pack without its notice' cpt \
	'delete $b->{bank}{extensions}{"urn:proctor:pack"}{notice}' 'trademark'
plant 'a CPT number in another pack' outpatient \
	'$i->{rationale} .= " See 99999."' 'CPT number 99999'
plant 'a CPT number as a key in another pack' supplies \
	'$i->{answers}[0]{code} = "99999"' 'CPT number 99999'
plant 'a category II number' supplies \
	'$i->{stem} .= " 9999F"' 'CPT number 9999F'
plant 'a CPT number in a chart' charts \
	'$b->{stimuli}[0]{body} .= "\n99999"' 'CPT number 99999'
plant 'a dental code' supplies '$i->{stem} .= " D0120"' 'dental'
plant 'a key line without rationale' outpatient \
	'delete $i->{answers}[0]{rationale}' 'no rationale for'
plant 'an option without rationale' guidelines \
	'$i->{options}[1]{rationale} = " "' 'rationale for option B'
plant 'an item without rationale' outpatient \
	'delete $i->{rationale}' 'has no rationale$'
plant 'a rule without place' outpatient \
	'delete $i->{authority}[0]{locator}' 'without locator'
plant 'a rule without day' outpatient \
	'delete $i->{authority}[0]{as_of}' 'without day'
plant 'an item without review' outpatient 'delete $i->{review_by}' 'review'
plant 'codes without edition' outpatient 'delete $i->{code_edition}' 'edition'
look $drills/outpatient.json
check 'control: a pack alone does not meet all topics' \
	grep -q '^topic POA 0' "$tmp/facts"
finish
