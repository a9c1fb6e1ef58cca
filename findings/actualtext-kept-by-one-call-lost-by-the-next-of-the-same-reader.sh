#!/usr/bin/env bash
# Guess: a reader either honours /ActualText or it does not. If its page text
# of a tagged Thai PDF is right, then so is the text that the same reader gives
# for the table cells of the structure tree, or for the same page placed on a
# larger sheet (two pages on one, a stamp, a letterhead).
#
# True: it differs from call to call inside one reader. Typst 0.15 maps the first
# Thai cluster of a glyph in the font and writes every later, different one as
# /ActualText in a Span that has no MCID of its own.
# The page text of all five readers here is right. playa's Element.text drops what is
# under /ActualText, "pdfinfo -struct-text" gives other letters ("ผล" reads "ผู้"),
# pdf_oxide's markdown tears the cell, and playa and pdf-inspector forget /ActualText
# once the page has become a form XObject.
# Seen, for the row ๑ / สำนักปลัด / แล้วเสร็จ:
#   playa:     page ๑สำนักปลัดแล้วเสร็จ; cells ๑ / กปด / แวเจ; sheet ๑ สำสำสำนัรั กปลรัด แลผู้วเสำรัร็จ
#   poppler:   page ๑ สำนักปลัด แล้วเสร็จ; cells ๑ สำสำสำ แลผู้
#   pdf_oxide: page ๑สำนักปลัดแล้วเสร็จ; markdown ๑ สำ แล้, then the rest behind the table
#   pdf-inspector: page ๑ สำนักปลัด แล้วเสร็จ; sheet ๑ สำสำสำนัรักปลรัด แลผู้วเสำรัร็จ
# pdfium alone has the letters right in both files.
#
# Why it matters: the tagged table is the best source of cells there is, and a
# check of the page text says nothing about it. What to do: take rows, columns
# and spans from the tags, but the letters of each cell, by MCID, from a reading
# that applies nested /ActualText; compare the letters of all cells with those of
# the page text and doubt the page if they differ.
# Needs Debian's poppler-utils, fontconfig and fonts-thai-tlwg (font Loma).
set -euo pipefail
for t in pdftotext:poppler-utils pdfinfo:poppler-utils fc-list:fontconfig; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}"; exit 1; }
done
font=$(fc-list ':family=Loma:style=Regular' -f '%{file}\n' | sed -n 1p)
[ -n "$font" ] || { echo "install Debian's fonts-thai-tlwg"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check typst==0.15.2 playa-pdf==1.1.0 \
  pdf_oxide==0.3.78 pdf-inspector==1.25.2 pypdfium2==5.15.2 pikepdf==10.18.0
cat > t.typ <<'E'
#set document(title: [รายงาน], date: none)
#set text(font: "Loma", lang: "th", size: 14pt)
#set page(width: 400pt, height: 120pt, margin: 20pt)
#table(columns: 3, table.header([ที่], [ผู้รับผิดชอบ], [ผล]), [๑], [สำนักปลัด], [แล้วเสร็จ])
E
cat > m.py <<'E'
import re, subprocess, sys
import pdf_inspector, pdf_oxide, pikepdf, playa, pypdfium2, typst

typst.compile("t.typ", output="t.pdf", font_paths=[sys.argv[1]], pdf_standards=["ua-1"])
sheet, page = pikepdf.new(), pikepdf.open("t.pdf")
sheet.add_blank_page(page_size=(400, 240))
sheet.pages[0].add_overlay(page.pages[0], pikepdf.Rectangle(0, 120, 400, 240))
sheet.save("sheet.pdf")

def tool(*args):
    return subprocess.run(args, capture_output=True, text=True).stdout
def say(name, text):
    print(name + ":", re.sub(r"[\s|-]+", " ", text).strip())
def pdfium(path):
    return pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded()

say("pdftotext, page", tool("pdftotext", "-layout", "t.pdf", "-"))
say("pdfinfo, cells", " ".join(re.findall(r'"(.*)"', tool("pdfinfo", "-struct-text", "t.pdf"))))
with playa.open("t.pdf") as document:
    say("playa, page", document.pages[0].extract_text())
    cells = document.structure.find_all(lambda e: e.type in ("TH", "TD"))
    say("playa, cells", " / ".join(e.text for e in cells))
with playa.open("sheet.pdf") as document:
    say("playa, sheet", document.pages[0].extract_text())
oxide = pdf_oxide.PdfDocument("t.pdf")
say("pdf_oxide, page", oxide.extract_text(0))
say("pdf_oxide, markdown", oxide.to_markdown(0))
say("pdf-inspector, page", pdf_inspector.process_pdf("t.pdf").markdown)
say("pdf-inspector, sheet", pdf_inspector.process_pdf("sheet.pdf").markdown)
say("pdfium, page", pdfium("t.pdf"))
say("pdfium, sheet", pdfium("sheet.pdf"))
E
v/bin/python m.py "$(dirname "$font")" > out.txt
cat out.txt
cat > expected.txt <<'EXPECTED'
pdftotext, page: ที่ ผู้รับผิดชอบ ผล ๑ สำนักปลัด แล้วเสร็จ
pdfinfo, cells: ที่ที่ที่ ผู้ผู้ผู้ ผู้ ๑ สำสำสำ แลผู้
playa, page: ที่ผู้รับผิดชอบผล ๑สำนักปลัดแล้วเสร็จ
playa, cells: / บดชอบ / ล / ๑ / กปด / แวเจ
playa, sheet: ที่ที่ที่ ผู้ผู้ผู้รัรับผู้ผิดชอบ ผู้ล ๑ สำสำสำนัรั กปลรัด แลผู้วเสำรัร็จ
pdf_oxide, page: ที่ผู้รับผิดชอบผล ๑สำนักปลัดแล้วเสร็จ
pdf_oxide, markdown: ที่ ผู้ ผล ๑ สำ แล้ รั บผิ ดชอบ นั กปลั ด วเสร็ จ
pdf-inspector, page: ที่ ผู้รับผิดชอบ ผล ๑ สำนักปลัด แล้วเสร็จ
pdf-inspector, sheet: ที่ที่ที่ ผู้ผู้ผู้รัรับผู้ผิดชอบ ผู้ล ๑ สำสำสำนัรักปลรัด แลผู้วเสำรัร็จ
pdfium, page: ที่ ผู้รั บผิดชอบผล ๑ สำนักปลัดแล้วเสร็จ
pdfium, sheet: ที่ ผู้รับผิดชอบ ผล ๑ สำนักปลัด แล้วเสร็จ
EXPECTED
diff expected.txt out.txt || { echo "CHANGED: see the differences above"; exit 1; }
echo "as stated"
