"""The catalogue of messages: what is told of a file, a page or a command, in every language, by a stable key.

A key is the code that problems.csv shows (`no-table`), or where one code has several texts, the code, a slash and a
variant (`no-text-layer/nothing-read`). Texts are templates for `str.format`; each says what to do next.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Message:
    """A message: how grave it is, its templates in Thai and English, and those of further languages by their code."""

    severity: Severity
    thai: str
    english: str
    others: dict[str, str] = field(default_factory=dict)


def code_of(key: str) -> str:
    """The code of a key: what stands before its slash.

    Args:
        key: A key of the catalogue.

    Returns:
        The code as problems.csv shows it.

    >>> code_of("no-text-layer/nothing-read")
    'no-text-layer'
    """
    return key.partition("/")[0]


def severity_of(key: str) -> Severity:
    """How grave a message is.

    Args:
        key: A key of the catalogue.

    Returns:
        `error`, `warning` or `info`.

    Raises:
        KeyError: There is no such key.
    """
    return CATALOGUE[key].severity


def text(key: str, language: str = "en", **values: Any) -> str:
    """A message, filled in.

    Args:
        key: A key of the catalogue.
        language: `th`, `en`, or a further language (ISO 639-1); English stands in where that has no text.
        **values: What the template names.

    Returns:
        The message.

    Raises:
        KeyError: There is no such key, or the template names a value that is not given.

    >>> text("no-pages", "th")
    'ไฟล์ PDF นี้ไม่มีหน้าใดเลย กรุณาขอไฟล์ใหม่จากผู้เผยแพร่'
    """
    message = CATALOGUE[key]
    templates = {"th": message.thai, "en": message.english, **message.others}
    return templates.get(language, message.english).format(**values)


def add_language(language: str, texts: dict[str, str]) -> None:
    """Add the texts of one more language.

    Args:
        language: Its ISO 639-1 code, such as `lo`.
        texts: Template by key.

    Raises:
        KeyError: A key is not in the catalogue.
    """
    for key, template in texts.items():
        CATALOGUE[key].others[language] = template


CATALOGUE: dict[str, Message] = {
    # files
    "no-pages": Message(
        "error",
        "ไฟล์ PDF นี้ไม่มีหน้าใดเลย กรุณาขอไฟล์ใหม่จากผู้เผยแพร่",
        "This PDF has no pages. Ask its publisher for another copy.",
    ),
    # tables
    "no-table": Message(
        "error",
        "ไม่พบตารางที่มีเส้นในไฟล์นี้ กรุณาตรวจว่าเป็นรายงานที่ต้องการ",
        "There is no ruled table in this file. Check that it is the report you meant.",
    ),
    "table-of-another-shape": Message(
        "error",
        "พบตาราง {count} ตาราง แต่ไม่มีตารางใดมีคอลัมน์ของรายงานมาตรการ หากต้องการทุกตารางให้ใช้คำสั่ง raingan tables",
        "Found {count} table(s), none with the columns of a measures report. "
        "For tables of any shape use: raingan tables",
    ),
    "no-measures": Message(
        "error",
        "พบหัวตารางของรายงาน แต่ไม่มีมาตรการใดอยู่ใต้หัวตาราง กรุณาตรวจว่าไฟล์ครบทุกหน้า",
        "The report's header was found, but no measure below it. Check that the file has all its pages.",
    ),
    # ocr
    # checks of a report
    # checks across reports
    # batch
    # datasets and stores
    # command
}
