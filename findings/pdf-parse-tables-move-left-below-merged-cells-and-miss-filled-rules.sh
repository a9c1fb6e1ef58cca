#!/usr/bin/env bash
# Guess: getTable of pdf-parse 2, which finds ruled tables, gives each row as many cells as the table has columns, with holes where a merged cell covers;
#   and rules are rules, however they are drawn.
# Truth: pdf-parse 2.4.5 gives the cells that begin in a row and nothing for what is merged from above or from the left. Below a merged number and measure the
#   budget 90 comes first, under "no."; of the total line, whose title spans two columns, 2,090 (budget) stands under the measure and 480 (spent)
#   under the budget. Empty cells that are not merged are there (""). If the same
#   rules are thin filled rectangles, as Chromium draws them, there is no table at all. Nothing is told.
# Seen: see `want` below.
# Why it matters: headers of two rows, measures with several indicators and total lines are the usual form of Thai plans. Read by position, budgets
#   become item numbers and what was spent becomes the budget, in rows between right ones.
# Do: take no row that is shorter than the widest one; place amounts by their place on the page (pdfplumber has None for covered cells).
# Needs Debian's fonts-thai-tlwg and fontconfig (font Loma).
set -euo pipefail
for tool in python3:python3-venv npm:npm node:nodejs fc-list:fontconfig; do
  command -v "${tool%%:*}" >/dev/null || { echo "needs ${tool%%:*} (Debian: ${tool##*:})" >&2; exit 1; }
done
font=$(fc-list ":family=Loma:style=Regular" -f '%{file}\n' | grep -m1 'ttf$' || true)
[ -n "$font" ] || { echo "needs the font Loma (Debian: fonts-thai-tlwg)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check reportlab==5.1.0 pdfplumber==0.11.10
npm install --silent --no-fund --no-audit pdf-parse@2.4.5 >/dev/null

cat >make.py <<'PY'
import sys

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

pdfmetrics.registerFont(TTFont("Thai", sys.argv[1]))
LEFT, TOP, WIDTH, HEIGHT = 20, 180, 70, 24
CELLS = [  # row, column, rows, columns, text
    *[(0, 0, 2, 1, "ที่"), (0, 1, 2, 1, "มาตรการ"), (0, 2, 1, 2, "แผน"), (0, 4, 2, 1, "ผล"), (1, 2, 1, 1, "งบ"), (1, 3, 1, 1, "จ่าย")],
    *[(2, 0, 2, 1, "1"), (2, 1, 2, 1, "อบรม"), (2, 2, 1, 1, "500"), (2, 3, 1, 1, "400"), (2, 4, 1, 1, "ดี")],
    *[(3, 2, 1, 1, "90"), (3, 3, 1, 1, "80"), (3, 4, 1, 1, "พอใช้")],
    *[(4, 0, 1, 1, "2"), (4, 1, 1, 1, "ซื้อ"), (4, 2, 1, 1, "1,500"), (4, 3, 1, 1, ""), (4, 4, 1, 1, "ดี")],
    *[(5, 0, 1, 2, "รวม"), (5, 2, 1, 1, "2,090"), (5, 3, 1, 1, "480"), (5, 4, 1, 1, "")],
]
for name in ("stroked", "filled"):
    page = Canvas(f"{name}.pdf", pagesize=(400, 200))
    page.setFont("Thai", 12)
    for row, column, rows, columns, text in CELLS:
        x, y = LEFT + column * WIDTH, TOP - (row + rows) * HEIGHT
        width, height = columns * WIDTH, rows * HEIGHT
        if name == "stroked":
            page.rect(x, y, width, height)
        else:
            for box in ((x, y, width, 1), (x, y + height, width, 1), (x, y, 1, height), (x + width, y, 1, height)):
                page.rect(*box, stroke=0, fill=1)
        page.drawString(x + 6, y + height - 16, text)
    page.save()
PY
cat >plumber.py <<'PY'
import pdfplumber

for name in ("stroked", "filled"):
    print("pdfplumber,", name)
    for row in pdfplumber.open(f"{name}.pdf").pages[0].extract_table():
        print(*("None" if cell is None else cell for cell in row), sep=" | ")
PY
cat >parse.mjs <<'JS'
import { readFileSync } from "node:fs";
import { PDFParse } from "pdf-parse";

for (const name of ["stroked", "filled"]) {
  const parser = new PDFParse({ data: readFileSync(`${name}.pdf`) });
  const { pages } = await parser.getTable();
  const tables = pages.flatMap((page) => page.tables);
  console.log(`pdf-parse, ${name}: ${tables.length} table(s)`);
  for (const row of tables.flat()) console.log(row.join(" | "));
  await parser.destroy();
}
JS
venv/bin/python make.py "$font"
want='pdf-parse, stroked: 1 table(s)
ที่ | มาตรการ | แผน | ผล
งบ | จ่าย
1 | อบรม | 500 | 400 | ดี
90 | 80 | พอใช้
2 | ซื้อ | 1,500 |  | ดี
รวม | 2,090 | 480 |
pdf-parse, filled: 0 table(s)
pdfplumber, stroked
ที่ | มาตรการ | แผน | None | ผล
None | None | งบ | จ่าย | None
1 | อบรม | 500 | 400 | ดี
None | None | 90 | 80 | พอใช้
2 | ซื้อ | 1,500 |  | ดี
รวม | None | 2,090 | 480 |
pdfplumber, filled
ที่ | มาตรการ | แผน | None | ผล
None | None | งบ | จ่าย | None
1 | อบรม | 500 | 400 | ดี
None | None | 90 | 80 | พอใช้
2 | ซื้อ | 1,500 |  | ดี
รวม | None | 2,090 | 480 |'
got=$({ node parse.mjs; venv/bin/python plumber.py; } | sed 's/ *$//')
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
