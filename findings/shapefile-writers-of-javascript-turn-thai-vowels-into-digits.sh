#!/usr/bin/env bash
# Guess: a library that writes shapefiles from GeoJSON, which is UTF-8, writes Thai as UTF-8 or in a Thai code page, or puts question marks.
# Truth: @mapbox/shp-write 0.4.3, geojson2shp 0.5.0 and the dbf 0.2.0 below them keep the lower half of each letter's number in Unicode: the vowels ะ ั า ำ ิ ี ึ ื ุ ู
#   (U+0E30 to U+0E39) become the digits 0 to 9, the Thai digits ๐ to ๙ the letters P to Y, tone marks H to K, consonants control signs. น้ำ 5 บ่อ (five ponds)
#   is "I3 5 H-" with signs that are not printed, ๑,๕๐๐ is "Q,UPP", and the name of a column likewise. No file says which encoding was meant, there is no
#   error, and amounts and codes in 0 to 9 are right. geojson2shp has 0 for an amount that is null, for readers other than its own.
#   Nothing but the order of the sizes is left to tell what was a digit and what a vowel.
# Seen: see `want` below; as geopandas reads it; control signs left out.
# Why it matters: portals let people take a map layer as a shapefile, made in the browser by these (55,000 downloads a month). A column of villages looks like
#   codes, หมู่ที่ ๓ (village 3) has "97H55H S", and a search for digits finds numbers in every name.
# Do: write GeoJSON or, on a server, GeoPackage with GDAL; to repair, add 0x0E00 to each sign of a column that is known to be Thai.
set -euo pipefail
command -v npm >/dev/null || { echo "needs Node.js with npm" >&2; exit 1; }
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check geopandas==1.2.0 pyogrio==0.13.0 pandas==3.1.1 shapely==2.2.0
npm init -y >/dev/null
npm install --silent --no-fund --no-audit --ignore-scripts @mapbox/shp-write@0.4.3 geojson2shp@0.5.0 dbf@0.2.0 >/dev/null
cat >write.cjs <<'JS'
const fs = require("fs");
const write = require("@mapbox/shp-write");
const { convert } = require("geojson2shp");
const dbf = require("dbf");

const ROWS = [
  { "ปี": "๒๕๖๖", name: "น้ำ 5 บ่อ", place: "หมู่ที่ ๓", baht: 1500.5, code: "0105" },
  { "ปี": "2566", name: "๑,๕๐๐", place: "Village 7", baht: null, code: "0001" },
];
const features = ROWS.map((properties, number) => ({ type: "Feature", properties, geometry: { type: "Point", coordinates: [100 + number, 13] } }));
const layer = { type: "FeatureCollection", features };
(async () => {
  fs.writeFileSync("shp-write.zip", await write.zip(layer, { outputType: "nodebuffer", compression: "STORE" }));
  const file = fs.createWriteStream("geojson2shp.zip");
  const done = new Promise((resolve) => file.on("close", resolve));
  await convert(layer, file, { layer: "a", targetCrs: 4326 });
  await done;
  fs.writeFileSync("dbf.dbf", Buffer.from(dbf.structure(ROWS).buffer));
})();
JS
cat >read.py <<'PY'
import warnings

import geopandas

warnings.simplefilter("ignore")


def shown(value):
    return "".join(sign for sign in str(value) if sign >= " ")


for name in ("shp-write.zip", "geojson2shp.zip", "dbf.dbf"):
    table = geopandas.read_file(name).drop(columns="geometry", errors="ignore")
    print(name, *map(shown, table.columns), sep=" | ")
    for row in table.itertuples(index=False):
        print("  ", *map(shown, row), sep=" | ")
print("vowels ะ to ู:", "".join(chr(ord(sign) & 255) for sign in "ะัาำิีึืุู"), "Thai digits:", "".join(chr(ord(sign) & 255) for sign in "๐๑๒๓๔๕๖๗๘๙"))
PY
want='shp-write.zip | 5 | name | place | baht | code
   | RUVV | I3 5 H- | +!9H5H S | 1500.5 | 0105
   | 2566 | Q,UPP | Village 7 | nan | 0001
geojson2shp.zip | 5 | name | place | baht | code
   | RUVV | I3 5 H- | +!9H5H S | 1500.5 | 0105
   | 2566 | Q,UPP | Village 7 | 0.0 | 0001
dbf.dbf | 5 | name | place | baht | code
   | RUVV | I3 5 H- | +!9H5H S | 1500.5 | 0105
   | 2566 | Q,UPP | Village 7 | nan | 0001
vowels ะ to ู: 0123456789 Thai digits: PQRSTUVWXY'
node write.cjs
got=$(PYTHONUTF8=1 venv/bin/python read.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
