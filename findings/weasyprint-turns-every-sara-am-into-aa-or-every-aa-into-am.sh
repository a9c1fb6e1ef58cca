#!/usr/bin/env bash
# Guess: WeasyPrint, which lays Thai out with Pango and HarfBuzz and writes tagged files, gives each glyph the text it stands for; a
#   fault in the text of a word does not hang on the words before it.
# Truth: WeasyPrint 70.0 gives a glyph the text of its first use in the file, and the right half of ำ is the glyph of า. Where the first
#   such word has า (แผนการ), each ำ of the file reads as า: ทำ is ทา, ตำบล is ตาบล. Where it has ำ (คำสั่ง), each า reads as ำ: ข้าว is
#   ข้ำว. If a tone mark stands on that ำ (ถ้ำ), it comes along: each า is ้ำ, นาข้าว (a rice field) is น้ำข้้ำว (of water), and other
#   tone marks are gone (ซือ for ซื้อ). pypdf 7.1.1 and pdftotext 22.12 agree on it; pdfium 5.15 has a sign or a digit
#   more (ท;ำ, ซื1อ with Noto Sans Thai). The print is right.
# Seen: see `want` below; ? stands for signs outside Thai and ASCII.
# Why it matters: the title of a report decides how all its tables read, so two reports of one office differ, and a trial on one sheet
#   proves nothing. What comes out can be words (น้ำ for นา), and two readers that agree look like proof.
# Do: look at the producer (WeasyPrint); tell ำ from า by the glyph of the nikhahit before it, which is there only for ำ, has a code of its own and
#   no text that fits; or read such files as pictures.
# Needs Debian's poppler-utils, libpangoft2-1.0-0, fontconfig, fonts-thai-tlwg (Loma) and fonts-noto-core (Noto Sans Thai).
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian: python3-venv)" >&2; exit 1; }
command -v pdftotext >/dev/null || { echo "install Debian's poppler-utils" >&2; exit 1; }
for font in Loma "Noto Sans Thai"; do
  [ -n "$(fc-list ":family=$font")" ] || { echo "install Debian's fontconfig, fonts-thai-tlwg and fonts-noto-core" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check weasyprint==70.0 pydyf==0.13.0 pypdf==7.1.1 pypdfium2==5.15.2

cat >"$tmp/run.py" <<'PY'
import re
import subprocess

import pypdf
import pypdfium2
import weasyprint

STYLE = "<style>body{font:14px '%s'} table{border-collapse:collapse} td{border:1px solid; padding:2px 9px}</style>"
ROWS = "<table><tr><td>จ้างทำป้าย<td>5</tr><tr><td>ซื้อน้ำประปา<td>7</tr><tr><td>นาข้าว ตำบลหนองบัว<td>9</tr></table>"


def shown(text):
    return re.sub("[^\x20-\x7e\u0e00-\u0e7f]+", "?", " ".join(text.split()))


for font in ("Loma", "Noto Sans Thai"):
    for title in ("แผนการ", "คำสั่ง", "ถ้ำ"):
        weasyprint.HTML(string=STYLE % font + f"<p>{title}</p>" + ROWS).write_pdf("a.pdf")
        print(f"{font}, the first words are {title}")
        print(" pypdf    ", shown(pypdf.PdfReader("a.pdf").pages[0].extract_text()))
        print(" pdfium   ", shown(pypdfium2.PdfDocument("a.pdf")[0].get_textpage().get_text_bounded()))
        print(" pdftotext", shown(subprocess.run(["pdftotext", "-layout", "a.pdf", "-"], check=True, capture_output=True, text=True).stdout))
PY
want='Loma, the first words are แผนการ
 pypdf     แผนการ จ้างทาป้าย 5 ซื้อน้าประปา 7 นาข้าว ตาบลหนองบัว 9
 pdfium    แผนการ จ้างท?าป้าย 5 ซื้อน?้าประปา 7 นาข้าว ต?าบลหนองบัว 9
 pdftotext แผนการ จ้างทาป้ าย 5 ซื้อน้ าประปา 7 นาข้าว ตาบลหนองบัว 9
Loma, the first words are คำสั่ง
 pypdf     คำสั่ง จ้ำงทำป้ำย 5 ซื้อน้ำประปำ 7 นำข้ำว ตำบลหนองบัว 9
 pdfium    ค?ำสั่ง จ้ำงท?ำป้ำย 5 ซื้อน?้ำประปำ 7 นำข้ำว ต?ำบลหนองบัว 9
 pdftotext คำสั่ง จ้ำงทำป้ ำย 5 ซื้อน้ ำประปำ 7 นำข้ำว ตำบลหนองบัว 9
Loma, the first words are ถ้ำ
 pypdf     ถ้ำ จ้้ำงท้ำป้้ำย 5 ซือน้ำประป้ำ 7 น้ำข้้ำว ต้ำบลหนองบัว 9
 pdfium    ถ?้ำ จ้้ำงท?้ำป้้ำย 5 ซื?อน?้ำประป้ำ 7 น้ำข้้ำว ต?้ำบลหนองบัว 9
 pdftotext ถ้ำ จ้้ำงท้ำป้ ้ำย 5 ซือน้ำประป้ำ 7 น้ำข้้ำว ต้ำบลหนองบัว 9
Noto Sans Thai, the first words are แผนการ
 pypdf     แผนการ จ้างทาป้าย 5 ซื้อน้าประปา 7 นาข้าว ตาบลหนองบัว 9
 pdfium    แผนการ จ้างท;าปาย้ 5 ซื้อน;้าประปา 7 นาข้าว ต;าบลหนองบัว 9
 pdftotext แผนการ จ้างทาป้าย 5 ซื้อน้าประปา 7 นาข้าว ตาบลหนองบัว 9
Noto Sans Thai, the first words are คำสั่ง
 pypdf     คำสั่ง จ้ำงทำป้ำย 5 ซื้อน้ำประปำ 7 นำข้ำว ตำบลหนองบัว 9
 pdfium    ค;ำสัง่ จ้ำงท;ำปำย้ 5 ซื้อน;้ำประปำ 7 นำข้ำว ต;ำบลหนองบัว 9
 pdftotext คำสัง ่ จ้ำงทำป้ำย 5 ซื้อน้ำประปำ 7 นำข้ำว ตำบลหนองบัว 9
Noto Sans Thai, the first words are ถ้ำ
 pypdf     ถ้ำ จ้้ำงท้ำป้้ำย 5 ซือน้ำประป้ำ 7 น้ำข้้ำว ต้ำบลหนองบัว 9
 pdfium    ถ;1้ำ จ้้ำงท;้ำป้ำย้ 5 ซื1อน;1้ำประป้ำ 7 น้ำข้้ำว ต;้ำบลหนองบัว 9
 pdftotext ถ้ำ จ้้ำงท้ำป้้ำย 5 ซือน้ำประป้ำ 7 น้ำข้้ำว ต้ำบลหนองบัว 9'
cd "$tmp"
got=$(venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
