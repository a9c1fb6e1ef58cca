#!/usr/bin/env bash
# Guess: OCRmyPDF's renderers differ in where they put the invisible words; the
# letters are Tesseract's, and each reader gets the same letters from either layer.
#
# True: with OCRmyPDF 17.13.0's default renderer pdfium gives no Thai mark or hardly one
# (vowels above and below, tone marks, the circle of ำ), while pypdf gives every one
# from the same file, and pdfium gives every one from the layer of --pdf-renderer
# sandwich, which Tesseract writes. The default layer uses a font without shapes in
# which marks have no width either, and pdfium leaves characters without extent out.
# Seen for two lines (Tesseract 5.3 alone: 16 marks, 49 letters):
#   default    pypdf 16 marks, pdfium  0 by get_text_bounded,  2 by get_text_range
#   sandwich   pypdf 16 marks, pdfium 16 by either; 49 letters everywhere
#
# Why it matters: archives hand out scans with such a layer, and viewers, search and
# converters built on pdfium find neither ผู้รับผิดชอบ nor ปี in them. It looks like poor
# OCR, though the letters are there and the digits are whole. What to do: read such a
# layer with pypdf or pdfminer in stream order; if a Thai layer has hardly a mark,
# try another reader before the OCR is blamed or done again.
# Needs Debian's tesseract-ocr, tesseract-ocr-tha, ghostscript, fontconfig and
# fonts-thai-tlwg (font Loma).
set -euo pipefail
for t in tesseract:tesseract-ocr gs:ghostscript fc-list:fontconfig; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}"; exit 1; }
done
tesseract --list-langs | grep -qx tha || { echo "install Debian's tesseract-ocr-tha"; exit 1; }
font=$(fc-list ':family=Loma:style=Regular' -f '%{file}\n' | sed -n 1p)
[ -n "$font" ] || { echo "install Debian's fonts-thai-tlwg"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check ocrmypdf==17.13.0 pypdf==7.1.1 pypdfium2==5.15.2
cat > scan.py <<'E'
import sys
from PIL import Image, ImageDraw, ImageFont

image = Image.new("L", (1240, 300), 255)
draw, font = ImageDraw.Draw(image), ImageFont.truetype(sys.argv[1], 44)
draw.text((80, 60), "ที่ว่าการอำเภอ ผู้รับผิดชอบ สำนักปลัด", font=font, fill=0)
draw.text((80, 170), "ให้ดำเนินการแล้วเสร็จ ภายในปี 2567", font=font, fill=0)
image.save("scan.png", dpi=(150, 150))
E
cat > read.py <<'E'
import unicodedata
import pypdf, pypdfium2

def say(name, text):
    thai = [c for c in text if "ก" <= c <= "๎"]
    marks = sum(unicodedata.category(c) == "Mn" for c in thai)
    print(f"{name}: {marks} marks, {len(thai) - marks} letters, 2567 read: {'2567' in text}")

say("tesseract", open("plain.txt", encoding="utf-8").read())
for name in ("default", "sandwich"):
    say(f"{name}, pypdf", pypdf.PdfReader(f"{name}.pdf").pages[0].extract_text())
    page = pypdfium2.PdfDocument(f"{name}.pdf")[0].get_textpage()
    say(f"{name}, pdfium bounded", page.get_text_bounded())
    say(f"{name}, pdfium range", page.get_text_range())
E
v/bin/python scan.py "$font"
export OMP_THREAD_LIMIT=1
tesseract scan.png plain -l tha --dpi 150 2>/dev/null
ocr() { PATH="$work/v/bin:$PATH" ocrmypdf -q -l tha --image-dpi 150 --output-type pdf "$@"; }
ocr scan.png default.pdf
ocr --pdf-renderer sandwich scan.png sandwich.pdf
v/bin/python read.py > out.txt
cat out.txt
cat > expected.txt <<'EXPECTED'
tesseract: 16 marks, 49 letters, 2567 read: True
default, pypdf: 16 marks, 49 letters, 2567 read: True
default, pdfium bounded: 0 marks, 49 letters, 2567 read: True
default, pdfium range: 2 marks, 49 letters, 2567 read: True
sandwich, pypdf: 16 marks, 49 letters, 2567 read: True
sandwich, pdfium bounded: 16 marks, 49 letters, 2567 read: True
sandwich, pdfium range: 16 marks, 49 letters, 2567 read: True
EXPECTED
diff expected.txt out.txt || { echo "CHANGED: see the differences above"; exit 1; }
echo "as stated"
