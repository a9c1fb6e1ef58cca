#!/usr/bin/env bash
# Guess: any-date-parser, which learns each locale's months and calendar from Intl, either reads a Thai date as it is printed or says "invalid"; a time
#   behind the date, if it is not understood, is passed over.
# Truth: any-date-parser 2.2.4 with th-TH knows the months and the Buddhist year (1 ต.ค. 2566 is 1 October 2023, also with 08:30 behind it). A time as
#   Thai offices write it, 08.30 น., takes the month's place: the minutes' first digit or two are the month. Of all twelve months at 08.30 น. or 13.30
#   น. the date is in March, at 16.05 น. in May, at 10.00 น. it is sound; dates all in digits are spared. 10.30 น. alone is 10 March of this year, ข้อ 1.5 1 May. ต.ค. 66 is
#   6 October of this year, 1 ต.ค. 66 is 1423, 2023-10-01 is 1480, 31 ก.ย. 1 October.
# Seen: see `want` below.
# Why it matters: minutes of meetings, openings of bids and posts of Thai offices carry date and time in this form, mostly at half
#   past. All fall in March of the right year, so nothing looks wrong; on the hour, tried first, it is right.
# Do: cut the time (\d{1,2}\.\d\d น\.) off before, and refuse what does not print back to the same day, month and year.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" any-date-parser@2.2.4 >/dev/null

cat >"$tmp/run.mjs" <<'JS'
import parser from "any-date-parser";

const MONTHS = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];
const read = (text) => {
  const date = parser.fromString(text, "th-TH");
  return date.invalid ? "invalid" : date.toISOString().slice(0, 16).replace(String(new Date().getFullYear()), "this year");
};
for (const time of ["", " 08:30", " เวลา 08.30 น.", " 13.30 น.", " 16.05 น.", " 10.00 น."]) {
  const months = MONTHS.map((month) => read(`15 ${month} 2566${time}`).slice(0, 7));
  console.log(`15 each month 2566${time}: ${[...new Set(months)].join(" ")}`);
}
for (const text of ["1 ตุลาคม 2566 เวลา 08.30 น.", "01/10/2566 08.30 น.", "10.30 น.", "ข้อ 1.5", "ต.ค. 66", "1 ต.ค. 66", "1/10/66", "2023-10-01", "31 ก.ย. 2566", "ต.ค. 2566"]) {
  console.log(`${text}: ${read(text)}`);
}
JS
want=$(cat <<'W'
15 each month 2566: 2023-01 2023-02 2023-03 2023-04 2023-05 2023-06 2023-07 2023-08 2023-09 2023-10 2023-11 2023-12
15 each month 2566 08:30: 2023-01 2023-02 2023-03 2023-04 2023-05 2023-06 2023-07 2023-08 2023-09 2023-10 2023-11 2023-12
15 each month 2566 เวลา 08.30 น.: 2023-03
15 each month 2566 13.30 น.: 2023-03
15 each month 2566 16.05 น.: 2023-05
15 each month 2566 10.00 น.: 2023-01 2023-02 2023-03 2023-04 2023-05 2023-06 2023-07 2023-08 2023-09 2023-10 2023-11 2023-12
1 ตุลาคม 2566 เวลา 08.30 น.: 2023-03-01T00:00
01/10/2566 08.30 น.: 2023-10-01T00:00
10.30 น.: this year-03-10T00:00
ข้อ 1.5: this year-05-01T00:00
ต.ค. 66: this year-10-06T00:00
1 ต.ค. 66: 1423-10-01T00:00
1/10/66: 1423-10-01T00:00
2023-10-01: 1480-10-01T00:00
31 ก.ย. 2566: 2023-10-01T00:00
ต.ค. 2566: invalid
W
)
cd "$tmp"
got=$(TZ=UTC node run.mjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
