#!/usr/bin/env bash
# Guess: a number field with bareNumber: false, the Table Schema's way to take ฿ and บาท off an amount, knows a negative amount
# however it is printed, or refuses it.
# Truth: frictionless 5.21.0 keeps a minus only where it is the hyphen of the keyboard. The parentheses of accounts, the minus sign
#   of typesetters (U+2212), the dash and ลบ are taken off with the rest: (1,234.50) is 1234.50, and valid, as integer
#   too. So is a unit: 1.5 ล้านบาท is 1.5, as valid as 1.5 บาท. Without bareNumber: false each of them is an error.
# Seen: see `want` below.
# Why it matters: budget sheets print cuts and deficits in parentheses, Word makes dashes of hyphens, and "in millions" stands in the
#   cell; the descriptor is written for the ฿ of other rows, the report says valid, and the sum has the wrong sign.
# Do: give such fields a pattern that names what may stand around the digits, turn parentheses and dashes into - before; leave
#   bareNumber alone where amounts can be negative or have units.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check frictionless==5.21.0

cat >"$tmp/run.py" <<'PY'
from frictionless import Resource, Schema

AMOUNTS = ["-1,234.50 บาท", "฿-1,234.50", "(1,234.50)", "฿(1,234.50)", "−1,234.50", "–1,234.50", "ลบ 1,234.50", "1.5 ล้านบาท", "1.5 บาท"]


def read(kind, text, **options):
    schema = Schema.from_descriptor({"fields": [{"name": "งบ", "type": kind, **options}]})
    resource = Resource([["งบ"], [text]], schema=schema)
    return ("valid" if resource.validate().valid else "error"), next(iter(resource.read_rows()))["งบ"]


for text in AMOUNTS:
    print(text, *read("number", text, groupChar=",", bareNumber=False), "| bare:", *read("number", text, groupChar=","))
print("integer (500)", *read("integer", "(500)", bareNumber=False))
PY
want='-1,234.50 บาท valid -1234.50 | bare: error None
฿-1,234.50 valid -1234.50 | bare: error None
(1,234.50) valid 1234.50 | bare: error None
฿(1,234.50) valid 1234.50 | bare: error None
−1,234.50 valid 1234.50 | bare: error None
–1,234.50 valid 1234.50 | bare: error None
ลบ 1,234.50 valid 1234.50 | bare: error None
1.5 ล้านบาท valid 1.5 | bare: error None
1.5 บาท valid 1.5 | bare: error None
integer (500) valid 500'
got=$("$tmp/venv/bin/python" -W ignore "$tmp/run.py")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
