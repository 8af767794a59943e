# outlines.t - exam files without items, and those that borrow them
. tests/cli/lib.sh

tasks() { # tasks FILE: the tasks an exam file defines
	sed -n 's/^ *"identifier": "\(D[0-9]*\.T[0-9]*\)".*/\1/p' "$1" | sort
}
borrowed() { # borrowed FILE: the tasks of another exam that it takes from
	sed -n 's/^ *"task": "\([^"]*\)".*/\1/p' "$1" | sort
}
once() { # once FILE OF: takes no task twice, and only tasks there are
	borrowed "$1" >"$tmp/takes"
	tasks "$2" >"$tmp/has"
	[ -s "$tmp/takes" ] && [ -z "$(uniq -d "$tmp/takes")" ] &&
		[ -z "$(comm -23 "$tmp/takes" "$tmp/has")" ]
}
for f in question_banks/exams/*.json question_banks/*/exam.json; do
	run bank check "$f"
	check "$f passes the check" [ "$status" -eq 0 ]
	# what only drills use is no examination: nobody publishes facts of it
	grep -q '"use": "drill"' "$f" && continue
	check '... and states each fact with grade and source' \
		[ "$(grep -c '"fact":' "$f")" -ge 4 -a \
		"$(grep -c '"fact":' "$f")" -eq "$(grep -c '"grade":' "$f")" -a \
		"$(grep -c '"fact":' "$f")" -eq "$(grep -c '"source":' "$f")" ]
done
check 'RHIT-7 takes tasks of RHIT, each once' \
	once question_banks/exams/rhit-seven-domains.json \
	question_banks/rhit/exam.json
check 'CEHRS-7 takes tasks of CEHRS, each once' \
	once question_banks/exams/cehrs-seven-areas.json \
	question_banks/cehrs/exam.json

feed 'BEGIN\nend\nEND\n' exam RHIT-7 --seed 3
check 'a whole form of the older outline can be drawn' [ "$status" -eq 0 ]
run report --json
check '... and every domain is in it' contains "$out" '"domain": "O1"' \
	'"domain": "O2"' '"domain": "O3"' '"domain": "O4"' '"domain": "O5"' \
	'"domain": "O6"' '"domain": "O7"'
feed 'end\nEND\n' exam CEHRS-7 --practice --domain O4 --items 3
check 'a borrowed domain can be practised' [ "$status" -eq 0 ]
feed 'BEGIN\n' exam CEHRS-7
check 'a domain without items is named' contains "$err" 'O6' missing
feed 'BEGIN\n' exam RHIA
check 'an outline without items says how to bring some in' contains "$err" \
	'There are no questions for RHIA here' 'bank import'
run bank show RHIT-7
check 'it says that it is superseded' contains "$out" \
	'(superseded' 'No longer in force after'
run bank show CEHRS
check '390 is not 78 percent' contains "$out" '390 is a point of the scale'
run bank list --json
check 'no credential called CHRS is claimed' lacks "$out" CHRS\"
finish
