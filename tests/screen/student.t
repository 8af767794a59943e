#!/bin/sh
# student.t - sixty days of a simulated student: three mocks, twenty drills,
# and what the program says on the way
. tests/screen/lib.sh
. tests/student/bank.sh
: "${STUDENT:=$TEST_BUILD/student}"
seed=20261102
study_bank >"$tmp/study.json"
# Nothing shipped: the screens are about this student's bank alone.
mkdir -p "$tmp/share/question_banks"
export PROCTOR_SHARE="$tmp/share"

sits() { # sits DATE WHAT [ITEMS [KIND]]: one sitting of that day
	day=$1
	shift
	seed=$((seed + 7919))
	"$STUDENT" "$XDG_DATA_HOME/proctor" "$PWD" "${day}T18:00:00Z" "$seed" \
		"$@" >>"$tmp/sat" 2>"$tmp/err" && return 0
	sed 's/^/# /' "$tmp/err"
	return 1
}

on() { # on DATE COMMAND...: the program, that evening
	day=$1
	shift
	"$PROCTOR" --now "${day}T20:00:00Z" --seed 7 "$@" >"$tmp/text" 2>"$tmp/err"
	status=$?
	[ "$status" -eq 0 ] && return 0
	sed 's/^/# /' "$tmp/err"
	return 1
}

text_golden() { # text_golden NAME: what on() printed is what was saved
	file=tests/screen/golden/$1.txt
	if [ "${PROCTOR_GOLDEN:-}" = update ]; then
		cp "$tmp/text" "$file"
		return 0
	fi
	diff -u "$file" "$tmp/text" >"$tmp/diff" 2>&1 && return 0
	sed 's/^/# /' "$tmp/diff"
	return 1
}

screens() { # screens DATE NAME: where one stands, today, the plan
	KEEP_HOME=1 drive "$2" <<-END
		run \$PROCTOR --now ${1}T20:00:00Z --seed 7
		screen home
		golden student-$2-home
		press a
		screen stats
		golden student-$2-stats
		press <Tab> <Tab> <Tab> <Tab> <Tab>
		golden student-$2-more
		press <Esc> c
		screen study
		golden student-$2-today
		press <Tab> <Tab>
		golden student-$2-plan
		press <Esc> q
		wait-exit 0
	END
	for what in stats plan review; do
		case $what in
		review) check "$2: review --list is told" \
			on "$1" review STUDY --list ;;
		*) check "$2: $what is told" on "$1" "$what" STUDY ;;
		esac
		check "$2: $what is what was saved" text_golden \
			"student-$2-$what-text"
	done
}

# ---- before the first answer ------------------------------------------------
check "the bank is taken in" on 2026-11-01 bank import "$tmp/study.json"
check "no date yet: the plan says what to enter" \
	sh -c '! "$PROCTOR" --now 2026-11-01T20:00:00Z plan STUDY 2>&1 |
		grep -q "^$"'
check "the plan is set" on 2026-11-01 plan STUDY --date 2027-01-08 \
	--minutes 45 --days mon-sat
screens 2026-11-01 empty

# ---- three weeks to the first mock ------------------------------------------
check "a diagnostic" sits 2026-11-02 diagnostic
screens 2026-11-02 first
for day in 04 06 09; do
	check "November $day: weak" sits "2026-11-$day" weak 15
done
for day in 10 12 14; do
	check "November $day: review" sits "2026-11-$day" review 20
done
check "November 16: codes" sits 2026-11-16 drill 10
check "November 18: practice" sits 2026-11-18 practice 25
check "the first mock" sits 2026-11-22 mock
screens 2026-11-23 mock1

# ---- to the second, with a week missed --------------------------------------
for day in 24 26; do
	check "November $day: weak" sits "2026-11-$day" weak 20
done
check "November 28: review" sits 2026-11-28 review 20
screens 2026-12-07 missed
for day in 07 09 11; do
	check "December $day: review" sits "2026-12-$day" review 25
done
check "December 12: codes" sits 2026-12-12 drill 10
check "the second mock" sits 2026-12-13 mock

# ---- to the third ------------------------------------------------------------
for day in 15 18; do
	check "December $day: weak" sits "2026-12-$day" weak 20
done
for day in 16 19 22; do
	check "December $day: review" sits "2026-12-$day" review 25
done
check "the third mock" sits 2026-12-28 mock
check "a quick check" sits 2026-12-31 quick
screens 2026-12-31 ready
check "December 31: three mocks" \
	test "$(grep -c ' mock:' "$tmp/sat")" -eq 3
check "December 31: twenty drills" \
	test "$(grep -cE ' (weak|review|drill|practice):' "$tmp/sat")" -eq 20

KEEP_HOME=1 drive "ready, 40x12" <<'END'
size 40x12
run $PROCTOR --now 2026-12-31T20:00:00Z --seed 7
screen home
press a
screen stats
golden student-ready-stats-40x12
press <Esc> c
screen study
golden student-ready-today-40x12
press q
END

# ---- afterwards --------------------------------------------------------------
check "a real result" on 2027-01-09 result STUDY 2027-01-08 318
check "claims against outcomes" on 2027-01-09 stats --calibration
check "the claims are what was saved" text_golden student-claims-text
check "the file is sound" on 2027-01-09 db check
finish
