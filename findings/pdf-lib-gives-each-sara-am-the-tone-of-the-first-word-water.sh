#!/usr/bin/env bash
# Guess: a form field that pdf-lib fills with a Thai font, and flattens, reads as it was filled; what it reads does not depend on the word before.
# Truth: with pdf-lib 1.17.1 and @pdf-lib/fontkit 1.1.1 the ring of ำ is called by what the shaper first made it from. If น้ำ (water) comes before other words
#   with ำ, the ring is ้, a tone, for good: กำลัง (strength) is ก้าลัง, จำนวน (number) จ้านวน, น้ำ itself น้้ำ. If กำลัง comes first it is กำาลัง,
#   and น้ำ is นำ้ำ. ปู่ (grandfather) is ปูู, its tone a second vowel, always. Of Noto Sans Thai, not a subset, น้ำ is นAา and พื้น (floor) พื1น:
#   numbers of glyphs taken for letters. pypdf 7.1.1 and pdfium (pypdfium2 5.15.2) agree.
# Seen: see `want` below; a page of one field with these words, in two orders, read by pypdf and pdfium, and the value of the field.
# Why it matters: forms are filled with pdf-lib on servers and in browsers. They look as filled, and จำนวน is found by no search. ้ is the most common tone,
#   so no list of odd signs finds ก้าลัง; and what is wrong depends on a word further up.
# Do: keep the field and read its value /V, which is right; write print that is to be read by a browser or Typst.
# Needs Debian's nodejs, npm, fonts-thai-tlwg (Loma), fonts-noto-core (Noto Sans Thai).
set -euo pipefail
command -v npm >/dev/null || { echo "needs Node.js with npm" >&2; exit 1; }
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
fonts=/usr/share/fonts/truetype
for font in tlwg/Loma noto/NotoSansThai-Regular; do
  [ -f "$fonts/$font.ttf" ] || { echo "install Debian's fonts-thai-tlwg and fonts-noto-core" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
cp $fonts/tlwg/Loma.ttf $fonts/noto/NotoSansThai-Regular.ttf .
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check pypdf==7.1.1 pypdfium2==5.15.2
npm init -y >/dev/null
npm install --silent --no-fund --no-audit --ignore-scripts pdf-lib@1.17.1 @pdf-lib/fontkit@1.1.1 >/dev/null

cat >fill.mjs <<'JS'
import fs from "fs";
import fontkit from "@pdf-lib/fontkit";
import { PDFDocument } from "pdf-lib";

const ORDERS = { water: "ราคาน้ำ กำลัง จำนวน ปู่ พื้น", strength: "ราคากำลัง น้ำ จำนวน ปู่ พื้น" };
for (const [order, text] of Object.entries(ORDERS))
  for (const [face, subset] of [["Loma", true], ["Loma", false], ["NotoSansThai-Regular", true], ["NotoSansThai-Regular", false]]) {
    const paper = await PDFDocument.create();
    paper.registerFontkit(fontkit);
    const font = await paper.embedFont(fs.readFileSync(`${face}.ttf`), { subset });
    const form = paper.getForm();
    const field = form.createTextField("place");
    field.setText(text);
    field.addToPage(paper.addPage([500, 100]), { x: 50, y: 30, width: 400, height: 30, font });
    field.setFontSize(14);
    field.updateAppearances(font);
    const name = `${order}-${face}-${subset ? "subset" : "whole"}`;
    fs.writeFileSync(`${name}-open.pdf`, await paper.save());
    form.flatten({ updateFieldAppearances: false });
    fs.writeFileSync(`${name}.pdf`, await paper.save());
  }
JS
cat >read.py <<'PY'
import pypdf
import pypdfium2

for order in ("water", "strength"):
    for face in ("Loma-subset", "Loma-whole", "NotoSansThai-Regular-subset", "NotoSansThai-Regular-whole"):
        path = f"{order}-{face}.pdf"
        read = pypdf.PdfReader(path).pages[0].extract_text(), pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()
        print(order, face, *(" ".join(text.split()) for text in read), sep=" | ")
    print(order, "value", pypdf.PdfReader(f"{order}-Loma-subset-open.pdf").get_form_text_fields()["place"], sep=" | ")
PY
want='water | Loma-subset | ราคาน้้ำ ก้าลัง จ้านวน ปูู พื้น | ราคาน้้ำ ก้าลัง จ้านวน ปูู พื้น
water | Loma-whole | ราคาน้้ำ ก้าลัง จ้านวน ปูู พื้น | ราคาน้้ำ ก้าลัง จ้านวน ปูู พื้น
water | NotoSansThai-Regular-subset | ราคาน้ำา กำาลัง จำานวน ปู่ พื้น | ราคาน้ำา กำาลัง จำานวน ปู่ พื้น
water | NotoSansThai-Regular-whole | ราคานAา กำาลัง จำานวน ปู่ พื1น | ราคานAา กำาลัง จำานวน ปู่ พื1น
water | value | ราคาน้ำ กำลัง จำนวน ปู่ พื้น
strength | Loma-subset | ราคากำาลัง นำ้ำ จำานวน ปูู พื้น | ราคากำาลัง นำ้ำ จำานวน ปูู พื้น
strength | Loma-whole | ราคากำาลัง นำ้ำ จำานวน ปูู พื้น | ราคากำาลัง นำ้ำ จำานวน ปูู พื้น
strength | NotoSansThai-Regular-subset | ราคากำาลัง น้ำา จำานวน ปู่ พื้น | ราคากำาลัง น้ำา จำานวน ปู่ พื้น
strength | NotoSansThai-Regular-whole | ราคากำาลัง นAา จำานวน ปู่ พื1น | ราคากำาลัง นAา จำานวน ปู่ พื1น
strength | value | ราคากำลัง น้ำ จำนวน ปู่ พื้น'
node fill.mjs
got=$(venv/bin/python read.py 2>/dev/null)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
