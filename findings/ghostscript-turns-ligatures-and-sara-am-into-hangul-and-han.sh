#!/usr/bin/env bash
# Guess: Ghostscript's pdfwrite keeps the letters behind a ligature: ﬃ of "Official" and ﬁ of "file" stand for f f i and f i, as the file's /ToUnicode says.
# Truth: Ghostscript 10.00.0 (Debian 12) turns the bytes of each entry of more than one letter round: <00660069> (fi) becomes <66006900>, the Han signs 昀椀, and
#   <006600660069> (ffi) <6600CF00>, 昀케. "Official file" reads "O昀케cial 昀椀le" by pypdf, pdfium and pdfminer alike. Thai as well:
#   LibreOffice gives ้ำ (tone and sara am) one entry, <0E490E33>, and <0E494933> comes out: น้ำ (water) is น้䤳; WeasyPrint and Typst do so too.
#   Which producers show it: LibreOffice 7.4, WeasyPrint 70, Typst 0.15, XeLaTeX (TeX Live 2022; LuaLaTeX as well). Not Chromium, whose ligatures stand for one sign
#   each, U+FB03 and U+FB01 (it has other troubles there, in Thai).
#   Ghostscript 10.06.0 (npm @okathira/ghostpdl-wasm 1.1.0) has fi right and makes ffi "fÏ"; of the file of LibreOffice it drops the entries: pypdf has
#   control characters for ligatures and nothing for ้ำ. Only pdfium, which takes the ActualText that is kept, has น้ำ there.
# Seen: see `want` below; other signs than ASCII and Thai as U+XXXX.
# Why it matters: Sarabun, Niramit, Kanit, Mitr and Debian's Thai fonts all have fi ligatures and a ้ำ of one piece is common; smaller files and PDF/A are
#   made with Ghostscript. No mark of damage: Hangul and Han are letters. Amounts stay.
# Do: look for Han or Hangul in a Thai text: 昀 (U+6600) and 䤳 (U+4933) stand for f and ำ. Believe such a file by its print, or take the original.
# Needs Debian's ghostscript, libreoffice-writer, chromium, texlive-xetex, texlive-latex-recommended, npm, nodejs, fontconfig, fonts-thai-tlwg (font Loma).
set -euo pipefail
for t in soffice:libreoffice-writer chromium:chromium gs:ghostscript xelatex:texlive-xetex npm:npm node:nodejs fc-list:fontconfig; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}"; exit 1; }
done
[ -n "$(fc-list ':family=Loma')" ] || { echo "install Debian's fonts-thai-tlwg"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check weasyprint==70.0 pydyf==0.13.0 typst==0.15.2 pypdf==7.1.1 pypdfium2==5.15.2 pdfminer.six==20260107 \
  numpy==2.4.6 pillow==13.0.0
npm install --silent --no-fund --no-audit --prefix . @okathira/ghostpdl-wasm@1.1.0 >/dev/null

text="Official file 1,500 น้ำ"
echo "<html lang=th><meta charset=utf-8><style>body { font: 16pt Loma }</style><p>$text" > a.html
printf '#set text(font: "Loma", size: 16pt)\n%s\n' "$text" > a.typ
printf '%s\n' '\documentclass{article}\usepackage{fontspec}\setmainfont{Loma}\pagestyle{empty}\begin{document}' "$text" '\end{document}' > a.tex
soffice -env:UserInstallation="file://$work/office" --headless --convert-to odt --outdir . a.html >/dev/null 2>&1
soffice -env:UserInstallation="file://$work/office" --headless --convert-to pdf --outdir . a.odt >/dev/null 2>&1
mv a.pdf libreoffice.pdf
v/bin/weasyprint -q a.html weasyprint.pdf
v/bin/python -c "import typst; typst.compile('a.typ', output='typst.pdf')"
xelatex -interaction=batchmode -jobname=xelatex a.tex >/dev/null
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --no-pdf-header-footer \
  "--user-data-dir=$work/profile" --print-to-pdf=chromium.pdf a.html >/dev/null 2>&1
cat > new.mjs <<'E'
import load from "@okathira/ghostpdl-wasm";
import fs from "fs";
const gs = await load({ print: () => {}, printErr: () => {} });
const [from, to] = process.argv.slice(2);
gs.FS.writeFile("in.pdf", fs.readFileSync(from));
gs.callMain(["-q", "-sDEVICE=pdfwrite", "-dNOPAUSE", "-dBATCH", "-sOutputFile=out.pdf", "in.pdf"]);
fs.writeFileSync(to, gs.FS.readFile("out.pdf"));
E
cat > show.py <<'E'
import numpy as np
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text


def printed(path):
    return np.asarray(pypdfium2.PdfDocument(path)[0].render(scale=2).to_pil().convert("L")).astype(int)


def shown(text):
    own = [sign for sign in " ".join(text.split()) if sign >= " "]
    return "".join(sign if 32 <= ord(sign) < 127 or "ก" <= sign <= "๛" else f"[U+{ord(sign):04X}]" for sign in own)


for maker in ("libreoffice", "weasyprint", "typst", "xelatex", "chromium"):
    before = printed(f"{maker}.pdf")
    for version in ("", "-10.00", "-10.06"):
        path = f"{maker}{version}.pdf"
        differs = np.abs(printed(path) - before).sum() / (255 - before).sum()
        print(f"{maker}{version}:", "same print" if differs < 0.15 else f"print differs {differs:.2f}")
        texts = {"pypdf": pypdf.PdfReader(path).pages[0].extract_text(), "pdfium": pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()}
        texts["pdfminer"] = extract_text(path)
        for name, text in texts.items():
            print("  ", f"{name}:", shown(text))
E
for maker in libreoffice weasyprint typst xelatex chromium; do
  gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -sOutputFile=$maker-10.00.pdf $maker.pdf 2>/dev/null
  node new.mjs $maker.pdf $maker-10.06.pdf
done
got=$(PYTHONUTF8=1 v/bin/python show.py 2>/dev/null)
printf '%s\n' "$got"
want='libreoffice: same print
   pypdf: Official file 1,500 น้ำ
   pdfium: Official file 1,500 น้ำ
   pdfminer: Official file 1,500 น้ำ (cid:16)(cid:17)
libreoffice-10.00: same print
   pypdf: O[U+6600][U+CF00]cial [U+6600][U+6900]le 1,500 น้[U+4933]
   pdfium: O[U+6600][U+CF00]cial [U+6600][U+6900]le 1,500 น้[U+4933]
   pdfminer: O[U+6600][U+CF00]cial [U+6600][U+6900]le 1,500 น้[U+4933] (cid:16)(cid:17)
libreoffice-10.06: same print
   pypdf: Ocial le 1,500 น
   pdfium: Ocial le 1,500 น้ำ
   pdfminer: O(cid:2)cial (cid:8)le 1,500 น(cid:15) (cid:16)(cid:17)
weasyprint: same print
   pypdf: Official file 1,500 น้ำ
   pdfium: Official file 1,500 น[U+0116][U+0112]้ำ
   pdfminer: Official file 1,500 น ้ำ
weasyprint-10.00: same print
   pypdf: O[U+6600][U+CF00]cial [U+6600][U+6900]le 1,500 น้[U+4933]
   pdfium: O[U+6600][U+CF00]cial [U+6600][U+6900]le 1,500 น[U+FFFE][U+FFFE]้[U+4933]
   pdfminer: O[U+6600][U+CF00]cial [U+6600][U+6900]le 1,500 น ้[U+4933]
weasyprint-10.06: same print
   pypdf: Of[U+00CF]cial file 1,500 น[U+0112]้ๆ้ำ
   pdfium: Of[U+00CF]cial file 1,500 น[U+0112][U+0112]้ำ
   pdfminer: Of[U+00CF]cial file 1,500 น[U+0112] ้ๆ้ำ
typst: same print
   pypdf: Official file 1,500 น้ำ
   pdfium: Official file 1,500 น้ำ
   pdfminer: Official file 1,500 น้ำ(cid:15) (cid:16)(cid:17)
typst-10.00: same print
   pypdf: O[U+6600][U+CF00]cial [U+6600][U+6900]le 1,500 ้[U+494C]
   pdfium: O[U+6600][U+CF00]cial [U+6600][U+6900]le 1,500 ้[U+494C]
   pdfminer: O[U+6600][U+CF00]cial [U+6600][U+6900]le 1,500 ้[U+494C](cid:15) (cid:16)(cid:17)
typst-10.06: same print
   pypdf: Of[U+00CF]cial file 1,500 ้[U+1C4C]
   pdfium: Of[U+00CF]cial file 1,500 น้ำ
   pdfminer: Of[U+00CF]cial file 1,500 ้[U+1C4C](cid:15) (cid:16)(cid:17)
xelatex: same print
   pypdf: Official file 1,500 น้ำ
   pdfium: Official file 1,500 น้ำ
   pdfminer: Official file 1,500 น้ำ
xelatex-10.00: same print
   pypdf: O[U+6600][U+CF00]cial [U+6600][U+6900]le 1,500 น้ำ
   pdfium: O[U+6600][U+CF00]cial [U+6600][U+6900]le 1,500 น้ำ
   pdfminer: O[U+6600][U+CF00]cial [U+6600][U+6900]le 1,500 น้ำ
xelatex-10.06: same print
   pypdf: Of[U+00CF]cial file 1,500 น้ำ
   pdfium: Of[U+00CF]cial file 1,500 น้ำ
   pdfminer: Of[U+00CF]cial file 1,500 น้ำ
chromium: same print
   pypdf: O[U+FB03]cial [U+FB01]le 1,500 นํ้า
   pdfium: Official file 1,500 น้ำ
   pdfminer: O[U+FB03]cial [U+FB01]le 1,500 นํ ้า
chromium-10.00: same print
   pypdf: O[U+FB03]cial [U+FB01]le 1,500 นํ้า
   pdfium: Official file 1,500 นํ้า
   pdfminer: O[U+FB03]cial [U+FB01]le 1,500 นํ ้า
chromium-10.06: same print
   pypdf: O[U+FB03]cial [U+FB01]le 1,500 นํ้า
   pdfium: Official file 1,500 น้ำ
   pdfminer: O[U+FB03]cial [U+FB01]le 1,500 นํ ้า'
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
