# ceu_story.t - two cycles of RHIT, CCS and CPC and a BLS card, day by day
#
# Every figure was reckoned by hand; the comments say how.
. tests/cli/lib.sh

on() { # on DAY ARGS...: the command at noon of that day
	NOW="$1T12:00:00Z"
	shift
	run "$@"
}
facts() { # facts ACCOUNT: what the JSON says of its present cycle
	sqlite3 -separator ' ' :memory: "
		WITH a AS (SELECT value AS v
			FROM json_each(CAST(readfile('$tmp/out') AS TEXT),
				'\$.accounts')
			WHERE json_extract(value, '\$.account') = '$1'),
		c AS (SELECT v, json_extract(v, '\$.cycles[' ||
			json_extract(v, '\$.now') || ']') AS c FROM a)
		SELECT json_extract(c, '\$.to'),
			'need', coalesce(json_extract(c, '\$.need'), '?'),
			'counted', json_extract(c, '\$.counted'),
			'waits', json_extract(c, '\$.waits'),
			'reported', json_extract(c, '\$.reported'),
			'owed', coalesce(json_extract(c, '\$.owed'), '?'),
			json_extract(c, '\$.state'),
			'days', json_extract(v, '\$.days_left'),
			'warn', json_extract(v, '\$.warn')
		FROM c"
}
sentence() { # sentence FACTS: the same as the text says it
	echo "$1" | awk '{
		split($1, d, "-")
		split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", m, " ")
		day = d[3] + 0 " " m[d[2] + 0] " " d[1]
		have = sprintf("%.1f of %.1f CEUs, ", $5, $3)
		if ($12 == "valid" || $12 == "expired")
			print ($12 == "valid" ? "valid until " : "ran out on ") day
		else if ($3 == "?")
			print "not known how many are needed, ends " day
		else if ($12 == "running")
			printf "%s%.1f owed by %s, %d days\n", have, $11, day, $14
		else if ($12 == "earned")
			printf "%s%.1f not reported to ", have, $5 - $9
		else if ($12 == "done")
			print have "all reported, ends " day
	}'
}
stands() { # stands DAY ACCOUNT FACTS: in JSON and in text
	on "$1" ceu status --json
	got=$(facts "$2")
	out=$got
	check "$1, $2: $3" [ "$got" = "$3" ]
	on "$1" ceu status "$2"
	check "and in text: $(sentence "$3")" contains "$out" "$(sentence "$3")"
}
says() { # says DAY ACCOUNT PIECE...: in text
	day=$1 account=$2
	shift 2
	on "$day" ceu status "$account"
	check "$day, $account in text: $1" contains "$out" "$@"
}

# ---- what is held -----------------------------------------------------------

# Two years from the day the exam was passed, less a day. 20 May 2025 to
# 20 May 2027 are 730 days, to the last day 729.
on 2025-05-20 ceu hold RHIT --since 2025-05-20
check 'RHIT is noted' [ "$status" -eq 0 ]
check 'with computed dates that are to be checked' contains "$out" \
	'0.0 of 20.0 CEUs, 20.0 owed by 19 May 2027, 729 days' \
	'computed, check with AHIMA (rule AHIMA-CYCLE)'
stands 2025-05-20 AHIMA '2027-05-19 need 20 counted 0 waits 0 reported 0 owed 20 running days 729 warn 0'

# A second credential adds 10 and leaves the dates.
on 2025-09-15 ceu hold CCS --since 2025-09-10
stands 2025-09-15 AHIMA '2027-05-19 need 30 counted 0 waits 0 reported 0 owed 30 running days 611 warn 0'

# The membership month is November, odd: the period ends in an odd year, 2027.
# The need of a first, shortened period is not known until it is copied.
on 2025-12-10 ceu hold CPC --since 2025-12-05 --renewal-month 11
stands 2025-12-10 AAPC '2027-11-30 need ? counted 0 waits 0 reported 0 owed ? running days 720 warn 0'
says 2025-12-10 AAPC 'not known how many are needed' 'How many CEUs are due in my first'
on 2025-12-10 ceu cycle AAPC --to 2027-11-30 --units 36
check 'what the issuer shows wins' contains "$out" 'copied from AAPC'
stands 2025-12-10 AAPC '2027-11-30 need 36 counted 0 waits 0 reported 0 owed 36 running days 720 warn 0'

# Issued in February 2026, two years on: the end of February 2028, a leap year.
on 2026-03-01 ceu hold BLS-AHA --since 2026-02-14
stands 2026-03-01 BLS-AHA '2028-02-29 need 0 counted 0 waits 0 reported 0 owed 0 valid days 730 warn 0'

# ---- the first cycle at AHIMA -----------------------------------------------

on 2026-04-12 ceu add --date 2026-04-10 --title 'Coding update' --units 12 \
	--provider AHIMA --category hiim --source ahima --for AHIMA,AAPC
check 'an activity for both is logged once' contains "$status$out" '0Stored as #'
first=$(printf '%s\n' "$out" | sed -n 's/^Stored as #\([0-9]*\).*/\1/p')
check 'and says that it is not reported' contains "$out" 'not reported'
stands 2026-04-12 AHIMA '2027-05-19 need 30 counted 12 waits 0 reported 0 owed 18 running days 402 warn 0'
stands 2026-04-12 AAPC '2027-11-30 need 36 counted 12 waits 0 reported 0 owed 24 running days 597 warn 0'

on 2026-10-06 ceu add --date 2026-10-05 --title 'Privacy in practice' \
	--units 10 --provider Hospital --category hiim --source other-provider \
	--for AHIMA --not 'AAPC=it has no index number'
check 'one that AAPC does not accept' [ "$status" -eq 0 ]

# 180 days before 19 May 2027 is 20 November 2026: Nov 10, Dec 31, Jan 31,
# Feb 28, Mar 31, Apr 30, May 19 make 180. Owed is 30 - 22 = 8, more than the
# gaps of HIIM (24 - 22 = 2) and of AHIMA's own (12 of 12).
stands 2026-11-19 AHIMA '2027-05-19 need 30 counted 22 waits 0 reported 0 owed 8 running days 181 warn 0'
stands 2026-11-20 AHIMA '2027-05-19 need 30 counted 22 waits 0 reported 0 owed 8 running days 180 warn 180'
stands 2026-11-20 AAPC '2027-11-30 need 36 counted 12 waits 0 reported 0 owed 24 running days 375 warn 0'
says 2026-11-20 AHIMA '22.0 of 30.0 CEUs, 8.0 owed by 19 May 2027, 180 days' \
	'HIIM domains 22.0 of 24.0, 2.0 to come' '12.0 of 12.0' '0.0 of the 22.0 that count'
on 2026-11-20
check 'home says the most pressing account' contains "$out" \
	'CEUs: AHIMA: 22.0 of 30.0 CEUs, 8.0 owed by 19 May 2027, 180 days'
on 2026-11-20 ceu status AHIMA --what-if '6 units, AHIMA, hiim, 2026-12-01'
check 'what if: 8 - 6 = 2 would be left' contains "$out" '2.0'
stands 2026-11-21 AHIMA '2027-05-19 need 30 counted 22 waits 0 reported 0 owed 8 running days 179 warn 180'

# RHIA takes the place of RHIT: 30 + 10 for CCS; HIIM 32, AHIMA's own 16.
# The dates stay, CCS was held throughout. 40 - 22 = 18.
on 2027-02-18 ceu hold RHIA --since 2027-02-01
check 'RHIA takes the place of RHIT' contains "$status$out" \
	'0' 'takes the place of RHIT'
stands 2027-02-18 AHIMA '2027-05-19 need 40 counted 22 waits 0 reported 0 owed 18 running days 90 warn 90'
says 2027-02-18 AHIMA '22.0 of 40.0' 'HIIM domains 22.0 of 32.0, 10.0 to come' \
	'12.0 of 16.0, 4.0 to come' 'RHIT'

# 13 outside the domains: 35 of 40, 5 short; HIIM is still 10 short, so 10.
on 2027-03-11 ceu add --date 2027-03-10 --title 'Leading teams' --units 13 \
	--provider AHIMA --category outside-hiim --source ahima --for AHIMA \
	--maybe 'AAPC=is leadership a core topic?'
maybe=$(printf '%s\n' "$out" | sed -n 's/^Stored as #\([0-9]*\).*/\1/p')
stands 2027-03-11 AHIMA '2027-05-19 need 40 counted 35 waits 0 reported 0 owed 10 running days 69 warn 90'
stands 2027-03-11 AAPC '2027-11-30 need 36 counted 12 waits 13 reported 0 owed 24 running days 264 warn 0'

# 45 of 40, HIIM 32 of 32, AHIMA and component associations 35: all earned,
# nothing reported, and that is still a warning.
stands 2027-04-18 AHIMA '2027-05-19 need 40 counted 35 waits 0 reported 0 owed 10 running days 31 warn 90'
on 2027-04-20 ceu add --date 2027-04-20 --title 'State meeting' --units 10 \
	--provider 'State association' --category hiim --source component \
	--for AHIMA,AAPC
stands 2027-04-20 AHIMA '2027-05-19 need 40 counted 45 waits 0 reported 0 owed 0 earned days 29 warn 30'
says 2027-04-20 AHIMA 'earned, not all reported' '45.0 not reported to AHIMA' '35.0 of 16.0'

# ---- reporting --------------------------------------------------------------

on 2027-04-25 ceu sheet AHIMA
check 'the sheet has the four entries' contains "$out" 'Coding update' \
	'Privacy in practice' 'Leading teams' 'State meeting'
on 2027-04-25 ceu reported AHIMA "$first"
stands 2027-04-25 AHIMA '2027-05-19 need 40 counted 45 waits 0 reported 12 owed 0 earned days 24 warn 30'
on 2027-04-25 ceu reported AHIMA --all
check 'the rest at once' [ "$(printf '%s\n' "$out" | grep -c 'is reported to AHIMA')" -eq 3 ]
stands 2027-04-25 AHIMA '2027-05-19 need 40 counted 45 waits 0 reported 45 owed 0 done days 24 warn 0'
stands 2027-04-25 AAPC '2027-11-30 need 36 counted 22 waits 13 reported 0 owed 14 running days 219 warn 0'

# ---- the second cycle at AHIMA, the end of the first at AAPC ----------------

stands 2027-05-19 AHIMA '2027-05-19 need 40 counted 45 waits 0 reported 45 owed 0 done days 0 warn 0'
# 20 May 2027 to 19 May 2029: 731 days, the leap day among them, less one.
stands 2027-05-20 AHIMA '2029-05-19 need 40 counted 0 waits 0 reported 0 owed 40 running days 730 warn 0'
stands 2027-06-02 AAPC '2027-11-30 need 36 counted 22 waits 13 reported 0 owed 14 running days 181 warn 0'
stands 2027-06-03 AAPC '2027-11-30 need 36 counted 22 waits 13 reported 0 owed 14 running days 180 warn 180'

# AAPC says yes: 22 + 13 = 35, one is owed. At AHIMA the correction counts in
# the cycle of its day, and has to be looked at there again.
on 2027-06-10 ceu correct "$maybe" --for AAPC --reason 'AAPC says it counts'
check 'what waited is accepted' [ "$status" -eq 0 ]
again=$(printf '%s\n' "$out" | sed -n 's/^Stored as #\([0-9]*\).*/\1/p')
past() { # past END: state, counted and reported of AHIMA's cycle that ended so
	sqlite3 -separator ' ' :memory: "SELECT json_extract(value, '\$.state'),
		json_extract(value, '\$.counted'), json_extract(value, '\$.reported')
		FROM json_each(CAST(readfile('$tmp/out') AS TEXT),
			(SELECT fullkey || '.cycles' FROM json_each(
				CAST(readfile('$tmp/out') AS TEXT), '\$.accounts')
			WHERE json_extract(value, '\$.account') = 'AHIMA'))
		WHERE json_extract(value, '\$.to') = '$1'"
}
on 2027-06-10 ceu status --json
check 'what AHIMA was told of it did not change, so it stays reported there' \
	[ "$(past 2027-05-19)" = 'done 45 45' ]
on 2027-06-10 ceu reported AHIMA "$again"
check 'once' [ "$status" -eq 1 ]
stands 2027-06-10 AAPC '2027-11-30 need 36 counted 35 waits 0 reported 0 owed 1 running days 173 warn 180'

# In the renewal month: 5 end the period (40 of 36), 6 are left for the next.
on 2027-11-13 ceu add --date 2027-11-12 --title 'Audit day' --units 5 \
	--for AAPC --not 'AHIMA=coding audits of one payer'
stands 2027-11-13 AAPC '2027-11-30 need 36 counted 40 waits 0 reported 0 owed 0 earned days 17 warn 30'
on 2027-11-16 ceu add --date 2027-11-15 --title 'Fall webinar' --units 6 \
	--for AAPC --not 'AHIMA=not about health information'
stands 2027-11-16 AAPC '2027-11-30 need 36 counted 40 waits 0 reported 0 owed 0 earned days 14 warn 30'
on 2027-11-20 ceu reported AAPC --all --period 2027-11-30
check 'only what counts in that period is reported' contains "$out" \
	'is reported to AAPC'
stands 2027-11-20 AAPC '2027-11-30 need 36 counted 40 waits 0 reported 40 owed 0 done days 10 warn 0'
# 36 - 6 = 30
stands 2027-12-01 AAPC '2029-11-30 need 36 counted 6 waits 0 reported 0 owed 30 running days 730 warn 0'

# ---- the card ---------------------------------------------------------------

stands 2028-01-29 BLS-AHA '2028-02-29 need 0 counted 0 waits 0 reported 0 owed 0 valid days 31 warn 90'
stands 2028-01-30 BLS-AHA '2028-02-29 need 0 counted 0 waits 0 reported 0 owed 0 valid days 30 warn 30'
stands 2028-02-29 BLS-AHA '2028-02-29 need 0 counted 0 waits 0 reported 0 owed 0 valid days 0 warn 30'
stands 2028-03-01 BLS-AHA '2028-02-29 need 0 counted 0 waits 0 reported 0 owed 0 expired days -1 warn 30'
says 2028-03-01 BLS-AHA 'expired'

# ---- a lapse ----------------------------------------------------------------

says 2029-04-19 AHIMA '0.0 of 40.0 CEUs, 40.0 owed by 19 May 2029, 30 days'
on 2029-05-20 ceu status AHIMA
check 'a cycle that ended short stays in sight' contains "$out" \
	'over and short' 'inactive'
on 2029-05-20 ceu status AHIMA --json
check 'and in JSON' [ "$(past 2029-05-19)" = 'over_short 0 0' ]
check 'the one before is as it was' [ "$(past 2027-05-19)" = 'done 45 45' ]

run ceu check
check 'nothing is damaged at the end' [ "$status" -eq 0 ]
finish
