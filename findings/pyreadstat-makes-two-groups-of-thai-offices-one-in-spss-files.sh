#!/usr/bin/env bash
# Guess: labels that are too long for an SPSS file raise an error, as names of variables do, or are cut where it does no harm.
# Truth: pyreadstat 1.3.7 cuts the label of a value at 120 bytes, which are 40 Thai letters with their marks (120 in English), and that of a variable at 256
#   bytes (85), without a word. "... did not get a budget" and "... did not get a subsidy" begin with the same 40; in the file both groups have one label,
#   and pandas.read_spss and pyreadstat's apply_value_formats give the text alone: 100 + 200 + 300 baht of two groups are 600 of one. The same labels in a
#   Stata file are whole, but there a variable's label of more than 80 letters raises. polars-readstat 0.25.0 writes whole labels to .sav;
#   readstat-arrow 2026.10.20.0 raises and names the limit.
# Seen: see `want` below; sums of baht by the label as read.
# Why it matters: Thai has no spaces and long names of offices, and what tells two kinds of them apart is at the end. The numbers 1 and 2 are still in the
#   file, but whoever reads it with labels, as pandas does, has one group less.
# Do: compare the labels before writing: len(set(label.encode()[:120])) should be as large as the number of labels; or write with readstat-arrow.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check pyreadstat==1.3.7 pandas==3.1.1 polars==2.1.0 polars-readstat==0.25.0 readstat-arrow==2026.10.20.0 \
  pyarrow==26.0.1
cat >run.py <<'PY'
import pandas
import polars
import polars_readstat
import pyarrow
import pyreadstat
import readstat_arrow

NAMES = ["องค์กรปกครองส่วนท้องถิ่นที่ไม่ได้รับการจัดสรรงบประมาณ", "องค์กรปกครองส่วนท้องถิ่นที่ไม่ได้รับการจัดสรรเงินอุดหนุน", "อื่น ๆ"]
LABELS = {number: name for number, name in enumerate(NAMES, 1)}
ROWS = {"kind": [1, 2, 1, 3], "baht": [100.0, 200.0, 300.0, 400.0]}
LONG = "จำนวนครัวเรือนที่ได้รับเงินสงเคราะห์ครบถ้วนทุกเดือน " * 2
frame = pandas.DataFrame(ROWS)


def sums(table):
    return ", ".join(f"{name} {baht:g}" for name, baht in table.groupby("kind", observed=True)["baht"].sum().items())


pyreadstat.write_sav(frame, "a.sav", column_labels=["ประเภท", LONG], variable_value_labels={"kind": LABELS})
print(".sav pandas:", sums(pandas.read_spss("a.sav")))
read, told = pyreadstat.read_sav("a.sav", apply_value_formats=True)
print(".sav pyreadstat:", sums(read))
print(".sav numbers:", sums(pyreadstat.read_sav("a.sav")[0]))
print(".sav label of the variable:", len(LONG), "letters, read", len(told.column_labels[1]))

pyreadstat.write_dta(frame, "a.dta", variable_value_labels={"kind": LABELS})
print(".dta pandas:", sums(pandas.read_stata("a.dta")))
try:
    pyreadstat.write_dta(frame, "b.dta", column_labels=["ประเภท", LONG])
except pyreadstat.ReadstatError as error:
    print(".dta label of the variable:", error)

polars_readstat.write_readstat(polars.DataFrame(ROWS), "p.sav", format="sav", value_labels={"kind": LABELS})
print("polars-readstat:", sums(pandas.read_spss("p.sav")))
told = readstat_arrow.Metadata(value_labels={"kind": [readstat_arrow.Code(value=number, label=name) for number, name in LABELS.items()]})
try:
    readstat_arrow.write_sav("r.sav", pyarrow.table(ROWS), told)
except (readstat_arrow.ReadstatError, ValueError) as error:
    print("readstat-arrow:", type(error).__name__, "120" in str(error))
PY
want='.sav pandas: องค์กรปกครองส่วนท้องถิ่นที่ไม่ได้รับการจ 600, อื่น ๆ 400
.sav pyreadstat: องค์กรปกครองส่วนท้องถิ่นที่ไม่ได้รับการจ 600, อื่น ๆ 400
.sav numbers: 1.0 400, 2.0 200, 3.0 400
.sav label of the variable: 104 letters, read 86
.dta pandas: องค์กรปกครองส่วนท้องถิ่นที่ไม่ได้รับการจัดสรรงบประมาณ 400, องค์กรปกครองส่วนท้องถิ่นที่ไม่ได้รับการจัดสรรเงินอุดหนุน 200, อื่น ๆ 400
.dta label of the variable: A provided label is too long for the file format
polars-readstat: องค์กรปกครองส่วนท้องถิ่นที่ไม่ได้รับการจัดสรรงบประมาณ 400, องค์กรปกครองส่วนท้องถิ่นที่ไม่ได้รับการจัดสรรเงินอุดหนุน 200, อื่น ๆ 400
readstat-arrow: ValueError True'
got=$(PYTHONUTF8=1 venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
