#!/usr/bin/env bash
# Guess: a program that prints a sheet's cells as Excel shows them, and warns where it cannot, prints 1,500,000 under the format #,##0.0,," ล้าน"
#   (millions) as 1.5 ล้าน.
# Truth: betteroffice-xlsx 0.2.1 passes over the commas that scale, if there are two or if a text follows: export_markdown() gives 1,500,000.0 ล้าน,
#   a million times too much, and 2500.0พัน (thousand) for 2.5พัน; a single comma at the end, #,##0, is right. Its diagnostics have nothing on
#   it, while they name ว/ด/ปปปป as only approximated. The Buddhist year is printed as its letters, "1 Oct bbbb" and 1/10/bb.
#   Recalculated, TEXT() does the same within formulas. excelize 0.1.0 scales rightly, but leaves bb out; cellrune 0.2.0 scales and refuses
#   formats of Thai dates.
# Seen: see `want` below.
# Why it matters: budget tables are shown in thousands or millions by such formats. In Markdown for a model or a search index the unit stays and the
#   number grows by it.
# Do: take the value (structured export) and the unit from the header; do not use the display text where a format ends in commas.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check betteroffice-xlsx==0.2.1 cellrune==0.2.0 excelize==0.1.0 xlsxwriter==3.3.1

cat >"$tmp/run.py" <<'PY'
import re

import betteroffice_xlsx, cellrune, excelize, xlsxwriter

CELLS = [
    (1500000, '#,##0.0,," ล้าน"'),
    (2500, '0.0,"พัน"'),
    (1500000, "#,##0,"),
    (1500000, '[>=1000000]0.00,,"M";0'),
    (45200, "d mmm bbbb"),
    (45200, "d/m/bb"),
    (45200, "[$-D07041E]d mmm yyyy"),
    (12.5, "t0.00"),
    (45200, "ว/ด/ปปปป"),
]
with xlsxwriter.Workbook("a.xlsx") as book:
    sheet = book.add_worksheet("x")
    for row, (value, form) in enumerate(CELLS):
        sheet.write(row, 0, value, book.add_format({"num_format": form}))
    sheet.write_formula(len(CELLS), 0, '=TEXT(1500000,"#,##0.0,,")', value="1.5")


def cells(exported):
    lines = [line for line in exported["content"]["markdown"].splitlines() if re.match(r"\| \d+ \|", line)]
    return [line.split(" | ")[1].rstrip(" |").strip() for line in lines]


def ruled(value, form):
    try:
        return cellrune.format_display_text({"kind": "number", "value": float(value)}, form)
    except cellrune.CellRuneError as error:
        return f"({error.code})"


exported = betteroffice_xlsx.Workbook.open_path("a.xlsx").export_markdown()
theirs = excelize.open_file("a.xlsx")
for row, ((value, form), text) in enumerate(zip(CELLS, cells(exported)), 1):
    print(f"{value} as {form} | betteroffice {text} | excelize {theirs.get_cell_value('x', f'A{row}')} | cellrune {ruled(value, form)}")
print("warned of:", *(re.sub(r"\D", "", note["anchor"]["a1"]) for note in exported["content"]["diagnostics"] if note["code"] == "formatting-approximate"))
with open("a.xlsx", "rb") as file:
    print("TEXT, kept and recalculated:", cells(exported)[-1], cells(betteroffice_xlsx.Workbook.open_recalculated(file.read()).export_markdown())[-1])
PY
want='1500000 as #,##0.0,," ล้าน" | betteroffice 1,500,000.0 ล้าน | excelize 1.5 ล้าน | cellrune 1.5 ล้าน
2500 as 0.0,"พัน" | betteroffice 2500.0พัน | excelize 2.5พัน | cellrune 2.5พัน
1500000 as #,##0, | betteroffice 1,500 | excelize 1,500 | cellrune 1,500
1500000 as [>=1000000]0.00,,"M";0 | betteroffice 1500000.00M | excelize 1.50M | cellrune 1.50M
45200 as d mmm bbbb | betteroffice 1 Oct bbbb | excelize 1 Oct  | cellrune (display_format.unsupported)
45200 as d/m/bb | betteroffice 1/10/bb | excelize 1/10/ | cellrune (display_format.unsupported)
45200 as [$-D07041E]d mmm yyyy | betteroffice 1 Oct 2023 | excelize 1 ต.ค. 2023 | cellrune (display_format.unsupported)
12.5 as t0.00 | betteroffice t12.50 | excelize t12.50 | cellrune t12.50
45200 as ว/ด/ปปปป | betteroffice 45200 | excelize ว/ด/ปปปป | cellrune (display_format.unsupported)
warned of: 9
TEXT, kept and recalculated: 1.5 1,500,000.0'
cd "$tmp"
got=$(venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
