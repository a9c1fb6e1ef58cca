#!/usr/bin/env bash
# Guess: when a Thai cell of a spreadsheet is longer than its column and the next
# cell is filled, the PDF clips the drawing and keeps the whole text, so that a
# reader gets more than the eye, as with clipped text in PDFs from browsers.
#
# True: LibreOffice Calc 7.4 writes only the letters that are seen at least in part.
# The rest of the text is in no stream of the file, and nothing says that it was
# cut. The last letter is seen in part: its middle lies in the next cell, so it
# becomes part of that cell's amount, or the amount moves to it.
# Seen, for ก่อสร้างถนนคอนกรีตสายบ้านเหนือ | ๕๐๐ in a column of 12 characters:
#   in the PDF        ก่อสร้างถนนคอนก     (15 of 30 characters)
#   pdfplumber 0.11   ก่อสร้างถนนคอน | ก๕๐๐
#   pdf-inspector 1.25, pdf_oxide 0.3.78
#                     ก่อสร้างถนนคอนก๕๐๐ | (empty)
#
# Why it matters: plans and budgets are printed from sheets. An empty amount and one
# with a letter before it can be seen; the cut name cannot, and it still is a
# sensible phrase. What to do: put a run of letters into the cell where it starts,
# cut runs at the next one's start even without a gap, and flag a text that touches
# or crosses the right rule of its cell: the source had more.
# Needs Debian's libreoffice-calc-nogui (or libreoffice-calc), fontconfig and
# fonts-thai-tlwg (font Loma).
set -euo pipefail
for t in soffice:libreoffice-calc-nogui fc-list:fontconfig; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}"; exit 1; }
done
[ -n "$(fc-list ':family=Loma')" ] || { echo "install Debian's fonts-thai-tlwg"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check openpyxl==3.1.5 pdfplumber==0.11.10 \
  pdfminer.six==20260107 pypdf==7.1.1 pdf-inspector==1.25.2 pdf_oxide==0.3.78
cat > sheet.py <<'E'
import openpyxl
from openpyxl.styles import Border, Font, Side

book = openpyxl.Workbook()
sheet = book.active
for row in (["ข้อ", "มาตรการ", "งบ", "ผล"], ["๑", "ก่อสร้างถนนคอนกรีตสายบ้านเหนือ", "๕๐๐", "จบ"],
            ["๒", "ประชาคม", "๑๐๐", "จบ"]):
    sheet.append(row)
for row in sheet.iter_rows():
    for cell in row:
        cell.border, cell.font = Border(*[Side("thin")] * 4), Font(name="Loma", size=11)
sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 6, 12
book.save("sheet.xlsx")
E
cat > read.py <<'E'
import pdf_inspector, pdf_oxide, pdfplumber, pypdf

print("pypdf:", pypdf.PdfReader("sheet.pdf").pages[0].extract_text().split("\n")[1])
print("pdfplumber:", pdfplumber.open("sheet.pdf").pages[0].extract_table()[1])
print("pdf-inspector:", pdf_inspector.process_pdf("sheet.pdf").markdown.split("\n")[2])
table = pdf_oxide.PdfDocument("sheet.pdf").extract_tables(0)[0]
print("pdf_oxide:", [cell["text"] for cell in table["rows"][1]["cells"]])
E
v/bin/python sheet.py
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf sheet.xlsx >/dev/null 2>&1
v/bin/python read.py > out.txt
cat out.txt
cat > expected.txt <<'EXPECTED'
pypdf: ๑ ก่อสร้างถนนคอนก๕๐๐ จบ
pdfplumber: ['๑', 'ก่อสร้างถนนคอน', 'ก๕๐๐', 'จบ']
pdf-inspector: |๑|ก่อสร้างถนนคอนก๕๐๐||จบ|
pdf_oxide: ['๑', 'ก่อสร้างถนนคอนก๕๐๐', '', 'จบ']
EXPECTED
diff expected.txt out.txt || { echo "CHANGED: see the differences above"; exit 1; }
echo "as stated"
