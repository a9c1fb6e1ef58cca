#!/usr/bin/env bash
# Guess: pyjanitor's clean_names, whose strip_accents is on by default, takes the accents off Latin letters; Thai headers keep all but their
#   spaces and brackets.
# Truth: pyjanitor 0.32.60 (pandas 3.1.1) drops each character that Unicode gives a combining class other than 0: in Thai the tone marks and the
#   vowels ุ ู below, not those above (ิ ี ึ ื ั) nor ็ and ์. ผู้รับจ้าง becomes ผรับจาง, and หน้า (page) and หนา (thickness) both หนา.
#   The frame then has two columns of one name: df["หนา"] is a frame, and to_dict, which says so in a warning, keeps the last alone.
# Seen: see `want` below.
# Why it matters: the first line of many notebooks. The headers look nearly right, are found by no search, and join no other table.
# Do: clean_names(strip_accents=False), and a check that df.columns.is_unique. The usual recipe for accents, NFD and
#   unicodedata.combining(), does the same to Thai anywhere.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pyjanitor==0.32.60 pandas==3.1.1

cat >"$tmp/run.py" <<'PY'
import janitor  # noqa: F401 (adds clean_names to frames)
import pandas as pd

HEADERS = ["หมู่ที่", "ผู้รับจ้าง", "ปีงบประมาณ", "ค่าจ้าง (บาท)", "หน้า", "หนา"]
frame = pd.DataFrame([[3, "นายดี", 2566, 45000, 12, 0.15]], columns=HEADERS)
cleaned = frame.clean_names()
print(*cleaned.columns, "| unique:", cleaned.columns.is_unique)
print(type(cleaned["หนา"]).__name__, cleaned.to_dict("records"))
print(*frame.clean_names(strip_accents=False).columns)
PY
want="หมที ผรับจาง ปีงบประมาณ คาจาง_บาท_ หนา หนา | unique: False
DataFrame [{'หมที': 3, 'ผรับจาง': 'นายดี', 'ปีงบประมาณ': 2566, 'คาจาง_บาท_': 45000, 'หนา': 0.15}]
หมู่ที่ ผู้รับจ้าง ปีงบประมาณ ค่าจ้าง_บาท_ หน้า หนา"
got=$("$tmp/venv/bin/python" -W ignore "$tmp/run.py")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
