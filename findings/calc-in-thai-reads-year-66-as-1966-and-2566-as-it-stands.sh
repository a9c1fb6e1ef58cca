#!/usr/bin/env bash
# Guess: LibreOffice Calc, told that a CSV file is in Thai, reads its dates by the Thai calendar: 5 ต.ค. 66 is 5 October 2023, and
# so is 5 ตุลาคม 2566; or it leaves them as text.
# Truth: LibreOffice 7.4.7 (Debian 12, import in Thai with special numbers detected, as in typing into a Thai sheet) knows the Thai
#   months but not the era: 5 ต.ค. 66 is 5 October 1966, 1 มี.ค. 29 is 1 March 2029, and 2566 is the common year 2566. A
#   leap day of the Buddhist year (29 ก.พ. 2567, 29/2/67) stays text in the same column, and so does a date with พ.ศ.
#   Thai digits become numbers then, and the zeros of a code ๐๑๐๗ are gone; in English the same file stays text.
# Seen: see `want` below.
# Why it matters: letters and minutes print years with two digits. 1966 is a likely date of birth or of a building, and 57 years
#   off; the year 2566 of the common era is 3109 of the Buddhist one. Two eras and texts stand in one column.
# Do: turn Thai dates into ISO ones of the common era before a spreadsheet sees them; import such columns as text.
# Needs Debian's libreoffice-calc-nogui (or libreoffice-calc).
set -euo pipefail
for tool in python3 soffice; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: python3-venv, libreoffice-calc-nogui)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check openpyxl==3.1.5
cd "$tmp"
printf '%s\n' 'วันที่,รหัส' '5 ต.ค. 66,๐๑๐๗' '5 ตุลาคม 2566,๕๐๐' '31/3/67,(๕๐๐)' '1 มี.ค. 29,"๑,๒๓๔.๕๐"' '29 ก.พ. 2567,๓ คน' \
  '29/2/67,๒๕๖๖' '5 ต.ค. พ.ศ. 2566,๑' >dates.csv

cat >show.py <<'PY'
import datetime, sys

import openpyxl

for row in openpyxl.load_workbook("dates.xlsx").active.iter_rows(min_row=2, values_only=True):
    print(sys.argv[1], *(value.date() if isinstance(value, datetime.datetime) else repr(value) for value in row))
PY
convert() { # name, number of the language
  rm -f dates.xlsx
  soffice -env:UserInstallation="file://$tmp/profile" --headless --infilter="Text - txt - csv (StarCalc):44,34,76,1,,$2,false,true" \
    --convert-to xlsx dates.csv >/dev/null 2>&1
  venv/bin/python show.py "$1"
}
want="th 1966-10-05 107
th 2566-10-05 500
th 1967-03-31 -500
th 2029-03-01 1234.5
th '29 ก.พ. 2567' '๓ คน'
th '29/2/67' 2566
th '5 ต.ค. พ.ศ. 2566' 1
en '5 ต.ค. 66' '๐๑๐๗'
en '5 ตุลาคม 2566' '๕๐๐'
en '31/3/67' '(๕๐๐)'
en '1 มี.ค. 29' '๑,๒๓๔.๕๐'
en '29 ก.พ. 2567' '๓ คน'
en '29/2/67' '๒๕๖๖'
en '5 ต.ค. พ.ศ. 2566' '๑'"
got=$(convert th 1054; convert en 1033)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
