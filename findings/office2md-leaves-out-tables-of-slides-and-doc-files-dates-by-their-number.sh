#!/usr/bin/env bash
# Guess: a converter of office files to Markdown gives the tables of slides as tables, as it gives those of Word; one that prints dates and per cent of .ods as
#   shown does so for the same sheet in .xlsx.
# Truth: office2md 0.5.6 gives of a slide the title and the texts; its tables are not there, without a word. Of a sheet it gives formulas, =SUM(C2:C3), not their
#   results, and a cell of two lines ends the row of its Markdown table in the middle.
#   doc-files 0.1.0 prints .ods as shown (85.5%, 1 ต.ค. 23, 8.30, (500.00)) and .xlsx as stored: 0.855, 45200, 0.354, -500. Its text form moves amounts one
#   column to the left, in .docx below a cell merged over two rows, in .ods behind two empty cells; its Markdown form of the same table keeps the place.
# Seen: see `want` below; the .ods is made of the .xlsx by LibreOffice 7.4.
# Why it matters: both are made for search and language models. Reports of results are slides with one table each, and of those the title is left.
# Do: python-pptx (shape.has_table) for slides; for sheets the stored values with openpyxl, formatted oneself.
# Needs Debian's libreoffice-calc.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
command -v soffice >/dev/null || { echo "install Debian's libreoffice-calc" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check office2md==0.5.6 doc-files==0.1.0 openpyxl==3.1.5 python-pptx==1.0.2 python-docx==1.2.0
cat >make.py <<'PY'
import docx
import openpyxl
import pptx

ROWS = [["ที่", "โครงการ", "งบ"], ["1", "ถนน", "1,000"], ["2", "", "500"]]
slides = pptx.Presentation()
page = slides.slides.add_slide(slides.slide_layouts[5])
page.shapes.title.text = "ผลการดำเนินงาน"
table = page.shapes.add_table(3, 3, 0, 0, 5000000, 2000000).table
paper = docx.Document()
grid = paper.add_table(3, 3)
for row, texts in enumerate(ROWS):
    for column, text in enumerate(texts):
        table.cell(row, column).text = grid.cell(row, column).text = text
grid.cell(1, 1).merge(grid.cell(2, 1))
slides.save("a.pptx")
paper.save("a.docx")

book = openpyxl.Workbook()
sheet = book.active
sheet.append(["ร้อยละ", "วัน", "เวลา", "บาท"])
sheet.append([0.855, 45200, 8.5 / 24, -500])
sheet.append([None, None, "สอง\nบรรทัด", "=SUM(D2:D2)"])
for cell, style in zip(sheet[2], ["0.0%", "[$-41E]d mmm yy", "h.mm", "#,##0.00;(#,##0.00)"], strict=True):
    cell.number_format = style
book.save("a.xlsx")
PY
venv/bin/python make.py
soffice "-env:UserInstallation=file://$tmp/office" --headless --convert-to ods --outdir . a.xlsx >/dev/null 2>&1
show() {
  echo "$1"
  sed 's/^/  /; s/[[:space:]]*$//' | grep -v '^$\|---' || true
}
want='office2md a.docx
  # a
  [[_TOC_]]
  | ที่ | โครงการ | งบ    |
  | 1   | ถนน     | 1,000 |
  | 2   |         | 500   |
office2md a.pptx
  ## Slide 1
  - ผลการดำเนินงาน
office2md a.xlsx
  ## Sheet
  | ร้อยละ | วัน | เวลา | บาท |
  | 0.855 | 2023-10-01 00:00:00 | 08:30:00 | -500 |
  |  |  | สอง
  บรรทัด | =SUM(D2:D2) |
doc-files a.xlsx
  == Sheet 1: Sheet ==
  ร้อยละ|วัน|เวลา|บาท
  0.855|45200|0.3541666666666667|-500
  ||สอง บรรทัด|
doc-files a.ods
  == Sheet 1: Sheet ==
  ร้อยละ|วัน|เวลา|บาท
  85.5%|1 ต.ค. 23|8.30|(500.00)
  |สอง บรรทัด|-500
doc-files text a.docx
  ที่|โครงการ|งบ
  1|ถนน|1,000
  2|500
doc-files markdown a.docx
  | ที่ | โครงการ | งบ |
  | 1 | ถนน | 1,000 |
  | 2 |  | 500 |'
got=$(
  for name in a.docx a.pptx a.xlsx; do
    venv/bin/office2md "$name" -o out.md >/dev/null 2>&1
    show "office2md $name" <out.md
  done
  for name in a.xlsx a.ods; do venv/bin/doc-files dump -f text "$name" | tr '\t' '|' | show "doc-files $name"; done
  for form in text markdown; do venv/bin/doc-files dump -f $form a.docx | tr '\t' '|' | show "doc-files $form a.docx"; done
)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
