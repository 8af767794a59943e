# ceu_reported.t - "proctor ceu reported"
. tests/cli/lib.sh
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

# what was reported stays where it was reported
data=$tmp/stays
NOW=2026-10-10T12:00:00Z
run ceu hold CEHRS --since 2025-06-01
run ceu hold CMAA --since 2025-09-01
run ceu add --date 2026-02-10 --title Once --units 10 --for NHA
run ceu reported CEHRS 3
check 'for one certificate' contains "$status$out" '0#3 is reported to NHA'
run ceu add --date 2026-01-10 --title 'Logged late' --units 10 --for NHA
run ceu status CMAA
check 'the other one has nothing of it' lacks "$out" 'earned and reported'
run ceu status CEHRS
check 'the one has it' contains "$out" 'earned and reported'
data=$tmp/named
run ceu hold CEHRS --since 2025-06-01
run ceu hold CMAA --since 2025-09-01
run ceu add --date 2026-01-10 --title Once --units 10 --for NHA
run ceu reported CMAA 3
run ceu status CEHRS
check 'reported for the one that was named' lacks "$out" 'earned and reported'
run ceu status CMAA
check 'there it counts' contains "$out" 'earned and reported'
data=$tmp/period
NOW=2027-11-20T12:00:00Z
run ceu hold CPC --since 2023-04-10 --renewal-month 11
run ceu add --date 2026-10-10 --title First --units 30 --for AAPC
run ceu add --date 2027-11-10 --title Second --units 10 --for AAPC
run ceu reported AAPC 2 --period 2029-11-30
check 'not for a cycle in which it cannot count' [ "$status" -eq 1 ]
run ceu reported AAPC --all
check 'all' contains "$status$out" 0 '40.0 of 36.0'
run ceu add --date 2027-10-10 --title 'Logged late' --units 6 --for AAPC
run ceu list 3
check 'what is logged late moves nothing' contains "$out" 'counts 10.0 in the cycle to 30 Nov 2027; reported'
run ceu cycle AAPC --from 2025-11-16 --to 2027-11-15
run ceu list 3
check 'nor do dates that are copied later' contains "$out" 'in the cycle to 15 Nov 2027; reported'
finish
