#!/usr/bin/env bash
# Guess: flattentool, which turns open contracting data (OCDS) into sheets to edit and back, gives the same data by each of its three
# formats, .csv, .xlsx and .ods; only what a person edits changes.
# Truth: flattentool 0.28.0 writes every text that looks like a number into an .ods as a number, and 0 as an empty cell. Read back, plan
#   0107 is 107 and project 1E3 is 1000; items 1.1 and 1.10 of a tender are one item 1.1, and the description and quantity
#   of the second are gone. An amount of 0 is no amount. A schema that says "type": "string" makes texts of them only
#   then: "107.0", "1000.0". By .csv and .xlsx the identifiers are whole, both items and the 0 are there. All that is told is, on
#   the way back and as a warning, that there may be a duplicate identifier.
# Seen: see `want` below.
# Why it matters: .ods is the open format that offices are asked to use, and LibreOffice saves to it. Items are numbered 1.1 to 1.10,
#   budget codes begin with zeros, and 0 baht is what a donation costs: the data published from the sheet has an item less,
#   codes of nobody, and no amount where there was one. The file itself is wrong, so no reader can mend it.
# Do: go by .xlsx or .csv (with the schema, for numbers), and count items and amounts before and after.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check flattentool==0.28.0 python-calamine==0.9.1 2>/dev/null

cat >"$tmp/run.py" <<'PY'
import json
import warnings

from flattentool import flatten, unflatten
from python_calamine import CalamineWorkbook

ITEMS = [{"id": "1.1", "description": "กระดาษ", "quantity": 10}, {"id": "1.10", "description": "หมึก", "quantity": 3}]
RELEASES = [{"ocid": "ocds-demo-1", "id": "0107", "tender": {"id": "1E3", "title": "ซื้อวัสดุ", "value": {"amount": 1500.5}, "items": ITEMS}},
            {"ocid": "ocds-demo-2", "id": "02", "tender": {"id": "9", "title": "รับบริจาค", "value": {"amount": 0}}}]
json.dump({"releases": RELEASES}, open("in.json", "w", encoding="utf-8"))
TEXT = {"type": "string"}
ITEM = {"type": "object", "properties": {"id": TEXT, "description": TEXT, "quantity": {"type": "integer"}}}
VALUE = {"type": "object", "properties": {"amount": {"type": "number"}}}
TENDER = {"id": TEXT, "title": TEXT, "value": VALUE, "items": {"type": "array", "items": ITEM}}
SCHEMA = {"type": "object", "properties": {"ocid": TEXT, "id": TEXT, "tender": {"type": "object", "properties": TENDER}}}
json.dump(SCHEMA, open("schema.json", "w"))


def trip(kind, schema):
    sheet = f"out{bool(schema)}" if kind == "csv" else f"out{bool(schema)}.{kind}"
    names = {"root_list_path": "releases", "root_id": "ocid", "schema": schema}
    flatten("in.json", output_name=sheet, output_format=kind, main_sheet_name="releases", **names)
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        unflatten(sheet, input_format=kind, output_name="back.json", id_name="id", **names)
    said = sum("duplicate" in str(one.message) for one in heard)
    for release in json.load(open("back.json"))["releases"]:
        tender = release["tender"]
        items = [tuple(item.values()) for item in tender.get("items", [])]
        print(kind, "schema" if schema else "bare", repr(release["id"]), repr(tender["id"]), tender.get("value"), *items)
    print("  warnings:", said)


for kind in ("csv", "xlsx", "ods"):
    for schema in ("", "schema.json"):
        trip(kind, schema)
for name in ("releases", "ten_items"):
    print(name, CalamineWorkbook.from_path("outFalse.ods").get_sheet_by_name(name).to_python()[1:])
PY
want=$(cat <<'W'
csv bare '0107' '1E3' {'amount': '1500.5'} ('1.1', 'กระดาษ', '10') ('1.10', 'หมึก', '3')
csv bare '02' '9' {'amount': '0'}
  warnings: 0
csv schema '0107' '1E3' {'amount': 1500.5} ('1.1', 'กระดาษ', 10) ('1.10', 'หมึก', 3)
csv schema '02' '9' {'amount': 0}
  warnings: 0
xlsx bare '0107' '1E3' {'amount': '1500.5'} ('1.1', 'กระดาษ', 10) ('1.10', 'หมึก', 3)
xlsx bare '02' '9' {'amount': 0}
  warnings: 0
xlsx schema '0107' '1E3' {'amount': 1500.5} ('1.1', 'กระดาษ', 10) ('1.10', 'หมึก', 3)
xlsx schema '02' '9' {'amount': 0}
  warnings: 0
ods bare 107 1000 {'amount': '1500.5'} ('1.1', 'กระดาษ', 10)
ods bare 2 9 None
  warnings: 2
ods schema '107.0' '1000.0' {'amount': 1500.5} ('1.1', 'กระดาษ', 10)
ods schema '2.0' '9.0' None
  warnings: 2
releases [['ocds-demo-1', 107.0, 1000.0, 'ซื้อวัสดุ', 1500.5], ['ocds-demo-2', 2.0, 9.0, 'รับบริจาค', '']]
ten_items [['ocds-demo-1', 107.0, 1000.0, 1.1, 'กระดาษ', 10.0], ['ocds-demo-1', 107.0, 1000.0, 1.1, 'หมึก', 3.0]]
W
)
cd "$tmp"
got=$(PYTHONUTF8=1 "$tmp/venv/bin/python" "$tmp/run.py" 2>err.txt) || { cat err.txt >&2; exit 1; }
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
