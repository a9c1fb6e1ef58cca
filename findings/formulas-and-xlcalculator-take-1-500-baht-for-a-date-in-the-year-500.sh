#!/usr/bin/env bash
# Guess: engines that compute Excel workbooks in Python take the text "1,500" for 1500, as Excel and LibreOffice do in VALUE("1,500") and "1,500"+0,
#   or give #VALUE!, as for any text.
# Truth: formulas 1.3.4 takes it for a date: VALUE("1,500") is 182623, the day number of 1 January 2400 (first month of the year 500, counted on from 1900);
#   1,200 is 73051, 2,566 is 206761, ๑,๕๐๐ in Thai digits and "500.-" (500 baht even) again 182623. 12,500 and 1,500.50 are #VALUE!, 500 is 500.
#   xlcalculator 0.5.0 does so in "1,500"+0: about -511,000, the days back to the year 500, and not the same on another day, since it takes what is
#   missing from today; VALUE it does not have. pycel 1.0b30 and formualizer 0.13.0 give #VALUE!; ironcalc 0.9.1 gives Excel's number.
# Seen: see `want` below.
# Why it matters: amounts of a budget sheet that were pasted are text, and VALUE() is what people write beside them. Recomputed by such an engine the
#   sum is a plausible six-digit amount, or negative, only because of amounts between 1,000 and 12,999.
# Do: put SUBSTITUTE(A1,",","") into VALUE before such an engine computes the file, or compare its results with those that Excel left in the file.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check formulas==1.3.4 xlcalculator==0.5.0 pycel==1.0b30 ironcalc==0.9.1 \
  formualizer==0.13.0 openpyxl==3.1.5 python-dateutil==4.0.0

cat >"$tmp/run.py" <<'PY'
import logging

import formualizer, formulas, ironcalc, openpyxl
from pycel.excelcompiler import ExcelCompiler
from xlcalculator import Evaluator, ModelCompiler

logging.disable(logging.CRITICAL)
TEXTS = ["500", "1,200", "1,500", "2,566", "12,500", "1,500.50", "๑,๕๐๐", "500.-"]
book = openpyxl.Workbook()
for row, text in enumerate(TEXTS, 1):
    book.active.append([text, f"=VALUE(A{row})", f"=A{row}+0"])
book.save("a.xlsx")


def show(name, results):
    print(f"{name}:", *results, sep=" | ")


def plain(value):
    value = getattr(value, "value", value)
    return "#VALUE!" if isinstance(value, dict) or "VALUE" in str(value) else f"{float(value):.8g}"


def thousands(text):
    """The day of the month is today's in what xlcalculator gives: keep the thousands."""
    return text if not text.startswith("-") else f"{round(float(text) / 1000)} thousand"


show("text", TEXTS)
show("formulas, VALUE", [plain(str(formulas.Parser().ast(f'=VALUE("{text}")')[1].compile()())) for text in TEXTS])
evaluate = Evaluator(ModelCompiler().read_and_parse_archive("a.xlsx")).evaluate
show("xlcalculator, +0", [thousands(plain(evaluate(f"Sheet!C{row}"))) for row in range(1, len(TEXTS) + 1)])
pycel = ExcelCompiler("a.xlsx")
show("pycel, VALUE", [plain(pycel.evaluate(f"Sheet!B{row}")) for row in range(1, len(TEXTS) + 1)])
model, other = ironcalc.create("a", "en", "UTC", "en"), formualizer.Workbook()
other.add_sheet("S")
for row, text in enumerate(TEXTS, 1):
    model.set_user_input(0, row, 1, f'=VALUE("{text}")')
    other.set_formula("S", row, 1, f'=VALUE("{text}")')
model.evaluate()
show("ironcalc, VALUE", [model.get_formatted_cell_value(0, row, 1) for row in range(1, len(TEXTS) + 1)])
show("formualizer, VALUE", [plain(other.evaluate_cell("S", row, 1)) for row in range(1, len(TEXTS) + 1)])
PY
want='text: | 500 | 1,200 | 1,500 | 2,566 | 12,500 | 1,500.50 | ๑,๕๐๐ | 500.-
formulas, VALUE: | 500 | 73051 | 182623 | 206761 | #VALUE! | #VALUE! | 182623 | 182623
xlcalculator, +0: | 500 | -621 thousand | -511 thousand | -487 thousand | #VALUE! | #VALUE! | -511 thousand | -511 thousand
pycel, VALUE: | 500 | #VALUE! | #VALUE! | #VALUE! | #VALUE! | #VALUE! | #VALUE! | #VALUE!
ironcalc, VALUE: | 500 | 1200 | 1500 | 2566 | 12500 | 1500.5 | #VALUE! | #VALUE!
formualizer, VALUE: | 500 | #VALUE! | #VALUE! | #VALUE! | #VALUE! | #VALUE! | #VALUE! | #VALUE!'
cd "$tmp"
got=$(venv/bin/python -W ignore run.py 2>/dev/null)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
