#!/usr/bin/env bash
# Guess: a page whose Thai glyphs stand one behind the other, each with its Unicode, in one string on one baseline, is one line to
#   pdfminer.six.
# Truth: pdfminer.six 20260107 asks of two glyphs in a row that they are nearer than char_margin times the wider one's width. Marks
#   have no width in the usual Thai fonts, and no distance is less than none: between two marks at one letter (ี้ ื่ ู่ ั้) the line
#   ends. extract_text makes paragraphs of it and sorts them anew, so that the rest of a word may stand far behind. No char_margin,
#   however great, helps. camelot-py 2.0.0 (pdfminer below) gives cells with line ends inside words; its stream, which takes lines
#   for columns, tears cells in two. pdfplumber 0.11.10 (pdfminer's glyphs, lines of its own), pypdf 7.1.1 and pdftotext read it
#   whole.
# Seen: see `want` below.
# Why it matters: nearly every Thai sentence has such a pair (ที่, ซื้อ, ผู้, หมู่). A cell that has real lines, one an item, cannot be told
#   from one torn at marks; strip_text="\n" mends the words and sets the amounts of two lines together: 1,500 and 200 are 1,500200.
# Do: group glyphs by baseline yourself (or take pdfplumber); where there are only camelot's cells, take out a line end
#   between two Thai marks or before one, and keep the others.
# Needs Debian's poppler-utils, fontconfig and fonts-thai-tlwg (font Loma).
set -euo pipefail
for tool in python3 pdftotext fc-list; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: python3-venv, poppler-utils, fontconfig)" >&2; exit 1; }
done
font=$(fc-list ':family=Loma:style=Regular' -f '%{file}\n' | sed -n 1p)
[ -n "$font" ] || { echo "install Debian's fonts-thai-tlwg" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pdfminer.six==20260107 camelot-py==2.0.0 pdfplumber==0.11.10 \
  pypdf==7.1.1 reportlab==4.4.0

cat >"$tmp/make.py" <<'PY'
import sys

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

ROWS = [["โครงการ", "งบประมาณ"], ["ซื้อเก้าอี้ผู้สูงอายุ", "25,000"], ["ถนนหมู่ที่ 3", "1,500\n200"]]
EDGES = [20, 220, 320]
pdfmetrics.registerFont(TTFont("Loma", sys.argv[1]))
paper = Canvas("table.pdf", (340, 160))
paper.setFont("Loma", 14)
for line in range(4):
    paper.line(EDGES[0], 150 - 45 * line, EDGES[-1], 150 - 45 * line)
for edge in EDGES:
    paper.line(edge, 150, edge, 15)
for row, texts in enumerate(ROWS):
    for edge, text in zip(EDGES, texts):
        for number, line in enumerate(text.split("\n")):
            paper.drawString(edge + 4, 130 - 45 * row - 20 * number, line)
paper.save()
PY
cat >"$tmp/read.py" <<'PY'
import logging

import camelot
import pdfplumber
import pypdf
from pdfminer.high_level import extract_text
from pdfminer.layout import LAParams

logging.disable()


def shown(way, cells):
    print(way, *(cell.replace("\n", "/") for cell in cells), sep=" | ")


shown("pdfminer", [part.strip() for part in extract_text("table.pdf").split("\n\n")])
wide = extract_text("table.pdf", laparams=LAParams(char_margin=100))
shown("char_margin=100", [part.strip() for part in wide.split("\n\n")])
for way, options in [("lattice", {}), ("lattice", {"strip_text": "\n"}), ("stream", {})]:
    for row in camelot.read_pdf("table.pdf", flavor=way, **options)[0].df.values.tolist():
        shown(f"camelot {way}{' stripped' if options else ''}", row)
for row in pdfplumber.open("table.pdf").pages[0].extract_tables()[0]:
    shown("pdfplumber", row)
shown("pypdf", [pypdf.PdfReader("table.pdf").pages[0].extract_text()])
PY
want='pdfminer | โครงการ | งบประมาณ | ซื | ้อเก้าอี | ้ผู | ้สูงอายุ | 25,000 | ถนนหมู | ่ที | ่ 3 | 1,500/200 | 
char_margin=100 | โครงการ งบประมาณ | ซื | ้อเก้าอี | ้ผู | ้สูงอายุ 25,000 | ถนนหมู | ่ที | ่ 3 1,500 | 200 | 
camelot lattice | โครงการ | งบประมาณ
camelot lattice | ซื/้อเก้าอี/้ผู/้สูงอายุ | 25,000
camelot lattice | ถนนหมู/่ที/่ 3 | 1,500/200
camelot lattice stripped | โครงการ | งบประมาณ
camelot lattice stripped | ซื้อเก้าอี้ผู้สูงอายุ | 25,000
camelot lattice stripped | ถนนหมู่ที่ 3 | 1,500200
camelot stream | โครงการ |  | งบประมาณ
camelot stream | ซื/้อเก้าอี/้ผู | ้สูงอายุ | 25,000
camelot stream | ถนนหมู/่ที | ่ 3 | 1,500
camelot stream |  |  | 200
pdfplumber | โครงการ | งบประมาณ
pdfplumber | ซื้อเก้าอี้ผู้สูงอายุ | 25,000
pdfplumber | ถนนหมู่ที่ 3 | 1,500/200
pypdf | โครงการ/งบประมาณ/ซื้อเก้าอี้ผู้สูงอายุ/25,000/ถนนหมู่ที่ 3/1,500/200/
โครงการ งบประมาณ
ซื้อเก้าอี้ผู้สูงอายุ 25,000
ถนนหมู่ที่ 3 1,500
 200
'
cd "$tmp"
venv/bin/python make.py "$font"
got=$(venv/bin/python -W ignore read.py; pdftotext -layout table.pdf - | tr -s ' \n\f')
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
