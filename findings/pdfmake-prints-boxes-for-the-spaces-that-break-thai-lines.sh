#!/usr/bin/env bash
# Guess: pdfmake breaks lines at spaces only, so that one puts zero-width spaces (U+200B) between Thai words. They take no room, print
# nothing, and readers drop them or give them back.
# Truth: pdfmake 0.3.11 draws a glyph for each, and Sarabun of Google's fonts has none for U+200B: print shows a box between any two
#   words, and /ToUnicode calls it U+0000. pdfplumber 0.11.10, playa 1.1.0 and pypdf 7.1.1 give NUL, a character that databases
#   (PostgreSQL's text) refuse; pdftotext 22.12 makes four words of กองคลังรับเงิน. The lines break where they should.
# Seen: see `want` below; NUL as <00>.
# Why it matters: this advice is given wherever Thai is printed by pdfmake, and nearly all reports of web systems use these fonts. OCR of
#   such a page is no way out: it reads boxes as D, มี or ปี.
# Do: take glyph 0 of a font, where the file names no character for it, for what the font lacks; between Thai letters it is nothing,
#   elsewhere it may have been a figure. Who prints: take a font that has U+200B (Loma), or break lines oneself.
# Needs npm with Node.js 20 or later, and Debian's poppler-utils.
set -euo pipefail
for t in npm:npm pdftotext:poppler-utils python3:python3-venv; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pdfplumber==0.11.10 pdfminer.six==20260107 playa-pdf==1.1.0 \
  pypdfium2==5.15.2 pypdf==7.1.1
cd "$tmp"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund pdfmake@0.3.11 @expo-google-fonts/sarabun@0.4.1
cat >m.js <<'JS'
const fs = require("fs"), Printer = require("pdfmake/js/Printer").default, VFS = require("pdfmake/js/virtual-fs").default;
const URLResolver = require("pdfmake/js/URLResolver").default;
const font = "node_modules/@expo-google-fonts/sarabun/400Regular/Sarabun_400Regular.ttf";
const fonts = { T: { normal: font, bold: font, italics: font, bolditalics: font } };
const text = ["กอง", "คลัง", "รับ", "เงิน"].join("\u200b") + " 500 บาท";
new Printer(fonts, VFS, new URLResolver(VFS)).createPdfKitDocument({ content: [text], defaultStyle: { font: "T" } })
  .then((made) => { made.pipe(fs.createWriteStream("t.pdf")); made.end(); });
JS
node m.js
cat >read.py <<'PY'
import logging, subprocess

import pdfplumber, playa, pypdf, pypdfium2

logging.disable()
with playa.open("t.pdf") as document:
    texts = {"playa": "".join(glyph.text or "" for glyph in document.pages[0].glyphs)}
texts["pdfplumber"] = pdfplumber.open("t.pdf").pages[0].extract_text()
page = pypdfium2.PdfDocument("t.pdf")[0]
texts["pdfium"] = page.get_textpage().get_text_bounded()
texts["pypdf"] = pypdf.PdfReader("t.pdf").pages[0].extract_text()
texts["pdftotext"] = subprocess.run(["pdftotext", "-raw", "t.pdf", "-"], capture_output=True, text=True).stdout
for reader, text in texts.items():
    print(f"{reader}: {''.join(c if c >= ' ' else f'<{ord(c):02x}>' for c in text.strip())}")
PY
want='playa: กอง<00>คลัง<00>รับ<00>เงิน 500 บาท
pdfplumber: กอง<00>คลัง<00>รับ<00>เงิน 500 บาท
pdfium: กองคลังรับเงิน 500 บาท
pypdf: กอง<00>คลัง<00>รับ<00>เงิน 500 บาท
pdftotext: กอง คลัง รับ เงิน 500 บาท'
got=$(venv/bin/python read.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
