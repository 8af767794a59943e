# keys.t - the key table is printed whole
. tests/cli/lib.sh

run keys
check 'keys succeeds' [ "$status" -eq 0 ]
check 'with groups, keys, words and help' contains "$out" \
	Answer Move Mark Always 'x strike' 'Alt-n' 'u clear'
groups=$(printf '%s\n' "$out" | grep -c '^Answer$')
check 'each group stands once' [ "$groups" -eq 1 ]
run keys --plain
check 'in plain mode as sentences' contains "$out" 'm flag, key m'
run keys --json
check 'as JSON' contains "$out" '"schema": "proctor.keys/1"' \
	'"screens": [' '"question"'
check 'it opens nothing' [ ! -e "$data" ]
finish
