#!/bin/sh
# import_cli.sh [ITEMS] - a bank file taken in, against `sqlite3 .import` of
# ready CSV of the same rows
#
# Both are whole processes and write the same rows into the same tables, with
# the same indexes, journal and sync. CSV has no blobs, so that side's tables
# are not STRICT and hold text of as many bytes; it parses no JSON, checks no
# item, computes no hash and follows no foreign key. Line:
# import_csv_ratio<TAB>items<TAB>their seconds over ours, median of the rounds.
set -u
items=${1:-20000}
rounds=${ROUNDS:-5}
command -v sqlite3 >/dev/null || {
	echo "# SKIP import beside sqlite3: it is not installed"
	exit 0
}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

awk -v n="$items" '
function words(k,   s) {
	s = w[1 + int(rand() * nw)]
	while (--k > 0)
		s = s " " w[1 + int(rand() * nw)]
	return s
}
BEGIN {
	srand(1)
	nw = split("record chart privacy coder the of patient audit claim " \
	    "release should first index policy consent register a is to in " \
	    "which review owner access system backup evidence incident " \
	    "response manager request vendor contract key identity token " \
	    "monitor alert baseline impact recovery objective data query " \
	    "retention requirement coding physician discharge summary payer " \
	    "denial appeal units r\303\251sum\303\251 na\303\257ve " \
	    "\342\211\245 \\\"must\\\"", w, " ")
	printf "{\"record\":\"header\",\"format\":\"certbank\"," \
	    "\"format_version\":\"1.1\",\"bank\":{\"uuid\":" \
	    "\"11111111-1111-4111-8111-111111111111\"," \
	    "\"identifier\":\"bench\",\"title\":\"Bench\"}}\n"
	printf "{\"record\":\"exam\",\"exam\":{\"uuid\":" \
	    "\"eeeeeeee-0000-4000-8000-000000000001\"," \
	    "\"identifier\":\"BENCH\",\"title\":\"Bench\",\"version\":1," \
	    "\"domains\":["
	for (d = 1; d <= 8; d++)
		printf "%s{\"identifier\":\"D%d\",\"title\":\"Domain\"," \
		    "\"weight\":{\"percent\":12.5}}", (d > 1 ? "," : ""), d
	printf "]}}\n"
	for (i = 0; i < n; i++) {
		key = int(rand() * 4)
		printf "{\"record\":\"item\",\"item\":{\"uuid\":" \
		    "\"%08x-0000-4000-8000-%012x\",\"identifier\":" \
		    "\"SYN-%07d\",\"version\":1,\"status\":\"active\"," \
		    "\"type\":\"single_choice\",\"stem\":\"Item %d: %s\"," \
		    "\"options\":[", rand() * 2147483647, i, i, i, words(35)
		for (k = 0; k < 4; k++)
			printf "%s{\"id\":\"%s\",\"text\":\"%s\"%s," \
			    "\"rationale\":\"%s\"}", (k ? "," : ""),
			    substr("ABCD", k + 1, 1), words(8),
			    (k == key ? ",\"correct\":true" : ""), words(8)
		printf "],\"rationale\":\"%s\",\"objectives\":[{\"exam\":" \
		    "\"BENCH\",\"domain\":\"D%d\"}],\"cognitive_level\":" \
		    "\"apply\",\"difficulty\":{\"angoff\":0.%d," \
		    "\"raters\":3}}}\n", words(30), 1 + int(rand() * 8),
		    20 + int(rand() * 70)
	}
}' >"$tmp/bank.jsonl"

ours() {
	rm -rf "$tmp/data"
	"$PROCTOR" --data "$tmp/data" bank list >/dev/null
	begin_ours=$(date +%s%N)
	"$PROCTOR" --data "$tmp/data" bank import "$tmp/bank.jsonl" >/dev/null
}

# what ours stores, as CSV: a uuid as the 16 digits that differ, a hash as 32
ready() {
	db=$tmp/data/proctor.db
	for table in item item_rev objective; do
		columns=$(sqlite3 "$db" "SELECT group_concat(CASE name
			WHEN 'uuid' THEN 'substr(hex(uuid), 1, 8)
				|| substr(hex(uuid), 25)'
			WHEN 'hash' THEN 'substr(hex(hash), 1, 32)'
			ELSE name END) FROM pragma_table_info('$table')")
		sqlite3 -csv "$db" "SELECT $columns FROM $table ORDER BY 1" \
			>"$tmp/$table.csv"
	done
	sqlite3 "$db" "SELECT replace(sql, 'STRICT, ', '') || ';'
		FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE
		'sqlite_%' ORDER BY rowid" | sed 's/) STRICT;/);/' >"$tmp/schema.sql"
	cat >"$tmp/import.sql" <<EOF
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA cache_size = -8192;
PRAGMA wal_autocheckpoint = 0;
BEGIN IMMEDIATE;
.mode csv
.import $tmp/item.csv item
.import $tmp/item_rev.csv item_rev
.import $tmp/objective.csv objective
COMMIT;
PRAGMA wal_checkpoint(TRUNCATE);
EOF
}

theirs() {
	rm -f "$tmp"/csv.db*
	sqlite3 "$tmp/csv.db" <"$tmp/schema.sql"
	begin_theirs=$(date +%s%N)
	sqlite3 "$tmp/csv.db" <"$tmp/import.sql" >/dev/null
}

ours || exit 1
ready
theirs
for table in item item_rev objective; do
	count="SELECT count(*) FROM $table"
	[ "$(sqlite3 "$tmp/csv.db" "$count")" = \
		"$(sqlite3 "$tmp/data/proctor.db" "$count")" ] || {
		echo "import_cli.sh: the rows of $table differ" >&2
		exit 1
	}
done
for round in $(seq "$rounds"); do
	theirs
	end_theirs=$(date +%s%N)
	ours || exit 1
	end_ours=$(date +%s%N)
	echo "$begin_theirs $end_theirs $begin_ours $end_ours"
done | awk -v n="$items" '{
	r[NR] = ($2 - $1) / ($4 - $3)
	for (i = NR; i > 1 && r[i - 1] > r[i]; i--) {
		t = r[i]; r[i] = r[i - 1]; r[i - 1] = t
	}
} END { printf "import_csv_ratio\t%d\t%.2f\n", n, r[int((NR + 1) / 2)] }'
