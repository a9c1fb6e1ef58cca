#!/usr/bin/env bash
# Guess: two lines in a cell of an .ods workbook come out as two lines, as from .xlsx; an amount with the format of a currency
# is a number to every reader.
# Truth: pandas 2.3.3 (read_excel, engine odf, odfpy 1.4.1) puts nothing between the lines of a cell: 500 over 20 is "50020", 12,000
#   over 3,500 is "12,0003,500", ปี 2566 over 12 งวด is "ปี 256612 งวด". pandas 3.1.1 has the line break, as from .xlsx, and so
#   have engine calamine (python-calamine 0.9.1) and pyexcel-ods3 0.6.1. That one, again, gives a cell of type
#   currency, which LibreOffice writes for the format ฿, as the text "1234.5 THB"; the others give 1234.5.
# Seen: see `want` below. The cells are stored as LibreOffice 7.4 stores them: a <text:p> for each line.
# Why it matters: instalments, contract numbers and dates of one purchase share a cell in lines. "50020" is a good amount, and
#   a sum over the column is wrong by a hundred times; .ods is what LibreOffice offices hand out and open-data rules ask for.
# Do: read .ods with engine="calamine", since many packages still keep pandas below 3; with pyexcel, split
#   the currency off; refuse a text of digits that has no line of content.xml to itself.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pandas==2.3.3 odfpy==1.4.1 python-calamine==0.9.1 pyexcel-ods3==0.6.1 \
  openpyxl==3.1.5

cat >"$tmp/run.py" <<'PY'
import zipfile

import openpyxl, pandas, pyexcel_ods3

KIND = "application/vnd.oasis.opendocument.spreadsheet"
URN = "urn:oasis:names:tc:opendocument:xmlns"
ROWS = [("สัญญา", "วันที่", "งวด", "งบ"), ("1/2566", "ปี 2566\n12 งวด", "500\n20", 1234.5), ("2/2566", "2567\n5", "12,000\n3,500", 700)]


def cell(value):
    if isinstance(value, str):
        lines = "".join(f"<text:p>{line}</text:p>" for line in value.split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
    kind = f'office:value-type="currency" office:currency="THB" office:value="{value}"'
    return f"<table:table-cell {kind}><text:p>฿{value:,.2f}</text:p></table:table-cell>"


rows = "".join("<table:table-row>" + "".join(map(cell, row)) + "</table:table-row>" for row in ROWS)
names = " ".join(f'xmlns:{name}="{URN}:{name}:1.0"' for name in ("office", "table", "text"))
entries = "".join(
    f'<m:file-entry m:full-path="{path}" m:media-type="{kind}"/>' for path, kind in [("/", KIND), ("content.xml", "text/xml")]
)
with zipfile.ZipFile("book.ods", "w") as file:
    file.writestr("mimetype", KIND)
    file.writestr(
        "content.xml",
        f'<office:document-content {names} office:version="1.2"><office:body><office:spreadsheet><table:table table:name="S">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>",
    )
    file.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{URN}:manifest:1.0" m:version="1.2">{entries}</m:manifest>')
book = openpyxl.Workbook()
for row in ROWS:
    book.active.append(row)
book.save("book.xlsx")

for path, engine in [("book.ods", "odf"), ("book.ods", "calamine"), ("book.xlsx", "openpyxl")]:
    if engine == "odf" or pandas.__version__ < "3":
        print(pandas.__version__, path, engine, pandas.read_excel(path, engine=engine).values.tolist())
if pandas.__version__ < "3":
    print("book.ods pyexcel-ods3", pyexcel_ods3.get_data("book.ods")["S"][1:])
PY
want="2.3.3 book.ods odf [['1/2566', 'ปี 256612 งวด', '50020', 1234.5], ['2/2566', '25675', '12,0003,500', 700.0]]
2.3.3 book.ods calamine [['1/2566', 'ปี 2566\\n12 งวด', '500\\n20', 1234.5], ['2/2566', '2567\\n5', '12,000\\n3,500', 700.0]]
2.3.3 book.xlsx openpyxl [['1/2566', 'ปี 2566\\n12 งวด', '500\\n20', 1234.5], ['2/2566', '2567\\n5', '12,000\\n3,500', 700.0]]
book.ods pyexcel-ods3 [['1/2566', 'ปี 2566\\n12 งวด', '500\\n20', '1234.5 THB'], ['2/2566', '2567\\n5', '12,000\\n3,500', '700 THB']]
3.1.1 book.ods odf [['1/2566', 'ปี 2566\\n12 งวด', '500\\n20', 1234.5], ['2/2566', '2567\\n5', '12,000\\n3,500', 700.0]]"
got=$(cd "$tmp" && "$tmp/venv/bin/python" -W ignore run.py)
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pandas==3.1.1
got+=$'\n'$(cd "$tmp" && "$tmp/venv/bin/python" -W ignore run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
