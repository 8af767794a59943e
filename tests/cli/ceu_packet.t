# ceu_packet.t - "proctor ceu packet": a folder for an auditor
. tests/cli/lib.sh
NOW=2026-10-10T12:00:00Z
count() { # count NAME: what begins so beside the data
	find "$tmp" -maxdepth 1 -name "$1*" | wc -l
}

run ceu hold RHIT --since 2025-05-20
printf '%%PDF-1.4\none\n%%%%EOF\n' >"$tmp/one.pdf"
printf '%%PDF-1.4\ntwo\n%%%%EOF\n' >"$tmp/two.pdf"
run ceu add --date 2026-08-01 --title 'Privacy & you' --units 2 --provider A \
	--category hiim --source ahima --certificate "$tmp/one.pdf"
run ceu add --date 2026-09-01 --title 'Without paper' --units 1 --category hiim --source ahima
run ceu add --date 2026-10-01 --title 'Coding' --units 2 --provider B \
	--category hiim --source ahima --certificate "$tmp/two.pdf"

run ceu packet RHIT
check 'the folder has to be named' contains "$status$err" '2proctor: -o FOLDER is missing'
run ceu packet RHIT -o "$tmp/packet/"
check 'a packet is written' contains "$status$out" '0Written: ' '2 certificates and MANIFEST' \
	'1 of 3 entries has no certificate'
check 'with a summary and the entries' [ "$(find "$tmp/packet" -name 'summary.html' -size +0 -o -name entries.csv -size +0 | wc -l)" -eq 2 ]
files=$(cd "$tmp/packet/certificates" && echo * | tr '\n' ' ')
check "the certificates bear the numbers of their entries: $files" \
	[ "$files" = '01-privacy-you.pdf 03-coding.pdf ' ]
check 'and are the files that were given' cmp -s "$tmp/one.pdf" "$tmp/packet/certificates/01-privacy-you.pdf"
check 'sha256sum agrees' sh -c "cd '$tmp/packet' && sha256sum -c --quiet MANIFEST"
check 'of every file' [ "$(wc -l <"$tmp/packet/MANIFEST")" -eq 4 ]
summary=$(cat "$tmp/packet/summary.html")
check 'the summary names them, and what is missing' contains "$summary" \
	'01-privacy-you.pdf' 'Privacy &amp; you' 'Missing' 'ertificate'
check 'for an auditor: no question, nothing to type' lacks "$summary" '?<' 'Not settled' \
	'proctor ceu' '<dt>Fee'
check 'what is looked for is not said to be asked' contains "$summary" \
	'Looked for here in each activity: '
check 'nothing temporary is left' [ "$(count packet)" -eq 1 ]
run ceu packet AHIMA -o "$tmp/packet"
check 'a folder that is there is refused' contains "$status$err" '1proctor: ' 'is there already'
run ceu packet AHIMA -o "$tmp/no/such/folder"
check 'and one that cannot be made' [ "$status" -eq 1 ]
run ceu packet AHIMA --cycle 2027-05-18 -o "$tmp/other"
check 'a cycle that is none names those there are' contains "$status$err" \
	'1proctor: no cycle of AHIMA ends on 2027-05-18' '2027-05-19, 2029-05-19'
run ceu packet AHIMA --cycle x -o "$tmp/other"
check 'what is no date' [ "$status" -eq 1 ]
run ceu packet AHIMA --cycle 2027-05-19 -o "$tmp/other" --json
check 'as JSON' contains "$out" '"schema": "proctor.ceu-packet/1"' '"entries": 3' \
	'"certificates": 2' '"without_certificate": 1'
rm -r "$tmp/other"

file=$(find "$data/certificates" -type f | sort | head -1)
chmod u+w "$file"
echo changed >>"$file"
run ceu packet AHIMA -o "$tmp/other"
check 'a certificate that changed is left out, and said' contains "$status$out$err" \
	'3Written: ' '1 certificate and MANIFEST' '1 certificate is missing or changed'
check 'MANIFEST names it' contains "$(cat "$tmp/other/MANIFEST")" \
	'# not here: the certificate of No. ' 'is not the file that was taken in'
check 'and sha256sum agrees to the rest' sh -c "cd '$tmp/other' && sha256sum -c --quiet MANIFEST"
check 'the summary names it' contains "$(cat "$tmp/other/summary.html")" \
	'the file of the certificate, which is missing or changed'
rm -r "$tmp/other" "$file"
run ceu packet AHIMA -o "$tmp/other" --json
check 'as one that is gone' contains "$status$out$(cat "$tmp/other/MANIFEST")" 3 \
	'"lost_certificates": 1' '"without_certificate": 1' 'is missing; its hash was'
lost=2
grep -q '^3,4,.*which is missing' "$tmp/other/entries.csv" && lost=4
run ceu correct "$lost" --certificate none --reason 'it is lost'
check 'a certificate that is lost can be taken off' contains "$status$out" '0Stored as #'
run ceu packet AHIMA -o "$tmp/third"
check 'then nothing is missing but paper' contains "$status$out" '0Written: ' \
	'2 of 3 entries have no certificate'
finish
