#!/usr/bin/env bash
# Guess: wkhtmltopdf is a browser engine: the Thai of its PDFs reads as that of Chromium's. At worst marks are out of order, and a
# newer font (Noto) is better for it than an old one.
# Truth: wkhtmltopdf 0.12.6 (Debian 12, Qt 5.15): with Noto Sans Thai a tone mark above a vowel (ที่, เพิ่ม, ขึ้น) is a raised glyph that
#   has no entry in /ToUnicode. pdfium 5.15, pypdf 7.1.1 and playa 1.1.0 take its code, its number in order of first use, for
#   the character: behind some 48 other glyphs a digit. หมู่ที่ 5 is "หมู่ที3 5", เพิ่มขึ้น 500 "เพิ3มขึ7น 500". pdfplumber 0.11.10
#   gives "(cid:51)", pdf_oxide 0.3.78 and pdftotext 22.12 nothing: ที 5. With Loma no digit comes, but ู and its
#   tone mark change places, the mark as private U+F70B, and ำ is two characters.
# Seen: see `want` below; private characters as <f70b>, ำ in two as ํา.
# Why it matters: many web systems in PHP and Odoo print by wkhtmltopdf. ที่ and พื้นที่ stand before numbers by their nature (หมู่ที่ 5,
#   ครั้งที่ 2), and the digit is the same throughout a file, so that it looks like print.
# Do: take what /ToUnicode leaves open for unknown, never for its code (pdfminer's "(cid:"), and look at the print: behind ิ ี ึ ื it is a
#   tone mark. Put a mark that stands before ุ or ู behind it.
# Needs Debian's wkhtmltopdf, poppler-utils, fontconfig, fonts-thai-tlwg (Loma) and fonts-noto-core.
set -euo pipefail
for t in wkhtmltopdf:wkhtmltopdf pdftotext:poppler-utils fc-list:fontconfig python3:python3-venv; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}" >&2; exit 1; }
done
for family in Loma "Noto Sans Thai"; do
  [ -n "$(fc-list ":family=$family:fontformat=TrueType")" ] || { echo "install Debian's fonts-thai-tlwg and fonts-noto-core" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pdfplumber==0.11.10 pdfminer.six==20260107 playa-pdf==1.1.0 \
  pypdfium2==5.15.2 pypdf==7.1.1 pdf_oxide==0.3.78
cat >"$tmp/read.py" <<'PY'
import logging, re, subprocess

import pdf_oxide, pdfplumber, playa, pypdf, pypdfium2

logging.disable()


def texts(path):
    yield "pdfplumber", pdfplumber.open(path).pages[0].extract_text()
    yield "pdfium", pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded()
    yield "pypdf", pypdf.PdfReader(path).pages[0].extract_text()
    with playa.open(path) as document:
        yield "playa", document.pages[0].extract_text()
    yield "pdf_oxide", pdf_oxide.PdfDocument(path).extract_text(0)
    yield "pdftotext", subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True).stdout


def shown(text):
    text = re.sub("[\ue000-\uf8ff]", lambda match: f"<{ord(match[0]):x}>", text)
    return " ".join(text[text.index("หม") :].split())


for font in ("Noto Sans Thai", "Loma"):
    for reader, text in texts(f"{font}.pdf"):
        print(f"{font}, {reader}: {shown(text)}")
PY
want='Noto Sans Thai, pdfplumber: หมูท่ ี(cid:51) 5 เพมิ(cid:51) ข(cid:55)นึ 500 ผนู้ าํ 2
Noto Sans Thai, pdfium: หมูท่ ี3 5 เพมิ3 ข7นึ 500 ผนู้ าํ 2
Noto Sans Thai, pypdf: หมู่ที3 5 เพิ3มขึ7น 500 ผู้นํา 2
Noto Sans Thai, playa: หมู่ที3 5 เพิ 3มขึ7น 500 ผู้นํา 2
Noto Sans Thai, pdf_oxide: หมูท่ี 5 เพมิขนึ 500 ผนู้าํ 2
Noto Sans Thai, pdftotext: หมู่ที 5 เพิมขึน 500 ผู้นํา 2
Loma, pdfplumber: หม<f70a>ูที่ 5 เพ่ิมขึน้ 500 ผ<f70b>ูนํา 2
Loma, pdfium: หม<f70a>ูที่ 5 เพ่ิมขึน้ 500 ผ<f70b>ูนํา 2
Loma, pypdf: หม<f70a>ูที่ 5 เพิ่มขึ้น 500 ผ<f70b>ูนํา 2
Loma, playa: หม<f70a>ูที่ 5 เพิ่มขึ้น 500 ผ<f70b>ูนํ า 2
Loma, pdf_oxide: หม<f70a>ูที่ 5 เพ่ิมขึน้ 500 ผ<f70b>ูนํา 2
Loma, pdftotext: หม<f70a>ูที่ 5 เพิ่มขึ้น 500 ผ<f70b>ูนํา 2'
cd "$tmp"
mkdir -m 700 run
for font in "Noto Sans Thai" Loma; do
  cat >t.html <<E
<html><head><meta charset="utf-8"><title>รายงาน</title><style>body { font: 14pt "$font" } td { border: 1px solid }</style></head><body>
<p>เทศบาลเมืองพุทธชัยศรีวัฒนา จังหวัดอุบลฯ ปี ๒๕๖๖</p><p>แผนงานกอง ไตรมาส ๑ ๓ ๔ ใช้โดยเฉพาะฝ่ายคลัง</p>
<table><tr><td>หมู่ที่</td><td>5</td></tr><tr><td>เพิ่มขึ้น</td><td>500</td></tr><tr><td>ผู้นำ</td><td>2</td></tr></table></body></html>
E
  QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR="$tmp/run" wkhtmltopdf -q --disable-javascript t.html "$font.pdf" >/dev/null 2>&1
done
got=$(venv/bin/python read.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" "(with $(wkhtmltopdf --version))" >&2; exit 1; }
