#!/usr/bin/env bash
# Guess: the Thai collation only sorts เ แ โ ใ ไ after the consonant that they stand before; what is equal stays as it
# was, or becomes equal where the Unicode forms are (ำ and U+0E4D U+0E32).
# Truth: the Thai collation of CLDR ignores spaces and punctuation; en and de do not. In DuckDB 2.0.1
#   (built-in ICU) a column or comparison with COLLATE th takes 1.5 for 15, -5 for 5, ข้อ 1.1 for ข้อ 11 and เด็กๆ for
#   เด็ก, in =, GROUP BY, DISTINCT and joins. With the forms of sara am it is the other way round: equal under en and
#   de, different under th. Intl.Collator("th") of Node 20.20 (ICU 78) does the same, and ignorePunctuation: false does
#   not help: resolvedOptions() still says true, and 1.5 still compares as 15.
# Seen: see `want` below; DISTINCT keeps 2 of 5 amounts. The en collation puts กา เก แก ขา ฮา in dictionary order, too.
# Why it matters: a registry of Thai reports is given COLLATE th for its order, and then drops or joins item numbers,
#   amounts with satang and negative corrections without a word.
# Do: sort Thai by en (the root collation knows the order of เ แ โ ใ ไ), or by th in ORDER BY only; never give th to a
#   column's type, a key or a comparison; normalise sara am yourself.
set -euo pipefail
for tool in python3 node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: python3-venv, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check duckdb==2.0.1

cat >"$tmp/run.py" <<'PY'
import duckdb

base = duckdb.connect()
PAIRS = [("1.5", "15"), ("-5", "5"), ("ข้อ 1.1", "ข้อ 11"), ("เด็กๆ", "เด็ก"), ("พ.ศ.", "พศ"), ("ที่", "ที"), ("สํานัก", "สำนัก")]
for one, other in PAIRS:
    sql = f"SELECT '{one}' = '{other}' COLLATE th, '{one}' = '{other}' COLLATE en"
    print(one, other, *base.execute(sql).fetchone())
base.execute("CREATE TABLE amounts (amount VARCHAR COLLATE th)")
base.execute("INSERT INTO amounts VALUES ('1.5'), ('15'), ('-15'), ('(150)'), ('150')")
print(base.execute("SELECT count(*), count(DISTINCT amount) FROM amounts").fetchone())
print(base.execute("SELECT count(*) FROM amounts WHERE amount = '15'").fetchone())
words = "SELECT w FROM (VALUES ('เก'), ('ขา'), ('กา'), ('แก'), ('ฮา')) t(w) ORDER BY w COLLATE en"
print(*(word for (word,) in base.execute(words).fetchall()))
PY
cat >"$tmp/run.js" <<'JS'
const thai = new Intl.Collator("th"), strict = new Intl.Collator("th", { ignorePunctuation: false });
console.log(thai.resolvedOptions().ignorePunctuation, new Intl.Collator("en").resolvedOptions().ignorePunctuation);
console.log(thai.compare("1.5", "15"), thai.compare("-5", "5"));
console.log(strict.resolvedOptions().ignorePunctuation, strict.compare("1.5", "15"));
console.log(["เก", "ขา", "กา", "แก", "ฮา"].sort(new Intl.Collator("en").compare).join(" "));
JS
want='1.5 15 True False
-5 5 True False
ข้อ 1.1 ข้อ 11 True False
เด็กๆ เด็ก True False
พ.ศ. พศ True False
ที่ ที False False
สํานัก สำนัก False True
(5, 2)
(3,)
กา เก แก ขา ฮา
true false
0 0
true 0
กา เก แก ขา ฮา'
got=$("$tmp/venv/bin/python" "$tmp/run.py"; node "$tmp/run.js")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
