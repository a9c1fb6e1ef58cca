#!/usr/bin/env bash
# Guess: libphonenumber finds the telephone of a Thai office in a letter's heading; of a row of lines, 0-4322-1234-5 (which stands for 1234 and 1235), it finds the
#   first line, and the Python and JavaScript ports agree.
# Truth: phonenumbers 9.0.43 and libphonenumber-js 1.13.16 take the last digit for a part of the number, which is then too long by one, and find nothing. Of
#   "โทร. 0-4322-1234-5 โทรสาร 0-4322-1236" there is the fax number alone. Read by itself the row is +66432212345, "possible", not
#   valid; with Leniency.POSSIBLE it is found as that. An inner line (ต่อ 12) is dropped by both. Of two numbers with a comma between, the JavaScript port reads the 0 of the
#   second as an extension of the first, and it knows no Thai digits in a text, which the Python port does.
# Seen: see `want` below: the text in which it was found, the number, and its extension.
# Why it matters: rows of lines are how Thai offices print their telephone. A directory made of their letters has faxes for telephones; a check by "is
#   possible" lets a number pass that no telephone has; what is not found is not blacked out either.
# Do: cut a hyphen and one or two digits off a number that is one or two too long, before reading it; read ต่อ as an extension oneself.
set -euo pipefail
for tool in python3 npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: python3-venv, npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check phonenumbers==9.0.43
npm install --silent --no-fund --no-audit libphonenumber-js@1.13.16 >/dev/null

cat >texts.json <<'JSON'
["โทร. 0-4322-1234", "โทร. 0-4322-1234-5", "โทร. 0-4322-1234-5 โทรสาร 0-4322-1236", "โทร. 0 4322 1234 ต่อ 12", "โทร. ๐ ๔๓๒๒ ๑๒๓๔",
 "โทร. 0-4322-1234, 0-4322-1240"]
JSON
cat >find.py <<'PY'
import json

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, format_number

for text in json.load(open("texts.json", encoding="utf-8")):
    found = [(m.raw_string, format_number(m.number, PhoneNumberFormat.E164), m.number.extension or "") for m in PhoneNumberMatcher(text, "TH")]
    print(text, *(f"[{raw} = {number} {extension}]".replace(" ]", "]") for raw, number, extension in found))
row = phonenumbers.parse("0-4322-1234-5", "TH")
print("alone:", format_number(row, PhoneNumberFormat.E164), phonenumbers.is_possible_number(row), phonenumbers.is_valid_number(row))
lenient = PhoneNumberMatcher("โทร. 0-4322-1234-5", "TH", leniency=Leniency.POSSIBLE)
print("lenient:", *(format_number(match.number, PhoneNumberFormat.E164) for match in lenient))
PY
cat >find.cjs <<'JS'
const { findPhoneNumbersInText, parsePhoneNumberFromString } = require("libphonenumber-js/max");
for (const text of require("./texts.json")) {
  const found = findPhoneNumbersInText(text, "TH").map(({ startsAt, endsAt, number }) =>
    `[${[text.slice(startsAt, endsAt), "=", number.number, number.ext ?? ""].join(" ").trim()}]`);
  console.log([text, ...found].join(" "));
}
const row = parsePhoneNumberFromString("0-4322-1234-5", "TH");
console.log("alone:", row.number, row.isPossible(), row.isValid());
JS
want='-- phonenumbers
โทร. 0-4322-1234 [0-4322-1234 = +6643221234]
โทร. 0-4322-1234-5
โทร. 0-4322-1234-5 โทรสาร 0-4322-1236 [0-4322-1236 = +6643221236]
โทร. 0 4322 1234 ต่อ 12 [0 4322 1234 = +6643221234]
โทร. ๐ ๔๓๒๒ ๑๒๓๔ [๐ ๔๓๒๒ ๑๒๓๔ = +6643221234]
โทร. 0-4322-1234, 0-4322-1240 [0-4322-1234 = +6643221234] [0-4322-1240 = +6643221240]
alone: +66432212345 True False
lenient: +66432212345
-- libphonenumber-js
โทร. 0-4322-1234 [0-4322-1234 = +6643221234]
โทร. 0-4322-1234-5
โทร. 0-4322-1234-5 โทรสาร 0-4322-1236 [0-4322-1236 = +6643221236]
โทร. 0 4322 1234 ต่อ 12 [0 4322 1234 = +6643221234]
โทร. ๐ ๔๓๒๒ ๑๒๓๔
โทร. 0-4322-1234, 0-4322-1240 [0-4322-1234, 0 = +6643221234 0] [4322-1240 = +6643221240]
alone: +66432212345 true false'
got=$(echo "-- phonenumbers"; venv/bin/python find.py; echo "-- libphonenumber-js"; node find.cjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
