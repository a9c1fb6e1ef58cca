#!/usr/bin/env bash
# Guess: where Word numbers the rows of a table itself, in Thai digits or letters, a reader of .docx gives the number as it is printed,
#   or leaves it out; and LibreOffice prints it as Word does.
# Truth: none of six gives ๑. ๑.๙ ๑.๑๐ ๒. markitdown 0.1.9 (on mammoth 1.13.0, which begins a list anew in each cell) gives every row
#   the number 1, in Latin digits as well. docx2python 3.7.1 writes "--" for all Thai kinds, with a warning, and 1) 9) for 1. 1.9.
#   pandoc 3.9 (pypandoc_binary 1.17) gives Latin digits for Thai letters, too, and the last level alone: item ก.ญ is 10. The
#   numbers are not in python-docx 1.2.0 and kreuzberg 4.10.4. LibreOffice 7.4.7 (Debian 12) prints Latin digits for Thai ones
#   (Thai letters are right), so its PDF is no picture of what Word shows either.
# Seen: see `want` below; what each gives before the four texts of a column.
# Why it matters: Thai forms number their measures by Word, and later pages and reports refer to "ข้อ ๑.๑๐" or "ข้อ ข.". With a 1 in
#   each row, a table joined on its numbers has the same measure all over; the numbers look real.
# Do: count them yourself from numbering.xml (w:numFmt, w:lvlText, w:start, one counter for each w:numId and level), or have Word
#   make the PDF; take no number from markitdown's tables.
# Needs Debian's libreoffice-writer-nogui (or libreoffice-writer) and poppler-utils.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian: python3-venv)" >&2; exit 1; }
command -v soffice >/dev/null || { echo "install Debian's libreoffice-writer-nogui" >&2; exit 1; }
command -v pdftotext >/dev/null || { echo "install Debian's poppler-utils" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check python-docx==1.2.0 docx2python==3.7.1 mammoth==1.13.0 markitdown==0.1.9 \
  kreuzberg==4.10.4 pypandoc_binary==1.17

cat >"$tmp/run.py" <<'PY'
import re
import subprocess
import sys
import warnings

import docx
import docx2python
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from kreuzberg import extract_file_sync
from markitdown import MarkItDown

warnings.simplefilter("ignore")
WORD = nsdecls("w")
ROWS = [(0, "อบรม"), (1, "ค่าอาหาร"), (1, "ค่าวิทยากร"), (0, "ประชุม")]  # level of its number, what it says


def write(name, digits):
    paper = docx.Document()
    numbers = paper.part.numbering_part.element
    levels = [("%1.", 1), ("%1.%2", 9)]  # Word counts ๑. ๑.๙ ๑.๑๐ ๒.
    numbers.insert(0, parse_xml(f"<w:abstractNum {WORD} w:abstractNumId='77'><w:multiLevelType w:val='multilevel'/>" + "".join(
        f"<w:lvl w:ilvl='{level}'><w:start w:val='{start}'/><w:numFmt w:val='{digits}'/><w:lvlText w:val='{text}'/></w:lvl>"
        for level, (text, start) in enumerate(levels)) + "</w:abstractNum>"))
    numbers.append(parse_xml(f"<w:num {WORD} w:numId='88'><w:abstractNumId w:val='77'/></w:num>"))
    table = paper.add_table(len(ROWS), 2)
    for row, (level, text) in zip(table.rows, ROWS):
        line = row.cells[0].paragraphs[0]
        line.add_run(text)
        line._p.get_or_add_pPr().append(parse_xml(
            f"<w:numPr {WORD}><w:ilvl w:val='{level}'/><w:numId w:val='88'/></w:numPr>"))
        row.cells[1].text = "1,500"
    paper.save(name)


def show(reader, text):
    """What stands before each of the four texts, in its line."""
    found = [re.search(f"(?m)^(.*){word}", text)[1].strip(" |\t") for _, word in ROWS]
    print("", reader, *found, sep=" | ")


for digits in ("thaiNumbers", "thaiLetters", "decimal"):
    name = digits + ".docx"
    write(name, digits)
    print(digits)
    show("python-docx", "\n".join(row.cells[0].text for row in docx.Document(name).tables[0].rows))
    show("kreuzberg", "\n".join(row[0] for row in extract_file_sync(name).tables[0].cells))
    show("docx2python", "\n".join(row[0][0] for row in docx2python.docx2python(name).body[0]))
    show("markitdown", MarkItDown().convert(name).markdown)
    html = mammoth.convert_to_html(name).value
    print(" | mammoth, lists that begin anew:", html.count("<ol><li>"))
    show("pandoc", pypandoc.convert_file(name, "plain"))
    subprocess.run(["soffice", f"-env:UserInstallation=file://{sys.argv[1]}/profile", "--headless", "--convert-to", "pdf", name],
                   check=True, capture_output=True)
    show("LibreOffice", subprocess.run(["pdftotext", "-layout", digits + ".pdf", "-"], check=True, capture_output=True, text=True).stdout)
PY
want='thaiNumbers
 | python-docx |  |  |  | 
 | kreuzberg |  |  |  | 
 | docx2python | -- | -- | -- | --
 | markitdown | 1. | * 1. | * 1. | 1.
 | mammoth, lists that begin anew: 4
 | pandoc | 1. | 9. | 10. | 2.
 | LibreOffice | 1. | 1.9 | 1.10 | 2.
thaiLetters
 | python-docx |  |  |  | 
 | kreuzberg |  |  |  | 
 | docx2python | -- | -- | -- | --
 | markitdown | 1. | * 1. | * 1. | 1.
 | mammoth, lists that begin anew: 4
 | pandoc | 1. | 9. | 10. | 2.
 | LibreOffice | ก. | ก.ฌ | ก.ญ | ข.
decimal
 | python-docx |  |  |  | 
 | kreuzberg |  |  |  | 
 | docx2python | 1) | 9) | 10) | 2)
 | markitdown | 1. | * 1. | * 1. | 1.
 | mammoth, lists that begin anew: 4
 | pandoc | 1. | 9. | 10. | 2.
 | LibreOffice | 1. | 1.9 | 1.10 | 2.'
cd "$tmp"
got=$(venv/bin/python run.py "$tmp")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
