# shellcheck shell=sh
# bank.sh - study_bank prints a bank for the simulated student
#
# Exam STUDY: six domains of two tasks each, 130 scored and 20 trial items of
# 3 h 25 min, 700 active and 30 pretest items with ratings from .40 to .92.
# The shipped banks may change without changing any saved screen.
study_bank() {
	awk -v q='"' '
	function quoted(s) { return q s q }
	function member(name, value) { return quoted(name) ":" value }
	function option(id, right) {
		return "{" member("id", quoted(id)) "," \
			member("text", quoted("Answer " id " of item " n)) "," \
			(right ? member("correct", "true") "," : "") \
			member("rationale", quoted("Why " id ", item " n ".")) "}"
	}
	function item(domain, task, status,    key, i, s) {
		n++
		key = 1 + n * 7 % 4
		s = n > 1 ? ",\n{" : "{"
		s = s member("identifier", quoted(sprintf("STUDY-%03d", n)))
		s = s "," member("version", 1) "," member("status", quoted(status))
		s = s "," member("type", quoted("single_choice"))
		s = s "," member("stem", quoted("Item " n ": what does the rule of " \
			task " ask for in case " n "?"))
		s = s "," member("shuffle", "false") "," member("cognitive_level", \
			quoted(n % 4 == 0 ? "remember" : n % 4 == 3 ? "analyze" : \
			"apply"))
		s = s "," member("options", "[")
		for (i = 1; i <= 4; i++)
			s = s option(substr("ABCD", i, 1), i == key) (i < 4 ? "," : "")
		s = s "]," member("rationale", quoted("The rule of case " n "."))
		s = s "," member("difficulty", "{" member("angoff", \
			sprintf("%.2f", .40 + n * 37 % 53 / 100)) "," \
			member("raters", 3) "}")
		s = s "," member("time_expected_seconds", 60)
		s = s "," member("objectives", "[{" member("exam", \
			quoted("STUDY")) "," member("domain", quoted(domain)) "," \
			member("task", quoted(task)) "}]}")
		printf "%s", s
	}
	BEGIN {
		split("Content and Structure|Access and Disclosure|Analytics" \
			"|Revenue Cycle|Compliance|Leadership", title, "|")
		split("29 21 19 28 19 14", items, " ")
		split("156 113 102 151 102 76", active, " ")
		printf "{%s,%s,%s,%s", member("format", quoted("certbank")), \
			member("format_version", quoted("1.1")), \
			member("bank", "{" member("uuid", \
			quoted("b1c7a6d2-5d0e-5f64-9d1f-6a2c2f2b7e01")) "," \
			member("identifier", quoted("study")) "," \
			member("title", quoted("Questions of a simulated student")) \
			"," member("version", 1) "," member("lang", quoted("en")) \
			"}"), "\n"
		printf "%s", member("exams", "[{" member("identifier", \
			quoted("STUDY")) "," member("uuid", \
			quoted("3d1f3f0c-74f5-5c57-8f0b-52d4b7a9c602")) "," \
			member("title", quoted("Study exam")) "," \
			member("version", 1) "," member("time_limit_seconds", 12300))
		printf ",%s", member("form", "{" member("scored_items", 130) "," \
			member("pretest_items", 20) "," member("delivery", \
			quoted("linear_on_the_fly")) "," member("navigation", \
			quoted("nonlinear")) "," member("shuffle_items", "true") "}")
		printf ",%s", member("scoring", "{" member("scale", "{" \
			member("min", 100) "," member("max", 400) "," \
			member("method", quoted("irt")) "}") "," member("cut", "{" \
			member("scaled", 300) "}") "," member("reference", "{" \
			member("n", 130) "," member("cut", 92) "," \
			member("sd_b", 0.8) "}") "," member("unanswered", \
			quoted("wrong")) "}")
		printf ",%s[", quoted("domains") ":"
		for (d = 1; d <= 6; d++)
			printf "%s{%s,%s,%s,%s}", (d > 1 ? "," : ""), \
				member("identifier", quoted("D" d)), \
				member("title", quoted(title[d])), \
				member("weight", "{" member("items", items[d]) "}"), \
				member("tasks", "[{" member("identifier", \
				quoted("D" d ".T1")) "," member("title", \
				quoted(title[d] " in practice")) "},{" \
				member("identifier", quoted("D" d ".T2")) "," \
				member("title", quoted(title[d] " by the rule")) "}]")
		printf "]}],\n%s[\n", quoted("items") ":"
		for (d = 1; d <= 6; d++)
			for (i = 0; i < active[d] + 5; i++)
				item("D" d, "D" d ".T" (1 + i % 2), \
					i < active[d] ? "active" : "pretest")
		printf "]}\n"
	}' </dev/null
}
