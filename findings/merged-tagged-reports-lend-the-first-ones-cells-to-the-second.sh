#!/usr/bin/env bash
# Guess: joining two tagged PDFs either keeps both structure trees or leaves the
# pages of the second file without structure. Either way the tags of a page are
# about that page.
#
# True: "qpdf a.pdf --pages . b.pdf --" 11.3 and pikepdf 10.18's pages.extend keep
# the first file's tree and the second file's /StructParents and MCIDs, which count
# from 0 in both. playa 1.1.0 then says of page 2 that its heading and its amount
# are the header cells of the table on page 1. pdfplumber 0.11.10 checks the page
# of each mark, but still gives page 2 that table with its rows, emptied.
# pypdf 7.1.1 drops every tag when it appends both to an empty file, and keeps the
# first file's tags alone when it starts from that one; its page 2 has none then.
# Seen:
#   qpdf:    page 1 TH TH TD TD, page 2 TH TH TD TD   (b.pdf alone: H1 P P)
#   pikepdf: page 1 TH TH TD TD, page 2 TH TH TD TD
#   pdfplumber of qpdf's file: page 2 Document Table THead TR TBody TR
#   pypdf:   page 1 none, page 2 none; started from a.pdf: page 1 TH TH TD TD, page 2 none
#
# Why it matters: offices join the reports of their divisions into one file. A reader
# that fills table cells by page and MCID puts the words of page 2 into the table of
# page 1, and nothing looks broken. What to do: trust a mark only if the element
# that it leads to names this very page in /Pg (or in the kid that holds the MCID).
# Needs Debian's qpdf, fontconfig and fonts-thai-tlwg (font Loma).
set -euo pipefail
for t in qpdf fc-list:fontconfig; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}"; exit 1; }
done
font=$(fc-list ':family=Loma:style=Regular' -f '%{file}\n' | sed -n 1p)
[ -n "$font" ] || { echo "install Debian's fonts-thai-tlwg"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check typst==0.15.2 playa-pdf==1.1.0 \
  pikepdf==10.18.0 pypdf==7.1.1 pdfplumber==0.11.10 pdfminer.six==20260107
cat > m.py <<'E'
import subprocess, sys
import pdfplumber, pikepdf, playa, pypdf, typst

bodies = {
    "a": "#table(columns: 2, table.header([ราย], [ยอด]), [ก], [๑๐])",
    "b": "= กองคลัง\nงบ ๑๒๓ บาท\n\nจบ",
}
for name, body in bodies.items():
    with open(f"{name}.typ", "w") as source:
        source.write(f'#set document(title: [{name}], date: none)\n#set text(font: "Loma", lang: "th")\n'
                     f"#set page(width: 200pt, height: 120pt, margin: 20pt)\n{body}\n")
    typst.compile(f"{name}.typ", output=f"{name}.pdf", font_paths=[sys.argv[1]], pdf_standards=["ua-1"])

subprocess.run(["qpdf", "a.pdf", "--pages", ".", "b.pdf", "--", "qpdf.pdf"], check=True)
first, second = pikepdf.open("a.pdf"), pikepdf.open("b.pdf")
first.pages.extend(second.pages)
first.save("pikepdf.pdf")
for name, start in (("pypdf", None), ("pypdf-from-a", "a.pdf")):
    writer = pypdf.PdfWriter(clone_from=start) if start else pypdf.PdfWriter()
    for part in ("b.pdf",) if start else ("a.pdf", "b.pdf"):
        writer.append(part)
    writer.write(f"{name}.pdf")

for name in ("b", "qpdf", "pikepdf", "pypdf", "pypdf-from-a"):
    with playa.open(f"{name}.pdf") as document:
        pages = [" ".join(e.type for e in p.structure if e is not None) or "none" for p in document.pages]
    print(f"playa, {name}: " + ", ".join(f"page {i} {p}" for i, p in enumerate(pages, 1)))

def types(elements):
    for element in elements:
        yield element["type"]
        yield from types(element.get("children", []))

with pdfplumber.open("qpdf.pdf") as document:
    print("pdfplumber, qpdf: page 2", *types(document.pages[1].structure_tree))
E
v/bin/python m.py "$(dirname "$font")" > out.txt
cat out.txt
cat > expected.txt <<'EXPECTED'
playa, b: page 1 H1 P P
playa, qpdf: page 1 TH TH TD TD, page 2 TH TH TD TD
playa, pikepdf: page 1 TH TH TD TD, page 2 TH TH TD TD
playa, pypdf: page 1 none, page 2 none
playa, pypdf-from-a: page 1 TH TH TD TD, page 2 none
pdfplumber, qpdf: page 2 Document Table THead TR TBody TR
EXPECTED
diff expected.txt out.txt || { echo "CHANGED: see the differences above"; exit 1; }
echo "as stated"
