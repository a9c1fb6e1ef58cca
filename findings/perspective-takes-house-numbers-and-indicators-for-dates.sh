#!/usr/bin/env bash
# Guess: Perspective, a table and chart engine of web pages and notebooks, keeps texts of records (lists of dictionaries) as texts; if it looks for
#   dates, it does so alike in records and in CSV.
# Truth: perspective-python 5.6.1 tries each text of records and columns as a date: house numbers 99/1, 12/3, 45/6 are 31 December 98, 3 December 1900 and
#   31 May 45; indicators 1-2, 1-3, 2-1 are days of the year 1; Moo 3/4 is 4 March 1900. The type is "date" and there is no way back to the text. From CSV
#   the three are strings, and from a pandas frame all are. 1/10/2566 is 10 January in records and in CSV; if the first of them is 13/10/2566, records and
#   CSV both have texts.
# Seen: see `want` below; dates as given, in milliseconds, made into dates.
# Why it matters: a dashboard of addresses or indicators fed from JSON, as an API of open data gives it, shows and filters dates that nobody
#   wrote. If one house number has three digits behind the slash, the load stops with "Could not coerce to date", which points at nothing.
# Do: give the types first, Table({"name": "string"}), and then update() with the records.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check perspective-python==5.6.1 pandas==3.1.1 pyarrow==25.0.1

cat >"$tmp/run.py" <<'PY'
import csv
import io
from datetime import datetime, timedelta

import pandas
import perspective

HEAD = ["house", "indicator", "moo", "day"]
ROWS = [["99/1", "1-2", "3/4", "1/10/2566"], ["12/3", "1-3", "5/1", "2/10/2566"], ["45/6", "2-1", "2/2", "3/9/2566"]]
RECORDS = [dict(zip(HEAD, row)) for row in ROWS]
client = perspective.Server().new_local_client()


def show(name, table):
    types = table.schema()
    days = lambda value: (datetime(1970, 1, 1) + timedelta(milliseconds=value)).date().isoformat()
    print(f"{name}:", *(f"{column} {types[column]}" for column in HEAD if column in types))
    for record in table.view().to_json():
        print("  ", *(days(record[column]) if types[column].startswith("date") else record[column] for column in HEAD if column in types))


text = io.StringIO()
csv.writer(text).writerows([HEAD, *ROWS])
show("records", client.table(RECORDS))
show("CSV", client.table(text.getvalue()))
show("pandas", client.table(pandas.DataFrame(RECORDS)))
typed = client.table(dict.fromkeys(HEAD, "string"))
typed.update(RECORDS)
show("types given", typed)
show("records, another first day", client.table([{"day": "13/10/2566"}, {"day": "1/10/2566"}]))
show("CSV, another first day", client.table("day\n13/10/2566\n1/10/2566\n"))
try:
    client.table([{"house": "99/1"}, {"house": "99/123"}])
except perspective.PerspectiveError as error:
    print(error)
PY
want='records: house date indicator date moo date day date
   0098-12-31 0001-01-31 1900-03-04 2566-01-10
   1900-12-03 0001-02-28 1900-05-01 2566-02-10
   0045-05-31 0001-12-31 1900-02-02 2566-03-09
CSV: house string indicator string moo string day datetime
   99/1 1-2 3/4 2566-01-10
   12/3 1-3 5/1 2566-02-10
   45/6 2-1 2/2 2566-03-09
pandas: house string indicator string moo string day string
   99/1 1-2 3/4 1/10/2566
   12/3 1-3 5/1 2/10/2566
   45/6 2-1 2/2 3/9/2566
types given: house string indicator string moo string day string
   99/1 1-2 3/4 1/10/2566
   12/3 1-3 5/1 2/10/2566
   45/6 2-1 2/2 3/9/2566
records, another first day: day string
   13/10/2566
   1/10/2566
CSV, another first day: day string
   13/10/2566
   1/10/2566
Abort(): Could not coerce to date'
cd "$tmp"
got=$(venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
