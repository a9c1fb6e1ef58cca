#!/usr/bin/env bash
# Guess: Tempo reads back what it wrote with the same format and locale, and throws an error where a text does not match the format, as its manual says; a
#   month it does not know is no match.
# Truth: @formkit/tempo 1.1.0 writes th by the Buddhist calendar of Intl (YYYY is 2566, also in YYYY-MM-DD; YY is 66) and reads it as the common era: 2566-10-01
#   comes back as the year 2566, 1 ต.ค. 66 as 1966. A month it does not know is the month of today, in English as well: กรกฏาคม, as
#   July is most often misspelt, ต.ค without its last stop, พ.ศ. in the month's place. 31/09 is 30 September, and 29/02/2567, a real day, is
#   28 February. Only Thai digits, and a space too many, are errors.
# Seen: see `want` below; "this month" stands for the month of the run.
# Why it matters: lists of Thai offices are typed by hand. A wrong month is not found by an error, moves with the day of the run, and differs from
#   run to run; tested in the month in question it is even right. Files named or keyed by YYYY-MM-DD lie 543 years ahead.
# Do: read months from a table of one's own that has the usual misspellings, take 543 off, and see that format() gives the text again;
#   write dates for machines with the locale en.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" @formkit/tempo@1.1.0 >/dev/null

cat >"$tmp/run.mjs" <<'JS'
import { format, parse } from "@formkit/tempo";

const day = new Date("2023-10-01T00:00:00Z");
for (const pattern of ["YYYY-MM-DD", "D MMMM YYYY", "D MMM YY"]) {
  const text = format(day, pattern, "th");
  console.log(`${pattern}: ${text}, back: ${parse(text, pattern, "th").toISOString().slice(0, 10)}`);
}
const now = new Date().getMonth();
const read = (text, pattern, locale) => {
  try {
    const date = parse(text, pattern, locale);
    return `${date.getFullYear()}, ${date.getMonth() === now ? "this month" : date.getMonth() + 1}, ${date.getDate()}`;
  } catch {
    return "error";
  }
};
const NEXT = String(((now + 1) % 12) + 1).padStart(2, "0");
console.log(`a known month: ${read(`15/${NEXT}/2566`, "DD/MM/YYYY", "th").includes("this month") ? "this month" : "as written"}`);
for (const month of ["กรกฏาคม", "ตลาคม", "มีนาคน"]) console.log(`1 ${month} 2566: ${read(`1 ${month} 2566`, "D MMMM YYYY", "th")}`);
for (const month of ["ต.ค", "กพ.", "พ.ศ."]) console.log(`1 ${month} 2566: ${read(`1 ${month} 2566`, "D MMM YYYY", "th")}`);
console.log(`1 xyz 2023 in English: ${read("1 xyz 2023", "D MMM YYYY", "en")}`);
console.log(`๑ ตุลาคม ๒๕๖๖: ${read("๑ ตุลาคม ๒๕๖๖", "D MMMM YYYY", "th")}`);
for (const text of ["31/09/2566", "29/02/2567"]) console.log(`${text}: ${parse(text, "DD/MM/YYYY", "th").toISOString().slice(0, 10)}`);
JS
want=$(cat <<'W'
YYYY-MM-DD: 2566-10-01, back: 2566-10-01
D MMMM YYYY: 1 ตุลาคม 2566, back: 2566-10-01
D MMM YY: 1 ต.ค. 66, back: 1966-10-01
a known month: as written
1 กรกฏาคม 2566: 2566, this month, 1
1 ตลาคม 2566: 2566, this month, 1
1 มีนาคน 2566: 2566, this month, 1
1 ต.ค 2566: 2566, this month, 1
1 กพ. 2566: 2566, this month, 1
1 พ.ศ. 2566: 2566, this month, 1
1 xyz 2023 in English: 2023, this month, 1
๑ ตุลาคม ๒๕๖๖: error
31/09/2566: 2566-09-30
29/02/2567: 2567-02-28
W
)
cd "$tmp"
got=$(TZ=UTC node run.mjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
