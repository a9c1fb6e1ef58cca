#!/usr/bin/env bash
# Guess: Temporal, JavaScript's new dates with calendars, reads "2566-09-30[u-ca=buddhist]" as 30 September of the Buddhist year 2566, or refuses it; a day that is
#   none is refused, and a day is equal to itself.
# Truth: the year in front of [u-ca=buddhist] is always one of the common era; the mark only says how the date is shown. The text is the common year 2566,
#   and its .year is 3109; 2567-02-29, a real day in Thailand, is a RangeError so. From fields (year: 2566, calendar: "buddhist") it is
#   2023, but there 31 September and 29 February 2566 (2023) become the 30th and the 28th. equals() of that and of 2023-09-30 is false, compare() is
#   0, and since() is a RangeError. temporal-polyfill 1.0.8 and @js-temporal/polyfill 0.5.1 agree on all of it, as the standard has it.
# Seen: see `want` below, the same of both packages.
# Why it matters: who exports Thai dates puts the mark behind the year that is printed. Every date lies 543 years ahead, in good order and with
#   sound days; slips of typing in forms turn into the last of the month; lists find no date twice.
# Do: make dates from fields with { overflow: "reject" } and kept withCalendar("iso8601"); the Buddhist calendar for printing alone.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" temporal-polyfill@1.0.8 @js-temporal/polyfill@0.5.1 >/dev/null

cat >"$tmp/run.mjs" <<'JS'
const { Temporal } = await import(process.argv[2]);
const date = (text, options) => Temporal.PlainDate.from(text, options);
const day = (month, day) => ({ year: 2566, month, day, calendar: "buddhist" });
const show = (name, make) => {
  let seen;
  try { seen = make(); } catch (error) { seen = error.name; }
  console.log(`${name}: ${seen}`);
};
const text = "2566-09-30[u-ca=buddhist]";
show(text, () => `${date(text).year}, ${date(text).withCalendar("iso8601")}`);
show("2567-02-29[u-ca=buddhist]", () => date("2567-02-29[u-ca=buddhist]"));
show("30 September 2566 from fields", () => `${date(day(9, 30)).year}, ${date(day(9, 30))}`);
show("31 September 2566", () => date(day(9, 31)));
show("29 February 2566", () => date(day(2, 29)));
show("29 February 2566, reject", () => date(day(2, 29), { overflow: "reject" }));
const [thai, common] = [date(day(9, 30)), date("2023-09-30")];
show("equals 2023-09-30", () => thai.equals(common));
show("compare with 2023-09-30", () => Temporal.PlainDate.compare(thai, common));
show("since 2023-09-30", () => thai.since(common));
show("both printed in Thai", () => [thai, common].map((each) => each.toLocaleString("th-TH", { dateStyle: "medium" })).join(", "));
JS
want='2566-09-30[u-ca=buddhist]: 3109, 2566-09-30
2567-02-29[u-ca=buddhist]: RangeError
30 September 2566 from fields: 2566, 2023-09-30[u-ca=buddhist]
31 September 2566: 2023-09-30[u-ca=buddhist]
29 February 2566: 2023-02-28[u-ca=buddhist]
29 February 2566, reject: RangeError
equals 2023-09-30: false
compare with 2023-09-30: 0
since 2023-09-30: RangeError
both printed in Thai: 30 ก.ย. 2566, 30 ก.ย. 2566'
cd "$tmp"
got=$(node run.mjs temporal-polyfill/full)
printf '%s\n' "$got"
[ "$got" = "$(node run.mjs @js-temporal/polyfill)" ] || { echo "changed: the two packages differ" >&2; exit 1; }
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
