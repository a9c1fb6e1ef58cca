"""The repair of Thai as a filter: text in, line by line or paragraph by paragraph, and out again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from extractor.errors import UsageError
from extractor.inputs.encodings import decoded_text
from extractor.system_errors import reasons
from normalizer import Config, Explained, explain

_STANDARD_INPUT = "-"
_NEW_PAGE = "\f"
# pdftotext ends its pages with a form feed, which the normalizer would take for white space at the edge of a line.
_LINE_END = re.compile(f"(\r\n|[\r\n{_NEW_PAGE}])")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a text: its number, from 1, what stands in it, and its end."""

    number: int
    text: str
    end: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What is repaired as a text of its own.

    Attributes:
        line_no: Number of the line where it begins, from 1.
        raw: Its text.
        end: The line end behind it; empty at the end of the text.
        explained: The repaired text, and the changes.
    """

    line_no: int
    raw: str
    end: str
    explained: Explained

    def json(self) -> str:
        """Write it as JSON.

        Returns:
            The raw text, the repaired text and the changes, on one line.
        """
        changes = [asdict(change) for change in self.explained.changes]
        content = {
            "raw": self.raw,
            "text": self.explained.text,
            "changes": changes,
        }
        return json.dumps(content, ensure_ascii=False)


def read_text(path: Path) -> str:
    """Read a text.

    Args:
        path: A file in UTF-8, UTF-16 or TIS-620; `-` for standard input.

    Returns:
        Its text.

    Raises:
        UsageError: It cannot be read, or is no text.
    """
    try:
        data = (
            _standard_input()
            if str(path) == _STANDARD_INPUT
            else path.read_bytes()
        )
    except OSError as error:
        raise UsageError(
            "usage/text-not-readable", path=path, **reasons(error)
        ) from error
    text = decoded_text(data)
    if text is None:
        raise UsageError("usage/no-text", path=path)
    return text


def filtered(
    text: str, config: Config, *, paragraphs: bool = False
) -> Iterator[Passage]:
    r"""Repair a text.

    Args:
        text: The text.
        config: How to repair it.
        paragraphs: Whether each paragraph becomes one line; blank lines stand between paragraphs.

    Yields:
        Its lines, or its paragraphs; their ends stay as they are.

    >>> from normalizer import Config
    >>> [passage.explained.text + passage.end for passage in filtered("เเละ\nจ ำนวน", Config())]
    ['และ\n', 'จำนวน']
    """
    lines: Iterable[_Line] = _lines(text)
    if paragraphs:
        lines = _paragraphs(lines)
    for line in lines:
        yield Passage(
            line.number, line.text, line.end, explain(line.text, config)
        )


def _standard_input() -> bytes:
    # `sys.stdin` is None where the shell closed it.
    with open(0, "rb", closefd=False) as stream:
        return stream.read()


def _lines(text: str) -> Iterator[_Line]:
    # Texts and ends by turns; the last line has no end.
    parts = [*_LINE_END.split(text), ""]
    number = 1
    for line, end in zip(parts[::2], parts[1::2], strict=True):
        if line or end:
            yield _Line(number, line, end)
        if end != _NEW_PAGE:
            number += 1


def _paragraphs(lines: Iterable[_Line]) -> Iterator[_Line]:
    """Lines as paragraphs: those that no blank line parts are one line, which ends as the last of them."""
    for is_blank, group in groupby(lines, key=_is_blank):
        if is_blank:
            yield from group
            continue
        together = list(group)
        text = "\n".join(line.text for line in together)
        yield _Line(together[0].number, text, together[-1].end)


def _is_blank(line: _Line) -> bool:
    return not line.text.strip()
