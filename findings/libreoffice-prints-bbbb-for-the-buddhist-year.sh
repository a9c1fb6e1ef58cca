#!/usr/bin/env bash
# Guess: LibreOffice, which knows Thai calendars and digits, shows an Office file's Thai codes as Excel and Word do; where not,
# the common-era year.
# Truth: LibreOffice 7.4.7 (Debian 12), headless:
#   Excel's code for the Buddhist year, bbbb, is taken for a text: 1 Oct bbbb, and saved again as the text "bbbb"; the code t
#   for Thai digits is a text too: t45,200.
#   A language given by name, as [$-th-TH] or [$-en-US], loses the whole format: a date is shown and saved as the number 45200.
#   [$-107041E] is understood: 1 ต.ค. 66.
#   Word's list numbers thaiNumbers (๑. ๒.) and thaiCounting are printed as 1. 2.; thaiLetters (ก. ข.) are right.
# Seen: see `want` below.
# Why it matters: LibreOffice is how servers turn Office files of Thai bodies into PDF, HTML and CSV. A reader of that PDF finds
#   no year at all, a date as a five-digit amount, and "ข้อ ๒" in the text with no ๒ in the list.
# Do: read dates and list labels from the Office file itself (openpyxl 3.1.5 gives 2023-10-01 for all four dates here); take "bbbb" beside a month, and integers about 45,000 in a date column, for this damage.
set -euo pipefail
for tool in python3 soffice; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: python3-venv, libreoffice-calc-nogui, libreoffice-writer-nogui)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check xlsxwriter==3.3.1 openpyxl==3.1.5 python-docx==1.2.0 lxml==6.1.3

cat >"$tmp/make.py" <<'PY'
import docx, xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

CODES = ["[$-107041E]d mmm yy", "d mmm bbbb", "[$-th-TH]d mmm yyyy", "[$-en-US]d mmm yyyy", "t#,##0"]
book = xlsxwriter.Workbook("book.xlsx")
sheet = book.add_worksheet()
for row, code in enumerate(CODES):
    sheet.write_string(row, 0, code)
    sheet.write_number(row, 1, 45200, book.add_format({"num_format": code}))  # 45200 is 1 October 2023
book.close()
paper = docx.Document()
lists = paper.part.numbering_part.element
for number, kind in enumerate(["thaiLetters", "thaiNumbers", "thaiCounting"], 90):
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1."/></w:lvl>'
    lists.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{level}</w:abstractNum>'))
    lists.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    for _ in range(2):
        style = paper.add_paragraph(kind)._p.get_or_add_pPr()
        style.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'))
paper.save("paper.docx")
PY
cat >"$tmp/show.py" <<'PY'
import lxml.html, openpyxl

for row in lxml.html.parse("out/book.html").iter("tr"):
    print(*(" ".join(cell.text_content().split()) for cell in row), sep=" | ")
print({f"{cell.value:%Y-%m-%d}" for cell in openpyxl.load_workbook("book.xlsx").active["B"][:4]})
print([cell.number_format for cell in openpyxl.load_workbook("out/book.xlsx").active["B"]])
print([" ".join(line.split()) for line in open("out/paper.txt", encoding="utf-8-sig")])
PY
want="[\$-107041E]d mmm yy | 1 ต.ค. 66
d mmm bbbb | 1 Oct bbbb
[\$-th-TH]d mmm yyyy | 45200
[\$-en-US]d mmm yyyy | 45200
t#,##0 | t45,200
{'2023-10-01'}
['[\$-107041E]d\\\\ mmm\\\\ yy', 'd\\\\ mmm\" bbbb\"', 'General', 'General', '\\\\t#,##0']
['ก. thaiLetters', 'ข. thaiLetters', '1. thaiNumbers', '2. thaiNumbers', '1. thaiCounting', '2. thaiCounting']"
cd "$tmp"
venv/bin/python make.py
office() { soffice -env:UserInstallation="file://$tmp/profile" --headless --convert-to "$1" --outdir out "$2" >/dev/null 2>&1; }
office html book.xlsx
office xlsx book.xlsx
office "txt:Text (encoded):UTF8" paper.docx
got=$(venv/bin/python show.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" "(with $(soffice --version))" >&2; exit 1; }
