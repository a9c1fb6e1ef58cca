#!/usr/bin/env bash
# Guess: docling-parse, the reader of PDFs below Docling, gives Thai text between two spaces as one word, and a cell's text as one line, as it does in English; the
#   letters of a page with sound text are all there, so nothing is lost.
# Truth: docling-parse 7.23.1 ends a word, and a line, behind every vowel above or below and every tone mark: ผู้รับจ้าง, one word, is five,
#   ผู and ้ and รั and บจ้ and าง; a second mark stands alone. ซื้อวัสดุ สำนักงาน is six pieces, and nothing says which of the five gaps is the
#   space. What has no such mark (กองการ, amounts, ๑,๕๐๐ บาท) is whole, and as a line it has its spaces. pypdf 7.1.1 and
#   pdfplumber 0.11.10 read the same file rightly.
# Seen: see `want` below; | between words, then between lines.
# Why it matters: whoever joins the pieces with spaces, as one does with words, has text that no search finds and no name that matches; joined
#   without, given name and family name are one. Numbers pass every check.
# Do: join pieces of one baseline by the distance of their boxes (less than a tenth of the height: no space), or take the characters
#   (TextCellUnit.CHAR) and build the words oneself.
# Needs Debian's fonts-thai-tlwg and fontconfig (font Loma).
set -euo pipefail
for tool in python3:python3-venv fc-list:fontconfig; do
  command -v "${tool%%:*}" >/dev/null || { echo "needs ${tool%%:*} (Debian: ${tool##*:})" >&2; exit 1; }
done
font=$(fc-list ":family=Loma:style=Regular" -f '%{file}\n' | grep -m1 'ttf$' || true)
[ -n "$font" ] || { echo "needs the font Loma (Debian: fonts-thai-tlwg)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check docling-parse==7.23.1 docling-core==2.104.0 reportlab==5.1.0 pypdf==7.1.1 \
  pdfplumber==0.11.10
cat >run.py <<'PY'
import sys

import pdfplumber
import pypdf
from docling_core.types.doc.page import TextCellUnit
from docling_parse.pdf_parser import DoclingPdfParser
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

pdfmetrics.registerFont(TTFont("Thai", sys.argv[1]))
page = Canvas("plan.pdf", pagesize=(400, 120))
page.setFont("Thai", 14)
for y, text in ((90, "ผู้รับจ้าง"), (65, "ซื้อวัสดุ สำนักงาน"), (40, "กองการ ๑,๕๐๐ บาท"), (15, "Paid to the office")):
    page.drawString(20, y, text)
page.save()

parsed = DoclingPdfParser().load(path_or_stream="plan.pdf").get_page(1)
for unit in (TextCellUnit.WORD, TextCellUnit.LINE):
    print(unit.value, *(cell.text for cell in parsed.iterate_cells(unit_type=unit)), sep=" | ")
print("pypdf", *pypdf.PdfReader("plan.pdf").pages[0].extract_text().strip().split("\n"), sep=" | ")
print("pdfplumber", *(word["text"] for word in pdfplumber.open("plan.pdf").pages[0].extract_words()), sep=" | ")
PY
want='word | ผู | ้ | รั | บจ้ | าง | ซื | ้ | อวั | สดุ | สำนั | กงาน | กองการ | ๑,๕๐๐ | บาท | Paid | to | the | office
line | ผู | ้ | รั | บจ้ | าง | ซื | ้ | อวั | สดุ | สำนั | กงาน | กองการ ๑,๕๐๐ บาท | Paid to the office
pypdf | ผู้รับจ้าง | ซื้อวัสดุ สำนักงาน | กองการ ๑,๕๐๐ บาท | Paid to the office
pdfplumber | ผู้รับจ้าง | ซื้อวัสดุ | สำนักงาน | กองการ | ๑,๕๐๐ | บาท | Paid | to | the | office'
got=$(venv/bin/python run.py "$font" 2>/dev/null)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
