#!/usr/bin/env bash
# Guess: a library that saves a workbook as .csv prints each cell as Excel shows it, or gives the stored number; either way no digit is lost and an
#   amount set in thousands is in thousands or whole.
# Truth: aspose-cells-foss 26.10.0 (Workbook.save to .csv, and Cell.get_display_text) prints a number of the format General with ten digits:
#   10,500,250,755 baht is 1.050025076e+10 (Excel shows eleven digits), two identity numbers are both 1.23456789e+12, and 123,456,789.25 loses five
#   satang, these in .md as well. The commas that divide by a thousand (#,##0.0,) divide nothing and are printed: "1,234,567.5,". Hours past a day
#   ([h]:mm) are [06]:00, Thai months English and in the common era, and .csv holds the first sheet alone. In .md dates are 45200.
# Seen: see `want` below.
# Why it matters: under the heading (thousand baht) an amount is a thousand times too large once its last comma is cleaned away, as every cleaner
#   of amounts does; budgets of ministries have eleven digits, and identity numbers that begin alike become one person.
# Do: save cells with Cell.value, or read the .xlsx with openpyxl; look for "e+" and for a comma at the end.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check aspose-cells-foss==26.10.0 xlsxwriter==3.3.1

cat >"$tmp/run.py" <<'PY'
import csv
import datetime

import xlsxwriter
from aspose.cells_foss import Workbook

DAY = datetime.datetime(2023, 10, 1)
CELLS = [
    ("บัตร", 1234567890123, "General"),
    ("บัตรอื่น", 1234567890456, "General"),
    ("กระทรวง", 10500250755, "General"),
    ("กรม", 123456789.25, "General"),
    ("พันบาท", 1234567.5, "#,##0.0,"),
    ("ล้านบาท", 1234567.5, "#,##0.00,,"),
    ("ชั่วโมง", 1.25, "[h]:mm"),
    ("วันที่", DAY, "[$-107041E]d mmmm yyyy"),
    ("บาท", 1234567.5, "#,##0.00"),
]
with xlsxwriter.Workbook("a.xlsx") as book:
    sheet = book.add_worksheet("หนึ่ง")
    for row, (name, value, form) in enumerate(CELLS):
        sheet.write(row, 0, name)
        sheet.write(row, 1, value, book.add_format({"num_format": form}))
    book.add_worksheet("สอง").write(0, 0, "แผ่นสอง")

book = Workbook("a.xlsx")
book.save("a.csv")
book.save("a.md")
with open("a.csv", encoding="utf-8-sig", newline="") as file:
    rows = list(csv.reader(file))
with open("a.md", encoding="utf-8") as file:
    raw = [line.strip("| \n").split(" | ")[1] for line in file if line.startswith("|") and "---" not in line and "แผ่น" not in line]
cells = book.worksheets[0].cells
for number, ((name, _, form), row, plain) in enumerate(zip(CELLS, rows, raw), start=1):
    print(name, form, row[1], plain, "" if cells[f"B{number}"].get_display_text() == row[1] else "differs", sep="; ")
print("rows:", len(rows), "of", len(CELLS) + 1)
PY
want='บัตร; General; 1.23456789e+12; 1234567890123; 
บัตรอื่น; General; 1.23456789e+12; 1234567890456; 
กระทรวง; General; 1.050025076e+10; 10500250755; 
กรม; General; 123456789.2; 123456789.2; 
พันบาท; #,##0.0,; 1,234,567.5,; 1234567.5; 
ล้านบาท; #,##0.00,,; 1,234,567.50,,; 1234567.5; 
ชั่วโมง; [h]:mm; [06]:00; 1.25; 
วันที่; [$-107041E]d mmmm yyyy; 1 October 2023; 45200; 
บาท; #,##0.00; 1,234,567.50; 1234567.5; 
rows: 9 of 10'
cd "$tmp"
got=$(venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
