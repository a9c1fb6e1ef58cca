#!/usr/bin/env bash
# Guess: trafilatura, which takes the main text of a web page with its tables (include_tables is on by default) and fills merged cells in, gives
#   the text of each cell, whatever markup is in it.
# Truth: trafilatura 2.3.1 drops every list inside a table: a cell with <ul> or <ol> comes out empty, one with a sentence before the list keeps the
#   sentence alone. So do text, Markdown, HTML and favor_precision; only favor_recall keeps lists. <center>, <label>, <section>, <dl> in a cell
#   are dropped as well, most of them with favor_recall, too; <p>, <div>, <br> stay. The rows of a table in a cell stand below the last
#   row of the outer one. A struck-out amount stands in text beside the new one: "100 200".
# Seen: see `want` below.
# Why it matters: Thai bodies report measures in tables, and what was done in numbered lists in the cells. The row with the one
#   short answer is whole, and those with three results say nothing, as if nothing had been done. Rows and columns are right.
# Do: favor_recall=True and a count of cells that the page fills and the output does not; or read tables from the HTML itself.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check trafilatura==2.3.1 lxml_html_clean==0.4.6

cat >"$tmp/run.py" <<'PY'
import trafilatura

ITEMS = "<li>จัดอบรม 25 คน</li><li>ติดประกาศ 3 แห่ง</li>"
CELLS = {
    "plain": "จัดอบรม 25 คน", "p": "<p>จัดอบรม 25 คน</p><p>ติดประกาศ 3 แห่ง</p>", "div": "<div>จัดอบรม 25 คน</div>",
    "br": "จัดอบรม 25 คน<br>ติดประกาศ 3 แห่ง", "ul": f"<ul>{ITEMS}</ul>", "ol": f"<ol>{ITEMS}</ol>",
    "text, ol": f"ดำเนินการแล้ว ดังนี้<ol>{ITEMS}</ol>", "dl": "<dl><dt>งบประมาณ</dt><dd>1,250 บาท</dd></dl>",
    "center": "<center>1,250 บาท</center>", "label": "<label>1,250 บาท</label>", "section": "<section>1,250 บาท</section>",
    "table": "<table><tr><td>ใน</td><td>5</td></tr></table>", "del": "<del>100</del> 200",
}
ROWS = "".join(f"<tr><td>{name}</td><td>{cell}</td></tr>" for name, cell in CELLS.items())
PAGE = f"""<html><head><title>รายงาน</title></head><body><main><h1>รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม</h1>
<p>เทศบาลตำบลตัวอย่าง ขอรายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2566 ดังต่อไปนี้</p>
<table><tr><th>มาตรการ</th><th>ผลการดำเนินการ</th></tr>{ROWS}</table>
<p>ข้อมูล ณ วันที่ 31 ตุลาคม 2566 โดยสำนักปลัดเทศบาลตำบลตัวอย่าง</p></main></body></html>"""


def cells(**options):
    lines = trafilatura.extract(PAGE, **options).splitlines()
    return {line.split("|")[1].strip(): line.split("|")[2].strip() for line in lines if line.startswith("| ")}


default = cells()
for name in CELLS:
    print(f"{name}: [{default[name]}]")
for label, options in (("markdown", {"output_format": "markdown"}), ("precision", {"favor_precision": True}), ("recall", {"favor_recall": True})):
    print(f"empty or short with {label}:", [name for name, cell in cells(**options).items() if name in CELLS and cell in ("", "ดำเนินการแล้ว ดังนี้")])
PY
want=$(cat <<'W'
plain: [จัดอบรม 25 คน]
p: [จัดอบรม 25 คน ติดประกาศ 3 แห่ง]
div: [จัดอบรม 25 คน]
br: [จัดอบรม 25 คน ติดประกาศ 3 แห่ง]
ul: []
ol: []
text, ol: [ดำเนินการแล้ว ดังนี้]
dl: []
center: []
label: []
section: []
table: []
del: [100 200]
empty or short with markdown: ['ul', 'ol', 'text, ol', 'dl', 'center', 'label', 'section', 'table']
empty or short with precision: ['ul', 'ol', 'text, ol', 'dl', 'center', 'label', 'section', 'table']
empty or short with recall: ['center', 'label', 'section', 'table']
W
)
got=$("$tmp/venv/bin/python" "$tmp/run.py" 2>"$tmp/err.txt") || { cat "$tmp/err.txt" >&2; exit 1; }
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
