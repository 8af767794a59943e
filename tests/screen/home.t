#!/bin/sh
# home.t - first start, home, exams, begin, practice, settings, help, palette
. tests/screen/lib.sh
. tests/screen/demo.sh
now="2026-11-21T19:41:00Z"
export now

# ---- first start ------------------------------------------------------------
drive "first start" <<'END'
run $PROCTOR --now $now
screen first
attempt none
expect What brings you here?
expect Not affiliated with or endorsed by AHIMA
golden first
cursor-on-focus
press ?
screen help
golden first-help
press <Esc>
press 1
expect When is your exam?
type 2026-02-30
press <Enter>
expect "2026-02-30" is no date
screen first
press <C-u>
type 2027-01-16
press <Enter>
expect How many minutes a day
press p
expect 2027-01-16
press <Enter> n
expect Do you have a time accommodation?
press 3
screen home
expect Sat 16 Jan 2027, 8 weeks left
expect-not Minutes
golden home
cursor-on-focus
rows-hold
cells-clean
press q
wait-exit 0
terminal-restored
no-osc
END

KEEP_HOME=1 drive "what was said is kept" <<'END'
run $PROCTOR --now $now
screen home
press 3 <Enter> <Enter>
screen begin
expect Time: 1 hour
expect Time and a half
press <Esc> <Esc> <Esc>
screen home
press <Esc>
expect This is home
press q
wait-exit 0
END

drive "first start may be skipped" <<'END'
run $PROCTOR --now $now
press n n n n
screen home
press q
wait-exit 0
run $PROCTOR --now $now
screen home
press q
wait-exit 0
END

drive "an exam that is not here, CEUs and teaching go on" <<'END'
run $PROCTOR --now $now
press 2
expect Noted. "proctor bank import FILE" takes in questions for it
expect When is your exam?
press p
expect What brings you here?
press 4
expect Noted. "proctor bank import FILE" takes in your own questions
expect Do you have a time accommodation?
expect question 2 of 2
press 3
screen home
expect Ready. Your own questions come in
press q
wait-exit 0
run $PROCTOR --now $now
screen home
press 8
expect DEMO (the first)
press q q
wait-exit 0
END

# ---- exams, one exam, begin -------------------------------------------------
drive "exams" <<'END'
run $PROCTOR --now $now
press <Esc> 3
screen exams
golden exams
expect DEMO: 44 items, 44 not met; 0 mocks, 0 practices.
press <Enter>
screen exam
golden exam
press <Down>
expect Mock exam, untimed
press <Up> <Enter>
screen begin
attempt none
golden begin
cursor-on-focus
press <Enter>
expect The clock has not started. Type the word BEGIN
screen begin
type begn
press <Enter>
screen begin
attempt none
press <BS>
type in
press <Enter>
screen question
attempt running
expect Time left  40:00
stop
cont
screen question
attempt running
expect Time left  40:00
clock +60000
expect Time left  39:00
press q
screen leave
press <Esc>
screen question
attempt running
signal TERM
wait-exit 130
terminal-restored
no-osc
END

KEEP_HOME=1 drive "leaving a window that is too small keeps the place" <<'END'
run $PROCTOR --now $now --seed 3
press <Enter>
attempt running
clock +60000
resize 30x5
expect 38:00
expect Answers are saved.
press a
press q
wait-exit 0
terminal-restored
END

KEEP_HOME=1 drive "the exam that was left waits" <<'END'
run $PROCTOR --now $now --seed 2
screen home
expect Resume DEMO mock exam
expect 1 Resume
golden home-resume
press <Enter>
screen question
attempt running
expect Welcome back
press q <Down> <Enter>
screen home
press 2
screen question
press q <Down> <Enter>
screen home
press 1
screen resume
golden resume
press <Down> <Enter>
screen question
expect Welcome back
hangup
wait-exit 130
END

# ---- practice, settings, about ----------------------------------------------
drive "practice and settings" <<'END'
run $PROCTOR --now $now
press <Esc> 4
screen practice
golden practice
press 2 <Right>
expect D1 Records
press 3 <Right>
expect Choose a domain first
press <Esc> 8
screen settings
golden settings
cursor-on-focus
press <Right>
expect Theme: light.
press u
expect Undone. Theme: dark.
press u
expect Nothing to undo.
press <Down> <Left>
expect Characters: ascii.
expect-row 1 ----------
golden settings-ascii
press <Left> <Left>
expect-row 1 ──────────
press <End>
expect Mock exams kept new
press <Right>
expect There is no further choice that way.
press <Esc> 9
screen about
expect Not affiliated with or endorsed by AHIMA
expect not an official score
expect proctor.db
press <PgDn>
expect screen reader
press q
screen home
press q
wait-exit 0
END

KEEP_HOME=1 drive "settings are kept" <<'END'
run $PROCTOR --now $now
press 8
expect < auto >
press q q
wait-exit 0
END

# ---- help and palette -------------------------------------------------------
drive "help and palette" <<'END'
run $PROCTOR --now $now
press <Esc> ?
screen help
golden help
cursor-on-focus
type susp
expect 1 of them
press <BS> <BS> <BS> <BS>
type zzz
expect Nothing matches "zzz"
press <Esc>
screen home
press :
screen palette
golden palette
type qui
press <Enter>
wait-exit 0
terminal-restored
END

drive "every door by name" <<'END'
run $PROCTOR --now $now
press :
expect 8 of them
press <Esc> <Esc> :
type tutor
press <Enter>
screen tutorial
press <Esc>
screen home
press :
type sett
expect Go to settings: exam date
press <Enter>
screen settings
press :
type about
press <Enter>
screen about
press :
type about
expect Nothing matches "about"
press <C-u>
type sett
press <Enter>
screen settings
press <Esc>
screen home
press :
type mocks
press <Enter>
screen exams
press <Enter> <Enter>
screen begin
press :
type accomm
press <Enter>
screen settings
press <End> <Up> <Up> <Up> <Right>
expect Time in exams: x 1.25.
press <Esc>
screen begin
expect Time: 50 minutes
press :
type practice
press <Enter>
screen practice
press <Esc> :
type past
press <Enter>
screen past
press <C-c> <C-c> <C-c> <C-c> <C-c>
wait-exit 0
END

drive "who left an exam is not asked first" <<'END'
run $PROCTOR --now $now --seed 2 exam DEMO
screen begin
type BEGIN
press <Enter>
screen question
signal KILL
wait-exit SIGKILL
run $PROCTOR --now $now
screen home
expect 1 Resume DEMO mock exam
press q
wait-exit 0
END

# ---- every size, every glyph ------------------------------------------------
drive "small windows" <<'END'
size 40x12
run $PROCTOR --now $now
golden first-40x12
press <Esc>
golden home-40x12
press 3
golden exams-40x12
press <Enter>
golden exam-40x12
press <Enter>
golden begin-40x12
press <PgDn>
keep below
resize 80x24
resize 40x12
same below
press <Esc> <Esc> <Esc> 8
golden settings-40x12
press <Esc> ?
golden help-40x12
press <Esc> :
golden palette-40x12
press <Esc>
resize 39x10
expect is too small
press a b 1
screen home
resize 1x1
resize 200x60
resize 80x24
expect Where you stand
press q
wait-exit 0
terminal-restored
END

drive "ASCII without colour" <<'END'
env LC_ALL=C
env NO_COLOR=1
run $PROCTOR --now $now
golden first-ascii
press <Esc>
golden home-ascii
press 3
golden exams-ascii
press <Enter>
golden exam-ascii
press <Enter>
golden begin-ascii
press <Esc> <Esc> <Esc> 8
golden settings-plain
press <Esc> ?
golden help-ascii
press <Esc> :
golden palette-ascii
press <Esc> q
wait-exit 0
END

# ---- without the rules of credentials ---------------------------------------
drive "no rules, nothing held: the ledger is told of, and nothing is alarmed" <<'END'
run $PROCTOR --now $now
press <Esc>
screen home
expect-not rules
expect-not question_banks
press e
screen home
expect The rules of credentials are not installed here
expect-not question_banks
press :
type ledger
press <Enter>
screen home
expect The rules of credentials are not installed here
press 8
screen settings
expect-not rules
press q q
wait-exit 0
END

# ---- keys, signals, the terminal --------------------------------------------
drive "keys that mean nothing do nothing" <<'END'
run $PROCTOR --now $now
press <Esc>
keep home
raw 1 1b5b32373b353b31333b347e
raw 1 1b5d303b7469746c6507
same home
paste 3\n
screen home
expect Only a text field takes a paste
press k
expect That key does nothing here
press <C-l>
screen home
stop
cont
screen home
press <C-c>
wait-exit 0
terminal-restored
no-osc
END

drive "nothing is written while nothing happens" <<'END'
run $PROCTOR --now $now
press <Esc>
idle 300
clock +60000
bytes-last 0
burst 200 <Down>
bytes-last 2000
press <Home> <Down>
bytes-last 400
signal HUP
wait-exit 130
terminal-restored
END
for sig in SEGV ABRT; do
	export sig
	drive "the terminal comes back after SIG$sig" <<-END
	run \$PROCTOR --now \$now
	press <Esc>
	signal $sig
	wait-exit SIG$sig
	terminal-restored
	END
done

drive "the mouse is a choice" <<'END'
run $PROCTOR --now $now
press <Esc>
raw 1 1b5b3c303b31303b31324d
screen home
press ~
expect Mouse on
raw 1 1b5b3c36353b31303b31304d
cursor-on-focus
expect-row 4 > 2
raw 1 1b5b3c303b31303b31334d
screen exams
raw 1 1b5b3c303b37393b31354d
screen exams
raw 1 1b5b3c303b33323b32344d
screen home
press ~
expect Mouse off
press q
wait-exit 0
terminal-restored
END

drive "random keys" <<'END'
sizes 80x24 40x10 39x9 1x1 132x36
run $PROCTOR --now $now
walk 11 3000 <Down>*6 <Up>*4 <Left> <Right>*2 <PgDn> <PgUp> <Home> <End> <Enter>*4 <Esc>*3 <Tab> <S-Tab> <Space> <BS> ? : 1 2 3 4 5 6 7 n p u k x <C-l> +1000
END
finish
