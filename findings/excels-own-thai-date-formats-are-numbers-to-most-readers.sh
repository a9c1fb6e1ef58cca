#!/usr/bin/env bash
# Guess: readers that know Excel's built-in date formats by their numbers, 14 to 22 and those of Chinese and Japanese (27 to 36, 50 to 58), know the Thai
#   ones as well: the standard (ECMA-376 part 1, 18.8.30, th-TH) lists 59 to 81, and the file holds the number alone, without a pattern.
# Truth: openpyxl 3.1.5 (inside pandas), python-calamine 0.9.1 (pandas, polars; it knows 27 and 57), exceljs 4.4.0, anydoc 0.2.4 and excelize 0.1.0 give the
#   number of days for 71 to 74, 77 and 81: 1 October 2023 is 45200, and no word of it; openpyxl calls the format "General". read-excel-file 9.3.17 has
#   dates. So has SheetJS 0.18.5, but its printed text is one format off: d-mmm (73) is 1-Oct-23, mmm-yy (74) 1-Oct, the date with time (77) 0:00:00
#   and d/m/bb (81), the Buddhist date, "0000.0".
# Seen: see `want` below; 14 is the date format of any language, the first column, the others are Thai: 71 ว/ด/ปปปป, 72 ว-ดดด-ปป, 73 ว-ดดด,
#   74 ดดด-ปป, 77 ว/ด/ปปปป ช:นน, 81 d/m/bb.
# Why it matters: 45200 in a column of dates is taken for an amount, and a file of an office whose formats are the built-in Thai ones has nothing else;
#   the same sheet typed on an English machine has dates.
# Do: look at the number of the format, not at its pattern; take 71 to 81 for dates and times; take SheetJS's value, not its text.
set -euo pipefail
for tool in npm node python3; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs, python3-venv)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check firecrawl-anydoc==0.2.4 xlsxwriter==3.3.1 openpyxl==3.1.5 python-calamine==0.9.1 excelize==0.1.0
npm install --silent --no-fund --no-audit --prefix "$tmp" read-excel-file@9.3.17 exceljs@4.4.0 xlsx@0.18.5 >/dev/null

cat >"$tmp/run.py" <<'PY'
import re
import zipfile

import anydoc, excelize, openpyxl, python_calamine, xlsxwriter

NUMBERS = [14, 71, 72, 73, 74, 77, 81]
with xlsxwriter.Workbook("plain.xlsx") as book:
    sheet = book.add_worksheet("x")
    for column, number in enumerate(NUMBERS):
        sheet.write(0, column, f"f{number}")
        sheet.write(1, column, 45200, book.add_format({"num_format": "0." + "0" * (4 + column)}))


def builtin(styles):
    """Take the patterns out and put the built-in numbers in their places."""
    head, cells = re.sub(r"<numFmts.*?</numFmts>", "", styles, flags=re.S).split("<cellXfs", 1)
    left = iter(NUMBERS)
    return head + "<cellXfs" + re.sub(r'numFmtId="1[6-9]\d"', lambda _: f'numFmtId="{next(left)}"', cells)


with zipfile.ZipFile("plain.xlsx") as plain, zipfile.ZipFile("a.xlsx", "w") as out:
    for name in plain.namelist():
        content = plain.read(name)
        out.writestr(name, builtin(content.decode()) if name == "xl/styles.xml" else content)

print("format:", *NUMBERS)
cells = list(openpyxl.load_workbook("a.xlsx").active[2])
print("openpyxl:", *(str(cell.value)[:10] for cell in cells), "| last:", cells[-1].number_format)
print("python-calamine:", *(str(value)[:10] for value in python_calamine.CalamineWorkbook.from_path("a.xlsx").get_sheet_by_index(0).to_python()[1]))
lines = [line for line in anydoc.to_markdown("a.xlsx").splitlines() if line.startswith("|")]
print("anydoc:", *lines[-1].strip("| ").split(" | "))
print("excelize:", *excelize.open_file("a.xlsx").get_rows("x")[1])
PY
cat >"$tmp/run.mjs" <<'JS'
import exceljs from "exceljs";
import readExcel from "read-excel-file/node";
import xlsx from "xlsx";

const show = (name, cells) => console.log(`${name}: ${cells.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)).join(" ")}`);
let rows = await readExcel("a.xlsx");
rows = rows[0].data ?? rows;
show("read-excel-file", rows[1]);
const book = new exceljs.Workbook();
await book.xlsx.readFile("a.xlsx");
const columns = [..."ABCDEFG"];
show("exceljs", columns.map((column) => book.worksheets[0].getCell(`${column}2`).value));
const sheet = xlsx.readFile("a.xlsx", { cellDates: true, UTC: true }).Sheets.x;
show("SheetJS", columns.map((column) => sheet[`${column}2`].v));
show("SheetJS prints", columns.map((column) => `[${sheet[`${column}2`].w}]`));
JS
want='format: 14 71 72 73 74 77 81
openpyxl: 2023-10-01 45200 45200 45200 45200 45200 45200 | last: General
python-calamine: 2023-10-01 45200.0 45200.0 45200.0 45200.0 45200.0 45200.0
anydoc: 2023-10-01 45200 45200 45200 45200 45200 45200
excelize: 10-01-23 45200 45200 45200 45200 45200 45200
read-excel-file: 2023-10-01 2023-10-01 2023-10-01 2023-10-01 2023-10-01 2023-10-01 2023-10-01
exceljs: 2023-10-01 45200 45200 45200 45200 45200 45200
SheetJS: 2023-10-01 2023-10-01 2023-10-01 2023-10-01 2023-10-01 2023-10-01 2023-10-01
SheetJS prints: [10/1/23] [10/1/23] [10/1/23] [1-Oct-23] [1-Oct] [0:00:00] [0000.0]'
cd "$tmp"
got=$(venv/bin/python run.py; TZ=UTC node run.mjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
