#!/usr/bin/env bash
# Guess: the words of an OCR engine are texts, so pytesseract's image_to_data gives the same ones as a dictionary and as a data
# frame.
# Truth: pytesseract 0.3.13 (pandas 3.1.1, Tesseract 5.3) reads the engine's table back with types guessed. Where all words of a
#   picture look like numbers, they become floats: 0812345678 is 812345678.0, 0107 is 107.0, item 1.10 is 1.1. One word with a
#   comma or a letter anywhere in the picture keeps all as they are. A word NA or null is dropped either way. The
#   dictionary (Output.DICT) of the same picture is right.
# Seen: see `want` below.
# Why it matters: tables are read cell by cell or column by column, and the cells with numbers alone are telephone and office
#   numbers, codes and item numbers. A trial on a whole page shows nothing; the confidence is that of the right reading.
# Do: take Output.DICT, or pass pandas_config={"dtype": {"text": str}, "keep_default_na": False}.
# Needs Debian's tesseract-ocr (with tesseract-ocr-eng) and fonts-dejavu-core.
set -euo pipefail
for tool in python3 tesseract; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: python3-venv, tesseract-ocr)" >&2; exit 1; }
done
font=/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
[ -f "$font" ] || { echo "needs Debian's fonts-dejavu-core" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pytesseract==0.3.13 pandas==3.1.1 pillow==13.0.0

cat >"$tmp/run.py" <<'PY'
import sys

from PIL import Image, ImageDraw, ImageFont
from pytesseract import Output, image_to_data

FONT = ImageFont.truetype(sys.argv[1], 48)
MENDED = {"dtype": {"text": str}, "keep_default_na": False}
for text in ["0812345678", "0107 0108", "1.10 2.20", "1,500 0107", "NA 5"]:
    picture = Image.new("L", (600, 90), 255)
    ImageDraw.Draw(picture).text((20, 15), text, 0, font=FONT)
    words = [word for word in image_to_data(picture, config="--psm 7", output_type=Output.DICT)["text"] if word]
    frame = image_to_data(picture, config="--psm 7", output_type=Output.DATAFRAME)
    mended = image_to_data(picture, config="--psm 7", output_type=Output.DATAFRAME, pandas_config=MENDED)
    print(*words, "|", *frame["text"].dropna(), "|", *filter(None, mended["text"]))
PY
want='0812345678 | 812345678.0 | 0812345678
0107 0108 | 107.0 108.0 | 0107 0108
1.10 2.20 | 1.1 2.2 | 1.10 2.20
1,500 0107 | 1,500 0107 | 1,500 0107
NA 5 | 5.0 | NA 5'
got=$("$tmp/venv/bin/python" -W ignore "$tmp/run.py" "$font")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
