#!/usr/bin/env bash
# Guess: daff, which compares two versions of a table and "aligns" their rows by what is in them, shows one project that was put into a plan as one new row; a
#   running number that moved on is a small change of the rows below.
# Truth: daff 1.4.2 takes the running number (ที่, 1 to 6, or ๑ to ๖) for the key, though all other cells of the rows agree at another number. One project
#   put in at 3 is not shown as new: four rows are changed in department, project and baht, one into the new project and three into
#   what the row above was, and the last project, untouched, is the new one. Without the column, or with --id หน่วยงาน --id โครงการ, it is
#   one new row.
# Seen: see `want` below.
# Why it matters: every table of Thai offices begins with ที่. A list of what changed in a plan or a budget between two editions names
#   projects that did not change, says "2,000 -> 300" of them, and does not say which is new; patches made so rewrite all rows.
# Do: leave the running number out (--ignore does not, it still aligns by it), or give --id for the columns that name a row.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" daff@1.4.2 >/dev/null

cat >"$tmp/make.mjs" <<'JS'
import { writeFileSync } from "node:fs";

const PLAN = ["กองช่าง,ถนน,1000", "กองช่าง,สะพาน,2000", "กองคลัง,วัสดุ,300", "กองคลัง,ครุภัณฑ์,450", "สำนักปลัด,รถ,900", "กองศึกษา,นม,5500"];
const LATER = [...PLAN.slice(0, 2), "กองสาธารณสุข,วัคซีน,600", ...PLAN.slice(2)];
const thai = (number) => String(number).replace(/\d/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[digit]);
const write = (name, rows) => writeFileSync(name, rows.join("\n") + "\n");
for (const [name, rows] of [["old", PLAN], ["new", LATER]]) {
  write(`${name}.csv`, ["ที่,หน่วยงาน,โครงการ,บาท", ...rows.map((row, i) => `${i + 1},${row}`)]);
  write(`${name}-thai.csv`, ["ที่,หน่วยงาน,โครงการ,บาท", ...rows.map((row, i) => `${thai(i + 1)},${row}`)]);
  write(`${name}-bare.csv`, ["หน่วยงาน,โครงการ,บาท", ...rows]);
}
JS
want=$(cat <<'W'
as it comes
@@,ที่,หน่วยงาน,โครงการ,บาท
...,...,...,...,...
,2,กองช่าง,สะพาน,2000
->,3,กองคลัง->กองสาธารณสุข,วัสดุ->วัคซีน,300->600
->,4,กองคลัง,ครุภัณฑ์->วัสดุ,450->300
->,5,สำนักปลัด->กองคลัง,รถ->ครุภัณฑ์,900->450
->,6,กองศึกษา->สำนักปลัด,นม->รถ,5500->900
+++,7,กองศึกษา,นม,5500
Thai digits
@@,ที่,หน่วยงาน,โครงการ,บาท
...,...,...,...,...
,๒,กองช่าง,สะพาน,2000
->,๓,กองคลัง->กองสาธารณสุข,วัสดุ->วัคซีน,300->600
->,๔,กองคลัง,ครุภัณฑ์->วัสดุ,450->300
->,๕,สำนักปลัด->กองคลัง,รถ->ครุภัณฑ์,900->450
->,๖,กองศึกษา->สำนักปลัด,นม->รถ,5500->900
+++,๗,กองศึกษา,นม,5500
--ignore ที่
@@,หน่วยงาน,โครงการ,บาท
...,...,...,...
,กองช่าง,สะพาน,2000
->,กองคลัง->กองสาธารณสุข,วัสดุ->วัคซีน,300->600
->,กองคลัง,ครุภัณฑ์->วัสดุ,450->300
->,สำนักปลัด->กองคลัง,รถ->ครุภัณฑ์,900->450
->,กองศึกษา->สำนักปลัด,นม->รถ,5500->900
+++,กองศึกษา,นม,5500
--id
@@,ที่,หน่วยงาน,โครงการ,บาท
...,...,...,...,...
,2,กองช่าง,สะพาน,2000
+++,3,กองสาธารณสุข,วัคซีน,600
->,3->4,กองคลัง,วัสดุ,300
->,4->5,กองคลัง,ครุภัณฑ์,450
->,5->6,สำนักปลัด,รถ,900
->,6->7,กองศึกษา,นม,5500
without the number
@@,หน่วยงาน,โครงการ,บาท
...,...,...,...
,กองช่าง,สะพาน,2000
+++,กองสาธารณสุข,วัคซีน,600
,กองคลัง,วัสดุ,300
...,...,...,...
W
)
cd "$tmp"
node make.mjs
daff() { echo "$1"; shift; node_modules/.bin/daff --no-color "$@" | tr -d '\r'; }
got=$(daff "as it comes" old.csv new.csv
  daff "Thai digits" old-thai.csv new-thai.csv
  daff "--ignore ที่" --ignore ที่ old.csv new.csv
  daff "--id" --id หน่วยงาน --id โครงการ old.csv new.csv
  daff "without the number" old-bare.csv new-bare.csv)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
