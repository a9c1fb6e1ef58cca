#!/usr/bin/env bash
# Guess: a converter of sheets that does not know Excel's forms for Thai digits, the baht sign or the Buddhist year shows the number
#   in Latin digits, or the form's letters beside it.
# Truth: xlsx2html 0.6.4 (openpyxl 3.1.5, Babel 2.19.0) hands what stands in brackets on to Babel as a pattern, without the brackets
#   in some of them. The zeros of [$-D000000] become places of the number, so that 25 is D0000025, and the rate of 15.5% is
#   D0000015.5%. The E of 41E, the number of the Thai language, asks for an exponent: 25 baht in [$฿-41E], Excel's own form for
#   them, is ฿2.5E001, and 1,234,567.50 baht ฿1.2345675E006. An identity number gets eleven zeros more. Dates keep a wrong
#   remnant ([$-507041E]5 Oct 23: the D was taken for a day), the Buddhist year is "bbbb". No warning; plain forms are right.
# Seen: see `want` below.
# Why it matters: sheets of Thai bodies are shown on web pages so, and read from there again. ฿2.5E001 is a number to most readers
#   of numbers, D0000025 is taken for a code; the forms differ by column, so one column is right and its neighbour is not.
# Do: give openpyxl's values out yourself, or set number_format to a plain one before converting.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check xlsx2html==0.6.4 openpyxl==3.1.5 babel==2.19.0 xlsxwriter==3.3.1

cat >"$tmp/run.py" <<'PY'
import datetime
import html
import io
import re

import xlsxwriter
from xlsx2html import xlsx2html

DAY = datetime.datetime(2023, 10, 5)
CELLS = [
    ("#,##0.00", 1234567.5),
    ("[$-D000000]#,##0.00", 1234567.5),
    ("[$-D000000]0", 25),
    ("[$-D000000]0.0%", 0.155),
    ("[$-D000000]0 0000 00000 00 0", 1234567890123),
    ("[$-41E]#,##0", 1234567.5),
    ("[$฿-41E]#,##0.00", 1234567.5),
    ("[$฿-41E]#,##0.00", 25),
    ("[$-D07041E]d mmm yy", DAY),
    ("d/m/bbbb", DAY),
]
with xlsxwriter.Workbook("a.xlsx") as book:
    sheet = book.add_worksheet()
    for row, (form, value) in enumerate(CELLS):
        write = sheet.write_datetime if isinstance(value, datetime.datetime) else sheet.write_number
        write(row, 0, value, book.add_format({"num_format": form}))
page = io.StringIO()
xlsx2html("a.xlsx", page)
shown = re.findall("<td[^>]*>([^<]*)</td>", page.getvalue())
for (form, value), text in zip(CELLS, shown, strict=True):
    print(form, value, html.unescape(text), sep=" | ")
PY
want='#,##0.00 | 1234567.5 | 1,234,567.50
[$-D000000]#,##0.00 | 1234567.5 | D1,234,567.50
[$-D000000]0 | 25 | D0000025
[$-D000000]0.0% | 0.155 | D0000015.5%
[$-D000000]0 0000 00000 00 0 | 1234567890123 | D1234567890123 0000 00000 00 0
[$-41E]#,##0 | 1234567.5 | 1.2345675E6
[$฿-41E]#,##0.00 | 1234567.5 | ฿1.2345675E006
[$฿-41E]#,##0.00 | 25 | ฿2.5E001
[$-D07041E]d mmm yy | 2023-10-05 00:00:00 | [$-507041E]5 Oct 23
d/m/bbbb | 2023-10-05 00:00:00 | 5/10/bbbb'
cd "$tmp"
got=$(venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
