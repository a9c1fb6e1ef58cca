#!/usr/bin/env bash
# Guess: pyexcel-ods leaves the cells that a merged cell covers empty, as readers of .xlsx do, and gives an amount of money as a number; pyexcel-ods3, its
#   twin, gives the same.
# Truth: pyexcel-ods 0.6.0 passes over covered cells altogether. Below a cell that is merged downwards each row begins a column too far left; behind
#   one that is merged to the right the rest of the row does. Of equal rows that the file keeps as one (number-rows-repeated) it makes
#   one. pyexcel-ods3 0.6.1 keeps columns and rows, and so does python-calamine 0.9.1. Cells of the type currency are texts in both twins,
#   "4000 THB". Where both are installed, get_data() of either may be carried out by the other, unless library= is given.
# Seen: see `want` below.
# Why it matters: in Thai budgets the department is merged down over its projects. From its second project on the project is the department,
#   the year is the project and the next year's amount is this year's: each row is filled as a row can be. Nothing is told.
# Do: read .ods with pyexcel-ods3 (library="pyexcel-ods3") or python-calamine; or compare each row's length with that of the header.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pyexcel-ods==0.6.0 pyexcel-ods3==0.6.1 odfpy==1.4.1 python-calamine==0.9.1

cat >"$tmp/run.py" <<'PY'
import pyexcel_ods
import pyexcel_ods3
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook


def cell(value, **more):
    if isinstance(value, str):
        made = TableCell(valuetype="string", **more)
    else:
        made = TableCell(valuetype="currency" if more else "float", value=value, **more)
    made.addElement(P(text=str(value)))
    return made


ROWS = [
    [cell("หน่วยงาน"), cell("โครงการ"), cell("ปี 2566"), cell("ปี 2567")],
    [cell("กองช่าง", numberrowsspanned=2), cell("ถนน"), cell(1000), cell(2000)],
    [CoveredTableCell(), cell("สะพาน"), cell(3000), cell(4000)],
    [cell("รวม", numbercolumnsspanned=2), CoveredTableCell(), cell(4000, currency="THB"), cell(6000)],
]
book = OpenDocumentSpreadsheet()
sheet = Table(name="S")
book.spreadsheet.addElement(sheet)
for cells in ROWS:
    row = TableRow()
    sheet.addElement(row)
    for each in cells:
        row.addElement(each)
same = TableRow(numberrowsrepeated=3)
sheet.addElement(same)
for value in ("สำรอง", "-", 5, 5):
    same.addElement(cell(value))
book.save("plan.ods")

for module, library in ((pyexcel_ods, "pyexcel-ods"), (pyexcel_ods3, "pyexcel-ods3")):
    print(library)
    print(*module.get_data("plan.ods", library=library)["S"], sep="\n")
print("python-calamine")
print(*CalamineWorkbook.from_path("plan.ods").get_sheet_by_name("S").to_python(), sep="\n")
PY
want=$(cat <<'W'
pyexcel-ods
['หน่วยงาน', 'โครงการ', 'ปี 2566', 'ปี 2567']
['กองช่าง', 'ถนน', 1000, 2000]
['สะพาน', 3000, 4000]
['รวม', '4000 THB', 6000]
['สำรอง', '-', 5, 5]
pyexcel-ods3
['หน่วยงาน', 'โครงการ', 'ปี 2566', 'ปี 2567']
['กองช่าง', 'ถนน', 1000, 2000]
['', 'สะพาน', 3000, 4000]
['รวม', '', '4000 THB', 6000]
['สำรอง', '-', 5, 5]
['สำรอง', '-', 5, 5]
['สำรอง', '-', 5, 5]
python-calamine
['หน่วยงาน', 'โครงการ', 'ปี 2566', 'ปี 2567']
['กองช่าง', 'ถนน', 1000.0, 2000.0]
['', 'สะพาน', 3000.0, 4000.0]
['รวม', '', 4000.0, 6000.0]
['สำรอง', '-', 5.0, 5.0]
['สำรอง', '-', 5.0, 5.0]
['สำรอง', '-', 5.0, 5.0]
W
)
cd "$tmp"
got=$("$tmp/venv/bin/python" "$tmp/run.py" 2>err.txt) || { cat err.txt >&2; exit 1; }
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
