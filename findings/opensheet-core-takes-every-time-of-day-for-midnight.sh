#!/usr/bin/env bash
# Guess: a reader of .xlsx gives a time of day, half past eight, as a time, as a fraction of a day, or as a date before 1900 with that time.
# Truth: opensheet-core 0.3.0 gives midnight of 31 December 1899 for every time of day and every duration below 24 hours, whatever the format: 08:30, 18:00 and
#   16:30 are one, and 3:30 hours. Behind a date the time is there (a microsecond late), and 32:30 hours are 1 January 1900 08:30. Its Markdown, made for
#   language models, prints 1899-12-31T00:00:00 for a time.
#   python-calamine 0.9.1 and openpyxl 3.1.5 give the time. Dates with the Buddhist year (bbbb) it reads right.
# Seen: see `want` below.
# Why it matters: tables of meetings and duty rosters, and hours of overtime, are cells with a time alone. All are equal then, the sum of the hours is zero,
#   and no cell is empty.
# Do: read such sheets with another library; take any 1899-12-31 as a sign that times were lost.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check opensheet-core==0.3.0 xlsxwriter==3.3.1 openpyxl==3.1.5 python-calamine==0.9.1

cat >"$tmp/run.py" <<'PY'
import openpyxl
import opensheet_core
import python_calamine
import xlsxwriter

CELLS = [
    ("time", "h:mm", 8.5 / 24),
    ("time", 'h.mm "น."', 18 / 24),
    ("time", "[$-D07041E]h:mm", 16.5 / 24),
    ("hours", "[h]:mm", 3.5 / 24),
    ("hours", "[h]:mm", 32.5 / 24),
    ("both", "d/m/yyyy h:mm", 45200 + 8.5 / 24),
    ("day", "d mmm bbbb", 45200),
]
with xlsxwriter.Workbook("a.xlsx") as book:
    sheet = book.add_worksheet("x")
    for row, (kind, form, value) in enumerate(CELLS):
        sheet.write(row, 0, kind)
        sheet.write(row, 1, value, book.add_format({"num_format": form}))
ours = opensheet_core.read_sheet("a.xlsx")
others = [row[1] for row in openpyxl.load_workbook("a.xlsx").active.values]
calamine = python_calamine.CalamineWorkbook.from_path("a.xlsx").get_sheet_by_index(0).to_python()
for (kind, form, _), row, other, third in zip(CELLS, ours, others, calamine):
    print(f"{kind} {form} | opensheet-core {row[1]} | openpyxl {other} | python-calamine {third[1]}")
print(opensheet_core.xlsx_to_markdown("a.xlsx").splitlines()[0])
PY
want='time h:mm | opensheet-core 1899-12-31 00:00:00 | openpyxl 08:30:00 | python-calamine 08:30:00
time h.mm "น." | opensheet-core 1899-12-31 00:00:00 | openpyxl 18:00:00 | python-calamine 18:00:00
time [$-D07041E]h:mm | opensheet-core 1899-12-31 00:00:00 | openpyxl 16:30:00 | python-calamine 16:30:00
hours [h]:mm | opensheet-core 1899-12-31 00:00:00 | openpyxl 3:30:00 | python-calamine 3:30:00
hours [h]:mm | opensheet-core 1900-01-01 08:30:00 | openpyxl 1 day, 8:30:00 | python-calamine 1 day, 8:30:00
both d/m/yyyy h:mm | opensheet-core 2023-10-01 08:30:00.000001 | openpyxl 2023-10-01 08:30:00 | python-calamine 2023-10-01 08:30:00
day d mmm bbbb | opensheet-core 2023-10-01 | openpyxl 2023-10-01 00:00:00 | python-calamine 2023-10-01
| time  | 1899-12-31T00:00:00        |'
cd "$tmp"
got=$(venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
