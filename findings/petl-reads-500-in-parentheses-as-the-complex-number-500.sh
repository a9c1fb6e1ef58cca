#!/usr/bin/env bash
# Guess: a library that turns texts of a table into numbers where they are numbers leaves (500), as accounts write minus 500, as text, or reads -500.
# Truth: petl 1.7.30 tries int, float and complex: "(500)" is the complex number 500+0j, in Thai digits as well, since Python's complex() takes its own
#   parentheses. numparser(), convertnumbers() and what builds on them add it up as plus: 1500 and (500) are (2000+0j), written to CSV in these
#   signs. (1,500) with a comma stays text and is no part of a sum of numbers; stats() counts (500) as an error. The codes 0105 and 1_500 are
#   105 and 1500, "5j" is an imaginary amount.
# Seen: see `want` below.
# Why it matters: refunds and overspent lines stand in parentheses, and of one column the small ones are turned round and the large ones left as they
#   are. (2000+0j) in a CSV is text to all other programs.
# Do: convert columns by name with a function of one's own that takes "(" for minus; numparser(strict=True) stops at other texts, not at this.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check petl==1.7.30

cat >"$tmp/run.py" <<'PY'
import petl

parse = petl.numparser()
print("numparser:", *(f"{text} is {parse(text)};" for text in ["(500)", "(๕๐๐)", "(1,500)", "1,500", "0105", "1_500", "5j"]))
print("strict:", petl.numparser(strict=True)("(500)"))
table = petl.fromcolumns([["คลัง", "คลัง", "ช่าง"], ["1500", "(500)", "200"]], ["กอง", "งบ"])
numbers = petl.convertnumbers(table)
petl.tocsv(petl.aggregate(numbers, "กอง", sum, "งบ"), "sums.csv", encoding="utf-8")
print(*open("sums.csv", encoding="utf-8").read().split())
print(petl.stats(table, "งบ"))
try:
    petl.tojson(numbers, "a.json")
except TypeError as error:
    print(error)
PY
want='numparser: (500) is (500+0j); (๕๐๐) is (500+0j); (1,500) is (1,500); 1,500 is 1,500; 0105 is 105; 1_500 is 1500; 5j is 5j;
strict: (500+0j)
กอง,value คลัง,(2000+0j) ช่าง,200
stats(count=2, errors=1, sum=1700.0, min=200.0, max=1500.0, mean=850.0, pvariance=422500.0, pstdev=650.0)
Object of type complex is not JSON serializable'
cd "$tmp"
got=$(venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
