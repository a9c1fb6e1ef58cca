#!/usr/bin/env bash
# Guess: TEDS, the measure that table recognition is judged by, compares all cells of two HTML tables; <th> is a cell like <td>, or
#   costs something where the other side has <td>.
# Truth: table-recognition-metric 0.0.6 (the code of PubTabNet, whose tables have <td> alone) looks at the text, rowspan and colspan of <td>
#   only; a <th> is an empty node. Where both sides have <th>, wrong, swapped and empty headers score 1.0, and so do spans of other
#   widths; row headers (the measure's name in each row) are not read either. Fewer compared characters do not show: the score is
#   the same 1.0. The same table with <td> falls as it should. Against a truth in <td>, a perfect reading in <th> loses points.
# Seen: see `want` below.
# Why it matters: docling, pandas, pandoc and the like write headers, and often the first column, as <th>. That แผน and ผล changed places,
#   or that a header spans the wrong columns, is the worst mistake in a Thai budget table, and TEDS of such files cannot see it.
# Do: replace th by td on both sides (as below), or compare headers apart.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check table-recognition-metric==0.0.6

cat >"$tmp/run.py" <<'PY'
from table_recognition_metric import TEDS

score = TEDS()
TRUTH = (
    '<html><body><table><tr><th rowspan="2">มาตรการ</th><th colspan="2">งบประมาณ</th><th rowspan="2">ผู้รับผิดชอบ</th></tr>'
    "<tr><th>แผน</th><th>ผล</th></tr><tr><th>อบรม</th><td>20,000</td><td>18,000</td><td>กองคลัง</td></tr></table></body></html>"
)
READINGS = {
    "columns swapped": TRUTH.replace("<th>แผน</th><th>ผล</th>", "<th>ผล</th><th>แผน</th>"),
    "headers empty": TRUTH.replace("มาตรการ", "").replace("งบประมาณ", "").replace("ผู้รับผิดชอบ", ""),
    "other spans": TRUTH.replace('colspan="2">งบ', 'colspan="3">งบ').replace('rowspan="2">มา', 'rowspan="3">มา'),
    "other measure": TRUTH.replace("อบรม", "จัดซื้อ"),
    "other amount": TRUTH.replace("18,000", "78,000"),
}


def as_td(html):
    return html.replace("<th", "<td").replace("</th>", "</td>")


for name, reading in READINGS.items():
    print(f"{name}: th {score(TRUTH, reading):.3f}, td {score(as_td(TRUTH), as_td(reading)):.3f}")
print(f"read right, th against td: {score(as_td(TRUTH), TRUTH):.3f}")
PY
want='columns swapped: th 1.000, td 0.897
headers empty: th 1.000, td 0.769
other spans: th 1.000, td 0.846
other measure: th 1.000, td 0.923
other amount: th 0.987, td 0.987
read right, th against td: 0.538'
got=$("$tmp/venv/bin/python" "$tmp/run.py")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
