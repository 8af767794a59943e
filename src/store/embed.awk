# embed.awk - turns .sql files into C: awk -v mode=schema|query|enum -f embed.awk FILES
# schema: one table row per file (the leading number is the version)
# query:  one string per "-- name: x" block;  enum: the ids of those blocks
function quote(s) { # "?" is escaped too: ISO C reads "??-" as a trigraph
	gsub(/\\/, "\\\\", s); gsub(/"/, "\\\"", s); gsub(/\?/, "\\?", s)
	return "\t\"" s "\\n\""
}
function strip(s) { sub(/[ \t]*--.*$/, "", s); return s }
function base(f) { sub(/.*\//, "", f); sub(/\.sql$/, "", f); return f }

FNR == 1 && mode == "schema" {
	if (open) print "\t},"
	printf "\t{ %d, \"%s\",\n", base(FILENAME) + 0, base(FILENAME); open = 1
}
mode == "schema" { print quote($0); next }

/^-- name: / {
	if (mode == "enum") { printf "\tSQL_%s,\n", toupper($3); next }
	if (open) print "\t},"
	printf "\t[SQL_%s] = { \"%s\",\n", toupper($3), $3; open = 1
	next
}
mode == "query" && open { line = strip($0); if (line != "") print quote(line) }
END { if (open) print "\t}," }
