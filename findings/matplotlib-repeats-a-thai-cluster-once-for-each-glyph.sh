#!/usr/bin/env bash
# Guess: the Thai labels of a chart that matplotlib saves as PDF are either text as
# it was given (mathematical plots in English are) or drawn shapes without text.
#
# True: matplotlib 3.11.2 shapes text now, and gives every glyph of a cluster the
# text of the whole cluster: a base with one mark reads twice, with two marks three
# times, for both fonttypes. Every reader says the same, since that is what the file
# says, and Thai without marks and all digits are right, so a check of numbers
# passes.
# Seen with the font Loma (pypdf, pdfium and pdftotext agree but for one space):
#   ที่ใช้จ่าย -> ที่ที่ที่ใช้ช้จ่จ่าย   กองคลัง -> กองคลัลัง   กองช่าง -> กองช่ช่าง
#   สำนักปลัด -> สำสำสำนันักปลัลัด      น้ำประปา -> น้ำน้ำน้ำน้ำประปา
#
# Why it matters: charts of a report name units and years. This is no overprinting:
# the cluster is repeated, not the letter, as often as it has glyphs (ำ counts as
# two), and only the base glyph has a width. A repair of doubled letters or marks
# does not see it. What to do: after a character that reads as several letters,
# drop those that have the same text and no width.
# Needs Debian's poppler-utils, fontconfig and fonts-thai-tlwg (font Loma).
set -euo pipefail
for t in pdftotext:poppler-utils fc-list:fontconfig; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}"; exit 1; }
done
font=$(fc-list ':family=Loma:style=Regular' -f '%{file}\n' | sed -n 1p)
[ -n "$font" ] || { echo "install Debian's fonts-thai-tlwg"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check matplotlib==3.11.2 pypdf==7.1.1 pypdfium2==5.15.2
cat > m.py <<'E'
import subprocess, sys
import matplotlib
matplotlib.use("pdf")
import matplotlib.pyplot as plt
import pypdf, pypdfium2
from matplotlib import font_manager

font_manager.fontManager.addfont(sys.argv[1])
words = ["ที่ใช้จ่าย", "กองคลัง", "กองช่าง", "สำนักปลัด", "น้ำประปา", "ราคา", "๒๕๖๗"]
for kind in (3, 42):
    plt.rcParams.update({"font.family": "Loma", "pdf.fonttype": kind})
    figure = plt.figure(figsize=(5, 4))
    for row, word in enumerate(words):
        figure.text(0.1, 0.9 - 0.1 * row, word)
    figure.savefig("chart.pdf")
    plt.close(figure)
    text = subprocess.run(["pdftotext", "-raw", "chart.pdf", "-"], capture_output=True, text=True).stdout
    for name, read in (
        ("pypdf", pypdf.PdfReader("chart.pdf").pages[0].extract_text()),
        ("pdfium", pypdfium2.PdfDocument("chart.pdf")[0].get_textpage().get_text_bounded()),
        ("pdftotext", text),
    ):
        print(kind, name, " | ".join(line.replace(" ", "") for line in read.split("\n") if line.strip()).replace("\r", ""))
E
MPLCONFIGDIR=$work v/bin/python m.py "$font" > out.txt
cat out.txt
cat > expected.txt <<'EXPECTED'
3 pypdf ที่ที่ที่ใช้ช้จ่จ่าย | กองคลัลัง | กองช่ช่าง | สำสำสำนันักปลัลัด | น้ำน้ำน้ำน้ำประปา | ราคา | ๒๕๖๗
3 pdfium ที่ที่ที่ใช้ช้จ่จ่าย | กองคลัลัง | กองช่ช่าง | สำสำสำนันักปลัลัด | น้ำน้ำน้ำน้ำประปา | ราคา | ๒๕๖๗
3 pdftotext ที่ที่ที่ใช้ช้จ่จ่าย | กองคลัลัง | กองช่ช่าง | สำสำสำนันักปลัลัด | น้ำน้ำน้ำน้ำประปา | ราคา | ๒๕๖๗
42 pypdf ที่ที่ที่ใช้ช้จ่จ่าย | กองคลัลัง | กองช่ช่าง | สำสำสำนันักปลัลัด | น้ำน้ำน้ำน้ำประปา | ราคา | ๒๕๖๗
42 pdfium ที่ที่ที่ใช้ช้จ่จ่าย | กองคลัลัง | กองช่ช่าง | สำสำสำนันักปลัลัด | น้ำน้ำน้ำน้ำประปา | ราคา | ๒๕๖๗
42 pdftotext ที่ที่ที่ใช้ช้จ่จ่าย | กองคลัลัง | กองช่ช่าง | สำสำสำนันักปลัลัด | น้ำน้ำน้ำน้ำประปา | ราคา | ๒๕๖๗
EXPECTED
diff expected.txt out.txt || { echo "CHANGED: see the differences above"; exit 1; }
echo "as stated"
