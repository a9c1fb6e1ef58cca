#!/usr/bin/env bash
# Guess: what stands between two numbers on Word's page, a hyphen that does not break, or a tab to the right margin with its row of dots, is at
#   least a space in the text that a reader of .docx gives.
# Truth: the no-break hyphen (Ctrl+Shift+-) is an element, w:noBreakHyphen, not a character. docx2txt 0.9, docx2python 3.7.1, anydoc 0.2.4 and
#   aspose-words-foss 26.7.0 give nothing for it: แผน 2566-2570 is 25662570. The alignment tab, w:ptab, is nothing to pandoc 3.9, mammoth 1.13.0,
#   markitdown 0.1.9, docx2txt, docx2python and aspose-words-foss: item 1 with its 500 baht is 1500. Hidden text, which is not
#   printed, is read amid the number: 500(20)00 is 5002000 to all but docx-to-markdown 2.32.0 and docling-rs 2.52.7, which are right in
#   all three.
# Seen: see `want` below.
# Why it matters: spans of years, house numbers and instalments are kept together by that hyphen, and leaders of dots carry the amount to the
#   margin. 1500 and 5002000 are good amounts; nothing shows that they were two.
# Do: count w:noBreakHyphen, w:ptab and w:vanish in document.xml before reading, and put "-", a tab and nothing in their places.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check python-docx==1.2.0 pypandoc_binary==1.17 mammoth==1.13.0 "markitdown[docx]==0.1.9" \
  docx2txt==0.9 docx2python==3.7.1 firecrawl-anydoc==0.2.4 docx-to-markdown==2.32.0 aspose-words-foss==26.7.0 docling-rs==2.52.7

cat >"$tmp/run.py" <<'PY'
import anydoc, docx, docx2python, docx2txt, docx_to_markdown, mammoth, pypandoc
from aspose.words_foss import Document
from docling_rs import DocumentConverter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from markitdown import MarkItDown

paper = docx.Document()
for start, between, end in [
    ("แผน 2566", "<w:noBreakHyphen/>", "2570"),
    ("อบรม ครั้งที่ 1", '<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="dot"/>', "500"),
    ("งบ 500", "<w:rPr><w:vanish/></w:rPr><w:t>20</w:t>", "00"),
]:
    line = paper.add_paragraph(start)
    line._p.append(parse_xml(f"<w:r {nsdecls('w')}>{between}</w:r>"))
    line.add_run(end)
paper.save("a.docx")


def aspose():
    Document("a.docx").save("a.md")
    return open("a.md", encoding="utf-8").read()


with open("a.docx", "rb") as file:
    plain = mammoth.extract_raw_text(file).value
readers = {
    "docx-to-markdown": docx_to_markdown.convert("a.docx").markdown,
    "docling-rs": DocumentConverter().convert("a.docx").document.export_to_markdown(),
    "python-docx": "\n".join(line.text for line in docx.Document("a.docx").paragraphs),
    "anydoc": anydoc.to_markdown("a.docx"),
    "pandoc": pypandoc.convert_file("a.docx", "plain"),
    "mammoth": plain,
    "markitdown": MarkItDown().convert("a.docx").text_content,
    "docx2txt": docx2txt.process("a.docx"),
    "docx2python": docx2python.docx2python("a.docx").text,
    "aspose-words-foss": aspose(),
}
for name, text in readers.items():
    ends = [" ".join(line.split()).removeprefix("แผน").removeprefix("อบรม ครั้งที่").removeprefix("งบ") for line in text.splitlines() if line.strip()]
    print(f"{name}:", " |".join(ends).strip().replace("\u2011", "-"))
PY
want='docx-to-markdown: 2566-2570 | 1 500 | 50000
docling-rs: 2566-2570 | 1 500 | 50000
python-docx: 2566-2570 | 1 500 | 5002000
anydoc: 25662570 | 1 500 | 5002000
pandoc: 2566-2570 | 1500 | 5002000
mammoth: 2566-2570 | 1500 | 5002000
markitdown: 2566-2570 | 1500 | 5002000
docx2txt: 25662570 | 1500 | 5002000
docx2python: 25662570 | 1500 | 5002000
aspose-words-foss: 25662570 | 1500 | 5002000'
cd "$tmp"
got=$(venv/bin/python -W ignore run.py 2>/dev/null)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
