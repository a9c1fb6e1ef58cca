#!/usr/bin/env bash
# Guess: GDAL, below QGIS, geopandas and ogr2ogr, lays out merged cells of an .ods sheet as it does those of .xlsx; if it did not, a total merged over two
#   columns would show it.
# Truth: GDAL 3.12.4 (in pyogrio 0.13.0) counts the hidden cells of a merge once, however many the file says they are: over two columns there is one, and the row is
#   right; over three they are one cell with number-columns-repeated="2", and all behind stands one column to the left, over four two. The plan is the office, the paid
#   amount the plan, the last column is empty. A column of texts takes the amount as text; a column of integers becomes one of fractions, because of the gap. No
#   warning. LibreOffice's and Gnumeric's files are both read so; the .xlsx of the same sheet is right.
# Seen: see `want` below; the rows as geopandas reads them.
# Why it matters: totals of plans are merged over number, project and office. 900 paid becomes 900 planned in the row that everyone quotes, and only in .ods, the
#   format for open data.
# Do: save as .xlsx before ogr2ogr or QGIS.
# Needs LibreOffice (libreoffice-calc) and Debian's gnumeric.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
command -v soffice >/dev/null && command -v ssconvert >/dev/null || { echo "install Debian's libreoffice-calc and gnumeric" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check geopandas==1.2.0 pyogrio==0.13.0 pandas==3.1.1 shapely==2.2.0 openpyxl==3.1.5
cat >write.py <<'PY'
import openpyxl

ROWS = [
    ["no", "project", "office", "plan", "paid", "left"], [1, "ถนน", "กองช่าง", 1000, 400, 600], [2, "น้ำ", "กองคลัง", 2000, 500, 1500],
    ["รวม", None, "ทุกกอง", 3000, 900, 2100], ["รวม", None, None, 3000, 900, 2100], ["รวม", None, None, None, 900, 2100],
]
book = openpyxl.Workbook()
for row in ROWS:
    book.active.append(row)
for area in ("A4:B4", "A5:C5", "A6:D6"):
    book.active.merge_cells(area)
book.save("a.xlsx")
PY
venv/bin/python write.py
soffice "-env:UserInstallation=file://$tmp/office" --headless --convert-to ods a.xlsx >/dev/null 2>&1
ssconvert a.xlsx gnumeric.ods 2>/dev/null
cat >read.py <<'PY'
import geopandas
import pandas

for name in ("a.xlsx", "a.ods", "gnumeric.ods"):
    frame = geopandas.read_file(name)
    print(name, *frame.dtypes)
    for row in frame.itertuples(index=False):
        print("  ", *("-" if pandas.isna(value) else f"{value:g}" if isinstance(value, float) else value for value in row), sep=" | ")
PY
want='a.xlsx str str str float64 int32 int32
   | 1 | ถนน | กองช่าง | 1000 | 400 | 600
   | 2 | น้ำ | กองคลัง | 2000 | 500 | 1500
   | รวม | - | ทุกกอง | 3000 | 900 | 2100
   | รวม | - | - | 3000 | 900 | 2100
   | รวม | - | - | - | 900 | 2100
a.ods str str str int32 float64 float64
   | 1 | ถนน | กองช่าง | 1000 | 400 | 600
   | 2 | น้ำ | กองคลัง | 2000 | 500 | 1500
   | รวม | - | ทุกกอง | 3000 | 900 | 2100
   | รวม | - | 3000 | 900 | 2100 | -
   | รวม | - | 900 | 2100 | - | -
gnumeric.ods str str str int32 float64 float64
   | 1 | ถนน | กองช่าง | 1000 | 400 | 600
   | 2 | น้ำ | กองคลัง | 2000 | 500 | 1500
   | รวม | - | ทุกกอง | 3000 | 900 | 2100
   | รวม | - | 3000 | 900 | 2100 | -
   | รวม | - | 900 | 2100 | - | -'
got=$(PYTHONUTF8=1 venv/bin/python read.py 2>/dev/null)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
