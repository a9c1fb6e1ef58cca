#!/usr/bin/env bash
# Guess: a library of dates that prints the Buddhist year under the Thai locale reads that year back with the same locale and format.
# Truth: arrow 1.4.0 prints 1 October 2023 as "1 ตุลาคม 2566" under th, and as "66"; reading takes months of the locale and the year as it stands: 2566 of the
#   common era, for 66 it is 2066. Each round of print and read adds 543 years, the fourth is in 4195. humanize() of the date read says
#   it lies 543 years ahead. 29 กุมภาพันธ์ 2567 (2024), a day that Thai calendars have, is refused, as 2567 of the common era is no leap year, so that a
#   list read by it stops or skips there.
# Seen: see `want` below.
# Why it matters: dates of Thai papers are read right in day and month, so that the year alone is wrong; spans between two dates read so are right, of a date
#   read and one of another source they are 543 years off.
# Do: subtract 543 after reading (and read 29 February by itself), or read with pythainlp.util.thaiword_to_date.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check arrow==1.4.0
cat >run.py <<'PY'
import arrow

day = start = arrow.get(2023, 10, 1)
for _ in range(4):
    text = day.format("D MMMM YYYY", locale="th")
    day = arrow.get(text, "D MMMM YYYY", locale="th")
    print(text, "->", day.date())
text = start.format("D MMM YY", locale="th")
print(text, "->", arrow.get(text, "D MMM YY", locale="th").date())
print(arrow.get("1 ตุลาคม 2566", "D MMMM YYYY", locale="th").humanize(start, locale="th", granularity="year"))
text = arrow.get(2024, 2, 29).format("D MMMM YYYY", locale="th")
try:
    print(text, "->", arrow.get(text, "D MMMM YYYY", locale="th").date())
except ValueError as error:
    print(text, "->", error)
PY
want='1 ตุลาคม 2566 -> 2566-10-01
1 ตุลาคม 3109 -> 3109-10-01
1 ตุลาคม 3652 -> 3652-10-01
1 ตุลาคม 4195 -> 4195-10-01
1 ต.ค. 66 -> 2066-10-01
ในอีก 543 ปี
29 กุมภาพันธ์ 2567 -> day is out of range for month'
got=$(PYTHONUTF8=1 venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
