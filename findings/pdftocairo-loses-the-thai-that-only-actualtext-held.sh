#!/usr/bin/env bash
# Guess: pdftocairo -pdf, which writes a PDF anew (to repair it, cut pages, or flatten forms), keeps the text: poppler reads it rightly before and writes the file.
# Truth: poppler 22.12 (Debian 12) leaves out ActualText and tags, and the text of a glyph is what was behind the glyph alone. Of LibreOffice 7.4's Thai,
#   พื้น (floor) is พืน and pdfium has signs for no letter; of Typst 0.15's, พื้น is พื้น้ำ to poppler itself, and น้ำ (water) น้ำํ้า to pdfium; of
#   Chromium's the ่ of ปู่ is a private sign.
#   XeLaTeX's file comes through as it was. qpdf, mutool clean -ggggz keep all four as they were. The print has the same ink.
# Seen: see `want` below; before and after, for each reader; other signs than ASCII and Thai as U+XXXX.
# Why it matters: a file that a reader complains of is sent through pdftocairo, for it always writes a sound one. After that no reader, with ActualText or
#   without, can have the tones that were dropped.
# Do: repair with qpdf or mutool clean; use pdftocairo for pictures. Compare the text before and after.
# Needs Debian's poppler-utils, libreoffice-writer, chromium, texlive-xetex, texlive-latex-recommended, mupdf-tools, qpdf, fontconfig, fonts-thai-tlwg (font Loma).
set -euo pipefail
for t in pdftocairo:poppler-utils soffice:libreoffice-writer chromium:chromium xelatex:texlive-xetex mutool:mupdf-tools qpdf:qpdf fc-list:fontconfig; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}"; exit 1; }
done
[ -n "$(fc-list ':family=Loma')" ] || { echo "install Debian's fonts-thai-tlwg"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check typst==0.15.2 pypdf==7.1.1 pypdfium2==5.15.2 numpy==2.4.6 pillow==13.0.0

text="น้ำ พื้น กำลังที่ปู่ 1,500"
echo "<html lang=th><meta charset=utf-8><style>body { font: 16pt Loma }</style><p>$text" > a.html
printf '#set text(font: "Loma", size: 16pt)\n%s\n' "$text" > a.typ
printf '%s\n' '\documentclass{article}\usepackage{fontspec}\setmainfont{Loma}\pagestyle{empty}\begin{document}' "$text" '\end{document}' > a.tex
soffice -env:UserInstallation="file://$work/office" --headless --convert-to odt --outdir . a.html >/dev/null 2>&1
soffice -env:UserInstallation="file://$work/office" --headless --convert-to pdf --outdir . a.odt >/dev/null 2>&1
mv a.pdf libreoffice.pdf
v/bin/python -c "import typst; typst.compile('a.typ', output='typst.pdf')"
xelatex -interaction=batchmode -jobname=xelatex a.tex >/dev/null
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --no-pdf-header-footer \
  "--user-data-dir=$work/profile" --print-to-pdf=chromium.pdf a.html >/dev/null 2>&1
cat > show.py <<'E'
import subprocess

import numpy as np
import pypdf
import pypdfium2

WRITERS = {
    "pdftocairo": ["pdftocairo", "-pdf", "FROM", "TO"],
    "qpdf": ["qpdf", "--empty", "--pages", "FROM", "--", "TO"],
    "mutool": ["mutool", "clean", "-ggggz", "FROM", "TO"],
}


def ink(path):
    """How much of the page is printed; marks that were lost would show."""
    return (255 - np.asarray(pypdfium2.PdfDocument(path)[0].render(scale=4).to_pil().convert("L")).astype(int)).sum()


def shown(text):
    return "".join(sign if 32 <= ord(sign) < 127 or "ก" <= sign <= "๛" else f"[U+{ord(sign):04X}]" for sign in " ".join(text.split()))


def read(path):
    poppler = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    return {
        "poppler": shown(poppler),
        "pdfium": shown(pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()),
        "pypdf": shown(pypdf.PdfReader(path).pages[0].extract_text()),
    }


for maker in ("libreoffice", "typst", "chromium", "xelatex"):
    before, printed = read(f"{maker}.pdf"), ink(f"{maker}.pdf")
    print(maker, *(f"{reader}: {text}" for reader, text in before.items()), sep=" | ")
    for writer, command in WRITERS.items():
        path = f"{maker}-{writer}.pdf"
        subprocess.run([{"FROM": f"{maker}.pdf", "TO": path}.get(word, word) for word in command], check=True, capture_output=True)
        after = read(path)
        same = abs(ink(path) / printed - 1) < 0.02
        changed = [f"{reader}: {text}" for reader, text in after.items() if text != before[reader]]
        print(f"  {writer}", "same ink" if same else "other ink", *(changed or ["same text"]), sep=" | ")
E
want='libreoffice | poppler: น้ำ พื้น กำลังที่ปู่ 1,500 | pdfium: น้ำ พื้น กำลังที่ปู่ 1,500 | pypdf: น้ำ[U+0003][U+0004] พื[U+0003]น ก้ำ[U+0004]ลังที่ปู่ 1,500
  pdftocairo | same ink | poppler: น้ำ พืน ก้ำ ลังที่ปู่ 1,500 | pdfium: น้ำ[U+FFFD][U+FFFD] พื[U+FFFD]น ก้ำ[U+FFFD]ลังที่ปู่ 1,500 | pypdf: น้ำ[U+FFFD][U+FFFD] พื[U+FFFD]น ก้ำ[U+FFFD]ลังที่ปู ่ 1,500
  qpdf | same ink | same text
  mutool | same ink | same text
typst | poppler: น้ำ พื้น กำลังที่ปู่ 1,500 | pdfium: น้ำ พื้น กำลังที่ปู่ 1,500 | pypdf: น้ำ[U+0002][U+0003][U+0004] พื้[U+0007][U+0003]น้ำ กำ[U+0002][U+0004]ลั งที่ [U+000E]ปู่[U+0010][U+0011] 1,500
  pdftocairo | same ink | poppler: น้ำ พื้น้ำ กำ ลังที่ปู่ 1,500 | pdfium: น้ำํ้า พื้้ืน้ำ กำําลัังที่ี่ปู่[U+FFFD]ู 1,500 | pypdf: นํ้า พื้น กําลังที่ป[U+FFFD] ู 1,500
  qpdf | same ink | same text
  mutool | same ink | same text
chromium | poppler: น้ำ พื้น กำลังที่ปู่ 1,500 | pdfium: น้ำ พื้ น กำ ลั ง ที่ ปู่ 1,5 0 0 | pypdf: นํ้า พื้น กําลังที่ป[U+F70A]ู 1,500
  pdftocairo | same ink | poppler: นํ้ า พื้น กําลังที่ป[U+F70A]ู 1,500 | pdfium: นํ้า พื้น กําลังที่ป[U+F70A]ู 1,500 | pypdf: นํ้า พื้น กําลังที่ป[U+F70A] ู 1,500
  qpdf | same ink | same text
  mutool | same ink | same text
xelatex | poppler: น้ำ พื้น กำลังที่ปู่ 1,500 | pdfium: น้ำ พื้น กำลังที่ปู่ 1,500 | pypdf: น้ำ พื้น กำลังที่ปู่ 1,500
  pdftocairo | same ink | same text
  qpdf | same ink | same text
  mutool | same ink | same text'
got=$(PYTHONUTF8=1 v/bin/python show.py 2>/dev/null)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
