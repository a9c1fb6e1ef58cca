#!/usr/bin/env bash
# Guess: PyThaiNLP's text_to_num, made for numbers in running text (its words come back as a list, numbers as digits), reads
# a decimal before ล้าน (million), as headlines and budgets have it, or leaves the words as they are.
# Truth: PyThaiNLP 5.4.0 takes every word behind จุด (point) for one more decimal place, ล้าน for 1,000,000 in the second place or the
#   third: สองจุดห้าล้านบาท is 2 + 5/10 + 1,000,000/100 = 10002.5 baht, 25.75 million is 1025.75, 1.2 แสน (120,000) is 1001.2. หนึ่งร้อยจุดสิบ is 101.0.
#   The decimal alone is right (2.5), and so are whole millions from two on; สิบล้าน, ร้อยล้าน (ten and a hundred million,
#   without a word for one) stay words, though thaiword_to_num knows them. thaiword_to_num refuses all decimals.
# Seen: see `want` below.
# Why it matters: the result is a number like others, among words that were read rightly, and "about ten thousand baht" raises no
#   question in a list of local budgets; the larger the unit, the more decimals, the smaller the amount.
# Do: split off the unit behind จุด (ร้อย พัน หมื่น แสน ล้าน) before, read the decimal alone and multiply as Decimal; refuse what has
#   any word behind จุด but the ten digits.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pythainlp==5.4.0

cat >"$tmp/run.py" <<'PY'
from pythainlp.util import text_to_num, thaiword_to_num

WORDS = ["สองจุดห้า", "สองจุดห้าล้านบาท", "ยี่สิบห้าจุดเจ็ดห้าล้านบาท", "หนึ่งจุดสองแสนบาท", "หนึ่งร้อยจุดสิบ", "สามสิบล้านบาท",
         "สิบล้านบาท", "สิบล้าน", "ร้อยล้านบาท"]


def whole(word):
    try:
        return thaiword_to_num(word)
    except ValueError:
        return "refused"


for word in WORDS:
    print(word, text_to_num(word), "| thaiword_to_num:", whole(word))
PY
want="สองจุดห้า ['2.5'] | thaiword_to_num: refused
สองจุดห้าล้านบาท ['10002.5', 'บาท'] | thaiword_to_num: refused
ยี่สิบห้าจุดเจ็ดห้าล้านบาท ['1025.75', 'บาท'] | thaiword_to_num: refused
หนึ่งจุดสองแสนบาท ['1001.2', 'บาท'] | thaiword_to_num: refused
หนึ่งร้อยจุดสิบ ['101.0'] | thaiword_to_num: refused
สามสิบล้านบาท ['30000000', 'บาท'] | thaiword_to_num: refused
สิบล้านบาท ['สิบ', 'ล้าน', 'บาท'] | thaiword_to_num: refused
สิบล้าน ['สิบ', 'ล้าน'] | thaiword_to_num: 10000000
ร้อยล้านบาท ['ร้อย', 'ล้าน', 'บาท'] | thaiword_to_num: refused"
got=$(PYTHONUTF8=1 PYTHAINLP_DATA_DIR="$tmp/data" "$tmp/venv/bin/python" -W ignore "$tmp/run.py")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
