#!/usr/bin/env bash
# Guess: signs of Wingdings and its kin come out of a PDF as private-use characters,
# and the name of their font says which table they belong to: U+F0A8 in Wingdings is
# an empty box, in Wingdings 2 a filled one.
#
# True: where these fonts are not installed, as on any server, LibreOffice Writer 7.4
# draws the right signs, each its own glyph of OpenSymbol, but keeps the code and
# writes OpenSymbol for the font. An empty box (not done) and a filled one (done) are
# then one character in one font, though they look different on the page.
# Seen, for a table with Wingdings A8 in one row and Wingdings 2 A8 in the next:
#   on the page       two unlike signs
#   pypdf 7.1, pdfplumber 0.11, PDFium (pypdfium2 5)
#                     U+F0A8 in both rows, font OpenSymbol
#
# Why it matters: yes/no columns of reports are filled in with these boxes. No table
# of private-use codes can tell the two, not even by the font's name: what is drawn
# must be looked at, or the sign left as not known.
# Needs Debian's libreoffice-writer-nogui (or libreoffice-writer).
set -euo pipefail
command -v soffice >/dev/null || { echo "install Debian's libreoffice-writer-nogui"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check python-docx==1.2.0 pdfplumber==0.11.10 \
  pdfminer.six==20260107 pypdf==7.1.1 pypdfium2==5.15.2 pillow numpy
cat > boxes.py <<'E'
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

document = Document()
table = document.add_table(rows=0, cols=2)
for name, font in (("not done", "Wingdings"), ("done", "Wingdings 2")):
    cells = table.add_row().cells
    cells[0].text = name
    sign = OxmlElement("w:sym")
    sign.set(qn("w:font"), font)
    sign.set(qn("w:char"), "F0A8")
    cells[1].paragraphs[0].add_run()._r.append(sign)
document.save("boxes.docx")
E
cat > read.py <<'E'
import numpy, pdfplumber, pypdf, pypdfium2

page = pdfplumber.open("boxes.pdf").pages[0]
signs = [char for char in page.chars if char["text"] > "\ue000"]
print("pdfplumber:", [(f"U+{ord(sign['text']):04X}", sign["fontname"].partition("+")[2]) for sign in signs])
text = pypdf.PdfReader("boxes.pdf").pages[0].extract_text()
print("pypdf:", [f"U+{ord(char):04X}" for char in text if char > "\ue000"])
drawn = pypdfium2.PdfDocument("boxes.pdf")[0]
text = drawn.get_textpage().get_text_range()
print("PDFium:", [f"U+{ord(char):04X}" for char in text if char > "\ue000"])
grey = numpy.asarray(drawn.render(scale=8).to_pil().convert("L"))
ink = []
for sign in signs:
    top, bottom, left, right = (int(8 * sign[side]) for side in ("top", "bottom", "x0", "x1"))
    ink.append(int((grey[top:bottom, left - 8 : right + 8] < 128).sum()))
print("drawn alike:", abs(ink[0] - ink[1]) < 0.1 * max(ink))
E
v/bin/python boxes.py
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf boxes.docx >/dev/null 2>&1
v/bin/python read.py > out.txt
cat out.txt
cat > expected.txt <<'EXPECTED'
pdfplumber: [('U+F0A8', 'OpenSymbol'), ('U+F0A8', 'OpenSymbol')]
pypdf: ['U+F0A8', 'U+F0A8']
PDFium: ['U+F0A8', 'U+F0A8']
drawn alike: False
EXPECTED
diff expected.txt out.txt || { echo "CHANGED: see the differences above"; exit 1; }
echo "as stated"
