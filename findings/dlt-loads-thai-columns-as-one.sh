#!/usr/bin/env bash
# Guess: a loader that "normalises column names" keeps Thai letters, or writes them in Latin ones, or stops.
# Truth: dlt 1.31.0 turns every character but a-z, 0-9 and _ away, so every Thai name becomes "x". Rows given as
#   dictionaries then collapse: the last key of the row wins, the others' values are gone, and the load is reported as
#   LOADED with no failed jobs. (Given as an Arrow table the same rows raise NameNormalizationCollision.) A Thai table
#   name becomes x as well, so that two tables are one. DuckDB 2.0.1's read_csv(normalize_names=true) keeps the columns
#   but not the names: _, __1, __2.
# Seen: {"ลำดับ": 1, "มาตรการ": "อบรม", "ผู้รับผิดชอบ": "กองคลัง", "งบประมาณ": 12000} -> one column x = 12000.
# Why it matters: published data of Thai bodies has Thai headers, which is what readers want to keep; three of four columns
#   vanish in a load that says it went well.
# Do: load under ASCII names and keep the Thai ones as titles beside them (a schema, a Data Package), or set
#   SCHEMA__NAMING=direct; count the columns after loading.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check dlt==1.31.0 duckdb==2.0.1 pyarrow==26.0.1

cat >"$tmp/run.py" <<'PY'
import csv, os

os.environ.update(RUNTIME__DLTHUB_TELEMETRY="false", DLT_DATA_DIR=os.getcwd())
import dlt, duckdb, pyarrow

ROWS = [
    {"ลำดับ": 1, "มาตรการ": "อบรม", "ผู้รับผิดชอบ": "กองคลัง", "งบประมาณ": 12000},
    {"ลำดับ": 2, "มาตรการ": "ประชุม", "ผู้รับผิดชอบ": "กองช่าง", "งบประมาณ": 500},
]


def load(name, rows):
    target = dlt.destinations.duckdb(f"{name}.duckdb")
    pipeline = dlt.pipeline(name, destination=target, dataset_name="data", pipelines_dir="state")
    info = pipeline.run(rows, table_name="measures")
    print(name, "failed jobs:", info.has_failed_jobs)
    found = duckdb.connect(f"{name}.duckdb").sql("SELECT * EXCLUDE (_dlt_id, _dlt_load_id) FROM data.measures")
    print(found.columns, found.fetchall())


load("plain", ROWS)
try:
    load("arrow", pyarrow.Table.from_pylist(ROWS))
except Exception as error:
    print("arrow", "NameNormalizationCollision" in str(error))
os.environ["SCHEMA__NAMING"] = "direct"
load("direct", ROWS)
with open("rows.csv", "w", encoding="utf-8", newline="") as file:
    writer = csv.DictWriter(file, ROWS[0])
    writer.writeheader()
    writer.writerows(ROWS)
print(duckdb.sql("FROM read_csv('rows.csv', normalize_names = true)").columns)
PY
want="plain failed jobs: False
['x'] [(12000,), (500,)]
arrow True
direct failed jobs: False
['ลำดับ', 'มาตรการ', 'ผู้รับผิดชอบ', 'งบประมาณ'] [(1, 'อบรม', 'กองคลัง', 12000), (2, 'ประชุม', 'กองช่าง', 500)]
['_', '__1', '__2', '__3']"
got=$(cd "$tmp" && HOME="$tmp" "$tmp/venv/bin/python" -W ignore run.py 2>err.txt) || { tail -5 "$tmp/err.txt" >&2; exit 1; }
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
