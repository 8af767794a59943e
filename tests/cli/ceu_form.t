# ceu_form.t - an entry asked for field by field, and the ledger as a prompt
. tests/cli/lib.sh
NOW=2026-10-10T12:00:00Z
entries() { sqlite3 "$data/proctor.db" 'SELECT count(*) FROM ceu_entry'; }

run ceu hold RHIT --since 2025-05-20
run ceu hold CPC --since 2025-12-05 --renewal-month 11
printf '%%PDF-1.4\n%%%%EOF\n' >"$tmp/a.pdf"

feed "?\\n2026-10-11\\n2026-10-01\\n\\nPrivacy\\nback\\nPrivacy webinar\\nHospital\\n\\n4.333\\n2\\n25\\n/nope\\n$tmp/a.pdf\\nbrought lunch\\ny\\n\\nhiimm\\n?\\nhiim\\nahima\\n\\nn\\nno index number\\nwhat\\nsave\\n" --plain ceu add
check 'an entry is asked for field by field' contains "$status$out" \
	'0Enter keeps' 'Stored as #3: Privacy webinar.'
check '? explains the field' contains "$out" 'The day it was completed'
check 'a future day is refused at once' contains "$out" '2026-10-11 lies in the future'
check 'an empty title too' contains "$out" 'The title is empty'
check 'back goes one question up' contains "$out" 'Title [Privacy]: Privacy webinar'
check 'units with three decimals' contains "$out" '"4.333" has 3 decimals'
check 'a file that is not there' contains "$out" '/nope'
check 'a word nobody knows' contains "$out" 'no category "hiimm"'
check 'with help the words there are' contains "$out" 'hiim: HIIM domains'
check 'who does not accept it is asked why, and no more' contains "$out" \
	'AAPC why: no index number'
check 'that issuer has no category then' lacks "$out" 'AAPC category'
check 'another word at the end stores nothing' contains "$out" 'Nothing is stored yet.'
run ceu list 3 --json
check 'all of it is there' contains "$out" '"date": "2026-10-01"' \
	'"provider": "Hospital"' '"units": 2' '"cost": 25' '"certificate": "a.pdf"' \
	'"note": "brought lunch"' '"category": "hiim"' '"source": "ahima"' \
	'"accepted": "no"' '"why": "no index number"'

feed '\n\n\n\nsave\n' --plain ceu add
check 'the next begins with the last' contains "$out" 'Date [today]: ' \
	'Title [Privacy webinar]: ' 'Provider [Hospital]: ' 'Units [2.0]: ' 'Stored as #4'
run ceu list 4 --json
check 'but not with its certificate and note' contains "$out" \
	'"certificate": null' '"note": null' '"date": "2026-10-10"'
had=$(entries)
feed '\n\n' --plain ceu add
check 'the end of input stores nothing and says so' contains "$status$out" '0' 'Nothing was stored.'
feed '\nq\n' --plain ceu add
check 'q too' contains "$out" 'Nothing was stored.'
feed '\n-\nX\n\n-\n-\nq\n' --plain ceu add
check 'what is emptied has to be filled again' contains "$out" \
	'The title is empty' 'Neither units nor minutes are said'
check 'and none of these is stored' [ "$(entries)" -eq "$had" ]

feed '\n\n\n\n3\nsave\n\ntyped wrong\n' --plain ceu correct 4
check 'a correction is asked for, and its reason' contains "$out" \
	'Units [2.0]: 3' 'Why is it corrected?' 'in the place of #4'
feed '\nq\n' --plain ceu correct 99
check 'of an entry that is there' contains "$status$err" '1proctor: There is no entry #99'

kept=$data
data=$tmp/new
run ceu hold RHIT --since 2025-05-20
feed 'save\nq\n' --plain ceu add
check 'save names all that is wrong and goes to the first of it' contains "$out" \
	'The title is empty' 'Neither units nor minutes are said' 'Title: '
check 'and stores nothing' [ "$(entries)" -eq 0 ]
data=$kept

# ---- the ledger in plain home
feed 'q\nceu\nlist\nlist --bogus\nhold RHIA --since "2026-10-01"\nadd\n\nq\nhelp sheet\n?\nbogus\nlist "x\nsheet\nback\nceu status CPC\nq\n' --plain
check 'home opens the ledger' contains "$status$out" '0' 'CEUs (add, list' 'Privacy webinar'
check 'a command with options as after proctor ceu' contains "$out" \
	'RHIA of AHIMA is held since 2026-10-01' 'takes the place of RHIT'
check 'a form in between' contains "$out" 'Date [today]: ' 'Nothing was stored.'
check 'wrong options are said' contains "$out" '--bogus'
check 'help of one command' contains "$out" 'Usage: proctor ceu sheet'
check 'help of all' contains "$out" 'Type a command as after' 'packet ISSUER|CREDENTIAL'
check 'what is not understood' contains "$out" '"bogus" is not understood' 'A quote is open'
check 'what is missing' contains "$out" 'sheet: ISSUER|CREDENTIAL is missing'
check 'and one command from the home prompt' contains "$out" 'AAPC: AAPC'

# the name of a file is said as it was typed
feed 'today\nCourse\n\n\n2\n\nhiim\nq\n' --plain ceu add
check 'a file keeps its small letter' contains "$out" 'hiim: cannot look at it'
finish
