# review.t - the counts of question_banks/REVIEW.md are those of the files
. tests/cli/lib.sh

items() { # items FILE: how many it has; "stem" is written once an item
	grep -c '^   "stem": ' "$1"
}
# | D1 Data content | rhit/d1-data-content.json | answered | agreed | mended | dropped | in the bank |
sed -n 's/^| *D[0-9][^|]*| *\([a-z/0-9-]*\.json\) *|/\1 |/p' \
	question_banks/REVIEW.md | tr -d '|' >"$tmp/rows"
check 'there is a row for each domain' [ "$(wc -l <"$tmp/rows")" -eq 11 ]
cat question_banks/rhit/d*.json question_banks/cehrs/d*.json >"$tmp/all"
sum=0
while read -r file answered agreed mended dropped kept; do
	check "$file: items in the bank" \
		[ "$(items "question_banks/$file")" = "$kept" ]
	check '... are those answered less those dropped' \
		[ $((answered - dropped)) -eq "$kept" ]
	check '... and nobody agreed more often than asked' \
		[ "$agreed" -le "$answered" -a "$mended" -le "$answered" ]
	sum=$((sum + kept))
done <"$tmp/rows"
check 'no item is left out' [ "$(items "$tmp/all")" -eq "$sum" ]

# | pack | drills/charts.json | items | coded | chosen | second | agreed |
sed -n 's/^|[^|]*| *\(drills\/[a-z]*\.json\) *|/\1 |/p' \
	question_banks/REVIEW.md >"$tmp/rows"
check 'there is a row for each pack of drills' \
	[ "$(wc -l <"$tmp/rows")" -eq \
	"$(grep -l '^   "stem": ' question_banks/drills/*.json | wc -l)" ]
sum=0 typed=0 again=0 same=0
while IFS=' |' read -r file all coded chosen second agreed; do
	check "$file: items in the pack" \
		[ "$(items "question_banks/$file")" = "$all" ]
	check '... of which this many are answered with codes' \
		[ "$(grep -c '^   "type": "code_entry"' \
		"question_banks/$file")" -eq "$coded" -a \
		$((coded + chosen)) -eq "$all" ]
	check '... and no more were answered again than there are' \
		[ "$second" -le "$all" -a "$agreed" -le "$second" ]
	sum=$((sum + all)) typed=$((typed + coded))
	again=$((again + second)) same=$((same + agreed))
done <"$tmp/rows"
check 'the last row is their sum' grep -q \
	"^| all | | $sum | $typed | $((sum - typed)) | $again | $same |" \
	question_banks/REVIEW.md
check 'the page says that no examiner has read them' \
	grep -q 'No credentialed examiner has reviewed' question_banks/REVIEW.md
finish
