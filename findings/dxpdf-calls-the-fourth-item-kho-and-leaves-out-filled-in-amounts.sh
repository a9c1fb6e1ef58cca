#!/usr/bin/env bash
# Guess: a converter of .docx to PDF that knows Thai numbering letters its items as Word does: ก ข ค ง จ; what a form's field holds is printed.
# Truth: dxpdf 0.8.1 counts through the code chart: ก ข ฃ ค ฅ ฆ ง, with ฃ and ฅ, which no Thai text has used for a century. From the third item on every
#   letter is another than Word's (ECMA-376, thaiLetters: U+0E01, 0E02, 0E04, 0E07 to 0E23 ...): Word's ค is the third, dxpdf's the fourth, Word's ง the
#   fourth, dxpdf's the seventh. Counting in words (thaiCounting, bahtText) becomes 1, 2, 3; thaiNumbers are right. Text in a content
#   control within a line is left out of the page; a controlled cell is printed. There is no warning.
# Seen: see `want` below.
# Why it matters: "as in item ค" then points to the next measure, in words that look right; and the amount that an office typed into the form's field
#   is a blank on the published page, while the .docx shows it.
# Do: let LibreOffice make the PDF (its letters are ก ข ค ง), but it prints thaiNumbers as 1, 2, 3; look at the third item of each list; count w:sdt in
#   document.xml.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check dxpdf==0.8.1 python-docx==1.2.0 pypdfium2==5.15.2

cat >"$tmp/run.py" <<'PY'
import docx
import dxpdf
import pypdfium2
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

NAMES = nsdecls("w")


def numbered(kind, count):
    paper = docx.Document()
    numbering = paper.part.numbering_part.element
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>'
    numbering.insert(0, parse_xml(f'<w:abstractNum {NAMES} w:abstractNumId="90"><w:multiLevelType w:val="singleLevel"/>{level}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {NAMES} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for item in range(1, count + 1):
        place = f'<w:numPr {NAMES}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'
        paper.add_paragraph(f"item{item}")._p.get_or_add_pPr().append(parse_xml(place))
    return paper


def printed(paper):
    paper.save("a.docx")
    dxpdf.convert_file("a.docx", "a.pdf")
    lines = pypdfium2.PdfDocument("a.pdf")[0].get_textpage().get_text_range().split("\r\n")
    return [" ".join(line.split()) for line in lines if line.strip()]


for kind in ("thaiLetters", "thaiNumbers", "thaiCounting", "bahtText"):
    print(f"{kind}:", *(line.split("item")[0].strip(" .") for line in printed(numbered(kind, 8))))

paper = docx.Document()
line = paper.add_paragraph("budget ")
line._p.append(parse_xml(f"<w:sdt {NAMES}><w:sdtPr/><w:sdtContent><w:r><w:t>45,000</w:t></w:r></w:sdtContent></w:sdt>"))
line.add_run(" baht")
table = paper.add_table(1, 2)
table.cell(0, 0).text, table.cell(0, 1).text = "cell", "7,000"
cell = table.cell(0, 1)._tc
control = parse_xml(f"<w:sdt {NAMES}><w:sdtPr/><w:sdtContent/></w:sdt>")
cell.addprevious(control)
control[1].append(cell)
print("form:", *printed(paper), sep=" | ")
PY
want='thaiLetters: ก ข ฃ ค ฅ ฆ ง จ
thaiNumbers: ๑ ๒ ๓ ๔ ๕ ๖ ๗ ๘
thaiCounting: 1 2 3 4 5 6 7 8
bahtText: 1 2 3 4 5 6 7 8
form: | budget baht | cell 7,000'
cd "$tmp"
got=$(venv/bin/python run.py 2>/dev/null)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
