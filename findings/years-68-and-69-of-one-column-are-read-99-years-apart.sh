#!/usr/bin/env bash
# Guess: a Buddhist year printed with two digits (1/10/68 for 2568, which is 2025) is read as another year, always off by the same number of
#   years, so that one subtraction mends a column afterwards.
# Truth: most readers change the century between 68 and 69, and 2568 and 2569 are last year and this one in Thailand. Python 3's strptime, pandas
#   3.1.1 with a format, DuckDB 2.0.1, Moment 2.31.0 and d3-time-format 4.1.1 read 68 as 2068 and 69 as 1969; polars 2.1.0 changes between
#   69 and 70; Luxon 3.7.2 and Tempo 1.1.0 (the 1900s), date-fns 4.4.0 and dateutil 4.0.0 (50 years around today) do not change
#   here. pandas differs from itself: without a format, dayfirst=True, 69 is 2069. any-date-parser 2.2.4, the one that knows
#   the Thai era, reads 2568 as 2025, but 68 as 1968 of that era: the year 1425.
# Seen: see `want` below.
# Why it matters: budgets and minutes print years so, and a file of earlier years was right after "minus 43". With the new fiscal year the
#   newest rows come to lie in 1926 and first in order; the length of a contract from 68 to 69 is minus 98 years. No date is invalid.
# Do: put 25 before the two digits in the text, then take 543 off; never correct the year of a date that was parsed with %y.
set -euo pipefail
for tool in python3 npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: python3-venv, npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pandas==3.1.1 polars==2.1.0 duckdb==2.0.1 python-dateutil==4.0.0
npm install --silent --no-fund --no-audit --prefix "$tmp" d3-time-format@4.1.1 moment@2.31.0 date-fns@4.4.0 luxon@3.7.2 \
  @formkit/tempo@1.1.0 any-date-parser@2.2.4 >/dev/null

cat >"$tmp/run.py" <<'PY'
import datetime

import duckdb
import pandas
import polars
from dateutil import parser

DATES = ["30/9/67", "30/9/68", "30/9/69", "30/9/70"]
FORMAT = "%d/%m/%y"


def show(name, years):
    print(f"{name:20}", *years)


show("Python strptime", [datetime.datetime.strptime(date, FORMAT).year for date in DATES])
show("pandas, format", pandas.to_datetime(pandas.Series(DATES), format=FORMAT).dt.year)
show("pandas, dayfirst", [pandas.to_datetime(date, dayfirst=True).year for date in DATES])
show("polars", polars.Series(DATES).str.to_date(FORMAT).dt.year())
show("DuckDB", [duckdb.execute("select year(strptime(?, ?))", [date, FORMAT]).fetchall()[0][0] for date in DATES])
show("dateutil, dayfirst", [parser.parse(date, dayfirst=True).year for date in DATES])
PY
cat >"$tmp/run.mjs" <<'JS'
import { parse as tempo } from "@formkit/tempo";
import anyDate from "any-date-parser";
import { timeParse } from "d3-time-format";
import { parse as dateFns } from "date-fns";
import { DateTime } from "luxon";
import moment from "moment";

const DATES = ["30/9/67", "30/9/68", "30/9/69", "30/9/70"];
const show = (name, year) => console.log(name.padEnd(20), DATES.map(year).join(" "));
show("Moment", (date) => moment(date, "D/M/YY").year());
show("d3-time-format", (date) => timeParse("%d/%m/%y")(date).getFullYear());
show("Tempo", (date) => tempo(date, "D/M/YY", "th").getFullYear());
show("Luxon", (date) => DateTime.fromFormat(date, "d/M/yy", { locale: "th" }).year);
show("date-fns", (date) => dateFns(date, "d/M/yy", new Date(2026, 0, 1)).getFullYear());
show("any-date-parser, th", (date) => anyDate.attempt(date, "th").year);
show("  with 25 before", (date) => anyDate.attempt(date.replace(/(..)$/, "25$1"), "th").year);
JS
want="Python strptime      2067 2068 1969 1970
pandas, format       2067 2068 1969 1970
pandas, dayfirst     2067 2068 2069 2070
polars               2067 2068 2069 1970
DuckDB               2067 2068 1969 1970
dateutil, dayfirst   2067 2068 2069 2070
Moment               2067 2068 1969 1970
d3-time-format       2067 2068 1969 1970
Tempo                1967 1968 1969 1970
Luxon                1967 1968 1969 1970
date-fns             2067 2068 2069 2070
any-date-parser, th  1424 1425 1426 1427
  with 25 before     2024 2025 2026 2027"
cd "$tmp"
got=$(venv/bin/python run.py 2>/dev/null; node run.mjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
