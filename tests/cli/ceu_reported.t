# ceu_reported.t - "proctor ceu reported"
. tests/cli/lib.sh
export PROCTOR_SHARE="$PWD"
NOW=2026-10-10T12:00:00Z

run ceu hold RHIT --since 2025-05-20
run ceu hold CPC --since 2025-12-05 --renewal-month 11
run ceu reported AHIMA --all
check 'nothing waits to be reported' contains "$status$out" \
	'0Nothing that counts at AHIMA waits to be reported.'
run ceu add --date 2026-09-01 --title 'Older course' --units 3 --category hiim --source ahima --for AHIMA,AAPC
run ceu add --date 2026-10-01 --title 'Newer course' --units 2 --category hiim --source component --for AHIMA --not AAPC=topic

run ceu reported AHIMA
check 'which entries?' contains "$status$err" '2proctor: which entries'
run ceu reported AHIMA 3 --all
check 'numbers or all' [ "$status" -eq 2 ]
run ceu reported AHIMA x
check 'what is no number of an entry' [ "$status" -eq 2 ]
run ceu reported AHIMA 3 99
check 'all or none' [ "$status" -eq 1 ]
run ceu list --unreported --issuer AHIMA --json
check 'so none is reported' contains "$out" 'Older course' 'Newer course'
run ceu reported AAPC 4
check 'what is not accepted cannot be reported there' contains "$status$err" '1proctor: '
run ceu reported AHIMA 3 --date 2026-08-31
check 'nor before the activity' [ "$status" -eq 1 ]
run ceu reported AHIMA 3 --date 2026-10-11
check 'nor tomorrow' [ "$status" -eq 1 ]
run ceu reported XYZZY 3
check 'nor to nobody' contains "$status$err" '1proctor: nobody knows'
run ceu reported rhit 3 --date 2026-10-09
check 'reported' contains "$status$out" '0#3 is reported to AHIMA.' '5.0 of 20.0'
run ceu reported AHIMA 3
check 'once' contains "$status$err" '1proctor: '
run ceu reported AHIMA --all --json
check 'the rest' contains "$out" '"schema": "proctor.ceu-reported/1"' \
	"$(printf '"entries": [\n  4\n ]')"
run ceu list --unreported
check 'at AAPC one is left' contains "$out" 'Older course'
check 'and no other' lacks "$out" 'Newer course'
finish
