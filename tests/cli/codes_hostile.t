#!/bin/sh
# codes_hostile.t - what may be done to the code tables: refused with a
# sentence, and codes.db is what it was, byte for byte
. tests/cli/lib.sh

excerpts=$PWD/tests/data/codes
order=$excerpts/icd10cm_order_2026.txt
db=$data/codes.db
mkdir "$tmp/share" "$tmp/h"
export PROCTOR_SHARE="$tmp/share" # no items: only the tables are looked at
h=$tmp/h

now_is() { # the bytes of codes.db, and what lies beside it
	sha256sum <"$db"
	ls "$data" | grep -v '^proctor'
}
# refuse NAME FILE PIECE...: FILE is refused with status 1, the pieces are said
# (without any: a line number), and nothing is changed
refuse() {
	what=$1 file=$2
	shift 2
	run codes import "$file"
	check "$what" refused "$file" "$@"
}
refused() {
	base=${1##*/}
	shift
	[ "$status" -eq 1 ] && contains "$err" "$base" 'proctor: ' "$@" &&
		[ "$(now_is)" = "$before" ]
}
passes() { # passes NAME FILE: status 0 or 3, and said to be stored
	run codes import "$2"
	check "$1" contains "$out" 'Stored.'
}

run codes import "$excerpts"
before=$(now_is)
check 'small tables are there' [ "$status" -eq 0 ]

# ---- XML ---------------------------------------------------------------------
tabular() { # tabular DOCTYPE TEXT: a chapter that says TEXT
	printf '<?xml version="1.0"?>\n%s\n<ICD10CM.tabular>' "$1"
	printf '<version>2026</version>\n<chapter><name>1</name>'
	printf '<desc>%s</desc></chapter></ICD10CM.tabular>\n' "$2"
}
bomb='<!DOCTYPE x [<!ENTITY a "ha">'
last=a
for name in b c d e f g h i j k; do
	bomb="$bomb<!ENTITY $name \"&$last;&$last;&$last;&$last;&$last;\">"
	last=$name
done
tabular "$bomb]>" '&k;' >"$h/bomb.xml"
refuse 'entities that grow are refused' "$h/bomb.xml" 'line 2' '"a"'
tabular '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>' '' \
	>"$h/parameter.xml"
refuse 'a parameter entity is refused' "$h/parameter.xml" 'line 2'
printf 'the secret of the house\n' >"$h/secret"
mkfifo "$h/pipe"
for url in "file://$h/secret" "$h/secret" secret "file://$h/pipe" \
	http://127.0.0.1:9/x ftp://127.0.0.1:9/x /dev/stdin; do
	tabular "<!DOCTYPE x [<!ENTITY e SYSTEM \"$url\">]>" '&e;' >"$h/e.xml"
	refuse "an entity of ${url##*/h/} is refused" "$h/e.xml" 'line 2' '"e"'
	check 'and nothing of it is read' lacks "$out$err" 'the secret'
done
tabular '<!DOCTYPE x SYSTEM "file:///nowhere/x.dtd">' 'one' >"$h/dtd.xml"
passes 'a DTD elsewhere is not asked for' "$h/dtd.xml"
tabular '' "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\"
	href=\"file://$h/secret\" parse=\"text\"/>" >"$h/include.xml"
run codes import "$h/include.xml"
run codes show A00
check 'an inclusion is not followed' lacks "$out$err" 'the secret'
run codes import "$excerpts" # as it was, but for the time of day
before=$(now_is)

awk 'BEGIN { for (i = 0; i < 10000; i++) print "<diag>" }' >"$h/deep"
{
	printf '<ICD10CM.tabular><version>2026</version><chapter>'
	printf '<name>1</name><desc>d</desc><section id="A00-A09">'
	cat "$h/deep"
	sed 's/</<\//' "$h/deep"
	printf '</section></chapter></ICD10CM.tabular>\n'
} >"$h/deep.xml"
refuse 'ten thousand elements in each other are refused' "$h/deep.xml" \
	'line ' '64'
head -c 20000 "$h/deep.xml" >"$h/open.xml"
refuse 'as are those that never end' "$h/open.xml" 'line '
long=$(head -c 102400 /dev/zero | tr '\0' n)
tabular '' "$long" >"$h/note.xml"
refuse 'a note of 100 kB is refused' "$h/note.xml" 'line ' '64 KiB'
for at in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
	for table in icd10cm_tabular_2026.xml icd10pcs_tables_2026.xml; do
		size=$(wc -c <"$excerpts/$table")
		head -c $((size * at / 16)) "$excerpts/$table" >"$h/$table"
		refuse "$table cut at $at/16 is refused" "$h/$table"
	done
done

# ---- fixed columns -----------------------------------------------------------
for table in icd10cm_order_2026.txt icd10pcs_order_2026.txt \
	HCPC2025_OCT_ANWEB.txt POAexemptCodesFY26.txt; do
	size=$(wc -c <"$excerpts/$table")
	at=0
	# a list of exempt codes without its first line is told by nothing
	[ $table = POAexemptCodesFY26.txt ] && at=4
	while [ $at -lt 15 ]; do
		at=$((at + 1))
		cut=$((size * at / 16))
		head -c $cut "$excerpts/$table" >"$h/$table"
		# at the end of a line nobody could tell
		[ -z "$(tail -c 1 "$h/$table")" ] &&
			head -c $((cut - 9)) "$excerpts/$table" >"$h/$table"
		refuse "$table cut at $at/16 is refused by its line" \
			"$h/$table" 'line '
	done
done
mkdir "$h/two"
cp "$excerpts/icd10pcs_order_2026.txt" "$h/two/"
head -c 3000 "$order" >"$h/two/cut.txt"
run codes import "$h/two"
check 'one file of two that is cut off stops both' refused cut.txt 'line '

# ---- archives ----------------------------------------------------------------
# zip OUT NAME... (content from standard input, the same for each)
zip() {
	perl -MIO::Compress::Zip=:all -e '
		my $out = shift; local $/; binmode STDIN; my $text = <STDIN>;
		my $z = IO::Compress::Zip->new($out, Name => shift @ARGV);
		$z->print($text);
		for (@ARGV) { $z->newStream(Name => $_); $z->print($text) }
		$z->close or die' "$@"
}
if perl -MIO::Compress::Zip -e 1 2>/dev/null; then
	head -n 40 "$order" | zip "$h/up.zip" ../../icd10cm_order_2026.txt
	passes 'names with .. are only names' "$h/up.zip"
	check 'and nothing is written' \
		[ "$(find "$tmp" -name '*order_2026.txt' | wc -l)" -eq 3 ]
	run codes import "$excerpts"
	before=$(now_is)
	zip "$h/locked.zip" icd10cm_order_2026.txt <"$order"
	perl -0777 -pi -e 's/(PK\x03\x04..)./$1\x09/s;
		s/(PK\x01\x02....)./$1\x09/s' \
		"$h/locked.zip"
	refuse 'an encrypted zip is refused' "$h/locked.zip" encrypted
	zip "$h/many.zip" $(awk 'BEGIN { for (i = 0; i < 300; i++)
		print "n" i ".txt" }') </dev/null
	refuse 'a zip of 300 members is refused' "$h/many.zip" '200 members'
	size=$(wc -c <"$h/up.zip")
	for at in 1 4 8 12 15; do
		head -c $((size * at / 16)) "$h/up.zip" >"$h/cut.zip"
		refuse "a zip cut at $at/16 is refused" "$h/cut.zip" \
			'nothing was stored'
	done
	{
		printf '<ICD10CM.index><version>2026</version><letter>'
		head -c 314572800 /dev/zero | tr '\0' ' '
	} | perl -MIO::Compress::Zip=:all -e 'binmode STDIN;
		zip(\*STDIN => shift, Name => "x.xml", -Level => 1)' "$h/b.zip"
	refuse 'a zip that grows a thousand times is refused' "$h/b.zip" \
		'nothing was stored'
else
	skip 'archives' 'no perl with IO::Compress::Zip'
fi

# ---- what is no file of tables -----------------------------------------------
head -c 100000 /dev/zero >"$h/zeros.txt"
refuse 'a file of zeros is refused' "$h/zeros.txt" 'no text'
: >"$h/nothing.txt"
refuse 'an empty file is refused' "$h/nothing.txt" 'it is empty'
refuse 'a FIFO is refused and not waited for' "$h/pipe" 'no file'
refuse 'so is a device' /dev/null 'no file'
ln -s /dev/zero "$h/endless"
refuse 'and a link to one' "$h/endless" 'no file'
ln -s nowhere "$h/dangling"
refuse 'a link to nothing is refused' "$h/dangling" 'No such file'
ln -s loop "$h/loop"
refuse 'a link to itself is refused' "$h/loop"
mkdir "$h/none"
run codes import "$h/none"
check 'an empty folder is no import' [ "$status" -eq 1 ]
check 'and says what would be' contains "$err" 'proctor codes'
printf 'dear diary\n' >"$h/none/diary.txt"
printf 'See Appendix G and the List of MS-DRGs.\n' >"$h/none/README"
ln -s . "$h/none/again"
ln -s "$h/pipe" "$h/none/pipe"
run codes import "$h/none"
check 'nor is a folder without tables' contains "$err" 'None of these files'
refuse 'a file that cannot be read is refused' /proc/self/mem 'cannot read'
if [ "$(id -u)" -ne 0 ]; then
	cp "$order" "$h/closed.txt"
	chmod 000 "$h/closed.txt"
	refuse 'so is one without permission' "$h/closed.txt" 'Permission'
else
	skip 'so is one without permission' 'root may read everything'
fi
head -n 62 "$order" >"$h/kept"
ln -s kept "$h/icd10cm_order_2025.txt"
passes 'a link to a table is that table' "$h/icd10cm_order_2025.txt"
check 'of the edition that its name says' contains "$out" FY2025
before=$(now_is)

# ---- while it is written -----------------------------------------------------
awk 'BEGIN { for (i = 1; i <= 90000; i++) {
	printf "%05d %c%02d%04d 1 %-60s %s\r\n", i, i < 50000 ? 65 : 90,
		int(i / 10000), i % 10000, "Title " i, "A long title " i
} }' >"$h/icd10cm_order_2027.txt"
big=$h/icd10cm_order_2027.txt
for blocks in 8 64 160 1000 8000; do
	(ulimit -f $blocks; trap '' XFSZ; run codes import "$big"
		echo "$status" >"$h/status"; echo "$err" >"$h/said")
	status=$(cat "$h/status") out='' err=$(cat "$h/said")
	check "no room after $blocks blocks changes nothing" [ "$status" -eq 1 ]
	check 'and is said' contains "$err" 'proctor: '
	check 'and leaves nothing behind' [ "$(now_is)" = "$before" ]
done

start() { # in the background, until it writes
	rm -f "$db.new"
	"$PROCTOR" --data "$data" --now "$NOW" codes import "$big" \
		>"$tmp/out" 2>"$tmp/err" &
	pid=$!
	while [ ! -e "$db.new" ] && kill -0 $pid 2>/dev/null; do :; done
}
end() {
	wait $pid
	status=$?
	out=$(cat "$tmp/out") err=$(cat "$tmp/err")
}
"$PROCTOR" --data "$data" --now "$NOW" codes import "$big" >"$tmp/out" \
	2>"$tmp/err" &
pid=$!
# again and again: the first ones may come before anybody listens
while kill -INT $pid 2>/dev/null; do :; done
end
check 'Ctrl-C while it is read ends it with 130' [ "$status" -eq 130 ]
check 'and nothing was stored' [ "$(now_is)" = "$before" ]
for signal in INT TERM HUP; do
	start
	kill -$signal $pid
	end
	check "$signal while it is written ends it with 130" \
		[ "$status" -eq 130 ]
	check 'and nothing was' [ "$(now_is)" = "$before" ]
done
start
kill -KILL $pid
end 2>/dev/null
check 'a kill leaves the tables' \
	[ "$(sha256sum <"$db")" = "$(echo "$before" | head -n 1)" ]
run codes find diabetes
check 'and they can be used' contains "$out" E11.9
start
kill -STOP $pid
run codes import "$h/dtd.xml"
check 'a second import at once is refused' [ "$status" -eq 1 ]
check 'and says who imports' contains "$err" "$pid" 'wait until'
run codes find diabetes
check 'but looking things up goes on' contains "$out" E11.9
kill -CONT $pid
end
check 'and the first one comes in' contains "$out" 'Stored.'
check 'and nothing else is left' [ "$(ls "$data" | grep -c new)" -eq 0 ]

# ---- a codes.db that is none -------------------------------------------------
run codes --json
all() { # every command that reads it: a sentence, status 1, the file untouched
	same_db=$(sha256sum <"$db")
	for command in 'codes' 'codes find diabetes' 'codes show E11' \
		'codes check E11.9' "codes import $order"; do
		run $command
		check "$1: $command says so" spoken
	done
}
spoken() {
	[ "$status" -eq 1 ] && contains "$err" codes.db &&
		[ "$(sha256sum <"$db")" = "$same_db" ]
}
cp "$db" "$h/whole.db"
printf 'This is a letter and no database at all, however long it goes on.\n%s' \
	"$(seq 200)" >"$db"
all 'no database'
cp "$h/whole.db" "$db"
printf '\0\0\0\143' | dd of="$db" bs=1 seek=60 conv=notrunc 2>/dev/null
all 'a newer one'
cp "$h/whole.db" "$db"
printf 'PRAX' | dd of="$db" bs=1 seek=68 conv=notrunc 2>/dev/null
all 'of another program'
head -c 6000 "$h/whole.db" >"$db"
all 'cut off'
: >"$db"
run codes
check 'an empty file is no crash' [ "$status" -le 1 ]

rm "$db"
run codes import "$excerpts"
cp "$db" "$h/whole.db"
pages=$(($(wc -c <"$db") / 4096))
page=1
while [ $page -lt "$pages" ]; do
	cp "$h/whole.db" "$db"
	head -c 4096 /dev/zero | tr '\0' '\377' |
		dd of="$db" bs=4096 seek=$page conv=notrunc 2>/dev/null
	worst=0
	for command in 'codes' 'codes find heart failure' 'codes show E11.22' \
		'codes check E11.22 0FT44ZZ'; do
		run $command
		[ "$status" -eq 1 ] && lacks "$err" 'proctor: ' && worst=99
		[ "$status" -gt $worst ] && worst=$status
	done
	check "page $page damaged: answers or sentences" [ $worst -le 3 ]
	page=$((page + 1))
done
finish
