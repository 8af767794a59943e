# instructor.t - the commands for instructors in question_banks/README.md do
# what is printed there
#
# ```console blocks are played in their order, in one folder: a line that
# begins with "$ " is a command, what follows is what it prints.
. tests/cli/lib.sh

page=$PWD/question_banks/README.md
mkdir "$tmp/bin" "$tmp/desk"
cat >"$tmp/bin/proctor" <<END
#!/bin/sh
exec '$PROCTOR' --now 2026-11-21T10:00:00Z --seed 1 "\$@"
END
chmod +x "$tmp/bin/proctor"
PATH=$tmp/bin:$PATH
cd "$tmp/desk" || exit 1

# one file a command: the command itself, and what it is said to print
awk -v dir="$tmp" '
	/^```console$/ { inside = 1; next }
	/^```/ { inside = 0 }
	inside && /^\$ / {
		n++
		name = sprintf("%s/step-%03d", dir, n)
		print substr($0, 3) >(name ".sh")
		printf "" >(name ".want")
		next
	}
	inside { print >(name ".want") }
' "$page"

# the pack of drills, as it is printed
awk '/^```json good$/ { inside = 1; text = ""; next }
	/^```/ { if (inside && text ~ /"identifier": "my-drills"/)
			printf "%s", text
		inside = 0 }
	inside { text = text $0 "\n" }' "$page" >my-drills.json

steps=0
for step in "$tmp"/step-*.sh; do
	[ -f "$step" ] || continue
	steps=$((steps + 1))
	sh "$step" </dev/null >"$tmp/got" 2>&1
	check "$(cat "$step")" same "${step%.sh}.want" "$tmp/got"
done
check 'there are commands to be played' [ "$steps" -gt 20 ]

# what the page says in words
forms=$(cat form-a.json form-b.json | grep -c '"uuid"')
check 'the two forms have items' [ "$forms" -eq 4 ]
check 'a form file holds no key' lacks "$(cat form-a.json)" correct key '"answer'
check 'form, item and version are the same for all' [ "$(tail -n +2 class.csv |
	cut -d, -f3-5 | sort | uniq -c | awk '$1 != 2' | wc -l)" -eq 0 ]
out=$(proctor report 2>&1 </dev/null)
check 'nothing of the previews and forms is in the own record' \
	contains "$out" 'no finished sitting'

out=$(proctor bank show RHIT-7 --json </dev/null | tr -s ' \n' '  ')
check 'a superseded outline names the tasks it draws from' \
	contains "$out" '"from": [ { "exam": "RHIT", "task": '

# the tables of the drills
sed -n 's/^X([0-9]*, \([A-Z0-9_]*\), "\(.*\)")$/| `\1` | \2 |/p' \
	"$PROCTOR_SHARE/include/proctor/feedback.def" >"$tmp/want"
awk '/^\| kind \| what the learner is told/ { inside = 1; getline; next }
	/^$/ { inside = 0 } inside' "$page" >"$tmp/got"
check 'the kinds of errors are listed as they are' same "$tmp/want" "$tmp/got"
grep -o '"identifier": *"[a-z.]*"' "${page%/*}/drills/exam.json" |
	sed 's/.*"\([a-z.]*\)"$/\1/' | grep -vx drills | sort -u >"$tmp/want"
awk '/^\| kind \(domain\)/ { inside = 1; getline; next }
	/^$/ { inside = 0 } inside' "$page" | grep -o '`[a-z.]*`' |
	tr -d '`' | sort -u >"$tmp/got"
check 'so are kinds of drills and skills' same "$tmp/want" "$tmp/got"

# every file of the folder is in the list
for file in "${page%/*}"/*; do
	[ "$file" = "$page" ] || check "the list names ${file##*/}" \
		grep -q "^| .*\`${file##*/}[/\`]" "$page"
done
for file in "${page%/*}"/exams/*; do
	check "and ${file##*/}" grep -q "\`\(exams/\)*${file##*/}\`" "$page"
done
check 'and says that there is no CHRS' grep -q 'No credential called CHRS' "$page"
finish
