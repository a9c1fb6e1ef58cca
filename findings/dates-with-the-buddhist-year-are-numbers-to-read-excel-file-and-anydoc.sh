#!/usr/bin/env bash
# Guess: a reader of .xlsx that gives dates as dates knows them by the letters d and m of their format, also where the year is Excel's bbbb, the Buddhist
#   year, instead of yyyy.
# Truth: read-excel-file 9.3.17 (npm) and anydoc 0.2.4 take the format "d mmm bbbb" or "d/m/bb" for that of a number: the cell is 45200, in the same
#   column and without a word, while "d/m/yyyy" and [$-D07041E]d mmm yyyy, which shows the same Buddhist date, are dates. exceljs 4.4.0, SheetJS
#   0.18.5, openpyxl 3.1.5 and python-calamine 0.9.1 have dates for all four.
# Seen: see `want` below; each cell holds 1 October 2023.
# Why it matters: bbbb is what the Thai pages on Excel teach for พ.ศ. 45200 in a column of dates is read as an amount or, cut to a year, as nothing; a
#   sheet of two offices' rows has both kinds.
# Do: read such files with one of the others, or count cells whose format holds "b" outside quotes and brackets and turn them into dates.
set -euo pipefail
for tool in npm node python3; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs, python3-venv)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check firecrawl-anydoc==0.2.4 xlsxwriter==3.3.1 openpyxl==3.1.5 python-calamine==0.9.1
npm install --silent --no-fund --no-audit --prefix "$tmp" read-excel-file@9.3.17 exceljs@4.4.0 xlsx@0.18.5 >/dev/null

cat >"$tmp/run.py" <<'PY'
import anydoc
import openpyxl
import python_calamine
import xlsxwriter

FORMS = ["d/m/yyyy", "[$-D07041E]d mmm yyyy", "d mmm bbbb", "d/m/bb"]
with xlsxwriter.Workbook("a.xlsx") as book:
    sheet = book.add_worksheet("x")
    sheet.write_row(0, 0, ["date", "name"])
    for row, form in enumerate(FORMS, start=1):
        sheet.write(row, 0, 45200, book.add_format({"num_format": form}))
        sheet.write(row, 1, "name")
print(*FORMS, sep=" | ")
lines = [line.strip("| ").split(" | ")[0] for line in anydoc.to_markdown("a.xlsx").splitlines() if line.startswith("|")]
print("anydoc:", *lines[-4:])
print("openpyxl:", *(str(row[0].value)[:10] for row in openpyxl.load_workbook("a.xlsx").active.iter_rows(min_row=2)))
rows = python_calamine.CalamineWorkbook.from_path("a.xlsx").get_sheet_by_index(0).to_python()
print("python-calamine:", *(str(row[0])[:10] for row in rows[1:]))
PY
cat >"$tmp/run.mjs" <<'JS'
import exceljs from "exceljs";
import readExcel from "read-excel-file/node";
import xlsx from "xlsx";

const show = (name, cells) => console.log(`${name}: ${cells.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)).join(" ")}`);
let rows = await readExcel("a.xlsx");
rows = rows[0].data ?? rows;
show("read-excel-file", rows.slice(1).map((row) => row[0]));
const book = new exceljs.Workbook();
await book.xlsx.readFile("a.xlsx");
show("exceljs", [2, 3, 4, 5].map((row) => book.worksheets[0].getCell(`A${row}`).value));
const sheet = xlsx.readFile("a.xlsx", { cellDates: true, UTC: true }).Sheets.x;
show("SheetJS", [2, 3, 4, 5].map((row) => sheet[`A${row}`].v));
JS
want='d/m/yyyy | [$-D07041E]d mmm yyyy | d mmm bbbb | d/m/bb
anydoc: 2023-10-01 2023-10-01 45200 45200
openpyxl: 2023-10-01 2023-10-01 2023-10-01 2023-10-01
python-calamine: 2023-10-01 2023-10-01 2023-10-01 2023-10-01
read-excel-file: 2023-10-01 2023-10-01 45200 45200
exceljs: 2023-10-01 2023-10-01 2023-10-01 2023-10-01
SheetJS: 2023-10-01 2023-10-01 2023-10-01 2023-10-01'
cd "$tmp"
got=$(venv/bin/python run.py; TZ=UTC node run.mjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
