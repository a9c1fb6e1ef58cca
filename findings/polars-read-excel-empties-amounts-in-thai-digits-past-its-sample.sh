#!/usr/bin/env bash
# Guess: a reader of workbooks that meets a text in a column that it took for numbers raises, as Polars' own read_csv does, or
#   makes the column text.
# Truth: polars 2.1.0 read_excel (fastexcel 0.21.0) settles types by the first 100 rows; what comes later and does not fit is null, with
#   no error and no warning: ๑,๕๐๐ and "1,500.-" in a column of numbers, "1 ต.ค. 2566" in one of dates. A text that does
#   look like a number becomes one: the code "0107" is 107. A null is what an empty cell gives, too. The rows are all there, and a sum
#   works. read_csv of the same rows raises ComputeError.
# Seen: see `want` below.
# Why it matters: plans of Thai bodies have hundreds of rows typed by many offices; the first hundred have numbers, a later one Thai
#   digits or a note. A trial on a short file is right, the total of the long one is too low.
# Do: infer_schema_length=None, and turn the columns that come as text into numbers yourself; or read with python-calamine, cell by
#   cell, and compare the count of nulls with that of empty cells.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check polars==2.1.0 fastexcel==0.21.0 xlsxwriter==3.3.1

cat >"$tmp/run.py" <<'PY'
import datetime
import warnings

import polars
import xlsxwriter

warnings.simplefilter("error")
LATE = [("๑,๕๐๐", "0107", "1 ต.ค. 2566"), ("1,500.-", "0108", "๒/๑๐/๒๕๖๖")]


def book(name, many):
    with xlsxwriter.Workbook(name) as paper:
        sheet, thai = paper.add_worksheet(), paper.add_format({"num_format": "[$-107041E]d mmm yy"})
        sheet.write_row(0, 0, ["งบประมาณ", "รหัส", "วันที่"])
        for row in range(1, many + 1):
            sheet.write_row(row, 0, [1000, 2000 + row])
            sheet.write_datetime(row, 2, datetime.datetime(2023, 10, 1), thai)
        for row, texts in enumerate(LATE, many + 1):
            for column, text in enumerate(texts):
                sheet.write_string(row, column, text)
    return name


def shown(name, frame):
    print(name, *frame.dtypes, sep=" | ")
    for row in frame.tail(2).rows():
        print("", *row, sep=" | ")


long = book("long.xlsx", 120)
shown("after 120 rows", polars.read_excel(long))
print("sum", polars.read_excel(long)["งบประมาณ"].sum())
shown("after 20 rows", polars.read_excel(book("short.xlsx", 20)))
shown("all rows sampled", polars.read_excel(long, infer_schema_length=None))
polars.read_excel(long, infer_schema_length=None).select("งบประมาณ").write_csv("long.csv")
try:
    polars.read_csv("long.csv")
except polars.exceptions.ComputeError as error:
    print("read_csv:", type(error).__name__)
PY
want='after 120 rows | Int64 | Int64 | Date
 | None | 107 | None
 | None | 108 | None
sum 120000
after 20 rows | String | String | String
 | ๑,๕๐๐ | 0107 | 1 ต.ค. 2566
 | 1,500.- | 0108 | ๒/๑๐/๒๕๖๖
all rows sampled | String | String | String
 | ๑,๕๐๐ | 0107 | 1 ต.ค. 2566
 | 1,500.- | 0108 | ๒/๑๐/๒๕๖๖
read_csv: ComputeError'
cd "$tmp"
got=$(venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
