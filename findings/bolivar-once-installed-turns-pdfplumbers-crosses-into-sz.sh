#!/usr/bin/env bash
# Guess: a package that is installed beside pdfplumber, but that no program imports, leaves what pdfplumber reads as it is.
# Truth: the wheel of bolivar 2.2.1 (PyPI, a reader of PDF in Rust) holds folders named pdfplumber and pdfminer, and a .pth file: pip writes them over those
#   of pdfplumber 0.11.10 and pdfminer.six without a word, and each start of Python loads it. The module then calls itself 0.11.8 while pip still
#   lists 0.11.10. What it reads is mostly the same, but the ticks and crosses of Wingdings, U+F0FC and U+F0FB by the font's own map, are
#   "(cid:252)" and "ß", the German letter, and names are missing: pdfminer.pdfdocument has no PDFPasswordIncorrect. After pip uninstall bolivar
#   there is no pdfplumber any more, though pip lists it.
# Seen: see `want` below; the same script, before and after pip install, and after pip uninstall.
# Why it matters: ticks for done, crosses for not done are the content of an activity calendar. A program that knows U+F0FC finds no tick any more, on the
#   machine where somebody tried another reader, and finds all of them elsewhere.
# Do: compare pdfplumber.__version__ with what pip lists; give readers an environment of their own; after the uninstall install pdfplumber
#   and pdfminer.six anew, with --force-reinstall.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pdfplumber==0.11.10 pdfminer.six==20260107

cat >"$tmp/write.py" <<'PY'
"""Write a page with a ruled table: a number, a tick or a cross of Wingdings, and a text."""
CMAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange "
    b"2 beginbfchar <FC> <F0FC> <FB> <F0FB> endbfchar endcmap end end"
)
content = []
for row, (number, mark, text) in enumerate([("1", "FC", "done 2566"), ("2", "FB", "none 2567")]):
    bottom = 700 - 30 * row
    for left, width in ((50, 50), (100, 50), (150, 150)):
        content.append(f"{left} {bottom} {width} 30 re S")
    content.append(f"BT /T 12 Tf 60 {bottom + 10} Td ({number}) Tj ET BT /W 12 Tf 110 {bottom + 10} Td <{mark}> Tj ET")
    content.append(f"BT /T 12 Tf 160 {bottom + 10} Td ({text}) Tj ET")
page = "\n".join(content).encode()
parts = [
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</T 5 0 R/W 6 0 R>>>>>>",
    b"<</Length %d>>\nstream\n%s\nendstream" % (len(page), page),
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    b"<</Type/Font/Subtype/TrueType/BaseFont/Wingdings-Regular/FirstChar 251/LastChar 252/Widths[600 600]/FontDescriptor 7 0 R/ToUnicode 8 0 R>>",
    b"<</Type/FontDescriptor/FontName/Wingdings-Regular/Flags 4/FontBBox[0 -211 1359 898]/ItalicAngle 0/Ascent 898/Descent -211/StemV 80>>",
    b"<</Length %d>>\nstream\n%s\nendstream" % (len(CMAP), CMAP),
]
data, places = b"%PDF-1.7\n", []
for number, part in enumerate(parts, 1):
    places.append(len(data))
    data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
start = len(data)
data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
data += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, start)
with open("a.pdf", "wb") as file:
    file.write(data)
PY
cat >"$tmp/run.py" <<'PY'
import importlib.metadata
import sys

print("listed:", importlib.metadata.version("pdfplumber"), "| bolivar loaded:", "bolivar" in sys.modules, end=" | ")
try:
    import pdfplumber

    with pdfplumber.open("a.pdf") as file:
        print(pdfplumber.__version__, ascii(file.pages[0].extract_table()).replace("'", ""), end=" | ")
    import pdfminer.pdfdocument

    print("PDFPasswordIncorrect:", hasattr(pdfminer.pdfdocument, "PDFPasswordIncorrect"))
except (ImportError, AttributeError) as error:
    print(type(error).__name__)
PY
want='listed: 0.11.10 | bolivar loaded: False | 0.11.10 [[1, \uf0fc, done 2566], [2, \uf0fb, none 2567]] | PDFPasswordIncorrect: True
listed: 0.11.10 | bolivar loaded: True | 0.11.8 [[1, (cid:252), done 2566], [2, \xdf, none 2567]] | PDFPasswordIncorrect: False
listed: 0.11.10 | bolivar loaded: False | ModuleNotFoundError'
cd "$tmp"
venv/bin/python write.py
got=$(
  venv/bin/python run.py
  venv/bin/pip install -q --disable-pip-version-check bolivar==2.2.1 >&2
  venv/bin/python run.py
  venv/bin/pip uninstall -q -y --disable-pip-version-check bolivar >&2
  venv/bin/python run.py
)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
