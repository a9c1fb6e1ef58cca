#!/usr/bin/env bash
# Guess: WeasyPrint writes PDF/UA, so the /Headers of a cell in the tags name the
# column it stands under, also below a header of two rows with merged cells, and
# a table that runs over two pages is one Table in the tags, as in Typst's and
# LibreOffice's files.
#
# True: WeasyPrint 70.0 counts the cells of a row from column 1, as if the cells
# that reach down from the row above were not there, so below
#   | ราย | มาตรการ |  งบประมาณ  |   ๑ is said to stand under ราย + ขอ, the measure
#   |     |         |  ขอ  |  ลด  |   อบรม under งบประมาณ + ลด, and the two amounts
# ๕๐๐ and ๒๐ under nothing. RowSpan, ColSpan and the order of the cells are right.
# Each page starts a new Table with its own copy of the header, and a row that
# breaks becomes two rows, of which the second has no number.
# Seen: "๑ <- ราย + ขอ", "อบรม <- งบประมาณ + ลด", "๕๐๐ <- (no header)", two tables.
#
# Why it matters: reports have such headers (งบประมาณ: ได้รับ, ใช้จ่าย), and a reader
# that maps columns by the tags files a measure as an amount without any doubt.
# What to do: lay the cells out by RowSpan and ColSpan and find the headers by
# place; use /Headers only where it agrees. Join Tables with equal headers over a
# page break, and rows whose first cell is empty there.
# Needs Debian's fonts-thai-tlwg (font Loma), fontconfig and libpango-1.0-0.
set -euo pipefail
command -v fc-list >/dev/null || { echo "install Debian's fontconfig"; exit 1; }
[ -n "$(fc-list ':family=Loma')" ] || { echo "install Debian's fonts-thai-tlwg"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check weasyprint==70.0 playa-pdf==1.1.0
cat > m.py <<'E'
import logging
import playa, weasyprint

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
long = " ".join(["อบรมคณะ"] * 12)
weasyprint.HTML(string=f"""<html lang=th><head><meta charset=utf-8><title>รายงาน</title><style>
@page {{ size: 400pt 190pt; margin: 20pt }}
body {{ font: 14pt Loma }} td, th {{ border: 1px solid }} td:nth-child(2) {{ width: 150pt }}
</style></head><body><table>
<thead><tr><th rowspan=2>ราย</th><th rowspan=2>มาตรการ</th><th colspan=2>งบประมาณ</th></tr>
<tr><th>ขอ</th><th>ลด</th></tr></thead>
<tbody><tr><td>๑</td><td>อบรม</td><td>๕๐๐</td><td>๒๐</td></tr>
<tr><td>๒</td><td>{long}</td><td>๖๐๐</td><td>๓๐</td></tr></tbody>
</table></body></html>""").write_pdf("t.pdf", pdf_variant="pdf/ua-1")

with playa.open("t.pdf") as document:
    for number, table in enumerate(document.structure.find_all("Table"), 1):
        names = {}
        for cell in table.find_all("TH"):
            names[cell.props["ID"]] = cell.text
        print(f"table {number}: heads", ", ".join(names.values()))
        for row in table.find_all("TR"):
            for cell in row.find_all("TD"):
                heads = [names[h] for h in cell.props["A"].get("Headers", [])]
                print(f"  {cell.text[:12] or '(empty)'} <- {' + '.join(heads) or '(no header)'}")
E
v/bin/python m.py > out.txt
cat out.txt
cat > expected.txt <<'EXPECTED'
table 1: heads ราย, มาตรการ, งบประมาณ, ขอ, ลด
  ๑ <- ราย + ขอ
  อบรม <- งบประมาณ + ลด
  ๕๐๐ <- (no header)
  ๒๐ <- (no header)
  ๒ <- ราย + ขอ
  อบรมคณะ อบรม <- งบประมาณ + ลด
  ๖๐๐ <- (no header)
  ๓๐ <- (no header)
table 2: heads ราย, มาตรการ, งบประมาณ, ขอ, ลด
  (empty) <- ราย + ขอ
  อบรมคณะ อบรม <- งบประมาณ + ลด
  (empty) <- (no header)
  (empty) <- (no header)
EXPECTED
diff expected.txt out.txt || { echo "CHANGED: see the differences above"; exit 1; }
echo "as stated"
