#!/usr/bin/env bash
# Guess: a CSV reader of JavaScript that finds out types takes ไตรมาส 2 (second quarter) and หมู่ 5 (village 5) for text; a date needs at least a
#   month or two separators.
# Truth: vega-loader 5.1.3 (Vega's reader, parse: "auto") and csv-parse 7.0.3 (cast_date) ask the engine's Date.parse, and in
#   V8 (Node 20.20) that passes over any word before the first number, Thai letters too: ไตรมาส 1 to 4 are 1 January to
#   1 April 2001, หมู่ 5 is 1 May, เลขที่ 40 is 2040, ปีงบประมาณ 2566 is the common year 2566. Real Thai dates (1 ต.ค. 2566) are none.
#   In Thailand the first is 31 December 2000 in UTC, as csv-parse's values are written out. One value that is no
#   date (รวม, หมู่ 13) leaves Vega's whole column text; csv-parse decides cell by cell, so the column is of both kinds.
# Seen: see `want` below.
# Why it matters: the quarters of a budget, or villages up to 12, become a time axis of 2001, and the plot looks right but for its
#   labels; stored, the quarter is another year's date. Whether it happens hangs on the other rows.
# Do: give Vega the types (parse: {"ไตรมาส": "string"}); leave cast_date off and cast by a function for the columns that
#   are dates; call no new Date(text) on Thai text.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" vega-loader@5.1.3 csv-parse@7.0.3 >/dev/null

cat >"$tmp/run.mjs" <<'JS'
import { parse } from "csv-parse/sync";
import { read } from "vega-loader";

const day = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value);
const vega = (text) => read(`c\n${text}\n`, { type: "csv", parse: "auto" }).map((row) => typeof row.c === "number" ? day(new Date(row.c)) : row.c);
const csvParse = (text) => parse(`c\n${text}\n`, { columns: true, cast: true, cast_date: true }).map((row) => day(row.c));
const quarters = [1, 2, 3, 4].map((n) => `ไตรมาส ${n}`).join("\n");
const TEXTS = [quarters, quarters + "\nรวม", "หมู่ 5\nหมู่ 12", "หมู่ 5\nหมู่ 13", "เลขที่ 40\nห้อง 12/3", "ปีงบประมาณ 2566", "1 ต.ค. 2566"];
for (const text of TEXTS) {
  console.log(text.replaceAll("\n", ", "));
  console.log("  Vega:", vega(text).map(day).join(", "));
  console.log("  csv-parse:", csvParse(text).join(", "));
}
const told = read(`c\n${quarters}\n`, { type: "csv", parse: { c: "string" } });
console.log("Vega, told:", told.map((row) => row.c).join(", "));
JS
want='ไตรมาส 1, ไตรมาส 2, ไตรมาส 3, ไตรมาส 4
  Vega: 2001-01-01, 2001-02-01, 2001-03-01, 2001-04-01
  csv-parse: 2001-01-01, 2001-02-01, 2001-03-01, 2001-04-01
ไตรมาส 1, ไตรมาส 2, ไตรมาส 3, ไตรมาส 4, รวม
  Vega: ไตรมาส 1, ไตรมาส 2, ไตรมาส 3, ไตรมาส 4, รวม
  csv-parse: 2001-01-01, 2001-02-01, 2001-03-01, 2001-04-01, รวม
หมู่ 5, หมู่ 12
  Vega: 2001-05-01, 2001-12-01
  csv-parse: 2001-05-01, 2001-12-01
หมู่ 5, หมู่ 13
  Vega: หมู่ 5, หมู่ 13
  csv-parse: 2001-05-01, หมู่ 13
เลขที่ 40, ห้อง 12/3
  Vega: 2040-01-01, 2001-12-03
  csv-parse: 2040-01-01, 2001-12-03
ปีงบประมาณ 2566
  Vega: 2566-01-01
  csv-parse: 2566-01-01
1 ต.ค. 2566
  Vega: 1 ต.ค. 2566
  csv-parse: 1 ต.ค. 2566
Vega, told: ไตรมาส 1, ไตรมาส 2, ไตรมาส 3, ไตรมาส 4
the first in Bangkok: 2000-12-31, 2001-01-31, 2001-02-28, 2001-03-31'
cd "$tmp"
got=$(
  TZ=UTC node run.mjs
  TZ=Asia/Bangkok node run.mjs | sed -n '3s/.*:/the first in Bangkok:/p'
)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
