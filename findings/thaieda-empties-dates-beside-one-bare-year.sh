#!/usr/bin/env bash
# Guess: a Thai cleaning library that turns Buddhist years into common ones leaves alone what it does not know; its report
# counts what it changed.
# Truth: thaieda 2.3.0's convert_buddhist_era empties every other cell of the column once a single cell is a bare year:
#   dates in words, ISO dates and notes become NaN, and the report says 1 row. Without that cell all of them are converted.
#   A column of amounts is taken for years between 2440 and 2599: 2,566 baht becomes 2,023. normalize_dates lets Thai digits
#   half through: ๑ ต.ค. ๒๕๖๖ becomes 0๑/10/๒๕๖๖.
# Seen: 2566, 1 ต.ค. 2566, 2566-10-01, ไม่ระบุ -> 2023.0, nan, nan, nan, "rows affected: 1".
# Why it matters: a column "เมื่อใด" of a public report mixes a year, a month, a day and a remark; one row with the year alone
#   costs all others, and the count in the report hides it.
# Do: convert per cell and only by what the column is known to mean; compare the number of filled cells before and after any
#   cleaning step.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pandas==3.1.1
"$tmp/venv/bin/pip" install -q --disable-pip-version-check --no-deps thaieda==2.3.0

cat >"$tmp/run.py" <<'PY'
import pandas
from thaieda.clean import convert_buddhist_era, normalize_dates


def show(step, *cells):
    column, report = step(pandas.Series(cells))
    print(column.tolist(), report.rows_affected)


DATES = ["1 ต.ค. 2566", "2566-10-01", "ไม่ระบุ"]
show(convert_buddhist_era, *DATES)
show(convert_buddhist_era, "2566", *DATES)
show(convert_buddhist_era, 2566, 120, 40)
show(normalize_dates, "๑ ต.ค. ๒๕๖๖", "1 ต.ค. 2566")
PY
want="['1 ต.ค. 2023', '2023-10-01', 'ไม่ระบุ'] 2
[2023.0, nan, nan, nan] 1
[2023, 120, 40] 1
['0๑/10/๒๕๖๖', '01/10/2023'] 2"
got=$("$tmp/venv/bin/python" -W ignore "$tmp/run.py")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
