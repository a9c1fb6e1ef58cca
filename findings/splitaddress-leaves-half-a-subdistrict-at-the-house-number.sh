#!/usr/bin/env bash
# Guess: splitAddress of thai-address-database (npm), given a full address with the postal code, finds the subdistrict that is
# written there or nothing; a wrong one only where the address leaves a part out.
# Truth: thai-address-database 0.0.30 takes the first subdistrict of that code and district whose name is in the text, also as
#   a part of a longer one, and sets the rest of the name to the house number: ต.แม่สาคร becomes subdistrict แม่สา, address
#   "99/9 หมู่ 5คร". It is so for 50 of the 7,434 places in its own list, each written out in full (กันตังใต้, คลองสิบสอง,
#   บางปูใหม่); all are other, real subdistricts of the same district. 103 more are null, 7,281 right.
# Seen: see `want` below. With a street of that name in it "12 ถนนบางปู ต.บางปูใหม่" becomes a street บางปูใหม่ in บางปู.
# Why it matters: suppliers and complaints are counted by subdistrict; the answer is a proper row of the list and agrees with
#   district, province and code, so no check against them finds it.
# Do: take the name after ต. or แขวง up to the next space and look that up whole; of several names that fit take the
#   longest; refuse an answer whose address does not end where the subdistrict began.
set -euo pipefail
for tool in npm node tar; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs, tar)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
# packed, for what it asks to install beside itself is only needed to build it
(cd "$tmp" && npm pack --silent thai-address-database@0.0.30 >/dev/null && tar xzf thai-address-database-*.tgz)

cat >"$tmp/run.cjs" <<'JS'
const { searchAddressByZipcode, splitAddress } = require("./package");

const places = new Map();
for (let code = 10; code < 97; code++)
  for (const place of searchAddressByZipcode(String(code), 1e5)) places.set(JSON.stringify(place), place);
const count = { right: 0, wrong: 0, null: 0, elsewhere: 0 };
for (const { district, amphoe, province, zipcode } of places.values()) {
  const bangkok = province === "กรุงเทพมหานคร";
  const text = bangkok ? `99/9 แขวง${district} เขต${amphoe} ${province} ${zipcode}` : `99/9 หมู่ 5 ต.${district} อ.${amphoe} จ.${province} ${zipcode}`;
  const found = splitAddress(text);
  const same = found && found.district === district && found.amphoe === amphoe && found.province === province;
  count[found ? (same ? "right" : "wrong") : "null"]++;
  if (found && !same && (found.amphoe !== amphoe || found.province !== province || found.zipcode !== zipcode)) count.elsewhere++;
}
console.log(places.size, JSON.stringify(count));
for (const text of [
  "99/9 หมู่ 5 ต.แม่สาคร อ.เวียงสา จ.น่าน 55110",
  "99/9 แขวงคลองสิบสอง เขตหนองจอก กรุงเทพมหานคร 10530",
  "88 หมู่ 1 ต.โพธิ์ศรีสว่าง อ.โพนทอง จ.ร้อยเอ็ด 45110",
  "12 ถนนบางปู ต.บางปูใหม่ อ.เมืองสมุทรปราการ จ.สมุทรปราการ 10280",
]) {
  const { address, district } = splitAddress(text);
  console.log(`${text} -> ${address} | ${district}`);
}
JS
want='7434 {"right":7281,"wrong":50,"null":103,"elsewhere":0}
99/9 หมู่ 5 ต.แม่สาคร อ.เวียงสา จ.น่าน 55110 -> 99/9 หมู่ 5คร | แม่สา
99/9 แขวงคลองสิบสอง เขตหนองจอก กรุงเทพมหานคร 10530 -> 99/9สอง | คลองสิบ
88 หมู่ 1 ต.โพธิ์ศรีสว่าง อ.โพนทอง จ.ร้อยเอ็ด 45110 -> 88 หมู่ 1 โพธิ์ศรีสว่าง | สว่าง
12 ถนนบางปู ต.บางปูใหม่ อ.เมืองสมุทรปราการ จ.สมุทรปราการ 10280 -> 12 ถนนบางปูใหม่ | บางปู'
got=$(node "$tmp/run.cjs")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
