#!/usr/bin/env bash
# Guess: a ticked and an empty box in a Word form are two characters to every reader of .docx, whichever way they were set.
# Truth: of eight readers pandoc 3.9 alone tells them apart in all three ways. A symbol of Wingdings (Insert, Symbol: w:sym) is nothing, ticked or empty, to
#   python-docx 1.2.0, docx2txt 0.9, anydoc 0.2.4 and aspose-words-foss 26.7.0, and a private character to docx-to-markdown 2.32.0. Typed in the font
#   Wingdings 2, a ticked box is the letter R and an empty one the sign of the pound. The box of a form (w14:checkbox) is nothing to python-docx and to
#   mammoth 1.13.0's extract_raw_text; markitdown 0.1.9 writes it as [x].
# Seen: see `want` below: each of the three lines says that ก is ticked and ข is not; U+F0FE and the like are private characters.
# Why it matters: forms of Thai offices answer by boxes: approved or not, conflict of interest or none, method of purchase. Where both boxes are gone the
#   line reads as if both were chosen, and "R" and "£" are read as text.
# Do: look for w:sym, w14:checkbox and the fonts Wingdings in document.xml and put ☑ and ☐ in their places before reading.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check python-docx==1.2.0 pypandoc_binary==1.17 mammoth==1.13.0 "markitdown[docx]==0.1.9" \
  docx2txt==0.9 firecrawl-anydoc==0.2.4 docx-to-markdown==2.32.0 aspose-words-foss==26.7.0

cat >"$tmp/run.py" <<'PY'
import anydoc, docx, docx2txt, docx_to_markdown, mammoth, pypandoc
from aspose.words_foss import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from markitdown import MarkItDown

NAMES = nsdecls("w") + ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def symbol(code):
    return f'<w:r {NAMES}><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'


def letter(text):
    font = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2" w:cs="Wingdings 2"/>'
    return f"<w:r {NAMES}><w:rPr>{font}</w:rPr><w:t>{text}</w:t></w:r>"


def control(checked, text):
    box = f'<w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox>'
    return f"<w:sdt {NAMES}><w:sdtPr>{box}</w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"


paper = docx.Document()
for ticked, empty in [(symbol("F0FE"), symbol("F0A8")), (letter("R"), letter("£")), (control(1, "☒"), control(0, "☐"))]:
    line = paper.add_paragraph()
    for box, text in [(ticked, "ก "), (empty, "ข")]:
        line._p.append(parse_xml(box))
        line.add_run(text)
paper.save("a.docx")


def aspose():
    Document("a.docx").save("a.md")
    return open("a.md", encoding="utf-8").read()


with open("a.docx", "rb") as file:
    plain = mammoth.extract_raw_text(file).value
readers = {
    "mammoth": plain,
    "markitdown": MarkItDown().convert("a.docx").text_content,
    "pandoc": pypandoc.convert_file("a.docx", "plain"),
    "anydoc": anydoc.to_markdown("a.docx"),
    "docx-to-markdown": docx_to_markdown.convert("a.docx").markdown,
    "docx2txt": docx2txt.process("a.docx"),
    "python-docx": "\n".join(line.text for line in docx.Document("a.docx").paragraphs),
    "aspose-words-foss": aspose(),
}
for name, text in readers.items():
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    shown = ["".join(f"U+{ord(c):04X}" if "\ue000" <= c <= "\uf8ff" else c for c in line) for line in lines]
    print(f"{name}:", *shown, sep=" | ")
PY
want='mammoth: | 🗹ก 🞎ข | Rก £ข | ก ข
markitdown: | 🗹ก 🞎ข | Rก £ข | [x] ก [ ] ข
pandoc: | 🗹ก ◻ข | ☑ก ⬜ข | ☒ก ☐ข
anydoc: | ก ข | Rก £ข | ☒ก ☐ข
docx-to-markdown: | U+F0FEก U+F0A8ข | Rก £ข | ☒ก ☐ข
docx2txt: | ก ข | Rก £ข | ☒ก ☐ข
python-docx: | ก ข | Rก £ข | ก ข
aspose-words-foss: | ก ข | Rก £ข | ☒ก ☐ข'
cd "$tmp"
got=$(venv/bin/python -W ignore run.py 2>/dev/null)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
