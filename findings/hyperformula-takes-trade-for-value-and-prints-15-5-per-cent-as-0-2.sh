#!/usr/bin/env bash
# Guess: HyperFormula, the calculating engine behind web tables (Handsontable and others), compares Thai texts as Excel does, letter by letter, and prints
#   amounts and percentages by the usual formats.
# Truth: in HyperFormula 3.5.0 "=", IF and SWITCH compare without accents unless told otherwise, and to them Thai tone marks are accents: ค่า (value) = ค้า
#   (trade), ไข่ (egg) = ไข้ (fever), น้ำ = นำ, and ๑ = 1. COUNTIF, SUMIF, MATCH and VLOOKUP tell them apart, so two columns of one sheet disagree;
#   EXACT does, too. With accentSensitive: true the first are told apart, ๑ = 1 stays. TEXT knows no
#   thousands comma and no percentages: TEXT(1234.5,"#,##0.00") is 1235,##0.00, TEXT(0.155,"0.0%") is 0.2% and "0%" 0%; "mmm" of
#   October is 100. All of these are results, not errors.
# Seen: see `want` below.
# Why it matters: a budget progress of 15.5 per cent is shown as 0.2, a form that sums by IF adds one measure to another; the same formulas
#   are right in Excel and LibreOffice, where they were written.
# Do: build with accentSensitive: true, or compare by EXACT; format numbers and dates outside the sheet (Intl.NumberFormat).
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" hyperformula@3.5.0 >/dev/null

cat >"$tmp/run.cjs" <<'JS'
const { HyperFormula } = require("hyperformula");
const NAMES = [["ค้า", 100], ["ค่า", 20]];
const calculate = (formula, options) => {
  const sheet = HyperFormula.buildFromArray([[formula], ...NAMES], { licenseKey: "gpl-v3", ...options });
  return sheet.getCellValue({ sheet: 0, row: 0, col: 0 });
};
const COMPARED = ['="ค่า"="ค้า"', '="ไข่"="ไข้"', '="น้ำ"="นำ"', '="โนนสัง"="โนนสูง"', '="๑"="1"', '=EXACT("ค่า","ค้า")'];
for (const formula of COMPARED) console.log(formula, calculate(formula), "| accentSensitive", calculate(formula, { accentSensitive: true }));
const OTHERS = [
  '=SWITCH("ค่า","ค้า",100,"ค่า",20)',
  '=IF(A2="ค่า",B2,0)+IF(A3="ค่า",B3,0)',
  '=SUMIF(A2:A3,"ค่า",B2:B3)',
  '=VLOOKUP("ค่า",A2:B3,2,FALSE())',
  '=TEXT(1234.5,"0.00")',
  '=TEXT(1234.5,"#,##0.00")',
  '=TEXT(0.155,"0.0%")',
  '=TEXT(0.155,"0%")',
  '=TEXT(DATE(2023,10,1),"d mmm yyyy")',
];
for (const formula of OTHERS) console.log(formula, calculate(formula));
JS
cd "$tmp"
want='="ค่า"="ค้า" true | accentSensitive false
="ไข่"="ไข้" true | accentSensitive false
="น้ำ"="นำ" true | accentSensitive false
="โนนสัง"="โนนสูง" false | accentSensitive false
="๑"="1" true | accentSensitive true
=EXACT("ค่า","ค้า") false | accentSensitive false
=SWITCH("ค่า","ค้า",100,"ค่า",20) 100
=IF(A2="ค่า",B2,0)+IF(A3="ค่า",B3,0) 120
=SUMIF(A2:A3,"ค่า",B2:B3) 20
=VLOOKUP("ค่า",A2:B3,2,FALSE()) 20
=TEXT(1234.5,"0.00") 1234.50
=TEXT(1234.5,"#,##0.00") 1235,##0.00
=TEXT(0.155,"0.0%") 0.2%
=TEXT(0.155,"0%") 0%
=TEXT(DATE(2023,10,1),"d mmm yyyy") 1 100 2023'
got=$(node run.cjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
