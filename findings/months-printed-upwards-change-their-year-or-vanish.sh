#!/usr/bin/env bash
# Guess: only pdfplumber gives print that runs up the page backwards; the other readers
# follow the text matrix and have it right, whichever program printed it.
#
# True: the usual remedy, to read pdfplumber's cell from its end, is right for Chromium,
# but gives a mark before its letter for LibreOffice Writer 7.4: both start at one edge,
# and rounding decides which comes first. Without it a year of two digits is another
# year. With pdfplumber's text_char_dir_rotated="btt" the letters of both are right, but
# the year comes before the month. pdf_oxide 0.3.78 loses what Chromium 156 turned by
# transform (a form XObject each) but for what is under /ActualText, มี; its markdown
# puts that into all three columns. pdf-inspector 1.25.2 makes headings of it, torn at
# the mark, and leaves the table's header blank. camelot 2.0.0 is right for Chromium and
# tears มี in Writer's.
# Seen, for the headers ต.ค. ๖๖, พ.ย. ๖๖, มี.ค. ๖๗ (pdfplumber: the last of them):
#   pdfplumber     Chromium ๗๖ .ค.ีม, backwards มี.ค. ๖๗; Writer ๗๖ .ค.มี, backwards ีม.ค. ๖๗
#   pdf_oxide      Chromium | มี | มี | มี |, text รายมาตรการ / มี / ๑ประกาศ๑๐๐๒๐๐๓๐๐
#   pdf-inspector  Chromium ## .ค. ๖๗ and ## ต.ค. ๖๖ พ.ย. ๖๖ มี; columns without names
#
# Why it matters: plans by month have twelve such columns, and without its month an
# amount is in no quarter; ๗๖ for ๖๗ passes every check of form. What to do: set the
# characters of a cell along their own matrix, all in one line if their lines overlap,
# and check a month's name against the twelve before its year is believed.
# Needs Debian's chromium, libreoffice-writer-nogui (or libreoffice-writer), fontconfig
# and fonts-thai-tlwg (font Loma).
set -euo pipefail
for t in chromium:chromium soffice:libreoffice-writer-nogui fc-list:fontconfig; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}"; exit 1; }
done
[ -n "$(fc-list ':family=Loma')" ] || { echo "install Debian's fonts-thai-tlwg"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check python-docx==1.2.0 pdfplumber==0.11.10 \
  pdfminer.six==20260107 camelot-py==2.0.0 pdf-inspector==1.25.2 pdf_oxide==0.3.78
cat > chromium.html <<'E'
<html lang=th><head><meta charset=utf-8><title>รายงาน</title><style>
@page { size: 400pt 200pt; margin: 20pt }
body { margin: 0; font: 14pt Loma }
table { border-collapse: collapse }
td, th { border: 1px solid; padding: 2pt; width: 60pt }
span { writing-mode: vertical-rl; transform: rotate(180deg) }
</style></head><body><table>
<tr><th>ราย<th>มาตรการ<th><span>ต.ค. ๖๖</span><th><span>พ.ย. ๖๖</span><th><span>มี.ค. ๖๗</span>
<tr><td>๑<td>ประกาศ<td>๑๐๐<td>๒๐๐<td>๓๐๐
</table></body></html>
E
cat > write.py <<'E'
import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

document = docx.Document()
normal = document.styles["Normal"]
normal.font.name, normal.font.size = "Loma", Pt(12)
normal.element.rPr.rFonts.set(qn("w:cs"), "Loma")
table = document.add_table(2, 5, style="Table Grid")
for cell, text in zip(table.rows[0].cells, ("ราย", "มาตรการ", "ต.ค. ๖๖", "พ.ย. ๖๖", "มี.ค. ๖๗")):
    cell.text = text
    if "." in text:
        upwards = OxmlElement("w:textDirection")
        upwards.set(qn("w:val"), "btLr")
        cell._tc.get_or_add_tcPr().append(upwards)
for cell, text in zip(table.rows[1].cells, ("๑", "ประกาศ", "๑๐๐", "๒๐๐", "๓๐๐")):
    cell.text = text
table.rows[0].height = Pt(60)
document.save("writer.docx")
E
cat > read.py <<'E'
import camelot, pdf_inspector, pdf_oxide, pdfplumber

for name in ("chromium", "writer"):
    path = name + ".pdf"
    page = pdfplumber.open(path).pages[0]
    months = [text.replace("\n", " ") for text in page.extract_table()[0][2:]]
    print(f"{name} pdfplumber:", *months, sep=" | ")
    print(f"{name} backwards:", *[text[::-1] for text in months], sep=" | ")
    upwards = page.extract_table({"text_char_dir_rotated": "btt"})[0][2:]
    print(f"{name} upwards:", *[text.replace("\n", " ") for text in upwards], sep=" | ")
    heads = camelot.read_pdf(path, flavor="lattice")[0].df.values.tolist()[0][2:]
    print(f"{name} camelot:", *[text.replace("\n", " ") for text in heads], sep=" | ")
document = pdf_oxide.PdfDocument("chromium.pdf")
print("chromium pdf_oxide:", document.extract_text(0).split("\n"))
print(document.to_markdown(0).strip())
print("chromium pdf-inspector:\n" + pdf_inspector.process_pdf("chromium.pdf").markdown.strip())
E
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
  --disable-component-update --disable-sync --disable-quic --no-pdf-header-footer \
  "--user-data-dir=$work/profile" "--print-to-pdf=$work/chromium.pdf" "file://$work/chromium.html" >/dev/null 2>&1
v/bin/python write.py
soffice "-env:UserInstallation=file://$work/office" --headless --convert-to pdf writer.docx >/dev/null 2>&1
v/bin/python read.py > out.txt
cat out.txt
cat > expected.txt <<'EXPECTED'
chromium pdfplumber: | ๖๖ .ค.ต | ๖๖ .ย.พ | ๗๖ .ค.ีม
chromium backwards: | ต.ค. ๖๖ | พ.ย. ๖๖ | มี.ค. ๖๗
chromium upwards: | ๖๖ ต.ค. | ๖๖ พ.ย. | ๖๗ มี.ค.
chromium camelot: | ต.ค. ๖๖ | พ.ย. ๖๖ | มี.ค. ๖๗
writer pdfplumber: | ๖๖ .ค.ต | ๖๖ .ย.พ | ๗๖ .ค.มี
writer backwards: | ต.ค. ๖๖ | พ.ย. ๖๖ | ีม.ค. ๖๗
writer upwards: | ๖๖ ต.ค. | ๖๖ พ.ย. | ๖๗ มี.ค.
writer camelot: | ต.ค. ๖๖ | พ.ย. ๖๖ | ี.ค. ๖๗ ม
chromium pdf_oxide: ['รายมาตรการ', 'มี', '๑ประกาศ๑๐๐๒๐๐๓๐๐']
| ราย | มาตรการ | มี | มี | มี |
|---|---|---|---|---|
| ๑ | ประกาศ | ๑๐๐ | ๒๐๐ | ๓๐๐ |
chromium pdf-inspector:
|ราย|มาตรการ||||
|---|---|---|---|---|
|๑|ประกาศ|๑๐๐|๒๐๐|๓๐๐|

## .ค. ๖๗

## ต.ค. ๖๖ พ.ย. ๖๖ มี
EXPECTED
diff expected.txt out.txt || { echo "CHANGED: see the differences above"; exit 1; }
echo "as stated"
