#!/usr/bin/env bash
# Guess: Numeral.js takes the number out of a text and leaves signs and words that it does not know: 1,250.- is 1250, as 1,250 บาท is. A text in which it
#   finds none is null.
# Truth: numeral 2.0.6 makes a number negative if a dash or a parenthesis stands anywhere in the text, before or behind it. 1,250.-, the Thai way of writing
#   a round sum, is -1250; so is every amount with its words behind, 1,250 บาท (หนึ่งพันสองร้อยห้าสิบบาทถ้วน), and 1,250 (ต่อปี). Numbers
#   on both sides of a dash are joined: 1,250 - 2,500 is -12502500, 2566-10-01 is 25661001. 15 m (metres) is fifteen millions, ครั้งที่ 1/2566
#   is 12566. accounting 0.4.1 reads the same amounts right, currency.js 2.0.4 as NaN. ๑,๒๕๐ is null to numeral, and 0 to both others.
# Seen: see `want` below.
# Why it matters: contracts and receipts have the amount in words in parentheses, price lists ".-": exactly the sums that were written with
#   care are taken off the total, and those without words are added. The digits are right, and a column in red looks like expenses.
# Do: keep [0-9.,] at the start of the text alone, refuse the rest; take - and ( for a minus only where they stand before.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" numeral@2.0.6 accounting@0.4.1 currency.js@2.0.4 >/dev/null

cat >"$tmp/run.mjs" <<'JS'
import accounting from "accounting";
import currency from "currency.js";
import numeral from "numeral";

const TEXTS = [
  "1,250 บาท", "1,250.-", "งบ 1,250.- บาท", "1,250 บาท (หนึ่งพันสองร้อยห้าสิบบาทถ้วน)", "1,250 (ต่อปี)", "(1,250)", "1,250 - 2,500",
  "2566-10-01", "15 m", "ครั้งที่ 1/2566", "๑,๒๕๐",
];
for (const text of TEXTS) {
  console.log(`${text}: numeral ${numeral(text).value()}, accounting ${accounting.unformat(text)}, currency.js ${currency(text).value}`);
}
console.log("sum of 1,250 บาท and 1,250.-:", numeral("1,250 บาท").add(numeral("1,250.-").value()).value());
JS
want=$(cat <<'W'
1,250 บาท: numeral 1250, accounting 1250, currency.js 1250
1,250.-: numeral -1250, accounting 1250, currency.js NaN
งบ 1,250.- บาท: numeral -1250, accounting 1250, currency.js NaN
1,250 บาท (หนึ่งพันสองร้อยห้าสิบบาทถ้วน): numeral -1250, accounting 1250, currency.js NaN
1,250 (ต่อปี): numeral -1250, accounting 1250, currency.js NaN
(1,250): numeral -1250, accounting -1250, currency.js -1250
1,250 - 2,500: numeral -12502500, accounting 1250, currency.js NaN
2566-10-01: numeral 25661001, accounting 2566, currency.js NaN
15 m: numeral 15000000, accounting 15, currency.js 15
ครั้งที่ 1/2566: numeral 12566, accounting 12566, currency.js 12566
๑,๒๕๐: numeral null, accounting 0, currency.js 0
sum of 1,250 บาท and 1,250.-: 0
W
)
cd "$tmp"
got=$(node run.mjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
