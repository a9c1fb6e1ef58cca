#!/usr/bin/env bash
# Guess: an OCR model named "Thai" can write every Thai digit, and reads some of them badly; better scans,
# scaling or another page mode would help.
# Truth: some digits are not in the model's list of characters at all, so they can never come out.
#   Tesseract `tha`, both trained files of @tesseract.js-data/tha 1.0.0 (4.0.0 and 4.0.0_best_int; Debian's
#   tesseract-ocr-tha and tesseract-ocr-script-thai 4.1.0 list the same Thai characters): no ๔ ๖ ๗ ๘ ๙,
#   no ฌ, no ฿, no ๅ of ฤๅ, and no ำ as one character (it writes U+0E4D U+0E32).
#   EasyOCR 1.7.2, Thai: no ๐ (nor ฃ ฅ ฦ ฿ ๅ).
# Seen: digits that cannot be written: ๔๖๗๘๙ by Tesseract, ๐ by EasyOCR. The year พ.ศ. ๒๕๖๐ can be read by neither,
#   and no vote of the two gets it right.
# Why it matters: amounts, years and item numbers of Thai reports are often in Thai digits. A wrong digit looks as right
#   as a right one. ฌ is in ฌาปนกิจ (funeral aid), a usual item of accounts.
# Do: look into a model's list before trusting it; let such a model never decide (or confirm, or doubt) characters that
#   it lacks; compare its text after joining U+0E4D U+0E32 to U+0E33.
set -euo pipefail
for tool in python3 npm; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: python3-venv, npm)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" @tesseract.js-data/tha@1.0.0 >/dev/null
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" download -q --disable-pip-version-check --no-deps -d "$tmp" easyocr==1.7.2

cat >"$tmp/run.py" <<'PY'
import ast, gzip, pathlib, re, struct, sys, zipfile

here = pathlib.Path(sys.argv[1])
THAI = [chr(code) for code in [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E4E), *range(0x0E50, 0x0E5A)]]


def lacking(known):
    return "".join(letter for letter in THAI if letter not in known)


def unicharset(packed):  # part 21 of a traineddata file: the characters that its network can write
    data = gzip.decompress(packed)
    (parts,) = struct.unpack_from("<i", data)
    starts = struct.unpack_from(f"<{parts}q", data, 4)
    end = min(start for start in (*starts, len(data)) if start > starts[21])
    return {line.split(" ")[0] for line in data[starts[21] : end].decode().splitlines()[1:]}


for kind in ("4.0.0", "4.0.0_best_int"):
    file = here / "node_modules/@tesseract.js-data/tha" / kind / "tha.traineddata.gz"
    print(f"tesseract {kind} lacks {lacking(unicharset(file.read_bytes()))}")

with zipfile.ZipFile(next(here.glob("easyocr-*.whl"))) as wheel:
    config = wheel.read("easyocr/config.py").decode()
    print(f"easyocr list lacks {lacking(wheel.read('easyocr/character/th_char.txt').decode())}")
model = re.search(r"'thai_g1'.*?'characters':.*?\+('(?:[^'\\]|\\.)*')", config, re.S)
print(f"easyocr model lacks {lacking(ast.literal_eval(model[1]))}")
PY
want='tesseract 4.0.0 lacks ฃฅฌฦำฺ฿ๅ๔๖๗๘๙
tesseract 4.0.0_best_int lacks ฃฅฌฦำฺ฿ๅ๔๖๗๘๙
easyocr list lacks ฃฅฦ฿ๅ๐
easyocr model lacks ฃฅฦ฿ๅ๐'
got=$(python3 "$tmp/run.py" "$tmp")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
