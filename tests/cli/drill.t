# drill.t - coding drills line by line: what there is, a drill, its report
. tests/cli/lib.sh
NOW=2026-11-22T09:00:00Z

run drill --list
check 'the kinds are listed' contains "$out" 'mixed: ' 'assign: Assign codes' \
	'computation: '
check 'one of them is suggested' contains "$out" 'Suggested.'
run drill --list --json
check 'as JSON' contains "$out" '"schema": "proctor.drills/1"' \
	'"kind": null' '"kind": "assign"' '"why_not"' '"suggested": true'
run bank import tests/data/drills.json tests/data/drills_optional.json
check 'packs come in like any bank' [ "$status" -eq 0 ]
run drill --list
check 'packs are listed' contains "$out" 'drills-test: Drills for tests; 6' \
	'drills-optional: ' 'drilled only when named'

# what cannot be
run drill nope
check 'an unknown kind is exit code 1' [ "$status" -eq 1 ]
check 'and names the list' contains "$err" '"nope"' 'drill --list'
run drill asign
check 'a slip gets the nearest name' contains "$err" '"assign"'
run drill --skill assign.nope
check 'an unknown skill names those there are' contains "$err" \
	'assign.outpatient'
run drill drills-test --skill poa.exempt
check 'nothing to draw is exit code 1' [ "$status" -eq 1 ]
check 'and says so' contains "$err" 'poa.exempt'
run drill --items 0
check 'no items is exit code 2' [ "$status" -eq 2 ]
run drill --resume --items 3
check 'options that contradict each other are too' [ "$status" -eq 2 ]
run drill --json
check 'so is --json without --list' [ "$status" -eq 2 ]
run drill --resume
check 'nothing waits to be resumed' [ "$status" -eq 1 ]
run exam DRILLS
check 'the outline is no exam to sit' [ "$status" -eq 1 ]
check 'and points to the drills' contains "$err" 'proctor drill'
run exam NOPE
check 'nor is it named among the exams' lacks "$err" DRILLS
run --json
check 'nor on the status page' lacks "$out" DRILLS

# an optional pack
feed '' drill drills-optional
check 'its notice comes first' contains "$out" 'numbers of a licensed code set'

# what was retired is not made again, and stands in the way of nothing
data=$tmp/retired
feed '' drill term --skill term.errorprone --items 3 --seed 1
run bank export drills-generated
made=$(printf '%s\n' "$out" | tr ',{' '\n\n' |
	sed -n 's/.*"identifier": *"\(errorprone-[^"]*\)".*/\1/p')
run bank retire --reason tired $made
check 'made items can be retired' [ "$status" -eq 0 ]
run drill drills-generated
check 'they are no pack' [ "$status" -eq 1 ]
check 'but come by kind' contains "$err" 'come with their kind' \
	'proctor drill --list'
feed '' drill term --skill term.errorprone --items 3 --seed 1
check 'others are made in their place' contains "$out" 'Item 1 of 3'

# a drill of codes
data=$tmp/codes
run drill --list
run bank import tests/data/drills.json
feed 'end\n:lines E11.22 N18O31\n:find diabetes\n:?\nI11.9\n@ +30s\nI10\n' \
	drill drills-test --skill assign.outpatient --seed 1
check 'codes are asked for' contains "$out" 'Codes, or :? for help' \
	'Type the codes in their order'
check 'a word is no code' contains "$out" 'There is a digit in every code'
check 'lines are read back' contains "$out" '1. E11.22, ICD-10-CM.' \
	'N18O31: '
check 'without tables nothing is found, and it is said' contains "$out" \
	'No code tables are here.'
check 'help tells the words of a drill' contains "$out" ':find WORDS'
check 'a wrong answer gets both scores and its errors' contains "$out" \
	'Not right. Strict score 0, learning score ' 'Entered: ' 'Why: '
check 'the key comes line by line' contains "$out" 'Key: E11.22, stands first' \
	'Key: N18.31' 'The stage is coded besides.'
check 'the edition is told, and that it lapsed' contains "$out" \
	'FY2026 was in force until 30 September 2026'
check 'and what is not checked' contains "$out" 'proctor codes import'
check 'a right answer is told' contains "$out" 'Right. Strict score 100'
check 'pace and streak' contains "$out" 'So far: 1 of 2 right'
check 'it can be gone on with' contains "$out" 'proctor drill --resume'
run db check
check 'the file is sound meanwhile' [ "$status" -eq 0 ]
feed ':end\nEND\n' drill --resume
check 'it is resumed' contains "$out" 'Resumed.'
check 'the closing page' contains "$out" 'By skill' 'By kind of error' \
	'Slowest' 'What to drill next' 'proctor drill ' 'A drill is never scaled'
check 'an outline has no weight here' lacks "$out" 'By domain'
run report --json
check 'the report as JSON' contains "$out" '"kind": "drill"' \
	'"schema": "proctor.drill/1"' '"last20"' '"why_not_scaled": "A drill'
run report --format html
check 'as a page' contains "$out" 'What to drill next' '</html>'
run report --missed
check 'the misses have the whole key' contains "$out" 'Key: E11.22' \
	'Key: N18.31'
run report --format csv
check 'as a table' contains "$out" ',drill,'
run db check
check 'the file is sound' [ "$status" -eq 0 ]

# what is said once, and what the state at hand has
data=$tmp/once
run drill --list
run bank import tests/data/drills.json
feed 's\nA\nI10 foo\n:?\n:s\nstatus\n\nI11.9\nend\nEND\n' \
	drill drills-test --skill assign.outpatient --seed 1
check 'a word of a command is told with its colon' contains "$out" \
	'as in: :s' 'as in: :end'
check 'one code without a digit is sent back' contains "$out" \
	'every code; FOO has none'
check 'help speaks of codes, not of letters' contains "$out" \
	'What is typed without a colon is the answer' ':end: end the drill: '
check 'and of no option' lacks "$out" 'Letters answer and go on'
once=$(printf '%s\n' "$out" | grep -c 'was in force until')
check 'the edition is told once, and at the end' [ "$once" -eq 2 ]
check 'the whole key is told' contains "$out" \
	'The key is E11.22 and N18.31.'
check 'a closed item takes commands only' contains "$out" \
	'Everything is saved.'
check 'one way of counting' contains "$out" \
	'0 of 1 answered right; 1 not answered' \
	'0 of 1 answered; learning score ' ' of 100; 1 not answered'
check 'the drill is no exam' contains "$out" 'End the drill?' \
	'The drill has ended.'
check 'no word is cut' lacks "$out" ' exa '

# one key items, named errors
feed 'a\n' drill drills-test --skill valid.billable --items 1 --seed 2
check 'a choice is answered with its letter' contains "$out" 'selected.'
feed '' drill drills-test --closed-book --seed 2
feed ':find pain\n:show E11\n' drill --resume
check 'with the book closed nothing is looked up' contains "$out" \
	'book closed'

# time
data=$tmp/timed
run drill --list
run bank import tests/data/drills.json
feed 'a\n@ +31s\n\n@ +5m\n\n' drill drills-test --timed --pace 30 --items 2 \
	--skill valid.billable --seed 3
check 'the drill ends when its time is up' contains "$out" 'Time is up.'
check 'with its report' contains "$out" 'Time: timed; ' 'By skill'
feed 'q\nd valid\nq\ny\nq\n' --plain
check 'the home prompt starts one' contains "$out" 'Home (exam, practice, drill'

# with code tables, here a few lines as they are published
data=$tmp/tables
order() { # order NUMBER CODE VALID TITLE
	printf '%05d %-7s %s %-60.60s %s\n' "$1" "$2" "$3" "$4" "$4"
}
{
	order 1 E11 0 'Type 2 diabetes mellitus'
	order 2 E112 0 'Type 2 diabetes mellitus with kidney complications'
	order 3 E1121 1 'Type 2 diabetes mellitus with diabetic nephropathy'
	order 4 E1122 1 'Type 2 diabetes mellitus with diabetic chronic kidney disease'
	order 5 I10 1 'Essential (primary) hypertension'
} >"$tmp/icd10cm_order_2026.txt"
run drill --list
run bank import tests/data/drills.json
run codes import "$tmp/icd10cm_order_2026.txt"
check 'an edition that lacks a code of a key names the item' contains \
	"$out$err" 'drills-test T-ASSIGN-1: '
check 'and only that' lacks "$out$err" T-ASSIGN-2
feed ':find diabetes nephropathy\n:show E11\nE11.21\nI10\n' \
	drill drills-test --skill assign.outpatient --seed 1
check 'what is found can be read' contains "$out" ':find WORDS looks' \
	'E11.21 Type 2' 'End of the page.'
check 'errors have titles' contains "$out" 'Entered: E11.21 Type 2 diabetes'
check 'the table speaks for itself' lacks "$out" 'No table of these codes'
feed ':end\nEND\n' drill --resume
run report --json
check 'the errors are counted by name' contains "$out" '"kind": "' '"here": 1'
feed ':find diabetes\n' drill drills-test --closed-book --seed 2
check 'a closed book stays closed' contains "$out" 'book closed'

# the same bytes again
data=$tmp/one
feed 'a\nb\nc\n' drill --seed 7 --items 6
first=$out
data=$tmp/two
feed 'a\nb\nc\n' drill --seed 7 --items 6
check 'a seed gives the same drill' [ "$first" = "$out" ]
finish
