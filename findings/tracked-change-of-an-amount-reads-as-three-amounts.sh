#!/usr/bin/env bash
# Guess: of a Word file with tracked changes a reader gives the old text or the new one; one that knows nothing of them gives both
# in a row. Printing to PDF shows what counts.
# Truth: python-docx 1.2.0 gives neither: cell.text leaves out what is inserted and what is deleted, so that of 1,500 changed to
#   1,900, of which Word marks the changed digit only, it reads 1,00, and an amount replaced whole is an empty cell.
#   docx2python 3.7.1, docx2txt 0.9, kreuzberg 4.10.4 and pandoc 3.9 (pypandoc_binary 1.17) give the new text. LibreOffice 7.4.7
#   (Debian 12, headless) prints both into the PDF, the old one struck out, and writes both into its text and HTML: 1,5900, which
#   pdfplumber 0.11.10, pypdf 7.1.1 and pdftotext 22.12 read so.
# Seen: see `want` below.
# Why it matters: drafts of plans go round between divisions with tracked changes and are published as they are. 1,00 and 1,5900
#   look like misprints, or, without the comma, like amounts.
# Do: for python-docx take the w:t of all w:r below a paragraph that lie in no w:del; look for w:ins and w:del before a file is
#   converted; in a PDF look for strokes through the middle of glyphs, and close the gap that they leave.
# Needs Debian's libreoffice-writer-nogui and poppler-utils.
set -euo pipefail
for t in soffice:libreoffice-writer-nogui pdftotext:poppler-utils python3:python3-venv; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check python-docx==1.2.0 lxml==6.1.3 docx2python==3.7.1 docx2txt==0.9 kreuzberg==4.10.4 \
  pypandoc_binary==1.17 pdfplumber==0.11.10 pdfminer.six==20260107 pypdf==7.1.1
cat >"$tmp/make.py" <<'PY'
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def change(old, new, number):
    who = 'w:author="ก" w:date="2023-10-01T00:00:00Z"'
    deleted = f'<w:del w:id="{number}" {who}><w:r><w:delText>{old}</w:delText></w:r></w:del>'
    return f'{deleted}<w:ins w:id="{number + 1}" {who}>{run(new)}</w:ins>'


paper = docx.Document()
table = paper.add_table(rows=0, cols=2)
amounts = (run("2,000"), change("4,500", "5,400", 10), run("1,") + change("5", "9", 20) + run("00"))
for name, amount in zip(("อบรม", "ตรวจงาน", "ประชุม"), amounts):
    cells = table.add_row().cells
    cells[0].text = name
    old = cells[1].paragraphs[0]._p
    old.getparent().replace(old, parse_xml(f'<w:p {nsdecls("w")}>{amount}</w:p>'))
paper.save("t.docx")
PY
cat >"$tmp/read.py" <<'PY'
import re, subprocess

import docx, docx2python, docx2txt, kreuzberg, lxml.html, pdfplumber, pypandoc, pypdf


def texts():
    yield "python-docx", "\n".join(" ".join(cell.text for cell in row.cells) for row in docx.Document("t.docx").tables[0].rows)
    with docx2python.docx2python("t.docx") as document:
        yield "docx2python", document.text
    yield "docx2txt", docx2txt.process("t.docx")
    yield "kreuzberg", kreuzberg.extract_file_sync("t.docx").content
    yield "pandoc", pypandoc.convert_file("t.docx", "plain")
    yield "LibreOffice, txt", open("t.txt", encoding="utf-8-sig").read()
    yield "LibreOffice, html", lxml.html.parse("t.html").find("body").text_content()
    yield "LibreOffice, pdf, pdfplumber", pdfplumber.open("t.pdf").pages[0].extract_text()
    yield "LibreOffice, pdf, pypdf", pypdf.PdfReader("t.pdf").pages[0].extract_text()
    yield "LibreOffice, pdf, pdftotext", subprocess.run(["pdftotext", "-layout", "t.pdf", "-"], capture_output=True, text=True).stdout


for reader, text in texts():
    print(f"{reader}: {' '.join(re.findall('[ก-๛]+|[0-9,]+', text))}")
PY
want='python-docx: อบรม 2,000 ตรวจงาน ประชุม 1,00
docx2python: อบรม 2,000 ตรวจงาน 5,400 ประชุม 1,900
docx2txt: อบรม 2,000 ตรวจงาน 5,400 ประชุม 1,900
kreuzberg: อบรม 2,000 ตรวจงาน 5,400 ประชุม 1,900
pandoc: อบรม 2,000 ตรวจงาน 5,400 ประชุม 1,900
LibreOffice, txt: อบรม 2,000 ตรวจงาน 4,5005,400 ประชุม 1,5900
LibreOffice, html: อบรม 2,000 ตรวจงาน 4,5005,400 ประชุม 1,5900
LibreOffice, pdf, pdfplumber: อบรม 2,000 ตรวจงาน 4,5005,400 ประชุม 1,5900
LibreOffice, pdf, pypdf: อบรม 2,000 ตรวจงาน 4,5005,400 ประชุม 1,5900
LibreOffice, pdf, pdftotext: อบรม 2,000 ตรวจงาน 4,5005,400 ประชุม 1,5900'
cd "$tmp"
venv/bin/python make.py
for kind in pdf "txt:Text (encoded):UTF8" html; do
  soffice "-env:UserInstallation=file://$tmp/profile" --headless --convert-to "$kind" t.docx >/dev/null 2>&1
done
got=$(venv/bin/python read.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" "(with $(soffice --version))" >&2; exit 1; }
