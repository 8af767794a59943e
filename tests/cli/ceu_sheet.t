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

# who asks for what is missing, and which cycle it may be
data=$tmp/asked
NOW=2026-11-22T14:00:00Z
run ceu hold RHIT --since 2025-05-20
run ceu hold CPC --since 2021-08-15 --renewal-month 8
run ceu hold CEHRS --since 2025-05-20
run ceu add --date 2026-08-31 --title 'Last month' --units 4 --for AHIMA,AAPC,NHA
check 'the choice is offered at once' contains "$out" 'AAPC: it may count in the cycle to ' \
	'instead (rule AAPC-CHOICE): proctor ceu reported AAPC 4 --period '
run ceu sheet AAPC
check 'and on the sheet' contains "$out" 'may count in the cycle to 31 Aug 2028 instead' \
	'proctor ceu reported AAPC 4 --period 2028-08-31'
check 'a day that is over is called so' contains "$out" \
	'the last day to report it, 31 Aug 2026, is over (rule AAPC-REPORT)'
check 'what the issuer lists it asks for' contains "$out" 'Missing     ' \
	'AAPC asks for it (rule AAPC-EVIDENCE)'
run ceu sheet AHIMA
check 'elsewhere it is looked for' contains "$out" 'Missing here: ' \
	'(looked for by rule AHIMA-EVIDENCE)'
check 'and nobody asks' lacks "$out" 'asks for it'
run ceu sheet CEHRS
check 'or not known' contains "$out" 'not known what NHA asks for (rule NHA-EVIDENCE)'
run ceu check
check 'the check says the same' contains "$out" 'which AAPC asks for (rule AAPC-EVIDENCE)' \
	'looked for here by rule AHIMA-EVIDENCE' 'not known what NHA asks for (rule NHA-EVIDENCE)'
run ceu reported AAPC 4 --period 2028-08-31
check 'what is offered is taken' [ "$status" -eq 0 ]
run ceu status AAPC
check 'and counts there' contains "$out" '4.0 of 36.0'
finish
