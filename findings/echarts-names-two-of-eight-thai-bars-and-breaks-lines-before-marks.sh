#!/usr/bin/env bash
# Guess: ECharts, asked on a server for an SVG, leaves out a label only where it would touch the next, as it does with Latin ones; a label that must be broken
#   is broken between letters at worst, marks stay with theirs.
# Truth: echarts 6.1.0 without a canvas (ssr: true, the documented way on servers) counts each Thai sign as one em wide, and marks, which take no room, like
#   letters. Of eight departments on 800 px it names two, of five fiscal years on 600 px two; Latin texts of as many signs keep four and three. With
#   overflow: "break" the next line may begin with a mark: กองคล / ัง. truncate makes กองส... of two departments. No warning.
# Seen: see `want` below.
# Why it matters: charts of budgets by department or year are made on servers for web pages and PDF. Six of eight bars have no name, and
#   readers count on from those that have. In a browser, where the chart is tried, twice as many are there.
# Do: axisLabel: { interval: 0 } with rotate; or, before the first chart (widths are kept), echarts.setPlatformAPI({ measureText }) with a measure
#   that gives marks no width; break names at words with Intl.Segmenter oneself.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" echarts@6.1.0 >/dev/null

cat >"$tmp/run.mjs" <<'JS'
import * as echarts from "echarts";

const labels = (names, width, axisLabel = {}) => {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height: 400 });
  const series = [{ type: "bar", data: names.map((_, index) => index + 1) }];
  chart.setOption({ animation: false, xAxis: { type: "category", data: names, axisLabel }, yAxis: {}, series });
  const svg = chart.renderToSVGString();
  chart.dispose();
  const texts = [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]*)</g)].map((found) => found[1]);
  return texts.filter((text) => /[^\d,.]/.test(text));
};
const OFFICES = ["สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสาธารณสุข", "กองสวัสดิการสังคม", "กองยุทธศาสตร์", "หน่วยตรวจสอบ"];
const YEARS = [2566, 2567, 2568, 2569, 2570].map((year) => `ปีงบประมาณ ${year}`);
const latin = (names) => names.map((name) => name.replace(/[^ \d]/g, "e"));
if (process.argv[2] === "own measure") {
  const MARKS = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g;
  echarts.setPlatformAPI({ measureText: (text) => ({ width: text.replace(MARKS, "").length * 6.5 }) });
  console.log("own measure:", labels(OFFICES, 800).join(", "));
  process.exit();
}
console.log("offices:", labels(OFFICES, 800).join(", "));
console.log("as long in Latin:", labels(latin(OFFICES), 800).length, "with interval 0:", labels(OFFICES, 800, { interval: 0 }).length);
console.log("years:", labels(YEARS, 600).join(", "), "- as long in Latin:", labels(latin(YEARS), 600).length);
console.log("broken:", labels(["กองคลัง", "กองช่าง", "น้ำ", "จัดหาน้ำ"], 300, { interval: 0, width: 60, overflow: "break" }).join(" / "));
console.log("truncated:", labels(OFFICES, 800, { interval: 0, width: 60, overflow: "truncate" }).join(", "));
JS
want=$(cat <<'W'
offices: สำนักปลัดเทศบาล, กองสาธารณสุข
as long in Latin: 4 with interval 0: 8
years: ปีงบประมาณ 2566, ปีงบประมาณ 2569 - as long in Latin: 3
broken: กองคล / ัง / กองช่ / าง / น้ำ / จัดหา / น้ำ
truncated: สำนั..., กองค..., กองช..., กองก..., กองส..., กองส..., กองย..., หน่ว...
own measure: สำนักปลัดเทศบาล, กองช่าง, กองสาธารณสุข, กองยุทธศาสตร์
W
)
cd "$tmp"
got=$(node run.mjs
  node run.mjs "own measure")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
