#!/usr/bin/env bash
# Guess: Apache FOP's support of complex scripts, on by default, is what makes Thai right; whoever turns it off (-nocs) gets marks in
#   the wrong place.
# Truth: it is the other way round in FOP 2.8 (Debian 12). With it each mark comes before its letter, as in scripts that are written
#   so: ที่ is ี่ท, ค่า is ่คา, หมู่ is หู่ม. In Loma, as in Garuda and Norasi, a tone mark beside ู is a ุ besides (ปู่ is ูุป), and the
#   print has the marks over the wrong letters, too. In Noto Sans Thai the print is nearly right, but there some marks and
#   the ring of some ำ have no text at all: ซื้อน้ำ is ืซอนา. With -nocs the text is right letter by letter, in both fonts. The page content's
#   order is pypdf 7.1.1's; pdfium 5.15 puts some marks back and breaks words and lines at others.
# Seen: see `want` below.
# Why it matters: registries and e-forms make PDFs with FOP. No search finds a name with a mark, ที่ and ที may be alike, and whoever
#   looks at the print in the newer font sees nothing of it.
# Do: fop -nocs for Thai (setComplexScriptFeaturesEnabled(false) in Java); as a reader look at the producer, Apache FOP, for a run
#   that begins with a mark, and read such pages as pictures.
# Needs Debian's fop, fontconfig, fonts-thai-tlwg (Loma) and fonts-noto-core (Noto Sans Thai).
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian: python3-venv)" >&2; exit 1; }
command -v fop >/dev/null || { echo "install Debian's fop" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for font in "Loma:fonts-thai-tlwg" "Noto Sans Thai:fonts-noto-core"; do
  file=$(fc-match -f '%{file}' "${font%:*}:style=Regular")
  case ${file##*/} in Loma.ttf | NotoSansThai-Regular.ttf) ;; *) echo "install Debian's fontconfig and ${font#*:}" >&2; exit 1 ;; esac
  cp "$file" "$tmp/"
done
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pypdf==7.1.1 pypdfium2==5.15.2

cat >"$tmp/fop.xml" <<'XML'
<fop version="1.0"><renderers><renderer mime="application/pdf"><fonts>
<font embed-url="Loma.ttf"><font-triplet name="Loma" style="normal" weight="normal"/></font>
<font embed-url="NotoSansThai-Regular.ttf"><font-triplet name="Noto Sans Thai" style="normal" weight="normal"/></font>
</fonts></renderer></renderers></fop>
XML
cat >"$tmp/page.fo" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set>
<fo:simple-page-master master-name="a" page-width="21cm" page-height="29.7cm" margin="2cm"><fo:region-body/></fo:simple-page-master>
</fo:layout-master-set><fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body" font-family="FONT" font-size="14pt">
<fo:block>ค่าจ้างทำป้าย หมู่ที่ ๕ ปู่ ผู้ใหญ่ ซื้อน้ำ</fo:block></fo:flow></fo:page-sequence></fo:root>
XML
cat >"$tmp/read.py" <<'PY'
import sys

import pypdf
import pypdfium2

print(" pypdf ", *pypdf.PdfReader(sys.argv[1]).pages[0].extract_text().split())
print(" pdfium", *pypdfium2.PdfDocument(sys.argv[1])[0].get_textpage().get_text_bounded().split())
PY
cat >"$tmp/run.sh" <<'RUN'
for font in Loma "Noto Sans Thai"; do
  sed "s/FONT/$font/" page.fo >a.fo
  for how in "" -nocs; do
    fop $how -c fop.xml a.fo a.pdf >log 2>&1 || { cat log; exit 1; }
    echo "$font, fop $how"
    venv/bin/python read.py a.pdf
  done
done
RUN
want='Loma, fop 
 pypdf  ่คา้จางํทา้ปาย หูุมี่ท ๕ ูุป ูุผให่ญ ื้ซอ้นำ
 pdfium ่ค า้จางํทา้ปายหูุมี่ท๕ูุปูุผให่ญ้ืซอ้นำ
Loma, fop -nocs
 pypdf  ค่าจ้างทำป้าย หมู่ที่ ๕ ปู่ ผู้ใหญ่ ซื้อน้ำ
 pdfium ค่าจ้างทำป้าย หมู่ที่ ๕ ปู่ ผู้ใหญ่ ซื้อน้ำ
Noto Sans Thai, fop 
 pypdf  ่คา ้จาง ํทา ปาย ห ู่ม ีท ๕ ูป ู้ผให ่ญ ืซอนา
 pdfium ค่า จา้งทําปา  ยหมู่ ี ท ๕ปู ผใู้หญ่ ื ซอนา
Noto Sans Thai, fop -nocs
 pypdf  ค่าจ้างทำป้าย หมู่ที่ ๕ ปู่ ผู้ใหญ่ ซื้อน้ำ
 pdfium ค่าจ้างทำป้าย หมู่ที่ ๕ ปู่ ผู้ใหญ่ ซื้อน้ำ'
cd "$tmp"
got=$(bash run.sh)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
