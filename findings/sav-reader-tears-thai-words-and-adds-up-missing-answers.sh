#!/usr/bin/env bash
# Guess: a reader of SPSS files that gives the file's encoding as UTF-8 reads Thai texts and names of variables, and a missing number as null.
# Truth: sav-reader 2.0.8 (npm) takes a text out of the file eight bytes at a time and makes letters of each eight by itself: a Thai letter is three bytes,
#   so that in each three pieces two letters are torn: ขอนแก่น is ขอ??แก???น, with five replacement signs for two letters.
#   Variables have the short name of old SPSS, 8 bytes, which is two Thai letters: จังหวัด is จั, where the same file's household_count is whole.
#   A missing number is -1.7976931348623157e+308, and so is the sum of a column with a single missing answer. Of a compressed file as pyreadstat
#   (row_compress) writes it there is the first row alone, though the header, which is read, tells of three.
# Seen: see `want` below; both kinds of file, written by pyreadstat; replacement signs as ?.
# Why it matters: surveys of public bodies are given out as .sav, and this is what web pages read them with (54,000 downloads a month). The labels of
#   answers are right, so that a first look shows Thai; provinces cannot be matched.
# Do: read with pyreadstat or R's haven, and give web pages CSV or Parquet.
set -euo pipefail
command -v npm >/dev/null || { echo "needs Node.js with npm" >&2; exit 1; }
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check pyreadstat==1.3.7 pandas==3.1.1
npm init -y >/dev/null
npm install --silent --no-fund --no-audit --ignore-scripts sav-reader@2.0.8 >/dev/null
venv/bin/python - <<'PY'
import pandas
import pyreadstat

nothing = float("nan")
frame = pandas.DataFrame({"จังหวัด": ["ขอนแก่น", "เชียงใหม่", "Khon Kaen"], "household_count": [1.5, nothing, 2], "ประเภท": [1, 2, 1], "code": ["0105", "0001", ""]})
for name, pressed in (("plain.sav", False), ("pressed.sav", True)):
    pyreadstat.write_sav(frame, name, row_compress=pressed, variable_value_labels={"ประเภท": {1: "องค์การบริหารส่วนตำบล", 2: "เทศบาล"}})
PY
cat >run.mjs <<'JS'
import fs from "fs";
import { createRequire } from "module";

const reader = createRequire(import.meta.url)("sav-reader");

for (const name of ["plain.sav", "pressed.sav"]) {
  const file = new reader.SavBufferReader(fs.readFileSync(name));
  await file.open();
  console.log(name, file.meta.header.encoding, "rows told", file.meta.header.n_cases, "labels", file.meta.valueLabels[0].entries.map((entry) => entry.label).join(", "));
  const rows = await file.readAllRows();
  console.log("  ", Object.keys(rows[0]).join(" | "));
  for (const row of rows) console.log("  ", Object.values(row).join(" | ").replaceAll("\ufffd", "?"));
  console.log("   sum of household_count", rows.reduce((sum, row) => sum + row.household_count, 0));
}
JS
want='plain.sav UTF-8 rows told 3 labels องค์การบริหารส่วนตำบล, เทศบาล
   จั | household_count | ปร | code
   ขอ??แก???น | 1.5 | 1 | 0105
   เช??ยง???หม่ | -1.7976931348623157e+308 | 2 | 0001
   Khon Kaen | 2 | 1 | 
   sum of household_count -1.7976931348623157e+308
pressed.sav UTF-8 rows told 3 labels องค์การบริหารส่วนตำบล, เทศบาล
   จั | household_count | ปร | code
   ขอ??แก???น | 1.5 | 1 | 0105
   sum of household_count 1.5'
got=$(PYTHONUTF8=1 node run.mjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
