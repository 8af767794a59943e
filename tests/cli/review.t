# review.t - today's queue: the list, its load, what there is nothing of
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
rows = d["rows"]
sys.exit(0 if eval("(" + sys.argv[2] + ")") else 1)' "$tmp/out" "$2"
}

# ---- what cannot be ----------------------------------------------------------
run review --list
check 'without an exam it is the first there is, as at home' contains "$out" \
	"Today's queue: CEHRS, "
run review --json
check '--json goes with --list' [ "$status" -eq 2 ]
run review --resume --list
check '--resume takes no other option' [ "$status" -eq 2 ]
run review RHIT --minutes 0
check 'no minutes are a wrong use' [ "$status" -eq 2 ]
run review RHIT --list --items 3
check 'a list is whole' [ "$status" -eq 2 ]
run review RHIT --resume
check 'nothing waits' contains "$err" 'no review waits to be resumed'
run review NOPE --list
check 'an exam nobody has' contains "$err" '"NOPE"' RHIT
run review DRILLS --list
check 'drills are no exam' contains "$err" 'proctor drill --list'

# ---- who has answered nothing ------------------------------------------------
run review RHIT --list
check 'a new learner has a queue' [ "$status" -eq 0 ]
check 'of new ones' contains "$out" "Today's queue: RHIT, Mon 2 Mar 2026" \
	' minutes: ' ' new.' '1. D' ', new: '
check 'and is shown the diagnostic' contains "$out" \
	'proctor exam RHIT --diagnostic'
check 'nothing falls due' contains "$out" \
	'No review falls due in the next 14 days.'
run review RHIT --list --json
json_check 'JSON' 'd["schema"] == "proctor.review/1" and d["exam_date"] is None
	and d["days_left"] == 60 and len(d["load_min"]) == 14'
json_check 'twenty minutes are taken when none are set' \
	'0 < sum(r["seconds"] for r in rows) <= 1200'
json_check 'every domain is in it' 'len({r["domain"] for r in rows}) >= 5'
run review RHIT --list --minutes 5 --json
json_check 'cut to the minutes' '0 < sum(r["seconds"] for r in rows) <= 300'

# ---- after a practice that went wrong ----------------------------------------
data=$tmp/keys
feed 'end\nEND\n\n' --seed 5 exam RHIT --practice --items 20
run report --json
printf '%s\n' "$out" | sed -n 's/.*"shown_key": "\([A-H+]*\)".*/\1/p' |
	tr ABCD BCDA >"$tmp/wrong"
data=$tmp/review
feed "$(cat "$tmp/wrong")\nend\nEND\n\n" --seed 5 exam RHIT --practice \
	--items 20
check 'twenty answers were wrong' contains "$out" '0 of 20 right'
NOW=2026-03-04T09:00:00Z
run review RHIT --list
check 'what was missed comes first' contains "$out" ' to review' \
	'1. D' 'missed 2 days ago, ' '(recall about '
check 'with the load of the days as bars' contains "$out" \
	'Reviews expected in the next 14 days:' 'Wed 4 Mar  ####'
run review RHIT --list --json
json_check 'ranked by gain' '[r["gain"] for r in rows if not r["unseen"]] ==
	sorted((r["gain"] for r in rows if not r["unseen"]), reverse=True)'
json_check 'as missed, with recall' 'sum(r["went"] == "missed" and
	0 < r["recall"] < .9 and r["days_since"] == 2 for r in rows) > 10'
json_check 'counts' 'd["met"] == 20 and d["faded"] == 20 and d["unseen"] > 300'
run plan RHIT --date 2026-06-01 --minutes 10 --days mon,wed
run review --list --json
json_check 'a day missed is spread: never more than the day has' \
	'sum(r["seconds"] for r in rows) <= 600 and max(d["load_min"]) <= 10 and
	d["load_min"][1] == 0 and sum(d["load_min"]) >= 20'
json_check 'the date counts' 'd["exam_date"] == "2026-06-01" and
	d["days_left"] == 89'
run review --list
queue=$(printf '%s\n' "$out" | sed -n 's/^About \([0-9]*\) minutes: \([^.]*\)\..*/\1 min: \2/p')
run plan
check 'the plan says of today what the queue says' contains "$out" \
	"Today $queue"
check 'and where to begin it' contains "$out" 'proctor review RHIT'
NOW=2026-03-05T09:00:00Z
run review --list
check 'a day without study says when it goes on' contains "$out" \
	'Today is none of your study days; the next is Monday.' \
	'proctor review --minutes 10'
NOW=2026-06-05T09:00:00Z
run review --list --minutes 10
check 'a date that has passed' contains "$out" 'The exam date 2026-06-01 has passed' \
	'proctor result RHIT 2026-06-01 SCORE' 'proctor plan RHIT --date'

# ---- a review is started and goes on -----------------------------------------
NOW=2026-03-09T09:00:00Z
feed 'a\nq\ny\n' --plain --seed 6 review --minutes 10 --items 3
check 'a review starts' contains "$out" '3 new items, about' 'Item 1 of 3'
feed 'end\nEND\n\n' --plain review --resume
check 'and goes on' contains "$out" 'The review has ended.'
run report --json
check 'as a review of three' contains "$out" '"kind": "review"'
run db check
check 'the file is sound afterwards' [ "$status" -eq 0 ]

# ---- enough reviews to fit the memory model ----------------------------------
# Forty reviews of each of twenty items, five days apart, nine of ten right.
if command -v sqlite3 >"$tmp/which"; then
	sqlite3 "$data/proctor.db" >"$tmp/sql" 2>&1 <<'SQL'
WITH RECURSIVE k(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM k WHERE i < 799)
INSERT INTO learn_step (learner, sitting, slot, n, item, item_rev, exam, domain,
	skill, at_ms, day, utc_offset_min, correct, confidence, flags, b, b_var,
	mean, var, grade, known, days, skill_days)
SELECT 1, s.sitting, s.slot, 100 + i, s.item, s.item_rev, 'RHIT', 'D1', '',
	1600000000000 + i, 20600 + 5 * (i / 20), 0, (i * 7) % 10 > 0, 0, 0, 0, 1,
	0, 1, CASE WHEN (i * 7) % 10 > 0 THEN 3 ELSE 1 END, 1, 5, 0
FROM k JOIN (SELECT *, row_number() OVER () - 1 AS at FROM learn_step) s
	ON s.at = i % 20;
UPDATE memory SET reviews = 41;
SQL
	feed 'q\ny\n' --plain --seed 6 review --minutes 10 --items 3
	check 'the model is fitted before the review' contains "$out" \
		'The memory model was fitted to ' ' of your reviews.' \
		'the defaults have ' \
		'a moving average ' 'Item 1 of 3'
	feed 'q\ny\n' --plain --seed 6 review --minutes 10 --items 3
	check 'and not again without new reviews' lacks "$out" 'was fitted'
else
	skip 'the model is fitted before the review' 'no sqlite3'
	skip 'and not again without new reviews' 'no sqlite3'
fi
finish
