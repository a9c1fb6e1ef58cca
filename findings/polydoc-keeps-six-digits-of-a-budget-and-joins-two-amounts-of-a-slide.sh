#!/usr/bin/env bash
# Guess: a converter of documents, with a model of cells for all formats, gives an amount of a workbook as stored or as shown, and the cells of a slide's table in
#   their columns.
# Truth: polydoc 0.1.4 prints numbers that are not whole with six digits: 1,500,000.50 is 1.5e+06 in Markdown and CSV, 12,345,678.90 is 1.23457e+07, and
#   150,000.25 is 150000, which looks like another amount. A % anywhere in a format multiplies: 85.5 under 0.0" %" (the sign in quotes, shown as 85.5 %) is 8550%.
#   A table of a slide (.pptx) loses the places that merged cells cover, so that the total moves one column to the left, and two lines of a cell (Shift+Enter)
#   become one amount: 1,000 and 2,000 are 1,0002,000. From .docx the same merged total is written twice in Markdown, and stands two columns too far to the right in .xlsx.
# Seen: see `want` below; workbook to CSV; one table of two merged cells, in slides and in Word, to Markdown and to .xlsx.
# Why it matters: it is sold as one model for all formats, for search and language models; budgets of more than a million, which have satang by division or VAT,
#   lose them, and 150000 cannot be told from a rounded amount.
# Do: read workbooks with openpyxl or python-calamine and slides with python-pptx (cell.is_spanned).
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check polydoc==0.1.4 openpyxl==3.1.5 python-docx==1.2.0 python-pptx==1.0.2
cat >run.py <<'PY'
import docx
import openpyxl
import polydoc
import pptx

CELLS = [
    ("#,##0.00", 1500000.5), ("#,##0.00", 12345678.9), ("#,##0.00", 150000.25), ("#,##0.00", 99999.5), ("#,##0", 1234567), ("0.0%", 0.855), ('0.0" %"', 85.5),
    ("0", 1234567890123),
]
book = openpyxl.Workbook()
for number, (style, value) in enumerate(CELLS, 1):
    book.active.cell(number, 1, f"'{style}")
    book.active.cell(number, 2, value).number_format = style
book.save("a.xlsx")
polydoc.convert("a.xlsx", "a.csv")
for (style, value), line in zip(CELLS, open("a.csv", encoding="utf-8"), strict=True):
    print(style, value, "->", line.strip().rsplit(",", 1)[1])

ROWS = [["ลำดับ", "โครงการ", "งบประมาณ"], ["1", "ถนน", "ก"], ["รวม", "", "3,000"]]
slides = pptx.Presentation()
page = slides.slides.add_slide(slides.slide_layouts[6])
table = page.shapes.add_table(3, 3, 0, 0, 5000000, 2000000).table
paper = docx.Document()
grid = paper.add_table(3, 3)
for row, texts in enumerate(ROWS):
    for column, text in enumerate(texts):
        table.cell(row, column).text = grid.cell(row, column).text = text
table.cell(1, 2).text = "1,000\v2,000"
grid.cell(1, 2).text = "1,000\n2,000"
table.cell(2, 0).merge(table.cell(2, 1))
grid.cell(2, 0).merge(grid.cell(2, 1))
slides.save("a.pptx")
paper.save("a.docx")
for name in ("a.pptx", "a.docx"):
    polydoc.convert(name, "a.md")
    print(name)
    for line in open("a.md", encoding="utf-8"):
        if line.startswith("|") and "---" not in line:
            print(" ", " ".join(line.split()))
    polydoc.convert(name, "b.xlsx")
    print("  .xlsx", [list(row) for row in openpyxl.load_workbook("b.xlsx").worksheets[0].iter_rows(values_only=True)][-1])
PY
want='#,##0.00 1500000.5 -> 1.5e+06
#,##0.00 12345678.9 -> 1.23457e+07
#,##0.00 150000.25 -> 150000
#,##0.00 99999.5 -> 99999.5
#,##0 1234567 -> 1234567
0.0% 0.855 -> 85.5%
0.0" %" 85.5 -> 8550%
0 1234567890123 -> 1234567890123
a.pptx
  | ลำดับ | โครงการ | งบประมาณ |
  | 1 | ถนน | 1,0002,000 |
  | รวม | 3,000 | |
  .xlsx [รวม, None, 3000]
a.docx
  | | | |
  | ลำดับ | โครงการ | งบประมาณ |
  | 1 | ถนน | 1,000 2,000 |
  | รวม | รวม | 3,000 |
  .xlsx [รวม, None, รวม, None, 3000]'
got=$(PYTHONUTF8=1 venv/bin/python run.py | tr -d "'")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
