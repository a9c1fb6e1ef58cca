#!/usr/bin/env bash
# Guess: a value with "<" in it, set into a Word template, is printed or stops the program, for the XML is broken; it does not change other cells.
# Truth: docxtpl 0.20.2 fills with autoescape=False by default and mends the broken XML without a word: "คะแนน <60" (score below 60) prints "คะแนน 60", "R&D" prints
#   R, and "a<b" prints a. A word between signs, as in "เกณฑ์ <ดี> ขึ้นไป" (level <good> and up), takes all that follows in the paper along: the amounts of
#   its row, the rows below and the last paragraph are gone. The file opens without a complaint; LibreOffice still has ขึ้นไป, no more.
# Seen: see `want` below; a table of three rows of which the second one's first cell has the value, and the paragraph behind.
# Why it matters: criteria are full of < and <=, and <ชื่อโครงการ> is how a Thai form asks for a name. Of each thousand letters the one with such a value lacks
#   its amounts, or its limit is a plain number.
# Do: render(context, autoescape=True), which prints all as given.
# Needs Debian's libreoffice-writer.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
command -v soffice >/dev/null || { echo "install Debian's libreoffice-writer" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check docxtpl==0.20.2 python-docx==1.2.0

cat >"$tmp/run.py" <<'PY'
import docx
import docxtpl

VALUES = ["คะแนน <60", "ร้อยละ <= 5", "R&D", "a<b", "ค่า &lt;5", "เกณฑ์ <ดี> ขึ้นไป", "<ชื่อโครงการ>"]
paper = docx.Document()
table = paper.add_table(3, 2)
for number, row in enumerate(table.rows):
    row.cells[0].text = f"{{{{ text{number} }}}}"
    row.cells[1].text = f"{{{{ amount{number} }}}}"
paper.add_paragraph("ลงชื่อ")
paper.save("template.docx")


def fill(value, autoescape, name="filled.docx"):
    template = docxtpl.DocxTemplate("template.docx")
    context = {"text0": "ก", "amount0": "1,000", "text1": value, "amount1": "2,000", "text2": "ค", "amount2": "3,000"}
    template.render(context, autoescape=autoescape)
    template.save(name)
    made = docx.Document(name)
    return " / ".join([cell.text for table in made.tables for row in table.rows for cell in row.cells] + [line.text for line in made.paragraphs])


for value in VALUES:
    print(value, "|", fill(value, False))
print("autoescape:", *(fill(value, True) for value in VALUES[-2:]), sep=" | ")
fill("เกณฑ์ <ดี> ขึ้นไป", False, "cut.docx")
PY
want='คะแนน <60 | ก / 1,000 / คะแนน 60 / 2,000 / ค / 3,000 / ลงชื่อ
ร้อยละ <= 5 | ก / 1,000 / ร้อยละ = 5 / 2,000 / ค / 3,000 / ลงชื่อ
R&D | ก / 1,000 / R / 2,000 / ค / 3,000 / ลงชื่อ
a<b | ก / 1,000 / a / 2,000 / ค / 3,000 / ลงชื่อ
ค่า &lt;5 | ก / 1,000 / ค่า <5 / 2,000 / ค / 3,000 / ลงชื่อ
เกณฑ์ <ดี> ขึ้นไป | ก / 1,000 / เกณฑ์ 
<ชื่อโครงการ> | ก / 1,000 / 
autoescape: | ก / 1,000 / เกณฑ์ <ดี> ขึ้นไป / 2,000 / ค / 3,000 / ลงชื่อ | ก / 1,000 / <ชื่อโครงการ> / 2,000 / ค / 3,000 / ลงชื่อ
LibreOffice: ก/1,000/เกณฑ์  ขึ้นไป'
cd "$tmp"
got=$(
  venv/bin/python run.py
  soffice "-env:UserInstallation=file://$tmp/office" --headless --convert-to txt:Text --outdir . cut.docx >/dev/null 2>&1
  echo "LibreOffice: $(tr -d '\r\357\273\277' <cut.txt | paste -sd/)"
)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
