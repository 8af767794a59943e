# readme.t - the session in the README is what the program says
. tests/cli/lib.sh

# the first fenced block: the command, then what it prints
block=$(sed -n '/^```/,/^```/p' README.md | sed -n '/^\$ proctor/,/^```/p' |
	sed '/^```/,$d')
args=$(echo "$block" | sed -n '1,/[^\\]$/p' | tr -d '\\\n' |
	sed 's/^\$ proctor //')
said=$(echo "$block" | sed '1,/[^\\]$/d')
answers=$(echo "$said" | sed -n 's/.*for help: \(.*\)/\1/p; s/.*go back: \(.*\)/\1/p')

check 'there is a session with answers in it' [ -n "$answers" ]
echo "$answers" >"$tmp/answers"
# shellcheck disable=SC2086
"$PROCTOR" --data "$tmp/data" $args <"$tmp/answers" >"$tmp/out" 2>"$tmp/err"
status=$? out=$(cat "$tmp/out") err=$(cat "$tmp/err")
check 'it runs' [ "$status" -eq 0 ]
sed '1{/^$/d}' "$tmp/out" >"$tmp/ours"
lines=$(echo "$said" | wc -l)
head -n "$lines" "$tmp/ours" >"$tmp/begin"
echo "$said" >"$tmp/said"
check 'and says the same, line by line' diff "$tmp/said" "$tmp/begin"
finish
