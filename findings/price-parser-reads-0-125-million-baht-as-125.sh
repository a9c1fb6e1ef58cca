#!/usr/bin/env bash
# Guess: price-parser, which guesses what the point means, may take 12.345 for twelve thousand, as some countries write it; a number that
#   begins with "0." is below one for sure.
# Truth: price-parser 0.5.1 takes a point before three digits at the end for thousands, 0. as well: 0.125 ล้านบาท (million baht) is 125, 0.500 is 500, in
#   Thai digits, too; 12.35 beside it is 12.35. ล้าน is passed over. The minus is dropped (-1,500 is 1500, as is
#   (1,500)); of "3 รายการ 45,000 บาท" (3 items) it takes 3, of "พ.ศ. 2566 จำนวน 5,000 บาท" the year. บาท is no currency to
#   it (None), ฿ is. It warns of nothing.
# Seen: see `want` below; with decimal_separator="." in the second place.
# Why it matters: summaries of Thai budgets are in millions of baht with two to four decimals; the rows with three are a thousand times too
#   large beside their neighbours, and their sum looks like one in thousands of baht.
# Do: decimal_separator="." always; multiply by the unit oneself; keep signs and brackets aside before.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check price-parser==0.5.1

cat >"$tmp/run.py" <<'PY'
from price_parser import Price

TEXTS = ["0.125 ล้านบาท", "๐.๑๒๕ ล้านบาท", "0.500", "12.345 ล้านบาท", "12.35 ล้านบาท", "1.2345 ล้านบาท", "-1,500 บาท", "(1,500)", "-1,500"]
TEXTS += ["3 รายการ 45,000 บาท", "พ.ศ. 2566 จำนวน 5,000 บาท", "฿1,500.50", "1,500.50 บาท"]
for text in TEXTS:
    price = Price.fromstring(text)
    print(text, "->", price.amount, price.currency, "|", Price.fromstring(text, decimal_separator=".").amount)
PY
want='0.125 ล้านบาท -> 125 None | 0.125
๐.๑๒๕ ล้านบาท -> 125 None | 0.125
0.500 -> 500 None | 0.500
12.345 ล้านบาท -> 12345 None | 12.345
12.35 ล้านบาท -> 12.35 None | 12.35
1.2345 ล้านบาท -> 1.2345 None | 1.2345
-1,500 บาท -> 1500 None | 1500
(1,500) -> 1500 None | 1500
-1,500 -> 1500 None | 1500
3 รายการ 45,000 บาท -> 3 None | 3
พ.ศ. 2566 จำนวน 5,000 บาท -> 2566 None | 2566
฿1,500.50 -> 1500.50 ฿ | 1500.50
1,500.50 บาท -> 1500.50 None | 1500.50'
got=$("$tmp/venv/bin/python" "$tmp/run.py")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
