#!/usr/bin/env bash
# Guess: a converter of workbooks for search and for language models gives every row of a sheet, whatever was filtered when it was last saved, the same from
#   .xlsx and .ods, and a negative amount stays negative.
# Truth: anydoc 0.2.4 (firecrawl-anydoc) leaves out of .xlsx every row and column that is not in sight: what a filter hid, what a closed outline holds
#   (a sheet whose projects are folded away comes out as its total alone), a row of height 0, and sheets that are hidden. From .ods all of them are
#   there. Amounts are printed by their number format, so -10 with the usual #,##0;[Red]#,##0 is 10, from both. Nothing is reported.
# Seen: see `want` below; rows add up to 400 under a total of 600, and the difference of -10 comes out as 10.
# Why it matters: offices save their project lists filtered to one division and fold the items under each plan. Over half the money may be missing from
#   what is searched, and an overspending shown in red is read as money left.
# Do: take away filters, outlines and hidden states first (openpyxl: row_dimensions[n].hidden = False), read amounts from the cells and not from
#   their print, and see that rows add up to the total.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check firecrawl-anydoc==0.2.4 xlsxwriter==3.3.1 openpyxl==3.1.5

cat >"$tmp/run.py" <<'PY'
import zipfile

import anydoc
import openpyxl
import xlsxwriter

ROWS = [["โครงการ", "กอง", "งบ", "คงเหลือ"], ["อบรม", "คลัง", 100, -10], ["ซ่อม", "ช่าง", 200, 20], ["ซื้อ", "คลัง", 300, -30]]
TOTAL = ["รวม", "", 600, -20]
PLAIN, RED = "#,##0", "#,##0;[Red]#,##0"


def excel(name):
    with xlsxwriter.Workbook(name) as book:
        for title in ("filtered", "folded"):
            sheet = book.add_worksheet(title)
            look = book.add_format({"num_format": RED if title == "filtered" else PLAIN})
            for number, row in enumerate([*ROWS, TOTAL]):
                for column, value in enumerate(row):
                    sheet.write(number, column, value, look if column > 1 else None)
            if title == "filtered":
                sheet.autofilter(0, 0, len(ROWS) - 1, 3)
                sheet.filter_column(1, "x == คลัง")
                sheet.set_row(2, None, None, {"hidden": True})
            else:
                for number in range(1, len(ROWS)):
                    sheet.set_row(number, None, None, {"level": 1, "hidden": True})
                sheet.set_row(len(ROWS), None, None, {"collapsed": True})


URN = "urn:oasis:names:tc:opendocument:xmlns"
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def open_document(name):
    names = " ".join(f'xmlns:{short}="{URN}:{short}:1.0"' for short in ("office", "table", "text"))
    sheets = ""
    for title, hidden, state in [("filtered", [2], "filter"), ("folded", [1, 2, 3], "collapse")]:
        sheets += f'<table:table table:name="{title}">'
        for number, row in enumerate([*ROWS, TOTAL]):
            sheets += f'<table:table-row table:visibility="{state if number in hidden else "visible"}">'
            for value in row:
                kind = "string" if isinstance(value, str) else f'float" office:value="{value}'
                sheets += f'<table:table-cell office:value-type="{kind}"><text:p>{value}</text:p></table:table-cell>'
            sheets += "</table:table-row>"
        sheets += "</table:table>"
    entries = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{kind}"/>' for path, kind in [("/", KIND), ("content.xml", "text/xml")]
    )
    with zipfile.ZipFile(name, "w") as file:
        file.writestr("mimetype", KIND)
        body = f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
        file.writestr("content.xml", f'<office:document-content {names} office:version="1.2">{body}</office:document-content>')
        file.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{URN}:manifest:1.0" m:version="1.2">{entries}</m:manifest>')


def show(name):
    print(name)
    for line in anydoc.to_markdown(name).splitlines():
        if line and "---" not in line and "โครงการ" not in line:
            print("", line)


excel("book.xlsx")
open_document("book.ods")
show("book.xlsx")
show("book.ods")
book = openpyxl.load_workbook("book.xlsx")
for sheet in book:
    for row in sheet.row_dimensions.values():
        row.hidden = False
book.save("unhidden.xlsx")
show("unhidden.xlsx")
PY
want='book.xlsx
 ## filtered
 | อบรม | คลัง | 100 | 10 |
 | ซื้อ | คลัง | 300 | 30 |
 | รวม |  | 600 | 20 |
 ## folded
 | รวม |  | 600 | -20 |
book.ods
 ## filtered
 | อบรม | คลัง | 100 | -10 |
 | ซ่อม | ช่าง | 200 | 20 |
 | ซื้อ | คลัง | 300 | -30 |
 | รวม |  | 600 | -20 |
 ## folded
 | อบรม | คลัง | 100 | -10 |
 | ซ่อม | ช่าง | 200 | 20 |
 | ซื้อ | คลัง | 300 | -30 |
 | รวม |  | 600 | -20 |
unhidden.xlsx
 ## filtered
 | อบรม | คลัง | 100 | 10 |
 | ซ่อม | ช่าง | 200 | 20 |
 | ซื้อ | คลัง | 300 | 30 |
 | รวม |  | 600 | 20 |
 ## folded
 | อบรม | คลัง | 100 | -10 |
 | ซ่อม | ช่าง | 200 | 20 |
 | ซื้อ | คลัง | 300 | -30 |
 | รวม |  | 600 | -20 |'
cd "$tmp"
got=$(venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
