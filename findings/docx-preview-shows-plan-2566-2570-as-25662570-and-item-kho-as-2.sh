#!/usr/bin/env bash
# Guess: a viewer that draws .docx files in the browser, with Word's numbering and characters, shows a hyphen that does not break as a hyphen, and ก. ข. ค.
#   where the list is numbered in Thai letters.
# Truth: docx-preview 0.4.1 makes of w:noBreakHyphen (Ctrl+Shift+-) a <wbr>, which is nothing on the page: แผน 2566-2570 is shown as แผน 25662570,
#   เลขที่ 12-34 as 1234. Lists in Thai letters and in Thai number words get the counter styles "thaiLetters" and "thaiCounting", which CSS does
#   not have, so that browsers count 1. 2. 3.; thaiNumbers, ๑. ๒. ๓., are right (CSS "thai").
# Seen: see `want` below; drawn in jsdom 29.1.1.
# Why it matters: the page is what people approve. "ตามข้อ ข" in the text has no item to point at, and spans of years and numbers of documents
#   are other numbers; copied text has them, too.
# Do: replace w:noBreakHyphen by U+2011 before drawing; add @counter-style thaiLetters { system: fixed; symbols: ก ข ค ... } to the page.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" docx-preview@0.4.1 jszip@3.10.1 jsdom@29.1.1 >/dev/null

cat >"$tmp/run.js" <<'JS'
const { JSDOM } = require("jsdom");
const JSZip = require("jszip");
const page = new JSDOM('<div id="page"></div>');
global.window = page.window;
for (const name of ["document", "DOMParser", "XMLSerializer", "Node", "HTMLElement", "DocumentFragment"]) global[name] = page.window[name];
const { renderAsync } = require("docx-preview");

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const FORMS = ["thaiLetters", "thaiCounting", "thaiNumbers"];
const line = (text, number) => {
  const list = number ? `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${number}"/></w:numPr></w:pPr>` : "";
  return `<w:p>${list}<w:r><w:t xml:space="preserve">${text.split("-").join("</w:t><w:noBreakHyphen/><w:t>")}</w:t></w:r></w:p>`;
};
const lines = [line("แผน 2566-2570"), line("เลขที่ 12-34"), ...FORMS.flatMap((_, at) => ["อบรม", "ประชุม"].map((text) => line(text, at + 1)))];
const levels = FORMS.map(
  (form, at) =>
    `<w:abstractNum w:abstractNumId="${at}"><w:lvl w:ilvl="0"><w:start w:val="1"/>` +
    `<w:numFmt w:val="${form}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>`,
);
const numbers = FORMS.map((_, at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`);
const zip = new JSZip();
zip.file(
  "[Content_Types].xml",
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>` +
    `<Override PartName="/word/numbering.xml" ContentType="${WORD}.numbering+xml"/></Types>`,
);
const relations = (type, target) =>
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
  `<Relationship Id="r1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;
zip.file("_rels/.rels", relations("officeDocument", "word/document.xml"));
zip.file("word/_rels/document.xml.rels", relations("numbering", "numbering.xml"));
zip.file("word/document.xml", `<w:document ${W}><w:body>${lines.join("")}</w:body></w:document>`);
zip.file("word/numbering.xml", `<w:numbering ${W}>${levels.join("")}${numbers.join("")}</w:numbering>`);

(async () => {
  await renderAsync(await zip.generateAsync({ type: "uint8array" }), document.getElementById("page"));
  for (const shown of [...document.querySelectorAll("p")].slice(0, 2)) console.log(shown.textContent, "|", shown.innerHTML);
  const styles = [...document.querySelectorAll("style")].map((style) => style.textContent).join("\n");
  console.log(FORMS.join(", "), "are", ...styles.match(/counter\([^)]*\)/g));
})();
JS
want='แผน 25662570 | <span>แผน 2566<wbr>2570</span>
เลขที่ 1234 | <span>เลขที่ 12<wbr>34</span>
thaiLetters, thaiCounting, thaiNumbers are counter(docx-num-1-0, thaiLetters) counter(docx-num-2-0, thaiCounting) counter(docx-num-3-0, thai)'
cd "$tmp"
got=$(node run.js)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
