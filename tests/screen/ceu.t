#!/bin/sh
# ceu.t - the ledger of continuing education: first start, what is held, the
# entry form with its faults, reports, corrections, undone, rules
. tests/screen/lib.sh
. tests/screen/demo.sh
. tests/screen/ceu_rules.sh
now="2026-11-21T19:41:00Z"
export now

# ---- who comes for CEUs -----------------------------------------------------
drive "first start for CEUs" <<'END'
run $PROCTOR --now $now
screen first
expect 1-9 take its line
press 3
screen home
expect Ready. Enter notes what you hold
expect-not time accommodation
expect Note what you hold
expect Practice and exams
expect-not Study
expect-not Drills
expect nothing is held yet
golden ceu-home-empty
cursor-on-focus
press e
screen ceu
expect Nothing is held yet.
expect Logging is not reporting
expect earns no continuing-education units
golden ceu-empty
cursor-on-focus
press a
expect Nothing is held yet, so nothing can count. k notes a credential
press r
expect There is no entry to report.
press e
expect There is no entry to correct.
press u
expect There is nothing to take back.
press t
expect Nothing is held yet, so there are no dates
press q
screen home
press 3
expect Practice and exams. They earn no CEUs.
expect Exams and mocks
expect Study
press <Esc>
expect This is home
expect-not Exams and mocks
press q
wait-exit 0
terminal-restored
no-osc
END

drive "what is held" <<'END'
run $PROCTOR --now $now
press <Esc> e
press <Enter>
screen ceu-hold
golden ceu-hold
cursor-on-focus
press t
expect Record technician
press a a
expect First aid card
press <Down>
type 2025-02-01
press <Down>
expect as printed; empty: by rule
type 2027-02-30
press <Down>
expect "2027-02-30" is no date
press <C-s>
expect Not saved. "2027-02-30" is no date
screen ceu-hold
press <C-u>
expect-not is no date
type 2027-01-31
press <Esc>
expect Not saved. Esc once more leaves
press <Down> <Enter>
screen ceu
expect Held: AID (LIFE) since 2025-02-01
expect valid until 31 Jan 2027
press k
screen ceu-hold
press t <Down>
type 2027-05-05
press <C-s>
screen ceu-hold
attempt none
expect 2027-05-05
press <C-u>
type 2026-01-01
press <C-s>
screen ceu
expect Held: TECH (GUILD) since 2026-01-01
press k t
expect < mend what was noted >
expect held since 2026-01-01
press <Esc>
screen ceu
expect Nothing was saved.
press q q
wait-exit 0
END

# ---- given up, taken back ---------------------------------------------------
KEEP_HOME=1 drive "what is held is given up, and that is taken back" <<'END'
run $PROCTOR --now $now
press e k
screen ceu-hold
expect Helper
press t
expect What to do
expect < mend what was noted >
press <Down> <Right>
expect < give it up >
expect held since 2026-01-01
golden ceu-give-up
cursor-on-focus
press <C-s>
expect Not saved. Say from which day it is held no more
type 2026-02-30
press <C-s>
expect Not saved. "2026-02-30" is no date
press <C-u>
type 2026-11-01
press <C-s>
screen ceu-ask
expect TECH: held no more from 2026-11-01. Its entries and reports stay
press <Esc>
screen ceu-hold
expect Nothing was changed.
press <C-s> <Enter>
screen ceu-ask
expect A reason is kept with it
type retired
golden ceu-give-up-ask
press <Enter>
screen ceu
expect Given up: TECH, from 2026-11-01.
press <Right>
expect Not held any more
press k t
expect < hold it anew >
expect held until 2026-11-01
press <Down> <Right>
expect < it is still held >
press <C-s>
screen ceu-ask
expect the note that it was given up
type it was not
press <Enter>
screen ceu
expect Taken back: TECH is held on as before.
expect-not Not held any more
press q q
wait-exit 0
END

KEEP_HOME=1 drive "a holding noted by mistake is taken back" <<'END'
run $PROCTOR --now $now
press e k a
expect Record administrator
press <Down>
type 2026-11-02
press <C-s>
screen ceu
expect It takes the place of TECH
press k a <Down> <Left>
expect < it was never held >
press <C-s>
screen ceu-ask
expect the note that you hold it is taken back
expect TECH is held again.
type wrong credential
press <Enter>
screen ceu
expect Taken back: ADMIN is not held, and never was.
press k t
expect < mend what was noted >
expect held since 2026-01-01
press <Esc> q q
wait-exit 0
END

KEEP_HOME=1 drive "a slip in what was noted is mended where it was made" <<'END'
run $PROCTOR --now $now
press e k t <Down> <Down>
expect 2026-01-01______
golden ceu-mend
press <C-s>
screen ceu-hold
expect Nothing differs from what was noted.
press <C-u>
type 2025-06-01
press <C-s>
screen ceu
expect Mended: TECH (GUILD) is held since 2025-06-01
press k t
expect held since 2025-06-01
press <Esc> q q
wait-exit 0
END

KEEP_HOME=1 drive "all faults of the dates are marked, the first has the focus" <<'END'
run $PROCTOR --now $now
press e <Right> t
screen ceu-hold
press <Down>
type 2026-01-01
press <Down>
type 2025-01-01
press <Down>
type 4.333
press <Down>
type abc
press <Down>
type 2026-02-30
press <C-s>
screen ceu-hold
expect Not saved: 4 fields are wrong. A cycle ends after it begins
expect ! A cycle ends after it begins
expect ! "4.333"
expect ! "abc" is no sum of money; write dollars such as 25 or 25.50
expect ! "2026-02-30" is no date
golden ceu-dates-faults
cursor-on-focus
press <Esc> <Esc> q q
wait-exit 0
END

drive "who holds something already is not told to note it" <<'END'
run $PROCTOR --now $now ceu hold TECH --since 2026-01-01
wait-exit 0
run $PROCTOR --now $now
screen first
press 3
screen home
expect Ready. Enter opens the CEU ledger
expect-not Enter notes what you hold
press q
wait-exit 0
END

# ---- the entry form ---------------------------------------------------------
drive "two issuers and a card" <<'END'
run $PROCTOR --now $now ceu hold TECH --since 2026-01-01
wait-exit 0
run $PROCTOR --now $now ceu hold HELPER --since 2026-02-01
wait-exit 0
run $PROCTOR --now $now ceu hold AID --since 2025-02-01 --expires 2027-01-31
wait-exit 0
END

KEEP_HOME=1 drive "an activity is typed, and faults are told as one types" <<'END'
run $PROCTOR --now $now
press <Esc>
screen home
expect CEUs (e)
press e
screen ceu
expect AID
press <Right>
expect 0.0 of 20.0 CEUs
press a
screen ceu-form
golden ceu-form
cursor-on-focus
expect After saving: not yet
type Denials workshop
press <Down>
type State chapter
press <Down>
type 90
press <Down>
type 1.555
press <Down>
expect ! "1.555"
press <Up>
expect Units: "1.555"
golden ceu-form-fault
press <C-u>
type 1.5
press <Down>
expect-not 1.555
type /no/such/file.pdf
press <Down>
expect ! /no/such/file.pdf
press <C-s>
expect Not saved. /no/such/file.pdf
screen ceu-form
press <C-u> <Down>
expect Accepted
expect not known yet: it waits
press n
expect < no >
press y
expect < yes >
press <Right>
expect < no >
press <Left>
expect < yes >
press u
expect not known yet: it waits
press y
press <Down>
press c
expect Core topics
press <Down> <Right>
expect The guild
expect GUILD: counts 1.5 in the cycle to 31 Dec 2027
expect of 20.0 CEUs, 18.5 owed by 31 Dec 2027
golden ceu-form-full
press <Esc>
expect Not saved. Esc once more leaves without saving
press <Up>
press <C-s>
screen ceu
expect Saved as #4. Not reported yet
rows-hold
cells-clean
press q q
wait-exit 0
no-osc
END

KEEP_HOME=1 drive "the ledger shows it" <<'END'
run $PROCTOR --now $now
press e <Right>
screen ceu
expect 1.5 of 20.0 CEUs
expect 0.0 of 1.5 reported to GUILD; logging is not reporting
expect Denials workshop
expect none!
golden ceu
cursor-on-focus
press s
screen ceu-sheet
expect What to type, field by field
expect Title       Denials workshop
expect Once they are in: Esc, then r in the ledger
expect-not proctor ceu reported
golden ceu-sheet
cursor-on-focus
press <Esc>
screen ceu
press <Right>
golden ceu-waits
expect waits ?
press <Right>
golden ceu-all
press r
expect Reporting is to one issuer
press <Enter>
screen ceu-entry
golden ceu-entry
cursor-on-focus
press <Esc>
screen ceu
press ?
screen help
golden ceu-help
press <Esc>
screen ceu
press q q
wait-exit 0
END

KEEP_HOME=1 drive "reported, undone, corrected" <<'END'
run $PROCTOR --now $now
press e <Right> r
screen ceu-ask
expect Denials workshop, 1.5 CEUs: entered at Guild Center
expect Nothing is sent to GUILD
expect On: 2026-11-21_
golden ceu-reported
cursor-on-focus
press <Esc>
screen ceu
expect Nothing was changed.
expect 0.0 of 1.5 reported
press r <BS>
expect ! "2026-11-2" is no date; write it like 2026-11-21.
press 2
expect ! 2026-11-22 is still to come; write a day that has been.
press <Enter>
screen ceu-ask
press <BS> 0
expect ! #4 is of 2026-11-21; it was reported on that day or after it.
golden ceu-reported-fault
cursor-on-focus
press <Enter>
screen ceu-ask
press <C-u>
expect-not !  #4 is of
press <Enter>
expect Type the day it was entered there, like 2026-11-21.
screen ceu-ask
press ?
screen help
press <Esc> <Esc>
screen ceu
expect 0.0 of 1.5 reported
press r <Enter>
screen ceu
expect Noted: #4 Denials workshop reported to GUILD on 21 Nov 2026.
expect 1.5 of 1.5 reported to GUILD
press r
expect #4 was reported already
press u
screen ceu-ask
expect the note that it was reported to GUILD
golden ceu-undo
press <Enter>
screen ceu-ask
expect A reason is kept with it
type it was the other one
press <Enter>
screen ceu
expect Taken back: #4 is not reported to GUILD.
expect 0.0 of 1.5 reported
press r <Enter>
expect 1.5 of 1.5 reported to GUILD
press e
screen ceu-form
golden ceu-correct
press <Down> <Down> <Down> <Down> <C-u>
type 2
press <C-s>
expect Not saved. Say in a few words why
type the certificate says 2.0
press <C-s>
screen ceu
expect It was reported before it was corrected
expect again!
expect 2.0 of 20.0
golden ceu-corrected
press u
screen ceu-ask
expect the entry is taken back everywhere
type never attended
press <Enter>
screen ceu
expect counts nowhere any more.
expect No entries yet.
press q q
wait-exit 0
no-osc
END

# ---- a certificate ----------------------------------------------------------
printf '%%PDF-1.4\n%%%%EOF\n' >"$tmp/home/c.pdf"
printf 'MZ\220\000\003' >"$tmp/home/c.exe"
KEEP_HOME=1 drive "a certificate is looked at before it is copied" <<'END'
run $PROCTOR --now $now
press e <Right> a
type With a proof
press <Down> <Down> <Down>
type 1
press <Down>
type ~/c.exe
press <Down>
expect Certificate    ~/c.exe
expect c.exe is a program
press <Up> <C-u>
type ~/c.pdf
press <Down>
expect Found: pdf, 1 KB; a copy is kept.
press y <C-s>
screen ceu-form
expect Not saved yet
press <C-s>
screen ceu
expect Saved as
expect yes   no       counts
press a
type The same proof
press <Down> <Down> <Down>
type 1
press <Down>
type ~/c.pdf
press <Down>
expect has the same file.
press <Esc> <Esc>
screen ceu
press e
screen ceu-form
expect The certificate it has is kept; a path here takes its place.
press <Esc>
screen ceu
press u
type only for a test
press <Enter>
expect counts nowhere any more.
press q q
wait-exit 0
END

# ---- rules, dates, cycles ---------------------------------------------------
KEEP_HOME=1 drive "rules and dates" <<'END'
run $PROCTOR --now $now
press e <Right> x
screen ceu-rules
expect "proctor ceu packet GUILD -o FOLDER"
golden ceu-rules
cursor-on-focus
press <End>
expect ADMIN takes the place of TECH.
expect GUILD-REPLACES; as of 2026, grade A: the issuer's own page
expect Source: Page of the guild, https://example.org/guild
press <Esc>
screen ceu
press t
screen ceu-hold
expect computed: 2026-01-01
golden ceu-dates
press <Down> <Down>
type 2028-01-31
press <C-s>
screen ceu
expect Copied: the cycle of GUILD that ends 2028-01-31
expect copied from GUILD
press ]
expect the cycle that begins
press [ [
expect There is no cycle before this one.
press q q
wait-exit 0
END

# ---- small, without colour, in ASCII ----------------------------------------
KEEP_HOME=1 drive "at 40x12 and in ASCII" <<'END'
size 40x12
env LC_ALL=C
env NO_COLOR=1
run $PROCTOR --now $now
press e <Right>
screen ceu
expect 0.0 of 20.0 CEUs, 20.0 owed by
golden ceu-40x12
cursor-on-focus
press a
type Webinar
press <Down> <Down> <Down>
type 0.001
press <Down>
golden ceu-form-40x12
cursor-on-focus
press <Up> <C-u>
type 2
press <Down> <Down> y <Down> c
golden ceu-form-2-40x12
expect GUILD: counts 2.0
press <C-s>
screen ceu-form
expect without its
golden ceu-remark-40x12
press <C-s>
screen ceu
expect Saved as
golden ceu-saved-40x12
press r
golden ceu-reported-40x12
press <Esc> <Enter>
screen ceu-entry
golden ceu-entry-40x12
press <Esc> k
golden ceu-hold-40x12
rows-hold
cells-clean
press <Esc> q q
wait-exit 0
END

KEEP_HOME=1 drive "at 80x24 in ASCII without colour" <<'END'
env LC_ALL=C
unenv LC_CTYPE
env NO_COLOR=1
run $PROCTOR --now $now
press e <Right>
golden ceu-ascii
press a
golden ceu-form-ascii
press <Esc> q
resize 40x12
screen home
press q
wait-exit 0
END

# ---- purpose in the settings ------------------------------------------------
KEEP_HOME=1 drive "the purpose can be changed" <<'END'
run $PROCTOR --now $now
press :
type settings
press <Enter>
screen settings
press <Down> <Down> <Down> <Down> <Down> <Down> <Down> <Down>
expect What brings you here
press <Right>
expect What brings you here: an exam
press <Right>
expect What brings you here: CEUs
press <Esc>
screen home
expect Practice and exams
expect-not Choose what to practise
golden ceu-home
press 2
screen ceu-form
press <Esc> q
wait-exit 0
END

KEEP_HOME=1 drive "home for CEUs at 40x12" <<'END'
size 40x12
run $PROCTOR --now $now
screen home
golden ceu-home-40x12
cursor-on-focus
press q
wait-exit 0
END

# Random keys in the ledger: nothing crashes, the rows hold.
keys=400
[ "${PROCTOR_FULL:-}" ] && keys=20000
(cat <<END
sizes 80x24 40x12 40x10 132x36 110x30
run \$PROCTOR --now \$now
press e
walk 3 $keys a*2 e r u x k t w 1 2 [ ] n y u c <Enter>*6 <Esc>*8 <Up>*3 <Down>*5 <Left>*3 <Right>*3 <PgUp> <PgDn> <Home> <End> <Tab>*2 <S-Tab> <Space>*2 <BS> <C-s>*2 ? / 5 . -
signal TERM
wait-exit 130
END
) >"$tmp/s"
KEEP_HOME=1 drive "a walk through the ledger" <"$tmp/s"
KEEP_HOME=1 drive "and the file is sound" <<'END'
run $PROCTOR --now $now db check
wait-exit 0
END
# ---- what if ----------------------------------------------------------------
drive "a technician, by name" <<'END'
run $PROCTOR --now $now learner add Ann
wait-exit 0
run $PROCTOR --now $now --learner Ann ceu hold TECH --since 2026-01-01
wait-exit 0
run $PROCTOR --now $now --learner Ann ceu hold HELPER --since 2026-02-01
wait-exit 0
run $PROCTOR --now $now --learner Ann ceu add --date 2026-10-05 --title "A talk" --units 2 --category core --for GUILD
wait-exit 0
END
KEEP_HOME=1 drive "what if is typed, looked at as it is typed, and stored nowhere" <<'END'
run $PROCTOR --now $now --learner Ann
press <Esc> e
screen ceu
expect 2.0 of 20.0 CEUs
press w
screen ceu-ask
expect "6 CEUs, GUILD, core, 2026-11-21"
expect What if: ___
golden ceu-if-ask
cursor-on-focus
press <Enter>
screen ceu-ask
expect Say what would be done
type 6 CEUs
expect-not ! Nobody
type , GUILDE
expect ! Nobody understands "GUILDE"
press <C-u>
type 6 CEUs, GUILD, core, 2027-02-31
expect ! "2027-02-31" is no day; write it as YYYY-MM-DD
golden ceu-if-fault
press <Enter>
screen ceu-ask
expect "2027-02-31" is no day
press <C-u>
type 6 CEUs, GUILD, core, 2027-02-01
expect i GUILD asks for units by source
expect-not 2027-02-31
press <Enter>
screen ceu-if
expect What if: 6 CEUs, GUILD, core, 2027-02-01. Nothing of this is stored
expect Now         2.0 of 20.0 CEUs, 18.0 owed by 31 Dec 2027
expect Then        8.0 of 20.0 CEUs, 12.0 owed by 31 Dec 2027
expect It          counts 6.0 in the cycle to 31 Dec 2027
expect At least    from 2.0 to: Core topics 8.0 of 16.0
golden ceu-if
cursor-on-focus
press <End>
expect-not proctor
golden ceu-if-end
press x
screen ceu-rules
expect "proctor --learner "Ann" ceu packet NAME -o FOLDER"
press <Esc>
screen ceu-if
press <Esc>
screen ceu
expect 2.0 of 20.0 CEUs
press w
expect What if: 6 CEUs, GUILD, core, 2027-02-01__
press <Esc>
screen ceu
expect Nothing was changed.
press r <C-u>
type 2026-10-10
press <Enter>
screen ceu
expect Noted: #3 A talk reported to GUILD on 10 Oct 2026.
press <Enter>
screen ceu-entry
expect Reported     10 Oct 2026
press <Esc> q q
wait-exit 0
no-osc
END
"$PROCTOR" --now $now --learner Ann ceu list >"$tmp/list"
check "nothing was stored by what if" \
	test "$(grep -c '#[0-9]' "$tmp/list")" = 1
KEEP_HOME=1 drive "what if at 40x12" <<'END'
size 40x12
run $PROCTOR --now $now --learner Ann
press e w
screen ceu-ask
type 6 CEUs, GUILD, core, 2027-02-31
golden ceu-if-fault-40x12
cursor-on-focus
rows-hold
press <C-u>
type 6 CEUs, GUILD, core, 2027-02-01
press <Enter>
screen ceu-if
golden ceu-if-40x12
cursor-on-focus
rows-hold
cells-clean
press <Esc> q q
wait-exit 0
END
KEEP_HOME=1 drive "commands in refusals name the learner" <<'END'
run $PROCTOR --now $now --learner Ann ceu add --date 2026-11-01 --title "By minutes" --minutes 90 --for GUILD
wait-exit 0
run $PROCTOR --now $now --learner Ann
press e
screen ceu
expect By minutes
press r <Enter>
screen ceu-ask
expect proctor --learner "Ann" ceu correct 5
press <Esc>
screen ceu
expect Nothing was changed.
press q q
wait-exit 0
END
finish
