#!/usr/bin/env bash
# Guess: in CSV on the Web a column of decimals takes 85.50; a cell "85.50%" breaks the type, all the more where the column
#   has a pattern (#,##0.00) without a per cent sign, and so do Thai digits and, without a pattern, 1_500.
# Truth: csvw 4.1.1 reads "85.50%" as 0.855, with and without a pattern, as the standard asks for ("must use the ... percent, and
#   per-mille signs"), beside 85.50 as 85.5 in the same column. It reads ๘๕.๕๐ and 1_500, too, against the standard, for it
#   hands the text to Python's Decimal. What the pattern does refuse is the plain amount: #,##0.00 takes 1,500.00, not 1500.00 nor 1,500, and
#   no whole percentage (15%).
# Seen: see `want` below; the mean of three scores of about 85 is 57.
# Why it matters: offices write the scores of an assessment (ITA) and progress of spending with and without %, in one column. A table that is
#   valid to its schema then holds scores a hundred times too low; minimum and maximum of the datatype (0 to 100) pass as well.
# Do: give such columns the datatype string with a format (a regular expression) that says with or without %, and convert
#   oneself; or set minimum to 1 where no score is below.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check csvw==4.1.1

cat >"$tmp/run.py" <<'PY'
import json
import pathlib

from csvw import TableGroup
from csvw.metadata import Datatype

PATTERN = {"base": "decimal", "format": {"pattern": "#,##0.00", "groupChar": ",", "decimalChar": "."}}


def read(datatype, text):
    try:
        return Datatype.fromvalue(datatype).read(text)
    except ValueError:
        return "refused"


for text in ["85.50", "85.50%", "15%", "๘๕.๕๐", "1,500.00", "1500.00", "1,500", "1_500"]:
    print(text, "| decimal", read("decimal", text), "| with pattern", read(PATTERN, text))
scored = {"base": "decimal", "minimum": 0, "maximum": 100}
columns = [{"name": "office", "datatype": "string"}, {"name": "score", "datatype": scored}]
group = {"@context": "http://www.w3.org/ns/csvw", "tables": [{"url": "scores.csv", "tableSchema": {"columns": columns}}]}
pathlib.Path("scores.csv").write_text("office,score\nกองคลัง,85.50\nกองช่าง,85.50%\nสำนักปลัด,๘๕.๕๐\n", encoding="utf-8")
pathlib.Path("scores.csv-metadata.json").write_text(json.dumps(group), encoding="utf-8")
rows = list(TableGroup.from_file("scores.csv-metadata.json").tables[0].iterdicts(strict=True))
print(*(f"{row['office']} {row['score']}" for row in rows), "| mean", round(sum(row["score"] for row in rows) / 3, 2))
PY
want='85.50 | decimal 85.50 | with pattern 85.50
85.50% | decimal 0.8550 | with pattern 0.8550
15% | decimal 0.15 | with pattern refused
๘๕.๕๐ | decimal 85.50 | with pattern 85.50
1,500.00 | decimal refused | with pattern 1500.00
1500.00 | decimal 1500.00 | with pattern refused
1,500 | decimal refused | with pattern refused
1_500 | decimal 1500 | with pattern refused
กองคลัง 85.50 กองช่าง 0.8550 สำนักปลัด 85.50 | mean 57.28'
cd "$tmp"
got=$(venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
