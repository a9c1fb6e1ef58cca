#!/usr/bin/env bash
# Guess: MarkItDown writes the cells of a workbook as they are; at worst a whole number comes with ".0" where another cell of
# its column is empty, and the formats (฿, per cent) are lost.
# Truth: MarkItDown 0.1.9 lets pandas write the table for the eye. Where a column of numbers is not whole throughout, or has an
#   empty cell, and its numbers are very large or lie wide apart, all of it is written with seven digits: tax numbers
#   become 1.234568e+12, and 3999999999999 becomes 4.000000e+12. A budget of 1,234,567,890.25 loses its last digits beside
#   one of 0.50. There is no warning. python-calamine 0.9.1 has every digit of the same file.
# Seen: see `want` below.
# Why it matters: procurement lists have the 13-digit number of each supplier, often with gaps, and their amounts go from a fee
#   to a building. What is left of two numbers can be the same; Markdown is what models and search indexes are then fed with.
# Do: read numbers with openpyxl or calamine and write them oneself; refuse cells of Markdown that match e[+-][0-9][0-9].
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check "markitdown[xlsx]==0.1.9" pandas==3.1.1 openpyxl==3.1.5 \
  python-calamine==0.9.1

cat >"$tmp/run.py" <<'PY'
import openpyxl, python_calamine
from markitdown import MarkItDown

ROWS = [("ผู้ขาย", "เลขผู้เสียภาษี", "งบประมาณ", "จ่ายจริง"), ("ก", 1234567890121, 1234567890.25, 1234567890.25),
        ("ข", None, 0.5, 250.75), ("ค", 3999999999999, 45200, 45200)]
book = openpyxl.Workbook()
for row in ROWS:
    book.active.append(row)
book.save("book.xlsx")
print(MarkItDown().convert("book.xlsx").text_content)
for row in python_calamine.load_workbook("book.xlsx").get_sheet_by_index(0).to_python()[1:]:
    print("calamine", *row, sep=" | ")
PY
want='## Sheet
| ผู้ขาย | เลขผู้เสียภาษี | งบประมาณ | จ่ายจริง |
| --- | --- | --- | --- |
| ก | 1.234568e+12 | 1.234568e+09 | 1.234568e+09 |
| ข | NaN | 5.000000e-01 | 2.507500e+02 |
| ค | 4.000000e+12 | 4.520000e+04 | 4.520000e+04 |
calamine | ก | 1234567890121.0 | 1234567890.25 | 1234567890.25
calamine | ข |  | 0.5 | 250.75
calamine | ค | 3999999999999.0 | 45200.0 | 45200.0'
got=$(cd "$tmp" && HOME="$tmp" "$tmp/venv/bin/python" -W ignore run.py 2>err.txt) || { tail -5 "$tmp/err.txt" >&2; exit 1; }
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
