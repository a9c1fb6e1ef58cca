#!/usr/bin/env bash
# Guess: a column named as a keyword (pandas assign(จำนวน=...), polars with_columns(จำนวน=...)) is the column that the file calls จำนวน.
# Truth: Python turns names in its source to NFKC, and sara am (ำ) is the only Thai letter that NFKC changes: into nikhahit and sara aa, two characters that
#   look the same. A name as a keyword or after a dot is therefore never a name with sara am: assign and with_columns do not replace จำนวน (quantity), they add a
#   second column of the same look, with the new values, and leave the old ones; agg names its result so; pandas eval too. query, also with backquotes, filter
#   and df.จำนวน do not find the column; duckdb does not find the data frame of that name; "{จำนวน}".format(จำนวน=1) raises. งบประมาณ and ปี are not touched.
# Seen: pandas 3.1.1, polars 2.1.0, duckdb 2.0.1, see `want` below; names printed with their length, จำนวน having five characters.
# Why it matters: จำนวน, จำนวนเงิน, ตำบล, อำเภอ and ลำดับ are the commonest headers of Thai tables. The doubled column is written to the CSV, where a
#   reader by header takes the one of old values; a result of agg has no จำนวน any more.
# Do: write such names as texts (assign(**{"จำนวน": ...}), pl.col(...).alias("จำนวน")), and look for U+0E4D in headers before writing.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check pandas==3.1.1 polars==2.1.0 duckdb==2.0.1
printf 'ตำบล,จำนวน,ปี\nก,1,66\nข,2,67\n' >a.csv
cat >run.py <<'PY'
import duckdb
import pandas as pd
import polars as pl


def said(names):
    return " ".join(f"{name}({len(name)})" for name in names)


def tried(what, call):
    try:
        print(what, "->", call())
    except Exception as error:
        print(what, "->", type(error).__name__)


frame, table = pd.read_csv("a.csv"), pl.read_csv("a.csv")
print("file:", said(frame.columns))
print("pandas assign:", said(frame.assign(จำนวน=frame["จำนวน"] * 10, ปี=2566).columns))
print("pandas agg:", said(frame.groupby("ปี").agg(จำนวน=("จำนวน", "sum")).columns))
print("pandas eval:", said(frame.eval("จำนวน = 5").columns))
changed = table.with_columns(จำนวน=pl.col("จำนวน") * 10, ปี=2566)
print("polars with_columns:", said(changed.columns), "sum of จำนวน", changed["จำนวน"].sum())
print("dict:", dict(จำนวน=1) == {"จำนวน": 1}, dict(ปี=1) == {"ปี": 1})
tried("pandas query", lambda: len(frame.query("`จำนวน` > 1")))
tried("pandas attribute", lambda: frame.จำนวน.sum())
tried("polars filter", lambda: table.filter(จำนวน=2).height)
จำนวน = งบ = frame
tried("duckdb FROM งบ", lambda: duckdb.sql("SELECT sum(จำนวน) FROM งบ").fetchall()[0][0])
tried("duckdb FROM จำนวน", lambda: duckdb.sql("SELECT sum(จำนวน) FROM จำนวน").fetchall()[0][0])
tried("format", lambda: "{จำนวน}".format(จำนวน=1))
PY
want='file: ตำบล(4) จำนวน(5) ปี(2)
pandas assign: ตำบล(4) จำนวน(5) ปี(2) จํานวน(6)
pandas agg: จํานวน(6)
pandas eval: ตำบล(4) จำนวน(5) ปี(2) จํานวน(6)
polars with_columns: ตำบล(4) จำนวน(5) ปี(2) จํานวน(6) sum of จำนวน 3
dict: False True
pandas query -> UndefinedVariableError
pandas attribute -> AttributeError
polars filter -> ColumnNotFoundError
duckdb FROM งบ -> 3
duckdb FROM จำนวน -> CatalogException
format -> KeyError'
got=$(PYTHONUTF8=1 venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
