# stats.t - where a learner stands, on paper, from nothing to a forecast
. tests/cli/lib.sh

py=$(command -v python3 || :)
parses() { # parses FILE EXPRESSION: as JSON, and EXPRESSION over d holds
	"$py" -c '
import json, sys
d = json.load(open(sys.argv[1]))
sys.exit(0 if eval(sys.argv[2]) else 1)' "$1" "$2" 2>"$tmp/py" || {
		sed 's/^/# /' "$tmp/py"
		return 1
	}
}
well_formed() { # well_formed FILE: every tag that opens closes, in order
	"$py" -c '
import html.parser, sys
class P(html.parser.HTMLParser):
	stack = []
	def handle_starttag(self, tag, attrs):
		if tag not in ("meta", "br"):
			self.stack.append(tag)
	def handle_endtag(self, tag):
		assert self.stack.pop() == tag, (tag, self.getpos())
p = P()
p.feed(open(sys.argv[1]).read())
assert not p.stack, p.stack' "$1" 2>"$tmp/py" || {
		sed 's/^/# /' "$tmp/py"
		return 1
	}
}
json_check() { # json_check NAME EXPRESSION: over what the last run printed
	if [ -n "$py" ]; then
		check "$1" parses "$tmp/out" "$2"
	else
		skip "$1" 'no python3'
	fi
}

run stats
check 'without a bank exit code 1' [ "$status" -eq 1 ]
check 'and what takes one in' contains "$err" \
	'There is no exam in this data folder yet' 'proctor exam' \
	'proctor bank import PATH'
check 'on standard error alone' [ -z "$out" ]

run bank import question_banks/rhit question_banks/exams question_banks/drills
check 'the shipped banks are taken in' [ "$status" -eq 0 ]
run stats
check 'without answers it is no failure' [ "$status" -eq 0 ]
check 'nothing is said of domains' contains "$out" \
	'none yet in a finished sitting' 'none is set; proctor plan RHIT --date' \
	'not enough answers for a forecast' 'after 150 more first answers' \
	'when 60 % of the outline is met, so far 0 %'
check 'no domain is named for it' lacks "$out" practised
check 'no table of nothing' lacks "$out" 'first    range' weak
check 'and one step is advised' contains "$out" \
	'proctor exam RHIT --diagnostic'
steps=$(printf '%s\n' "$out" | grep -c 'proctor exam')
check 'exactly one' [ "$steps" -eq 1 ]
run stats NONE
check 'an unknown exam is exit code 1 with those there are' \
	contains "$status$err" '1proctor: There is no exam "NONE"'
run stats CHDA
check 'an outline without questions asks for some' contains "$out" \
	'There are no questions for CHDA here' 'proctor bank import PATH'
run stats DRILLS
check 'drills have their own step' contains "$out" \
	'Nothing is drilled yet' 'proctor drill' 'describes no form'
check 'and neither date nor level' lacks "$out" 'Exam date' 'proctor plan' \
	Level 'whole outline'
run stats --calibration
check 'no forecasts yet' contains "$out" '0 forecasts so far.' \
	'Outcomes   0: none yet'
run stats --everybody
check '--everybody alone is not understood' [ "$status" -eq 2 ]
run stats --calibration RHIT
check 'nor is an exam with --calibration' [ "$status" -eq 2 ]
run stats RHIT CEHRS
check 'nor are two exams' [ "$status" -eq 2 ]
run stats --json --format html
check 'nor are two formats' contains "$status$err" '2proctor' \
	'--json and --format say two things; use one of them'
run stats --json --format json
check 'of one format twice both are fine' [ "$status" -eq 0 ]

# three answers, then mocks on three days
feed 'a\n@ +40s\nb\n@ +50s\nc\nend\nEND\n' exam RHIT --practice --items 5 \
	--seed 3
run stats RHIT
check 'a few answers say nothing of any domain' contains "$out" \
	'whole outline not enough answers to speak of the level' \
	'too few to speak of any'
check 'and more are advised' contains "$out" \
	'proctor exam RHIT --practice --items 20'
for day in 3 9 16; do
	NOW=2026-03-0${day}T09:00:00Z
	[ $day -eq 16 ] && NOW=2026-03-16T09:00:00Z
	i=0 script=
	while [ $i -lt 150 ]; do
		script="$script$(printf 'abcd' | cut -c$((i % 4 + 1)))\\n@ +30s\\n"
		i=$((i + 1))
	done
	feed "BEGIN\n${script}end\nEND\n\n" exam RHIT --seed $day
done
NOW=2026-03-17T09:00:00Z
run stats RHIT --width 80
cp "$tmp/out" "$tmp/text"
out=$(tr -s '\n ' '  ' <"$tmp/text")
check 'after three mocks there is a forecast' contains "$out" 'Forecast' \
	' (plausible ' 'first answers, ' 'of them in the last 14 days' \
	'no promise' '50 more first answers in one domain add, by what' \
	'simulated learners gained'
check 'domains have range, level and points lost' contains "$out" \
	'where an hour pays most first' ' lost ' 'passing level (chance ' \
	'D4 Revenue Cycle Management '
check 'mocks with their dates' contains "$out" '2026-03-03' '2026-03-16' \
	'practice score'
check 'what is weak is named, with a drill' contains "$out" \
	'likely below the passing level' 'proctor drill weak'
check 'no word that promises' lacks "$out" mastered predicts guarantee \
	'you will' official
long=$("$py" -c 'import sys
print(sum(len(l.rstrip("\n")) > 80 for l in open(sys.argv[1])))' "$tmp/text")
check 'no line is longer than 80 cells' [ "$long" -eq 0 ]
check 'the weeks are blocks' contains "$out" ' .........▃'
LC_ALL=C run stats RHIT --width 80
check 'in ASCII they are digits' lacks "$out" '▁' '█' '?'
run stats RHIT --plain --width 80
out=$(tr -s '\n ' '  ' <"$tmp/out")
check 'in plain mode rows are sentences' contains "$out" \
	'first answers right, ' 'right by week, this one last: '
check 'without any picture' lacks "$out" '█' '▒' '▁'
run stats RHIT --width 40
check 'and on narrow paper' lacks "$out" '█' '▒' '▁'

run stats RHIT --json
head -n 2 "$tmp/out" >"$tmp/head"
check 'JSON has its schema first' contains "$(cat "$tmp/head")" \
	"$(printf '{\n "schema": "proctor.stats/1",')"
json_check 'a parser reads it' 'd["exam"] == "RHIT"'
json_check 'domains come by points lost' \
	'(lambda p: p == sorted(p, reverse=True) and len(p) == 6)([x["points_lost"] for x in d["domains"]])'
json_check 'sums agree' \
	'sum(x["answers"] for x in d["domains"]) == d["all"]["answers"] == sum(x["answers"] for x in d["tasks"])'
json_check 'so do confidence and answers' \
	'sum(x["answers"] for x in d["confidence"].values()) == d["all"]["answers"]'
json_check 'the forecast is in steps of five' \
	'd["forecast"]["shown"] and all(d["forecast"][k] % 5 == 0 for k in ("percent", "low", "high"))'
json_check 'below 0.8 nobody is weak' \
	'all(x["weak"] == (x["below"] > .8) for x in d["domains"] if x["enough"])'
json_check 'twelve weeks each' \
	'all(len(x["weeks"]) == 12 for x in d["domains"] + d["tasks"] + d["levels"])'
json_check 'what moves it is sorted' \
	'(lambda m: m == sorted(m, reverse=True) and len(m) > 0)([x["more"] for x in d["forecast"]["moves"]])'
json_check 'and asks for questions that are there' \
	'(lambda f: all(0 < x["answers"] == min(50, f[x["domain"]]) for x in d["forecast"]["moves"]))({x["domain"]: x["new_and_free"] for x in d["domains"]})'
json_check 'and the next step' 'd["next"]["what"] == "weak"'

run stats RHIT --format html -o "$tmp/s.html"
check 'HTML goes to a file' [ -s "$tmp/s.html" ]
html=$(cat "$tmp/s.html")
check 'a page with SVG' contains "$html" '<!DOCTYPE html>' '<svg' '@media print' \
	'<title>Chance ' 'Where me stands'
check 'that needs nothing else' lacks "$html" '<script' 'src=' 'href=' \
	'http://' 'https://' '@import' 'url('
if [ -n "$py" ]; then
	check 'and is well formed' well_formed "$tmp/s.html"
else
	skip 'and is well formed' 'no python3'
fi
run stats RHIT --format html -o "$tmp/s.html"
check 'the file is not overwritten' [ "$status" -eq 1 ]
run stats RHIT --force -o "$tmp/s.html"
check 'unless --force' [ "$status" -eq 0 ]
long=$("$py" -c 'import sys
print(sum(len(l.rstrip("\n")) > 80 for l in open(sys.argv[1])))' "$tmp/s.html")
check 'text in a file is wrapped' [ "$long" -eq 0 ]

# forecasts were made at the seals of the second and third mock: the third is
# held against that of the second
run stats --calibration
check 'a mock is held against the forecast before it' contains "$out" \
	'Forecasts against mocks taken later' 'too few to judge' \
	'2026-03-16 RHIT: ' 'claimed '
check 'and no measure is made of it' lacks "$out" Brier Slope
run stats --calibration --json
json_check 'as JSON' 'd["schema"] == "proctor.calibration/1" and d["mocks"]["too_few"] and d["mocks"]["brier"] is None and len(d["rows"]) == d["mocks"]["outcomes"] == 1'
run stats --calibration --format html -o "$tmp/c.html"
if [ -n "$py" ]; then
	check 'as HTML' well_formed "$tmp/c.html"
else
	skip 'as HTML' 'no python3'
fi
"$PROCTOR" --data "$data" stats RHIT >/dev/full 2>"$tmp/err"
status=$? err=$(cat "$tmp/err")
check 'a full disk is exit code 1 and said' contains "$status$err" \
	'1proctor: ' written
finish
