#!/usr/bin/env bash
# Guess: the codes of an SDMX-CSV file are texts by the standard, and an SDMX library reads them as texts: 01 stays 01.
# Truth: pysdmx 1.21.0 (read_sdmx) lets pandas guess and turns the result into texts afterwards. A dimension whose codes
#   all look like numbers loses its zeros: 01 becomes 1, plan 1.10 becomes 1.1 (which is there, too), project 1E3 becomes
#   1000.0. If one row of the file holds another code, such as _T for the total, all codes of that column stay whole. So
#   it is for SDMX-CSV 1.0 and 2.0. The code NA is read rightly, so the reader looks careful.
# Seen: see `want` below.
# Why it matters: numbered lists of functions (COFOG), plans and goods (HS) begin with 0, and plan 1.10 joins 1.1: two rows have one
#   key then. A download with totals is right, the same without them is wrong, so a first try proves nothing.
# Do: read SDMX-CSV with dtype=str (and keep_default_na=False) oneself, or check every code against its code list after reading.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check "pysdmx[data]==1.21.0" pandas==3.1.1

cat >"$tmp/run.py" <<'PY'
from pathlib import Path

from pysdmx.io import read_sdmx

ROWS = ["NA,01,1.1,1E3,2566,500", "NA,07,1.10,2E3,2567,700"]
TOTAL = "NA,_T,_T,_T,2567,1200"
NAMES = "AREA,COFOG,PLAN,PROJECT,TIME_PERIOD,OBS_VALUE"


def show(title, first, names, rows):
    path = Path("data.csv")
    path.write_text("\n".join([f"{names},{NAMES}"] + [f"{first},{row}" for row in rows]) + "\n", encoding="utf-8")
    message = read_sdmx(path, validate=False)
    for row in message.data[0].data.itertuples(index=False):
        print(title, *row)


flow = "TH:BUDGET(1.0)"
show("1.0:", flow, "DATAFLOW", ROWS)
show("1.0 with total:", flow, "DATAFLOW", [*ROWS, TOTAL])
show("2.0:", f"dataflow,{flow},I", "STRUCTURE,STRUCTURE_ID,ACTION", ROWS)
show("2.0 with total:", f"dataflow,{flow},I", "STRUCTURE,STRUCTURE_ID,ACTION", [*ROWS, TOTAL])
PY
want='1.0: NA 1 1.1 1000.0 2566 500
1.0: NA 7 1.1 2000.0 2567 700
1.0 with total: NA 01 1.1 1E3 2566 500
1.0 with total: NA 07 1.10 2E3 2567 700
1.0 with total: NA _T _T _T 2567 1200
2.0: NA 1 1.1 1000.0 2566 500
2.0: NA 7 1.1 2000.0 2567 700
2.0 with total: NA 01 1.1 1E3 2566 500
2.0 with total: NA 07 1.10 2E3 2567 700
2.0 with total: NA _T _T _T 2567 1200'
got=$(cd "$tmp" && "$tmp/venv/bin/python" -W ignore run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
