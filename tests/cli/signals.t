# signals.t - HUP, INT and TERM lose nothing in plain mode
. tests/cli/lib.sh

start() { # start ARGS...: in the background, its input from fd 3
	rm -f "$tmp/pipe"
	mkfifo "$tmp/pipe"
	: >"$tmp/out" # before the child opens it, for await
	"$PROCTOR" --data "$data" --now "$NOW" "$@" <"$tmp/pipe" \
		>"$tmp/out" 2>"$tmp/err" &
	pid=$!
	exec 3>"$tmp/pipe"
}
await() { # await TEXT: until it was said, ten seconds at most
	i=0
	until grep -q "$1" "$tmp/out" || [ $i -gt 100 ]; do
		sleep 0.1
		i=$((i + 1))
	done
}
end() {
	wait "$pid"
	status=$?
	exec 3>&-
	out=$(cat "$tmp/out") err=$(cat "$tmp/err")
}

start exam RHIT --seed 7
printf 'BEGIN\na\nb\n' >&3
await 'Item 3 of 150'
for signal in TERM HUP INT; do
	kill -"$signal" "$pid"
	end
	check "$signal ends it with 130" [ "$status" -eq 130 ]
	check "$signal says that the answers are saved" contains "$out" \
		'2 answers saved' 'proctor exam --resume'
	start exam --resume
	await 'Item 3 of 150'
	check "after $signal it can be resumed" contains "$(cat "$tmp/out")" \
		'Resumed.' 'Item 3 of 150.'
done
kill -TERM "$pid"
end
run db check
check 'the log is whole' [ "$status" -eq 0 ]

# nobody listens any more
script=$(i=0; while [ $i -lt 150 ]; do printf 'a\\n'; i=$((i + 1)); done)
printf '%b' "$script" |
	"$PROCTOR" --data "$data" --now "$NOW" exam --resume 2>/dev/null |
	head -n 5 >/dev/null
run exam --resume
check 'a reader that goes away suspends the sitting' [ "$status" -eq 0 ]
finish
