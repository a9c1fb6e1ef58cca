#!/usr/bin/env bash
# Guess: a library that writes a shapefile, with a warning that names are cut to 10 characters, cuts Thai ones to 10 characters, or to the 3 letters that go into
#   10 bytes, and opens its own file.
# Truth: geopandas 1.2.0 with pyogrio 0.13.0 (GDAL 3.12.4) cuts at the tenth byte, in the middle of the fourth letter, and then nothing opens the file: geopandas,
#   fiona and pyshp stop at the name, whatever encoding is asked for. Any Thai name of four signs or more does it, as รหัส (code) and จำนวน (number); ปี and น้ำ
#   go through. Two names that begin alike get _1 behind nine bytes. All columns are lost with one name.
#   pyshp 3.1.6 cuts at a whole letter: "name of the project" and "name of the office" are both ชื่, and writes no .cpg file: geopandas has the texts of
#   the second in both, and of the headers the wrong letters. Texts end at the bytes asked for: of a field of 20, six Thai letters are there.
# Seen: see `want` below; the names as written, and as each reader has them.
# Why it matters: maps of projects, water and roads are given out as shapefiles, with the amounts in these columns. Whoever writes one sees warnings only,
#   as for English names that are one letter too long, and the file on the portal cannot be opened.
# Do: to_file(..., encoding="cp874"), one byte a letter: 10 letters stay, the .cpg says so, and geopandas and pyshp read it; better, GeoPackage.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check geopandas==1.2.0 pyogrio==0.13.0 pandas==3.1.1 shapely==2.2.0 fiona==1.10.1 pyshp==3.1.6
cat >run.py <<'PY'
import warnings

import fiona
import geopandas
import shapefile
import shapely

warnings.simplefilter("ignore")
PLACE = [shapely.Point(100, 13)]


def pyshp_names(path):
    with shapefile.Reader(path) as file:
        return [field.name for field in file.fields[1:]]


READERS = {
    "geopandas": lambda path: list(geopandas.read_file(path).columns[:-1]),
    "geopandas, told utf-8": lambda path: list(geopandas.read_file(path, encoding="utf-8").columns[:-1]),
    "fiona": lambda path: list(fiona.open(path).schema["properties"]),
    "pyshp": pyshp_names,
}


def shown(name):
    return "".join(sign if sign.isascii() or "ก" <= sign <= "๛" else "?" for sign in name)


def show(path):
    for reader, names in READERS.items():
        try:
            print("  ", reader, *map(shown, names(path)), sep=" | ")
        except (UnicodeDecodeError, shapefile.dbfFileException) as error:
            print("  ", reader, type(error).__name__, sep=" | ")


def stored(path):
    """The names as they stand in the header of the table: 32 bytes a field, the name first."""
    with open(path, "rb") as file:
        head = file.read()
    count = (int.from_bytes(head[8:10], "little") - 33) // 32
    return [head[32 * number : 32 * number + 11].rstrip(b"\0").hex() for number in range(1, count + 1)]


for names in (["ปี", "น้ำ"], ["รหัส"], ["code", "จำนวน"], ["ชื่อโครงการ", "ชื่อหน่วยงาน"]):
    frame = geopandas.GeoDataFrame({name: [f"ค่า{number}"] for number, name in enumerate(names)}, geometry=PLACE, crs=4326)
    frame.to_file("a.shp")
    print(*names, "stored", *stored("a.dbf"))
    show("a.shp")
frame.to_file("b.shp", encoding="cp874")
print("written in cp874")
show("b.shp")

with shapefile.Writer("c.shp") as file:
    file.field("ชื่อโครงการ", "C", 20)
    file.field("ชื่อหน่วยงาน", "C", 20)
    file.field("baht", "N", 12, 2)
    file.point(100, 13)
    file.record("ปรับปรุงถนน", "องค์การบริหารส่วนตำบล", 1500000.5)
print("written by pyshp")
show("c.shp")
with shapefile.Reader("c.shp") as file:
    print("  ", *file.record(0))
print("  ", *geopandas.read_file("c.shp", encoding="utf-8").iloc[0, :-1])
PY
want='ปี น้ำ stored e0b89be0b8b5 e0b899e0b989e0b8b3
   | geopandas | ปี | น้ำ
   | geopandas, told utf-8 | ปี | น้ำ
   | fiona | ปี | น้ำ
   | pyshp | ปี | น้ำ
รหัส stored e0b8a3e0b8abe0b8b1e0
   | geopandas | UnicodeDecodeError
   | geopandas, told utf-8 | UnicodeDecodeError
   | fiona | UnicodeDecodeError
   | pyshp | dbfFileException
code จำนวน stored 636f6465 e0b888e0b8b3e0b899e0
   | geopandas | UnicodeDecodeError
   | geopandas, told utf-8 | UnicodeDecodeError
   | fiona | UnicodeDecodeError
   | pyshp | dbfFileException
ชื่อโครงการ ชื่อหน่วยงาน stored e0b88ae0b8b7e0b988e0 e0b88ae0b8b7e0b95f31
   | geopandas | UnicodeDecodeError
   | geopandas, told utf-8 | UnicodeDecodeError
   | fiona | UnicodeDecodeError
   | pyshp | dbfFileException
written in cp874
   | geopandas | ชื่อโครงกา | ชื่อหน่วยง
   | geopandas, told utf-8 | UnicodeDecodeError
   | fiona | ชื่อโครงกา | ชื่อหน่วยง
   | pyshp | ชื่อโครงกา | ชื่อหน่วยง
written by pyshp
   | geopandas | ????????? | ????????? | baht
   | geopandas, told utf-8 | ชื่ | ชื่ | baht
   | fiona | ????????? | baht
   | pyshp | ชื่ | ชื่ | baht
   ปรับปร องค์กา 1500000.5
   องค์กา องค์กา 1500000.5'
got=$(PYTHONUTF8=1 venv/bin/python run.py 2>/dev/null)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
