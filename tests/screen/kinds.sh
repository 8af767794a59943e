# shellcheck shell=sh disable=SC2016,SC2154 # the driver expands; lib.sh has tmp
# kinds.sh - the bank with one item of each kind; source it after lib.sh
#
# Exam KINDS, 40 minutes, 12 items. With --seed 1 they stand so:
# 1 select all, 2 true or false, 3 select two, 4 text, 5 single choice,
# 6 matching, 7 number, 8 and 9 a case, 10 ordering, 11 eight options,
# 12 an item whose rule is past its date
mkdir -p "$tmp/share/question_banks/kinds"
cp tests/data/screen_kinds.json "$tmp/share/question_banks/kinds/"
export PROCTOR_SHARE="$tmp/share"
now="2026-11-21T19:41:00Z"
export now

# Lines that begin the exam; the rest of the script follows.
begin_kinds() {
	echo 'run $PROCTOR --now $now exam KINDS --seed 1'
	echo 'screen begin'
	echo 'type BEGIN'
	echo 'press <Enter>'
	echo 'screen question'
}
