#!/usr/bin/env bash
# Guess: an OCR evaluation over PAGE-XML compares all text of the page; the cells of a table (a TableRegion with a TextRegion
# for each cell, as the format has it) are text like any other.
# Truth: dinglehopper 0.11.0 follows the reading order, and that says of a table, as of each region, where it stands; the
#   cells need not be in it. Then none of the table's text is compared: all cells wrong, one missing, is a rate of 0, and
#   dinglehopper-extract prints the heading alone. With no reading order at all, or one that names every cell, the rate
#   is 0.36. pagexml-tools 0.9.0 (get_lines, stats) has no cell of the page in any of the three.
# Seen: see `want` below.
# Why it matters: reports of public bodies are tables for the most part. The engine that reads no digit right wins with 0 errors, and
#   the number of characters compared, n_characters, is the one hint; a rewrite of the reading order changes every score.
# Do: compare n_characters with the count of characters in the file's Unicode elements; name each cell in the reading order (an
#   OrderedGroupIndexed with the table's regionRef), or take the order out, before measuring.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check dinglehopper==0.11.0 pagexml-tools==0.9.0

cat >"$tmp/run.py" <<'PY'
import json, subprocess, sys
from pathlib import Path

from pagexml.parser import parse_pagexml_file

BIN = Path(sys.executable).parent
PAGE = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
TRUE = [["ถนน", "500"], ["อบรม", "700"]]
READ = [["ถมม", "900"], ["อมรบ", ""]]
CELLS = [f"c{row}{column}" for row in range(2) for column in range(2)]


def region(name, text, x, y, end=""):
    box = f'<Coords points="{x},{y} {x + 90},{y} {x + 90},{y + 40} {x},{y + 40}"/>'
    text = f"<TextEquiv><Unicode>{text}</Unicode></TextEquiv>"
    return f'<TextRegion id="{name}">{box}<TextLine id="{name}l">{box}{text}</TextLine>{text}{end}</TextRegion>'


def refs(names):
    return "".join(f'<RegionRefIndexed index="{index}" regionRef="{name}"/>' for index, name in enumerate(names))


ORDERS = {
    "no order": "",
    "order of regions": refs(["head", "table"]),
    "order with cells": refs(["head"]) + f'<OrderedGroupIndexed id="g" index="1" regionRef="table">{refs(CELLS)}</OrderedGroupIndexed>',
}


def page(path, rows, order):
    cells = ""
    for name in CELLS:
        row, column = int(name[1]), int(name[2])
        role = f'<Roles><TableCellRole rowIndex="{row}" columnIndex="{column}"/></Roles>'
        cells += region(name, rows[row][column], 10 + 100 * column, 60 + 50 * row, role)
    order = order and f'<ReadingOrder><OrderedGroup id="o">{order}</OrderedGroup></ReadingOrder>'
    Path(path).write_text(
        f'<PcGts xmlns="{PAGE}"><Metadata><Creator>-</Creator><Created>2024-01-01T00:00:00</Created>'
        "<LastChange>2024-01-01T00:00:00</LastChange></Metadata>"
        f'<Page imageFilename="p.png" imageWidth="400" imageHeight="300">{order}{region("head", "รายงานผล", 10, 10)}'
        f'<TableRegion id="table"><Coords points="10,60 210,60 210,160 10,160"/>{cells}</TableRegion></Page></PcGts>',
        encoding="utf-8",
    )


for title, order in ORDERS.items():
    page("true.xml", TRUE, order)
    page("read.xml", READ, order)
    subprocess.run([BIN / "dinglehopper", "true.xml", "read.xml", "report"], check=True, capture_output=True)
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    text = subprocess.run([BIN / "dinglehopper-extract", "true.xml"], check=True, capture_output=True, text=True).stdout
    lines = [line.text for line in parse_pagexml_file("true.xml").get_lines()]
    print(title, report["cer"], report["n_characters"], text.split(), lines)
PY
want="no order 0.36 25 ['รายงานผล', 'ถนน', '500', 'อบรม', '700'] ['รายงานผล']
order of regions 0 8 ['รายงานผล'] ['รายงานผล']
order with cells 0.36 25 ['รายงานผล', 'ถนน', '500', 'อบรม', '700'] ['รายงานผล']"
got=$(cd "$tmp" && HOME="$tmp" "$tmp/venv/bin/python" -W ignore run.py 2>err.txt) || { tail -5 "$tmp/err.txt" >&2; exit 1; }
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
