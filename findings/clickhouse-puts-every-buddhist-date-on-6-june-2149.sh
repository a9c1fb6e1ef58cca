#!/usr/bin/env bash
# Guess: ClickHouse, told that a column of 2566-09-30 is a Date, keeps it, or refuses it; toDateOrNull gives NULL for what does not fit.
# Truth: chdb 4.4.0 (ClickHouse 26.9) sets every date past its last one to the last one: all Buddhist years are 2149-06-06 as a Date and
#   2106-02-07 06:28:15 as a DateTime, in CSV files with the types given, by toDate, CAST, toDateOrNull and parseDateTimeBestEffortOrNull.
#   makeDate(2566, 9, 30) is 1970-01-01. Date32, DateTime64 and makeDate32 keep 2566; the Buddhist 29 February 2567, no day of
#   the common year 2567, is 1 March by all. Where no types are given the column stays text, and nothing is lost.
# Seen: see `want` below.
# Why it matters: contracts of ten years lie on one day; counts per month, the newest first and "signed in the same week" are
#   all answered, and "WHERE date IS NULL" finds nothing wrong. Date is the type that its manual uses throughout.
# Do: load such columns as String or Date32 and take 543 years off the text before making a Date; look at max(date) after
#   each load.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check chdb==4.4.0 chdb-core==26.9.0
printf '%s\n' no,day,time '1,2566-09-30,2566-09-30 10:30:00' '2,2560-01-15,2560-01-15 09:00:00' '3,2023-05-01,2023-05-01 13:00:00' >"$tmp/contracts.csv"

cat >"$tmp/run.py" <<'PY'
import chdb

FILE = "file('contracts.csv', 'CSVWithNames'"
for query in (
    f"SELECT * FROM {FILE}, 'no Int32, day Date, time DateTime(\\'UTC\\')')",
    f"SELECT countDistinct(day), max(day) FROM {FILE}, 'no Int32, day Date, time String')",
    f"SELECT toTypeName(day), max(day) FROM {FILE}) GROUP BY 1",
    f"SELECT * FROM {FILE}, 'no Int32, day Date32, time DateTime64(0, \\'UTC\\')')",
    "SELECT toDateOrNull('2566-09-30'), CAST('2566-09-30' AS Date), toDateTimeOrNull('2566-09-30 10:30:00', 'UTC')",
    "SELECT parseDateTimeBestEffortOrNull('30/09/2566', 'UTC'), makeDate(2566, 9, 30), makeDate32(2566, 9, 30)",
    "SELECT toDate32('2567-02-29'), toDate32OrNull('2567-02-29'), makeDate32(2567, 2, 29)",
):
    print(query[7:60].strip(), "...")
    try:
        print(str(chdb.query(query, "CSV")).strip().replace('"', ""))
    except Exception as error:
        print("error:", str(error)[:70])
PY
want="* FROM file('contracts.csv', 'CSVWithNames', 'no Int3 ...
1,2149-06-06,2106-02-07 06:28:15
2,2149-06-06,2106-02-07 06:28:15
3,2023-05-01,2023-05-01 13:00:00
countDistinct(day), max(day) FROM file('contracts.csv ...
2,2149-06-06
toTypeName(day), max(day) FROM file('contracts.csv', ...
Nullable(String),2566-09-30
* FROM file('contracts.csv', 'CSVWithNames', 'no Int3 ...
1,2566-09-30,2566-09-30 10:30:00
2,2560-01-15,2560-01-15 09:00:00
3,2023-05-01,2023-05-01 13:00:00
toDateOrNull('2566-09-30'), CAST('2566-09-30' AS Date ...
2149-06-06,2149-06-06,2106-02-07 06:28:15
parseDateTimeBestEffortOrNull('30/09/2566', 'UTC'), m ...
2106-02-07 06:28:15,1970-01-01,2566-09-30
toDate32('2567-02-29'), toDate32OrNull('2567-02-29'), ...
2567-03-01,2567-03-01,2567-03-01"
cd "$tmp"
got=$(venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
