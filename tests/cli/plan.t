# plan.t - the study plan: what it needs, its weeks, files, what does not fit
. tests/cli/lib.sh

py=$(command -v python3 || :)
json_check() { # json_check NAME EXPRESSION: over what the last run printed
	if [ -z "$py" ]; then
		skip "$1" 'no python3'
		return
	fi
	check "$1" "$py" -c '
import json, sys
d = json.load(open(sys.argv[1]))
days, weeks = d["days"], d["weeks"]
sys.exit(0 if eval("(" + sys.argv[2] + ")") else 1)' "$tmp/out" "$2"
}
widest() { # widest FILE: no line has more than 80 cells
	awk '{ gsub(/[\200-\277]/, "") } length > 80 { bad = 1 } END { exit bad }' "$1"
}

# ---- what must be known first ------------------------------------------------
run plan
check 'without an exam it is the first there is, as at home' contains "$err" \
	'proctor plan CEHRS --date YYYY-MM-DD --minutes 45'
run plan --date 2026-07-01
check 'but no date is set for an exam nobody chose' [ "$status" -eq 1 ]
check 'it asks which and names those there are' contains "$err" RHIT CEHRS
run plan RHIT
check 'without a date there is no plan, exit code 1' [ "$status" -eq 1 ]
check 'and it says what to enter' contains "$err" \
	'proctor plan RHIT --date YYYY-MM-DD --minutes 45'
check 'nothing is printed' [ -z "$out" ]
run plan RHIT --date 2026-07-01
check 'without minutes neither' [ "$status" -eq 1 ]
check 'the date is set and said back all the same' contains "$err" \
	'set for RHIT: exam on Wed 1 Jul 2026'
check 'and what is missing is asked for' contains "$err" \
	'proctor plan RHIT --minutes 45'

# ---- what cannot be ----------------------------------------------------------
run plan RHIT --date 2026-02-30
check 'a date that is none' contains "$err" '"2026-02-30" is no date'
check 'is exit code 1' [ "$status" -eq 1 ]
run plan RHIT --date 2026-03-02
check 'a date that is not ahead' contains "$err" 'not ahead'
run plan RHIT --minutes 4
check 'too few minutes are a wrong use' [ "$status" -eq 2 ]
run plan RHIT --minutes 45 --days weekdays
check 'days that are none' contains "$err" 'mon-fri'
run plan RHIT --weeks 0
check 'no week at all' [ "$status" -eq 2 ]
run plan RHIT --format csv
check 'a format it does not have' [ "$status" -eq 2 ]
run plan RHIT --json --format html
check 'two formats at once' [ "$status" -eq 2 ]
run plan NOPE --minutes 30
check 'an exam nobody has' contains "$err" '"NOPE"' RHIT
run plan
check 'nothing of this was kept' contains "$err" '--minutes 45'

# ---- the plan ----------------------------------------------------------------
run plan RHIT --date 2026-07-01 --minutes 45 --days mon-fri
check 'the plan is there' [ "$status" -eq 0 ]
check 'what was set is said back' contains "$err" \
	'set for RHIT: exam on Wed 1 Jul 2026, 45 minutes a day, mon-fri'
check 'its head' contains "$out" \
	'Study plan: RHIT, exam Wed 1 Jul 2026, in 121 days' \
	'45 minutes a day, mon-fri. Last 7 days: 0 minutes done, 225 were set.'
check 'whether it fits' contains "$out" 'It fits: ' \
	'and every free question is met.'
check 'today in detail' contains "$out" 'Today 45 min: the diagnostic.' \
	'proctor exam RHIT --diagnostic'
check 'weeks from Monday to Sunday' contains "$out" \
	'Mon 2 Mar  to Sun 8 Mar ' 'Mon 22 Jun to Sun 28 Jun' \
	'Mon 29 Jun to Tue 30 Jun'
check 'new items by domain and task' contains "$out" 'new: D1 ' '; tasks D'
check 'mocks with their day' contains "$out" 'full mock '
run --width 80 plan
check 'in 80 columns' widest "$tmp/out"
run plan
check 'what was set is kept' contains "$out" '45 minutes a day, mon-fri.'
check 'and said back only when it is set' [ -z "$err" ]
run plan --weeks 2
check 'two weeks of it' contains "$out" 'Mon 9 Mar  to Sun 15 Mar' \
	'16 more weeks'
check 'and no third' lacks "$out" 'Mon 16 Mar'
run --plain plan --weeks 2
check 'in plain mode as sentences' contains "$out" \
	'Mon 2 Mar to Sun 8 Mar: ' ' minutes; ' ' to review.'
run --width 40 plan --weeks 2
check 'wrapped where asked' [ "$(sed -n 1p "$tmp/out" | wc -c)" -le 41 ]

# ---- JSON --------------------------------------------------------------------
run plan --json
json_check 'JSON says what it is' 'd["schema"] == "proctor.plan/1"'
json_check 'days are whole' 'len(days) == d["days_left"] == 121 and
	days[0]["date"] == "2026-03-02" and days[-1]["date"] == "2026-06-30"'
json_check 'sums add up' 'sum(x["need_min"] for x in days) == d["need_min"] and
	sum(x["have_min"] + x["mock_min"] for x in days) == d["have_min"] and
	sum(x["new"] for x in days) + 50 == d["planned"] == d["unseen"] and
	sum(x["new"] for x in weeks) == sum(x["new"] for x in days)'
json_check 'by domain too' 'all(w["new"] == sum(x["new"] for x in w["domains"])
	for w in weeks) and {x["domain"] for w in weeks for x in w["domains"]} ==
	{"D1", "D2", "D3", "D4", "D5", "D6"}'
json_check 'never on a Saturday or Sunday' \
	'all(x["need_min"] == 0 for i, x in enumerate(days) if i % 7 > 4)'
json_check 'three mocks at least five days apart, none in the last five days' \
	'(lambda m: len(m) == 3 and min(b - a for a, b in zip(m, m[1:])) >= 5 and
	5 <= 121 - m[-1] <= 10 and m[0] > 70)(
	[i for i, x in enumerate(days) if x["mock"]])'
json_check 'nothing new in the last three days' \
	'all(x["new"] == 0 for x in days[-3:])'
json_check 'it fits' 'd["fits"] and d["missing_min"] == 0 and
	d["need_min"] <= d["have_min"]'

# ---- what does not fit -------------------------------------------------------
run plan --minutes 5
check 'what does not fit is no failure' [ "$status" -eq 0 ]
check 'and says by how much' contains "$out" 'It does not fit: ' \
	' are missing for new questions, ' 'min more on each study day' 'new questions stay unmet.'
run plan --json
json_check 'in JSON too' 'not d["fits"] and d["missing_min"] > 60 and
	d["planned"] < d["unseen"]'

# ---- a page and a calendar ---------------------------------------------------
run plan --minutes 45 --format html -o "$tmp/plan.html"
check 'a page is written' [ "$status" -eq 0 ]
page=$(cat "$tmp/plan.html")
check 'with all of it' contains "$page" '<h1>Study plan: RHIT</h1>' \
	'It fits: ' '<h2>Weeks</h2>' '<h2>Days</h2>' '<svg role="img"' \
	'Mon 2 Mar to Sun 8 Mar'
check 'every tag ends' [ "$(grep -c '<tr>' "$tmp/plan.html")" -eq \
	"$(grep -c '</tr>' "$tmp/plan.html")" ]
check 'and nothing from elsewhere' lacks "$page" '<script' 'src=' 'http:'
run plan --format html -o "$tmp/plan.html"
check 'a file that is there is left alone' [ "$status" -eq 1 ]
run plan --format ics --force -o "$tmp/plan.html"
check 'unless it is told' [ "$status" -eq 0 ]
run plan --format ics -o "$tmp/plan.ics"
check 'a calendar is written' [ "$status" -eq 0 ]
tr -d '\r' <"$tmp/plan.ics" >"$tmp/plan.txt"
check 'with CR LF on every line' [ "$(grep -c "$(printf '\r')\$" \
	"$tmp/plan.ics")" -eq "$(wc -l <"$tmp/plan.txt")" ]
ics=$(cat "$tmp/plan.txt")
check 'three mocks and the exam are in it' [ "$(grep -c \
	'^SUMMARY:RHIT: full mock exam\|^SUMMARY:RHIT examination' \
	"$tmp/plan.txt")" -eq 4 ]
check 'its day is that of the exam' contains "$ics" 'DTSTART;VALUE=DATE:20260701'
check 'its stamp is the clock' contains "$ics" 'DTSTAMP:20260302T090000Z'
names() { # the events' names, sorted
	sed -n 's/^UID://p' "$1" | sort
}
names "$tmp/plan.txt" >"$tmp/names"
check 'each event has a name of its own' [ -z "$(uniq -d "$tmp/names")" ]
NOW=2026-03-03T09:00:00Z
run plan --format ics
tr -d '\r' <"$tmp/out" >"$tmp/later.txt"
names "$tmp/later.txt" >"$tmp/names2"
check 'the next day the same events have the same names' \
	[ "$(comm -12 "$tmp/names" "$tmp/names2" | wc -l)" -ge 70 ]

# ---- what was done, what has passed ------------------------------------------
run --seed 5 plan
check 'a day missed leaves a plan that fits' contains "$out" 'It fits: '
feed 'a\nb\nc\nend\nEND\n\n' --seed 5 exam RHIT --practice --items 20
run plan --json
json_check 'what was answered is met' 'd["planned"] == d["unseen"] and
	not any(x["diagnostic_min"] for x in days)'
NOW=2026-07-01T09:00:00Z
run plan
check 'on the day of the exam' contains "$out" 'The exam is today.'
NOW=2026-07-05T09:00:00Z
run plan
check 'after it there is no plan' [ "$status" -eq 1 ]
check 'but a way on' contains "$err" 'The exam date 2026-07-01 has passed' \
	'proctor result RHIT 2026-07-01 SCORE' 'proctor plan RHIT --date'
run plan --date 2026-10-01
check 'a new date, a new plan' contains "$out" 'exam Thu 1 Oct 2026, in 88 days'
run plan RHIT --date 2026-07-06
NOW=2026-07-08T09:00:00Z
run result RHIT 2026-07-06 312
check 'a result is entered' [ "$status" -eq 0 ]
run plan
check 'and not asked for again' lacks "$err" 'Enter the result'
check 'it is said to be noted' contains "$err" \
	'The result of 2026-07-06 is noted: 312.' 'proctor plan RHIT --date'
run review --list
check 'by the queue too' contains "$out" \
	'The result of 2026-07-06 is noted: 312.'
run plan RHIT --date 2029-10-01
check 'far away it says how much is planned' contains "$out" \
	'The plan covers the first 60 weeks.'
check 'and weeks have their year' contains "$out" 'Mon 28 Dec 2026 to '
run plan CEHRS
check 'the date is that of one exam' contains "$err" \
	'proctor plan CEHRS --date'
run plan DRILLS
check 'drills are no exam to prepare for' contains "$err" 'drill --list'
finish
