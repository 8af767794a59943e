# ceu_status.t - "proctor ceu status"
. tests/cli/lib.sh
NOW=2026-10-10T12:00:00Z

run ceu hold RHIT --since 2025-05-20
run ceu hold CEHRS --since 2026-01-15
run ceu hold CBCS --since 2026-02-20
run ceu add --date 2026-10-01 --title 'Privacy' --units 12 --category hiim \
	--source ahima --for AHIMA
run ceu status
check 'every account' contains "$out" AHIMA CEHRS CBCS
check 'never done with nothing reported' contains "$out" '12.0 of 20.0' \
	'0.0 of the 12.0 that count'
run ceu status rhit
check 'one by a credential' contains "$status$out" '0' 'AHIMA'
check 'and no other' lacks "$out" CBCS
run ceu status NHA
check 'an issuer with several accounts shows each' contains "$status$out" \
	'0Continuing' 'CEHRS (NHA)' 'CBCS (NHA)'
check 'and no other' lacks "$out" 'AHIMA:'
run ceu packet NHA -o "$tmp/packet"
check 'where one is wanted it names them' contains "$status$err" \
	'1proctor: NHA counts for each credential apart' CEHRS CBCS
run ceu status CHDA
check 'what is not held' contains "$status$err" '1proctor: CHDA is not held' \
	'proctor ceu hold CHDA --since DATE'
run ceu status RHTT
check 'a wrong name has the nearest' contains "$status$err" '1proctor: ' 'nearest is "RHIT"'
run ceu status --explain --json
check 'explained, each entry stands there' contains "$out" '"entries"' '"verdict": "counts"'
run ceu status AHIMA --what-if '6 units, AHIMA, hiim, 2026-12-01' --json
check 'what if: before and after' contains "$out" '"text": "6 units, AHIMA, hiim, 2026-12-01"' \
	'"counted": 12' '"counted": 18' '"owed": 2'
run ceu status AHIMA --what-if '6 units, AHIMA, coding, 2027-02-01'
check 'what if: a word that is no category, with those there are' contains "$status$out" \
	'0Continuing' 'Remark: "coding" is no category of AHIMA; there are hiim, '
run ceu status AHIMA --what-if 'gibberish'
check 'what nobody understands' contains "$status$err" '1proctor: ' gibberish
run ceu list --json
check 'and nothing of it is stored' [ "$(printf '%s\n' "$out" | grep -c '"number"')" -eq \
	"$(printf '%s\n' "$out" | grep -c '"number": 4')" ]
run --plain ceu
check 'for a screen reader without bars' lacks "$out" '█' '░' '▒'
LC_ALL=C run ceu
check 'and in ASCII where there is nothing else' [ -z "$(LC_ALL=C tr -d '\000-\177' <"$tmp/out")" ]

# 20 of 20 with nothing reported is not done
run ceu add --date 2026-10-02 --title 'More privacy' --units 8 --category hiim \
	--source ahima --for AHIMA
run ceu status AHIMA
check '20 of 20 that nobody has is not done' contains "$out" '20.0 of 20.0' \
	'20.0 not reported to AHIMA' 'earned, not all reported'
run ceu status AHIMA --json
check 'nor in JSON' contains "$out" '"state": "earned"' '"reported": 0'

# a question open is not done; what figures hang on stands beside them
data=$tmp/open
NOW=2026-03-01T12:00:00Z
run ceu hold RHIT --since 2024-05-20
run ceu add --date 2025-09-01 --title Course --units 20 --category hiim --source other-provider --for AHIMA
run ceu reported AHIMA --all
run ceu status
check 'with a question open it is not done' contains "$out" \
	'earned and reported, a question open' 'would be missing' \
	'Ask AHIMA whether rule AHIMA-SOURCE-40 holds for a cycle that began before'
check 'questions are not put aside as none of these figures' lacks "$out" 'about these figures'
check 'the rest is counted' contains "$out" 'proctor ceu rules AHIMA'
run
check 'home says it' contains "$out" 'a question open'
run ceu calendar
check 'and the deadline stays in the calendar' contains "$out" 'DTSTART;VALUE=DATE:20260519'
NOW=2026-05-21T12:00:00Z
run ceu status
check 'when it is over too' contains "$out" 'a question open, ended 19 May 2026' 'Question'
run ceu status AHIMA --json
check 'in JSON' contains "$out" '"open": true' '"report_by": null'
finish
