#!/usr/bin/env bash
# Guess: Day.js with its plugins buddhistEra (BBBB, BB) and customParseFormat reads back what it wrote, or says that the date is
#   invalid.
# Truth: dayjs 1.11.23: BBBB and BB are known to format() only. The parser takes them for other text and skips as many letters, and as
#   no year is left, the year is this year: 30/09/2566 is 30 September of the year in which the program runs, and isValid() is true.
#   29/02/2567 becomes 1 March unless this is a leap year. Written again with the same format, day and month are right. Only
#   strict parsing (a third argument true) says invalid. The order of the plugins makes no difference.
# Seen: see `want` below ("this year" stands for it).
# Why it matters: the plugin is what is found for พ.ศ. in JavaScript, and its page tells of formatting without a word about reading. In the
#   year of the report nothing shows; a plan of five years, or last year's contracts, all fall into this year.
# Do: read with YYYY and take 543 years off (2567's 29 February is a day of 2024, so do it on the text before parsing); pass true.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" dayjs@1.11.23 >/dev/null

cat >"$tmp/run.cjs" <<'JS'
const dayjs = require("dayjs");
const plugins = [require("dayjs/plugin/customParseFormat"), require("dayjs/plugin/buddhistEra")];
if (process.argv[2]) plugins.reverse();
plugins.forEach((plugin) => dayjs.extend(plugin));
require("dayjs/locale/th");
dayjs.locale("th");
const now = dayjs().year();
const DATES = [["30/09/2566", "DD/MM/BBBB"], ["1 ต.ค. 65", "D MMM BB"], ["กันยายน 2560", "MMMM BBBB"], ["30/09/2566", "DD/MM/YYYY"]];
for (const [text, format] of DATES) {
  const date = dayjs(text, format);
  const year = date.year() === now ? "this year" : date.year();
  console.log(text, format, "|", date.format("D/M"), year, date.isValid(), "| strict", dayjs(text, format, true).isValid());
}
console.log(dayjs("2023-09-30").format("D MMM BBBB"));
JS
want='30/09/2566 DD/MM/BBBB | 30/9 this year true | strict false
1 ต.ค. 65 D MMM BB | 1/10 this year true | strict false
กันยายน 2560 MMMM BBBB | 1/9 this year true | strict false
30/09/2566 DD/MM/YYYY | 30/9 2566 true | strict true
30 ก.ย. 2566'
cd "$tmp"
got=$(node run.cjs)
printf '%s\n' "$got"
[ "$got" = "$(node run.cjs reversed)" ] || { echo "changed: the order of the plugins matters" >&2; exit 1; }
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
