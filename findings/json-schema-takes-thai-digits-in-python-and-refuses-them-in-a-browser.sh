#!/usr/bin/env bash
# Guess: a JSON Schema with "pattern": "^\\d{13}$" means one thing for all validators, digits 0 to 9, for the standard
#   refers to JavaScript's expressions; pydantic, whose core is Rust, treats Thai digits alike in int, float and Decimal.
# Truth: it hangs on the validator. jsonschema 4.26.0 and fastjsonschema 2.22.3 take ๑๒๓๔๕๖๗๘๙๐๑๒๓ for thirteen digits, since Python's \d
#   is any digit of Unicode, and so does pydantic 2.14.4, since Rust's is, too. jsonschema-rs 0.61.2 (Rust as well, but it
#   translates) and ajv 8.20.0 (npm) refuse it. pydantic hands its pattern on in model_json_schema(), so that a server takes what
#   the schema that it publishes forbids. In pydantic a Decimal reads ๑๒.๕ as 12.5; float and int refuse ๑๒.๕ and ๑๒.
# Seen: see `want` below.
# Why it matters: tax numbers, plan codes and years of Thai open contracting data are typed in both kinds of digits. What one office's
#   check calls valid the portal's form refuses; where both are Python it gets in, and one supplier stands there twice, as two.
# Do: write [0-9] in every pattern, never \d, and turn Thai digits into Latin ones before validating.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian: python3-venv)" >&2; exit 1; }
command -v npm >/dev/null || { echo "needs npm and Node 20 or newer" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check jsonschema==4.26.0 fastjsonschema==2.22.3 jsonschema-rs==0.61.2 pydantic==2.14.4
(cd "$tmp" && npm install --silent --no-audit --no-fund ajv@8.20.0 >/dev/null)

cat >"$tmp/run.py" <<'PY'
import json
from decimal import Decimal
from typing import Annotated

import fastjsonschema
import jsonschema
import jsonschema_rs
import pydantic


class Contract(pydantic.BaseModel):
    tax_number: Annotated[str, pydantic.Field(pattern=r"^\d{13}$")] = "1234567890123"
    share: float = 0
    pieces: int = 0
    amount: Decimal = Decimal(0)


def taken(check, *values, **fields):
    try:
        return check(*values, **fields)
    except (ValueError, jsonschema.ValidationError) as error:
        return f"refused ({type(error).__name__})"


for field, value in [("tax_number", "๑๒๓๔๕๖๗๘๙๐๑๒๓"), ("amount", "๑๒.๕"), ("share", "๑๒.๕"), ("pieces", "๑๒")]:
    made = taken(Contract, **{field: value})
    print("pydantic", field, value, made if isinstance(made, str) else getattr(made, field))
number = Contract.model_json_schema()["properties"]["tax_number"]
print("its schema has", number["pattern"])
for digits in ("1234567890123", "๑๒๓๔๕๖๗๘๙๐๑๒๓"):
    print(digits, "jsonschema", jsonschema.Draft202012Validator(number).is_valid(digits))
    print(digits, "fastjsonschema", taken(fastjsonschema.compile(number), digits) == digits)
    print(digits, "jsonschema-rs", jsonschema_rs.is_valid(number, digits))
with open("schema.json", "w") as file:
    json.dump(number, file)
PY
cat >"$tmp/run.mjs" <<'JS'
import fs from "node:fs";
import Ajv from "ajv";
const check = new Ajv().compile(JSON.parse(fs.readFileSync("schema.json", "utf8")));
for (const digits of ["1234567890123", "๑๒๓๔๕๖๗๘๙๐๑๒๓"]) console.log(digits, "ajv", check(digits));
JS
want='pydantic tax_number ๑๒๓๔๕๖๗๘๙๐๑๒๓ ๑๒๓๔๕๖๗๘๙๐๑๒๓
pydantic amount ๑๒.๕ 12.5
pydantic share ๑๒.๕ refused (ValidationError)
pydantic pieces ๑๒ refused (ValidationError)
its schema has ^\d{13}$
1234567890123 jsonschema True
1234567890123 fastjsonschema True
1234567890123 jsonschema-rs True
๑๒๓๔๕๖๗๘๙๐๑๒๓ jsonschema True
๑๒๓๔๕๖๗๘๙๐๑๒๓ fastjsonschema True
๑๒๓๔๕๖๗๘๙๐๑๒๓ jsonschema-rs False
1234567890123 ajv true
๑๒๓๔๕๖๗๘๙๐๑๒๓ ajv false'
cd "$tmp"
got=$(venv/bin/python run.py && node run.mjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
