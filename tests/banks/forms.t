# forms.t - four whole forms of each shipped bank, one after another
. tests/cli/lib.sh

# slot lines of a saved form: "uuid role domain"
slots() {
	{ tr -d ' \t\n' <"$1" && echo; } | sed 's/},{"order"/\n&/g; s/{"order"/\n&/' |
		sed -n 's/.*"uuid":"\([^"]*\)".*"role":"\([^"]*\)","domain":"\([^"]*\)".*/\1 \2 \3/p'
}
member() { # member NAME: of the JSON report
	printf '%s\n' "$out" | sed -n "s/.*\"$1\": \([0-9]*\).*/\1/p" | head -n 1
}

four() { # four EXAM SCORED PRETEST
	avoid=
	: >"$tmp/all"
	for i in 1 2 3 4; do
		data=$tmp/$1-$i
		form=$tmp/$1-$i.json
		# shellcheck disable=SC2086 # a list of options
		feed 'BEGIN\nend\nEND\n' exam "$1" --seed $i $avoid \
			--save-form "$form"
		check "$1: form $i can be drawn" [ -s "$form" ]
		slots "$form" >"$tmp/slots"
		check "... $2 items count" \
			[ "$(grep -c ' scored ' "$tmp/slots")" -eq "$2" ]
		check "... $3 are pretest" \
			[ "$(grep -c ' pretest ' "$tmp/slots")" -eq "$3" ]
		cat "$tmp/slots" >>"$tmp/all"
		run report --json
		line=$(member raw_passing_line)
		check '... and it passes from 68 to 74 of 100 right' \
			[ $((line * 100)) -ge $(($2 * 68)) -a \
			$((line * 100)) -le $(($2 * 74)) ]
		avoid="$avoid --avoid $form"
	done
	check "$1: no item is in two forms" \
		[ "$(cut -d' ' -f1 "$tmp/all" | sort -u | wc -l)" -eq \
		$((4 * ($2 + $3))) ]
}
four RHIT 130 20
four CEHRS 100 25
finish
