#!/usr/bin/env bash
# Guess: font.name, font.size and bold of a run in python-docx are those that its text is printed in; if one of them fails on Thai, it fails
#   for all of the run.
# Truth: python-docx 1.2.0 writes what Word's format has for Latin text alone (w:sz, w:b, w:ascii), and a Thai letter or digit takes
#   w:szCs, w:bCs, w:cs. LibreOffice 7.4.7 (Debian 12) prints a run of Garuda, bold, 16 points, as Thai of 11 points in the
#   document's own font, not bold, and of the same run its points, commas, brackets and Latin digits in Garuda bold of 16: the amount ๑,๒๓๔.๕๐
#   has small digits and large points. run.bold and run.font.size say 16 and True, and mammoth 1.12.0 reads all of it as bold.
# Seen: see `want` below: each font and size with the characters that are printed in it.
# Why it matters: what is printed is not what was asked for (official letters have 16 points), and a reader of the PDF that cuts
#   words at a change of size or font, or takes small characters for notes, finds ๑ , ๒๓๔ . ๕๐ in parts. A total set bold is seen as bold in
#   the file, and not on paper.
# Do: set w:szCs, w:bCs and w:cs (OxmlElement) as well, or put them into the style; look at the print of one page.
set -euo pipefail
for tool in soffice:libreoffice-writer-nogui fc-list:fontconfig python3:python3-venv; do
  command -v "${tool%%:*}" >/dev/null || { echo "needs ${tool%%:*} (Debian: ${tool##*:})" >&2; exit 1; }
done
soffice --version | grep -q "^LibreOffice 7\.4\." || { echo "needs LibreOffice 7.4 (Debian 12)" >&2; exit 1; }
for font in Garuda Loma; do
  [ -n "$(fc-list ":family=$font")" ] || { echo "needs the font $font (Debian: fonts-thai-tlwg)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check python-docx==1.2.0 mammoth==1.12.0 pdfplumber==0.11.10 pdfminer.six==20260107

cat >write.py <<'PY'
import sys

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

document = docx.Document()
document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:cs"), "Loma")
run = document.add_paragraph().add_run("รวม ๑,๒๓๔.๕๐ (บาท) 500")
run.font.name, run.font.size, run.bold = "Garuda", Pt(16), True
if sys.argv[1] == "mended.docx":
    properties = run._r.get_or_add_rPr()
    properties.rFonts.set(qn("w:cs"), "Garuda")
    properties.insert_element_before(OxmlElement("w:bCs"), "w:sz")
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), "32")
    properties.append(size)
document.save(sys.argv[1])
print(sys.argv[1], "says", run.font.name, run.font.size.pt, run.bold)
PY
cat >read.py <<'PY'
import sys

import mammoth
import pdfplumber

name = sys.argv[1]
seen = {}
for char in pdfplumber.open(name + ".pdf").pages[0].chars:
    if not char["text"].isspace():
        seen.setdefault((char["fontname"].split("+")[1], round(char["size"], 1)), []).append(char["text"])
for (font, size), texts in sorted(seen.items()):
    print(" ", font, size, "".join(texts))
print("  mammoth:", mammoth.convert_to_html(open(name + ".docx", "rb")).value)
PY
want='plain.docx says Garuda 16.0 True
  Garuda-Bold 16.0 ,.()500
  Loma 11.0 รวม๑๒๓๔๕๐บาท
  mammoth: <p><strong>รวม ๑,๒๓๔.๕๐ (บาท) 500</strong></p>
mended.docx says Garuda 16.0 True
  Garuda-Bold 16.0 รวม๑,๒๓๔.๕๐(บาท)500
  mammoth: <p><strong>รวม ๑,๒๓๔.๕๐ (บาท) 500</strong></p>'
got=$(
  for name in plain mended; do
    venv/bin/python write.py "$name.docx"
    soffice --headless "-env:UserInstallation=file://$tmp/profile" --convert-to pdf "$name.docx" >/dev/null 2>&1
    venv/bin/python read.py "$name"
  done
)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
