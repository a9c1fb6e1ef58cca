#!/usr/bin/env bash
# Guess: a detector of CSV dialects may fail on a small Thai file; it never takes a letter for the delimiter, least of all
# one from inside a word, where commas stand in every line.
# Truth: CleverCSV 0.8.5 takes any character for a possible delimiter that Unicode counts neither as a letter nor as a
#   digit. The Thai vowels above and below (ี ู) and the tone marks are such, so a sign that stands equally often in each
#   line beats the comma: ปี is cut into ป and the rest, หมู่ที่ at its ู. The sign itself is in no cell any more, and
#   `clevercsv standardize` writes the result as a proper CSV file and says nothing. If a column of plain amounts is
#   added the comma wins. csv.Sniffer of Python and DuckDB 2.0.1 find the comma, or say that they find nothing.
# Seen: see `want` below.
# Why it matters: lists by year (ปี 2566), village (หมู่ที่ 3) or page begin each line with the same word, and that is what a
#   detector looks for. The damaged file has as many lines and columns as it should.
# Do: give the delimiter, or choose it among , ; | and the tab (DuckDB, csv.Sniffer with delimiters=); refuse a dialect whose
#   delimiter is a mark of category Mn.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check clevercsv==0.8.5 wilderness==0.1.10 duckdb==2.0.1

cat >"$tmp/run.py" <<'PY'
import csv, pathlib, subprocess, sys
import clevercsv, duckdb

villages = ["บ้านใหม่", "ดอนเมือง", "วังหิน", "หนองแก้ว", "โพนงาม", "ศรีสุข"]
TABLES = {
    "years": [["ปีงบประมาณ", "รายจ่าย"]] + [[f"ปี {year}", "ค่าน้ำ"] for year in range(2560, 2567)],
    "villages": [["ที่", "หมู่บ้าน"]] + [[f"หมู่ที่ {i}", name] for i, name in enumerate(villages, 1)],
    "villages with amounts": [["ที่", "หมู่บ้าน", "งบ"]]
    + [[f"หมู่ที่ {i}", name, str(1000 * i)] for i, name in enumerate(villages, 1)],
}


def python(text):
    try:
        return csv.Sniffer().sniff(text, delimiters=",;|\t").delimiter
    except csv.Error:
        return "none"


for name, rows in TABLES.items():
    text = "".join(",".join(row) + "\n" for row in rows)
    file = pathlib.Path("table.csv")
    file.write_text(text, encoding="utf-8")
    found = clevercsv.Sniffer().sniff(text).delimiter
    duck = duckdb.sql("SELECT Delimiter FROM sniff_csv('table.csv')").fetchall()[0][0]
    print(f"{name}: clevercsv U+{ord(found):04X}, csv {python(text)}, duckdb {duck}")
    command = [sys.executable, "-m", "clevercsv", "standardize", "--encoding", "utf-8", "table.csv"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    print("  " + " / ".join(done.stdout.split("\n")[:3]), "| said:", done.stderr.strip() or "nothing")
PY
want='years: clevercsv U+0E35, csv ,, duckdb ,
  ป,"งบประมาณ,รายจ่าย" / ป," 2560,ค่าน้ำ" / ป," 2561,ค่าน้ำ" | said: nothing
villages: clevercsv U+0E39, csv ,, duckdb ,
  "ที่,หม",่บ้าน / หม,"่ที่ 1,บ้านใหม่" / หม,"่ที่ 2,ดอนเมือง" | said: nothing
villages with amounts: clevercsv U+002C, csv ,, duckdb ,
  ที่,หมู่บ้าน,งบ / หมู่ที่ 1,บ้านใหม่,1000 / หมู่ที่ 2,ดอนเมือง,2000 | said: nothing'
cd "$tmp"
got=$(PYTHONUTF8=1 venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
