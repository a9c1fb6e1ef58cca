#!/usr/bin/env bash
# Guess: a row greyed with CSS (opacity, as for a cancelled measure) reads as every
# other row; grey is colour. And in a tagged PDF the number of a mark (MCID) is
# unique on its page, so that page and MCID lead to one cell.
#
# True: Chromium 156 draws a row with opacity as a form XObject, which counts its
# marks from 0 again; the tags name that form in /Stm. pdf_oxide 0.3.78 (to_markdown)
# and pdf-inspector 1.25.2 read as if that were not there: the greyed row gets the words of the
# table's header, or the header's words join the amounts of the row above. pdfplumber
# 0.11.10 (structure_tree) knows no mark of the row, and a reader that joins its
# characters by MCID adds the row's words to the header. playa 1.1.0, "pdfinfo
# -struct-text" 22.12 and pdfplumber's extract_table, which looks at rules, are right.
# Seen, for the rows ๑ ประกาศ ๓๐๐ ๔๐ / ๒ อบรม ๕๐๐ ๖๐ (greyed):
#   pdf_oxide      | ๒ | **ราย** | **มาตรการ** | **ขอ** |, อบรม ๕๐๐ ๖๐ behind the table
#   pdf-inspector  |๑|ประกาศ ราย|๓๐๐ มาตรการ|๔๐ ขอ|, no row ๒, and a heading "๒ อบรม ๕๐๐ ๖๐"
#   with opacity on each cell instead, pdf_oxide: | ๒ | ๒ | ๒ | ๒ |: amounts made up
#
# Why it matters: the table keeps its form, and "| ๒ | ๒ | ๒ | ๒ |" can be a row of
# real amounts. What to do: find text by page, stream (/Stm) and MCID; or take the
# cells from the rules, and doubt a page where the two differ.
# Needs Debian's chromium, poppler-utils, fontconfig and fonts-thai-tlwg (font Loma).
set -euo pipefail
for t in chromium:chromium pdfinfo:poppler-utils fc-list:fontconfig; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}"; exit 1; }
done
[ -n "$(fc-list ':family=Loma')" ] || { echo "install Debian's fonts-thai-tlwg"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check pdfplumber==0.11.10 pdfminer.six==20260107 \
  playa-pdf==1.1.0 pdf-inspector==1.25.2 pdf_oxide==0.3.78
cat > row.html <<'E'
<html lang=th><head><meta charset=utf-8><title>รายงาน</title><style>
@page { size: 400pt 200pt; margin: 20pt }
body { margin: 0; font: 14pt Loma }
table { border-collapse: collapse }
td, th { border: 1px solid; padding: 2pt; width: 60pt }
.old { opacity: .6 }
</style></head><body><table>
<tr><th>ราย<th>มาตรการ<th>ขอ<th>ลด
<tr><td>๑<td>ประกาศ<td>๓๐๐<td>๔๐
<tr class=old><td>๒<td>อบรม<td>๕๐๐<td>๖๐
<tr><td>๓<td>ประชาคม<td>๗๐๐<td>๘๐
</table></body></html>
E
sed 's/<tr class=old>/<tr>/; /๒/s/<td>/<td class=old>/g' row.html > cells.html
cat > read.py <<'E'
import pdf_inspector, pdf_oxide, pdfplumber, playa


def marks(element):
    yield from element.get("mcids", [])
    for child in element.get("children", []):
        yield from marks(child)


def cells(elements):
    for element in elements:
        if element["type"] in ("TH", "TD"):
            yield element
        else:
            yield from cells(element.get("children", []))


print("pdf_oxide:\n" + pdf_oxide.PdfDocument("row.pdf").to_markdown(0).strip())
print("pdf_oxide, opacity on cells:\n" + pdf_oxide.PdfDocument("cells.pdf").to_markdown(0).strip())
print("pdf-inspector:\n" + pdf_inspector.process_pdf("row.pdf").markdown.strip())
page = pdfplumber.open("row.pdf").pages[0]
print("pdfplumber, tags:")
for cell in cells(page.structure_tree):
    numbers = set(marks(cell))
    print(" ", "".join(c["text"] for c in page.chars if c["mcid"] in numbers), end="")
print("\npdfplumber, rules:", page.extract_table()[2])
with playa.open("row.pdf") as document:
    found = document.structure.find_all(lambda e: getattr(e, "role", None) in ("TH", "TD"))
    print("playa:", *[cell.text for cell in found][8:12])
E
for name in row cells; do
  chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --disable-quic --no-pdf-header-footer \
    "--user-data-dir=$work/profile" "--print-to-pdf=$work/$name.pdf" "file://$work/$name.html" >/dev/null 2>&1
done
{ v/bin/python read.py
  echo "pdfinfo:" $(pdfinfo -struct-text row.pdf | grep -o '"[^"]\+"' | sed -n 9,12p); } > out.txt
cat out.txt
cat > expected.txt <<'EXPECTED'
pdf_oxide:
| ราย | มาตรการ | ขอ | ลด |
|---|---|---|---|
| ๑ | ประกาศ | ๓๐๐ | ๔๐ |
| ๒ | **ราย** | **มาตรการ** | **ขอ** |
| ๓ | ประชาคม | ๗๐๐ | ๘๐ |

อบรม ๕๐๐ ๖๐
pdf_oxide, opacity on cells:
| ราย | มาตรการ | ขอ | ลด |
|---|---|---|---|
| ๑ | ประกาศ | ๓๐๐ | ๔๐ |
| ๒ | ๒ | ๒ | ๒ |
| ๓ | ประชาคม | ๗๐๐ | ๘๐ |

อบรม ๕๐๐ ๖๐
pdf-inspector:
|ราย|มาตรการ|ขอ|ลด|
|---|---|---|---|
|๑|ประกาศ ราย|๓๐๐ มาตรการ|๔๐ ขอ|
|๓|ประชาคม|๗๐๐|๘๐|

## ๒ อบรม ๕๐๐ ๖๐
pdfplumber, tags:
  รายอบรม  มาตรการ๕๐๐  ขอ๖๐  ลด  ๑  ประกาศ  ๓๐๐  ๔๐  ๓  ประชาคม  ๗๐๐  ๘๐
pdfplumber, rules: ['๒', 'อบรม', '๕๐๐', '๖๐']
playa: ๒ อบรม ๕๐๐ ๖๐
pdfinfo: "๒" "อบรม" "๕๐๐" "๖๐"
EXPECTED
diff expected.txt out.txt || { echo "CHANGED: see the differences above"; exit 1; }
echo "as stated"
