#!/usr/bin/env bash
# Guess: Excelize, whose manual speaks of number formats in many languages, Thai months among them, prints a Thai date as Excel does, 1 ต.ค. 66,
#   or leaves the format alone.
# Truth: excelize 0.1.0 (PyPI, a build of the Go library) writes the Thai month and beside it the year of the common era where the format asks
#   for the Thai calendar ([$-107041E], [$-D07041E]): 1 ต.ค. 23. The year's own letters are passed over: d/m/bbbb is "1/10/", [$-41E]d mmm bb
#   "1 ต.ค. ", bbbb alone the empty text. [$-1070000]d/mm/yyyy and [$-th-TH,107] are the serial number, 45200. Thai digits
#   (D000000) are Latin ones; its BAHTTEXT writes 101 as หนึ่งร้อยหนึ่ง and rounds 1.999 to two baht.
# Seen: see `want` below; the day is 1 October 2023, 2566 in Thailand.
# Why it matters: "1 ต.ค. 23" is read as 2523, which is 1980, by whoever reads Thai; dates without a year sort and match across
#   years. The same sheet has both, as the formats differ from column to column.
# Do: take the raw value (get_cell_value with raw_cell_value) and write the date oneself; refuse a Thai date whose two-digit year is
#   below 43 without a look at the format.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check excelize==0.1.0

cat >"$tmp/run.py" <<'PY'
import excelize

FORMATS = ["[$-107041E]d mmm yy", "[$-D07041E]d mmmm yyyy", "[$-41E]d mmmm yyyy", "d/m/bbbb", "[$-41E]d mmm bb", "bbbb", "[$-1070000]d/mm/yyyy", "[$-th-TH,107]d mmmm yyyy", "[$-D000000]#,##0"]
book = excelize.new_file()
for row, code in enumerate(FORMATS, 1):
    cell = f"A{row}"
    book.set_cell_value("Sheet1", cell, 45200)
    book.set_cell_style("Sheet1", cell, cell, book.new_style(excelize.Style(custom_num_fmt=code)))
    raw = book.get_cell_value("Sheet1", cell, excelize.Options(raw_cell_value=True))
    print(f"{code}: [{book.get_cell_value('Sheet1', cell)}] raw {raw}")
for row, amount in enumerate(("101", "1.999"), 1):
    book.set_cell_formula("Sheet1", f"B{row}", f"BAHTTEXT({amount})")
    print(amount, book.calc_cell_value("Sheet1", f"B{row}"))
PY
want='[$-107041E]d mmm yy: [1 ต.ค. 23] raw 45200
[$-D07041E]d mmmm yyyy: [1 ตุลาคม 2023] raw 45200
[$-41E]d mmmm yyyy: [1 ตุลาคม 2023] raw 45200
d/m/bbbb: [1/10/] raw 45200
[$-41E]d mmm bb: [1 ต.ค. ] raw 45200
bbbb: [] raw 45200
[$-1070000]d/mm/yyyy: [45200] raw 45200
[$-th-TH,107]d mmmm yyyy: [45200] raw 45200
[$-D000000]#,##0: [45,200] raw 45200
101 หนึ่งร้อยหนึ่งบาทถ้วน
1.999 สองบาทถ้วน'
got=$("$tmp/venv/bin/python" "$tmp/run.py")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
