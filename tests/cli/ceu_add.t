# ceu_add.t - "proctor ceu add" by options, and what it refuses
. tests/cli/lib.sh
NOW=2026-10-10T12:00:00Z

rows() { sqlite3 "$data/proctor.db" 'SELECT count(*) FROM ceu_entry'; }
refused() { # refused CODE PIECE ARGS...: nothing is stored
	want=$1 piece=$2 before=$(rows)
	shift 2
	run ceu add "$@"
	check "refused: $*" [ "$status" -eq "$want" ]
	check "because: $piece" contains "$err" "$piece"
	check 'with nothing on standard output' [ -z "$out" ]
	check 'and nothing is stored' [ "$(rows)" -eq "$before" ]
}

run ceu add --date 2026-09-30 --title 'Too early' --units 1
check 'with nothing held it counts nowhere' contains "$status$out" \
	'0Stored as #1' 'Nothing is held yet, so it counts nowhere'
run ceu correct 1 --undo --reason 'only tried'
run ceu hold RHIT --since 2025-05-20
run ceu hold CPC --since 2025-12-05 --renewal-month 11
printf '%%PDF-1.4\n%%%%EOF\n' >"$tmp/a.pdf"
printf '\177ELF\001\001\001' >"$tmp/program.pdf"
: >"$tmp/empty.pdf"

run ceu add
check 'without options and terminal it says how' contains "$status$err" \
	'2proctor: say what was done'
refused 1 '2026-10-11' --date 2026-10-11 --title Early --units 1
refused 1 '2025-05-19' --date 2025-05-19 --title Before --units 1 --for AHIMA
refused 1 '4.333' --date 2026-10-01 --title T --units 4.333
refused 1 'hiimm' --date 2026-10-01 --title T --units 1 --for AHIMA --category hiimm
refused 1 'XYZZY' --date 2026-10-01 --title T --units 1 --for XYZZY
refused 1 'NHA' --date 2026-10-01 --title T --units 1 --for NHA
refused 1 'title' --date 2026-10-01 --units 1
refused 1 'units' --date 2026-10-01 --title T
refused 1 'ISSUER:FIELD=VALUE' --date 2026-10-01 --title T --units 1 --at AHIMA
refused 1 'colour' --date 2026-10-01 --title T --units 1 --at AHIMA:colour=red
refused 1 'names no issuer' --date 2026-10-01 --title T --units 1 --for AHIMA,,CPC
refused 1 'none.pdf' --date 2026-10-01 --title T --units 1 --certificate "$tmp/none.pdf"
refused 1 'program.pdf' --date 2026-10-01 --title T --units 1 --certificate "$tmp/program.pdf"
refused 1 'empty' --date 2026-10-01 --title T --units 1 --certificate "$tmp/empty.pdf"
refused 2 'one too many' --title T extra
run ceu add --date 2026-13-01 --units 4.333 --for AHIMA
check 'all faults are said' [ "$(printf '%s\n' "$err" | wc -l)" -ge 3 ]
check 'the day, the units and the title' contains "$err" 2026-13-01 4.333 itle

run ceu add --date 2026-10-01 --title 'Privacy in practice' --units 2 \
	--provider 'A hospital' --cost 25 --category hiim --source ahima \
	--certificate "$tmp/a.pdf" --for RHIT --not 'AAPC=no index number'
check 'an entry is stored with its number' contains "$status$out" \
	'0Stored as #5: Privacy in practice.'
check 'what it counts for, and where' contains "$out" \
	'AHIMA: counts 2.0' '19 May 2027' 'AAPC: not accepted' 'no index number'
check 'and that nobody has it yet' contains "$out" \
	'not reported to anybody yet' 'proctor ceu sheet AHIMA' 'Logging is not reporting'
check 'nothing on standard error' [ -z "$err" ]
run ceu add --date 2026-10-01 --title 'privacy in practice' --units 2 \
	--category hiim --source ahima --certificate "$tmp/a.pdf" \
	--for AHIMA --maybe 'AAPC=ask them'
check 'the same day and title once more is a remark' contains "$status$out" \
	'0Stored as #6' 'Remark: '
check 'the same file too' contains "$out" 'Remark: #5 has the same certificate.'
check 'what is not known waits' contains "$out" 'AAPC: waits'
run ceu add --date today --title 'A course' --minutes 1:30 --for AAPC \
	--at AAPC:units=1.5 --at AAPC:approval=ABC123 --not AHIMA=coding --json
check 'as JSON' contains "$status$out" '0{' '"schema": "proctor.ceu-add/1"' \
	'"row": 7' '"account": "AAPC"' '"counted": 1.5' '"same_certificate": null' \
	'"reported": false'
run ceu list 7 --json
check 'with what that issuer was told' contains "$out" '"approval": "ABC123"' \
	'"minutes": 90' '"date": "2026-10-10"'
run ceu add --date 2026-10-02 --title 'Half an hour' --minutes 30 --for AHIMA
check 'minutes that no rule turns into units' contains "$status$out" '0Stored as #8' \
	'AHIMA: counts nothing yet' 'AHIMA-MINUTES'

# the only issuer, contradictions, what counts nothing
data=$tmp/only
run ceu hold RHIT --since 2025-05-20
run ceu add --date 2026-09-01 --title Course --units 2
check 'taken as accepted by the only issuer, and said' contains "$status$out" \
	'0Stored as #2' 'Taken as accepted by AHIMA, the only issuer of what you hold.'
run ceu add --date 2026-09-02 --title 'Said so' --units 2 --for AHIMA
check 'not when it was said' lacks "$out" 'Taken as accepted'
run ceu add --date 2026-09-03 --title JSON --units 1 --json
check 'in JSON' contains "$out" '"assumed_accepted": "AHIMA"'
run ceu add --date 2026-09-01 --title Both --units 2 --for RHIT --not AHIMA=no
check 'two things of one issuer are a misuse' contains "$status$err" \
	'2proctor: --for and --not say two things of AHIMA'
run ceu add --date 2026-09-01 --title Both --units 2 --for AHIMA --maybe AHIMA
check 'maybe is another thing, too' [ "$status" -eq 2 ]
run ceu list
check 'nothing of it is stored' lacks "$out" Both
run ceu add --date 2026-09-04 --title Short --minutes 50 --for AHIMA
check 'what 50 minutes are worth is not known' contains "$out" \
	'not known how many CEUs 50 minutes are' 'It counts nothing yet'
check 'and a sheet has nothing to say' lacks "$out" 'too short' 'ceu sheet'
run learner add Ann
run --learner Ann ceu hold RHIT --since 2025-05-20
run --learner Ann ceu add --date 2026-09-01 --title Course --units 2
check 'hints name the learner who was named' contains "$out" \
	'proctor --learner "Ann" ceu sheet AHIMA'
run --learner Ann ceu list 99
check 'so do refusals' contains "$status$err" 1 'proctor --learner "Ann" ceu list'
run ceu list 99
check 'and without one they are as short as can be' contains "$err" 'proctor ceu list'
run --learner Ann ceu status CPC
check 'of what is not held' contains "$err" \
	'proctor --learner "Ann" ceu hold CPC --since DATE'
run --learner Ann ceu cycle --to 2027-05-19
check 'of a wrong use' contains "$err" 'proctor --learner "Ann" ceu cycle AHIMA'
run --learner Ann ceu rules
check 'and pages' contains "$out" 'proctor --learner "Ann" ceu rules ISSUER' \
	'(proctor --learner "Ann" ceu cycle)'
finish
