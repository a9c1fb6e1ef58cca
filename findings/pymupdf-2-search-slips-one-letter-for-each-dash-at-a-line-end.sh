#!/usr/bin/env bash
# Guess: search_for gives the box of the words that were found, and get_textbox reads the same words there, in PyMuPDF 2 as in 1.
# Truth: in PyMuPDF 2.0 each line that ends with a dash ("-" for none, or a word that is divided) moves all hits behind it in the same block one letter to the left.
#   Below two such lines the box of 1,500 is that of "ณ 1,5"; below three that of a name begins in the word before and leaves the last
#   three letters of the family name. It does so by searching without hyphens (TEXT_DEHYPHENATE, a default of search_for).
#   PyMuPDF 1.28.2 is right on the same file; so is 2.0 without that flag, and where the column says ไม่มี in place of the dash.
# Seen: see `want` below: what was searched, and the text in the box that was found.
# Why it matters: programs that find a label and read the amount beside it, or mark what was found for a reviewer, take other letters: 1,20 for 1,200.
# Do: search with flags=pymupdf.TEXTFLAGS_SEARCH & ~pymupdf.TEXT_DEHYPHENATE, and read each box again (get_textbox) before it is used.
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
python3 -m venv new
python3 -m venv old
new/bin/pip install -q --disable-pip-version-check reportlab==5.1.0
new/bin/pip install -q --disable-pip-version-check --no-deps pymupdf==2.0
old/bin/pip install -q --disable-pip-version-check --no-deps pymupdf==1.28.2

cat >make.py <<'PY'
import sys

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

pdfmetrics.registerFont(TTFont("Thai", sys.argv[1]))
for name, none in [("dash", "-"), ("word", "ไม่มี")]:
    page = Canvas(f"{name}.pdf", pagesize=(400, 120))
    page.setFont("Thai", 12)
    for row, line in enumerate(
        ["1. นาย ก งบประมาณ 900 หมายเหตุ ", "2. นาย ข งบประมาณ 1,200 หมายเหตุ ", "3. นาย ค งบประมาณ 1,500 หมายเหตุ "]
    ):
        page.drawString(20, 95 - 20 * row, line + none)
    page.drawString(20, 35, "4. นางสมศรี จันทร งบประมาณ 2,750 บาท")
    page.save()
PY
cat >search.py <<'PY'
import sys

import pymupdf

name, flags = sys.argv[1], pymupdf.TEXTFLAGS_SEARCH
if len(sys.argv) > 2:
    flags &= ~pymupdf.TEXT_DEHYPHENATE
page = pymupdf.open(f"{name}.pdf")[0]
print(f"-- PyMuPDF {pymupdf.__version__}", *sys.argv[1:])
for words in ["900", "1,200", "1,500", "สมศรี จันทร", "2,750"]:
    print(words, *(f"[{page.get_textbox(box)}]" for box in page.search_for(words, flags=flags)))
PY
new/bin/python make.py "$font"
want='-- PyMuPDF 2.0 dash
900 [900]
1,200 [ 1,20]
1,500 [ณ 1,5]
สมศรี จันทร [นางสมศรี จ]
2,750 [าณ 2,]
-- PyMuPDF 2.0 word
900 [900]
1,200 [1,200]
1,500 [1,500]
สมศรี จันทร [สมศรี จันทร]
2,750 [2,750]
-- PyMuPDF 2.0 dash without the flag
900 [900]
1,200 [1,200]
1,500 [1,500]
สมศรี จันทร [สมศรี จันทร]
2,750 [2,750]
-- PyMuPDF 1.28.2 dash
900 [900]
1,200 [1,200]
1,500 [1,500]
สมศรี จันทร [สมศรี จันทร]
2,750 [2,750]'
got=$(new/bin/python search.py dash; new/bin/python search.py word; new/bin/python search.py dash "without the flag"; old/bin/python search.py dash)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
