#!/usr/bin/env bash
# Guess: a reader of tables that have rules between rows alone may put an amount under the wrong heading; it does not leave it out, since every word
#   of the page goes somewhere.
# Truth: edgeparse 0.3.2 (convert, format markdown) makes one column of two where a column has few amounts, and gives one of the two: all amounts
#   of the other are nowhere in the text, nor are both rows of the heading. Without any rules it is the same. With rules around every cell nothing
#   is lost, but a heading over two columns stands over its second. No table_method changes it; pdfplumber has every word.
# Seen: see `want` below; 200, 80 and 280 are drawn and not given, nor the years.
# Why it matters: plans show years side by side, with a column half empty. What remains is a table without gaps or doubts; the total of
#   a year is just not there, and with it every amount of that year.
# Do: compare the numbers of the output with the words of the page as a multiset, as a check after any conversion.
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
"$tmp/venv/bin/pip" install -q --disable-pip-version-check edgeparse==0.3.2 reportlab==5.1.0 pdfplumber==0.11.10

cat >"$tmp/run.py" <<'PY'
import re
import sys
from collections import Counter

import edgeparse
import pdfplumber
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import SimpleDocTemplate, Table

pdfmetrics.registerFont(TTFont("Loma", sys.argv[1]))
ROWS = [
    ["ที่", "กิจกรรม", "ปี 2566", "", "ปี 2567", ""],
    ["", "", "แผน", "ผล", "แผน", "ผล"],
    ["1", "อบรม", "1,500", "1,200", "", "500"],
    ["2", "ซื้อ", "100", "-", "200", ""],
    ["3", "ซ่อม", "", "70", "80", ""],
    ["รวม", "", "1,600", "1,270", "280", "500"],
]
LOOK = [("FONT", (0, 0), (-1, -1), "Loma", 12), ("ALIGN", (2, 0), (-1, -1), "RIGHT")]
LOOK += [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1)), ("SPAN", (2, 0), (3, 0)), ("SPAN", (4, 0), (5, 0)), ("SPAN", (0, 5), (1, 5))]
BETWEEN = [("LINEABOVE", (0, 0), (-1, -1), 0.5, "black"), ("LINEBELOW", (0, -1), (-1, -1), 0.5, "black")]


def numbers(text):
    return Counter(re.findall(r"[\d,]*\d", text))


for name, rules in [("rules between rows", BETWEEN), ("rules around cells", [("GRID", (0, 0), (-1, -1), 0.5, "black")]), ("no rules", [])]:
    SimpleDocTemplate("a.pdf", pagesize=(420, 300)).build([Table(ROWS, colWidths=[30, 110, 55, 55, 55, 55], style=LOOK + rules)])
    text = edgeparse.convert("a.pdf")
    drawn = numbers(" ".join(cell for row in ROWS for cell in row))
    with pdfplumber.open("a.pdf") as paper:
        assert numbers(paper.pages[0].extract_text()) == drawn
    print(f"{name}; left out:", *(drawn - numbers(text)).elements())
    for method in ("cluster", "grid"):
        assert edgeparse.convert("a.pdf", table_method=method) == text
    if name != "no rules":
        print(*("  " + line for line in text.splitlines() if "|" in line and "---" not in line), sep="\n")
PY
want='rules between rows; left out: 2566 2567 200 80 280
  | 1 | อบรม | 1,500 | 1,200 | 500 |
  | 2 | ซื้อ | 100 | - |  |
  | 3 | ซ่อม |  | 70 |  |
  | รวม | รวม | 1,600 | 1,270 | 500 |
rules around cells; left out:
  |  |  |  | ปี 2566 |  | ปี 2567 |
  | ที่ | กิจกรรม | แผน | ผล | แผน | ผล |
  | 1 | อบรม | 1,500 | 1,200 |  | 500 |
  | 2 | ซื้อ | 100 | - | 200 |  |
  | 3 | ซ่อม |  | 70 | 80 |  |
  | รวม |  | 1,600 | 1,270 | 280 | 500 |
no rules; left out: 2566 2567 200 80 280'
cd "$tmp"
got=$(venv/bin/python run.py "$font")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
