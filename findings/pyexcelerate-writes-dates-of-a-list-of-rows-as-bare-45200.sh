#!/usr/bin/env bash
# Guess: a writer of workbooks stores a date as a date, whichever of its documented ways a cell is given.
# Truth: PyExcelerate 0.13.0 gives a date its number format only when it is set cell by cell or by range: from new_sheet(data=rows), its fast way, the first in
#   its README, the date is the bare number 45200, a time of day 0.4375, with format General, in Excel as for each reader. Set by cell a time has the format
#   yyyy-mm-dd, so 10:30 shows as a day of 1899, and 30 hours of timedelta are the text "1 day, 6:00:00" both ways.
# Seen: see `want` below, read by openpyxl 3.1.5 and by LibreOffice as CSV.
# Why it matters: dates of projects turn into amounts, in one column of sums even; the same program with one line changed is right.
# Do: set dates by cell or range, times with a Style of their own; or give the columns a Style with a date Format.
# Needs Debian's libreoffice-calc.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
command -v soffice >/dev/null || { echo "install Debian's libreoffice-calc" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check PyExcelerate==0.13.0 openpyxl==3.1.5

cat >"$tmp/run.py" <<'PY'
import datetime
import warnings

import openpyxl
import pyexcelerate

ROW = ["โครงการ", datetime.datetime(2023, 10, 1), datetime.date(2023, 10, 1), datetime.time(10, 30), datetime.timedelta(hours=30), 1500]
warnings.simplefilter("ignore")
ways = {}
ways["data"] = pyexcelerate.Workbook()
ways["data"].new_sheet("a", data=[ROW])
ways["cell"] = pyexcelerate.Workbook()
sheet = ways["cell"].new_sheet("a")
for column, value in enumerate(ROW, 1):
    sheet.set_cell_value(1, column, value)
ways["range"] = pyexcelerate.Workbook()
ways["range"].new_sheet("a").range("A1", "F1").value = [ROW]
for name, book in ways.items():
    book.save(f"{name}.xlsx")
    print(name, *(f"{cell.value} ({cell.number_format})" for cell in openpyxl.load_workbook(f"{name}.xlsx").active[1]), sep=" | ")
PY
cd "$tmp"
want='data | โครงการ (General) | 45200.0 (General) | 45200.0 (General) | 0.4375 (General) | 1 day, 6:00:00 (General) | 1500 (General)
cell | โครงการ (General) | 2023-10-01 00:00:00 (yyyy-mm-dd) | 2023-10-01 00:00:00 (yyyy-mm-dd) | 10:30:00 (yyyy-mm-dd) | 1 day, 6:00:00 (General) | 1500 (General)
range | โครงการ (General) | 2023-10-01 00:00:00 (yyyy-mm-dd) | 2023-10-01 00:00:00 (yyyy-mm-dd) | 10:30:00 (yyyy-mm-dd) | 1 day, 6:00:00 (General) | 1500 (General)
Calc, data: โครงการ,45200,45200,0.4375,"1 day, 6:00:00",1500
Calc, cell: โครงการ,2023-10-01,2023-10-01,1899-12-30,"1 day, 6:00:00",1500
Calc, range: โครงการ,2023-10-01,2023-10-01,1899-12-30,"1 day, 6:00:00",1500'
got=$(
  venv/bin/python run.py
  for way in data cell range; do
    soffice "-env:UserInstallation=file://$tmp/office" --headless --convert-to csv:"Text - txt - csv (StarCalc)":44,34,76 --outdir . $way.xlsx >/dev/null 2>&1
    echo "Calc, $way: $(cat $way.csv)"
  done
)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
