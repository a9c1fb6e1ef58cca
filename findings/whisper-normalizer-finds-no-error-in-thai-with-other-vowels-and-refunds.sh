#!/usr/bin/env bash
# Guess: the normaliser that is used before counting errors of words evens out case, signs and spaces; wrong letters stay errors. Marks go only where
#   remove_diacritics is asked for.
# Truth: whisper-normalizer 0.1.15, BasicTextNormalizer, made for all languages but English, puts a space for each mark of Unicode's class M. Of Thai these are
#   the vowels above and below and all tones: ปี (year), ปู (crab) and ปั are all "ป", and ไม้ (wood) is ไม่ (not). Sara am is first taken apart by NFKC, so that
#   น้ำ (water) is "น า", as นี่า is. It also takes out what stands in ( ) and [ ]: (500), minus 500, is nothing, and so is (๒๕๖๖). 1,500.50 is "1 500 50",
#   three words. With remove_diacritics the spaces are left out, and น้ำ (water) is นา (rice field) itself.
#   Word error rate of a reading with wrong vowels, tones and a lost refund is 0 by jiwer 4.0.0; of the texts as they are it is 1.
# Seen: see `want` below.
# Why it matters: it stands before the figures of speech and OCR models in many languages, Thai with them; what they get wrong most in Thai, marks, costs nothing,
#   and amounts below zero need not be read.
# Do: even out Thai with NFC and one's own order of marks (pythainlp.util.normalize), and count letters.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check whisper-normalizer==0.1.15 jiwer==4.0.0
cat >run.py <<'PY'
import jiwer
from whisper_normalizer.basic import BasicTextNormalizer

plain, bare = BasicTextNormalizer(), BasicTextNormalizer(remove_diacritics=True)
for text in ["ปี", "ปู", "ไม้", "ไม่", "น้ำ", "นี่า", "นา", "1,500.50", "รวม (500) [๒๕๖๖] บาท"]:
    print(text, "|", plain(text).strip(), "|", bare(text).strip())
truth, reading = "ปี ไม้ น้ำ (500)", "ปู ไม่ นี่า"
print("errors:", jiwer.wer(truth, reading), "normalised:", jiwer.wer(plain(truth), plain(reading)))
PY
want='ปี | ป | ป
ปู | ป | ป
ไม้ | ไม | ไม
ไม่ | ไม | ไม
น้ำ | น า | นา
นี่า | น า | นา
นา | นา | นา
1,500.50 | 1 500 50 | 1 500 50
รวม (500) [๒๕๖๖] บาท | รวม บาท | รวม บาท
errors: 1.0 normalised: 0.0'
got=$(PYTHONUTF8=1 venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
