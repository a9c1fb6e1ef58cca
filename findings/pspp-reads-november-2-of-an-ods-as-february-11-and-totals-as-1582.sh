#!/usr/bin/env bash
# Guess: a statistics program that imports .ods takes the stored day of a date (the file holds 2023-11-02 beside what is shown), keeps texts whole, and lays out
#   merged cells.
# Truth: PSPP 1.6.2 (GNU, Debian 12; GET DATA /TYPE=ODS) reads dates and times from the shown text, the day first: 11/2/2023, shown with the month first, is 11 February, and a day after
#   the 12th is empty. 8.30 (half past eight) is the number 8.3, and 8:30 is empty. Texts are cut at eight bytes, two Thai letters and a half, unless the first row
#   has a longer one: ถนน (9 bytes) makes it 16, and ปรับปรุงถนน ends inside a letter. Hidden cells of a merge are left out, so all of a total's row stands to the left, and
#   in a column of dates: 1,550.5 baht are 14 October 1582. Two empty rows are added. Empty values are warned of, the wrong ones are not. The same sheet as .gnumeric
#   keeps its columns; there dates are numbers (45200), and texts are cut as well.
# Seen: see `want` below; SAVE TRANSLATE to CSV, so a date is month/day/year.
# Why it matters: it is the free stand-in for SPSS, and .ods its own way in for spreadsheets. Over a third of the days of a year fall on the wrong date, without a word.
# Do: save as .csv and read with GET DATA /TYPE=TXT, giving each variable its format (EDATE10, COMMA12.2, A200).
# Needs Debian's pspp and gnumeric; LibreOffice (libreoffice-calc).
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
command -v soffice >/dev/null && command -v ssconvert >/dev/null && command -v pspp >/dev/null || { echo "install Debian's pspp, gnumeric, libreoffice-calc" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check openpyxl==3.1.5
cat >write.py <<'PY'
import openpyxl

ROWS = [
    ["name", "month1st", "day1st", "stop", "colon", "baht", "code"], ["ถนน", 45200, 45200, 8.5 / 24, 8.5 / 24, 1500.5, "A1"],
    ["ปรับปรุงถนน", 45232, 45232, 0.5, 0.5, 20, "ABCDEFGHIJ"], ["น้ำ", 45214, 45214, 0.375, 0.375, 30, "C"], ["รวม", None, None, None, None, 1550.5, "x"],
]
book = openpyxl.Workbook()
for row in ROWS:
    book.active.append(row)
for row in range(2, 5):
    for column, style in enumerate(("m/d/yyyy", "d/m/yyyy", "h.mm", "h:mm"), 2):
        book.active.cell(row, column).number_format = style
book.active.merge_cells("A5:E5")
book.save("a.xlsx")
PY
venv/bin/python write.py
soffice "-env:UserInstallation=file://$tmp/office" --headless --convert-to ods a.xlsx >/dev/null 2>&1
ssconvert a.xlsx a.gnumeric 2>/dev/null
for kind in ODS GNM; do
  name=a.ods
  [ "$kind" = ODS ] || name=a.gnumeric
  printf "GET DATA /TYPE=%s /FILE='%s' /READNAMES=ON.\nSAVE TRANSLATE /OUTFILE='%s.csv' /TYPE=CSV /FIELDNAMES /REPLACE.\n" "$kind" "$name" "$kind" >"$kind.sps"
done
want='ODS, warned of 5 cells
name,month1st,day1st,stop,colon,baht,code
ถนน,01/10/2023,10/01/2023,8.3, ,1500.5,A1
ปรับป?,02/11/2023,11/02/2023,12, ,20,ABCDEFGH
น้ำ, ,10/15/2023,9, ,30,C
รวม,10/14/1582, , , , ,
, , , , , ,
, , , , , ,
GNM, warned of 0 cells
name,month1st,day1st,stop,colon,baht,code
ถนน,45200,45200,0.3541666666666667,0.3541666666666667,1500.5,A1
ปรับป?,45232,45232,0.5,0.5,20,ABCDEFGH
น้ำ,45214,45214,0.375,0.375,30,C
รวม, , , , ,1550.5,x'
got=$(for kind in ODS GNM; do
  printf '%s, warned of %s cells\n' "$kind" "$(LC_ALL=C.UTF-8 pspp "$kind.sps" 2>&1 | tr '\n' ' ' | grep -o 'Cannot convert' | wc -l)"
  cat "$kind.csv"
done)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
