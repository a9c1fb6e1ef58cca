#!/usr/bin/env bash
# Guess: hocr-eval, the evaluator of the hOCR tools, counts wrong letters of any script, as it reads and writes UTF-8; that numbers are
# counted on a page shows that the rest is.
# Truth: hocr-eval of hocr-tools 1.1.1 (the newest package; later source compares alike) takes everything but a-z, A-Z, 0-9 and
#   .,!?:; out of both texts before it compares lines. A page whose every Thai letter is wrong has 0 errors, and so has one with
#   ๑,๒๓๔.๕๐ read as ๙,๘๗๖.๕๐. A wrong Latin digit is counted, a comma that is missing between Thai digits counts twice; of a
#   line of Thai alone even the loss goes uncounted. The tool says nothing of it.
# Seen: see `want` below.
# Why it matters: Thai OCR engines are compared by hOCR, which Tesseract, kraken and others write; the errors found here are those in
#   Latin digits alone, a number that goes up and down with scans like a real one, and the best engine for it may read no
#   Thai. Do: compare the text of lines by a distance over grapheme clusters, Thai and Latin digits apart; with any evaluator,
#   first give it a page whose errors are known, one for each kind of letter.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check hocr-tools==1.1.1 lxml==6.1.3 pillow==13.0.0 2>/dev/null

cat >"$tmp/run.py" <<'PY'
import subprocess
import sys

TRUE = ["งบประมาณ ๑,๒๓๔.๕๐ บาท", "น้ำดื่มผู้ที่เข้าร่วม", "ปี 2566"]
READ = {
    "nothing wrong": TRUE,
    "every Thai letter": ["กกกกกกกก ๑,๒๓๔.๕๐ กกก", "กกกกกกกกกกก", "กก 2566"],
    "amount in Thai digits": ["งบประมาณ ๙,๘๗๖.๕๐ บาท", *TRUE[1:]],
    "comma between Thai digits lost": ["งบประมาณ ๑๒๓๔.๕๐ บาท", *TRUE[1:]],
    "line of Thai empty": [TRUE[0], " ", TRUE[2]],
    "one Latin digit": [*TRUE[:2], "ปี 2567"],
}
PAGE = """<html><head><meta charset="utf-8"></head><body><div class="ocr_page" title="bbox 0 0 1000 400">{}</div></body></html>"""
LINE = '<span class="ocr_line" title="bbox 60 {top} 900 {bottom}">{text}</span>\n'


def page(name, lines):
    spans = (LINE.format(top=40 + 100 * number, bottom=100 + 100 * number, text=text) for number, text in enumerate(lines))
    open(name, "w", encoding="utf-8").write(PAGE.format("".join(spans)))


page("true.html", TRUE)
for name, lines in READ.items():
    page("read.html", lines)
    done = subprocess.run([sys.executable, f"{sys.prefix}/bin/hocr-eval", "true.html", "read.html"], capture_output=True, text=True, check=True)
    print(f"{name}:", ", ".join(done.stdout.split("\n")).strip(", "))
PY
want=$(cat <<'W'
nothing wrong: segmentation_errors 0, segmentation_ocr_errors 0, ocr_errors 0
every Thai letter: segmentation_errors 0, segmentation_ocr_errors 0, ocr_errors 0
amount in Thai digits: segmentation_errors 0, segmentation_ocr_errors 0, ocr_errors 0
comma between Thai digits lost: segmentation_errors 0, segmentation_ocr_errors 0, ocr_errors 2
line of Thai empty: segmentation_errors 0, segmentation_ocr_errors 0, ocr_errors 0
one Latin digit: segmentation_errors 0, segmentation_ocr_errors 0, ocr_errors 1
W
)
cd "$tmp"
got=$(PYTHONUTF8=1 "$tmp/venv/bin/python" "$tmp/run.py")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
