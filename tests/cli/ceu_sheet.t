# ceu_sheet.t - "proctor ceu sheet": what to type into the issuer's site
. tests/cli/lib.sh
NOW=2026-10-10T12:00:00Z

run ceu hold RHIT --since 2025-05-20
run ceu hold CPC --since 2025-12-05 --renewal-month 11
run ceu sheet AHIMA
check 'a sheet without entries' [ "$status" -eq 0 ]
run ceu add --date 2026-09-01 --title 'Older course' --units 3 --category hiim --source ahima --for AHIMA,AAPC
run ceu add --date 2026-10-01 --title 'Newer course' --units 2 --category hiim --source component --for AHIMA --not AAPC=topic

run ceu sheet RHIT
check 'the sheet field by field' contains "$status$out" '0' 'Older course' \
	'Newer course' 'CEU Center' 'Logging is not reporting'
run ceu sheet CPC --json
check 'only what counts there' contains "$out" '"schema": "proctor.ceu-sheet/1"' \
	'"account": "AAPC"' 'Older course'
run ceu sheet
check 'of whom?' [ "$status" -eq 2 ]
run ceu reported AHIMA 3
run ceu sheet AHIMA
check 'what is reported is there no more' lacks "$out" 'Older course'
check 'the rest is' contains "$out" 'Newer course'
run ceu sheet NHA
check 'an issuer of which nothing is held' contains "$status$err" '1proctor: nothing of NHA is held'
finish
