#!/usr/bin/env bash
# Guess: PyThaiNLP's bahttext, which writes ลบ for negative amounts and counts to millions of millions, writes it for every
# negative one; and amounts kept as Decimal, as amounts should be, are what it takes.
# Truth: PyThaiNLP 5.4.0: -1.50 is ลบหนึ่งบาทห้าสิบสตางค์, -0.50 is ศูนย์บาทห้าสิบสตางค์: the sign is lost wherever less than one baht is
#   owed. A Decimal is refused ("must be a numeric type"), and a float is rounded as it is stored: 2.675 is 67 satang, 0.005 one,
#   1.005 none. num2words 0.5.14 (lang="th", to="currency") keeps the sign, takes Decimal, and rounds that as it is printed:
#   2.675 is 68 satang; but it calls minus ติดลบ, not ลบ.
# Seen: see `want` below.
# Why it matters: the line of an account that is left over after rounding is the one of a few satang, and amounts in words are
#   what is printed on receipts, and what a check compares with the figure: there +0.50 and -0.50 are then the same.
# Do: write the words of the absolute Decimal amount, rounded to satang before, and put the sign before them yourself.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pythainlp==5.4.0 num2words==0.5.14
cat >"$tmp/run.py" <<'PY'
from decimal import Decimal

from num2words import num2words
from pythainlp.util import bahttext

for amount in (-1.5, -0.5, 0.5, 2.675, 0.005, 1.005, Decimal("-0.50"), Decimal("2.675")):
    try:
        words = bahttext(amount)
    except TypeError:
        words = "TypeError"
    print(repr(amount), words, num2words(amount, lang="th", to="currency"), sep=" | ")
PY
want='-1.5 | ลบหนึ่งบาทห้าสิบสตางค์ | ติดลบหนึ่งบาทห้าสิบสตางค์
-0.5 | ศูนย์บาทห้าสิบสตางค์ | ติดลบห้าสิบสตางค์
0.5 | ศูนย์บาทห้าสิบสตางค์ | ห้าสิบสตางค์
2.675 | สองบาทหกสิบเจ็ดสตางค์ | สองบาทหกสิบเจ็ดสตางค์
0.005 | ศูนย์บาทหนึ่งสตางค์ | หนึ่งสตางค์
1.005 | หนึ่งบาทถ้วน | หนึ่งบาทถ้วน
Decimal('\''-0.50'\'') | TypeError | ติดลบห้าสิบสตางค์
Decimal('\''2.675'\'') | TypeError | สองบาทหกสิบแปดสตางค์'
got=$("$tmp/venv/bin/python" "$tmp/run.py")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
