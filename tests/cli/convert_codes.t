#!/bin/sh
# convert_codes.t - code tables through the converter, inside its sandbox
. tests/cli/lib.sh

convert=${PROCTOR}-convert

rows() { # rows NAME ARG...: what the converter makes of standard input
	name=$1
	shift
	# pipes: it may write no file
	{ "$convert" "--codes=$name" "$@" 2>&3 | cat >"$tmp/rows"; } \
		3>&1 | cat >"$tmp/report"
	rows=$(cat "$tmp/rows") report=$(cat "$tmp/report")
}
line() { # line ORDER CODE VALID TITLE: of an order file
	printf '%05d %-7s %s %-60s %s\r\n' "$1" "$2" "$3" "$4" "$4"
}
order() {
	line 1 A00 0 Cholera
	line 2 A000 1 'Cholera, one'
}

order >"$tmp/order"
rows icd10cm_order_2026.txt <"$tmp/order"
check 'an order file gives rows' contains "$rows" 'cm_order	FY2026' \
	'C	A000	1	2	Cholera, one' 'E	cm_order	2'
check 'and a whole report' contains "$report" 'E	2	0'
rows icd10cm_order_2026.txt </dev/null
check 'nothing is no table' contains "$report" 'F	561' 'E	0	1'
gzip -c "$tmp/order" >"$tmp/order.gz"
rows icd10cm_order_2026.txt.gz <"$tmp/order.gz"
check 'gzip is unpacked' contains "$rows" 'E	cm_order	2'
rows x.zip <tests/fuzz/corpus/codes_archive/order.zip
check 'a zip is unpacked' contains "$rows" 'E	cm_order	2' \
	'E	poa_exempt	1'
check 'what is no table in it is said' contains "$report" 'it is a PDF'
head -c 150 "$tmp/order" >"$tmp/cut"
rows x.txt <"$tmp/cut"
check 'a cut-off file names the line' contains "$report" 'F	563	2' \
	'E	0	1'

rows x.xml <tests/fuzz/corpus/codes_xml/index.xml
check 'XML is read' contains "$rows" 'E	cm_index	2'
for encoding in windows-1252 EBCDIC-CP-US UTF-16 no-such; do
	printf '<?xml version="1.0" encoding="%s"?>\n<ICD10CM.index><letter>%s' \
		$encoding '<mainTerm><title>x</title></mainTerm></letter>
</ICD10CM.index>' >"$tmp/xml"
	rows x.xml <"$tmp/xml"
	check "XML that says $encoding is read as UTF-8" \
		contains "$report" 'E	1	0'
done
printf '<!DOCTYPE a [<!ENTITY lol SYSTEM "file:///etc/passwd">]>
<ICD10CM.index>&lol;</ICD10CM.index>' >"$tmp/xml"
rows x.xml <"$tmp/xml"
check 'an entity is refused by name' contains "$report" 'F	565' lol 'E	0	1'
check 'and nothing is read' [ -z "$rows" ]

printf '99213,mine\n' >"$tmp/cpt"
rows mine.csv --cpt=1 <"$tmp/cpt"
check 'a CPT list is read when asked for' contains "$rows" 'U	99213	mine'
rows mine.csv <"$tmp/cpt"
check 'and not otherwise' contains "$report" 'F	561'
"$convert" --codes=x --bank=b </dev/null >/dev/null 2>&1
check 'a bank and codes at once are a usage error' [ $? -eq 2 ]

# 300 MiB of one text, in 300 kB
{
	printf '<ICD10CM.index><letter><mainTerm><title>'
	head -c 314572800 /dev/zero | tr '\0' x
} | gzip -1 >"$tmp/bomb.gz"
rows bomb.xml.gz <"$tmp/bomb.gz"
check 'a text without an end is refused' contains "$report" 'F	566' 'E	0	1'
finish
