#!/usr/bin/env bash
# Guess: FixThaiPDF, made for the faults that PDFs leave in Thai text, leaves sound text alone, but for a space or so; so it can be run over all.
# Truth: fixthaipdf 0.2.1 (with pythainlp 5.4.0) takes every word with ้ำ for one with า or ำ: น้ำ (water) becomes นา (rice field),
#   ซ้ำ (twice) ซา; ช้า (slow) is ชำ and ช้ำ (bruised) ชา. Longer words of its list (ค่าน้ำ,
#   แหล่งน้ำ, น้ำท่วม) are safe, so it is right in one line and wrong in the next. It takes out the space behind a vowel above or a tone mark
#   if a consonant follows: given name and family name, or three headers of a table, are one word. What it is made for it does.
# Seen: see `want` below.
# Why it matters: the new words are sound Thai, so no spelling check finds them: dredging of water is of rice fields, and บ้านน้ำ
#   another village. Where names joined depends on the last letter of the first.
# Do: run it on pages that show the fault it mends alone (a space before ำ or า, private characters), never on the whole; compare before and
#   after, and take no change that leaves a word of the dictionary for another.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check fixthaipdf==0.2.1 pythainlp==5.4.0

cat >"$tmp/run.py" <<'PY'
from fixthaipdf import clean

BROKEN = ["ก าหนดการ", "จ านวน 5 คน", "ผู\uf70bว่าฯ"]
SOUND = ["ขุดลอกน้ำ 5 แห่ง", "ระบบน้ำ 500 บาท", "บ้านน้ำ", "เบิกซ้ำ", "ช้า", "ช้ำ", "ค่าน้ำ ค่าไฟ", "แหล่งน้ำ", "น้ำท่วม"]
SPACES = ["นางปราณี มีสุข", "นายชาติ ทองดี", "นายสมชาย ใจดี", "ที่ ตำบล อำเภอ", "ปี งบประมาณ ผล"]
for text in BROKEN + SOUND + SPACES:
    print(text, "->", clean(text))
PY
want='ก าหนดการ -> กำหนดการ
จ านวน 5 คน -> จำนวน 5 คน
ผูว่าฯ -> ผู้ว่าฯ
ขุดลอกน้ำ 5 แห่ง -> ขุดลอกนา 5 แห่ง
ระบบน้ำ 500 บาท -> ระบบนา 500 บาท
บ้านน้ำ -> บ้านนา
เบิกซ้ำ -> เบิกซา
ช้า -> ชำ
ช้ำ -> ชา
ค่าน้ำ ค่าไฟ -> ค่าน้ำ ค่าไฟ
แหล่งน้ำ -> แหล่งน้ำ
น้ำท่วม -> น้ำท่วม
นางปราณี มีสุข -> นางปราณีมีสุข
นายชาติ ทองดี -> นายชาติทองดี
นายสมชาย ใจดี -> นายสมชาย ใจดี
ที่ ตำบล อำเภอ -> ที่ตำบล อำเภอ
ปี งบประมาณ ผล -> ปีงบประมาณ ผล'
got=$("$tmp/venv/bin/python" "$tmp/run.py")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
