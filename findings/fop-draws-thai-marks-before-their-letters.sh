#!/usr/bin/env bash
# Guess: Apache FOP sets complex scripts with the font's own tables: Thai prints as well as from a browser, and its text, drawn in
# reading order, is read in that order. A plainer font without such tables is the safer choice.
# Truth: FOP 2.8 (Debian 12) draws the marks of a letter before the letter: ู ้ ผ for ผู้. Where the font places marks by GPOS
#   anchors (Noto Sans Thai) they are printed on their letters, and the page looks right; readers that go by the order of the
#   content read nonsense. With Loma, whose marks hang to the left of the pen, FOP prints each mark on the letter before: print
#   itself says ัรบเิงน, and the first ู้ of a line stands in the margin. Nothing warns of either.
# Seen: see `want` below, for ผู้นำหมู่ที่ห้ารับเงินสิบบาท; private characters as <e000>, spaces left out.
# Why it matters: Java systems of public bodies print reports by FOP. "Keep the order of the content stream", right for nearly all
#   programs that print Thai, tears every syllable here, and names of people and places are no longer found.
# Do: put a mark behind the letter that is drawn next where that letter ends at the mark's place, and the letter before does not.
#   Who prints by FOP: take a font with anchors, and look at the page.
# Needs Debian's fop, poppler-utils, fontconfig, fonts-thai-tlwg (Loma) and fonts-noto-core.
set -euo pipefail
for t in fop:fop pdftotext:poppler-utils fc-list:fontconfig python3:python3-venv; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
fonts=
for family in Loma "Noto Sans Thai"; do
  file=$(fc-list ":family=$family:fontformat=TrueType" -f '%{file}\n' | sed -n 1p)
  [ -n "$file" ] || { echo "install Debian's fonts-thai-tlwg and fonts-noto-core" >&2; exit 1; }
  fonts+="<directory>$(dirname "$file")</directory>"
done
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pdfplumber==0.11.10 pdfminer.six==20260107 playa-pdf==1.1.0 \
  pypdfium2==5.15.2 pypdf==7.1.1
cat >"$tmp/read.py" <<'PY'
import logging, re, subprocess

import pdfplumber, playa, pypdf, pypdfium2

logging.disable()
for font in ("Noto Sans Thai", "Loma"):
    path = f"{font}.pdf"
    with playa.open(path) as document:
        by_order = "".join(glyph.text or "" for glyph in document.pages[0].glyphs)
    texts = {
        "order of the content": by_order,
        "pdfplumber": pdfplumber.open(path).pages[0].extract_text(),
        "pdfium": pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded(),
        "pypdf": pypdf.PdfReader(path).pages[0].extract_text(),
        "pdftotext": subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True).stdout,
    }
    for reader, text in texts.items():
        text = re.sub("[\ue000-\uf8ff]", lambda match: f"<{ord(match[0]):x}>", text)
        print(f"{font}, {reader}: {''.join(text.split())}")
PY
want='Noto Sans Thai, order of the content: ู้ผํนาหู่มี<e000>ท้หาัรบเิงนิสบบาท
Noto Sans Thai, pdfplumber: ผนู้ําหมูท่ี<e000>หา้รบัเงินสบิบาท
Noto Sans Thai, pdfium: ผนู้ําหมู่ีท<e000>หา้รบัเงินสบิบาท
Noto Sans Thai, pypdf: ู้ผํนาหู่มี<e000>ท้หาัรบเิงนิสบบาท
Noto Sans Thai, pdftotext: ู้ผํนาหู่มี<e000>ท้หาัรบเิงนิสบบาท
Loma, order of the content: ูุผํนาหูุมี่ท้หาัรบเิงนิสบบาท
Loma, pdfplumber: ูุผนําหูุมี่ท้หาัรบเิงนิสบบาท
Loma, pdfium: ูุผนําหูุมี่ท้หาัรบเิงนิสบบาท
Loma, pypdf: ูุผํนาหูุมี่ท้หาัรบเิงนิสบบาท
Loma, pdftotext: ูุผํนาหูุมี่ท้หาัรบเิงนิสบบาท'
cd "$tmp"
echo "<fop version='1.0'><renderers><renderer mime='application/pdf'><fonts>$fonts</fonts></renderer></renderers></fop>" >fop.xconf
for font in "Noto Sans Thai" Loma; do
  cat >t.fo <<E
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set><fo:simple-page-master master-name="p" margin="9mm"
 page-width="10cm" page-height="3cm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence
 master-reference="p"><fo:flow flow-name="xsl-region-body"><fo:block font-family="$font">ผู้นำหมู่ที่ห้ารับเงินสิบบาท</fo:block></fo:flow>
</fo:page-sequence></fo:root>
E
  fop -q -c fop.xconf t.fo -pdf "$font.pdf" 2>/dev/null
done
got=$(venv/bin/python read.py)
echo "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
