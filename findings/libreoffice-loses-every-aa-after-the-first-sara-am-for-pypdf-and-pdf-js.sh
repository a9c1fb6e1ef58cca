#!/usr/bin/env bash
# Guess: a PDF that LibreOffice prints from Thai text says each letter in its fonts' ToUnicode tables; readers differ in spaces and in the
#   order of marks, not in letters; pypdf and pdf.js give the same.
# Truth: LibreOffice 7.4.7 (Debian 12, font Loma) gives a glyph the text that it first met it for. Where the first า of a file is the second half of
#   a ำ, its glyph has no text from then on: รายการ is ร<03>ยก<03>ร. Where the raised ่ was met in ปู่ first, it is ู: ค่าจ้าง is คู<03>จ้<03>ง, ป่า
#   is ปู<03>. With the same words in the other order those are right, and ปู่ is ป่่, ลำดับ is ลำาดับ. The right text stands beside it as
#   /ActualText, which pdfium 5.15 and pdftotext 22.12 take, and pypdf 7.1.1, pdf.js (unpdf 1.8.1) and pdf2json 4.1.0 (which gives the
#   lines from the bottom up, too) do not. Nobody warns.
# Seen: see `want` below; control characters as <03>.
# Why it matters: ลำดับ ("no.") and จำนวน (number) stand first in most tables. Most terminals and browsers show nothing for U+0003, or a
#   space; ค่า (cost) as คู (pair) is a word, and a file passes or fails by its first line.
# Do: read LibreOffice's PDFs (see Producer) by pdfium or pdftotext; take a control character in Thai text for a lost า and the page for
#   unread; compare two readers that do and do not honour ActualText.
set -euo pipefail
for tool in soffice:libreoffice-writer-nogui fc-list:fontconfig npm:npm node:nodejs pdftotext:poppler-utils python3:python3-venv; do
  command -v "${tool%%:*}" >/dev/null || { echo "needs ${tool%%:*} (Debian: ${tool##*:})" >&2; exit 1; }
done
soffice --version | grep -q "^LibreOffice 7\.4\." || { echo "needs LibreOffice 7.4 (Debian 12)" >&2; exit 1; }
[ -n "$(fc-list ':family=Loma')" ] || { echo "needs the font Loma (Debian: fonts-thai-tlwg)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check python-docx==1.2.0 pypdf==7.1.1 pypdfium2==5.15.0
npm install --silent --no-fund --no-audit unpdf@1.8.1 pdf2json@4.1.0 >/dev/null

cat >write.py <<'PY'
import sys

import docx
from docx.oxml.ns import qn

document = docx.Document()
normal = document.styles["Normal"]
normal.font.name = "Loma"
normal.element.rPr.rFonts.set(qn("w:cs"), "Loma")
for line in sys.argv[2:]:
    document.add_paragraph(line)
document.save(sys.argv[1])
PY
page() { # name, lines: a page of Writer with these lines
  local name=$1
  shift
  venv/bin/python write.py "$name.docx" "$@"
  soffice --headless "-env:UserInstallation=file://$tmp/profile" --convert-to pdf "$name.docx" >/dev/null 2>&1
}
page am-first "ลำดับ รายการ" "ปู่ย่า" "ค่าจ้าง ๕๐๐ บาท" "ป่าไม้" "จำนวน"
page am-last "รายการ ค่าจ้าง ๕๐๐ บาท" "ป่าไม้" "ปู่ย่า" "จำนวน ลำดับ"

cat >read.py <<'PY'
import sys

import pypdf
import pypdfium2

print("pypdf:", pypdf.PdfReader(sys.argv[1]).pages[0].extract_text())
print("pdfium:", pypdfium2.PdfDocument(sys.argv[1])[0].get_textpage().get_text_range())
PY
cat >read.mjs <<'JS'
import { readFileSync } from "node:fs";
import PDFParser from "pdf2json";
import { extractText } from "unpdf";

const bytes = readFileSync(process.argv[2]);
console.log("unpdf:", (await extractText(new Uint8Array(bytes), { mergePages: true })).text);
const parser = new PDFParser(null, true);
parser.on("pdfParser_dataReady", () => console.log("pdf2json:", parser.getRawTextContent().split("---")[0]));
parser.parseBuffer(bytes);
JS
show() { # one line for each reader; control characters as <03>
  python3 -c '
import re, sys
text = re.sub("\r?\n(?!(?:pdfium|unpdf|pdf2json|pdftotext):|\\Z)", " / ", sys.stdin.read())
print(re.sub("[\x00-\x09\x0b-\x1f]", lambda c: f"<{ord(c[0]):02x}>", text), end="")'
}
want='am-first
pypdf: ลำ<03>ดับ ร<03>ยก<03>ร / ปู่ยู<03> / คู<03>จ้<03>ง ๕๐๐ บ<03>ท / ปู<03>ไม้ / จำ<03>นวน
pdfium: ลำดับ รายการ / ปู่ย่า / ค่าจ้าง ๕๐๐ บาท / ป่าไม้ / จำนวน
pdftotext: ลำดับ รายการ / ปู ่ย่า / ค่าจ้าง ๕๐๐ บาท / ป่ าไม้ / จำนวน
unpdf: ลำ<03>ดับ ร<03>ยก<03>ร / ปู่ยู<03> / คู<03>จ้<03>ง ๕๐๐ บ<03>ท / ปู <03>ไม้ / จำ<03>นวน
pdf2json: จํา<03>นวน / ปู<03>ไม้ / คู<03>จ้<03>ง ๕๐๐ บ<03>ท / ปู่ยู<03> / ลํา<03>ดับ ร<03>ยก<03>ร / 
am-last
pypdf: รายการ ค่าจ้าง ๕๐๐ บาท / ป่าไม้ / ป่่ย่า / จำานวน ลำาดับ
pdfium: รายการ ค่าจ้าง ๕๐๐ บาท / ป่าไม้ / ปู่ย่า / จำนวน ลำดับ
pdftotext: รายการ ค่าจ้าง ๕๐๐ บาท / ป่ าไม้ / ปู ่ย่า / จำนวน ลำดับ
unpdf: รายการ ค่าจ้าง ๕๐๐ บาท / ป่าไม้ / ป่่ ย่า / จำานวน ลำ าดับ
pdf2json: จําานวน ลําาดับ / ป่่ย่า / ป่าไม้ / รายการ ค่าจ้าง ๕๐๐ บาท / '
got=$(
  for name in am-first am-last; do
    echo "$name"
    {
      venv/bin/python read.py "$name.pdf"
      echo "pdftotext: $(pdftotext "$name.pdf" - | tr -d '\f')"
      node read.mjs "$name.pdf" 2>/dev/null | grep -v "^Warning"
    } | show
  done
)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
