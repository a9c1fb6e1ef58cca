"""The repair of Thai as a filter: text in, line by line or paragraph by paragraph, and out again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from extractor.errors import UsageError
from extractor.inputs.encodings import decode
from normalizer import Config, Explained, explain

_STDIN = "-"
_NEW_PAGE = "\f"
# pdftotext ends its pages with a form feed, which the normalizer would take for white space at the edge of a line.
_END = re.compile(f"(\r\n|[\r\n{_NEW_PAGE}])")

_Numbered = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """What is normalised as a text of its own; `line_no` is where it begins, from 1, `end` the line end behind it."""

    line_no: int
    raw: str
    end: str
    explained: Explained

    def json(self) -> str:
        """The raw text, the repaired text and the changes, on one line."""
        changes = [asdict(change) for change in self.explained.changes]
        return json.dumps({"raw": self.raw, "text": self.explained.text, "changes": changes}, ensure_ascii=False)


def read_text(path: Path) -> str:
    """The text of a file, or of standard input for `-`. Raises UsageError where there is none."""
    try:
        data = _stdin() if str(path) == _STDIN else path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"อ่าน {path} ไม่ได้ ({error.strerror}) กรุณาตรวจชื่อไฟล์และสิทธิ์อ่าน",
            f"{path} cannot be read ({error.strerror}). Check its name and that it may be read.",
        ) from error
    text = decode(data)
    if text is None:
        raise UsageError(
            f"{path} ไม่ใช่ข้อความ UTF-8 หรือ TIS-620 ถ้าเป็น PDF กรุณาใช้ raingan extract หรือ raingan tables",
            f"{path} is no text in UTF-8 or TIS-620. If it is a PDF: raingan extract or raingan tables.",
        )
    return text


def filtered(text: str, config: Config, *, paragraphs: bool = False) -> Iterator[Passage]:
    """The lines of a text, or its paragraphs as one line each, repaired; their ends stay as they are."""
    lines = _lines(text)
    for line_no, raw, end in _paragraphs(lines) if paragraphs else lines:
        yield Passage(line_no, raw, end, explain(raw, config))


def _stdin() -> bytes:
    with open(0, "rb", closefd=False) as stream:  # sys.stdin is None where the shell closed it
        return stream.read()


def _lines(text: str) -> Iterator[_Numbered]:
    parts, line_no = [*_END.split(text), ""], 1
    for raw, end in zip(parts[::2], parts[1::2], strict=True):
        if raw or end:
            yield line_no, raw, end
        line_no += end != _NEW_PAGE


def _paragraphs(lines: Iterable[_Numbered]) -> Iterator[_Numbered]:
    for blank, group in groupby(lines, key=lambda line: not line[1].strip()):
        if blank:
            yield from group
        else:
            found = list(group)
            yield found[0][0], "\n".join(raw for _, raw, _ in found), found[-1][2]
