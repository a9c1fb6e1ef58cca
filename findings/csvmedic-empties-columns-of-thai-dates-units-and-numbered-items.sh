#!/usr/bin/env bash
# Guess: a reader of CSV that finds out dates and numbers of many countries, and that says what it did, leaves alone what it does not know, as Thai months.
# Truth: csvmedic 0.1.3 makes a column wholly empty if each of its texts holds a number and certain Thai words or signs: ต.ค. 66 (October 2023),
#   1 ต.ค. 2566, 500 บาท, ฿500, 1.5 ล้าน (million), 2 กม. (kilometres), 08.30 น. (half past eight) and "1. อบรม" (item 1, training). Its
#   report calls them integers, "converted", with a confidence of 100 %. หมู่ที่ 1, ไตรมาส 1 and 1 คัน stay, and one text without a number keeps the
#   whole column. Amounts in Thai digits are right. encoding="utf-8" changes nothing.
# Seen: see `want` below; each column as values, or "empty".
# Why it matters: months, amounts with their unit and numbered projects are most of a Thai budget table. The report, which one reads to be safe, says
#   that all went well; the next file, with one "-" in the column, is right.
# Do: give preserve_strings=[...] for columns of text; compare the empty cells of the result with those of the file.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check csvmedic==0.1.3 pandas==3.0.6 charset-normalizer==3.5.3 python-dateutil==4.0.0

cat >"$tmp/run.py" <<'PY'
import csv

import csvmedic

COLUMNS = {
    "เดือน": ["ต.ค. 66", "พ.ย. 66", "ธ.ค. 66"],
    "วันที่": ["1 ต.ค. 2566", "2 ต.ค. 2566", "3 ต.ค. 2566"],
    "งบ": ["500 บาท", "1,500 บาท", "200 บาท"],
    "ราคา": ["฿500", "฿1,500", "฿200"],
    "ล้าน": ["1.5 ล้าน", "2.5 ล้าน", "3 ล้าน"],
    "ทาง": ["2 กม.", "3 กม.", "5 กม."],
    "เวลา": ["08.30 น.", "09.30 น.", "10.30 น."],
    "โครงการ": ["1. อบรม", "2. ประชุม", "3. ซื้อ"],
    "ทางมีขีด": ["2 กม.", "-", "5 กม."],
    "หมู่": ["หมู่ที่ 1", "หมู่ที่ 2", "หมู่ที่ 3"],
    "ไตรมาส": ["ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3"],
    "รถ": ["1 คัน", "2 คัน", "3 คัน"],
    "จ่าย": ["๑,๕๐๐", "๒,๕๐๐", "๓๐๐"],
}


with open("a.csv", "w", encoding="utf-8", newline="") as file:
    csv.writer(file).writerows([COLUMNS, *zip(*COLUMNS.values())])
table = csvmedic.read("a.csv")
report = str(table.attrs["diagnosis"]).splitlines()
for name, texts in COLUMNS.items():
    said = next(line.split(": ", 1)[1] for line in report if f" {name}: " in line)
    values = table[name]
    print(*texts, sep=", ", end=f" | {said} | ")
    print("empty" if values.isna().all() else "the same" if values.tolist() == texts else values.tolist())
again = csvmedic.read("a.csv", encoding="utf-8", preserve_strings=["โครงการ"])
print("encoding given:", "empty" if again["งบ"].isna().all() else "there", "| preserved:", *again["โครงการ"])
PY
want='ต.ค. 66, พ.ย. 66, ธ.ค. 66 | integer (confidence: 100%, converted) | empty
1 ต.ค. 2566, 2 ต.ค. 2566, 3 ต.ค. 2566 | integer (confidence: 100%, converted) | empty
500 บาท, 1,500 บาท, 200 บาท | integer (confidence: 100%, converted) | empty
฿500, ฿1,500, ฿200 | integer (confidence: 100%, converted) | empty
1.5 ล้าน, 2.5 ล้าน, 3 ล้าน | integer (confidence: 100%, converted) | empty
2 กม., 3 กม., 5 กม. | integer (confidence: 100%, converted) | empty
08.30 น., 09.30 น., 10.30 น. | integer (confidence: 100%, converted) | empty
1. อบรม, 2. ประชุม, 3. ซื้อ | integer (confidence: 100%, converted) | empty
2 กม., -, 5 กม. | string (confidence: 100%, skipped) | the same
หมู่ที่ 1, หมู่ที่ 2, หมู่ที่ 3 | string (confidence: 100%, skipped) | the same
ไตรมาส 1, ไตรมาส 2, ไตรมาส 3 | string (confidence: 100%, skipped) | the same
1 คัน, 2 คัน, 3 คัน | string (confidence: 100%, skipped) | the same
๑,๕๐๐, ๒,๕๐๐, ๓๐๐ | integer (confidence: 100%, converted) | [1500, 2500, 300]
encoding given: empty | preserved: 1. อบรม 2. ประชุม 3. ซื้อ'
cd "$tmp"
got=$(venv/bin/python -W ignore run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
