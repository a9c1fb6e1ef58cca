#!/usr/bin/env bash
# Guess: in a table with rules around every cell a row stays a row, whatever is in
# its first cell; and a number in the middle of a cell merged over two rows goes to
# one of the two.
#
# True: pdf-inspector 1.25.2 (process_pdf) takes a ruled row whose first cell is
# blank as the continuation of the row above, although a rule lies between them:
# names and amounts of both stand in one cell then, and a total goes into the last
# measure. With the number merged over both rows and set in the middle it does the
# same; set lower, at the second row's height, both rows are kept. pdf_oxide 0.3.78
# keeps the rows, but puts the number set in the middle behind the table. The same
# file is right in pdfplumber 0.11.10.
# Seen (pdf-inspector; the rows drawn are in brackets):
#   [๑ อบรม ๑๐๐] [- ประชาคม ๒๐๐]            -> ๑ | อบรม ประชาคม | ๑๐๐ ๒๐๐
#   [๒ ตรวจงาน ๓๐๐] [- รวม ๖๐๐]            -> ๒ | ตรวจงาน รวม | ๓๐๐ ๖๐๐
#
# Why it matters: a measure with two activities, and every total, has no number of
# its own; "๑๐๐ ๒๐๐" can be taken for one amount. What to do: fold a row into the one
# above only where no rule runs between them or where a page break lies there, and
# never one that has an amount of its own.
# Needs Debian's fontconfig and fonts-thai-tlwg (font Loma).
set -euo pipefail
command -v fc-list >/dev/null || { echo "install Debian's fontconfig"; exit 1; }
font=$(fc-list ':family=Loma:style=Regular' -f '%{file}\n' | sed -n 1p)
[ -n "$font" ] || { echo "install Debian's fonts-thai-tlwg"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check reportlab==5.1.0 pdf-inspector==1.25.2 \
  pdf_oxide==0.3.78 pdfplumber==0.11.10 pdfminer.six==20260107
cat > m.py <<'E'
import sys
import pdf_inspector, pdf_oxide, pdfplumber
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import SimpleDocTemplate, Table

pdfmetrics.registerFont(TTFont("Loma", sys.argv[1]))
rows = [["ข้อ", "มาตรการ", "งบ"], ["๑", "อบรม", "๑๐๐"], ["", "ประชาคม", "๒๐๐"],
        ["๒", "ตรวจงาน", "๓๐๐"], ["", "รวม", "๖๐๐"]]
merged = [("SPAN", (0, 1), (0, 2))]

def show(name, table):
    print(name, *("[" + " ".join((c or "-").replace("\n", " ") for c in row) + "]" for row in table[1:]))

for name, style in (("blank", []), ("middle", merged + [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]), ("low", merged)):
    path = f"{name}.pdf"
    ruled = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), "Loma", 14)]
    SimpleDocTemplate(path, pagesize=(400, 300)).build([Table(rows, colWidths=[40, 120, 60], style=ruled + style)])
    lines = pdf_inspector.process_pdf(path).markdown.strip().split("\n")
    show(f"{name}, pdf-inspector:", [[c.strip() for c in line.split("|")[1:-1]] for line in lines if "---" not in line])
    oxide = pdf_oxide.PdfDocument(path).extract_tables(0)[0]
    show(f"{name}, pdf_oxide:", [[c["text"] for c in row["cells"]] for row in oxide["rows"]])
    show(f"{name}, pdfplumber:", pdfplumber.open(path).pages[0].extract_table())
E
v/bin/python m.py "$font" > out.txt
cat out.txt
cat > expected.txt <<'EXPECTED'
blank, pdf-inspector: [๑ อบรม ประชาคม ๑๐๐ ๒๐๐] [๒ ตรวจงาน รวม ๓๐๐ ๖๐๐]
blank, pdf_oxide: [๑ อบรม ๑๐๐] [- ประชาคม ๒๐๐] [๒ ตรวจงาน ๓๐๐] [- รวม ๖๐๐]
blank, pdfplumber: [๑ อบรม ๑๐๐] [- ประชาคม ๒๐๐] [๒ ตรวจงาน ๓๐๐] [- รวม ๖๐๐]
middle, pdf-inspector: [๑ อบรม ประชาคม ๑๐๐ ๒๐๐] [๒ ตรวจงาน รวม ๓๐๐ ๖๐๐]
middle, pdf_oxide: [- อบรม ๑๐๐] [- ประชาคม ๒๐๐] [๒ ตรวจงาน ๓๐๐] [- รวม ๖๐๐]
middle, pdfplumber: [๑ อบรม ๑๐๐] [- ประชาคม ๒๐๐] [๒ ตรวจงาน ๓๐๐] [- รวม ๖๐๐]
low, pdf-inspector: [- อบรม ๑๐๐] [๑ ประชาคม ๒๐๐] [๒ ตรวจงาน รวม ๓๐๐ ๖๐๐]
low, pdf_oxide: [- อบรม ๑๐๐] [๑ ประชาคม ๒๐๐] [๒ ตรวจงาน ๓๐๐] [- รวม ๖๐๐]
low, pdfplumber: [๑ อบรม ๑๐๐] [- ประชาคม ๒๐๐] [๒ ตรวจงาน ๓๐๐] [- รวม ๖๐๐]
EXPECTED
diff expected.txt out.txt || { echo "CHANGED: see the differences above"; exit 1; }
echo "as stated"
