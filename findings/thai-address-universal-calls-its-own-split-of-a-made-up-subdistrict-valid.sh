#!/usr/bin/env bash
# Guess: an address that one function of a library splits can be handed to another that checks it; a subdistrict that does not exist is not valid.
# Truth: thai-address-universal 2.2.0 gives and takes two spellings: splitAddress and the searches give sub_district and postal_code, validateAddress
#   reads subDistrict and postalCode and passes over keys that it does not know. A split address, or a row of sub_district and postal_code, is checked by
#   district and province alone: a made-up subdistrict with a code of the other end of the country is { valid: true }, and `match` names the first
#   subdistrict of the district as if it were the one asked for. With the keys renamed the same address is refused.
# Seen: see `want` below.
# Why it matters: the check exists to find misread subdistricts and codes, just those are not looked at; who takes `match` for the mended address files
#   บางพลัด under บางบำหรุ.
# Do: rename the keys first ({ subDistrict: a.sub_district, postalCode: a.postal_code, ... }), and try the check on an address that is wrong.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" thai-address-universal@2.2.0 >/dev/null

cat >"$tmp/run.js" <<'JS'
const { splitAddress, validateAddress } = require("thai-address-universal");

const show = (title, { valid, errors, match }) =>
  console.log(`${title}: ${valid} ${Object.values(errors)} ${match ? `match ${match.sub_district} ${match.postal_code}` : ""}`.trim());
const renamed = (a) => ({ province: a.province, district: a.district, subDistrict: a.sub_district, postalCode: a.postal_code });

(async () => {
  const split = await splitAddress("12/3 ต.บางพลัด อ.บางพลัด จ.กรุงเทพมหานคร 10700");
  console.log("split:", Object.keys(split).join(" "), split.sub_district);
  show("split as it is", await validateAddress(split));
  show("split, renamed", await validateAddress(renamed(split)));
  for (const change of [{ sub_district: "บางพลาด" }, { postal_code: "50000" }]) {
    const wrong = { ...split, ...change };
    show(`${Object.values(change)} as it is`, await validateAddress(wrong));
    show(`${Object.values(change)}, renamed`, await validateAddress(renamed(wrong)));
  }
})();
JS
want='split: address district sub_district province postal_code บางพลัด
split as it is: true  match บางบำหรุ 10700
split, renamed: true  match บางพลัด 10700
บางพลาด as it is: true  match บางบำหรุ 10700
บางพลาด, renamed: false Sub-district "บางพลาด" is not in district "บางพลัด"
50000 as it is: true  match บางบำหรุ 10700
50000, renamed: false Postal code "50000" is not in sub-district "บางพลัด"'
cd "$tmp"
got=$(node run.js)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
