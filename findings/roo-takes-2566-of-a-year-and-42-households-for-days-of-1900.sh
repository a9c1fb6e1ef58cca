#!/usr/bin/env bash
# Guess: Ruby's reader of workbooks tells numbers from dates by the format as Excel does, by the letters outside of quotation marks; and it
#   gives one file the same times saved as .xlsx and as .ods.
# Truth: roo 2.10.0 (Debian 12) takes every format for one of a date or time that has a d, y, h or s anywhere, in quotation marks or not, and no #: 42 under
#   0 "households" is 10 February 1900, 2566 under 0 "year" 9 January 1907, 85.5 under 0.0" % yoy" 25 March 1900, 12 under 0 "rooms" 11 January 1900. A # anywhere
#   makes a number of it: #,##0 "baht" is right, and 20 under General "baht" is 19 January 1900. to_csv has the days as well; no warning.
#   From .ods, of a time printed with a stop, as Thai times are (8.30), only the hour is left: 28800 seconds, 8.00. 8:30 is right, and both are right from .xlsx.
# Seen: see `want` below; the format, the stored number, and roo's type and value from .xlsx and .ods (of a time, seconds since midnight).
# Why it matters: statistics print the unit in the format so that the cell stays a number. The table's counts come out as old dates, from English editions
#   only: 0" วัน" (days in Thai) is right.
# Do: write the unit in its own column; or read with openpyxl or python-calamine, and times of .ods from office:time-value.
# Needs Debian's ruby-roo; LibreOffice (libreoffice-calc) for .ods.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
command -v soffice >/dev/null || { echo "install Debian's libreoffice-calc" >&2; exit 1; }
ruby -rroo -e 1 2>/dev/null || { echo "install Debian's ruby-roo" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check openpyxl==3.1.5
cat >write.py <<'PY'
import openpyxl

CELLS = [
    ('0 "households"', 42), ('0 "days"', 5), ('0.0 "days"', 5.5), ('0 "year"', 2566), ('0 "rooms"', 12), ('0.0" % yoy"', 85.5), ('General "baht"', 20),
    ('#,##0 "baht"', 20), ('0" วัน"', 5), ("0.0%", 0.855), ("h:mm", 8.5 / 24), ("h.mm", 8.5 / 24), ('h.mm "น."', 8.75 / 24), ("d/m/yyyy", 45200),
]
book = openpyxl.Workbook()
for number, (style, value) in enumerate(CELLS, 1):
    book.active.cell(number, 1, style)
    book.active.cell(number, 2, value).number_format = style
book.save("a.xlsx")
PY
venv/bin/python write.py
soffice "-env:UserInstallation=file://$tmp/office" --headless --convert-to ods a.xlsx >/dev/null 2>&1
cat >read.rb <<'RB'
require "roo"
books = %w[a.xlsx a.ods].map { |name| Roo::Spreadsheet.open(name) }
(1..books[0].last_row).each do |row|
  puts [books[0].cell(row, 1), *books.map { |book| "#{book.celltype(row, 2)} #{book.cell(row, 2)}" }].join(" | ")
end
RB
want='0 "households" | date 1900-02-10 | float 42
0 "days" | date 1900-01-04 | float 5
0.0 "days" | datetime 1900-01-04T12:00:00+00:00 | float 5.5
0 "year" | date 1907-01-09 | float 2566
0 "rooms" | date 1900-01-11 | float 12
0.0" % yoy" | date 1900-03-25 | float 85.5
General "baht" | date 1900-01-19 | float 20
#,##0 "baht" | float 20 | float 20
0" วัน" | float 5 | float 5
0.0% | float 0.855 | percentage 0.855
h:mm | time 30600 | time 30600
h.mm | time 30600 | time 28800
h.mm "น." | time 31500 | time 28800
d/m/yyyy | date 2023-10-01 | date 2023-10-01'
got=$(ruby read.rb 2>/dev/null)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
