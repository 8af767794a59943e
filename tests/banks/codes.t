# codes.t - every code that a shipped item prints is in the official tables
#
# A code is one that looks like it: I10 or E11.9 (three signs only in items
# that name a code edition), seven signs of ICD-10-PCS, a letter and four
# digits of HCPCS. What an item prints as a wrong code on purpose stands in
# its extensions["urn:proctor:codes"].not_codes and must be in no table.
. tests/cli/lib.sh

tables=${PROCTOR_TEST_DATA:-../shared/data}/codes
look() { # look BANK_FILE...: complaints, one a line, and a count at the end
	awk -f tests/banks/codes.awk "$tmp/codes" "$@"
}
if ! [ -d "$tables" ] || ! command -v unzip >/dev/null; then
	skip 'codes are in the official tables' 'no tables here, or no unzip'
	finish
fi
{
	unzip -p "$tables/official/icd10cm-2026-order-and-codes.zip" \
		icd10cm_order_2026.txt | cut -c7-13
	unzip -p "$tables/official/icd10pcs-2026-order.zip" \
		icd10pcs_order_2026.txt | cut -c7-13
	gzip -dc "$tables/derived/hcpcs_2025q4.tsv.gz" | cut -f1
} | tr -d ' \r' >"$tmp/codes"
check 'the tables are whole' [ "$(wc -l <"$tmp/codes")" -gt 180000 ]

for bank in rhit cehrs drills; do
	look question_banks/$bank/*.json >"$tmp/found"
	check "$bank: codes are valid" [ "$(sed '$d' "$tmp/found" | wc -l)" -eq 0 ]
	sed -n '1,20s/^/# /p' "$tmp/found"
done

# controls: a wrong code, an unnamed edition, a wrong code that is right
item() { # item MEMBERS STEM
	printf '{\n "items": [\n  {\n   "identifier": "X-1",\n   %s\n   "stem": "%s"\n  }\n ]\n}\n' \
		"$1" "$2" >"$tmp/bank.json"
	look "$tmp/bank.json" | sed '$d'
}
ed='"code_edition": "ICD-10-CM FY2026",'
check 'control: a valid code passes' [ -z "$(item "$ed" 'Is it E11.9 or I10?')" ]
check 'control: E11.99 is found' [ -n "$(item "$ed" 'Is it E11.99?')" ]
check 'control: I1A, valid, and I1Z, not' \
	[ "$(item "$ed" 'I1A or I1Z?')" = 'X-1: I1Z is in no table' ]
check 'control: a code without edition is found' [ -n "$(item '' 'Is it E11.9?')" ]
check 'control: X12 without edition is no code' [ -z "$(item '' 'An X12 file?')" ]
check 'control: a wrong code may be printed when said so' \
	[ -z "$(item "$ed \"not_codes\": [\"E11.99\"]," 'Is it E11.99?')" ]
check 'control: but only a wrong one' \
	[ -n "$(item "$ed \"not_codes\": [\"E11.9\"]," 'Is it E11.9?')" ]
check 'control: PCS' [ -n "$(item "$ed" 'Is it 0DTJ4ZY?')" ]
check 'control: HCPCS' [ -n "$(item "$ed" 'Is it J0001?')" ]
finish
