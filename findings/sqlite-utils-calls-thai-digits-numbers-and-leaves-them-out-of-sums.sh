#!/usr/bin/env bash
# Guess: sqlite-utils, which finds out the types of a CSV's columns, takes ๑๕๐๐ for text; or, where it takes it for a number,
# writes the number.
# Truth: sqlite-utils 4.2.1 tries each value with Python's int() and float(), which know Thai digits, declares the column INTEGER or
#   REAL, and hands the texts as they are to SQLite, which knows ASCII digits alone and keeps them as text. A column of both
#   kinds of digits has numbers and texts: SUM and AVG take each Thai one for what stands before its first Thai digit, mostly 0, MAX
#   gives a text, since any text is above any number, "> 100000" is true of all of them, and ORDER BY puts them last. Real numbers lose their
#   form at the same time: 0107 is 107, item 1.10 is 1.1. Nothing is told: the schema says REAL, and the load went well.
# Seen: see `want` below; the sum of 1,000 + 250.50 + 300 baht is 300.0.
# Why it matters: sqlite-utils is how open data is brought to Datasette. Offices mix ๑ and 1 in one table, by who typed the row; a
#   total of the year then holds the rows of some only, and every check of the column's type passes.
# Do: turn Thai digits into ASCII ones before loading (not those of item numbers and codes: give such columns the type text with
#   --type), and refuse a table for which typeof(column) says text in a numeric column. --no-detect-types alone hides it: SUM is wrong
#   there as well.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check sqlite-utils==4.2.1
cd "$tmp"
cat >plan.csv <<'CSV'
ข้อ,รหัส,งบประมาณ
๑.๑,๐๑๐๗,๑๐๐๐
๑.๑๐,๐๑๐๘,๒๕๐.๕๐
1.10,0109,300
CSV
ask() { venv/bin/sqlite-utils query "$1" "$2" --csv --no-headers; }
run() {
  venv/bin/sqlite-utils insert plan.db plan plan.csv --csv >/dev/null
  venv/bin/sqlite-utils schema plan.db
  ask plan.db 'SELECT *, typeof("งบประมาณ") FROM plan ORDER BY "งบประมาณ"'
  ask plan.db 'SELECT sum("งบประมาณ"), max("งบประมาณ") FROM plan'
  ask plan.db 'SELECT count(*) FROM plan WHERE "งบประมาณ" > 100000'
  venv/bin/sqlite-utils insert text.db plan plan.csv --csv --no-detect-types >/dev/null
  ask text.db 'SELECT sum("งบประมาณ") FROM plan'
  venv/bin/python -c 'import sys; sys.stdout.write(sys.stdin.read().translate({0x0E50 + d: 48 + d for d in range(10)}))' <plan.csv |
    venv/bin/sqlite-utils insert mended.db plan - --csv --type ข้อ text --type รหัส text >/dev/null
  ask mended.db 'SELECT * FROM plan'
  ask mended.db 'SELECT sum("งบประมาณ") FROM plan'
}
want='CREATE TABLE "plan" (
   "ข้อ" REAL,
   "รหัส" INTEGER,
   "งบประมาณ" REAL
);
1.1,109,300.0,real
๑.๑,๐๑๐๗,๑๐๐๐,text
๑.๑๐,๐๑๐๘,๒๕๐.๕๐,text
300.0,๒๕๐.๕๐
2
300.0
1.1,0107,1000.0
1.10,0108,250.5
1.10,0109,300.0
1550.5'
got=$(run | tr -d "\r")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
