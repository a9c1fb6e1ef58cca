#!/usr/bin/env bash
# Guess: if pdfkit (or pdfmake on top of it) gets sara am (ำ) wrong, that hurts the
# words with ำ; whether the first word of a document is ที่ or ลำดับ changes nothing.
#
# True: with pdfkit 0.20.2 and pdfmake 0.3.11 a first word with ำ and without า costs
# every า of the file. The shaper makes the second half of that ำ itself, without a
# character, and the font keeps this glyph object for all later words, so /ToUnicode
# gets an empty entry (<>) for it. Each reader takes that otherwise: playa drops
# the letters, pdfium gives a control character, pdftotext a space, pypdf gives up
# the whole font and returns control characters, pdf_oxide returns other Thai
# letters for all. If a word with า comes first, only ำ reads wrong, as ำา.
# Seen for a document of the lines ลำดับ and มาตรการ จำนวน ๑๐๐:
#   pdftotext 22.12    ลำ ดับ / ม ตรก ร จำ นวน ๑๐๐
#   pdfium 5.15        ลำ\x03ดับ / ม\x03ตรก\x03ร จำ\x03นวน ๑๐๐
#   playa 1.1.0        ลำดับ / มตรกร จำนวน ๑๐๐
#   pypdf, pdf_oxide   hardly a letter right, nor a digit
#   and with ที่ for ลำดับ, all five: ที่ / มาตรการ จำานวน ๑๐๐
#
# Why it matters: a table whose first head is ลำดับ is the usual one. It is one glyph
# of one font, so it can be mended for sure: in such a file a character without text
# behind ำ is its second half (drop it), and the same glyph code elsewhere is า.
# Needs npm with Node.js 20 or later, Debian's poppler-utils, fontconfig and
# fonts-thai-tlwg (font Loma).
set -euo pipefail
for t in npm pdftotext:poppler-utils fc-list:fontconfig; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}"; exit 1; }
done
font=$(fc-list ':family=Loma:style=Regular' -f '%{file}\n' | sed -n 1p)
[ -n "$font" ] || { echo "install Debian's fonts-thai-tlwg"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check playa-pdf==1.1.0 pypdfium2==5.15.2 \
  pypdf==7.1.1 pdf_oxide==0.3.78
npm init -y >/dev/null
npm install --silent --no-audit --no-fund pdfkit@0.20.2 pdfmake@0.3.11
cat > m.js <<'E'
const fs = require("fs"), Pdfkit = require("pdfkit"), pdfmake = require("pdfmake");
const font = process.argv[2], rest = "มาตรการ จำนวน ๑๐๐";
pdfmake.addFonts({ Loma: { normal: font } });
pdfmake.setLocalAccessPolicy(() => true);
pdfmake.setUrlAccessPolicy(() => false);
(async () => {
  for (const [name, head] of [["first-thi", "ที่"], ["first-lamdap", "ลำดับ"]]) {
    const document = new Pdfkit({ size: [400, 100], margin: 10 });
    document.pipe(fs.createWriteStream(`pdfkit-${name}.pdf`));
    document.font(font).fontSize(14).text(head).text(rest).end();
    await pdfmake.createPdf({ defaultStyle: { font: "Loma", fontSize: 14 }, content: [head, rest] })
      .write(`pdfmake-${name}.pdf`);
  }
})();
E
node m.js "$font"
cat > read.py <<'E'
import logging, subprocess
import pdf_oxide, playa, pypdf, pypdfium2

logging.disable()
for name in ("pdfkit-first-thi", "pdfkit-first-lamdap", "pdfmake-first-thi", "pdfmake-first-lamdap"):
    path = f"{name}.pdf"
    with playa.open(path) as document:
        reads = {"playa": document.pages[0].extract_text()}
    reads["pdfium"] = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded()
    reads["pdftotext"] = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True).stdout
    reads["pypdf"] = pypdf.PdfReader(path).pages[0].extract_text()
    reads["pdf_oxide"] = pdf_oxide.PdfDocument(path).extract_text(0)
    for reader, text in reads.items():
        text = text.replace("\r", "").strip("\n\f").replace("\n", " / ")
        print(name, reader, ascii(text) if reader == "pypdf" and "า" not in text else text.replace("\x03", "\\x03"))
E
v/bin/python read.py > out.txt
cat out.txt
cat > expected.txt <<'EXPECTED'
pdfkit-first-thi playa ที่ / มาตรการ จำานวน ๑๐๐
pdfkit-first-thi pdfium ที่ / มาตรการ จำานวน ๑๐๐
pdfkit-first-thi pdftotext ที่ / มาตรการ จำานวน ๑๐๐
pdfkit-first-thi pypdf ที่ / มาตรการ จำานวน ๑๐๐
pdfkit-first-thi pdf_oxide ที่ / มาตรการ จำานวน ๑๐๐
pdfkit-first-lamdap playa ลำดับ / มตรกร จำนวน ๑๐๐
pdfkit-first-lamdap pdfium ลำ\x03ดับ / ม\x03ตรก\x03ร จำ\x03นวน ๑๐๐
pdfkit-first-lamdap pdftotext ลำ ดับ / ม ตรก ร จำ นวน ๑๐๐
pdfkit-first-lamdap pypdf '\u0e25\u0e33\x03\x04\x05\x06 / \x07\x03\x08\t / \x03\t\x0b\x0c\u0e33\x03\x0e\x0b\x0f\x10\x10'
pdfkit-first-lamdap pdf_oxide ิีึืุู / ฺึ฻฼฽ึ฼฾฿ีึเแเ฾โใใ
pdfmake-first-thi playa ที่ / มาตรการ จำานวน ๑๐๐
pdfmake-first-thi pdfium ที่ / มาตรการ จำานวน ๑๐๐
pdfmake-first-thi pdftotext ที่ / มาตรการ จำานวน ๑๐๐
pdfmake-first-thi pypdf ที่ / มาตรการ จำานวน ๑๐๐
pdfmake-first-thi pdf_oxide ที่ / มาตรการ จำานวน ๑๐๐
pdfmake-first-lamdap playa ลำดับ / มตรกร จำนวน ๑๐๐
pdfmake-first-lamdap pdfium ลำ\x03ดับ / ม\x03ตรก\x03ร จำ\x03นวน ๑๐๐
pdfmake-first-lamdap pdftotext ลำ ดับ / ม ตรก ร จำ นวน ๑๐๐
pdfmake-first-lamdap pypdf '\u0e25\u0e33\x03\x04\x05\x06 / \x07\x03\x08\t / \x03\t\x0b\x0c\u0e33\x03\x0e\x0b\x0f\x10\x10'
pdfmake-first-lamdap pdf_oxide ิีึืุู / ฺึ฻฼฽ึ฼฾฿ีึเแเ฾โใใ
EXPECTED
diff expected.txt out.txt || { echo "CHANGED: see the differences above"; exit 1; }
echo "as stated"
