#!/usr/bin/env bash
# Guess: d2md, which looks whether the text of a Thai PDF is damaged before it takes it, finds lost marks where there are some; a sound
#   list of names and amounts, with all its tone marks and vowels, goes through.
# Truth: d2md 0.1.2 asks for one thing: a ำ somewhere in a text of 400 Thai consonants and more. A list of places and people without it (three pages,
#   each mark in place) "needs OCR"; the same list with จำนวน in one cell is converted, and so would be a damaged one that kept
#   a single ำ. A file of which more than a tenth of the pages has under 20 characters (a last page with one row, a signature) "needs OCR" as well.
#   The command ends with an error for the file; with --ocr, by its code, such pages are read as pictures in place of their text.
# Seen: see `want` below; the PDF is LibreOffice 7.4.7's, the text pdfium's (5.15.2), right in all.
# Why it matters: lists of names are what has no ำ for pages, and OCR of Thai lacks digits and marks that the file has. Whether a
#   report is read from its text or its picture hangs on one word in it.
# Do: take "needs OCR" for a question: if each page has text and tone marks stand only over consonants, read it by pdfium oneself.
set -euo pipefail
for tool in soffice:libreoffice-writer-nogui fc-list:fontconfig python3:python3-venv; do
  command -v "${tool%%:*}" >/dev/null || { echo "needs ${tool%%:*} (Debian: ${tool##*:})" >&2; exit 1; }
done
[ -n "$(fc-list ':family=Garuda')" ] || { echo "needs the font Garuda (Debian: fonts-thai-tlwg)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check d2md==0.1.2 pypdfium2==5.15.2

cat >write.py <<'PY'
NAMES = ["นายสมชาย ใจดี", "นางปราณี มีสุข", "เทศบาลนครขอนแก่น", "องค์การบริหารส่วนจังหวัด", "หมู่ที่ ๕ บ้านป่าไม้", "ก่อสร้างถนนคอนกรีต"]
for name, lines, head in (("without-am", 60, "ราย"), ("with-am", 60, "จำนวน"), ("short-last-page", 3, "จำนวน")):
    rows = [f"<p>{head}</p>"] + [f"<p>{i} {NAMES[i % 6]} {i * 1000:,}.00</p>" for i in range(1, lines)]
    if name == "short-last-page":
        rows.append('<p style="page-break-before: always">นายกเทศมนตรี</p>')
    with open(name + ".html", "w") as page:
        page.write('<html><head><meta charset="utf-8"></head><body style="font-family: Garuda">' + "".join(rows) + "</body></html>")
PY
cat >look.py <<'PY'
import sys

import pypdfium2

pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(sys.argv[1])]
text = "".join(pages)
print(sys.argv[1], "pages of", *map(len, pages), "characters; ำ:", text.count("ำ"), "consonants:", sum("ก" <= c <= "ฮ" for c in text), "tone marks:", sum("่" <= c <= "๋" for c in text))
PY
venv/bin/python write.py
want='without-am.pdf pages of 737 778 388 characters; ำ: 0 consonants: 654 tone marks: 90
  refused: needs OCR
with-am.pdf pages of 739 778 388 characters; ำ: 1 consonants: 656 tone marks: 90
  converted
short-last-page.pdf pages of 61 12 characters; ำ: 1 consonants: 33 tone marks: 1
  refused: needs OCR'
got=$(
  for name in without-am with-am short-last-page; do
    soffice --headless "-env:UserInstallation=file://$tmp/profile" --infilter="HTML (StarWriter)" --convert-to pdf:writer_pdf_Export "$name.html" >/dev/null 2>&1
    venv/bin/python look.py "$name.pdf"
    if venv/bin/d2md "$name.pdf" -o out >log 2>&1; then echo "  converted"; else echo "  refused: $(grep -o 'needs OCR' log | head -1)"; fi
  done
)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
