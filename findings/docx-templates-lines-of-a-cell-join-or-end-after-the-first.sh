#!/usr/bin/env bash
# Guess: of a value of two lines, set into a Word template by a library that takes line ends for line breaks, each reader has both lines.
# Truth: docx-templates 4.15.0 (npm) writes, by default, <w:t>1,500<w:br/>2,000</w:t>, a break inside a text element, where no break may stand. LibreOffice 7.4 and
#   mammoth 1.13 (to HTML) pass over it: 1,5002,000, one amount. python-docx 1.2.0, docx2txt 0.9 and docx2python 3.7 end the text there: 1,500,
#   the second line is gone. Nothing is raised by any of them, and the template's other values are right.
#   With processLineBreaksAsNewText: true all have both lines.
# Seen: see `want` below.
# Why it matters: two phases, two amounts in one cell are usual in Thai plans; such forms are filled by a program and sent on. The text that a second
#   office reads is a larger amount, or half of the entry.
# Do: set processLineBreaksAsNewText, or give a row per line; in a reader, take w:br children of w:t for line ends and their tails for text.
# Needs Debian's libreoffice-writer.
set -euo pipefail
command -v npm >/dev/null || { echo "needs Node.js with npm" >&2; exit 1; }
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
command -v soffice >/dev/null || { echo "install Debian's libreoffice-writer" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9 docx2python==3.7.1
npm init -y >/dev/null
npm install --silent --no-fund --no-audit --ignore-scripts docx-templates@4.15.0 >/dev/null

cat >template.py <<'PY'
import docx

paper = docx.Document()
cells = paper.add_table(1, 3).rows[0].cells
for cell, name in zip(cells, ("project", "amount", "office")):
    cell.text = f"+++= {name}+++"
paper.save("template.docx")
PY
cat >fill.mjs <<'JS'
import fs from "fs";
import { createReport } from "docx-templates";

const data = { project: "อบรม", amount: "1,500\n2,000", office: "กองช่าง" };
for (const [name, processLineBreaksAsNewText] of [["default", false], ["as-new-text", true]])
  fs.writeFileSync(`${name}.docx`, await createReport({ template: fs.readFileSync("template.docx"), data, cmdDelimiter: "+++", processLineBreaksAsNewText }));
JS
cat >read.py <<'PY'
import re
import zipfile

import docx
import docx2txt
import mammoth
from docx2python import docx2python

for name in ("default", "as-new-text"):
    path = f"{name}.docx"
    xml = zipfile.ZipFile(path).read("word/document.xml").decode()
    inside = re.sub(r"\s*\n\s*", "", re.search(r"<w:t[^>]*>1,500.*?2,000</w:t>", xml, re.S)[0])
    texts = {
        "python-docx": docx.Document(path).tables[0].cell(0, 1).text,
        "mammoth": re.sub("<[^>]*>", "\n", mammoth.convert_to_html(path).value),
        "docx2txt": docx2txt.process(path),
        "docx2python": docx2python(path).text,
        "LibreOffice": open(f"{name}.txt", encoding="utf-8-sig").read(),
    }
    print(name, inside)
    for reader, text in texts.items():
        lines = [line.strip() for line in text.splitlines()]
        print(f"  {reader}:", *(line for line in lines if re.match(r"\d", line)), sep=" | ")
PY
want='default <w:t xml:space="preserve">1,500<w:br/>2,000</w:t>
  python-docx: | 1,500
  mammoth: | 1,5002,000
  docx2txt: | 1,500
  docx2python: | 1,500
  LibreOffice: | 1,5002,000
as-new-text <w:t xml:space="preserve">1,500</w:t><w:br/><w:t xml:space="preserve">2,000</w:t>
  python-docx: | 1,500 | 2,000
  mammoth: | 1,500 | 2,000
  docx2txt: | 1,500 | 2,000
  docx2python: | 1,500 | 2,000
  LibreOffice: | 1,500 | 2,000'
venv/bin/python template.py
node fill.mjs
soffice "-env:UserInstallation=file://$tmp/office" --headless --convert-to txt:Text --outdir . default.docx as-new-text.docx >/dev/null 2>&1
got=$(venv/bin/python read.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
