#!/usr/bin/env bash
# Guess: a spreadsheet either reads Thai digits of a CSV file as numbers or leaves them text, a whole column alike; and a date is
#   shown, in whatever form, or as its number, never as nothing.
# Truth: Gnumeric 1.12.55 (Debian 12, ssconvert) reads ๕๐๐ as 500 and leaves ๑,๕๐๐ text, since it knows Thai digits but not with a
#   thousands comma, though it knows 1,500. SUM takes the text for nothing: of 500 + 1,500 + 12,000.50 baht there is 500. ๘๕.๕๐ is a number,
#   ๙๐% is not; the code ๐๑๐๗ is 107, item ๑.๑๐ is 1.1, ๑/๑๐/๒๕๖๖ is a day of the common year 2566, ๒/๑๐/๖๖ of 1966. Written as
#   shown (format=preserve), a date in the newer Thai form of Excel, [$-th-TH,107], is an empty cell, and t#,##0, Excel's other
#   form for Thai digits, is a t before the number. There is no message for any of this.
# Seen: see `want` below.
# Why it matters: ssconvert is what servers without LibreOffice convert sheets with. The small amounts are right and the sum is a
#   number, so it looks as if Thai digits worked; the dates of one office are gone, those of another are there.
# Do: turn Thai digits into Latin ones before it, and count the texts in columns of amounts; take dates from the file itself
#   (openpyxl, python-calamine), not from a converted sheet.
# Needs Debian's gnumeric.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian: python3-venv)" >&2; exit 1; }
command -v ssconvert >/dev/null || { echo "install Debian's gnumeric" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check xlsxwriter==3.3.1

cat >"$tmp/budget.csv" <<'CSV'
ข้อ,รหัส,งบประมาณ,วันที่,ร้อยละ
๑.๙,๐๑๐๗,๕๐๐,๑/๑๐/๒๕๖๖,๘๕.๕๐
๑.๑๐,๐๑๐๘,"๑,๕๐๐",๒/๑๐/๖๖,๙๐%
๒,๐๑๐๙,"๑๒,๐๐๐.๕๐",๑๕/๑๐/๒๕๖๖,๗๐
,,"=SUM(C2:C4)",,
CSV
cat >"$tmp/book.py" <<'PY'
import datetime

import xlsxwriter

with xlsxwriter.Workbook("dates.xlsx") as book:
    sheet = book.add_worksheet()
    for row, form in enumerate(["[$-107041E]d mmm yyyy", "[$-th-TH]d mmm yyyy", "[$-th-TH,107]d mmm yyyy", "[$-D000000]#,##0", "t#,##0"]):
        kind = book.add_format({"num_format": form})
        sheet.write_string(row, 0, form)
        if "d mmm" in form:
            sheet.write_datetime(row, 1, datetime.datetime(2023, 10, 5), kind)
        else:
            sheet.write_number(row, 1, 1500, kind)
PY
cat >"$tmp/run.sh" <<'RUN'
export LC_ALL=C.UTF-8
echo "a CSV read:"
ssconvert -I Gnumeric_stf:stf_csvtab budget.csv budget.out.csv 2>errors
cat budget.out.csv
echo "as shown:"
ssconvert -T Gnumeric_stf:stf_assistant -O "format=preserve separator=; charset=UTF-8" dates.xlsx dates.txt 2>>errors
cat dates.txt
RUN
want='a CSV read:
ข้อ,รหัส,งบประมาณ,วันที่,ร้อยละ
1.9,107,500,2566/10/01,85.5
1.1,108,"๑,๕๐๐",1966/10/02,๙๐%
2,109,"๑๒,๐๐๐.๕๐",2566/10/15,70
,,500,,
as shown:
"[$-107041E]d mmm yyyy";"5 Oct 2023"
"[$-th-TH]d mmm yyyy";
"[$-th-TH,107]d mmm yyyy";
"[$-D000000]#,##0";"๑,๕๐๐"
"t#,##0";"t1,500"'
cd "$tmp"
"$tmp/venv/bin/python" book.py
got=$(bash run.sh)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
