#!/usr/bin/env bash
# Guess: xlsx2csv prints a cell as its format shows it (percent sign, date) or else gives the stored value; which of the two does not
# hang on the number of decimals, nor a date on the digits it is shown in.
# Truth: xlsx2csv 0.8.6 prints 15.55% for 0.00% and 16% for 0%, but for 0.0%, the format of most rates in Thai budgets, the fraction,
#   rounded to three places and without a sign: 0.155. Of 100.0% there is 1, of 0.04% there is 0.000. 0.000% and 0.0% in Thai
#   digits give fractions, too. Dates are dates for d/m/yyyy and for the Buddhist calendar ([$-107041E], as a common year,
#   05 Oct 23), but in Thai digits ([$-D07041E]) or with the newer [$-th-TH] the number of the day, 45204, also with -f.
#   in2csv (csvkit 2.2.0) gives the stored fraction in all rows, and each of these dates as a date.
# Seen: see `want` below.
# Why it matters: a sheet mixes these formats by column and by who typed the row. A step that takes off % makes 0.155 percent of a
#   rate of 15.55 and 1 percent of what is finished, small rates are zero for good, and 45204 stands among dates like an amount.
# Do: read the stored values and formats (openpyxl, python-calamine), not this text; --floatformat %.6f keeps the places, but the
#   rows with a sign stay as they are.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check xlsx2csv==0.8.6 xlsxwriter==3.3.1 csvkit==2.2.0 agate==1.14.2 agate-excel==0.4.2 openpyxl==3.1.5 2>/dev/null

cat >"$tmp/run.py" <<'PY'
import csv
import subprocess
import sys
from datetime import date

import xlsxwriter

RATES = ["0%", "0.0%", "0.00%", "0.000%", "[$-D000000]0.0%"]
DATES = ["d/m/yyyy", "[$-107041E]d mmm yy;@", "[$-1070000]d/m/yyyy", "[$-D07041E]d mmmm yyyy;@", "[$-D000000]d/m/yy", "[$-th-TH]d mmm yy"]

book = xlsxwriter.Workbook("book.xlsx")
sheet = book.add_worksheet("rates")
rows = [(code, value) for value in (0.1555, 1, 0.0004) for code in RATES] + [(code, date(2023, 10, 5)) for code in DATES]
sheet.write_row(0, 0, ["format", "value"])
for number, (code, value) in enumerate(rows, 1):
    sheet.write_string(number, 0, code)
    write = sheet.write_number if isinstance(value, (int, float)) else sheet.write_datetime
    write(number, 1, value, book.add_format({"num_format": code}))
book.close()


def values(command, *options):
    text = subprocess.run([f"{sys.prefix}/bin/{command}", *options, "book.xlsx"], capture_output=True, text=True, check=True).stdout
    return [row[1] for row in csv.reader(text.splitlines())][1:]


shown, dated, stored = values("xlsx2csv"), values("xlsx2csv", "-f", "%Y-%m-%d"), values("in2csv", "-I")
for (code, value), *texts in zip(rows, shown, dated, stored):
    print(code, value, "| xlsx2csv", texts[0], "| -f", texts[1], "| in2csv", texts[2])
PY
want=$(cat <<'W'
0% 0.1555 | xlsx2csv 16% | -f 16% | in2csv 0.1555
0.0% 0.1555 | xlsx2csv 0.155 | -f 0.155 | in2csv 0.1555
0.00% 0.1555 | xlsx2csv 15.55% | -f 15.55% | in2csv 0.1555
0.000% 0.1555 | xlsx2csv 0.15550 | -f 0.15550 | in2csv 0.1555
[$-D000000]0.0% 0.1555 | xlsx2csv 0.1555 | -f 0.1555 | in2csv 0.1555
0% 1 | xlsx2csv 100% | -f 100% | in2csv 1
0.0% 1 | xlsx2csv 1 | -f 1 | in2csv 1
0.00% 1 | xlsx2csv 100.00% | -f 100.00% | in2csv 1
0.000% 1 | xlsx2csv 1 | -f 1 | in2csv 1
[$-D000000]0.0% 1 | xlsx2csv 1 | -f 1 | in2csv 1
0% 0.0004 | xlsx2csv 0% | -f 0% | in2csv 0.0004
0.0% 0.0004 | xlsx2csv 0.000 | -f 0.000 | in2csv 0.0004
0.00% 0.0004 | xlsx2csv 0.04% | -f 0.04% | in2csv 0.0004
0.000% 0.0004 | xlsx2csv 0.00040 | -f 0.00040 | in2csv 0.0004
[$-D000000]0.0% 0.0004 | xlsx2csv 0.0004 | -f 0.0004 | in2csv 0.0004
d/m/yyyy 2023-10-05 | xlsx2csv 05/10/2023 | -f 2023-10-05 | in2csv 2023-10-05
[$-107041E]d mmm yy;@ 2023-10-05 | xlsx2csv 05 Oct 23 | -f 2023-10-05 | in2csv 2023-10-05
[$-1070000]d/m/yyyy 2023-10-05 | xlsx2csv 05/10/2023 | -f 2023-10-05 | in2csv 2023-10-05
[$-D07041E]d mmmm yyyy;@ 2023-10-05 | xlsx2csv 45204 | -f 45204 | in2csv 2023-10-05
[$-D000000]d/m/yy 2023-10-05 | xlsx2csv 45204 | -f 45204 | in2csv 2023-10-05
[$-th-TH]d mmm yy 2023-10-05 | xlsx2csv 45204 | -f 45204 | in2csv 2023-10-05
W
)
cd "$tmp"
got=$(PYTHONUTF8=1 "$tmp/venv/bin/python" "$tmp/run.py")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
