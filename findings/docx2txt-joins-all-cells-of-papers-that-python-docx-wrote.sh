#!/usr/bin/env bash
# Guess: a converter of .docx to text that gives each cell of a table its line does so whichever program wrote the paper.
# Truth: docx2txt 1.4 (Debian 12's, in Perl) sees a paragraph only where its tag carries something, as Word and LibreOffice write it (<w:p w:rsidR=...>). python-docx 1.2.0 and
#   docx 9.15.2 (npm) write <w:p>, and the whole paper becomes one line: cells of 1,000 and 500 are 1,000500, a year and the amount of the next cell one number, and
#   a list's items one word. A paper of a template, or one edited in Word and filled in by a program, is half and half: the rows that the program added are joined, and
#   the others are not. It exits with 0, without a warning.
# Seen: see `want` below; each line of docx2txt's output between | signs.
# Why it matters: it goes before search indexes, git diff and mail filters; plans with computed tables come from python-docx. A grep for 1,000 finds the row and shows another amount.
# Do: python-docx or pandoc for the text; or open and save the paper with LibreOffice first (soffice --convert-to docx), as the last lines of `want` show.
# Needs Debian's docx2txt; Node.js with npm; LibreOffice (libreoffice-writer).
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
command -v npm >/dev/null || { echo "needs Node.js with npm" >&2; exit 1; }
command -v docx2txt >/dev/null && command -v soffice >/dev/null || { echo "install Debian's docx2txt and libreoffice-writer" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check python-docx==1.2.0
npm init -y >/dev/null
npm install --silent --no-fund --no-audit --ignore-scripts docx@9.15.2 >/dev/null
cat >write.py <<'PY'
import docx

ROWS = [["ถนน", "2566", "1,000", "500"], ["น้ำ", "2567", "20", "5"]]
paper = docx.Document()
paper.add_paragraph("แผนปี 2566")
table = paper.add_table(0, 4)
for texts in ROWS:
    for cell, text in zip(table.add_row().cells, texts):
        cell.text = text
paper.add_paragraph("รวม")
paper.save("python.docx")
PY
cat >fill.py <<'PY'
import docx

paper = docx.Document("office.docx")
for cell, text in zip(paper.tables[0].add_row().cells, ["คลอง", "2568", "300", "40"]):
    cell.text = text
paper.save("filled.docx")
PY
cat >write.mjs <<'JS'
import fs from "fs";
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx";

const row = (...texts) => new TableRow({ children: texts.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
const table = new Table({ rows: [row("ถนน", "2566", "1,000", "500"), row("น้ำ", "2567", "20", "5")] });
fs.writeFileSync("npm.docx", await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph("แผนปี 2566"), table, new Paragraph("รวม")] }] })));
JS
venv/bin/python write.py
node write.mjs
mkdir office
soffice "-env:UserInstallation=file://$tmp/profile" --headless --convert-to odt python.docx >/dev/null 2>&1
soffice "-env:UserInstallation=file://$tmp/profile" --headless --convert-to docx:"MS Word 2007 XML" --outdir office python.odt >/dev/null 2>&1
mv office/python.docx office.docx
venv/bin/python fill.py
want='python: แผนปี 2566ถนน25661,000500น้ำ2567205รวม
npm: แผนปี 2566ถนน25661,000500น้ำ2567205รวม
office: แผนปี 2566|ถนน|2566|1,000|500|น้ำ|2567|20|5|รวม
filled: แผนปี 2566|ถนน|2566|1,000|500|น้ำ|2567|20|5|คลอง256830040รวม'
got=$(for name in python npm office filled; do
  printf '%s: ' "$name"
  docx2txt "$name.docx" - | grep -v '^$' | paste -sd '|'
done)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
