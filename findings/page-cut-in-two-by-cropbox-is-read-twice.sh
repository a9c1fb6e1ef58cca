#!/usr/bin/env bash
# Guess: a sheet with two pages side by side, cut into two PDF pages by /CropBox
# (as scan and booklet splitters do), reads as two half pages: text readers show
# what a viewer shows, at least when they are told to use the crop box.
#
# True: both halves come twice from pdfplumber 0.11.10, pypdf 7.1.1, playa 1.1.0,
# pdf-inspector 1.25.2 and pdftotext 22.12, which takes -cropbox and still gives
# both. pdfplumber's page has the width of the whole sheet, while the picture that
# it makes of the page is the half. pdfium gives the half by get_text_bounded()
# and both by get_text_range(). Only pdf_oxide 0.3.78 gives the half by itself.
# Seen (l: left half, r: right half; page 1 | page 2):
#   pdfplumber lr | lr, page 800 wide, picture 400      pypdf lr | lr
#   pdftotext -cropbox lr | lr   playa lr | lr   pdf-inspector lr | lr
#   pdfium range lr | lr   pdfium bounded l | r   pdf_oxide l | r
#
# Why it matters: every measure and amount of the sheet is counted twice, each with
# a place that its page picture does not show. What to do: keep a character only if
# its middle lies in the crop box, and take width and places from that box.
# Needs Debian's poppler-utils.
set -euo pipefail
command -v pdftotext >/dev/null || { echo "install Debian's poppler-utils"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check reportlab==5.1.0 pikepdf==10.18.0 \
  pdfplumber==0.11.10 pdfminer.six==20260107 pypdf==7.1.1 pypdfium2==5.15.2 \
  playa-pdf==1.1.0 pdf_oxide==0.3.78 pdf-inspector==1.25.2
cat > m.py <<'E'
import subprocess
import pdf_inspector, pdf_oxide, pdfplumber, pikepdf, playa, pypdf, pypdfium2
from reportlab.pdfgen import canvas

sheet = canvas.Canvas("sheet.pdf", pagesize=(800, 500))
sheet.setFont("Helvetica", 16)
for row in range(4):
    sheet.drawString(60, 400 - 30 * row, f"LEFT item {row}")
    sheet.drawString(460, 400 - 30 * row, f"RIGHT item {row}")
sheet.save()
pdf = pikepdf.open("sheet.pdf")
pdf.pages.append(pdf.pages[0])
pdf.pages[0].CropBox = [0, 0, 400, 500]
pdf.pages[1].CropBox = [400, 0, 800, 500]
pdf.save("halves.pdf")

def say(name, texts, more=""):
    halves = ["l" * ("LEFT" in t) + "r" * ("RIGHT" in t) for t in texts]
    print(f"{name}: {' | '.join(halves)}{more}")

with pdfplumber.open("halves.pdf") as document:
    pages = document.pages
    width = pages[0].to_image(resolution=72).original.width
    say("pdfplumber", [p.extract_text() for p in pages],
        f" (page {pages[0].width} wide, picture {width})")
say("pypdf", [p.extract_text() for p in pypdf.PdfReader("halves.pdf").pages])
text = subprocess.run(["pdftotext", "-cropbox", "-layout", "halves.pdf", "-"],
                      capture_output=True, text=True).stdout
say("pdftotext -cropbox", text.split("\f")[:2])
with playa.open("halves.pdf") as document:
    say("playa", [p.extract_text() for p in document.pages])
say("pdf-inspector", [p.markdown for p in pdf_inspector.extract_pages_markdown("halves.pdf").pages])
document = pypdfium2.PdfDocument("halves.pdf")
say("pdfium range", [p.get_textpage().get_text_range() for p in document])
say("pdfium bounded", [p.get_textpage().get_text_bounded() for p in document])
oxide = pdf_oxide.PdfDocument("halves.pdf")
say("pdf_oxide", [oxide.extract_text(i) for i in range(2)])
E
v/bin/python m.py > out.txt
cat out.txt
cat > expected.txt <<'EXPECTED'
pdfplumber: lr | lr (page 800 wide, picture 400)
pypdf: lr | lr
pdftotext -cropbox: lr | lr
playa: lr | lr
pdf-inspector: lr | lr
pdfium range: lr | lr
pdfium bounded: l | r
pdf_oxide: l | r
EXPECTED
diff expected.txt out.txt || { echo "CHANGED: see the differences above"; exit 1; }
echo "as stated"
