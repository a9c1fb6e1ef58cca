#!/usr/bin/env bash
# Guess: thaidate, told that a date is of the Buddhist era, gives the weekday of that day, and its short months are the official ones.
# Truth: thaidate 0.4.0 (Buddhist=True) asks for the weekday of the common year 2566: 30/04/2566 is วันพุธ (Wednesday); the day was a Sunday, as the same
#   library says of date(2023, 4, 30). No day of the four years tried has its own weekday, and 29/02/2567, a real day, is a
#   ValueError. April's short form is เม.ษ., which is none (เม.ย.), and March's มี.ค without its last full stop. Without Buddhist=True
#   "2566-09-30" is the year 3109.
# Seen: see `want` below.
# Why it matters: minutes and notices print weekday and date; which of the two is right is then asked of the office. A reader that knows
#   the official abbreviations finds no date in เม.ษ.
# Do: take 543 off the year in the text, give the library a datetime.date, and write the short months oneself.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check thaidate==0.4.0

cat >"$tmp/run.py" <<'PY'
import datetime

from thaidate import thaidate

MONTHS = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
print("date(2023, 4, 30):", thaidate(datetime.date(2023, 4, 30)).full_date)
print("30/04/2566:", thaidate("30/04/2566", Buddhist=True).full_date)
for year in (2566, 2567, 2568, 2569):
    wrong = 0
    day = datetime.date(year - 543, 1, 1)
    while day.year == year - 543:
        try:
            wrong += thaidate(f"{day.day:02}/{day.month:02}/{year}", Buddhist=True).weekday != thaidate(day).weekday
        except ValueError as error:
            print(day, error)
        day += datetime.timedelta(1)
    print("days with a wrong weekday in", year, ":", wrong)
print("2566-09-30:", thaidate("2566-09-30").date)
short = [thaidate(datetime.date(2023, month, 1)).short_month for month in range(1, 13)]
print("short months:", *(f"{month} for {right}" for month, right in zip(short, MONTHS) if month != right))
PY
want='date(2023, 4, 30): วันอาทิตย์ที่ 30 เดือน เมษายน ปีพุทธศักราช 2566
30/04/2566: วันพุธที่ 30 เดือน เมษายน ปีพุทธศักราช 2566
days with a wrong weekday in 2566 : 365
2024-02-29 day is out of range for month
days with a wrong weekday in 2567 : 365
days with a wrong weekday in 2568 : 365
days with a wrong weekday in 2569 : 365
2566-09-30: 30 กันยายน 3109
short months: มี.ค for มี.ค. เม.ษ. for เม.ย.'
got=$("$tmp/venv/bin/python" "$tmp/run.py")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
