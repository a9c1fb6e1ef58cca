#!/usr/bin/env bash
# Guess: fpdf2's text shaping, which its manual recommends for Thai, changes how marks are set, not what the text says; a glyph
# that the file gives no text for reads as nothing, or as a sign that all know for "unknown".
# Truth: fpdf2 2.8.9 (uharfbuzz 0.57.0) writes the second half of a shaped sara am (ำ) as a glyph of its own without an entry in
#   /ToUnicode. pdfium 5.15, pypdf 7.1.1 and playa 1.1.0 then take the glyph's code for the character. fpdf2 counts codes in
#   the order in which glyphs are first used, so where the first ำ of a file follows some 48 to 56 other glyphs, a title and
#   a sentence, its half is a digit behind every ำ of the file: ประจำ beside 5 is "ประจำ3 5". Earlier it is a control
#   character or a sign ("น้ำ!"), later a letter. pdfplumber 0.11.10 gives (cid:51), whose digits are a number, too;
#   pdf_oxide 0.3.78 ำา; pdftotext 22.12 nothing. Without shaping all read rightly.
# Seen: see `want` below, for the line ซ่อมประจำ | 5.
# Why it matters: quantities stand behind words with ำ all the time (จำนวน, ประจำ, ทำ, น้ำ), and a wrong digit looks like a right
#   one; it is the same digit throughout the file, another one after an edit of the title.
# Do: ask the font, not the reader's text, whether a glyph has a text (pdfminer's "(cid:"); a glyph without one behind ำ is its
#   second half, and nothing is lost if it is dropped. Who writes: leave shaping off for Thai in fpdf2.
# Needs Debian's poppler-utils, fontconfig and fonts-thai-tlwg (font Loma).
set -euo pipefail
for t in pdftotext:poppler-utils fc-list:fontconfig python3:python3-venv; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}" >&2; exit 1; }
done
font=$(fc-list ':family=Loma:style=Regular' -f '%{file}\n' | sed -n 1p)
[ -n "$font" ] || { echo "install Debian's fonts-thai-tlwg" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check fpdf2==2.8.9 uharfbuzz==0.57.0 fonttools==4.68.0 \
  pdfplumber==0.11.10 pdfminer.six==20260107 playa-pdf==1.1.0 pypdfium2==5.15.2 pypdf==7.1.1 pdf_oxide==0.3.78
cat >"$tmp/run.py" <<'PY'
import logging, re, subprocess, sys

import fpdf, pdf_oxide, pdfplumber, playa, pypdf, pypdfium2

logging.disable()
TITLES = [
    "เทศบาลเมืองพุทธชัยศรีวัฒนา จังหวัดอุบลฯ ปี ๒๕๖๖",
    "แผนป้องกันการทุจริต ไตรมาสที่ ๑ ๓ ๔ ใช้โดยเฉพาะฝ่ายช่าง",
]
for titles in ([], TITLES):
    for shaping in (False, True):
        paper = fpdf.FPDF(unit="pt", format=(500, 200))
        paper.add_page()
        paper.add_font("Loma", fname=sys.argv[1])
        paper.set_font("Loma", size=14)
        paper.set_text_shaping(shaping)
        for title in titles:
            paper.cell(400, 24, title, new_x="LMARGIN", new_y="NEXT")
        paper.cell(100, 24, "ซ่อมประจำ", border=1)
        paper.cell(60, 24, "5", border=1)
        paper.output("t.pdf")
        reads = {"pdfplumber": pdfplumber.open("t.pdf").pages[0].extract_text()}
        reads["pdfium"] = pypdfium2.PdfDocument("t.pdf")[0].get_textpage().get_text_bounded()
        with playa.open("t.pdf") as document:
            reads["playa"] = document.pages[0].extract_text()
        reads["pypdf"] = pypdf.PdfReader("t.pdf").pages[0].extract_text()
        reads["pdf_oxide"] = pdf_oxide.PdfDocument("t.pdf").extract_text(0)
        reads["pdftotext"] = subprocess.run(["pdftotext", "-layout", "t.pdf", "-"], capture_output=True, text=True).stdout
        print("shaped" if shaping else "unshaped", "below titles" if titles else "alone")
        for reader, text in reads.items():
            row = text[text.index("ซ่อม") :].replace("\r", "").strip("\n\f")
            row = re.sub("[ ]+", " ", row)
            print(f"  {reader}: {''.join(c if c >= ' ' else f'<{ord(c):02x}>' for c in row)}")
PY
want='unshaped alone
  pdfplumber: ซ่อมประจำ 5
  pdfium: ซ่อมประจำ 5
  playa: ซ่อมประจำ 5
  pypdf: ซ่อมประจำ 5
  pdf_oxide: ซ่อมประจำ 5
  pdftotext: ซ่อมประจำ 5
shaped alone
  pdfplumber: ซ่อมประจำ(cid:10) 5
  pdfium: ซ่อมประจำ<0a> 5
  playa: ซ่อมประจำ<0a> 5
  pypdf: ซ่อมประจำ<0a> 5
  pdf_oxide: ซ่อมประจำา 5
  pdftotext: ซ่อมประจำ 5
unshaped below titles
  pdfplumber: ซ่อมประจำ 5
  pdfium: ซ่อมประจำ 5
  playa: ซ่อมประจำ 5
  pypdf: ซ่อมประจำ 5
  pdf_oxide: ซ่อมประจำ 5
  pdftotext: ซ่อมประจำ 5
shaped below titles
  pdfplumber: ซ่อมประจำ(cid:51) 5
  pdfium: ซ่อมประจำ3 5
  playa: ซ่อมประจำ3 5
  pypdf: ซ่อมประจำ3 5
  pdf_oxide: ซ่อมประจำา 5
  pdftotext: ซ่อมประจำ 5'
cd "$tmp"
got=$(venv/bin/python run.py "$font")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
