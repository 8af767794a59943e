#!/bin/sh
# ceu_story.t - two cycles of one technician on the screens: a deadline comes
# near, all is earned and nothing is told, it is told, the next cycle begins,
# TECH becomes ADMIN
. tests/screen/lib.sh
. tests/screen/demo.sh
. tests/screen/ceu_rules.sh

fresh_home
at() { # at DATE ARGS...
	day=$1
	shift
	"$PROCTOR" --now "${day}T09:00:00Z" "$@" >>"$tmp/log" 2>&1 ||
		check "proctor $*" false
}
at 2024-01-10 ceu hold TECH --since 2024-01-01
i=0
for day in 2024-03-05 2024-06-11 2024-09-17 2024-12-03 2025-02-11; do
	i=$((i + 1))
	at $day ceu add --date $day --title "Course $i" --units 2.5 \
		--category core --source guild --for GUILD
done
at 2025-03-01 ceu add --date 2025-02-20 --title "Reading group" \
	--units 1.5 --category other --source else --maybe GUILD="ask first"

KEEP_HOME=1 drive "180 and 90 days before the end" <<'END'
run $PROCTOR --now 2025-06-01T09:00:00Z
press <Esc>
screen home
press e
screen ceu
expect 12.5 of 20.0 CEUs, 7.5 owed by 31 Dec 2025, 213 days
expect ? 1.5 more wait: ask GUILD whether they are accepted
press q q
wait-exit 0
run $PROCTOR --now 2025-10-05T09:00:00Z
screen home
expect GUILD: 12.5 of 20.0 CEUs, 7.5 owed by 31 Dec 2025, 87 days
press e
screen ceu
expect [GUILD!]
expect ! due in 87 days
expect 40 percent
golden ceu-story-90
press q q
wait-exit 0
END

for day in 2025-10-20 2025-11-10 2025-12-02; do
	i=$((i + 1))
	at $day ceu add --date $day --title "Course $i" --units 2.5 \
		--category core --source guild --for GUILD
done

KEEP_HOME=1 drive "all earned and nothing told never looks done" <<'END'
run $PROCTOR --now 2025-12-20T09:00:00Z
screen home
expect ! GUILD: 20.0 of 20.0, 20.0 not reported, ends 31 Dec 2025
press e
screen ceu
expect earned, not all reported
expect 0.0 of 20.0 reported to GUILD; logging is not reporting
expect-not earned and reported
golden ceu-story-earned
press <Space> <Space> <Space> <Space> <Space> <Space> <Space> <Space> <Space>
press r
expect #7 waits: find out whether it is accepted
golden ceu-story-marked
press <Up> <Up> <Up> <Up> <Up> <Space> r
screen ceu-ask
expect 8 marked entries, 20.0 CEUs: entered at Guild Center
press <Enter>
screen ceu
expect Noted: 8 marked entries reported to GUILD on 20 Dec 2025.
expect 20.0 of 20.0 reported to GUILD
expect earned and reported
golden ceu-story-told
press q q
wait-exit 0
END

KEEP_HOME=1 drive "the next cycle, and TECH becomes ADMIN" <<'END'
run $PROCTOR --now 2026-01-15T09:00:00Z
screen home
expect GUILD: 0.0 of 20.0 CEUs, 20.0 owed by 31 Dec 2027
press e
screen ceu
expect 1 Jan 2026 to 31 Dec 2027
expect The guild 0.0 of 8.0, 8.0 to come (rule GUILD-OWN-40)
golden ceu-story-next
press [
expect the cycle that begins 1 Jan 2024 (earned and reported)
expect 20.0 of 20.0 CEUs, all reported
golden ceu-story-before
press ]
press k
screen ceu-hold
press a <Down>
expect Record administrator
type 2026-01-10
press <C-s>
screen ceu
expect Held: ADMIN (GUILD) since 2026-01-10. It takes the place of TECH
expect of 30.0 CEUs
golden ceu-story-admin
press q q
wait-exit 0
END

KEEP_HOME=1 drive "the same at 40x12" <<'END'
size 40x12
run $PROCTOR --now 2027-12-10T09:00:00Z
screen home
press e
screen ceu
expect of 30.0 CEUs
expect ! due in
golden ceu-story-40x12
press q q
wait-exit 0
END

# What was never told stays to be done after the end.
fresh_home
at 2024-01-10 ceu hold TECH --since 2024-01-01
at 2025-06-01 ceu add --date 2025-05-05 --title "A long course" --units 20 \
	--category core --source guild --for GUILD
KEEP_HOME=1 drive "over, earned, not told" <<'END'
run $PROCTOR --now 2026-02-01T09:00:00Z
press <Esc>
screen home
press e
screen ceu
expect ! over and 20.0 CEUs not reported since 31 Dec 2025
golden ceu-story-unsaid
press [
expect over, earned, not all reported
press r <Enter>
expect Noted: #2 A long course reported to GUILD
expect-not ! Before
press q q
wait-exit 0
END
# The cycle straddles the 40 percent rule: reported in full, it is not done.
fresh_home
at 2024-05-21 ceu hold TECH --since 2024-05-20
at 2025-06-01 ceu add --date 2025-05-05 --title "A course of others" \
	--units 20 --category core --source else --for GUILD
at 2025-06-02 ceu reported GUILD --all
KEEP_HOME=1 drive "an open question is said where done would be" <<'END'
run $PROCTOR --now 2025-07-01T09:00:00Z
press 3
screen home
expect GUILD: 20.0 of 20.0, question open, ends 19 May 2026
press e
screen ceu
expect [GUILD?]
expect earned and reported, a question open
expect ? Not known whether this holds: The guild 0.0 of 8.0
expect Ask GUILD
golden ceu-story-open
press q
resize 40x12
expect GUILD: question open, to 19 May 2026
golden ceu-story-open-home-40x12
press e
screen ceu
expect question open, ends 19 May 2026
golden ceu-story-open-40x12
press q q
wait-exit 0
END

# The day after a deadline that was missed; the screens of a small window too.
fresh_home
at 2024-01-10 ceu hold TECH --since 2024-01-01
at 2024-02-10 ceu hold HELPER --since 2024-02-01
at 2025-06-01 ceu add --date 2025-05-05 --title "A course" --units 12 \
	--category core --source guild --for GUILD
KEEP_HOME=1 drive "what is over and short stands first everywhere" <<'END'
run $PROCTOR --now 2026-01-01T09:00:00Z
press 3
screen home
expect ! GUILD:
expect 8.0 short since 31 Dec 2025
expect-not GUILD: 0.0 of 20.0
golden ceu-story-over-home
press e
screen ceu
expect [GUILD!]
expect-not running
expect 8.0 short
golden ceu-story-over
cursor-on-focus
press <Left>
expect ! GUILD: 12.0 of 20.0
golden ceu-story-over-all
press <Right>
resize 40x12
expect 8.0 short
expect Next
golden ceu-story-over-40x12
press q
screen home
expect GUILD: 8.0 short since 31 Dec 2025
press q
wait-exit 0
END

# Minutes are no units, and a remark is read before it stands.
at 2026-01-02 ceu add --date 2026-01-02 --title "A talk" --minutes 90 \
	--for GUILD
KEEP_HOME=1 drive "minutes are shown as minutes" <<'END'
run $PROCTOR --now 2026-01-02T10:00:00Z
press e
screen ceu
expect 90 min
expect-not 0.0 -
press q q
wait-exit 0
END
KEEP_HOME=1 drive "a remark holds the save back once" <<'END'
run $PROCTOR --now 2026-01-02T10:00:00Z
press e a
screen ceu-form
type Another talk
press <Down> <C-u> <Down> <Down>
type 2
press <C-s>
screen ceu-form
expect Not saved yet: 
expect Ctrl-S once more saves all the same
golden ceu-story-remark
press <Right> <Left> <C-s>
screen ceu-form
expect Not saved yet: 
press <C-s>
screen ceu
expect Saved as
press q q
wait-exit 0
END

# Two certificates of an issuer that keeps its accounts apart.
sed -e 's/{"identifier": "HELPER", "name": "Helper"}/&,\
 {"identifier": "MATE", "name": "Mate"}/' \
	-e 's/{"identifier": "ACADEMY-MINUTES"/{"identifier": "ACADEMY-ONCE",\
 "kind": "once", "says": "A credit counts once.", "references": ["page"],\
 "as_of": "2026", "grade": "C"},\
 &/' "$rules/academy.json" >"$tmp/academy.json"
mv "$tmp/academy.json" "$rules/academy.json"
fresh_home
at 2025-02-01 ceu hold HELPER --since 2025-01-01
at 2025-03-01 ceu hold MATE --since 2025-02-01
at 2025-06-01 ceu add --date 2025-05-05 --title "A course" --units 10 \
	--for ACADEMY
KEEP_HOME=1 drive "reported for one certificate is not reported for the other" <<'END'
run $PROCTOR --now 2025-07-01T09:00:00Z
press <Esc> e
screen ceu
expect [HELPER
expect 10.0 of 10.0 credits, 10.0 not reported
press r <Enter>
expect Noted: #3 A course reported to ACADEMY for HELPER on 1 Jul 2025.
expect 10.0 of 10.0 reported to ACADEMY
press <Right>
expect [MATE
expect elsewhere
expect 0.0 of 10.0 credits, 10.0 owed
expect HELPER   elsewhere
press r
screen ceu
expect was reported for another account
press q q
wait-exit 0
END
finish
