# demo.sh - a small bank of our own for screen tests; source it after lib.sh
#
# Exam DEMO: two domains, 8 scored and 2 trial items, 40 minutes; 44 items of
# which the second option of each bank order is the key. The shipped banks may
# grow without changing any golden.
demo_bank() { # demo_bank [ITEMS [SCORED]]
	awk -v q='"' -v items="${1:-44}" -v scored="${2:-8}" '
	function option(id, text, right) {
		printf "{%sid%s:%s%s%s,%stext%s:%s%s%s%s,", q, q, q, id, q,
			q, q, q, text, q, (right ? ",\"correct\":true" : "")
		printf "%srationale%s:%sOption %s of item %d explained.%s}",
			q, q, q, id, n, q
	}
	function item(domain) {
		n++
		printf "%s{\"identifier\":\"DEMO-%02d\",\"version\":1,", \
			(n > 1 ? ",\n" : ""), n
		printf "\"status\":\"%s\",\"type\":\"single_choice\",", \
			n % 10 == 0 ? "pretest" : "active"
		printf "\"stem\":\"Demo item %d. A clinic receives a request ", n
		printf "for a copy of a record. What comes first?\","
		printf "\"shuffle\":false,\"options\":["
		option("A", "Send the record", 0); printf ","
		option("B", "Check the authorization", 1); printf ","
		option("C", "Ask the physician", 0); printf ","
		option("D", "Refuse the request", 0)
		printf "],\"rationale\":\"The rule asks for it first.\","
		printf "\"difficulty\":{\"angoff\":0.7,\"raters\":3},"
		printf "\"objectives\":[{\"exam\":\"DEMO\",\"domain\":\"%s\"}]}", \
			domain
	}
	BEGIN {
		printf "{\"format\":\"certbank\",\"format_version\":\"1.1\","
		printf "\"bank\":{\"uuid\":\"6f9a1a52-7a54-5c0e-9d4b-"
		printf "0c4f3c1f7d11\",\"identifier\":\"demo\",\"title\":"
		printf "\"Demo questions\",\"version\":1,\"lang\":\"en\"},\n"
		printf "\"exams\":[{\"identifier\":\"DEMO\",\"uuid\":"
		printf "\"0b6f6a7e-3a0b-5b7e-8f0b-5d3c4a1b2c3d\","
		printf "\"title\":\"Demonstration exam\",\"version\":1,"
		printf "\"time_limit_seconds\":2400,\"form\":{"
		printf "\"scored_items\":%d,\"pretest_items\":2,", scored
		printf "\"delivery\":\"linear_on_the_fly\","
		printf "\"navigation\":\"nonlinear\",\"shuffle_items\":true},"
		printf "\"scoring\":{\"scale\":{\"method\":\"percent\","
		printf "\"min\":0,\"max\":100},\"cut\":{\"scaled\":70}},"
		printf "\"domains\":[{\"identifier\":\"D1\",\"title\":"
		printf "\"Records\",\"weight\":{\"percent\":50}},"
		printf "{\"identifier\":\"D2\",\"title\":\"Privacy\","
		printf "\"weight\":{\"percent\":50}}]}],\n"
		printf "\"stimuli\":[],\"items\":[\n"
		for (i = 0; i < items; i++)
			item(i % 2 ? "D2" : "D1")
		printf "]}\n"
	}'
}

mkdir -p "$tmp/share/question_banks/demo"
demo_bank >"$tmp/share/question_banks/demo/demo.json"
export PROCTOR_SHARE="$tmp/share"
