# db.t - the data file: path, check, backup, restore
. tests/cli/lib.sh

run db path
check 'path says where the file is' [ "$out" = "$data/proctor.db" ]
check 'and opens nothing' [ ! -e "$data" ]
run db path --json
check 'path as JSON' contains "$out" '"schema": "proctor.path/1"' "$data"

run db check
check 'a new file is sound' [ "$status" -eq 0 ]
check 'and check says so' contains "$out" 'The file is sound.'
mode=$(stat -c %a "$data") fmode=$(stat -c %a "$data/proctor.db")
check 'the folder is the owner'\''s alone' [ "$mode" = 700 ]
check 'and the file' [ "$fmode" = 600 ]
run db check --json
check 'check as JSON' contains "$out" '"schema": "proctor.dbcheck/1"' \
	'"sound": true'

feed 'a\nb\n' exam RHIT --practice
run db backup "$tmp/copy.db"
check 'backup succeeds' [ "$status" -eq 0 ]
check 'and says where' contains "$out" "$tmp/copy.db"
run db backup "$tmp/copy.db"
check 'a file that is there is not overwritten' [ "$status" -eq 1 ]
check 'and is named' contains "$err" "$tmp/copy.db"

feed 'c\n' exam --resume
run db restore "$tmp/copy.db"
check 'restore succeeds' [ "$status" -eq 0 ]
check 'the file before is kept' contains "$out" 'is kept as'
feed '' exam --resume
check 'the restored sitting goes on where the backup was' \
	contains "$out" 'Item 3 of 10.'
echo 'no database' >"$tmp/no.db"
run db restore "$tmp/no.db"
check 'what is no backup is refused' [ "$status" -eq 1 ]
run db check
check 'and nothing is changed' [ "$status" -eq 0 ]
run db restore "$tmp/nowhere.db"
check 'a backup that is not there is refused' [ "$status" -eq 1 ]
run db backup
check 'backup wants a file' [ "$status" -eq 2 ]

# a process that holds the folder
mkfifo "$tmp/pipe"
"$PROCTOR" --data "$data" --now "$NOW" exam --resume <"$tmp/pipe" \
	>"$tmp/held" 2>&1 &
pid=$!
exec 3>"$tmp/pipe"
i=0
until grep -q Resumed "$tmp/held" || [ $i -gt 100 ]; do
	sleep 0.1
	i=$((i + 1))
done
run db check
check 'a second process gets exit code 1' [ "$status" -eq 1 ]
check 'and the holder'\''s number' contains "$err" "$pid"
exec 3>&-
wait "$pid"
run db check
check 'when the first has gone the folder is free' [ "$status" -eq 0 ]

# a damaged file is a finding
dd if=/dev/zero of="$data/proctor.db" bs=512 seek=8 count=40 conv=notrunc \
	2>"$tmp/dd"
run db check
check 'a damaged file is exit code 3' [ "$status" -eq 3 ]
check 'with the finding' contains "$out" damaged
run db check --json
check 'as JSON too' contains "$out" '"sound": false' damaged
finish
