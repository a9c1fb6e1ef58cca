#!/usr/bin/env bash
# Guess: tabula, the best known reader of ruled tables, gives Thai cells as pdftotext does; at worst a mark changes places.
# Truth: tabula-py 2.10.0 (tabula 1.0.5, on OpenJDK 17) drops every vowel above or below, every tone mark and ์ whose glyph has no
#   width, as it is in the usual Thai fonts: ปู่, ปี and ป้า are ป, ป and ปา. What is left it writes in Unicode's compatibility form: each ำ is
#   two characters, so that สำนัก is found by no search; 12½ is 121⁄2, and a raised ² ends the amount as a digit. lattice and
#   stream are the same, and there is no message. pdftotext and pdfplumber read the same file whole.
# Seen: see `want` below.
# Why it matters: the cells and amounts look right to whoever tries tabula on a table of numbers; names of places that differ by a mark
#   (โนนสูง and โนนสัง) become alike, and fractions of a rai and notes of amounts become other numbers.
# Do: take tabula's boxes of cells only (output_format="json" has top, left, width and height) and the letters from
#   another reader; refuse Thai text of more than a few words without a single mark.
# Needs Debian's default-jre-headless, poppler-utils, fontconfig and fonts-thai-tlwg (font Loma).
set -euo pipefail
for tool in python3 java pdftotext fc-list; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: python3-venv, default-jre-headless, poppler-utils, fontconfig)" >&2; exit 1; }
done
font=$(fc-list ':family=Loma:style=Regular' -f '%{file}\n' | sed -n 1p)
[ -n "$font" ] || { echo "install Debian's fonts-thai-tlwg" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check tabula-py==2.10.0 reportlab==4.4.0 pdfplumber==0.11.10 pandas==3.1.1

cat >"$tmp/make.py" <<'PY'
import sys

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

ROWS = [("พื้นที่", "เนื้อที่ (ไร่)", "งบประมาณ"), ("ป่าโนนสูง", "12½", "25,000"), ("สำนักปู่ปี", "7", "1,500²")]
EDGES = [20, 160, 280, 400]
pdfmetrics.registerFont(TTFont("Loma", sys.argv[1]))
paper = Canvas("table.pdf", (420, 130))
paper.setFont("Loma", 14)
for line in range(4):
    paper.line(EDGES[0], 110 - 30 * line, EDGES[-1], 110 - 30 * line)
for edge in EDGES:
    paper.line(edge, 110, edge, 20)
for row, texts in enumerate(ROWS):
    for edge, text in zip(EDGES, texts):
        paper.drawString(edge + 4, 90 - 30 * row, text)
paper.save()
PY
cat >"$tmp/read.py" <<'PY'
import logging

import pdfplumber
import tabula

logging.disable()
AS_IT_IS = {"header": None, "dtype": str}
for way in ("lattice", "stream"):
    options = {way: True, "pages": 1, "pandas_options": AS_IT_IS, "force_subprocess": True}
    for row in tabula.read_pdf("table.pdf", **options)[0].values.tolist():
        print(way, *row, sep=" | ")
print(*(f"{ord(letter):04X}" for letter in row[0][:4]))
for row in pdfplumber.open("table.pdf").pages[0].extract_tables()[0]:
    print("pdfplumber", *row, sep=" | ")
PY
want='lattice | พนท | เนอท (ไร) | งบประมาณ
lattice | ปาโนนสง | 121⁄2 | 25,000
lattice | สํานกปป | 7 | 1,5002
stream | พนท | เนอท (ไร) | งบประมาณ
stream | ปาโนนสง | 121⁄2 | 25,000
stream | สํานกปป | 7 | 1,5002
0E2A 0E4D 0E32 0E19
pdfplumber | พื้นที่ | เนื้อที่ (ไร่) | งบประมาณ
pdfplumber | ป่าโนนสูง | 12½ | 25,000
pdfplumber | สำนักปู่ปี | 7 | 1,500²
พื้นที่ เนื้อที่ (ไร่) งบประมาณ
ป่าโนนสูง 12½ 25,000
สำนักปู่ปี 7 1,500²
'
cd "$tmp"
venv/bin/python make.py "$font"
got=$(venv/bin/python -W ignore read.py; pdftotext -layout table.pdf - | tr -s ' \n\f')
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
