# ceu_list.t - "proctor ceu list"
. tests/cli/lib.sh
NOW=2026-10-10T12:00:00Z

run ceu list
check 'at first there is nothing' contains "$status$out" '0No entries'
run ceu hold RHIT --since 2025-05-20
run ceu hold CPC --since 2025-12-05 --renewal-month 11
run ceu add --date 2026-09-01 --title 'Older course' --units 3 --category hiim --source ahima --for AHIMA,AAPC
run ceu add --date 2026-10-01 --title 'Newer course' --units 2 --category hiim --source component --for AHIMA --not AAPC=topic

run ceu list
check 'the newest comes first' contains "$(printf '%s\n' "$out" | grep -o 'Newer course\|Older course' | head -1)" Newer
run ceu list 3
check 'one in full' contains "$status$out" '0' 'Older course'
check 'alone' lacks "$out" 'Newer course'
run ceu list '#3' --json
check 'as JSON' contains "$out" '"schema": "proctor.ceu-list/1"' '"number": 3'
run ceu list --issuer AAPC --json
check 'as an issuer counts them' contains "$out" '"account": "AAPC"'
run ceu list x
check 'what is no number' [ "$status" -eq 2 ]
run ceu list 99
check 'no such entry' contains "$status$err" '1proctor: There is no entry #99'
run ceu list --issuer NHA
check 'an issuer of which nothing is held' contains "$status$err" '1proctor: nothing of NHA is held'
run ceu reported AHIMA --all
run ceu list --unreported
check 'at AAPC one is left' contains "$out" 'Older course'
check 'and no other' lacks "$out" 'Newer course'
finish
