#!/bin/sh
# ceu_account.t - an issuer that keeps an account for each credential, and a
# card that is known by its printed day, on the screen
. tests/screen/lib.sh
. tests/screen/demo.sh
. tests/screen/ceu_rules.sh
now="2026-11-21T19:41:00Z"
export now
sed 's/"name": "Helper"}/"name": "Helper"}, {"identifier": "KEEPER", "name": "Keeper"}/' \
	"$rules/academy.json" | sed 's/^"rules": \[/&{"identifier": "ACADEMY-ONCE", "kind": "once", "says": "Not said.", "question": "Once or twice?"},/' \
	>"$tmp/academy.json"
mv "$tmp/academy.json" "$rules/academy.json"

drive "a card by the day printed on it" <<'END'
run $PROCTOR --now $now
press <Esc> e <Enter>
screen ceu-hold
press t a a
expect First aid card
press <C-s>
expect Say since when it is held
press <Down>
type 2027-01-31
press <C-s>
screen ceu
expect Held: AID (LIFE), noted from 2026-11-21: the day of issue was not said.
expect valid until 31 Jan 2027
press q q
wait-exit 0
END

drive "a correction keeps the account" <<'END'
run $PROCTOR --now $now ceu hold HELPER --since 2026-01-01
wait-exit 0
run $PROCTOR --now $now ceu hold KEEPER --since 2026-01-01
wait-exit 0
run $PROCTOR --now $now ceu add --date 2026-02-01 --title Talk --units 2 --provider P --for KEEPER
wait-exit 0
run $PROCTOR --now $now
press <Esc> e
expect KEEPER
press <Left> <Enter>
screen ceu-entry
expect Counts for
expect KEEPER
press <Esc> e
screen ceu-form
expect KEEPER: counts 2.0
expect-not HELPER: counts
press <Down> <Down> <Down> <Down> <C-u>
type 3
press <C-s>
type the certificate says 3.0
press <C-s>
screen ceu
press q q
wait-exit 0
END
"$PROCTOR" --now $now ceu list >"$tmp/list"
check "it is for that one, and for no other" \
	grep -q 'KEEPER: counts 3.0' "$tmp/list"
check "not for the other" test "$(grep -c HELPER "$tmp/list")" = 0

drive "what is held later moves nothing without a word" <<'END'
run $PROCTOR --now $now ceu hold HELPER --since 2026-01-01
wait-exit 0
run $PROCTOR --now $now ceu add --date 2026-02-01 --title Talk --units 2 --provider P
wait-exit 0
run $PROCTOR --now $now
press <Esc> e k
screen ceu-hold
expect KEEPER
press <Down>
type 2025-06-01
press <C-s>
screen ceu
expect Held: KEEPER since 2025-06-01. #2 counts at KEEPER now, not at HELPER.
press q q
wait-exit 0
END
finish
