#!/usr/bin/env bash
# Guess: DataTables, which sorts columns of money by amount without being told, does so for the baht sign as for the dollar's; a column that it
#   takes for text is one of words.
# Truth: datatables.net 3.1.5 takes away the signs $ £ € ¥ ₽ ₩ ₺ and those of Bitcoin (Ƀ) and Ether (Ξ) before it looks for a number, not ฿, and no
#   word บาท, .- or brackets. Such a column is text and sorts by characters: ฿1,500, ฿250,000, ฿90. So are amounts in Thai digits, and one
#   cell of any of these makes text of the column. Dashes for "none" and percentages are numbers.
# Seen: see `want` below, each column in ascending order.
# Why it matters: pages of open data and budgets use it for their tables; the largest contract is looked for by a click on the header. Whether
#   the order is right differs from column to column, and a column of equally long amounts looks right.
# Do: give cells a data-order attribute with the plain number (columns.type "num"), or a type of one's own; say the unit in the header.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" datatables.net@3.1.5 jsdom@29.1.1 >/dev/null

cat >"$tmp/run.mjs" <<'JS'
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>");
for (const name of ["document", "Node", "HTMLElement", "Element", "DocumentFragment", "Text", "Comment", "CustomEvent", "Event", "NodeList", "HTMLCollection", "getComputedStyle"]) globalThis[name] ??= window[name];
globalThis.window = window;
globalThis.navigator ??= { language: "th-TH" };
const { default: DataTable } = await import("datatables.net");
const AMOUNTS = ["250,000", "1,500", "90"];
const thai = (text) => text.replace(/\d/g, (digit) => String.fromCharCode(0xe50 + Number(digit)));
const COLUMNS = [
  AMOUNTS, AMOUNTS.map((a) => "$" + a), AMOUNTS.map((a) => "Ƀ" + a), AMOUNTS.map((a) => "฿" + a), AMOUNTS.map((a) => a + " บาท"),
  AMOUNTS.map((a) => a + ".-"), AMOUNTS.map(thai), ["250,000", "฿1,500", "90"], ["250,000", "-", "90"], ["100%", "85.5%", "9%"],
];
const sorted = (cells) => {
  document.body.innerHTML = `<table id="t"><thead><tr><th>งบ</th></tr></thead><tbody>${cells.map((cell) => `<tr><td${cell.order ?? ""}>${cell.text ?? cell}</td></tr>`).join("")}</tbody></table>`;
  const table = new DataTable("#t", { paging: false });
  table.order([0, "asc"]).draw();
  const shown = [...document.querySelectorAll("#t tbody td")].map((cell) => cell.textContent);
  return `${table.column(0).type()}: ${shown.join(" ")}`;
};
for (const cells of COLUMNS) console.log(sorted(cells));
console.log("with data-order:", sorted(AMOUNTS.map((a) => ({ text: "฿" + a, order: ` data-order="${a.replace(",", "")}"` }))));
JS
want='num-fmt: 90 1,500 250,000
num-fmt: $90 $1,500 $250,000
num-fmt: Ƀ90 Ƀ1,500 Ƀ250,000
string: ฿1,500 ฿250,000 ฿90
string: 1,500 บาท 250,000 บาท 90 บาท
string: 1,500.- 250,000.- 90.-
string: ๑,๕๐๐ ๒๕๐,๐๐๐ ๙๐
string: 250,000 90 ฿1,500
num-fmt: - 90 250,000
num-fmt: 9% 85.5% 100%
with data-order: num: ฿90 ฿1,500 ฿250,000'
cd "$tmp"
got=$(node run.mjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
