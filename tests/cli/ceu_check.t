# ceu_check.t - "proctor ceu check"
. tests/cli/lib.sh
NOW=2026-10-10T12:00:00Z

run ceu hold RHIT --since 2025-05-20
printf '%%PDF-1.4\none\n%%%%EOF\n' >"$tmp/one.pdf"
printf '%%PDF-1.4\ntwo\n%%%%EOF\n' >"$tmp/two.pdf"
run ceu add --date 2026-08-01 --title 'Privacy & you' --units 2 --provider A \
	--category hiim --source ahima --certificate "$tmp/one.pdf"
run ceu add --date 2026-09-01 --title 'Without paper' --units 1 --category hiim --source ahima
run ceu add --date 2026-10-01 --title 'Coding' --units 2 --provider B \
	--category hiim --source ahima --certificate "$tmp/two.pdf"

run ceu check
check 'an entry without a certificate is good to know' contains "$status$out" \
	'0' 'notice: ' 'Findings: 0 errors'
run ceu check --strict
check 'and a finding with --strict' [ "$status" -eq 3 ]
file=$(find "$data/certificates" -type f | sort | head -1)
chmod u+w "$file"
cp "$file" "$tmp/kept"
echo changed >>"$file"
run ceu check
check 'a certificate that changed is an error' contains "$status$out" 3 'error: '
rm "$file"
run ceu check --json
check 'one that is gone too' contains "$status$out" '3{' \
	'"schema": "proctor.ceu-check/1"' '"kind": "certificate-missing"' '"severity": "error"'
cp "$tmp/kept" "$file"
run ceu check
check 'put back, all is well' [ "$status" -eq 0 ]
# 79 letters, and one of two bytes
run ceu add --date 2026-02-03 --units 1 --for AHIMA --title \
	"$(printf '%79s' | tr ' ' x)$(printf '\303\251') and so on"
run ceu check
check 'a title stands in quotes, and a character is never cut' contains "$status$out" \
	0 "\"$(printf '%79s' | tr ' ' x)\" counts at AHIMA"
is_utf8() { printf '%s' "$1" | iconv -f UTF-8 -t UTF-8 >/dev/null; }
check 'so the line is UTF-8' is_utf8 "$out"
check 'nothing is told of doubles where there are none' lacks "$out" 'are the same day'
run ceu add --date 2026-08-01 --title 'Privacy & you' --units 2 --provider A \
	--minutes 120 --category hiim --source ahima
run ceu check
check 'two entries that may be one activity are' contains "$status$out" 0 \
	'notice: Entries #2 and #6 "Privacy & you" are the same day, title, provider and units' \
	'proctor ceu correct 6 --undo --reason TEXT'
run ceu check --json
check 'as JSON' contains "$out" '"kind": "double"'
run ceu correct 6 --undo --reason twice
run ceu check
check 'until one is taken back' lacks "$out" 'are the same day'
finish
