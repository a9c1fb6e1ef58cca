#!/usr/bin/env bash
# Guess: Luxon with a Thai locale is either in the Buddhist era throughout (as Intl is) or in the common era throughout, and
# reads back with a format what it wrote with that format.
# Truth: Luxon 3.7.2 (Node 20), locale "th": the macro tokens (D, DD, DDD) write the Buddhist year, yyyy writes the common one
#   and G writes พ.ศ. after it: "5 ต.ค. 2023 พ.ศ.". Written with DD and read with DD a date moves by 543 years. Read with G
#   the era พ.ศ. counts as before Christ: 5 ต.ค. พ.ศ. 2566 is the year -2566, and valid. outputCalendar: "buddhist" mends what
#   is written, nothing of what is read.
# Seen: see `want` below.
# Why it matters: pages and tools over Thai public data are in JavaScript; a date in a table of a report is taken in, shown
#   again and looks right while what is stored, sorted and compared is 543 or 4,589 years off.
# Do: subtract 543 before fromFormat, and never use G or a macro token to read Thai dates; show dates by toLocaleString or
#   with outputCalendar set.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" luxon@3.7.2 >/dev/null

cat >"$tmp/run.mjs" <<'JS'
import { DateTime } from "luxon";
const day = (options) => DateTime.fromISO("2023-10-05", { zone: "utc" }).reconfigure(options);
for (const options of [{ locale: "th" }, { locale: "th", outputCalendar: "buddhist" }]) {
  console.log(day(options).toFormat("DD"), "|", day(options).toFormat("d MMM yyyy G"));
  const back = (text, format) => DateTime.fromFormat(text, format, { ...options, zone: "utc" });
  console.log(back(day(options).toFormat("DD"), "DD").toISODate());
  const era = back("5 ต.ค. พ.ศ. 2566", "d MMM G yyyy");
  console.log(era.isValid, era.toISODate());
}
JS
want='5 ต.ค. 2566 | 5 ต.ค. 2023 พ.ศ.
2566-10-05
true -002566-10-05
5 ต.ค. 2566 | 5 ต.ค. 2566 พ.ศ.
2566-10-05
true -002566-10-05'
got=$(cd "$tmp" && node run.mjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
