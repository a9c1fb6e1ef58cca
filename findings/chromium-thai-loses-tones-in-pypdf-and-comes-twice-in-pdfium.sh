#!/usr/bin/env bash
# Guess: a Thai page that Chromium prints to PDF reads alike in each reader, but for spaces; which Thai font the page asks for makes no difference to the
#   text. pdfium, the reader in Chromium itself, has it right.
# Truth: Chromium 156 (Debian 12) gives the text of each glyph that the font has for a raised or lowered mark by /ActualText alone. pypdf 7.1.1 and
#   opendataloader-pdf 2.5.16 pass over it: in Loma each tone mark and ์ right on its consonant is gone, ค่าจ้าง (wages) is คาจาง and หน้า
#   (page) หนา (thickness), while ที่ and ขึ้น are whole; in Noto Sans Thai it is the other way round. In neither is any ญ above ู there. pdfium 5.15.2
#   takes /ActualText, and in Noto Sans Thai says syllables twice: จ้าจ้ง, มี.มีค., สัตสั ว์. In Loma it does so with
#   one word (ขึ้นขึ้). pdftotext 22.12 has all of it in both.
# Seen: see `want` below.
# Why it matters: web systems print their reports so, and pypdf and pdfium stand behind most tools. Amounts are whole, so a check of numbers passes, and
#   what is left is sound Thai of another meaning. The remedy for one font is wrong for the next.
# Do: read such files (Producer Skia/PDF) with one that takes /ActualText from its glyphs' places (pdftotext), and compare two readers word by word.
# Needs Debian's chromium, poppler-utils, fontconfig, fonts-thai-tlwg (Loma), fonts-noto-core, and Java 11 or later (default-jre-headless).
set -euo pipefail
for tool in python3:python3-venv chromium:chromium pdftotext:poppler-utils fc-list:fontconfig java:default-jre-headless; do
  command -v "${tool%%:*}" >/dev/null || { echo "needs ${tool%%:*} (Debian: ${tool##*:})" >&2; exit 1; }
done
for font in Loma "Noto Sans Thai"; do
  [ -n "$(fc-list ":family=$font")" ] || { echo "needs the font $font (Debian: fonts-thai-tlwg, fonts-noto-core)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check pypdf==7.1.1 pypdfium2==5.15.2 opendataloader-pdf==2.5.16
cat >read.py <<'PY'
import subprocess, sys

import opendataloader_pdf
import pypdf
import pypdfium2

opendataloader_pdf.convert(input_path="page.pdf", output_dir=".", format="text", quiet=True)
texts = {
    "pypdf": pypdf.PdfReader("page.pdf").pages[0].extract_text(),
    "opendataloader": open("page.txt", encoding="utf-8").read(),
    "pdfium": pypdfium2.PdfDocument("page.pdf")[0].get_textpage().get_text_range(),
    "pdftotext": subprocess.run(["pdftotext", "-raw", "page.pdf", "-"], capture_output=True, text=True, check=True).stdout,
}
print(f"{sys.argv[1]}:")
for reader, text in texts.items():
    print(reader, "|", " ".join(text.split()))
PY
print_page() { # font
  echo "<html lang=th><meta charset=utf-8><style>body { font: 14pt '$1' }</style>
<p>ค่าจ้าง หน้า บ้านหนองแก้ว<p>ที่ดิน เพิ่มขึ้น ๑,๕๐๐ บาท<p>15 มี.ค. 67 หมู่ที่ 5 สัตว์ กตัญญู" >page.html
  chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update \
    --disable-sync --disable-quic --no-pdf-header-footer "--user-data-dir=$tmp/profile" "--print-to-pdf=$tmp/page.pdf" \
    "file://$tmp/page.html" >/dev/null 2>&1
  venv/bin/python read.py "$1"
}
want='Loma:
pypdf | คาจาง หนา บานหนองแกว ที่ดิน เพิ่มขึ้น ๑,๕๐๐ บาท 15 มี.ค. 67 หมูที่ 5 สัตว กตัญู
opendataloader | คาจาง หนา บานหนองแกว ที่ดิน เพิ่มขึ้น ๑,๕๐๐ บาท 15 มี.ค. 67 หมูที่ 5 สัตว กตัญู
pdfium | ค่าจ้าง หน้า บ้านหนองแก้ว ที่ดิน เพิ่มขึ้นขึ้ ๑,๕๐๐ บาท 15 มี.ค. 67 หมู่ที่ 5 สัตว์ กตัญญู
pdftotext | ค่าจ้าง หน้า บ้านหนองแก้ว ที่ดิน เพิ่มขึ้น ๑,๕๐๐ บาท 15 มี.ค. 67 หมู่ที่ 5 สัตว์ กตัญญู
Noto Sans Thai:
pypdf | ค่าจ้าง หน้า บ้านหนองแก้ว ทีดิน เพิมขึน ๑ , ๕๐๐ บาท 15 มี . ค . 67 หมู่ที 5 สัตว์ กตัญู
opendataloader | ค่าจ้าง หน้า บ้านหนองแก้ว ที ดิน เพิมขึ น ๑,๕๐๐ บาท 15 มี.ค. 67 หมู่ที 5 สัตว์ กตัญ ู
pdfium | ค่าจ้าจ้ง หน้าน้ บ้าบ้นหนองแก้ว ที่ดินดิ เพิ่มพิ่ ขึ้นขึ้ ๑,๕๐๐ บาท 15 มี.มีค. 67 หมู่ที่มู่ ที่ 5 สัตสั ว์ กตัญญู
pdftotext | ค่าจ้าง หน้า บ้านหนองแก้ว ที่ดิน เพิ่มขึ้น ๑,๕๐๐ บาท 15 มี.ค. 67 หมู่ที่ 5 สัตว์ กตัญญู'
got=$(print_page Loma; print_page "Noto Sans Thai")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
