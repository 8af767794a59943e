# learner.t - several learners in one data folder: list, add, forget
. tests/cli/lib.sh

run learner list
check 'the first learner is there' [ "$out" = \
	'me (here): no exam yet, 0 sittings with 0 responses' ]
run learner add 'Zebedee Ng'
check 'one is added' [ "$status" -eq 0 ]
check 'with how to practise' contains "$out" 'proctor --learner "Zebedee Ng"'
run learner add 'Zebedee Ng'
check 'a name is given once' [ "$status" -eq 1 ]
check 'and that is said' contains "$err" '"Zebedee Ng" already'
for name in '' ' Ann' 'Ann ' 'An	n' forgotten-1 \
	"$(printf '%064d' 0)" "$(printf 'A\302\205')" 'An"n'; do
	run learner add "$name"
	check "\"$name\" is no name" [ "$status" -eq 1 ]
	check 'with a sentence' contains "$err" earner
done
run learner add
check 'add wants a name' [ "$status" -eq 2 ]

# what one does is not the other's
feed 'a\nb\nend\nEND\n' exam RHIT --practice
run learner list
check 'sittings are counted where they were sat' contains "$out" \
	'me (here): no exam yet, 1 sitting with 2 responses, the last on 2026-03-02' \
	'Zebedee Ng: no exam yet, 0 sittings with 0 responses'
run --learner 'Zebedee Ng' learner list
check 'whoever was asked for is here' contains "$out" 'Zebedee Ng (here)'
run learner list --json
check 'the list as JSON' contains "$out" '"schema": "proctor.learners/1"' \
	'"name": "Zebedee Ng"' '"here": true' '"responses": 2' \
	'"study_days": [' '"time_percent": 100' '"last_ms": 1772442000000' \
	'"last_ms": null'
run --learner 'Zebedee Ng' report
check 'there is no report of the other' [ "$status" -eq 1 ]
feed 'a\n' --learner 'Zebedee Ng' exam RHIT --practice
check 'the way on is for the same learner' contains "$out" \
	'To go on: proctor --learner "Zebedee Ng" exam --resume'
run report --json
check 'and the first keeps its own' contains "$out" '"learner": "me"'

# forgetting
run learner forget 'Zebedee Ng'
check 'without a terminal it has to be said twice' [ "$status" -eq 2 ]
check 'with --yes' contains "$err" --yes
run learner forget 'Zebedee Ng' --yes
check 'a sitting that waits is in the way' [ "$status" -eq 1 ]
check 'and how to end it is said' contains "$err" \
	'proctor --learner "Zebedee Ng" exam --resume'
feed 'b\nend\nEND\n' --learner 'Zebedee Ng' exam --resume
run learner forget Bob --yes
check 'nobody of that name' [ "$status" -eq 1 ]
check 'with the names there are' contains "$err" '"me", "Zebedee Ng"'
grep -q Zebedee "$data/proctor.db"
check 'the name is in the file (the control)' [ $? -eq 0 ]
run learner forget 'Zebedee Ng' --yes
check 'then the name goes' [ "$status" -eq 0 ]
check 'and what stays is said' contains "$out" '2 responses' \
	'notes typed in sittings' 'forecasts and real results' Backups
grep -q Zebedee "$data"/proctor.db*
check 'no trace of the name is left in the file' [ $? -eq 1 ]
run --learner 'Zebedee Ng' exam RHIT --practice
check 'nobody practises under it' [ "$status" -eq 1 ]
check 'and the way on is said' contains "$err" \
	'There is no learner named "Zebedee Ng"' 'learner list'
run --learner forgotten-2 exam RHIT --practice
check 'nor under the number' [ "$status" -eq 1 ]
run --learner 'Zebedee Ng' learner list
check 'the list is shown all the same' [ "$status" -eq 0 ]
check 'without who was forgotten' lacks "$out" Zebedee forgotten
run db check
check 'the file is sound' [ "$status" -eq 0 ]
run --learner 'Zebedee Ng' learner add 'Zebedee Ng'
check 'the name may be given again' [ "$status" -eq 0 ]
run learner list
check 'to somebody who begins anew' contains "$out" \
	'Zebedee Ng: no exam yet, 0 sittings with 0 responses'

# a ledger goes along, with its certificates; nobody else's does
printf '%%PDF-1.4\nhers and mine\n%%%%EOF\n' >"$tmp/both.pdf"
printf '%%PDF-1.4\nhers alone\n%%%%EOF\n' >"$tmp/hers.pdf"
run learner add Cleo
for who in me Cleo; do
	run --learner $who ceu hold RHIT --since 2025-05-20
	run --learner $who ceu add --date 2026-02-01 --units 2 --for AHIMA \
		--title 'Shared webinar' --certificate "$tmp/both.pdf"
done
run --learner Cleo ceu add --date 2026-02-02 --units 1 --for AHIMA \
	--title 'Quokka workshop' --certificate "$tmp/hers.pdf"
run --learner Cleo ceu correct 5 --units 1.5 --reason 'Wallaby slip'
check 'she has a ledger' [ "$status" -eq 0 ]
files() { find "$data/certificates" -type f | wc -l; }
check 'and a file of her own (the control)' [ "$(files)" -eq 2 ]
grep -q 'Quokka\|Wallaby' "$data"/proctor.db*
check 'with words in it (the control)' [ $? -eq 0 ]
run db backup "$tmp/before.db"
hers=$(sha256sum "$tmp/hers.pdf" | cut -d ' ' -f 1)
run learner forget Cleo --yes
check 'what goes with her is said' contains "$status$out" \
	'0Forgotten: the name "Cleo"' 'CEU ledger with 2 activities and 1 certificate'
check 'her file is gone' [ "$(files)" -eq 1 ]
grep -q 'Quokka\|Wallaby' "$data"/proctor.db*
check 'and no word of it is left' [ $? -eq 1 ]
run db restore "$tmp/before.db"
run learner list
check 'a backup brings her back' contains "$out" Cleo
rm "$data"/certificates/*"$hers"* && mkdir "$data/certificates/$hers"
run learner forget Cleo --yes
check 'a file that cannot be taken away is told' contains "$status$out" 0 \
	'1 file of certificates could not be taken away' 'ceu check'
run --learner me ceu check
check 'and named by the check' contains "$out" "$hers"
rmdir "$data/certificates/$hers"
run --learner me ceu list
check 'the other ledger stays' contains "$status$out" '0' 'Shared webinar'
run ceu check
check 'whole' [ "$status" -eq 0 ]
run db check
check 'and the file is sound' [ "$status" -eq 0 ]

# the last one
run learner forget 'Zebedee Ng' --yes
run learner forget me --yes
check 'the last one can be forgotten' [ "$status" -eq 0 ]
run learner list
check 'and the first day comes again' [ "$out" = \
	'me (here): no exam yet, 0 sittings with 0 responses' ]
run report
check 'with nothing to report' [ "$status" -eq 1 ]
run db check
check 'in a sound file' [ "$status" -eq 0 ]

# on a terminal one is asked
run learner add Ann
asked() { # asked LINE: what the program says to it
	printf '%s\n' "$1" | script -qec "$PROCTOR --data $data --now $NOW \
		learner forget Ann" /dev/null >"$tmp/asked" 2>&1
	out=$(cat "$tmp/asked")
}
if command -v script >"$tmp/which"; then
	asked n
	check 'on a terminal one is asked' contains "$out" 'Forget "Ann"?' \
		'Nothing was changed.'
	run learner list
	check 'and no keeps' contains "$out" Ann
	asked y
	check 'yes forgets' contains "$out" 'Forgotten: the name "Ann"'
	run learner list
	check 'for good' lacks "$out" Ann
else
	skip 'on a terminal one is asked' 'no script(1)'
fi
finish
