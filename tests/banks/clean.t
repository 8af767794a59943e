# clean.t - gate and lint have nothing to say against the shipped banks
. tests/cli/lib.sh

count() { # count PATTERN FILE...: lines
	pattern=$1
	shift
	cat "$@" | grep -c "$pattern"
}
for bank in rhit cehrs drills exams; do
	run bank check --strict "question_banks/$bank"
	check "$bank passes the check without a warning" [ "$status" -eq 0 ]
done
for bank in rhit cehrs; do
	run bank lint "question_banks/$bank"
	check "$bank: lint finds no error and no warning" [ "$status" -eq 0 ]
	check '... no key too often in one place, none given away by length' \
		lacks "$out" R431 R432
	check '... no two items alike' lacks "$out" R433 R434
	check '... nothing past its review date, nothing outdated' \
		lacks "$out" R435 R436
	check '... every task, level, source, rating and time is there' \
		lacks "$out" R437 R438 R439 R441 R442 R443 R444 R445
done
for bank in rhit cehrs; do
	check "$bank: each source has its place and its day" \
		[ "$(count '^     "source": ' question_banks/$bank/d*.json)" -gt 500 \
		-a "$(count '^     "source": ' question_banks/$bank/d*.json)" -eq \
		"$(count '^     "locator": ' question_banks/$bank/d*.json)" \
		-a "$(count '^     "source": ' question_banks/$bank/d*.json)" -eq \
		"$(count '^     "as_of": ' question_banks/$bank/d*.json)" ]
done
check 'RHIT has 660 active items' \
	[ "$(count '^   "status": "active"' question_banks/rhit/d*.json)" -ge 660 ]
check '... 24 case sets' \
	[ "$(count '^   "kind": ' question_banks/rhit/d*.json)" -ge 24 ]
check '... and 80 computations' \
	[ "$(count '"urn:proctor:computation"' question_banks/rhit/d*.json)" -ge 80 ]
check 'CEHRS has 550 active items' \
	[ "$(count '^   "status": "active"' question_banks/cehrs/d*.json)" -ge 550 ]
# the exam of the drills has tasks whose items are made when they are drawn
run bank lint question_banks/drills
check 'drills: lint finds no error and no warning' [ "$status" -eq 0 ]
check '... nothing is waived' contains "$out" '0 errors, 0 warnings' '0 waived'
check '... no item lacks level, source, rating or time' \
	lacks "$out" R435 R436 R441 R442 R443 R444 R445
finish
