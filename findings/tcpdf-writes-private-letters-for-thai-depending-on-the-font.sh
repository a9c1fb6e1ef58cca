#!/usr/bin/env bash
# Guess: TCPDF, which knows nothing of OpenType, writes Thai into the file letter by letter as it was given: its marks may
# look bad, its text is the best there is, whichever Thai font is chosen.
# Truth: TCPDF 6.6.2 (Debian 12) has a table of its own for Thai (K_THAI_TOPCHARS, on by default): marks that are to be shifted, and
#   the letters ญ and ฐ above a low vowel, become private characters (U+F700 to U+F71A), and ำ behind ป, ฝ or ฟ two, U+F711
#   and า, if the font has them. Loma and Garuda have them, Noto Sans Thai has not: with that the text is clean. ToUnicode is
#   the identity, so pdfplumber 0.11.10, pdfium 5.15, pypdf 7.1.1, playa 1.1.0, pdf_oxide 0.3.78, pdf-inspector 1.25.2 and
#   pdftotext 22.12 all agree on ผ ู U+F70B for ผู้: agreement proves nothing. Most terminals show nothing there: ไม่ is ไม.
#   NFKC and PyThaiNLP 5.4.0's normalize leave them as they are. น้ำ, and each mark that needs no shift (ที่), are right.
# Seen: see `want` below. What is private is shown as <f70b>.
# Why it matters: TCPDF prints the reports of many PHP sites of local governments, with fonts of this generation. A search for
#   ผู้รับผิดชอบ or ไม่ finds nothing on a page that shows them, and a header of that name is no known one.
# Do: map U+F700 to U+F71A back before anything else looks at the text, letters (F700 ฐ, F70F ญ) as well as marks, and U+F711 with
#   า to ำ.
# Needs Debian's php-tcpdf, php-cli, poppler-utils, fontconfig, fonts-thai-tlwg and fonts-noto-core.
set -euo pipefail
for t in php:php-cli pdftotext:poppler-utils fc-list:fontconfig python3:python3-venv; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}" >&2; exit 1; }
done
php -r 'exit(stream_resolve_include_path("tcpdf/tcpdf.php") ? 0 : 1);' || { echo "install Debian's php-tcpdf" >&2; exit 1; }
fonts=()
for family in Loma Garuda "Noto Sans Thai"; do
  fonts+=("$(fc-list ":family=$family:style=Regular:fontformat=TrueType" -f '%{file}\n' | sort | sed -n 1p)")
  [ -n "${fonts[-1]}" ] || { echo "install Debian's fonts-thai-tlwg and fonts-noto-core ($family)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pdfplumber==0.11.10 pdfminer.six==20260107 playa-pdf==1.1.0 \
  pypdfium2==5.15.2 pypdf==7.1.1 pdf_oxide==0.3.78 pdf-inspector==1.25.2 pythainlp==5.4.0
cat >"$tmp/make.php" <<'PHP'
<?php
error_reporting(E_ALL & ~E_DEPRECATED & ~E_WARNING);
require_once 'tcpdf/tcpdf.php';
foreach (array_slice($argv, 1) as $number => $path) {
    $font = TCPDF_FONTS::addTTFfont($path, 'TrueTypeUnicode', '', 32, getcwd() . '/');
    $pdf = new TCPDF('L', 'pt', [400, 200], true, 'UTF-8');
    $pdf->setPrintHeader(false);
    $pdf->setPrintFooter(false);
    $pdf->AddFont($font, '', getcwd() . "/$font.php");
    $pdf->setFont($font, '', 14);
    $pdf->AddPage();
    $pdf->writeHTML('ผู้ไม่ เป็น กตัญญู น้ำที่ ปำ');
    $pdf->Output(getcwd() . "/$number.pdf", 'F');
}
PHP
cat >"$tmp/read.py" <<'PY'
import logging, subprocess, unicodedata

import pdf_inspector, pdf_oxide, pdfplumber, playa, pypdf, pypdfium2
from pythainlp.util import normalize

logging.disable()


def shown(text):
    line = next(line for line in text.splitlines() if "กต" in line)
    return "".join(f"<{ord(c):x}>" if "\ue000" <= c <= "\uf8ff" else c for c in line.strip('# '))


def texts(path):
    yield "pdfplumber", pdfplumber.open(path).pages[0].extract_text()
    yield "pdfium", pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded()
    yield "pypdf", pypdf.PdfReader(path).pages[0].extract_text()
    with playa.open(path) as document:
        yield "playa", document.pages[0].extract_text()
    yield "pdf_oxide", pdf_oxide.PdfDocument(path).extract_text(0)
    yield "pdftotext", subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True).stdout
    yield "pdf-inspector", pdf_inspector.process_pdf(path).markdown


for number, font in enumerate(("Loma", "Garuda", "Noto Sans Thai")):
    readers = {}
    for reader, text in texts(f"{number}.pdf"):
        readers.setdefault(shown(text), []).append(reader)
    for text, names in readers.items():
        print(f"{font}: {text} ({', '.join(names)})")
text = "ผู\uf70bไม\uf70a"
print("NFKC:", shown("กต" + unicodedata.normalize("NFKC", text)), "PyThaiNLP:", shown("กต" + normalize(text)))
PY
want='Loma: ผู<f70b>ไม<f70a> เป<f712>น กตัญ<f70f>ู น้ำที่ ป<f711>า (pdfplumber, pdfium, pypdf, playa, pdf_oxide, pdftotext, pdf-inspector)
Garuda: ผู<f70b>ไม<f70a> เป<f712>น กตัญ<f70f>ู น้ำที่ ป<f711>า (pdfplumber, pdfium, pypdf, playa, pdf_oxide, pdftotext, pdf-inspector)
Noto Sans Thai: ผู้ไม่ เป็น กตัญญู น้ำที่ ปำ (pdfplumber, pdfium, pypdf, playa, pdf_oxide, pdftotext, pdf-inspector)
NFKC: กตผู<f70b>ไม<f70a> PyThaiNLP: กตผู<f70b>ไม<f70a>'
cd "$tmp"
php make.php "${fonts[@]}" >/dev/null 2>&1
got=$(venv/bin/python read.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" "(TCPDF $(php -r 'require "tcpdf/include/tcpdf_static.php"; echo TCPDF_STATIC::getTCPDFVersion();'))" >&2; exit 1; }
