#!/usr/bin/env bash
# Guess: text splitters that prefer sentences cut Thai, which has no full stops, at spaces; amounts, which stand between spaces, stay whole,
#   as they do in English.
# Truth: before they go down to spaces, LlamaIndex's SentenceSplitter (llama-index-core 0.14.25) and chonkie 1.7.0's RecursiveChunker cut at commas and the like, and Thai uses
#   the comma in amounts alone, the full stop in little else. Of a Thai paragraph longer than the chunk nearly every cut lies inside an amount:
#   a chunk ends "คงเหลือ 1,514,599.", the next begins "25 บาท". The same text in English is cut nowhere so. semchunk 4.1.1
#   does it only where no spaces are. LangChain's RecursiveCharacterTextSplitter 1.1.3 cuts at spaces, and chonkie's SentenceChunker
#   finds no sentence and gives the whole paragraph as one chunk, larger than chunk_size.
# Seen: see `want` below: chunks, cuts inside amounts, the longest chunk (300 asked for), and what stands at the first such cut.
# Why it matters: answers over reports are made from single chunks. "599.25 baht" for 1,514,599.25 is a sound amount to a
#   model, with a source to quote; a try with an English report shows nothing.
# Do: cut at spaces (LangChain's, or separators without punctuation), or by rows and paragraphs; refuse a cut with a digit, comma or
#   point on its left and a digit on its right.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check llama-index-core==0.14.25 chonkie==1.7.0 semchunk==4.1.1 \
  langchain-text-splitters==1.1.3

cat >"$tmp/run.py" <<'PY'
import re

import chonkie
import semchunk
from langchain_text_splitters import RecursiveCharacterTextSplitter
from llama_index.core.node_parser import SentenceSplitter

THAI = (
    "ที่ประชุมได้พิจารณางบประมาณรายจ่ายประจำปีงบประมาณ 2566 จำนวน 1,234,567.50 บาท เพื่อก่อสร้างถนนคอนกรีตเสริมเหล็กสายบ้านหนองแก้ว หมู่ที่ 5 "
    "และค่าจ้างเหมาบริการ จำนวน 2,500,000 บาท ทั้งนี้ได้เบิกจ่ายแล้ว จำนวน 985,400.75 บาท คิดเป็นร้อยละ 39.42 ของงบประมาณ "
    "คงเหลือ 1,514,599.25 บาท สำหรับกองการศึกษา ได้รับจัดสรร 750,000 บาท เป็นค่าอาหารกลางวัน 612,300 บาท และค่าอาหารเสริม 137,700 บาท "
    "ส่วนกองสาธารณสุขได้รับเงินอุดหนุน 48,500 บาท ตามข้อ 1.10 ของแผน "
)
ENGLISH = (
    "The meeting considered the annual budget of 2023. It is 1,234,567.50 baht for the concrete road of Ban Nong Kaeo and 2,500,000 baht "
    "for hired services. Of this 985,400.75 baht were spent, or 39.42 per cent, and 1,514,599.25 baht are left. The division of education "
    "got 750,000 baht, of which 612,300 baht are for lunch and 137,700 baht for milk. The division of health got 48,500 baht by item 1.10. "
)
SIZE = 300  # characters
split = {
    "LlamaIndex SentenceSplitter": SentenceSplitter(chunk_size=SIZE, chunk_overlap=0, tokenizer=list).split_text,
    "chonkie RecursiveChunker": lambda text: [
        chunk.text for chunk in chonkie.RecursiveChunker(tokenizer="character", chunk_size=SIZE)(text)
    ],
    "chonkie SentenceChunker": lambda text: [
        chunk.text for chunk in chonkie.SentenceChunker(tokenizer="character", chunk_size=SIZE, chunk_overlap=0)(text)
    ],
    "semchunk": lambda text: semchunk.chunk(text, SIZE, len),
    "LangChain Recursive": RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=0).split_text,
}
for name, chunks_of in split.items():
    for language, text in [("Thai", THAI * 4), ("English", ENGLISH * 4)]:
        chunks = chunks_of(text)
        cuts = [(a[-8:], b[:8]) for a, b in zip(chunks, chunks[1:]) if re.search(r"\d[,.]?$", a) and re.match(r"[,.]?\d", b)]
        print(f"{name}, {language}:", len(chunks), len(cuts), max(map(len, chunks)), *(f"[{a}|{b}]" for a, b in cuts[:1]))
PY
want='LlamaIndex SentenceSplitter, Thai: 7 6 282 [514,599.|25 บาท ส]
LlamaIndex SentenceSplitter, English: 7 0 295
chonkie RecursiveChunker, Thai: 7 6 295 [อ 1,514,|599.25 บ]
chonkie RecursiveChunker, English: 7 0 296
chonkie SentenceChunker, Thai: 1 0 1788
chonkie SentenceChunker, English: 7 0 296
semchunk, Thai: 7 0 300
semchunk, English: 7 0 295
LangChain Recursive, Thai: 7 0 297
LangChain Recursive, English: 6 0 299'
got=$("$tmp/venv/bin/python" "$tmp/run.py")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
