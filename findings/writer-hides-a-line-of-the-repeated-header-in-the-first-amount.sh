#!/usr/bin/env bash
# Guess: a header that LibreOffice Writer repeats on each page prints the same lines each
# time, so that a reader which drops repeated headers can compare them.
#
# True: in LibreOffice 7.4, where the header has two rows and a cell merged over both
# needs more lines than they have, page 1 makes the second row higher, and every later
# page does not. There the lines that do not fit are not seen. The first of them is
# in the PDF nevertheless, clipped away, at the height of the first row of the body;
# the others are in no stream. No reader here regards the clip: they give it to that
# row's cell, and pdfplumber sorts its digits in between those of the amount.
# Seen, for the header งบ / รวม / ๒๕๖๗ / บาท over ๓๐๐ (page 1 is right in all; the picture
# of page 2 shows ๓๐๐ in row ๕ as in row ๖):
#   pdfplumber 0.11.10 ๒๓๕๐๐๖๗   pdf_oxide 0.3.78 ๒๕๖๗๓๐๐   pdf-inspector 1.25.2 ๒๕๖๗ ๓๐๐
#   camelot 2.0.0 ๒๕๖๗ / ๓๐๐     pypdf 7.1.1 sets ๒๕๖๗ into the header, without บาท
#
# Why it matters: one wrong amount on each page but the first, and it is a good number.
# Besides, the header of page 2 differs from that of page 1, so it is taken for a row.
# What to do: drop letters that lie outside of the clip, or that lie over others; compare
# headers by their first lines, and look in the first row below for the header's next.
# Needs Debian's libreoffice-writer-nogui (or libreoffice-writer), fontconfig and
# fonts-thai-tlwg (font Loma).
set -euo pipefail
for t in soffice:libreoffice-writer-nogui fc-list:fontconfig; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}"; exit 1; }
done
[ -n "$(fc-list ':family=Loma')" ] || { echo "install Debian's fonts-thai-tlwg"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check python-docx==1.2.0 pdfplumber==0.11.10 \
  pdfminer.six==20260107 pypdf==7.1.1 camelot-py==2.0.0 pdf-inspector==1.25.2 pdf_oxide==0.3.78
cat > write.py <<'E'
import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

document = docx.Document()
normal = document.styles["Normal"]
normal.font.name, normal.font.size = "Loma", Pt(12)
normal.element.rPr.rFonts.set(qn("w:cs"), "Loma")
section = document.sections[0]
section.page_height, section.page_width = Pt(200), Pt(400)
section.top_margin = section.bottom_margin = Pt(20)
table = document.add_table(2, 4, style="Table Grid")
first, second = table.rows
first.cells[0].merge(second.cells[0]).text = "ราย"
first.cells[1].merge(first.cells[2]).text = "มาตรการ"
second.cells[1].text, second.cells[2].text = "แผน", "ผล"
first.cells[3].merge(second.cells[3]).text = "งบ\nรวม\n๒๕๖๗\nบาท"
for row in (first, second):
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
for number in "๑๒๓๔๕๖๗๘":
    for cell, text in zip(table.add_row().cells, (number, "จบ", "จบ", "๓๐๐")):
        cell.text = text
document.save("t.docx")
E
cat > read.py <<'E'
import camelot, pdf_inspector, pdf_oxide, pdfplumber, pypdf

for page in pdfplumber.open("t.pdf").pages:
    rows = page.extract_table()
    print("pdfplumber, page", page.page_number, "header", rows[:2], "then", rows[2])
table = page.find_table()
seen = []
for row in table.rows[2:4]:
    x0, top, x1, bottom = row.cells[3]
    part = page.crop((x0 + 2, top + 2, x1 - 2, top + 16))
    seen.append(part.to_image(resolution=72).original.convert("1").tobytes())
print("pictures of the amounts ๕ and ๖ are equal:", seen[0] == seen[1])
table = pdf_oxide.PdfDocument("t.pdf").extract_tables(1)[0]
print("pdf_oxide:", [cell["text"] for cell in table["rows"][1]["cells"]])
lines = pdf_inspector.process_pdf("t.pdf").markdown.split("\n")
print("pdf-inspector:", *[line for line in lines if "๕|" in line])
print("camelot:", camelot.read_pdf("t.pdf", pages="2", flavor="lattice")[0].df.values.tolist()[2])
print("pypdf:", pypdf.PdfReader("t.pdf").pages[1].extract_text().split("\n")[:5])
E
v/bin/python write.py
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf t.docx >/dev/null 2>&1
v/bin/python read.py > out.txt
cat out.txt
cat > expected.txt <<'EXPECTED'
pdfplumber, page 1 header [['ราย', 'มาตรการ', None, 'งบ\nรวม\n๒๕๖๗\nบาท'], [None, 'แผน', 'ผล', None]] then ['๑', 'จบ', 'จบ', '๓๐๐']
pdfplumber, page 2 header [['ราย', 'มาตรการ', None, 'งบ\nรวม'], [None, 'แผน', 'ผล', None]] then ['๕', 'จบ', 'จบ', '๒๓๕๐๐๖๗']
pictures of the amounts ๕ and ๖ are equal: True
pdf_oxide: ['๕', 'จบ', 'จบ', '๒๕๖๗๓๐๐']
pdf-inspector: |๕|จบ|จบ|๒๕๖๗ ๓๐๐|
camelot: ['๕', 'จบ', 'จบ', '๒๕๖๗\n๓๐๐']
pypdf: ['ราย มาตรการ งบ', 'รวม', '๒๕๖๗', 'แผน ผล', '๕ จบ จบ ๓๐๐']
EXPECTED
diff expected.txt out.txt || { echo "CHANGED: see the differences above"; exit 1; }
echo "as stated"
