#!/usr/bin/env bash
# Guess: SQL over JavaScript objects whose amounts are texts, as open-data portals send them, adds them up as numbers, or gives NULL or an error.
# Truth: AlaSQL 4.19.1 joins the texts and divides what comes out: AVG of "500" and "300" is 250150, half of 500300; of "500", "300" and "1200"
#   it is 1,667,667,066.67. SUM of the same column is not in the answer at all ({}), and so are MAX and MIN; budget + paid is the text "500300".
#   SUM(CAST(... AS INT)) of "1,500" and "2,500" is 0, and with a third row, "300", it is 300. A date 1/10/2566 has MONTH 1 and DAY 10;
#   13/10/2566 has none, without an error.
# Seen: see `want` below.
# Why it matters: an average of a quarter of a million for amounts of hundreds is a usual figure in a budget. In groups of one row it is
#   right, and right where the file has numbers.
# Do: turn texts into numbers first, CAST(REPLACE(x, ",", "") AS NUMBER); look whether SUM is there where AVG is.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" alasql@4.19.1 >/dev/null

cat >"$tmp/run.js" <<'JS'
const alasql = require("alasql");
const rows = [
  { office: "คลัง", budget: "500", paid: "300", text: "1,500", day: "1/10/2566" },
  { office: "คลัง", budget: "300", paid: "200", text: "2,500", day: "13/10/2566" },
  { office: "ช่าง", budget: "1200", paid: "1100", text: "300", day: "2/9/2566" },
];
for (const query of [
  "SELECT AVG(budget) a FROM ? WHERE office = 'คลัง'",
  "SELECT office, AVG(budget) a FROM ? GROUP BY office",
  "SELECT AVG(budget) a, AVG(paid) b FROM ?",
  "SELECT SUM(budget) s, MAX(budget) m, MIN(budget) i, COUNT(*) c FROM ?",
  "SELECT budget + paid p FROM ?",
  "SELECT office, SUM(CAST(text AS INT)) s FROM ? GROUP BY office",
  "SELECT SUM(CAST(text AS INT)) s FROM ?",
  "SELECT SUM(CAST(REPLACE(text, ',', '') AS NUMBER)) s, AVG(CAST(budget AS NUMBER)) a FROM ?",
  "SELECT YEAR(day) y, MONTH(day) m, DAY(day) d FROM ?",
]) {
  console.log(query.replace("SELECT ", "").replace(" FROM ?", ""), JSON.stringify(alasql(query, [rows])));
}
JS
want='AVG(budget) a WHERE office = คลัง [{"a":250150}]
office, AVG(budget) a GROUP BY office [{"office":"คลัง","a":250150},{"office":"ช่าง","a":"1200"}]
AVG(budget) a, AVG(paid) b [{"a":1667667066.6666667,"b":1000667033.3333334}]
SUM(budget) s, MAX(budget) m, MIN(budget) i, COUNT(*) c [{"c":3}]
budget + paid p [{"p":"500300"},{"p":"300200"},{"p":"12001100"}]
office, SUM(CAST(text AS INT)) s GROUP BY office [{"office":"คลัง","s":0},{"office":"ช่าง","s":300}]
SUM(CAST(text AS INT)) s [{"s":300}]
SUM(CAST(REPLACE(text, ,, ) AS NUMBER)) s, AVG(CAST(budget AS NUMBER)) a [{"s":4300,"a":666.6666666666666}]
YEAR(day) y, MONTH(day) m, DAY(day) d [{"y":2566,"m":1,"d":10},{},{"y":2566,"m":2,"d":9}]'
cd "$tmp"
got=$(node run.js | tr -d "'")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
