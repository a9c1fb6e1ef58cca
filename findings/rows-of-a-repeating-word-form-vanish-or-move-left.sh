#!/usr/bin/env bash
# Guess: a table in a Word form (content controls in cells, a repeating section for its rows) reads like any table: the controls are wrappers
#   without text of their own.
# Truth: python-docx 1.2.0 passes over what a control wraps: a row of a repeating section is not there, and in a row with one controlled cell the
#   cells right of it move left, so that the amount stands as the unit. docling-rs 2.52.7, anydoc 0.2.4 and aspose-words-foss 26.7.0 lose
#   the repeated rows, the last moves cells, too. docx2python 3.7.1 gives all, each controlled cell or row as a table of its own.
#   Right are pandoc 3.9, mammoth 1.13.0, markitdown 0.1.9 and docx-to-markdown 2.32.0.
# Seen: see `want` below; "a/b/c" is a row. Word writes such forms: a repeating section is a w:sdt around rows, a controlled cell a w:sdt around its w:tc.
# Why it matters: forms for plans and self-assessments are handed out with repeated rows to fill in. What the office typed is just what is lost, and
#   the printed head and total remain: the file looks like a plan without projects.
# Do: count w:sdt within w:tbl before reading; lift each w:sdtContent's children into its place, then read.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check python-docx==1.2.0 pypandoc_binary==1.17 mammoth==1.13.0 "markitdown[docx]==0.1.9" \
  docx2python==3.7.1 firecrawl-anydoc==0.2.4 docx-to-markdown==2.32.0 aspose-words-foss==26.7.0 docling-rs==2.52.7

cat >"$tmp/run.py" <<'PY'
import re

import anydoc, docx, docx2python, docx_to_markdown, mammoth, pypandoc
from aspose.words_foss import Document
from docling_rs import DocumentConverter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from markitdown import MarkItDown

ROWS = [["รายการ", "หน่วย", "งบ"], ["อบรม", "คลัง", "400"], ["ซ่อม", "ช่าง", "200"], ["ซื้อ", "แผน", "300"], ["รวม", "", "900"]]
NAMES = nsdecls("w") + ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'


def control(element, kind=""):
    """Wrap an element into a content control, in its place."""
    parent, place = element.getparent(), element.getparent().index(element)
    wrapper = parse_xml(f"<w:sdt {NAMES}><w:sdtPr>{kind}</w:sdtPr><w:sdtContent/></w:sdt>")
    wrapper[1].append(element)
    parent.insert(place, wrapper)
    return wrapper


paper = docx.Document()
table = paper.add_table(len(ROWS), 3)
for row, texts in enumerate(ROWS):
    for column, text in enumerate(texts):
        table.cell(row, column).text = text
rows = [row._tr for row in table.rows]
control(table.cell(1, 1)._tc)
outer = control(control(rows[2], "<w15:repeatingSectionItem/>"), "<w15:repeatingSection/>")
outer[1].append(rows[3])
control(rows[3], "<w15:repeatingSectionItem/>")
paper.save("a.docx")


def aspose():
    Document("a.docx").save("a.md")
    return open("a.md", encoding="utf-8").read()


def of_html(text):
    rows = re.findall(r"<tr.*?</tr>", text, re.S)
    return [[re.sub(r"<[^>]*>|\s", "", cell) for cell in re.findall(r"<t[dh].*?</t[dh]>", row, re.S)] for row in rows]


def of_markdown(text):
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if "|" in line and "--" not in line]


def show(name, rows):
    print(f"{name}:", *("/".join(cell or "-" for cell in row) for row in rows if any(row) and row[0] != "รายการ"))


with open("a.docx", "rb") as file:
    show("mammoth", of_html(mammoth.convert_to_html(file).value))
show("pandoc", of_html(pypandoc.convert_file("a.docx", "html")))
show("markitdown", of_markdown(MarkItDown().convert("a.docx").text_content))
show("docx-to-markdown", of_markdown(docx_to_markdown.convert("a.docx").markdown))
show("python-docx", [[cell.text for cell in row.cells] for row in docx.Document("a.docx").tables[0].rows])
show("docling-rs", of_markdown(DocumentConverter().convert("a.docx").document.export_to_markdown()))
show("anydoc", of_markdown(anydoc.to_markdown("a.docx")))
show("aspose-words-foss", of_markdown(aspose()))
tables = docx2python.docx2python("a.docx").body
print("docx2python:", " || ".join(" ".join("/".join(cell[0] or "-" for cell in row) for row in table) for table in tables))
PY
want='mammoth: อบรม/คลัง/400 ซ่อม/ช่าง/200 ซื้อ/แผน/300 รวม/-/900
pandoc: อบรม/คลัง/400 ซ่อม/ช่าง/200 ซื้อ/แผน/300 รวม/-/900
markitdown: อบรม/คลัง/400 ซ่อม/ช่าง/200 ซื้อ/แผน/300 รวม/-/900
docx-to-markdown: อบรม/คลัง/400 ซ่อม/ช่าง/200 ซื้อ/แผน/300 รวม/-/900
python-docx: อบรม/400 รวม/-/900
docling-rs: อบรม/คลัง/400 รวม/-/900
anydoc: อบรม/คลัง/400 รวม/-/900
aspose-words-foss: อบรม/400/- รวม/-/900
docx2python: รายการ/หน่วย/งบ อบรม || คลัง || 400 || ซ่อม/ช่าง/200 || ซื้อ/แผน/300 || รวม/-/900'
cd "$tmp"
got=$(venv/bin/python -W ignore run.py 2>/dev/null)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
