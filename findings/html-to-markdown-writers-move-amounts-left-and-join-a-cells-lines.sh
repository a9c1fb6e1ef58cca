#!/usr/bin/env bash
# Guess: a writer of Markdown from HTML, which has no merged cells, fills the covered places with empty cells or says the text again; lines of one cell are
#   parted at least by a space.
# Truth: markdownify 1.2.3 (inside markitdown), html2text 2025.4.15, turndown 7.2.5 with its table plugin and node-html-markdown 2.0.0 write
#   the cells of each <tr> as they come: under a cell merged over two rows all that follows stands one column to the left, the unit in the amount's
#   place; a total over two columns does so, too, but in markdownify. node-html-markdown fills such rows up on the right, so that all are of one length,
#   and joins lines of a cell: 500<br>20 is 50020, two paragraphs are 1,0002,000, the items 1 and 500 of a list 1500. html2text joins paragraphs.
#   html-to-markdown 3.21.2 is right in all of these. A footnote's <sup>2</sup> makes 1,500 into 1,5002 in each of them.
# Seen: see `want` below.
# Why it matters: pages of offices merge the plan over its projects, and pages are turned into Markdown before they are searched or read by a model.
#   There "จ่าย 300" of a project stands under the plan, 50020 is a good amount, and nothing says that it was moved.
# Do: take html-to-markdown, or lay rowspan and colspan out in the HTML first; put a space before <br>, <p>, <li> and <sup>.
set -euo pipefail
for tool in npm node python3; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs, python3-venv)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check markdownify==1.2.3 html2text==2025.4.15 html-to-markdown==3.21.2
npm install --silent --no-fund --no-audit --prefix "$tmp" turndown@7.2.5 turndown-plugin-gfm@1.0.2 node-html-markdown@2.0.0 >/dev/null

cat >"$tmp/a.html" <<'HTML'
<table><tr><th>แผน</th><th>โครงการ</th><th>งบ</th><th>จ่าย</th><th>หน่วย</th></tr>
<tr><td rowspan="2">1</td><td>อบรม</td><td>1,500</td><td>1,200</td><td>คลัง</td></tr>
<tr><td>ประชุม</td><td>500</td><td>300</td><td>ช่าง</td></tr>
<tr><td colspan="2">รวม</td><td>2,000</td><td>1,500</td><td></td></tr></table>
HTML
cat >"$tmp/b.html" <<'HTML'
<table><tr><th>br</th><th>p</th><th>li</th><th>sup</th></tr>
<tr><td>500<br>20</td><td><p>1,000</p><p>2,000</p></td><td><ul><li>1</li><li>500</li></ul></td><td>1,500<sup>2</sup></td></tr></table>
HTML
cat >"$tmp/run.py" <<'PY'
import html2text
import html_to_markdown
import markdownify

for name, write in [
    ("html-to-markdown", lambda html: html_to_markdown.convert(html).content),
    ("markdownify", markdownify.markdownify),
    ("html2text", html2text.html2text),
]:
    for page in "ab":
        with open(f"{page}.html", encoding="utf-8") as file:
            text = write(file.read())
        print(f"== {name}", *(" ".join(line.split()) for line in text.splitlines() if line.strip() and "---" not in line), sep="\n")
PY
cat >"$tmp/run.js" <<'JS'
const { readFileSync } = require("fs");
const Turndown = require("turndown");
const { gfm } = require("turndown-plugin-gfm");
const { NodeHtmlMarkdown } = require("node-html-markdown");
const turndown = new Turndown();
turndown.use(gfm);
for (const [name, write] of [["turndown", (html) => turndown.turndown(html)], ["node-html-markdown", (html) => NodeHtmlMarkdown.translate(html)]]) {
  for (const page of ["a", "b"]) {
    const lines = write(readFileSync(`${page}.html`, "utf8")).split("\n").filter((line) => line.trim() && !/^[| -]*$/.test(line));
    console.log(`== ${name}\n${lines.map((line) => line.replace(/ +/g, " ").trim()).join("\n")}`);
  }
}
JS
want='== html-to-markdown
| แผน | โครงการ | งบ | จ่าย | หน่วย |
| 1 | อบรม | 1,500 | 1,200 | คลัง |
| | ประชุม | 500 | 300 | ช่าง |
| รวม | | 2,000 | 1,500 | |
== html-to-markdown
| br | p | li | sup |
| 500 20 | 1,000 2,000 | 1 500 | 1,5002 |
== markdownify
| แผน | โครงการ | งบ | จ่าย | หน่วย |
| 1 | อบรม | 1,500 | 1,200 | คลัง |
| ประชุม | 500 | 300 | ช่าง |
| รวม | | 2,000 | 1,500 | |
== markdownify
| br | p | li | sup |
| 500 20 | 1,000 2,000 | * 1 * 500 | 1,5002 |
== html2text
แผน| โครงการ| งบ| จ่าย| หน่วย
1| อบรม| 1,500| 1,200| คลัง
ประชุม| 500| 300| ช่าง
รวม| 2,000| 1,500|
== html2text
br| p| li| sup
500
20| 1,0002,000|
* 1
* 500
| 1,5002
== turndown
| แผน | โครงการ | งบ | จ่าย | หน่วย |
| 1 | อบรม | 1,500 | 1,200 | คลัง |
| ประชุม | 500 | 300 | ช่าง |
| รวม | 2,000 | 1,500 | |
== turndown
| br | p | li | sup |
| 500
20 |
1,000
2,000
* 1
* 500
| 1,5002 |
== node-html-markdown
| แผน | โครงการ | งบ | จ่าย | หน่วย |
| 1 | อบรม | 1,500 | 1,200 | คลัง |
| ประชุม | 500 | 300 | ช่าง | |
| รวม | 2,000 | 1,500 | | |
== node-html-markdown
| br | p | li | sup |
| 50020 | 1,0002,000 | 1500 | 1,5002 |'
cd "$tmp"
got=$(venv/bin/python run.py; node run.js)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
