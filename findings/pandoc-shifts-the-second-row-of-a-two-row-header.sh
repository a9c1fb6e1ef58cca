#!/usr/bin/env bash
# Guess: pandoc, whose tables know cells over rows and columns, keeps a header of two rows from HTML; and MarkItDown, which
# reads a Word table by way of HTML, leaves a hole where a cell above covers.
# Truth: pandoc 3.9 (pypandoc_binary 1.17) takes only the first row of <th> for the header where there is no <thead>, cuts the
#   rowspan of its cells at the header's end, and sets the second row into the body from the left: แผน comes to stand under
#   มาตรการ, and two empty cells on the right fill the row. With <thead> it is right. Converted to Word the shifted header
#   is real. MarkItDown 0.1.9 keeps colspan and forgets rowspan: of each covered row the cells move left.
# Seen: in the Word file made of it: มาตรการ|ผลการดำเนินการ|ผลการดำเนินการ|ผู้รับผิดชอบ over แผน|ผล|| ; MarkItDown's "| 20 | 18 | กองช่าง |".
# Why it matters: headers of two rows (แผน and ผล under one title) and measures over several rows are the rule in Thai
#   budget tables, and web pages often have <th> without <thead>; nothing tells that columns moved.
# Do: write <thead> around all rows of a header; before giving a table to a converter to Markdown repeat what covers several
#   rows in each of them.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pypandoc_binary==1.17 python-docx==1.2.0 "markitdown[docx]==0.1.9"

cat >"$tmp/run.py" <<'PY'
import sys, docx, pypandoc
from markitdown import MarkItDown

folder = sys.argv[1]
HEADER = """<tr><th rowspan="2">มาตรการ</th><th colspan="2">ผลการดำเนินการ</th><th rowspan="2">ผู้รับผิดชอบ</th></tr>
<tr><th>แผน</th><th>ผล</th></tr>"""
BODY = """<tr><td rowspan="2">อบรม</td><td>10</td><td>9</td><td>กองคลัง</td></tr>
<tr><td>20</td><td>18</td><td>กองช่าง</td></tr>"""


def through_word(html):
    pypandoc.convert_text(html, "docx", "html", outputfile=f"{folder}/table.docx")
    for row in docx.Document(f"{folder}/table.docx").tables[0].rows:
        print("  " + "|".join(cell.text for cell in row.cells))


print("pandoc", ".".join(map(str, pypandoc.get_pandoc_version().split(".")[:2])), "without thead")
through_word(f"<table>{HEADER}{BODY}</table>")
print("with thead")
through_word(f"<table><thead>{HEADER}</thead><tbody>{BODY}</tbody></table>")
print("MarkItDown, of that Word file")
print(MarkItDown().convert(f"{folder}/table.docx").text_content)
PY
want='pandoc 3.9 without thead
  มาตรการ|ผลการดำเนินการ|ผลการดำเนินการ|ผู้รับผิดชอบ
  แผน|ผล||
  อบรม|10|9|กองคลัง
  อบรม|20|18|กองช่าง
with thead
  มาตรการ|ผลการดำเนินการ|ผลการดำเนินการ|ผู้รับผิดชอบ
  มาตรการ|แผน|ผล|ผู้รับผิดชอบ
  อบรม|10|9|กองคลัง
  อบรม|20|18|กองช่าง
MarkItDown, of that Word file
| มาตรการ | ผลการดำเนินการ | | ผู้รับผิดชอบ |
| --- | --- | --- | --- |
| แผน | ผล |
| อบรม | 10 | 9 | กองคลัง |
| 20 | 18 | กองช่าง |'
got=$("$tmp/venv/bin/python" -W ignore "$tmp/run.py" "$tmp")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
