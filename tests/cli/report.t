# report.t - the score report in all its forms
. tests/cli/lib.sh

run report
check 'without a sitting exit code 1' [ "$status" -eq 1 ]
script=$(i=0; while [ $i -lt 150 ]; do printf 'a\\n'; i=$((i + 1)); done)
feed "BEGIN\n${script}end\nEND\n\n" exam RHIT --seed 7
shown=$out
feed 'a\nb\nend\nEND\n' exam RHIT --practice --seed 3
sat=$out

run report 1
check 'report succeeds' [ "$status" -eq 0 ]
check 'first what was sat' contains "$out" 'Mock exam RHIT' \
	'as looked up on 2026-11-21' '150 items: 130 scored, 20 pretest' \
	'2026-03-02 09:00' 'timed; 0 seconds of 3 hours 25 minutes used' \
	'The clock stops' 'Accommodation' '0 of 130 scored items'
check 'then the score with its range and what it means' contains "$out" \
	'on the scale 100 to 400, likely range' 'the passing line is 300' \
	'in 95 of 100 cases' 'Scaled like the exam, not an official score.' \
	'passes a parallel form'
check 'then what it is made of' contains "$out" 'this form passes from' \
	'unscored pretest items' "writers' own estimates" '.05 too kind' \
	'.05 too harsh'
check 'then the domains' contains "$out" \
	'Domains, most points lost first' 'D6 ' 'likely '
steps=$(printf '%s\n' "$out" | grep -c 'proctor ')
check 'exactly one next step' [ "$steps" -eq 1 ]
check 'and the notice' contains "$out" 'Not affiliated with'
check 'no word that promises' lacks "$out" mastered predicts guarantee ready
run report 1 --plain
check 'in plain mode domains are sentences' contains "$out" ' right, '
check 'the exam showed the same' contains "$shown" \
	"$(printf '%s\n' "$out" | grep 'Practice score')"
run report
check 'the last is the default' contains "$out" 'Practice RHIT' \
	'Practice is never scaled.' 'too few to say'
check 'a practice names no domain on two answers' contains "$out" \
	'these are too few to say where it pays most'
run report 99
check 'a sitting that is not there is exit code 1' [ "$status" -eq 1 ]
run report x
check 'a sitting that is no number is exit code 2' [ "$status" -eq 2 ]

run report 1 --json
check 'JSON has its schema first' contains "$out" \
	"$(printf '{\n "schema": "proctor.report/1",')"
check 'and every kind of fact' contains "$out" '"outline_date": ' \
	'"accommodation": {' '"raw_passing_line": ' '"shift_if_too_kind": ' \
	'"too_few": ' '"median_ms": ' '"next": {' '"official": false'
run report 1 --format csv
check 'CSV has the documented columns first' contains "$out" \
	'learner,form,item,version,chosen,key,correct,role,seconds,changes,'
tail -n +2 "$tmp/out" >"$tmp/body"
odd=$(grep -cvE "^[^,]*,[0-9a-f]{64},[0-9a-f-]{36},1,[A-Z+]*,[A-Z+]+,[01],(scored|pretest),[0-9.]+,[0-9]+,.*$(printf '\r')\$" "$tmp/body")
check 'every row has their form' [ "$odd" -eq 0 ]
run report 1 --format html -o "$tmp/r.html"
check 'HTML goes to a file' [ -s "$tmp/r.html" ]
html=$(cat "$tmp/r.html")
check 'a page with SVG' contains "$html" '<!DOCTYPE html>' '<svg' '@media print'
check 'that needs nothing else' lacks "$html" '<script' 'src=' 'href=' \
	'http://' 'https://' '@import' 'url('
run report 1 --format html -o "$tmp/r.html"
check 'the file is not overwritten' [ "$status" -eq 1 ]
run report 1 -o "$tmp/r.html" --force --format text
check 'unless --force' [ "$status" -eq 0 ]
long=$(awk 'length > 80' "$tmp/r.html" | wc -l)
check 'text in a file is wrapped' [ "$long" -eq 0 ]

run report 2 --missed
check 'the misses with question, key, reasons and authority' contains "$out" \
	'2 of 2 items not right.' '(key) ' 'Why ' 'Not ' 'Source: '
tail -n +2 "$tmp/out" | grep -E '^  ?[A-H]\. ' |
	sed 's/^ *\([A-H]\)\. \(([a-z, ]*) \)\{0,1\}/\1. /' | sort -u >"$tmp/letters"
printf '%s\n' "$sat" | grep -E '^[A-H]\. ' | sort -u >"$tmp/seen"
check 'under the letters that were shown' [ -s "$tmp/letters" ]
other=$(comm -13 "$tmp/letters" "$tmp/seen" | wc -l)
check 'each that was seen' [ "$other" -eq 0 ]
run report 2 --missed --json
check 'as JSON' contains "$out" '"schema": "proctor.missed/1"' \
	'"rationale": ' '"authority": ['
run report 2 --missed --format html
check 'as HTML' contains "$out" 'class="item"' 'Source: '
run report 1 --missed --format csv
rows=$(grep -c ',0,scored\|,0,pretest' "$tmp/out")
all=$(tail -n +2 "$tmp/out" | wc -l)
check 'as CSV only the wrong rows' [ "$rows" -eq "$all" ]
"$PROCTOR" --data "$data" report 1 >/dev/full 2>"$tmp/err"
status=$? err=$(cat "$tmp/err")
check 'a full disk is exit code 1 and said' contains "$status$err" \
	'1proctor: ' written
finish
