#!/usr/bin/env bash
# Guess: pandas takes a time from the value that an .ods file keeps beside the printed text (office:time-value="PT08H30M00S"), as it takes dates, amounts
#   and percentages.
# Truth: pandas 3.1.1 (engine odf) guesses times from the printed text. A time printed as Thai offices print it, 08.30, is midnight, as is every one from
#   01.00 to 09.59; with one from 10.00 on in the sheet, or with " น." behind it, read_excel refuses the whole file: "not likely a
#   datetime". 30:15 hours of work are refused too. python-calamine 0.9.1 reads all of them from the value.
# Seen: see `want` below.
# Why it matters: a list of morning sessions, bids or posts is read without a word, and all of them took place at 00:00; a sheet with one
#   afternoon in it cannot be read at all, and the message names neither cell nor time value.
# Do: engine="calamine"; or print times with a colon before the file is saved.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1

cat >"$tmp/run.py" <<'PY'
import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P


def read(engine, *times):
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="S")
    book.spreadsheet.addElement(sheet)
    for value, printed in times:
        cell = TableCell(valuetype="time", timevalue=value)
        cell.addElement(P(text=printed))
        row = TableRow()
        row.addElement(cell)
        sheet.addElement(row)
    book.save("times.ods")
    try:
        return ", ".join(map(str, pandas.read_excel("times.ods", header=None, engine=engine)[0]))
    except ValueError as error:
        return str(error)


SHEETS = [
    [("PT08H30M00S", "08:30")],
    [("PT08H30M00S", "08.30"), ("PT09H45M00S", "09.45")],
    [("PT08H30M00S", "08.30"), ("PT13H00M00S", "13.00")],
    [("PT08H30M00S", "08.30 น.")],
    [("PT30H15M00S", "30:15")],
]
for times in SHEETS:
    print(*(printed for _, printed in times), sep=", ")
    for engine in ("odf", "calamine"):
        print(f"  {engine}: {read(engine, *times)}")
PY
want=$(cat <<'W'
08:30
  odf: 08:30:00
  calamine: 08:30:00
08.30, 09.45
  odf: 00:00:00, 00:00:00
  calamine: 08:30:00, 09:45:00
08.30, 13.00
  odf: Given date string "13.00" not likely a datetime
  calamine: 08:30:00, 13:00:00
08.30 น.
  odf: Unknown datetime string format, unable to parse: 08.30 น.
  calamine: 08:30:00
30:15
  odf: hour must be in 0..23: 30:15
  calamine: PT30H15M00S
W
)
cd "$tmp"
got=$("$tmp/venv/bin/python" "$tmp/run.py" 2>err.txt) || { cat err.txt >&2; exit 1; }
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
