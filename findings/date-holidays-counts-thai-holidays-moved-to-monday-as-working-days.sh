#!/usr/bin/env bash
# Guess: two libraries that list the public holidays of Thailand year by year agree on the years that are over, so that working days counted with either are the
#   same; at worst a special holiday of the cabinet is missing.
# Truth: date-holidays 3.37.0 (npm) has no day "in lieu": where a holiday falls on Saturday or Sunday the next working day is a holiday in Thailand, four to seven
#   days in each of these years, and to it each is a working day, and so is Labour Day. Some Buddhist days are set a day early or late: Asalha Puja 2023 and 2024 and Lent of
#   both are a day early (they were 1 and 2 August 2023, 20 and 21 July 2024), Makha Bucha 2025 is 13 February (the 12th); the rest is right.
#   holidays 0.109 (PyPI) has all of these, and gives Children's Day, a Saturday with open offices, for a holiday.
# Seen: see `want` below; working days are Monday to Friday less the library's public holidays.
# Why it matters: appeals against a tender (7 working days), answers to requests for information (15 days) and the length of contracts are checked by such
#   counts. In each of these years one library has six to ten working days more than the other, two or
#   three of them days off that the cabinet added.
# Do: take the days from the cabinet's own list for the year; where a library is used, holidays, and look at its "in lieu" days.
set -euo pipefail
for tool in python3 npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: python3-venv, npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check holidays==0.109
npm install --silent --no-fund --no-audit date-holidays@3.37.0 >/dev/null

cat >list.cjs <<'JS'
const Holidays = require("date-holidays");
const thai = new Holidays("TH");
const days = [2023, 2024, 2025].flatMap((year) => thai.getHolidays(year));
console.log(JSON.stringify(days.filter(({ type }) => type === "public").map(({ date, name }) => [date.slice(0, 10), name])));
JS
cat >compare.py <<'PY'
import datetime
import json
import sys

import holidays

npm = {datetime.date.fromisoformat(day): name for day, name in json.load(sys.stdin)}
pypi = dict(holidays.country_holidays("TH", years=(2023, 2024, 2025)))


def working(year, month, listed):
    days = (datetime.date(year, month, 1) + datetime.timedelta(days=n) for n in range(31))
    return sum(day.month == month and day.weekday() < 5 and day not in listed for day in days)


for year in (2023, 2024, 2025):
    months = range(1, 13)
    whole = [sum(working(year, month, listed) for month in months) for listed in (npm, pypi)]
    most = max(months, key=lambda month: working(year, month, npm) - working(year, month, pypi))
    print(f"{year}: working days", *whole, f"month {most}:", working(year, most, npm), working(year, most, pypi))
print("in lieu, date-holidays:", sum("lieu" in name for name in npm.values()), "holidays:", sum("lieu" in name for name in pypi.values()))
for word in ("Makha", "Asa", "Lent"):
    for name, listed in (("date-holidays", npm), ("holidays", pypi)):
        print(word, name, *(day for day, title in sorted(listed.items()) if word in title and "lieu" not in title))
PY
want='2023: working days 249 239 month 1: 22 20
2024: working days 252 243 month 4: 21 18
2025: working days 246 240 month 4: 20 18
in lieu, date-holidays: 0 holidays: 17
Makha date-holidays 2023-03-06 2024-02-24 2025-02-13
Makha holidays 2023-03-06 2024-02-24 2025-02-12
Asa date-holidays 2023-07-31 2024-07-19 2025-07-10
Asa holidays 2023-08-01 2024-07-20 2025-07-10
Lent date-holidays 2023-08-01 2024-07-20 2025-07-11
Lent holidays 2023-08-02 2024-07-21 2025-07-11'
got=$(node list.cjs | venv/bin/python compare.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
