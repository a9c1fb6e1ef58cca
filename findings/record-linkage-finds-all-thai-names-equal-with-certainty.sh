#!/usr/bin/env bash
# Guess: a toolkit for linking records that "cleans" names takes off case, punctuation and brackets; if it cannot do Thai it stops, or
#   compares badly and says so with low scores.
# Truth: recordlinkage 0.16's clean() takes out everything but a-z, 0-9, "-" and "_": a Thai name is the empty text, หมู่ที่ 5 and
#   ห้อง 5 are both "5", บริษัท ABC ก่อสร้าง is "abc". exact() then gives 1 for any two of them; string() gives 0, for equal
#   ones, too. Its phonetic() codes for blocking are the first letter (soundex) or empty (metaphone). py_stringmatching 0.4.7: the
#   alphanumeric tokenizer finds no token in Thai, and Jaccard, cosine, Dice and overlap of two empty sets are 1.0.
# Seen: see `want` below.
# Why it matters: suppliers, pensioners and complaints are matched by name; all of them agree exactly, and a classifier that
#   learns from such features, or a rule "name equal and amount equal", links strangers.
# Do: clean(names, replace_by_none=None) after normalising Thai oneself; q-gram tokens in place of alphanumeric ones; drop
#   empty names before comparing, and count how many became empty.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check recordlinkage==0.16 pandas==2.3.3 py_stringmatching==0.4.7

cat >"$tmp/run.py" <<'PY'
import pandas as pd
import py_stringmatching as sm
import recordlinkage
from recordlinkage.preprocessing import clean, phonetic

NAMES = ["นายสมชาย ใจดี", "นางสาวปราณี มีสุข", "หมู่ที่ 5", "ห้อง 5", "บริษัท ABC ก่อสร้าง"]
names = pd.Series(NAMES)
print("clean:", clean(names).tolist())
print("soundex:", phonetic(names[:2], "soundex").tolist(), "metaphone:", phonetic(names[:2], "metaphone").tolist())
people = pd.DataFrame({"raw": names, "clean": clean(names), "kept": clean(names, replace_by_none=None)})
pairs = pd.MultiIndex.from_tuples([(0, 1), (2, 3), (0, 2), (0, 0)])
compare = recordlinkage.Compare()
for column in people:
    compare.exact(column, column, label=column + "=")
    compare.string(column, column, method="jarowinkler", label=column + "~")
for pair, row in compare.compute(pairs, people).iterrows():
    print(NAMES[pair[0]], "/", NAMES[pair[1]], {name: round(float(score), 2) for name, score in row.items()})
words, grams = sm.AlphanumericTokenizer(return_set=True), sm.QgramTokenizer(qval=3, return_set=True)
for measure in (sm.Jaccard(), sm.Cosine(), sm.Dice(), sm.OverlapCoefficient()):
    scores = (measure.get_raw_score(way.tokenize(NAMES[0]), way.tokenize(NAMES[1])) for way in (words, grams))
    print(type(measure).__name__, *(round(score, 2) for score in scores))
PY
want="clean: ['', '', '5', '5', 'abc']
soundex: ['น000', 'น000'] metaphone: ['', '']
นายสมชาย ใจดี / นางสาวปราณี มีสุข {'raw=': 0.0, 'raw~': 0.59, 'clean=': 1.0, 'clean~': 0.0, 'kept=': 0.0, 'kept~': 0.59}
หมู่ที่ 5 / ห้อง 5 {'raw=': 0.0, 'raw~': 0.6, 'clean=': 1.0, 'clean~': 1.0, 'kept=': 0.0, 'kept~': 0.6}
นายสมชาย ใจดี / หมู่ที่ 5 {'raw=': 0.0, 'raw~': 0.43, 'clean=': 0.0, 'clean~': 0.0, 'kept=': 0.0, 'kept~': 0.43}
นายสมชาย ใจดี / นายสมชาย ใจดี {'raw=': 1.0, 'raw~': 1.0, 'clean=': 1.0, 'clean~': 0.0, 'kept=': 1.0, 'kept~': 1.0}
Jaccard 1.0 0.06
Cosine 1.0 0.12
Dice 1.0 0.12
OverlapCoefficient 1.0 0.13"
got=$("$tmp/venv/bin/python" "$tmp/run.py" 2>"$tmp/log")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
