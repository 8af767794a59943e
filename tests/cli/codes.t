#!/bin/sh
# codes.t - code tables: taken in, looked up, shown, checked
. tests/cli/lib.sh

excerpts=$PWD/tests/data/codes
# no shipped item is there, so none is checked against excerpts
mkdir "$tmp/share"
export PROCTOR_SHARE="$tmp/share"

# ---- without tables ----------------------------------------------------------
run codes
check 'without tables the official files are named' \
	contains "$out" 'There are no code tables' 'Tabular Order' CMS \
	'https://www.cms.gov/' 'MB'
check 'and that is no failure' [ "$status" -eq 0 ]
run codes --json
check 'the same as JSON' contains "$out" '"schema": "proctor.codes/1"' \
	'"tables": [' '"publisher": "CMS"'
run codes find diabetes
check 'nothing can be found without tables' [ "$status" -eq 1 ]
check 'what to do is said' contains "$err" 'There are no code tables'
run codes check E11.9 e1 99213
check 'shapes are checked without tables' contains "$out" \
	'has the shape of ICD-10-CM' 'Not checked without tables'
check 'a shape that is wrong is a finding' [ "$status" -eq 3 ]
run codes nonsense
check 'an unknown command is named' contains "$err" 'codes nonsense'
check 'with exit code 2' [ "$status" -eq 2 ]
run help codes
check 'help lists the commands' contains "$out" 'import' 'find' 'show' 'check'

# ---- import ------------------------------------------------------------------
run codes import "$excerpts/nowhere.txt"
check 'a file that is not there is refused' [ "$status" -eq 1 ]
check 'and named' contains "$err" nowhere.txt
head -c 1000 "$excerpts/icd10cm_tabular_2026.xml" >"$tmp/cut.xml"
run codes import "$tmp/cut.xml" "$excerpts/icd10cm_order_2026.txt"
check 'a file that was cut off is refused' [ "$status" -ne 0 ]
run codes --json
check 'and then nothing is stored' contains "$out" '"tables": []'
run codes import "$excerpts"
check 'a folder comes in' [ "$status" -eq 0 ]
check 'with the count of each table' contains "$out" \
	'cm_order              63 rows' 'cm_tabular' 'cm_index              10 rows' \
	'pcs_tables' 'hcpcs                  5 rows' 'poa_exempt             2 rows'
check 'the PCS tables give the codes of the order file' contains "$out" \
	'the PCS tables give 2 codes, 0 too many, 0 missing'
check 'and items are checked' contains "$out" 'Items that ask for codes'
run codes import "$excerpts"
check 'a second import finds nothing new' contains "$out" 'Nothing new'
check 'and reads nothing' lacks "$err" R569
run codes import "$excerpts"/*.txt "$excerpts"/*.xml "$excerpts"
check 'nor when each is named twice' contains "$out" 'Nothing new'
run codes import --json "$excerpts"
check 'the same as JSON' contains "$out" '"proctor.codes-import/1"' \
	'"committed": false'
run codes
check 'the tables are listed by edition' contains "$out" 'ICD-10-CM FY2026' \
	'cm_order' 'HCPCS 2025Q4'
run --now 2026-11-01T12:00:00Z codes
check 'an edition that has lapsed is said to have' contains "$out" \
	'FY2026 was in force until 30 September 2026; FY2027 is in force'

# ---- shipped items -----------------------------------------------------------
PROCTOR_SHARE=$PWD run --data "$tmp/fresh" codes import "$excerpts"
check 'in a fresh folder shipped items are checked' contains "$out" \
	'Items that ask for codes: '
check 'all of them' lacks "$out" ': 0 checked'

# ---- find --------------------------------------------------------------------
NOW=2026-03-02T09:00:00Z
run codes find diabetes
check 'the default code of the main term leads' \
	contains "$(printf %s "$out" | head -n 1)" E11.9
run codes find diabtes
check 'a wrong letter is mended' \
	contains "$(printf %s "$out" | head -n 1)" E11.9
run codes find cardiac failure
check 'a line that refers to another leads where that leads' \
	contains "$out" I50.9 'see Failure, heart'
run codes find chf
check 'an abbreviation is known' \
	contains "$(printf %s "$out" | head -n 1)" I50.9
run codes find e11.2 --limit 2
check 'the beginning of a code lists codes' contains "$out" 'E11.2-' E11.21
check 'no more than asked for' lacks "$out" E11.22
run codes find gallbladder --system pcs
check 'a system can be asked for' contains "$out" 0FT4
run codes find d
check 'one letter is enough' contains "$out" E11.9
run codes find --json 'heart failure'
check 'hits as JSON' contains "$out" '"schema": "proctor.find/1"' \
	'"code": "I50.9"' '"billable": true' '"path": "Failure, failed, heart"'
run codes find xylophone
check 'nothing that fits is said' contains "$out" 'Nothing fits'
check 'and is not possible' [ "$status" -eq 1 ]
run codes find diabtes melitus
check 'a wrong letter in each of two words is mended' \
	contains "$(printf %s "$out" | head -n 1)" E11.9
run codes find x --limit 0
check 'a limit of nothing is refused' [ "$status" -eq 2 ]
run codes find x --edition FY2019
check 'an edition that is not there is refused' [ "$status" -eq 1 ]

# ---- show --------------------------------------------------------------------
run codes show e11.22
check 'a page has its path' contains "$out" 'Chapter 4' 'E08-E13' \
	'E11.2: Type 2 diabetes mellitus with kidney complications'
check 'its own notes with their verb' contains "$out" \
	'Use additional code to identify stage'
check 'which is not said twice' lacks "$out" 'Use additional code: Use'
check 'inherited ones with their owner' contains "$out" \
	'- insulin (Z79.4) (from E11)'
check 'what the code is' contains "$out" 'valid: may be submitted' FY2026
check 'and its neighbours' contains "$out" 'Before: E11.21. After: E11.29.'
run codes show S52.531
check 'seventh characters are listed' contains "$out" \
	'7th D: subsequent encounter' '(from S52)' 'a header'
run codes show E11
check 'a header lists the codes below it' contains "$out" E11.2 E11.9
run codes show 0ft
check 'a PCS table is shown row by row' contains "$out" 'Row: 1 of 1' \
	'Approach: 0 Open; 4 Percutaneous Endoscopic' 'Cutting out or off'
run codes show 0FT44ZZ
check 'a PCS code axis by axis' contains "$out" 'Body Part: 4 Gallbladder' \
	'Approach: 4 Percutaneous Endoscopic'
run codes show Z79.4
check 'an exempt code says so' contains "$out" 'exempt from present-on-admission'
run codes show A0021
check 'an ended HCPCS code says when' contains "$out" 2019-12-31 'not payable'
run codes show --json I50.9
check 'a page as JSON' contains "$out" '"schema": "proctor.page/1"' \
	'"code": "I50.9"' '"kind": "head"'
run codes show I50.99
check 'an unknown code is refused' [ "$status" -eq 1 ]

run codes show --system cm E1122
check 'a system can be asked for' contains "$out" 'E11.22 Type 2'
run codes show cm:E11.22
check 'or stand before the code' contains "$out" 'E11.22 Type 2'
run codes show hcpcs:E1122
check 'of another system it is not there' [ "$status" -eq 1 ]

# ---- check -------------------------------------------------------------------
run codes check E11.9 I10
check 'codes in force are valid' contains "$out" '2 checked, 0 findings'
check 'and exit with 0' [ "$status" -eq 0 ]
run --now 2027-11-01T12:00:00Z codes check --claim E11.9 0FT44ZZ I10
check 'that an edition has lapsed is said once' \
	[ "$(printf %s "$err" | grep -c 'FY2026 was in force')" -eq 1 ]
check 'and only of systems that were asked about' lacks "$err" 2025Q4
run codes check E11.2 S52.531 E11.99 A0021
check 'a header, a missing seventh character, an unknown and an ended one' \
	contains "$out" 'is a header' 'needs a seventh character' \
	'is not in ICD-10-CM FY2026' 'ended on 2019-12-31'
check 'are findings' [ "$status" -eq 3 ]
feed 'E11.9, I10\nI50.9;N18.4\n' codes check -
check 'codes are read from standard input' contains "$out" '4 checked'
run codes check 99213-25 J1885-RTx2 E11.9/Y E11.9=
check 'modifiers, units and POA belong to the code before them' contains \
	"$out" '99213     has the shape of CPT' 'modifier 25' \
	'modifier RT, 2 units' 'POA Y' 'POA exempt' '4 checked, 0 findings'
run codes check cm:E1122 hcpcs:E1122
check 'a system may stand before a code' contains "$out" 'E11.22    valid' \
	'E1122     is not in HCPCS'
run codes check --system hcpcs J1885 E11.9
check 'or be said of all' contains "$out" 'J1885     valid' '1 findings'
run codes check --claim 'A41.02 R78.81'
check 'codes that exclude each other are found' contains "$out" \
	'A41.02 and R78.81 exclude each other' 'Excludes1 at A41'
check 'that is a finding too' [ "$status" -eq 3 ]
run codes check --claim 'W19.XXXA S52.531A'
check 'an external cause is never first' contains "$out" 'never listed first'
run codes check --claim 'E11.9/Y Z79.4/Y E11.9'
check 'POA on an exempt code and a duplicate are found' contains "$out" \
	'Z79.4 is exempt from POA' 'E11.9 stands here twice'
run codes check --claim 'E11.22/Y N18.4/Y Z79.4'
check 'a clean claim has no findings' [ "$status" -eq 0 ]
run codes check --claim --json 'J1885-RT-LT'
check 'faults as JSON' contains "$out" '"proctor.codes-check/1"' \
	'"kind": "modifier"'

# ---- a code of two systems ---------------------------------------------------
all=$data
data=$tmp/two
mkdir "$tmp/two-files"
cp "$excerpts"/icd10cm_* "$tmp/two-files"
sed 's/J1885/E1122/' "$excerpts/HCPC2025_OCT_ANWEB.txt" |
	sort >"$tmp/two-files/HCPC2025_OCT_ANWEB.txt"
run codes import "$tmp/two-files"
check 'a table with the code of another system comes in' [ "$status" -eq 0 ]
run codes check E1122
check 'without a dot it is HCPCS, and the other is named' contains "$out" \
	'E1122     valid' 'E11.22 is another code'
check 'is no finding' [ "$status" -eq 0 ]
run codes check E11.22
check 'with its dot it is one thing' lacks "$out" 'another code'
run codes check E1122 99213-25
check 'among services it is one thing too' lacks "$out" 'another code'
check 'and HCPCS' contains "$out" 'E1122     valid'
run codes check --claim 'E1122 99213'
check 'so in a claim' lacks "$out" 'another code'
run codes check --claim 'E11.22 N18.4'
check 'where the dot counts' contains "$out" 'E11.22    valid'
run codes show E1122
check 'the page is that of HCPCS and names the other' contains "$out" \
	'Edition: HCPCS' 'With its dot: E11.22 is ICD-10-CM: Type 2'
run codes show E11.22
check 'which is shown by its dot' contains "$out" 'Edition: ICD-10-CM'

# ---- only some of the tables -------------------------------------------------
data=$tmp/tabular
run codes import "$excerpts/icd10cm_tabular_2026.xml"
run codes show E11.9
check 'of a tabular alone the missing table is named' contains "$err" \
	'the list of codes is missing' 'icd10cm_order_2026.txt'
run codes find diabetes
check 'where nothing is found too' contains "$err" 'icd10cm_order_2026.txt'
run codes check E11.9
check 'and where nothing can be looked up' contains "$err" \
	'icd10cm_order_2026.txt'
data=$tmp/some
run codes import "$excerpts/icd10cm_order_2026.txt"
check 'the order file alone comes in' [ "$status" -eq 0 ]
run codes check --claim 'E11.9/Y Z79.4/ I10/'
check 'without the exempt list nobody judges by it' [ "$status" -eq 0 ]
run codes show Z79.4
check 'nor is it told' lacks "$out" 'exempt'
data=$all

# ---- a learner's own list ----------------------------------------------------
printf '99213,my words for it\n99214,and for this\n' >"$tmp/own.csv"
run codes import cpt "$tmp/own.csv"
check 'an own list of CPT codes comes in' [ "$status" -eq 0 ]
run codes check 99213 99215
check 'what is not in it is no error: it need not be whole' contains "$out" \
	'99213     valid (my words for it)' 'it is not in your own list' \
	'2 checked, 0 findings, 1 could not be looked up'
check 'and no finding' [ "$status" -eq 0 ]
run db backup "$tmp/backup.db"
check 'a backup does not hold it' [ "$(grep -c 'my words' "$tmp/backup.db")" -eq 0 ]

# ---- the official files, where they are --------------------------------------
tables=${PROCTOR_TEST_DATA:-../shared/data}/codes
if [ -d "$tables/official" ]; then
	rm -rf "$data"
	run codes import "$tables"
	check 'the official files come in' contains "$out" Stored
	check 'with the counts they are known to have' contains "$out" \
		'cm_order           98186 rows' 'cm_codes           74719 rows' \
		'cm_order           97584 rows' 'cm_codes           74260 rows' \
		'pcs_order          80029 rows' 'poa_exempt         38349 rows' \
		'cm_index           81497 rows' 'cm_eindex           8090 rows' \
		'cm_neoplasm        10922 rows' 'cm_drug            43224 rows' \
		'hcpcs               8846 rows' 'drg_titles           767 rows' \
		'drg_severity       18129 rows'
	check 'the tabular gives what the order file has, but for S06' contains \
		"$out" 'gives 74795 codes, 76 too many, 0 missing' \
		'give 79115 codes, 0 too many, 0 missing'
	check 'what is no table is counted' contains "$out" \
		'members in these files were not read'
	run codes import "$tables"
	check 'and are not taken in twice' contains "$out" \
		' 0 tables, 20 there already; 0 rows.' 'Nothing new'
	check 'nor read twice' lacks "$err" R569
	run codes import "$tables/official"
	check 'nor is a part of them' contains "$out" 'Nothing new'
	severity='MS-DRG     v40      drg_severity '
	run codes import "$tables/derived/msdrg_v40_ccmcc.tsv.gz"
	check 'one alone that had to give way replaces on purpose' \
		contains "$out" "$severity" ccmcc.tsv.gz Stored
	run codes import "$tables"
	check 'and gives way again beside the other' contains "$out" \
		"$severity" 'F_to_J.txt.gz' Stored
	run codes import "$tables"
	check 'once' contains "$out" 'Nothing new'
	run codes show N18.4
	check 'a note that lists others is said as published' contains "$out" \
		'Code first any associated: (from N18)' \
		'Use additional code, if applicable, to identify: (from N18)'
	run codes check G35
	check 'a code of the year before is told from none' contains "$out" \
		'is a header' 'valid in FY2025'
	run codes show I20-I25
	check 'the page of a section has its notes, and its chapter'"'"'s' \
		contains "$out" 'Code also the presence of hypertension' \
		'(from Chapter 9)'
	run codes show S52.531
	check 'two lines of a seventh character are parted' contains "$out" \
		'type I or II, initial encounter for open fracture NOS'
	run codes show drg:470
	check 'a DRG has title, MDC and type' contains "$out" \
		'470 MAJOR HIP' 'MDC: 08' 'Type: surgical (P)'
	run codes show 470
	check 'by its number alone too' contains "$out" '470 MAJOR HIP'
	run codes check J1100
	check 'J1100 is a drug, J11.00 an influenza' contains "$out" \
		'dexamethasone' 'J11.00 is another code'
	run codes find 'heart attack' --limit 1
	check 'everyday words are found' contains "$out" I21.9
else
	skip 'the official files come in' 'no code tables'
fi
finish
