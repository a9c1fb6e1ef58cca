#!/usr/bin/env bash
# Guess: a library that prints the cells of a workbook by their formats (per cent, brackets, ฿ and millions are right) prints a time as shown, or as a number.
# Truth: office-oxide 0.1.15 takes h.mm, the Thai way to write a time (8.30), for a format of numbers with a decimal point, and prints its letters: 8.30 is hmm,
#   12.00 is h1mm, and 8.30 น. is hmm น.; h:mm gives 0.354167. An identity number under 0-0000-00000-00-0 has its four dashes at the end. Excel's t0
#   (Thai digits) prints t25; all dates are in the common era, and so are those of bbbb. Of #,##0;[Red]#,##0, where red is the minus, 500 is left.
#   In .docx a merged total moves one column to the left, below its neighbour, while the same table of a slide keeps its columns.
# Seen: see `want` below.
# Why it matters: it calls itself the fastest reader of office files and goes before search and language models. Timetables have no time; totals
#   of Word tables stand below other headings, where nothing shows it.
# Do: read the stored values with openpyxl or python-calamine, and format them oneself.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check office-oxide==0.1.15 openpyxl==3.1.5 python-docx==1.2.0 python-pptx==1.0.2
cat >run.py <<'PY'
import docx
import office_oxide
import openpyxl
import pptx

EIGHT = 8.5 / 24
CELLS = [
    ("h.mm", EIGHT), ("h.mm", 0.5), ('h.mm "น."', EIGHT), ("h:mm", EIGHT), ("#,##0;-#,##0", -500), ("(#,##0)", 500), ("#,##0;[Red]#,##0", -500),
    ("#,##0;(#,##0)", -500), ("0-0000-00000-00-0", 1234567890123), ("t0", 25), ("d mmm bbbb", 45200), ("[$-D07041E]d mmm yyyy", 45200), ("0.0%", 0.855),
    ('#,##0.00,," ล้าน"', 1500000), ('"฿"#,##0.00', 1500.5),
]
book = openpyxl.Workbook()
for number, (style, value) in enumerate(CELLS, 1):
    book.active.cell(number, 1, "ก")
    book.active.cell(number, 2, value).number_format = style
book.save("a.xlsx")
lines = office_oxide.Document.open("a.xlsx").plain_text().splitlines()
lines = [line for line in lines if line.startswith("ก\t")]
for (style, value), line in zip(CELLS, lines, strict=True):
    print(style, round(value, 4), "->", line.split("\t")[1])

ROWS = [["ลำดับ", "โครงการ", "งบประมาณ", "เบิกจ่าย"], ["1", "ถนน", "1,000", "500"], ["รวม", "", "1,000", "500"]]
slides = pptx.Presentation()
table = slides.slides.add_slide(slides.slide_layouts[6]).shapes.add_table(3, 4, 0, 0, 5000000, 2000000).table
paper = docx.Document()
grid = paper.add_table(3, 4)
for row, texts in enumerate(ROWS):
    for column, text in enumerate(texts):
        table.cell(row, column).text = grid.cell(row, column).text = text
table.cell(2, 0).merge(table.cell(2, 1))
grid.cell(2, 0).merge(grid.cell(2, 1))
slides.save("a.pptx")
paper.save("a.docx")
for name in ("a.pptx", "a.docx"):
    for line in office_oxide.Document.open(name).to_markdown().splitlines():
        if line.startswith("| รวม"):
            print(name, line)
PY
want='h.mm 0.3542 -> hmm
h.mm 0.5 -> h1mm
h.mm "น." 0.3542 -> hmm น.
h:mm 0.3542 -> 0.3541666666666667
#,##0;-#,##0 -500 -> -500
(#,##0) 500 -> (500)
#,##0;[Red]#,##0 -500 -> 500
#,##0;(#,##0) -500 -> (500)
0-0000-00000-00-0 1234567890123 -> 1234567890123----
t0 25 -> t25
d mmm bbbb 45200 -> 2023-10-01
[$-D07041E]d mmm yyyy 45200 -> 2023-10-01
0.0% 0.855 -> 85.5%
#,##0.00,," ล้าน" 1500000 -> 1.50 ล้าน
"฿"#,##0.00 1500.5 -> ฿1,500.50
a.pptx | รวม |  | 1,000 | 500 |
a.docx | รวม | 1,000 | 500 |  |'
got=$(PYTHONUTF8=1 venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
