#!/usr/bin/env bash
# Guess: a PDF whose page shows Thai rightly, made with a font that has all letters, gives the same words as text; new producers in Rust that shape with
#   the same libraries do it alike.
# Truth: both ironpress 1.7.0 and typst 0.15.2 give a glyph the text of the first cluster that it stood in, and the marks of that cluster none. Once ข้าว
#   has been set, ขาว is ข้าว; once นา has, น้ำเค็ม is นาเค็ม. typst adds an ActualText to each cluster that differs: pypdfium2 5.15.2 and
#   pdftotext are right, pypdf 7.1.1 and pdfplumber 0.11.10 pass it over. ironpress adds none: all readers are wrong; pdftotext drops marks
#   without a sign, the others set a character for each that is no letter (its number in the font).
# Seen: see `want` below (what is not printable is "?", a space within a word "_"; a word in two has a line break for its mark). Checked with poppler 22.12.
# Why it matters: the page looks right, and a search for น้ำเค็ม finds nothing while one for นาเค็ม finds two places; ร้อยบาท (a hundred baht) becomes
#   รอยบาท. The same word is right in one report and wrong in the next, by what stood before it.
# Do: compare a page's text with OCR of its picture before trusting it; for typst, read with pdfium or poppler.
# Needs Debian's poppler-utils, fontconfig and fonts-thai-tlwg (font Loma).
set -euo pipefail
for tool in python3 fc-list pdftotext; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: python3-venv, fontconfig, poppler-utils)" >&2; exit 1; }
done
font=$(fc-list ':family=Loma:style=Regular' -f '%{file}\n' | sed -n 1p)
[ -n "$font" ] || { echo "needs the font Loma (Debian: fonts-thai-tlwg)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check ironpress==1.7.0 typst==0.15.2 pypdf==7.1.1 pypdfium2==5.15.2 pdfplumber==0.11.10

cat >"$tmp/run.py" <<'PY'
import re
import subprocess
import sys
from pathlib import Path

import ironpress
import pdfplumber
import pypdf
import pypdfium2
import typst

WORDS = ["นาเค็ม", "น้ำเค็ม", "ข้าวเก่า", "ผ้าขาว", "รอยบาท", "ร้อยบาท", "ป่าช้า", "ปาช้า"]
font = Path(sys.argv[1])
style = f'@font-face {{font-family: Loma; src: url("{font}")}} p {{font-family: Loma}}'
page = f'<html><head><meta charset="utf-8"><style>{style}</style></head><body>' + "".join(f"<p>{word}</p>" for word in WORDS)
Path("ironpress.pdf").write_bytes(ironpress.html_to_pdf(page + "</body></html>"))
Path("a.typ").write_text('#set text(font: "Loma")\n' + "\n\n".join(WORDS), encoding="utf-8")
typst.compile("a.typ", "typst.pdf", font_paths=[str(font.parent)])

READERS = {
    "pdftotext": lambda name: subprocess.run(["pdftotext", name, "-"], capture_output=True, encoding="utf-8", check=True).stdout,
    "pypdfium2": lambda name: pypdfium2.PdfDocument(name)[0].get_textpage().get_text_range(),
    "pypdf": lambda name: pypdf.PdfReader(name).pages[0].extract_text(),
    "pdfplumber": lambda name: re.sub(r"\(cid:\d+\)", "\x01", pdfplumber.open(name).pages[0].extract_text()),
}
print("written:", *WORDS)
for maker in ("ironpress", "typst"):
    for reader, read in READERS.items():
        found = [line.strip(" \r\f") for line in read(f"{maker}.pdf").split("\n") if line.strip()]
        print(f"{maker}, {reader}:", *(re.sub(r"[\x00-\x1f]", "?", word).replace(" ", "_") for word in found))
PY
want='written: นาเค็ม น้ำเค็ม ข้าวเก่า ผ้าขาว รอยบาท ร้อยบาท ป่าช้า ปาช้า
ironpress, pdftotext: นาเค็ม นาเค็ม ข้าวเก่า ผ้าข้าว รอยบาท รอยบาท ป่าช้า ป่าช้า
ironpress, pypdfium2: นาเค็?ม น??าเค็?ม ข้?าวเก่?า ผ้?าข้าว รอยบาท ร?อยบาท ป่?าช้?า ป่าช้?า
ironpress, pypdf: นาเค็?ม น??าเค็?ม ข้?าวเก่?า ผ้?าข้าว รอยบาท ร?อยบาท ป่?าช้?า ป่าช้?า
ironpress, pdfplumber: นาเค็?ม น??าเค็?ม ข้?าวเก่?า ผ้?าข้าว รอยบาท ร?อยบาท ป่?าช้?า ป่าช้?า
typst, pdftotext: นาเค็ม น้ำเค็ม ข้าวเก่า ผ้าขาว รอยบาท ร้อยบาท ป่าช้า ปาช้า
typst, pypdfium2: นาเค็ม น้ำเค็ม ข้าวเก่า ผ้าขาว รอยบาท ร้อยบาท ป่าช้า ปาช้า
typst, pypdf: นาเค็?ม น??าเค็?ม ข้ าวเก่?า ผ้ าข้าว รอยบาท ร อยบาท ป่?าช้ า ป่าช้ า
typst, pdfplumber: นาเค็ม? น??าเค็ม? ข้า?_วเก่?า ผ้?าข้าว รอยบาท รอ?_ยบาท ป่?าช้า? ป่าช้า?'
cd "$tmp"
got=$(venv/bin/python run.py "$font")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
