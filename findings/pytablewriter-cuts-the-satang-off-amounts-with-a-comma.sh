#!/usr/bin/env bash
# Guess: pytablewriter, which writes one table as Markdown, CSV, JSON and a dozen other forms, sets text as it stands; what it takes for a number
#   is lined up to the right.
# Truth: pytablewriter 1.2.1 makes numbers of all text that looks like one, in every form, CSV too, and an amount with a thousands comma is cut at its
#   point: 1,250,000.50 is 1250000, 1,999.99 is 1999, -1,250.50 is -1250; 250.50 and 1250000.50 keep theirs. Markdown prints 1250000.0 where
#   another cell has a decimal. 12,5 is 125. Thai digits are the same: ๑,๒๓๔.๕๐ is 1234. Codes lose their zeros (0107 is 107), item 1.10 is
#   1.1 beside 1.1 (not in CSV), project 1E3 is 1000. So it is with a pandas frame of text. Nothing is told.
# Seen: see `want` below.
# Why it matters: Thai reports print baht with commas and satang. The sums of a published table are short by up to a baht a row, by
#   which they no longer meet the total that was printed, and ".0" behind a cut amount says that there were no satang.
# Do: type_hints=["str"] for each column (then all is kept), or write with a library that has no opinion; compare the digits.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pytablewriter==1.2.1 typepy==1.3.5 DataProperty==1.1.1 pandas==3.1.1

cat >"$tmp/run.py" <<'PY'
import pandas
import pytablewriter

HEADERS = ["ข้อ", "รหัส", "บาท"]
ROWS = [["1.1", "0107", "1,250,000.50"], ["1.10", "02", "1,999.99"], ["๑.๒", "1E3", "๑,๒๓๔.๕๐"], ["๒", "๐๗", "-1,250.50"],
        ["3", "-", "250.50"], ["4", "-", "1250000.50"], ["5", "-", "12,5"]]
for kind in (pytablewriter.CsvTableWriter, pytablewriter.MarkdownTableWriter, pytablewriter.JsonLinesTableWriter):
    print(kind.__name__)
    print(kind(headers=HEADERS, value_matrix=ROWS, margin=0).dumps().strip())
print("of a pandas frame")
writer = pytablewriter.CsvTableWriter()
writer.from_dataframe(pandas.DataFrame(ROWS[:2], columns=HEADERS, dtype=str))
print(writer.dumps().strip())
print("with type hints")
print(pytablewriter.CsvTableWriter(headers=HEADERS, value_matrix=ROWS[:2], type_hints=["str"] * 3).dumps().strip())
PY
want=$(cat <<'W'
CsvTableWriter
"ข้อ","รหัส","บาท"
1.1,107,1250000
1.10,2,1999
1.2,1000,1234
2,7,-1250
3,"-",250.50
4,"-",1250000.50
5,"-",125
MarkdownTableWriter
|ข้อ|รหัส|   บาท   |
|--:|----|--------:|
|1.1| 107|1250000.0|
|1.1|   2|   1999.0|
|1.2|1000|   1234.0|
|2.0|   7|  -1250.0|
|3.0|-   |    250.5|
|4.0|-   |1250000.5|
|5.0|-   |    125.0|
JsonLinesTableWriter
{"ข้อ": 1.1, "รหัส": 107, "บาท": 1250000}
{"ข้อ": 1.1, "รหัส": 2, "บาท": 1999}
{"ข้อ": 1.2, "รหัส": 1000, "บาท": 1234}
{"ข้อ": 2, "รหัส": 7, "บาท": -1250}
{"ข้อ": 3, "รหัส": "-", "บาท": 250.5}
{"ข้อ": 4, "รหัส": "-", "บาท": 1250000.5}
{"ข้อ": 5, "รหัส": "-", "บาท": 125}
of a pandas frame
"ข้อ","รหัส","บาท"
1.1,107,1250000
1.10,2,1999
with type hints
"ข้อ","รหัส","บาท"
"1.1","0107","1,250,000.50"
"1.10","02","1,999.99"
W
)
got=$("$tmp/venv/bin/python" "$tmp/run.py" 2>"$tmp/err.txt") || { cat "$tmp/err.txt" >&2; exit 1; }
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
