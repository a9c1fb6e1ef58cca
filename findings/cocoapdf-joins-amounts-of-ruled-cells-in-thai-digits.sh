#!/usr/bin/env bash
# Guess: a converter that reads the rules of a table keeps the cells apart whatever the digits in them; Thai digits are digits.
# Truth: cocoapdf 0.10.4 joins what is Thai on a line before it lays it into cells. With 0-9 the rows are right; with ๐-๙ the amounts of two ruled
#   cells are one text in one of them ("๑,๔๐๐๔๘๐" for a result of 1,400 and a rest of 480, "๒๐๐๘๐"), the other is empty, and the running number
#   stands before the name. A row with a "-" between is right. Headings are joined with either digits. There is no warning. pdfplumber
#   0.11.10 reads both files as drawn.
# Seen: see `want` below; cells are parted by "/", an empty one is "_".
# Why it matters: ๒๐๐๘๐ is a good amount, and whether a row comes out right hangs on whether a dash or a Latin digit is beside it: plans in
#   Thai digits look right in their first rows and are wrong in their totals.
# Do: count the filled cells of each row against the head; keep to readers that assign each character by its own place.
# Needs Debian's fontconfig and fonts-thai-tlwg (font Loma).
set -euo pipefail
for tool in python3 fc-list; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: python3-venv, fontconfig)" >&2; exit 1; }
done
font=$(fc-list ':family=Loma:style=Regular' -f '%{file}\n' | sed -n 1p)
[ -n "$font" ] || { echo "needs the font Loma (Debian: fonts-thai-tlwg)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check cocoapdf==0.10.4 reportlab==5.1.0 pdfplumber==0.11.10

cat >"$tmp/run.py" <<'PY'
import re
import sys

import cocoapdf
import pdfplumber
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import SimpleDocTemplate, Table

pdfmetrics.registerFont(TTFont("Loma", sys.argv[1]))
ROWS = [
    ["ที่", "กิจกรรม", "หน่วย", "แผน", "ผล", "เหลือ"],
    ["1", "อบรม", "กองคลัง", "1,500", "1,200", "300"],
    ["2", "ซื้อ", "กองช่าง", "100", "-", "100"],
    ["3", "ซ่อม", "กองแผน", "280", "200", "80"],
    ["", "รวม", "", "1,880", "1,400", "480"],
]
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
LOOK = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), "Loma", 12), ("ALIGN", (3, 0), (-1, -1), "RIGHT")]


def show(name, rows):
    print(name)
    for row in rows:
        print("", "/".join(cell or "_" for cell in row))


for name, rows in [("0-9", ROWS), ("Thai digits", [[cell.translate(THAI) for cell in row] for row in ROWS])]:
    SimpleDocTemplate("a.pdf", pagesize=(420, 300)).build([Table(rows, colWidths=[30, 80, 70, 55, 55, 55], style=LOOK)])
    with open("a.pdf", "rb") as file:
        result = cocoapdf.convert(file.read())
    text = result.markdown
    found = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row) for row in re.findall(r"<tr>(.*?)</tr>", text)] or [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|") and "---" not in line
    ]
    show(f"cocoapdf, {name}, warnings: {len(result.warnings)}", found)
    with pdfplumber.open("a.pdf") as paper:
        print("pdfplumber has the cells drawn:", paper.pages[0].extract_table() == rows)
PY
want='cocoapdf, 0-9, warnings: 0
 _/ที่กิจกรรม/หน่วย/แผน/_/ผลเหลือ
 1/อบรม/กองคลัง/1,500/1,200/300
 2/ซื้อ/กองช่าง/100/-/100
 3/ซ่อม/กองแผน/280/200/80
 _/รวม/_/1,880/1,400/480
pdfplumber has the cells drawn: True
cocoapdf, Thai digits, warnings: 0
 _/ที่กิจกรรม/หน่วย/แผน/_/ผลเหลือ
 _/๑อบรม/กองคลัง/๑,๕๐๐/_/๑,๒๐๐๓๐๐
 ๒ซื้อ/_/กองช่าง/๑๐๐/-/๑๐๐
 _/๓ซ่อม/กองแผน/๒๘๐/_/๒๐๐๘๐
 _/รวม/_/๑,๘๘๐/_/๑,๔๐๐๔๘๐
pdfplumber has the cells drawn: True'
cd "$tmp"
got=$(venv/bin/python run.py "$font")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
