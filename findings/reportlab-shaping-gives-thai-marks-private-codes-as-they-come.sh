#!/usr/bin/env bash
# Guess: ReportLab's shaping (uharfbuzz, shapable fonts and shaping=1), made for such scripts as Thai, gives print and text at least as
#   right as without it; where a letter comes out as a private character, a table of them mends it.
# Truth: ReportLab 5.1.0 numbers each shaped glyph that has no character of its own from U+E000 on, as they come. In Noto Sans Thai
#   U+E000 is ่ in one file, ้ in the next, the ญ without its foot in a third: it hangs on the first word, and on what the same process made
#   before. ที่ตั้ง is ที<e000>ตั<e001>ง, น้ำ is torn in three. In Loma they are the font's own private characters (U+F70A), the same
#   in each file. Without shaping the text is right in both fonts. pypdf 7.1.1 and pdfium 5.15 agree on the characters.
# Seen: see `want` below; private characters as <e000>.
# Why it matters: no table can mend U+E000, and one learnt from a file puts wrong tone marks into the next. Most terminals and
#   browsers show nothing there: ที่ looks like ที, a word, too.
# Do: no shaping in ReportLab for Thai if the text matters; as a reader take U+E000 and up for unknown, and read these glyphs
#   from the print, once for each font of each file.
# Needs Debian's fontconfig, fonts-thai-tlwg (Loma) and fonts-noto-core (Noto Sans Thai).
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for font in "Loma:fonts-thai-tlwg" "Noto Sans Thai:fonts-noto-core"; do
  file=$(fc-match -f '%{file}' "${font%:*}:style=Regular")
  case ${file##*/} in Loma.ttf | NotoSansThai-Regular.ttf) ;; *) echo "install Debian's fontconfig and ${font#*:}" >&2; exit 1 ;; esac
  cp "$file" "$tmp/"
done
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check reportlab==5.1.0 uharfbuzz==0.57.0 pillow==13.0.0 pypdf==7.1.1 pypdfium2==5.15.2

cat >"$tmp/run.py" <<'PY'
import re
import sys

import pypdf
import pypdfium2
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate


def shown(text):
    return re.sub("[\ue000-\uf8ff]", lambda private: f"<{ord(private[0]):x}>", " ".join(text.split()))


file, shaping, *texts = sys.argv[1:]
pdfmetrics.registerFont(TTFont("thai", file, shapable=shaping == "shaped"))
style = ParagraphStyle("thai", fontName="thai", fontSize=12, leading=18, shaping=int(shaping == "shaped"))
for text in texts:  # a file each
    SimpleDocTemplate("a.pdf").build([Paragraph(text, style)])
    print(file.split(".")[0], shaping, text, sep=" | ")
    print("  pypdf ", shown(pypdf.PdfReader("a.pdf").pages[0].extract_text()))
    print("  pdfium", shown(pypdfium2.PdfDocument("a.pdf")[0].get_textpage().get_text_bounded()))
PY
cat >"$tmp/run.sh" <<'RUN'
noto=NotoSansThai-Regular.ttf
venv/bin/python run.py $noto plain "ที่ตั้ง น้ำ ปู่ กตัญญู"
venv/bin/python run.py $noto shaped "ที่ตั้ง น้ำ ปู่ กตัญญู"
venv/bin/python run.py $noto shaped "น้ำ ที่ตั้ง ปู่ กตัญญู"
venv/bin/python run.py $noto shaped "กตัญญู" "ที่ตั้ง น้ำ ปู่ กตัญญู"
venv/bin/python run.py Loma.ttf shaped "ที่ตั้ง น้ำ ปู่ กตัญญู"
RUN
want='NotoSansThai-Regular | plain | ที่ตั้ง น้ำ ปู่ กตัญญู
  pypdf  ที่ตั้ง น้ำ ปู่ กตัญญู
  pdfium ที่ตั้ง น้ำ ปู่ กตัญญู
NotoSansThai-Regular | shaped | ที่ตั้ง น้ำ ปู่ กตัญญู
  pypdf  ที<e000>ตั<e001>ง นํ<e001>า ปู<e002> กตัญ<e003>ู
  pdfium ที<e000>ตัง นํ<e001>า ปู<e002> กตัญ<e003>ู <e001>
NotoSansThai-Regular | shaped | น้ำ ที่ตั้ง ปู่ กตัญญู
  pypdf  นํ<e000>า ที<e001>ตั<e000>ง ปู<e002> กตัญ<e003>ู
  pdfium นํ<e000>า ที<e001>ตัง ปู<e002> กตัญ<e003>ู <e000>
NotoSansThai-Regular | shaped | กตัญญู
  pypdf  กตัญ<e000>ู
  pdfium กตัญ<e000>ู
NotoSansThai-Regular | shaped | ที่ตั้ง น้ำ ปู่ กตัญญู
  pypdf  ที<e001>ตั<e002>ง นํ<e002>า ปู<e003> กตัญ<e000>ู
  pdfium ที<e001>ตัง นํ<e002>า ปู<e003> กตัญ<e000>ู <e002>
Loma | shaped | ที่ตั้ง น้ำ ปู่ กตัญญู
  pypdf  ที่ตั้ง นํ้า ป<f70a>ู กตัญ<f70f>ู
  pdfium ที่ตั้ง นํ้า ป<f70a>ู กตัญ<f70f>ู'
cd "$tmp"
got=$(bash run.sh)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
