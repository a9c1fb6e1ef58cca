#!/usr/bin/env bash
# Guess: Ghostscript's pdfwrite (smaller files, PDF/A) may change how a PDF is built; the letters behind the print stay, and if an
# older version had a fault there, a newer one is the safer choice.
#
# True: each of two versions spoils Thai that the other leaves alone, and the print of all of them is the same.
# Ghostscript 10.00.0 (Debian 12) gets the ranges of Chromium 156's /ToUnicode wrong: the first letter of a range is right,
# of the others little but the low byte comes through. ร becomes the digit 1, ย the digit 0, ๑ an underscore, ๐ a ^: รวม reads
# 1ว/, รายการ 1า0กา1, ๑,๕๐๐ is _,๕^^. Latin letters and digits stay, so the amounts look good.
# Ghostscript 10.06.0 (npm @okathira/ghostpdl-wasm 1.1.0) has Chromium's right. But WeasyPrint 70 maps half of a sara am (ำ) to
# nothing (<0116> <>), and for one such entry 10.06 drops the /ToUnicode of the whole font: what is left are numbers of
# glyphs, รวม as ðôî, Latin digits as control characters. 10.00 keeps all the rest of that file, and a file without ำ
# passes both. No warning from either; pypdf 7.1.1 and pdfium (pypdfium2 5.15.2) agree on what is in the files.
# Seen (pypdf; control characters as ·), last row of the table, รวม 2,750.75, with จำนวน before it in the last file:
#   Chromium           10.00: 1ว/ 2,750.75              10.06: as it was
#   WeasyPrint         10.00: as it was                 10.06: as it was
#   WeasyPrint, with ำ  10.00: จ·านวนรวม 2,750.75        10.06: ÕĖÿæôæðôî ········
#
# Why it matters: "make it smaller" and "archive as PDF/A" are what offices do before they publish, mostly with Ghostscript inside;
# the page looks as before, its amounts in Latin digits read as before, and 1 and 0 are no odd characters. What to do:
# compare the text before and after such a step, on each version anew, and keep the original; of a file by "GPL
# Ghostscript" believe the text only where the print bears it out, else read the print.
# Needs Debian's chromium, ghostscript, npm, nodejs, fontconfig, fonts-thai-tlwg (font Loma), libpango-1.0-0, libpangoft2-1.0-0.
set -euo pipefail
for t in chromium:chromium gs:ghostscript npm:npm node:nodejs fc-list:fontconfig; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}"; exit 1; }
done
[ -n "$(fc-list ':family=Loma')" ] || { echo "install Debian's fonts-thai-tlwg"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check weasyprint==70.0 pydyf==0.13.0 pypdf==7.1.1 pypdfium2==5.15.2 numpy==2.4.6 pillow==13.0.0
npm install --silent --no-fund --no-audit --prefix . @okathira/ghostpdl-wasm@1.1.0 >/dev/null

cat > plain.html <<'E'
<html lang="th"><meta charset="utf-8"><style>@page { size: 420pt 200pt; margin: 20pt } body { margin: 0; font: 14pt Loma }
td { border: 1px solid; padding: 3pt }</style><table>
<tr><td>๑<td>อบรม ๕ รายการ<td>๑,๕๐๐ ราย<tr><td>2<td>ตรวจอาคาร<td>1,250.75
<tr><td><td>รวม<td>2,750.75</table>
E
sed 's/<td>รวม/<td>จำนวนรวม/' plain.html > am.html
cat > new.mjs <<'E'
import load from "@okathira/ghostpdl-wasm";
import fs from "fs";
const [from, to] = process.argv.slice(2);
const gs = await load({ print: () => {}, printErr: (line) => console.error(line) });
gs.FS.writeFile("in.pdf", fs.readFileSync(from));
gs.callMain(["-q", "-sDEVICE=pdfwrite", "-dNOPAUSE", "-dBATCH", "-sOutputFile=out.pdf", "in.pdf"]);
fs.writeFileSync(to, gs.FS.readFile("out.pdf"));
E
cat > show.py <<'E'
import sys

import numpy as np
import pypdf
import pypdfium2


def printed(path):
    page = pypdfium2.PdfDocument(path)[0]
    return np.asarray(page.render(scale=2).to_pil().convert("L")).astype(int)


def lines(text):
    shown = "".join("·" if ord(sign) < 32 and sign not in "\r\n" or ord(sign) > 0xFFF0 else sign for sign in text)
    return [" ".join(line.split()) for line in shown.splitlines() if line.strip()]


for maker in ("chromium-plain", "weasyprint-plain", "weasyprint-am"):
    before = printed(f"{maker}.pdf")
    for version in ("", "-10.00", "-10.06"):
        path = f"{maker}{version}.pdf"
        darkness = np.abs(printed(path) - before).sum() / (255 - before).sum()
        texts = [lines(pypdf.PdfReader(path).pages[0].extract_text()),
                 lines(pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range())]
        print(f"{maker}{version}: {'same print' if darkness < 0.05 else f'print differs {darkness:.2f}'}")
        for name, text in zip(("pypdf ", "pdfium"), texts):
            print(f"  {name} {' | '.join(text)}")
E
for text in plain am; do v/bin/weasyprint -q $text.html weasyprint-$text.pdf; done
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --no-pdf-header-footer \
  "--user-data-dir=$work/profile" --print-to-pdf=chromium-plain.pdf plain.html >/dev/null 2>&1
for file in chromium-plain weasyprint-plain weasyprint-am; do
  gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -sOutputFile=$file-10.00.pdf $file.pdf
  node new.mjs $file.pdf $file-10.06.pdf
done
PYTHONUTF8=1 v/bin/python show.py > out.txt
cat out.txt
cat > expected.txt <<'EXPECTED'
chromium-plain: same print
  pypdf  ๑ อบรม ๕ รายการ ๑,๕๐๐ ราย | 2 ตรวจอาคาร 1,250.75 | รวม 2,750.75
  pdfium ๑ อบรม ๕ รายการ ๑,๕๐๐ ราย | 2 ตรวจอาคาร 1,250.75 | รวม 2,750.75
chromium-plain-10.00: same print
  pypdf  _ อบ1/ ๕ 1า0กา1 _,๕^^ 1า0 | 2 ต1วจอาคา1 1,250.75 | 1ว/ 2,750.75
  pdfium _ อบ1/ ๕ 1า0กา1 _,๕^^ 1า0 | 2 ต1วจอาคา1 1,250.75 | 1ว/ 2,750.75
chromium-plain-10.06: same print
  pypdf  ๑ อบรม ๕ รายการ ๑,๕๐๐ ราย | 2 ตรวจอาคาร 1,250.75 | รวม 2,750.75
  pdfium ๑ อบรม ๕ รายการ ๑,๕๐๐ ราย | 2 ตรวจอาคาร 1,250.75 | รวม 2,750.75
weasyprint-plain: same print
  pypdf  ๑ อบรม ๕ รายการ ๑,๕๐๐ ราย | 2 ตรวจอาคาร 1,250.75 | รวม 2,750.75
  pdfium ๑ อบรม ๕ รายการ ๑,๕๐๐ ราย | 2 ตรวจอาคาร 1,250.75 | รวม 2,750.75
weasyprint-plain-10.00: same print
  pypdf  ๑ อบรม ๕ รายการ ๑,๕๐๐ ราย | 2 ตรวจอาคาร 1,250.75 | รวม 2,750.75
  pdfium ๑ อบรม ๕ รายการ ๑,๕๐๐ ราย | 2 ตรวจอาคาร 1,250.75 | รวม 2,750.75
weasyprint-plain-10.06: same print
  pypdf  ๑ อบรม ๕ รายการ ๑,๕๐๐ ราย | 2 ตรวจอาคาร 1,250.75 | รวม 2,750.75
  pdfium ๑ อบรม ๕ รายการ ๑,๕๐๐ ราย | 2 ตรวจอาคาร 1,250.75 | รวม 2,750.75
weasyprint-am: same print
  pypdf  ๑ อบรม ๕ รายการ ๑,๕๐๐ ราย | 2 ตรวจอาคาร 1,250.75 | จานวนรวม 2,750.75
  pdfium ๑ อบรม ๕ รายการ ๑,๕๐๐ ราย | 2 ตรวจอาคาร 1,250.75 | จĖานวนรวม 2,750.75
weasyprint-am-10.00: same print
  pypdf  ๑ อบรม ๕ รายการ ๑,๕๐๐ ราย | 2 ตรวจอาคาร 1,250.75 | จ·านวนรวม 2,750.75
  pdfium ๑ อบรม ๕ รายการ ๑,๕๐๐ ราย | 2 ตรวจอาคาร 1,250.75 | จ·านวนรวม 2,750.75
weasyprint-am-10.06: same print
  pypdf  Ě úçðî·Ğ·ðÿïÎÿð Ě·Ğęę·ðÿï | · âðôÕúÿÑÿð ········· | ÕĖÿæôæðôî ········
  pdfium Ě úçðîĞðÿïÎÿð Ě·Ğęęðÿï | · âðôÕúÿÑÿð ········ | ÕĖÿæôæðôî ········
EXPECTED
diff expected.txt out.txt || { echo "CHANGED: see the differences above"; exit 1; }
echo "as stated"
