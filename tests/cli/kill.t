# kill.t - kill -9 at any moment loses no answer that was said to be saved
#
# 20 kills, 300 with PROCTOR_FULL=1. The real clock: heartbeats are written.
. tests/cli/lib.sh
NOW=''
kills=20
[ "${PROCTOR_FULL:-}" = 1 ] && kills=300

# Answers go in one after the other; after so many lines of "selected." the
# process is killed while the next are on their way.
mkfifo "$tmp/pipe"
letters=bcda
lost=0 broken=0 done=0 total=0
run db check
printf 'BEGIN\n' >"$tmp/in"
"$PROCTOR" --data "$data" exam RHIT --seed 7 <"$tmp/in" >"$tmp/out" 2>&1
while [ $done -lt $kills ]; do
	done=$((done + 1))
	"$PROCTOR" --data "$data" exam --resume <"$tmp/pipe" >"$tmp/out" \
		2>"$tmp/err" &
	pid=$!
	# many answers, so that there is always one under way
	{
		i=0
		while [ $i -lt 140 ]; do
			i=$((i + 1))
			printf 'j %d\n%.1s\n' $((i + done % 7)) \
				"$(echo $letters | cut -c$((done % 4 + 1)))"
		done
	} >"$tmp/pipe" 2>/dev/null &
	feeder=$!
	after=$((done * 7 % 40 + 1))
	i=0
	while [ "$(grep -c 'selected\.' "$tmp/out")" -lt $after ] &&
		kill -0 "$pid" 2>/dev/null && [ $i -lt 2000 ]; do
		i=$((i + 1))
	done
	kill -9 "$pid" 2>/dev/null
	wait "$pid" 2>/dev/null
	kill "$feeder" 2>/dev/null
	wait "$feeder" 2>/dev/null
	# what was said: item and letter
	awk '/^Item [0-9]+ of/ { item = $2 }
		/selected\.$/ { n = split($0, w, " "); said[item] = w[n - 1] }
		END { for (k in said) print k, said[k] }' "$tmp/out" |
		sort -n >"$tmp/said"
	total=$((total + $(wc -l <"$tmp/said")))
	# what is there: each of these items, by its own prompt
	awk '{ print "j " $1 }' "$tmp/said" >"$tmp/in"
	"$PROCTOR" --data "$data" exam --resume <"$tmp/in" >"$tmp/out" \
		2>"$tmp/err" || broken=$((broken + 1))
	awk '/^Item [0-9]+ of/ { item = $2 }
		/^Your answer: [A-Z]+\.$/ { kept[item] = substr($3, 1, 1) }
		END { for (k in kept) print k, kept[k] }' "$tmp/out" |
		sort -n >"$tmp/kept"
	lost=$((lost + $(comm -23 "$(sort -o "$tmp/said" "$tmp/said"
		echo "$tmp/said")" "$(sort -o "$tmp/kept" "$tmp/kept"
		echo "$tmp/kept")" | wc -l)))
done
check "$kills kills, $total answers said to be saved" [ "$total" -ge "$kills" ]
check 'the sitting could be resumed each time' [ "$broken" -eq 0 ]
check 'no answer was lost' [ "$lost" -eq 0 ]
run db check
check 'the file and every event chain are sound' [ "$status" -eq 0 ]
feed 'end\nEND\n' exam --resume
check 'the exam can be ended' contains "$out" 'Score report'
finish
