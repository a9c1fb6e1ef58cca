#!/usr/bin/env bash
# Guess: docx2md-cli, a "high-fidelity" converter that "preserves tables (vMerge)", repeats the merged department in each row or leaves it empty below; rows and
#   amounts stay as they are.
# Truth: docx2md-cli 0.2.0 makes one row of all rows that a vertically merged cell reaches over. The other cells are joined by ", ", empty ones left
#   out, and what is there already is not said again: projects ถนน, สะพาน, ศาลา with 1,000, nothing and 1,000 baht are "ถนน, สะพาน, ศาลา" and "1,000";
#   2,000 and 500 with nothing behind are "2,000, 500". It is so wherever the merged column stands: under a merged source of money the
#   running numbers are "1, 2". In a header of two rows the name behind a wide cell moves left over the second year. "3/3 tables inserted".
# Seen: see `want` below.
# Why it matters: in Thai plans the department is merged over its projects. One amount stands for several, none can be given to its project, and the
#   sum is short by what was equal; "1,000, 250" reads like a number of seven digits. A language model gets a sound table.
# Do: take the rows from the .docx (python-docx gives the merged cell's text in each row), and compare the number of amounts.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check docx2md-cli==0.2.0 python-docx==1.2.0

cat >"$tmp/make.py" <<'PY'
import docx

PLAN = [["หน่วยงาน", "โครงการ", "ปี 2566", "ปี 2567"], ["กองช่าง", "ถนน", "1,000", "2,000"], ["", "สะพาน", "", "500"], ["", "ศาลา", "1,000", ""],
        ["กองคลัง", "วัสดุ", "300", "400"]]
SOURCES = [["ที่", "โครงการ", "บาท", "แหล่งเงิน"], ["1", "ถนน", "1,000", "งบเทศบาล"], ["2", "สะพาน", "250", ""], ["3", "ศาลา", "", "เงินอุดหนุน"]]
HEADERS = [["หน่วยงาน", "งบประมาณ", "", "หมายเหตุ"], ["", "2566", "2567", ""], ["กองช่าง", "1", "2", "รอ"]]
paper = docx.Document()
for rows, merged in ((PLAN, [((1, 0), (3, 0))]), (SOURCES, [((1, 3), (2, 3))]), (HEADERS, [((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (1, 3))])):
    table = paper.add_table(rows=0, cols=4)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row):
            cell.text = text
    for first, last in merged:
        table.cell(*first).merge(table.cell(*last))
    paper.add_paragraph("-")
paper.save("plan.docx")
PY
want=$(cat <<'W'
3/3 tables inserted
| หน่วยงาน | โครงการ | ปี 2566 | ปี 2567 |
|---|---|---|---|
| กองช่าง | ถนน, สะพาน, ศาลา | 1,000 | 2,000, 500 |
| กองคลัง | วัสดุ | 300 | 400 |
| ที่ | โครงการ | บาท | แหล่งเงิน |
|---|---|---|---|
| 1, 2 | ถนน, สะพาน | 1,000, 250 | งบเทศบาล |
| 3 | ศาลา | | เงินอุดหนุน |
| หน่วยงาน | งบประมาณ | หมายเหตุ | |
|---|---|---|---|
| หน่วยงาน | 2566 | 2567 | หมายเหตุ |
| กองช่าง | 1 | 2 | รอ |
W
)
cd "$tmp"
PYTHONUTF8=1 venv/bin/python make.py
PYTHONUTF8=1 venv/bin/docx2md plan.docx >said.txt
got=$(grep -o '[0-9]*/[0-9]* tables inserted' said.txt; grep '^|' plan.md)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
