#!/usr/bin/env bash
# Guess: OCRmyPDF --clean and --clean-final (unpaper, called with its cautious arguments) take specks off a scan, much smaller than any
#   print, and know from --dpi how large a speck may be.
# Truth: unpaper 7.0.0 (Debian 12), called as OCRmyPDF 17.13.0 calls it, wipes out whatever has no more than four pixels, at any
#   --dpi. In a black and white scan at 150 dpi these are each tone mark ่ and each full stop in print of 10 points (Loma): ค่า and
#   คา are the same pixels afterwards, 1,234.50 is 1,234 50, item 1.10 is 1 10, and leaders are gone. At 200 dpi the full stops
#   still go, below 10 points at 150 dpi commas as well. The rest is as it was, and nothing is told. In grey all is whole.
# Seen: see `want` below; _ is a letter of which no black pixel is left.
# Why it matters: offices scan in black and white at 150 to 200 dpi to keep files small, and the print of tables is small. The tone
#   mark tells words apart, and 1,234.50 baht without its point reads as 123,450. With --clean-final people see no more than OCR.
# Do: leave the cleaning off for black and white scans of Thai below 300 dpi, or pass --unpaper-args with --no-noisefilter; where
#   a file names unpaper or OCRmyPDF as its maker, trust no lack of tone marks and full stops.
# Needs Debian's unpaper and fonts-thai-tlwg (font Loma).
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian: python3-venv)" >&2; exit 1; }
command -v unpaper >/dev/null || { echo "install Debian's unpaper" >&2; exit 1; }
command -v fc-match >/dev/null || { echo "install Debian's fontconfig" >&2; exit 1; }
font=$(fc-match -f '%{file}' Loma:style=Regular)
[ "${font##*/}" = Loma.ttf ] || { echo "install Debian's fonts-thai-tlwg" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check ocrmypdf==17.13.0 pillow==13.0.0

cat >"$tmp/run.py" <<'PY'
import sys
from pathlib import Path

from ocrmypdf._exec import unpaper
from PIL import Image, ImageChops, ImageDraw, ImageFont


def drawn(text, dpi, points, kind):
    font = ImageFont.truetype(sys.argv[1], round(points * dpi / 72), layout_engine=ImageFont.Layout.BASIC)
    page = Image.new("L", (4 * dpi, 2 * dpi), 255)
    at = dpi
    for letter in text:  # one by one: a mark that is lost moves nothing
        ImageDraw.Draw(page).text((at, dpi), letter, 0, font)
        at += round(font.getlength(letter))
    return page.point(lambda grey: 255 * (grey >= 128)).convert("1") if kind == "black" else page


def cleaned(page, dpi):
    page.save("page.png")  # from here to there in full: unpaper runs in a folder of its own
    unpaper.clean(Path("page.png").resolve(), Path("clean.png").resolve(), dpi=dpi)
    return Image.open("clean.png").convert("L")


def kept(text, dpi, points, kind):
    """Of a text all letters that still have a pixel of theirs, drawn alone at their places."""
    page, left = drawn(text, dpi, points, kind), ""
    after = cleaned(page, dpi)
    for at, letter in enumerate(text):
        alone = drawn(text[: at + 1], dpi, points, kind).convert("L")
        before = drawn(text[:at], dpi, points, kind).convert("L")
        own = ImageChops.difference(alone, before)
        black = ImageChops.multiply(own, ImageChops.invert(after))
        left += letter if letter == " " or black.getbbox() else "_"
    return left


for dpi, points, kind in [(150, 8, "black"), (150, 10, "black"), (150, 10, "grey"), (200, 8, "black"), (200, 10, "black"), (300, 8, "black")]:
    texts = ["ค่า", "ส่วน", "ป้า", "1,234.50", "๕๐๐.๕๐", "1.10", "ไม่มี ....."]
    print(dpi, "dpi,", points, "points,", kind, *(kept(text, dpi, points, kind) for text in texts), sep=" | ")
with_mark, without = (drawn(text, 150, 10, "black").convert("L") for text in ("ค่า", "คา"))
print("drawn, ค่า and คา differ:", ImageChops.difference(with_mark, without).getbbox() is not None)
print("cleaned, they differ:", ImageChops.difference(cleaned(with_mark, 150), without).getbbox() is not None)
PY
want='150 | dpi, | 8 | points, | black | ค_า | ส_วน | ป้า | 1_234_50 | ๕๐๐_๕๐ | 1_10 | ไม_มี _____
150 | dpi, | 10 | points, | black | ค_า | ส_วน | ป้า | 1,234_50 | ๕๐๐_๕๐ | 1_10 | ไม_มี _____
150 | dpi, | 10 | points, | grey | ค่า | ส่วน | ป้า | 1,234.50 | ๕๐๐.๕๐ | 1.10 | ไม่มี .....
200 | dpi, | 8 | points, | black | ค่า | ส่วน | ป้า | 1,234_50 | ๕๐๐_๕๐ | 1_10 | ไม่มี _____
200 | dpi, | 10 | points, | black | ค่า | ส่วน | ป้า | 1,234_50 | ๕๐๐_๕๐ | 1_10 | ไม่มี _____
300 | dpi, | 8 | points, | black | ค่า | ส่วน | ป้า | 1,234.50 | ๕๐๐.๕๐ | 1.10 | ไม่มี .....
drawn, ค่า and คา differ: True
cleaned, they differ: False'
cd "$tmp"
got=$(venv/bin/python run.py "$font")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
