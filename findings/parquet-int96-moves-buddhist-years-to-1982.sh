#!/usr/bin/env bash
# Guess: a Buddhist year left in a date (2566-10-01) stays 2566 in a Parquet file and in a data frame; where dates are kept
# as nanoseconds, which end in 2262, the tool raises.
# Truth: it raises on most ways, and on two it takes 584.55 years away without a word. The old Parquet type INT96,
#   which Spark and others write, holds 2566 rightly; PyArrow 26.0.1 (and pandas 3.1.1 by it) reads it as nanoseconds
#   that run over: 1982. DuckDB 2.0.1 and polars 2.1.0 read 2566 from the same file. polars itself runs over in
#   str.to_datetime(time_unit="ns"), with strict=True, while its cast of the same date to ns raises. NumPy does so, too.
# Seen: see `want` below. 1 October 2566 becomes 13 March 1982, 00:25:26.290448384.
# Why it matters: that every Buddhist year is out of range used to be a safeguard, the error that told of the missing -543. Here the
#   result is a day that was, in another month and fiscal year, and 543 taken away afterwards makes 1439 of it. Rows with common
#   years beside it stay right.
# Do: turn Buddhist years before a date type sees them; refuse years above 2262 before writing; read INT96 with
#   coerce_int96_timestamp_unit="us". A time of day with .290448384 is this damage: add 2**64 nanoseconds.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pyarrow==26.0.1 pandas==3.1.1 polars==2.1.0 duckdb==2.0.1 numpy==2.4.6

cat >"$tmp/run.py" <<'PY'
from datetime import datetime
import duckdb, numpy, pandas, polars, pyarrow, pyarrow.parquet as parquet

DAYS = [datetime(2566, 10, 1), datetime(2023, 10, 1)]  # one left in the Buddhist era, one turned
TEXTS = [f"{day:%Y-%m-%d}" for day in DAYS]


def show(name, read):
    try:
        print(f"{name}:", *(str(value) for value in read()), sep=" | ")
    except Exception as error:
        print(f"{name}: | {type(error).__name__}")


table = pyarrow.table({"day": pyarrow.array(DAYS, pyarrow.timestamp("us"))})
parquet.write_table(table, "days.parquet", use_deprecated_int96_timestamps=True)
show("INT96, pyarrow", lambda: parquet.read_table("days.parquet")["day"].to_pylist())
show("INT96, pyarrow in us", lambda: parquet.read_table("days.parquet", coerce_int96_timestamp_unit="us")["day"].to_pylist())
show("INT96, pandas", lambda: pandas.read_parquet("days.parquet")["day"])
show("INT96, duckdb", lambda: [row[0] for row in duckdb.sql("SELECT day FROM 'days.parquet'").fetchall()])
show("INT96, polars", lambda: polars.read_parquet("days.parquet")["day"])
show("text to ns, polars", lambda: polars.Series(TEXTS).str.to_datetime("%Y-%m-%d", time_unit="ns", strict=True))
show("date to ns, polars", lambda: polars.Series(TEXTS).str.to_date("%Y-%m-%d").cast(polars.Datetime("ns")))
show("text to ns, numpy", lambda: numpy.array(TEXTS, "datetime64[D]").astype("datetime64[ns]"))
show("text to ns, pandas", lambda: pandas.to_datetime(TEXTS).as_unit("ns"))
show("us to ns, pyarrow", lambda: table["day"].cast(pyarrow.timestamp("ns")).to_pylist())
wrong = parquet.read_table("days.parquet")["day"].cast(pyarrow.int64())[0].as_py()
print("mended:", numpy.datetime64((wrong + 2**64) // 1000, "us"))
PY
want='INT96, pyarrow: | 1982-03-13 00:25:26.290448384 | 2023-10-01 00:00:00
INT96, pyarrow in us: | 2566-10-01 00:00:00 | 2023-10-01 00:00:00
INT96, pandas: | 1982-03-13 00:25:26.290448384 | 2023-10-01 00:00:00
INT96, duckdb: | 2566-10-01 00:00:00 | 2023-10-01 00:00:00
INT96, polars: | 2566-10-01 00:00:00 | 2023-10-01 00:00:00
text to ns, polars: | 1982-03-13 00:25:26.290448 | 2023-10-01 00:00:00
date to ns, polars: | InvalidOperationError
text to ns, numpy: | 1982-03-13T00:25:26.290448384 | 2023-10-01T00:00:00.000000000
text to ns, pandas: | OutOfBoundsDatetime
us to ns, pyarrow: | ArrowInvalid
mended: 2566-10-01T00:00:00.000000'
cd "$tmp"
got=$(PYTHONUTF8=1 venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
