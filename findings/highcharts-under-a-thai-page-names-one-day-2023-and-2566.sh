#!/usr/bin/env bash
# Guess: a chart whose page is in Thai prints one calendar: 2023 everywhere, since %Y of a date format is the year, or 2566 everywhere.
# Truth: Highcharts 13.1.1 takes the language of <html lang="th"> by itself and has two kinds of formats: its own defaults, %[bY] and %[AebY], go through
#   the browser's Thai calendar and give ต.ค. 2566; %Y and %y, which almost every chart in use sets for its axis, labels or tooltip, give
#   Thai months with 2023 and 23. One chart with an axis format of its own says "ต.ค. 2023" on the axis and "1 ต.ค. 2566" in the tooltip of
#   the same point; "%e %b %y" is "1 ต.ค. 23". With lang="en" all is 2023; with lang="th-u-ca-gregory" all is 2023, with Thai months.
# Seen: see `want` below; the chart is drawn in jsdom 29.1.1, Node 20.
# Why it matters: a reader of Thai takes 23 behind a Thai month for 2523, or counts 543 years between axis and tooltip; that depends on an
#   attribute of the page that was there before the chart.
# Do: set lang.locale to "th-TH-u-ca-gregory", or use %[...] in all formats; never %Y beside a Thai month.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" highcharts@13.1.1 jsdom@29.1.1 >/dev/null

cat >"$tmp/run.js" <<'JS'
const { JSDOM } = require("jsdom");
const lang = process.argv[2];
const page = new JSDOM(`<html lang="${lang}"><body><div id="chart"></div></body></html>`, { pretendToBeVisual: true });
global.window = page.window;
global.document = page.window.document;
page.window.SVGElement.prototype.getBBox = () => ({ x: 0, y: 0, width: 40, height: 12 });
page.window.SVGElement.prototype.getComputedTextLength = () => 40;
page.window.CSS = { supports: () => false };
const loaded = require("highcharts");
const Highcharts = typeof loaded === "function" && !loaded.chart ? loaded(page.window) : loaded;

const axis = (formats) => {
  const data = [...Array(10).keys()].map((month) => [Date.UTC(2023, 7 + month, 1), 1]);
  Highcharts.chart("chart", {
    accessibility: { enabled: false },
    chart: { width: 900, height: 300, animation: false },
    xAxis: { type: "datetime", dateTimeLabelFormats: formats },
    series: [{ data, animation: false }],
  });
  return [...document.querySelectorAll(".highcharts-xaxis-labels text")].map((label) => label.textContent).slice(1, 7).join(" | ");
};
console.log(`== ${lang}`);
console.log("axis, its default:", axis({}));
console.log("axis, '%b %Y':", axis({ month: "%b %Y", year: "%b %Y" }));
const day = Date.UTC(2023, 9, 1);
const tooltip = Highcharts.defaultOptions.tooltip.dateTimeLabelFormats.day;
console.log("tooltip, its default:", Highcharts.dateFormat(tooltip, day), "| own:", Highcharts.dateFormat("%e %b %y", day).trim());
JS
want='== th
axis, its default: ก.ย. 2566 | ต.ค. 2566 | พ.ย. 2566 | ธ.ค. 2566 | ม.ค. 2567 | ก.พ. 2567
axis, %b %Y: ก.ย. 2023 | ต.ค. 2023 | พ.ย. 2023 | ธ.ค. 2023 | ม.ค. 2024 | ก.พ. 2024
tooltip, its default: วันอาทิตย์ที่ 1 ต.ค. 2566 | own: 1 ต.ค. 23
== en
axis, its default: Sep 2023 | Oct 2023 | Nov 2023 | Dec 2023 | Jan 2024 | Feb 2024
axis, %b %Y: Sep 2023 | Oct 2023 | Nov 2023 | Dec 2023 | Jan 2024 | Feb 2024
tooltip, its default: Sunday, Oct 1, 2023 | own: 1 Oct 23
== th-u-ca-gregory
axis, its default: ก.ย. 2023 | ต.ค. 2023 | พ.ย. 2023 | ธ.ค. 2023 | ม.ค. 2024 | ก.พ. 2024
axis, %b %Y: ก.ย. 2023 | ต.ค. 2023 | พ.ย. 2023 | ธ.ค. 2023 | ม.ค. 2024 | ก.พ. 2024
tooltip, its default: วันอาทิตย์ที่ 1 ต.ค. 2023 | own: 1 ต.ค. 23'
cd "$tmp"
got=$(for lang in th en th-u-ca-gregory; do node run.js "$lang"; done | tr -d "'")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
