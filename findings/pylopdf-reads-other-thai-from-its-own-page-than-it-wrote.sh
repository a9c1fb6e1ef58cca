#!/usr/bin/env bash
# Guess: a library that writes PDF with a Thai font pack of its own makers, and reads PDF, reads back from its page what it wrote.
# Truth: pylopdf 0.15.0 with pylopdf-fonts-th 0.1.1 writes the shapes rightly, and beside them the text as ActualText, but maps glyphs to letters of other
#   words of the page, and its own get_text() takes that map: สำนัก (office) is สิ้นก, น้ำมัน (oil) นมัน, กำลังคน (staff) กำลังคน้ำ, ฎีกา (petition)
#   ฎีกู้า; ก็ loses its mark. What is lost depends on the words before it on the page: alone, สำนัก is right. oxidize-pdf 0.23.0, which takes
#   ActualText, has all as written; pdfium (pypdfium2 5.15.2) doubles some syllables; pdfplumber 0.11.10 has "(cid:9)" inside the words.
# Seen: see `want` below; one line a word group, all on one page; the last page has สำนัก alone.
# Why it matters: a test with one word passes. A report that was made with it is searched and read by machines as other words, while it looks right
#   on paper.
# Do: write each word group on a page of its own to test; read such files with a reader that takes ActualText.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pylopdf==0.15.0 pylopdf-fonts-th==0.1.1 oxidize-pdf==0.23.0 pypdfium2==5.15.2 pdfplumber==0.11.10

cat >"$tmp/run.py" <<'PY'
import pathlib
import warnings

import oxidize_pdf
import pdfplumber
import pylopdf
import pylopdf_fonts_th
import pypdfium2

FONT = str(next(pathlib.Path(pylopdf_fonts_th.__file__).parent.glob("NotoSansThai*.ttf")))
TEXTS = ["น้ำท่วมกำลังคน", "กู้ชีพกู้ภัย ฎีกา", "เด็ก ก็ เริ่ม", "สิ้นปี", "ทั้งสิ้น น้ำมัน สำนัก"]
warnings.simplefilter("ignore")


def write(name, texts):
    paper = pylopdf.Document()
    page = paper.new_page()
    for line, text in enumerate(texts):
        page.insert_text((72, 72 + 30 * line), text, fontfile=FONT, fontsize=14)
    paper.save(name)


def lines(text):
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


write("a.pdf", TEXTS)
with pdfplumber.open("a.pdf") as file:
    plumbed = lines(file.pages[0].extract_text())
print("written:", *TEXTS, sep=" | ")
print("pylopdf:", *lines(pylopdf.open("a.pdf")[0].get_text()), sep=" | ")
print("oxidize-pdf:", *lines("\n".join(oxidize_pdf.PdfReader.open("a.pdf").extract_text())), sep=" | ")
print("pdfium:", *lines(pypdfium2.PdfDocument("a.pdf")[0].get_textpage().get_text_range()), sep=" | ")
print("pdfplumber:", sum(text == read for text, read in zip(TEXTS, plumbed)), "of", len(TEXTS), "as written,", sum(line.count("(cid:") for line in plumbed) > 0)
write("b.pdf", ["สำนัก"])
print("alone:", *lines(pylopdf.open("b.pdf")[0].get_text()))
PY
want='written: | น้ำท่วมกำลังคน | กู้ชีพกู้ภัย ฎีกา | เด็ก ก็ เริ่ม | สิ้นปี | ทั้งสิ้น น้ำมัน สำนัก
pylopdf: | น้ำท่วมกำลังคน้ำ | กู้ชีพกู้ภัย ฎีกู้า | เด็ก ก เริ่ม | สิ้นปี | ทั้งสิ้น นมัน สิ้นก
oxidize-pdf: | น้ำท่วมกำลังคน | กู้ชีพกู้ภัย ฎีกา | เด็ก ก็ เริ่ม | สิ้นปี | ทั้งสิ้น น้ำมัน สำนัก
pdfium: | น้ำท่วมกำลังคน | กู้ชีพชี กู้ภัย ฎีกา | เด็ก ก็ เริ่มริ่ | สิ้นสิ้ ปี | ทั้งทั้ สิ้น สิ้ น้ำมัน สำนัก
pdfplumber: 0 of 5 as written, True
alone: สำนัก'
cd "$tmp"
got=$(venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
