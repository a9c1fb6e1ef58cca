#!/usr/bin/env bash
# Guess: Moment, told the format and the locale th, says that a date is invalid where it does not know the month, as it does for English; it asks for strict
#   mode only where more than the month is odd.
# Truth: moment 2.31.0 takes a month it does not know for no month, which is January, and isValid() is true: with th (also de and fr, which ask
#   for months to the letter as th does) but not with en, where it is invalid. So กรกฏาคม, as July is most often misspelt, is January, and so are
#   ต.ค without its last stop, กพ., ต. ค. with a space and ต,ค. from a scan; 31 กพ is 31 January, "5 ครั้ง 2566" (5 times in 2566)
#   5 January 2566. Dates in Thai digits are this year's.
# Seen: see `want` below.
# Why it matters: months typed by hundreds of offices, and read by OCR, come in all these forms. Their dates are valid, and all lie in January,
#   the second quarter of the fiscal year; a check of isValid() finds none; tried with a wrong English month it works.
# Do: strict mode (a third or fourth argument of true), which refuses all of these; or see that parsingFlags().unusedInput is empty.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" moment@2.31.0 >/dev/null

cat >"$tmp/run.mjs" <<'JS'
import moment from "moment";
import "moment/locale/th.js";
import "moment/locale/de.js";

const show = (text, format, locale, ...strict) => {
  const date = moment(text, format, locale, ...strict);
  if (!date.isValid()) return "invalid";
  return date.format("YYYY-MM-DD").replace(moment().format("YYYY"), "this year");
};
for (const [text, format] of [
  ["1 กรกฎาคม 2566", "D MMMM YYYY"], ["1 กรกฏาคม 2566", "D MMMM YYYY"], ["1 ตลาคม 2566", "D MMMM YYYY"],
  ["1 ต.ค. 2566", "D MMM YYYY"], ["1 ต.ค 2566", "D MMM YYYY"], ["1 กพ. 2566", "D MMM YYYY"], ["1 ต. ค. 2566", "D MMM YYYY"],
  ["1 ต,ค. 2566", "D MMM YYYY"], ["31 กพ 2566", "D MMM YYYY"], ["5 ครั้ง 2566", "D MMM YYYY"], ["๑ ต.ค. ๒๕๖๖", "D MMM YYYY"],
]) console.log(`${text}: ${show(text, format, "th")}, strict: ${show(text, format, "th", true)}`);
for (const locale of ["en", "de"]) console.log(`1 xyz 2023 in ${locale}: ${show("1 xyz 2023", "D MMM YYYY", locale)}`);
JS
want=$(cat <<'W'
1 กรกฎาคม 2566: 2566-07-01, strict: 2566-07-01
1 กรกฏาคม 2566: 2566-01-01, strict: invalid
1 ตลาคม 2566: 2566-01-01, strict: invalid
1 ต.ค. 2566: 2566-10-01, strict: 2566-10-01
1 ต.ค 2566: 2566-01-01, strict: invalid
1 กพ. 2566: 2566-01-01, strict: invalid
1 ต. ค. 2566: 2566-01-01, strict: invalid
1 ต,ค. 2566: 2566-01-01, strict: invalid
31 กพ 2566: 2566-01-31, strict: invalid
5 ครั้ง 2566: 2566-01-05, strict: invalid
๑ ต.ค. ๒๕๖๖: this year-10-01, strict: invalid
1 xyz 2023 in en: invalid
1 xyz 2023 in de: 2023-01-01
W
)
cd "$tmp"
got=$(node run.mjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
