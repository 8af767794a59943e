# result.t - a score of the real examination, and what follows a pass
. tests/cli/lib.sh

run result RHIT 2026-02-20 299
check 'a score below the cut is not passed' contains "$status$out" \
	'0RHIT on 2026-02-20: 299, not passed; the passing score is 300.' \
	'No forecast had been made before that day.' \
	'proctor stats RHIT shows where an hour pays most'
check 'and nothing is said of continuing education' lacks "$out" continuing
run result rhit 2026-02-21 300
check 'the cut itself passes' contains "$out" \
	'RHIT on 2026-02-21: 300, passed' \
	'Your continuing-education cycle starts with 2026-02-21.'
check 'without a terminal nobody is asked, it is said how' contains "$out" \
	'--start-ceu'
purpose=$(sqlite3 "$data/proctor.db" 'SELECT purpose FROM learner' 2>&1)
check 'and the purpose stays' [ "$purpose" != 2 ]
run result RHIT 2026-02-21 300 --start-ceu
check '--start-ceu sets it' contains "$out" \
	'Noted: you log continuing education now.'
purpose=$(sqlite3 "$data/proctor.db" 'SELECT purpose FROM learner' 2>&1)
check 'in the file too' [ "$purpose" = 2 ]
run result RHIT 2026-02-21 310
check 'and it is not offered again' lacks "$out" start-ceu Noted
run result RHIT 2026-02-20 280 --start-ceu --json
check 'JSON has its schema first' contains "$out" \
	"$(printf '{\n "schema": "proctor.result/1",')" '"passed": false' \
	'"forecast": null' '"cycle_starts": null'
run stats --calibration
check 'results without a forecast are no outcomes' contains "$out" \
	'Forecasts against real results' 'Outcomes   0: none yet'

run plan RHIT --date 2026-03-03 --minutes 30
run stats RHIT
check 'a date ahead has no result' contains "$out" '2026-03-03, tomorrow'
NOW=2026-03-04T09:00:00Z
run stats RHIT
check 'once it has passed the result is asked for' contains "$out" \
	'proctor result RHIT 2026-03-03 SCORE'
run result RHIT 2026-03-03 312
run stats RHIT
check 'and noted' contains "$out" '2026-03-03; the result is noted: 312, passed'
check 'it is not asked for again' lacks "$out" SCORE
run stats RHIT --json
check 'in JSON too' contains "$out" '"score": 312'
NOW=2026-03-02T09:00:00Z

for bad in 'RHIT 2026-02-21 x' 'RHIT 2026-02-21' 'RHIT 2026-02-21 300 1'; do
	# shellcheck disable=SC2086 # words are meant
	run result $bad
	check "\"$bad\" is not understood" [ "$status" -eq 2 ]
done
refused() { # refused WORDS PIECE...: exit code 1, and every piece is said
	# shellcheck disable=SC2086 # words are meant
	run result $1
	shift
	check "refused: $*" contains "$status$err" '1proctor: ' "$@"
	check 'with nothing on standard output' [ -z "$out" ]
}
refused 'NONE 2026-02-21 300' 'There is no exam "NONE"'
refused 'RHIT 2026-02-30 300' 'no day "2026-02-30"' 'as in 2027-03-14'
refused 'RHIT 1999-12-31 300' '1999-12-31 is too long ago' '2000-01-01'
refused 'RHIT 2026-03-03 300' '2026-03-03 lies ahead'
refused 'RHIT 2026-02-21 401' '401 is no score of RHIT; its scale is 100 to 400'
refused 'RHIT 2026-02-21 99' '99 is no score'
refused 'DRILLS 2026-02-21 99' 'is no exam with a result'

# a forecast made before is held against the result
script=
i=0
while [ $i -lt 150 ]; do
	script="${script}a\\n@ +20s\\n"
	i=$((i + 1))
done
feed "BEGIN\n${script}end\nEND\n\n" exam RHIT --seed 7
NOW=2026-03-05T09:00:00Z
feed "BEGIN\n${script}end\nEND\n\n" exam RHIT --seed 8
NOW=2026-03-20T09:00:00Z
run result RHIT 2026-03-14 250
check 'the last forecast before it is told with its range' contains "$out" \
	'The last forecast before it, of 2026-03-05, was ' ' (plausible '
run result RHIT 2026-03-05 250
check 'one of the same day may have come after it' contains "$out" \
	'No forecast had been made before that day.'
run result RHIT 2026-03-14 260 --json
check 'as JSON' contains "$out" '"claimed_on": "2026-03-05"' '"percent": '
run stats --calibration
check 'and the newest of a day counts' contains "$out" \
	'2026-03-14 RHIT: not passed with 260; claimed '
lines=$(printf '%s\n' "$out" | grep -c '2026-03-14 RHIT')
check 'once' [ "$lines" -eq 1 ]
check 'one outcome is too few to judge by' contains "$out" \
	'Outcomes   1: too few to judge the forecasts by'
for day in 06 07 08 09 10 11 12 13 15; do
	run result RHIT 2026-03-$day $((235 + ${day#0} * 8))
done
run stats --calibration
check 'from ten on there are measures' contains "$out" 'Outcomes   10' \
	'Brier      0.' 'always saying the observed rate' 'Slope' \
	'claimed       mean  passed     of  rate and likely range' '80 to 100 %'
passes=$(printf '%s\n' "$out" | grep -c 'RHIT: passed with')
run stats --calibration --json
check 'of both faces the same' contains "$out" '"outcomes": 10' \
	'"too_few": false' "\"passed\": $passes,"
finish
