#!/usr/bin/env bash
# Guess: officeParser (npm), which writes the text of a workbook with a tab between cells, writes as many tabs in each row; and
# it shows an .xlsx as it shows the same table in .ods.
# Truth: officeparser 8.1.1, to("text"): an empty cell gets no tab, so what stands right of it moves to the left: the amount spent
#   comes under the budget. Its CSV of the same file has all cells in place. A date of an .xlsx is its serial number, 45200,
#   and a percentage its fraction, in both; of an .ods it gives what the sheet shows, 1 ต.ค. 2566 and 15.5%.
# Seen: see `want` below.
# Why it matters: budget tables have holes (not yet spent, no contract), and the text is what indexes and models are given. Row by
#   row it looks like a table, and 45200 beside amounts like an amount.
# Do: take to("csv") or the cells' own row and col (metadata), and for dates and percentages a reader of number formats; do not
#   split its text by tabs.
set -euo pipefail
for tool in npm node python3; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs 20 or later, python3-venv)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" officeparser@8.1.1 >/dev/null
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check openpyxl==3.1.5

cat >"$tmp/make.py" <<'PY'
import datetime, zipfile

import openpyxl

HEAD = ["มาตรการ", "วันที่", "งบ", "จ่าย", "ร้อยละ"]
DAY = datetime.date(2023, 10, 1)
ROWS = [["อบรม", DAY, 1000, 500, 0.5], ["ถนน", DAY, None, 700, 0.155], ["ประชุม", None, None, 900, None]]
book = openpyxl.Workbook()
book.active.append(HEAD)
for row in ROWS:
    book.active.append(row)
    for column, code in (("B", "[$-107041E]d mmm yyyy"), ("E", "0.0%")):
        book.active[f"{column}{book.active.max_row}"].number_format = code
book.save("book.xlsx")

URN = "urn:oasis:names:tc:opendocument:xmlns"


def cell(value):
    if value is None:
        return "<table:table-cell/>"
    if value == DAY:
        kind, text = f'office:value-type="date" office:date-value="{value}"', "1 ต.ค. 2566"
    elif isinstance(value, float):
        kind, text = f'office:value-type="percentage" office:value="{value}"', f"{value:.1%}"
    elif isinstance(value, int):
        kind, text = f'office:value-type="float" office:value="{value}"', value
    else:
        kind, text = 'office:value-type="string"', value
    return f"<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>"


rows = "".join("<table:table-row>" + "".join(map(cell, row)) + "</table:table-row>" for row in [HEAD, *ROWS])
names = " ".join(f'xmlns:{name}="{URN}:{name}:1.0"' for name in ("office", "table", "text"))
with zipfile.ZipFile("book.ods", "w") as file:
    file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    file.writestr(
        "content.xml",
        f'<office:document-content {names} office:version="1.2"><office:body><office:spreadsheet><table:table table:name="S">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>",
    )
    entry = '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/>'
    file.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{URN}:manifest:1.0" m:version="1.2">{entry}</m:manifest>')
PY
cat >"$tmp/run.mjs" <<'JS'
import { parseOffice } from "officeparser";

for (const path of ["book.xlsx", "book.ods"]) {
  const book = await parseOffice(path);
  for (const form of ["text", "csv"]) {
    const { value } = await book.to(form);
    console.log(`${path} ${form}: ${value.trim().split("\n").slice(1).join(" / ").replaceAll("\t", " | ").replaceAll(",", " | ")}`);
  }
}
JS
want='book.xlsx text: อบรม | 45200 | 1000 | 500 | 0.5 / ถนน | 45200 | 700 | 0.155 / ประชุม | 900
book.xlsx csv: อบรม | 45200 | 1000 | 500 | 0.5 / ถนน | 45200 |  | 700 | 0.155 / ประชุม |  |  | 900 | 
book.ods text: อบรม | 1 ต.ค. 2566 | 1000 | 500 | 50.0% / ถนน | 1 ต.ค. 2566 | 700 | 15.5% / ประชุม | 900
book.ods csv: อบรม | 1 ต.ค. 2566 | 1000 | 500 | 50.0% / ถนน | 1 ต.ค. 2566 |  | 700 | 15.5% / ประชุม |  |  | 900 | '
cd "$tmp"
"$tmp/venv/bin/python" make.py
got=$(node run.mjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
