#!/usr/bin/env bash
# Guess: a reader of HTML tables into a data frame or rows keeps "1,2" as it stands, as readers of CSV do unless told of a comma for thousands; merged cells
#   are laid out, lines of a cell parted.
# Truth: pandas.read_html 3.1.1 takes "," for thousands unless told otherwise, wherever it stands: indicators "1,2" and "3,4" are 12 and 34, months "1,3,5" 135,
#   "10,12" 1012, also in a column that holds a "-" and stays text. Codes of 13 digits lose the zero. html-table-extractor
#   1.4.1 and tabletojson 4.1.15 (npm) join lines, 500<br>20 is 50020; html-table-parser-python3 0.3.1 moves rows under a merged cell left,
#   tabletojson those right of one, so that the total's amount stands as the project.
# Seen: see `want` below.
# Why it matters: plans say by "1,2" which strategies or indicators a project serves, and by "10,12" its months. 12 is an indicator,
#   too, so nothing shows it.
# Do: read_html(thousands=None, converters={"column": str}); for the others put a space before <br> and write rowspan and colspan out.
set -euo pipefail
for tool in npm node python3; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs, python3-venv)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pandas==3.1.1 lxml==6.1.3 html-table-parser-python3==0.3.1 html-table-extractor==1.4.1
npm install --silent --no-fund --no-audit --prefix "$tmp" tabletojson@4.1.15 >/dev/null

cat >"$tmp/lists.html" <<'HTML'
<html><head><meta charset="utf-8"></head><body><table><tr><th>ตัวชี้วัด</th><th>เดือน</th><th>เดือน (มีขีด)</th><th>งบ</th><th>รหัส</th></tr>
<tr><td>1,2</td><td>1,3,5</td><td>1,3,5</td><td>1,000</td><td>0105556000123</td></tr>
<tr><td>3,4</td><td>10,12</td><td>-</td><td>200</td><td>0994000158906</td></tr></table></body></html>
HTML
cat >"$tmp/merged.html" <<'HTML'
<html><head><meta charset="utf-8"></head><body><table><tr><th>แผน</th><th>โครงการ</th><th>งบ</th><th>จ่าย</th><th>หน่วย</th></tr>
<tr><td rowspan="2">1</td><td>อบรม</td><td>1,500</td><td>1,200</td><td>คลัง</td></tr>
<tr><td>ประชุม</td><td>500<br>20</td><td>300</td><td>ช่าง</td></tr>
<tr><td colspan="2">รวม</td><td>2,000</td><td>1,500</td><td></td></tr></table></body></html>
HTML
cat >"$tmp/run.py" <<'PY'
import pandas
from html_table_extractor.extractor import Extractor
from html_table_parser.parser import HTMLTableParser


def show(name, rows):
    print(f"{name}:", *("/".join(str(cell) for cell in row) for row in rows))


show("pandas", pandas.read_html("lists.html")[0].values.tolist())
show("pandas, thousands=None", pandas.read_html("lists.html", thousands=None)[0].values.tolist())
show("pandas", pandas.read_html("merged.html")[0].values.tolist())
with open("merged.html", encoding="utf-8") as file:
    text = file.read()
extractor = Extractor(text[text.index("<table") :])
show("html-table-extractor", extractor.parse().return_list()[1:])
parser = HTMLTableParser()
parser.feed(text)
show("html-table-parser-python3", parser.tables[0][1:])
PY
cat >"$tmp/run.js" <<'JS'
const { Tabletojson } = require("tabletojson");
const rows = Tabletojson.convert(require("fs").readFileSync("merged.html", "utf8"))[0];
console.log("tabletojson:", rows.map((row) => ["แผน", "โครงการ", "งบ", "จ่าย", "หน่วย"].map((key) => row[key] ?? "").join("/")).join(" "));
JS
want='pandas: 12/135/135/1000/105556000123 34/1012/-/200/994000158906
pandas, thousands=None: 1,2/1,3,5/1,3,5/1,000/105556000123 3,4/10,12/-/200/994000158906
pandas: 1/อบรม/1500/1200/คลัง 1/ประชุม/500 20/300/ช่าง รวม/รวม/2000/1500/nan
html-table-extractor: 1/อบรม/1,500/1,200/คลัง 1/ประชุม/50020/300/ช่าง รวม/รวม/2,000/1,500/
html-table-parser-python3: 1/อบรม/1,500/1,200/คลัง ประชุม/500 20/300/ช่าง รวม/2,000/1,500/
tabletojson: 1/อบรม/1,500/1,200/คลัง 1/ประชุม/50020/300/ช่าง รวม/2,000/1,500//'
cd "$tmp"
got=$(venv/bin/python run.py; node run.js)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
