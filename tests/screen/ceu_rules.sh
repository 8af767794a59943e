# shellcheck shell=sh disable=SC2154 # lib.sh has tmp
# ceu_rules.sh - rules of our own for screen tests; source it after demo.sh
#
# GUILD: one account; TECH 20 units and ADMIN 30 in 24 months from the day
# earned, 80 percent core, 40 percent from GUILD itself for cycles from 2025
# on (unknown for those that straddle), ADMIN takes the place of TECH.
# ACADEMY: an account a credential; HELPER 10 units in 24 months; 60 minutes
# one unit. LIFE: a card, as printed.
rules=$tmp/share/question_banks/credentials
mkdir -p "$rules"

cat >"$rules/guild.json" <<'END'
{"format": "ceurules", "format_version": "1.0", "version": 1,
"as_of": "2026-11-01",
"issuer": {"identifier": "GUILD", "name": "Guild of record keepers",
 "kind": "certifier", "unit": "CEU", "units": "CEUs",
 "site": "Guild Center", "account": "issuer"},
"credentials": [
 {"identifier": "TECH", "name": "Record technician"},
 {"identifier": "ADMIN", "name": "Record administrator"}],
"categories": [
 {"identifier": "core", "title": "Core topics", "help": "of the trade"},
 {"identifier": "other", "title": "Other topics", "help": "all else"}],
"sources": [
 {"identifier": "guild", "title": "The guild", "help": "its own courses"},
 {"identifier": "else", "title": "Somebody else", "help": "all others"}],
"references": [
 {"identifier": "page", "title": "Page of the guild",
  "address": "https://example.org/guild", "as_of": "2026", "grade": "A"}],
"rules": [
 {"identifier": "GUILD-TECH", "kind": "total", "credentials": ["TECH"],
  "says": "TECH: 20 CEUs a cycle.", "units": 20, "references": ["page"],
  "as_of": "2026", "grade": "A"},
 {"identifier": "GUILD-ADMIN", "kind": "total", "credentials": ["ADMIN"],
  "says": "ADMIN: 30 CEUs a cycle.", "units": 30, "references": ["page"],
  "as_of": "2026", "grade": "A"},
 {"identifier": "GUILD-CYCLE", "kind": "cycle", "months": 24,
  "anchor": "date", "says": "A cycle has two years.",
  "references": ["page"], "as_of": "2026", "grade": "A"},
 {"identifier": "GUILD-CORE-80", "kind": "minimum",
  "attribute": "category", "values": ["core"], "percent": 80,
  "says": "80 percent are in core topics.", "references": ["page"],
  "as_of": "2026", "grade": "A"},
 {"identifier": "GUILD-OWN-40", "kind": "minimum", "attribute": "source",
  "values": ["guild"], "percent": 40, "from": "2025-01-01",
  "straddle": "unknown",
  "says": "40 percent come from the guild.", "references": ["page"],
  "as_of": "2026", "grade": "A"},
 {"identifier": "GUILD-REPLACES", "kind": "replaces",
  "credentials": ["ADMIN", "TECH"],
  "says": "ADMIN takes the place of TECH.", "references": ["page"],
  "as_of": "2026", "grade": "A"}]}
END

cat >"$rules/academy.json" <<'END'
{"format": "ceurules", "format_version": "1.0", "version": 1,
"as_of": "2026-11-01",
"issuer": {"identifier": "ACADEMY", "name": "Academy of helpers",
 "kind": "certifier", "unit": "credit", "units": "credits",
 "site": "", "account": "credential"},
"credentials": [{"identifier": "HELPER", "name": "Helper"}],
"references": [
 {"identifier": "page", "title": "Page of the academy",
  "address": "https://example.org/academy", "as_of": "2026", "grade": "C"}],
"rules": [
 {"identifier": "ACADEMY-TOTAL", "kind": "total",
  "says": "HELPER: 10 credits a cycle.", "units": 10,
  "references": ["page"], "as_of": "2026", "grade": "C"},
 {"identifier": "ACADEMY-CYCLE", "kind": "cycle", "months": 24,
  "anchor": "date", "says": "A cycle has two years.",
  "references": ["page"], "as_of": "2026", "grade": "C"},
 {"identifier": "ACADEMY-MINUTES", "kind": "counting", "minutes": 60,
  "says": "60 minutes are one credit.", "references": ["page"],
  "as_of": "2026", "grade": "C"}]}
END

cat >"$rules/life.json" <<'END'
{"format": "ceurules", "format_version": "1.0", "version": 1,
"as_of": "2026-11-01",
"issuer": {"identifier": "LIFE", "name": "Cards of first aid",
 "kind": "card", "unit": "unit", "units": "units", "site": "",
 "account": "credential"},
"credentials": [{"identifier": "AID", "name": "First aid card"}],
"references": [
 {"identifier": "page", "title": "Page of the school",
  "address": "https://example.org/aid", "as_of": "2026", "grade": "A"}],
"rules": [
 {"identifier": "LIFE-CYCLE", "kind": "cycle", "anchor": "printed",
  "says": "A card runs to the day printed on it.",
  "references": ["page"], "as_of": "2026", "grade": "A"}]}
END
