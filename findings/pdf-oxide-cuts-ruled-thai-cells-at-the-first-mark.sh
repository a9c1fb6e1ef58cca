#!/usr/bin/env bash
# Guess: pdf_oxide knows that a Thai word drawn in several pieces is one (its extract_text is right); of a fully ruled table
# its Markdown then has each cell whole, or at worst with spaces in it, as extract_tables has.
#
# True: pdf_oxide 0.3.78 (to_markdown, to_html) ends the cell with the first piece. Typst 0.15.2, as Chromium does, draws a
# Thai text in pieces, a new one behind each cluster with a mark, and names its letters by /ActualText: น้ำดื่มสำหรับ is cut to
# น้ำ (water), ไม่มีงบประมาณ (no budget) to ไม่ (no), วันที่ (date) to วั. The rest of all cells follows as one paragraph behind the
# table, in order of rows but with no sign of where it belongs, and a piece that also stands anywhere in the table, as
# ที่ or งบประมาณ of the header, is nowhere. Cells without marks and amounts are whole, so the table looks tidy.
# extract_text of the same page is right to the letter; extract_tables has all of each cell, with spaces between pieces.
# Seen: see `expected` below.
#
# Why it matters: half a Thai cell is mostly a word of its own and no one misses the rest; what is sent to a search index or a
# language model says "no" for "no budget". What to do: take the cells from extract_tables, drop spaces before counting
# letters, and compare their letters with those of extract_text; don't take this Markdown for Thai.
# Needs Debian's fontconfig and fonts-thai-tlwg (font Loma).
set -euo pipefail
command -v fc-match >/dev/null || { echo "install Debian's fontconfig"; exit 1; }
font=$(fc-match -f '%{file}' 'Loma:style=Regular')
[[ $font == *Loma* ]] || { echo "install Debian's fonts-thai-tlwg"; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check typst==0.15.2 pdf_oxide==0.3.78 2>/dev/null
mkdir fonts; cp "$font" fonts/
cat > run.py <<'E'
import pdf_oxide
import typst

ROWS = [("ที่", "มาตรการ", "งบประมาณ", "วันที่"), ("๑", "น้ำดื่มสำหรับผู้ที่เข้าร่วม", "๑,๖๐๐", "1 พ.ย. 2566"),
        ("2", "ก่อสร้างถนนที่หมู่ 3", "1,234,567.89", "5 ธ.ค. 66"), ("3", "ไม่มีงบประมาณ", "0", ""),
        ("4", "อบรมตามมาตรการ", "500.50", "12 ต.ค. 2566")]
cells = "\n".join("".join(f"[{cell}]," for cell in row) for row in ROWS)
open("report.typ", "w", encoding="utf-8").write(
    '#set page(width: 560pt, height: 240pt, margin: 40pt)\n#set text(font: "Loma", size: 14pt, lang: "th")\n'
    f"#table(columns: (40pt, 200pt, 120pt, 120pt),\n{cells})")
typst.compile("report.typ", output="report.pdf", font_paths=["fonts"], ignore_system_fonts=True)

document = pdf_oxide.PdfDocument("report.pdf")
print(document.to_markdown(0).strip())
print("to_html, the same row:", [line for line in document.to_html(0).splitlines() if "<td>3<" in line])
print("extract_text:")
print(document.extract_text(0).strip())
rows = document.extract_tables(0)[0]["rows"]
found = [tuple("".join(cell["text"].split()) for cell in row["cells"]) for row in rows]
wanted = [tuple("".join(cell.split()) for cell in row) for row in ROWS]
print("extract_tables, but for spaces:", "right" if found == wanted else found)
E
PYTHONUTF8=1 v/bin/python run.py > out.txt
cat out.txt
cat > expected.txt <<'EXPECTED'
| ที่ | มาตรการ | งบประมาณ | วั |
|---|---|---|---|
| ๑ | น้ำ | ๑,๖๐๐ | 1 พ.ย. 2566 |
| 2 | ก่ | 1,234,567.89 | 5 ธ.ค. 66 |
| 3 | ไม่ | 0 |  |
| 4 | อบรมตามมาตรการ | 500.50 | 12 ต.ค. 2566 |

นที่ ดื่ มสำ หรั บผู้ เข้ าร่ อสร้ างถนนที่ หมู่ มี
to_html, the same row: ['<tr><td>3</td><td>ไม่</td><td>0</td><td></td></tr>']
extract_text:
ที่มาตรการงบประมาณวันที่
๑น้ำดื่มสำหรับผู้ที่เข้าร่วม๑,๖๐๐ 1 พ.ย. 2566
2 ก่อสร้างถนนที่หมู่ 3 1,234,567.89 5 ธ.ค. 66
3 ไม่มีงบประมาณ 0
4 อบรมตามมาตรการ 500.50 12 ต.ค. 2566
extract_tables, but for spaces: right
EXPECTED
diff expected.txt out.txt || { echo "CHANGED: see the differences above"; exit 1; }
echo "as stated"
