# ceu.t - "proctor ceu" alone, and the session of the README
. tests/cli/lib.sh
NOW=2026-10-10T12:00:00Z

run ceu
check 'alone it is the status' [ "$status" -eq 0 ]
text=$out
run ceu status
check 'the same as status' [ "$out" = "$text" ]
check 'practice earns nothing, logging is not reporting' contains "$out" \
	'earns no continuing-education units' 'Logging is not reporting'
run ceu --json
check 'as JSON' contains "$out" "$(printf '{\n "schema": "proctor.ceu-status/1",')" \
	'"accounts": []'
run ceu bogus
check 'an unknown command is exit code 2' [ "$status" -eq 2 ]
run ceu staus
check 'with the nearest name' contains "$status$err" 2 '"ceu status"'
run ceu --bogus
check 'an unknown option too' [ "$status" -eq 2 ]

# the commands in the README run as they stand there
sed -n '/^proctor ceu hold/,/^```/p' README.md | sed '/^```/d' >"$tmp/readme"
check 'the README has a session' [ "$(grep -c '^proctor ceu' "$tmp/readme")" -ge 6 ]
printf '%%PDF-1.4\n%%%%EOF\n' >"$tmp/privacy.pdf"
data=$tmp/fresh
(
	proctor() { "$PROCTOR" --data "$data" --now "$NOW" "$@"; }
	set -e
	PROCTOR=$(cd "$(dirname "$PROCTOR")" && pwd)/${PROCTOR##*/}
	cd "$tmp"
	. ./readme
) >"$tmp/out" 2>"$tmp/err"
status=$? out=$(cat "$tmp/out") err=$(cat "$tmp/err")
check 'and does what it says' [ "$status$err" = 0 ]
check 'to the packet' [ -s "$tmp/audit-2027/MANIFEST" ]
PROCTOR_SHARE=$tmp run ceu
check 'without the shipped rules it says so' contains "$status$err" '1proctor: ' 'rules'
finish
