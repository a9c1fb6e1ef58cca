#!/usr/bin/env bash
# Guess: a tool that writes the tables of .docx files as CSV, for spreadsheets, keeps each column where it stands: covered places of merged cells are empty,
#   or hold the text again, one way for both directions.
# Truth: docx2csv 0.1.4 has both ways: a cell merged over rows is written in each row, so that a budget of 9,000 for three projects is
#   27,000 when added up; one merged over columns is written once and what follows moves left: the total's 9,050 stands under "project", and a
#   row that starts one column later (w:gridBefore, as Word writes it for cells that were pulled in) begins in the first. Rows are of different
#   lengths then, and no warning is given.
# Seen: see `want` below.
# Why it matters: "รวม" over two columns is in nearly each Thai budget table, and one budget for several projects common. Both give good
#   numbers in wrong places or too often.
# Do: count the fields of each line; read gridSpan, vMerge and gridBefore oneself (python-docx: row.grid_cols_before, cell._tc.grid_span).
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check docx2csv==0.1.4 python-docx==1.2.0

cat >"$tmp/run.py" <<'PY'
import docx
import docx2csv
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

ROWS = [
    ["ที่", "โครงการ", "งบ", "จ่าย", "หน่วย"],
    ["1", "อบรม", "9,000", "1,200", "คลัง"],
    ["2", "ประชุม", "", "800", "ช่าง"],
    ["3", "ซ่อม", "", "700", "แผน"],
    ["", "ต่อเนื่อง", "50", "20", "แผน"],
    ["รวม", "", "9,050", "2,720", ""],
]
paper = docx.Document()
table = paper.add_table(len(ROWS), len(ROWS[0]))
for row, texts in enumerate(ROWS):
    for column, text in enumerate(texts):
        table.cell(row, column).text = text
table.cell(1, 2).merge(table.cell(3, 2))
table.cell(5, 0).merge(table.cell(5, 1))
late = table.rows[4]._tr
late.remove(late.tc_lst[0])
late.insert(0, parse_xml(f'<w:trPr {nsdecls("w")}><w:gridBefore w:val="1"/></w:trPr>'))
paper.save("a.docx")
for row in docx2csv.extract_tables("a.docx")[0]["data"]:
    print(len(row), "/".join(row))
PY
want='5 ที่/โครงการ/งบ/จ่าย/หน่วย
5 1/อบรม/9,000/1,200/คลัง
5 2/ประชุม/9,000/800/ช่าง
5 3/ซ่อม/9,000/700/แผน
4 ต่อเนื่อง/50/20/แผน
4 รวม/9,050/2,720/'
cd "$tmp"
got=$(venv/bin/python run.py 2>/dev/null)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
