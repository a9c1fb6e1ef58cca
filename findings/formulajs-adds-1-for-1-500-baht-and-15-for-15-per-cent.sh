#!/usr/bin/env bash
# Guess: JavaScript's functions of Excel take "1,500" in SUM as Excel does: left out, where it stands in a cell as text; 1500, where it is written into
#   the formula. VALUE of what is no number is an error.
# Truth: @formulajs/formulajs 4.6.1 adds what stands before the first sign that is not a digit: SUM of the cells "1,500" and 500 is 501, of "12,500,000" and
#   500 it is 512; "15%" adds 15, "1.5 ล้าน" (million) 1.5, the date 1/10/2566 one, 8:30 eight. AVERAGE and MAX leave the same texts out, so that sum and
#   average contradict each other. VALUE("(500)") is 500, not -500; of ๑,๕๐๐ and of "-" it is 0. hot-formula-parser 4.0.0, which uses it, has "1,500"+0 = 1,
#   and "12,500,000"*1 = 12. fast-formula-parser 1.0.19 leaves texts of cells out of SUM.
# Seen: see `want` below.
# Why it matters: amounts pasted from a report are texts with commas. Each counts with its thousands only: a budget of 12.5 million
#   counts 12 baht, and nothing looks like an error.
# Do: turn amounts into numbers before they reach the engine; compare SUM with COUNT * AVERAGE.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" @formulajs/formulajs@4.6.1 hot-formula-parser@4.0.0 fast-formula-parser@1.0.19 >/dev/null

cat >"$tmp/run.js" <<'JS'
const formulajs = require("@formulajs/formulajs");
const { Parser } = require("hot-formula-parser");
const FastParser = require("fast-formula-parser");

const said = (result) => (result instanceof Error ? result.message : result);
const hot = (formula) => {
  const { error, result } = new Parser().parse(formula);
  return error || result;
};
for (const text of ["1,500", "12,500,000", "15%", "1.5 ล้าน", "1/10/2566", "8:30", "(500)", "๑,๕๐๐", "-"]) {
  const { SUM, AVERAGE, VALUE } = formulajs;
  const fast = new FastParser({ onRange: () => [[text], [500]], onCell: () => text });
  console.log(
    `${text} | formulajs with 500: SUM ${said(SUM([text, 500]))}, AVERAGE ${said(AVERAGE([text, 500]))}; VALUE ${said(VALUE(text))}`,
    `| hot-formula-parser: +0 ${hot(`"${text}"+0`)}, *1 ${hot(`"${text}"*1`)}, SUM ${hot(`SUM("${text}",500)`)}`,
    `| fast-formula-parser: SUM ${said(fast.parse("SUM(A1:A2)", { sheet: "s", row: 9, col: 9 }))}`,
  );
}
JS
want='1,500 | formulajs with 500: SUM 501, AVERAGE 500; VALUE 1500 | hot-formula-parser: +0 1, *1 1, SUM 501 | fast-formula-parser: SUM 500
12,500,000 | formulajs with 500: SUM 512, AVERAGE 500; VALUE 12500000 | hot-formula-parser: +0 12, *1 12, SUM 512 | fast-formula-parser: SUM 500
15% | formulajs with 500: SUM 515, AVERAGE 500; VALUE 0.15 | hot-formula-parser: +0 15, *1 15, SUM 515 | fast-formula-parser: SUM 500
1.5 ล้าน | formulajs with 500: SUM 501.5, AVERAGE 500; VALUE #VALUE! | hot-formula-parser: +0 1.5, *1 1.5, SUM 501.5 | fast-formula-parser: SUM 500
1/10/2566 | formulajs with 500: SUM 501, AVERAGE 500; VALUE #VALUE! | hot-formula-parser: +0 1, *1 1, SUM 501 | fast-formula-parser: SUM 500
8:30 | formulajs with 500: SUM 508, AVERAGE 500; VALUE #VALUE! | hot-formula-parser: +0 8, *1 8, SUM 508 | fast-formula-parser: SUM 500
(500) | formulajs with 500: SUM 500, AVERAGE 500; VALUE 500 | hot-formula-parser: +0 #VALUE!, *1 #VALUE!, SUM 500 | fast-formula-parser: SUM 500
๑,๕๐๐ | formulajs with 500: SUM 500, AVERAGE 500; VALUE 0 | hot-formula-parser: +0 #VALUE!, *1 #VALUE!, SUM 500 | fast-formula-parser: SUM 500
- | formulajs with 500: SUM 500, AVERAGE 500; VALUE 0 | hot-formula-parser: +0 #VALUE!, *1 #VALUE!, SUM 500 | fast-formula-parser: SUM 500'
cd "$tmp"
got=$(node run.js)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
