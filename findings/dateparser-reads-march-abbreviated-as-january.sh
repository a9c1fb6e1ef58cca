#!/usr/bin/env bash
# Guess: dateparser knows Thai months, written out and abbreviated; at worst a date comes back as None, or in the year
# 2566 because it knows no Buddhist era.
# Truth: dateparser 1.5.0 (languages=["th"]) reads eleven of the twelve abbreviations rightly and มี.ค. (March) as
#   January, silently, with or without dots; มีนาคม in full is right. 29 ก.พ. 2567, a real day of the Buddhist leap
#   year 2567 (2024), is None, and so is any date with พ.ศ. in it; other years come back as 2566.
# Seen: 15 มี.ค. 2023 -> 2023-01-15, 15 มีค 2023 -> 2023-01-15, 15 มีนาคม 2023 -> 2023-03-15, 31 มี.ค. 2566 -> 2566-01-31.
# Why it matters: 31 มี.ค. ends the second quarter of the Thai fiscal year, so half-year reports are full of it; moved to
#   January it still looks like a date within the same year, and ranges (ม.ค. - มี.ค.) shrink to nothing.
# Do: turn Thai months into numbers, and the year into the common era, before any general date parser sees them; test
#   all twelve abbreviations, not one.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check dateparser==1.5.0

cat >"$tmp/run.py" <<'PY'
import dateparser

SHORT = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
LONG = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()


def read(text):
    found = dateparser.parse(text, languages=["th"])
    return found and found.date()


for names in (LONG, SHORT, [name.replace(".", "") for name in SHORT]):
    print(*(read(f"15 {name} 2023").month for name in names))
for text in ("15 มี.ค. 2023", "31 มี.ค. 2566", "30 มิ.ย. 2566", "29 ก.พ. 2567", "31 มีนาคม พ.ศ. 2566"):
    print(text, "->", read(text))
PY
want='1 2 3 4 5 6 7 8 9 10 11 12
1 2 1 4 5 6 7 8 9 10 11 12
1 2 1 4 5 6 7 8 9 10 11 12
15 มี.ค. 2023 -> 2023-01-15
31 มี.ค. 2566 -> 2566-01-31
30 มิ.ย. 2566 -> 2566-06-30
29 ก.พ. 2567 -> None
31 มีนาคม พ.ศ. 2566 -> None'
got=$("$tmp/venv/bin/python" -W ignore "$tmp/run.py")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
