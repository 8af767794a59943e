# codes.awk - codes printed by items, against a list of valid ones
#
# awk -f codes.awk CODES BANK.json...  The bank is written one member a line,
# as the shipped ones are. The last line is the number of codes looked up.

function say(what) {
	printf "%s: %s\n", id, what
}

function known(code) {
	looked++
	gsub(/\./, "", code)
	return code in valid
}

# Every piece of the text that matches, with no letter or digit around it.
function pieces(text, shape, dotted,    rest, before, code, after) {
	rest = text
	before = ""
	while (match(rest, shape)) {
		if (RSTART > 1)
			before = substr(rest, RSTART - 1, 1)
		code = substr(rest, RSTART, RLENGTH)
		after = substr(rest, RSTART + RLENGTH, 1)
		rest = substr(rest, RSTART + RLENGTH)
		if (before !~ /[A-Za-z0-9.\/-]/ && after !~ /[A-Za-z0-9]/)
			judge(code)
		before = substr(code, length(code), 1)
	}
}

function judge(code) {
	if (!edition && code !~ /\./ && length(code) == 3)
		return
	if (length(code) == 7 && code !~ /\./ &&
	    (code !~ /[0-9]/ || code !~ /[A-Z]/))
		return
	if (index(wrong, "\"" code "\"")) {
		if (known(code))
			say(code " is printed as a wrong code and is valid")
		return
	}
	if (!known(code))
		say(code " is in no table")
	else if (!edition)
		say(code " is printed and no edition is named")
}

function flush() {
	if (id == "")
		return
	pieces(text, "[A-TV-Z][0-9][0-9A-Z](\\.[0-9A-Z]+)?")
	pieces(text, "[0-9A-HJ-NP-Z][0-9A-HJ-NP-Z][0-9A-HJ-NP-Z][0-9A-HJ-NP-Z][0-9A-HJ-NP-Z][0-9A-HJ-NP-Z][0-9A-HJ-NP-Z]")
	pieces(text, "[A-V][0-9][0-9][0-9][0-9]")
	id = text = wrong = ""
}

FNR == 1 { file++ }
file == 1 { valid[$1]; next }
/^ *"identifier": / {
	flush()
	id = $0
	gsub(/.*: "|".*/, "", id)
	edition = id ~ /^C(ASE|HRT|MIN)-/ # its items name it
}
/"not_codes": / { in_wrong = 1 }
in_wrong { wrong = wrong $0; if (/\]/) in_wrong = 0; next }
/"code_edition": / { edition = 1; next }
/"(stem|text|rationale|body)": / {
	sub(/^ *"[a-z]+": /, "")
	gsub(/\\n/, " ")
	text = text "\n" $0
}
END { flush(); print looked + 0 }
