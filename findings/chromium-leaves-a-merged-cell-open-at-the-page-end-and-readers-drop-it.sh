#!/usr/bin/env bash
# Guess: where a cell merged over rows (rowspan) crosses a page, a browser rules it off
# at the end of the page like the cells beside it; a table finder then gives its text
# in the first of its rows, on page 1, and holes below.
#
# True: Chromium 156 rules off the other columns at the end of the page and leaves the
# merged cells open below. pdfplumber 0.11.10 and pdf_oxide 0.3.78 (extract_tables) make
# no cell of them: number and measure of those rows are in no cell of any page, only
# in the page's text. pdf-inspector 1.25.2 and pdf_oxide's markdown move the rows' cells
# to the left, so that an amount stands under the measure. camelot 2.0.0 (lattice)
# closes the cell and is right. On page 2 the cell is empty in all of them, with no word
# that it goes on; a top border is drawn there.
# Seen, for ๒ อบรม over the rows ครู ๒๐๐, กรรมการ ๓๐๐, อสม ๔๐๐ of page 1:
#   pdfplumber     None None ครู ๒๐๐ / None None กรรมการ ๓๐๐ / None None อสม ๔๐๐
#   pdf-inspector  |๒ กรรมการ อสม|อบรม ๓๐๐ ๔๐๐|ครู|๒๐๐|, and |พนักงาน|๕๐๐||| of page 2
#
# Why it matters: a measure with several activities or groups is such a cell, and long
# tables of web reports break inside one. A step that fills holes from the row above
# then books ๒๐๐ to ๔๐๐ under measure ๑. What to do: where upright rules run on below
# the last level one, close the cells at their lower end (in pdfplumber:
# explicit_horizontal_lines), and count the words of the page that are in no cell.
# Needs Debian's chromium, fontconfig and fonts-thai-tlwg (font Loma).
set -euo pipefail
for t in chromium:chromium fc-list:fontconfig; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}"; exit 1; }
done
[ -n "$(fc-list ':family=Loma')" ] || { echo "install Debian's fonts-thai-tlwg"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check pdfplumber==0.11.10 pdfminer.six==20260107 \
  camelot-py==2.0.0 pdf-inspector==1.25.2 pdf_oxide==0.3.78
cat > t.html <<'E'
<html lang=th><head><meta charset=utf-8><title>รายงาน</title><style>
@page { size: 400pt 170pt; margin: 20pt }
body { margin: 0; font: 14pt Loma }
table { border-collapse: collapse; width: 100% }
td, th { border: 1px solid; height: 22pt; padding: 2pt }
</style></head><body><table>
<thead><tr><th>ราย<th>มาตรการ<th>ใคร<th>งบ</thead>
<tr><td>๑<td>ประกาศ<td>ชุมชน<td>๑๐๐
<tr><td rowspan=4>๒<td rowspan=4>อบรม<td>ครู<td>๒๐๐
<tr><td>กรรมการ<td>๓๐๐
<tr><td>อสม<td>๔๐๐
<tr><td>พนักงาน<td>๕๐๐
<tr><td>๓<td>ตรวจงาน<td>วัด<td>๖๐๐
</table></body></html>
E
cat > read.py <<'E'
import camelot, pdf_inspector, pdf_oxide, pdfplumber


def show(name, rows):
    print(name)
    for row in rows:
        print("  " + " | ".join(str(text) for text in row))


pages = pdfplumber.open("t.pdf").pages
for page in pages:
    show(f"pdfplumber, page {page.page_number}", page.extract_table())
low = max(edge["bottom"] for edge in pages[0].edges)
show("pdfplumber, closed at the lower end", pages[0].extract_table({"explicit_horizontal_lines": [low]}))
document = pdf_oxide.PdfDocument("t.pdf")
for table in document.extract_tables(0):
    show("pdf_oxide", [[cell["text"] for cell in row["cells"]] for row in table["rows"]])
print("pdf_oxide, markdown\n" + document.to_markdown(0).strip())
print("pdf-inspector\n" + pdf_inspector.process_pdf("t.pdf").markdown.strip())
show("camelot", camelot.read_pdf("t.pdf", flavor="lattice")[0].df.values)
E
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
  --disable-component-update --disable-sync --disable-quic --no-pdf-header-footer \
  "--user-data-dir=$work/profile" "--print-to-pdf=$work/t.pdf" "file://$work/t.html" >/dev/null 2>&1
v/bin/python read.py > out.txt
cat out.txt
cat > expected.txt <<'EXPECTED'
pdfplumber, page 1
  ราย | มาตรการ | ใคร | งบ
  ๑ | ประกาศ | ชุมชน | ๑๐๐
  None | None | ครู | ๒๐๐
  None | None | กรรมการ | ๓๐๐
  None | None | อสม | ๔๐๐
pdfplumber, page 2
  ราย | มาตรการ | ใคร | งบ
   |  | พนักงาน | ๕๐๐
  ๓ | ตรวจงาน | วัด | ๖๐๐
pdfplumber, closed at the lower end
  ราย | มาตรการ | ใคร | งบ
  ๑ | ประกาศ | ชุมชน | ๑๐๐
  ๒ | อบรม | ครู | ๒๐๐
  None | None | กรรมการ | ๓๐๐
  None | None | อสม | ๔๐๐
pdf_oxide
  ๑ | ประกาศ | ชุมชน | ๑๐๐
   |  | ครู | ๒๐๐
   |  | กรรมการ | ๓๐๐
   |  | อสม | ๔๐๐
pdf_oxide, markdown
| ราย | มาตรการ | ใคร | งบ |
|---|---|---|---|
| ๑ | ประกาศ | ชุมชน | ๑๐๐ |
| ๒ | อบรม | ครู | ๒๐๐ |
| กรรมการ | ๓๐๐ | | |
| อสม | ๔๐๐ | | |
pdf-inspector
|ราย|มาตรการ|ใคร|งบ|
|---|---|---|---|
|๑|ประกาศ|ชุมชน|๑๐๐|
|๒ กรรมการ อสม|อบรม ๓๐๐ ๔๐๐|ครู|๒๐๐|
|พนักงาน|๕๐๐|||
|๓|ตรวจงาน|วัด|๖๐๐|
camelot
  ราย | มาตรการ | ใคร | งบ
  ๑ | ประกาศ | ชุมชน | ๑๐๐
  ๒ | อบรม | ครู | ๒๐๐
   |  | กรรมการ | ๓๐๐
   |  | อสม | ๔๐๐
EXPECTED
diff expected.txt out.txt || { echo "CHANGED: see the differences above"; exit 1; }
echo "as stated"
