#!/usr/bin/env bash
# Guess: a report engine with Thai among its languages prints baht under lang "th-TH", and its formatters read "1,500.75" rightly or fail.
# Truth: Carbone 3.8.2 (npm) knows "th" and takes THB for it; for "th-TH", as browsers and BCP 47 say, the months are Thai and the currency is EUR by silent
#   default: 1500:formatC is "1,500.00 €", the same figure with another sign, where "th" has "1,500.00 ฿"; so have ja-JP and vi-VN. convCurr(THB)
#   then takes the amounts for euro, at a rate of its own from years ago.
#   Text amounts with a comma are cut at it by all arithmetic: "1,500.75":add(1) is 2, "12,500,000":div(2) is 6, int 12; formatN and round print NaN,
#   and "12,500,000":ifGT(500) says no. Dates: formatD(LLLL) of "2023-10-01" adds the time 2:00, for it is moved to Paris; "01/10/2566" is read
#   month first, printed 10/01/2566 in Thai order.
# Seen: see `want` below; template, then the print under th, th-TH and en-US.
# Why it matters: letters and tables for citizens are filled from such templates; data from Thai tables has commas. Nothing is raised; 2 for 1,501.75 and euro
#   for baht stand in finished papers.
# Do: give lang "th" (not th-TH), or options currencySource and currencyTarget; give numbers, not text, and times with ISO dates (a timezone option moves the bare date to 7:00).
set -euo pipefail
command -v npm >/dev/null || { echo "needs Node.js with npm" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit --ignore-scripts carbone@3.8.2 >/dev/null

cat >run.mjs <<'JS'
import fs from "fs";
import carbone from "carbone";

const DATA = { amount: 1500, text: "1,500.75", million: "12,500,000", iso: "2023-10-01", slashes: "01/10/2566" };
const render = (template, options) =>
  new Promise((done) => {
    fs.writeFileSync("t.html", template);
    carbone.render(`${process.cwd()}/t.html`, DATA, options, (error, result) => done(error ? String(error) : String(result)));
  });
const TEMPLATES = [
  "{d.amount:formatC}", "{d.amount:formatN(2)}", "{d.text:add(1)}", "{d.million:div(2)}", "{d.million:int}", "{d.million:formatN(2)}",
  "{d.million:ifGT(500):show(more):elseShow(less)}", "{d.iso:formatD(LL)}", "{d.iso:formatD(LLLL)}", "{d.slashes:formatD(L)}",
];
for (const template of TEMPLATES) {
  const printed = [];
  for (const lang of ["th", "th-TH", "en-US"]) printed.push(await render(template, { lang }));
  console.log([template, ...printed].join(" | "));
}
console.log("th, Bangkok |", await render("{d.iso:formatD(LLLL)}", { lang: "th", timezone: "Asia/Bangkok" }));
console.log("th-TH, currency given |", await render("{d.amount:formatC}", { lang: "th-TH", currencySource: "THB", currencyTarget: "THB" }));
console.log("other |", await render("{d.amount:formatC}", { lang: "ja-JP" }), "|", await render("{d.amount:formatC}", { lang: "vi-VN" }));
process.exit(0);
JS
want='{d.amount:formatC} | 1,500.00 ฿ | 1,500.00 € | $1,500.00
{d.amount:formatN(2)} | 1,500.00 | 1,500.00 | 1,500.00
{d.text:add(1)} | 2 | 2 | 2
{d.million:div(2)} | 6 | 6 | 6
{d.million:int} | 12 | 12 | 12
{d.million:formatN(2)} | NaN | NaN | NaN
{d.million:ifGT(500):show(more):elseShow(less)} | less | less | less
{d.iso:formatD(LL)} | 1 ตุลาคม 2023 | 1 ตุลาคม 2023 | October 1, 2023
{d.iso:formatD(LLLL)} | วันอาทิตย์ที่ 1 ตุลาคม 2023 เวลา 2:00 | วันอาทิตย์ที่ 1 ตุลาคม 2023 เวลา 2:00 | Sunday, October 1, 2023 2:00 AM
{d.slashes:formatD(L)} | 10/01/2566 | 10/01/2566 | 01/10/2566
th, Bangkok | วันอาทิตย์ที่ 1 ตุลาคม 2023 เวลา 7:00
th-TH, currency given | 1,500.00 ฿
other | 1,500.00 € | 1,500.00 €'
got=$(TZ=UTC node run.mjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
