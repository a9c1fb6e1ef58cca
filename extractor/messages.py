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
    "usage/no-such-path": Message(
        "error",
        "ไม่พบไฟล์หรือโฟลเดอร์ {path} กรุณาตรวจชื่ออีกครั้ง",
        "There is no file or folder {path}. Check the name.",
    ),
    "usage/glob-without-match": Message(
        "error",
        "ไม่มีไฟล์ใดตรงกับ {pattern} กรุณาตรวจรูปแบบ",
        "No file matches {pattern}. Check the pattern.",
    ),
    "usage/store-not-reached": Message(
        "error",
        "เปิด {path} ไม่ได้ ({reason}) กรุณาตรวจที่อยู่ เครือข่าย และสิทธิ์",
        "{path} cannot be reached ({reason}). Check the address, the network and your rights.",
    ),
    "file-not-readable": Message(
        "error",
        "อ่านไฟล์ไม่ได้ ({reason}) กรุณาตรวจว่าไฟล์ยังอยู่และมีสิทธิ์อ่าน",
        "The file cannot be read ({reason}). Check that it is still there and may be read.",
    ),
    "file-not-readable/no-regular-file": Message(
        "error",
        "อ่านไม่ได้เพราะไม่ใช่ไฟล์ธรรมดา กรุณาระบุไฟล์",
        "This is a pipe, a device or a folder. Give a file.",
    ),
    "file-too-large": Message(
        "error",
        "ไฟล์ใหญ่เกิน {megabytes:,} MB กรุณาแบ่งเป็นไฟล์ละรายงาน",
        "The file is larger than {megabytes:,} MB. Split it into a file a report.",
    ),
    "empty-file": Message("error", "ไฟล์ว่างเปล่า กรุณาดาวน์โหลดใหม่", "The file is empty. Download it again."),
    "not-a-pdf": Message(
        "error",
        "ไฟล์นี้ชื่อลงท้าย .pdf แต่เนื้อหาไม่ใช่ PDF กรุณาดาวน์โหลดใหม่",
        "The file is named .pdf but is no PDF (often a web page saved in its place). Download it again.",
    ),
    "not-a-report": Message(
        "error",
        "ไฟล์นี้ไม่ใช่ PDF ภาพ หรือข้อความ กรุณาใช้ .pdf .png .jpg .tif .txt .md หรือ .html",
        "The file is neither a PDF nor a picture nor text. Give a .pdf, .png, .jpg, .tif, .txt, .md or .html file.",
    ),
    "encrypted": Message(
        "error",
        "ไฟล์ PDF ถูกเข้ารหัส กรุณาระบุรหัสผ่านที่ถูกต้องด้วย --password",
        "The PDF is encrypted. Give the right password with --password.",
    ),
    "broken-pdf": Message(
        "error",
        "เปิดไฟล์ PDF ไม่ได้ ไฟล์เสียหาย ({error}) กรุณาขอไฟล์ใหม่จากผู้เผยแพร่",
        "The PDF is damaged and cannot be opened ({error}). Ask its publisher for another copy.",
    ),
    "broken-pdf/page-not-drawn": Message(
        "error",
        "แปลงหน้าเอกสารเป็นภาพไม่ได้ ({error}) กรุณาขอไฟล์ใหม่จากผู้เผยแพร่",
        "A page cannot be made a picture ({error}). Ask the publisher for another copy.",
    ),
    "broken-picture": Message(
        "error",
        "เปิดไฟล์ภาพไม่ได้ ไฟล์เสียหายหรือใหญ่เกินไป ({error}) กรุณาสแกนหรือดาวน์โหลดใหม่",
        "The picture is damaged or too large ({error}). Scan it or download it again.",
    ),
    "no-text-layer": Message(
        "error",
        "หน้าเอกสารเป็นภาพสแกน ไม่มีชั้นข้อความให้อ่าน กรุณาเรียกใหม่โดยไม่ใส่ --ocr never",
        "The pages are pictures without a text layer. Run again without --ocr never.",
    ),
    "no-text-layer/nothing-read": Message(
        "error",
        "หน้าเอกสารเป็นภาพ และอ่านข้อความจากภาพไม่ได้เลย กรุณาตรวจว่าเป็นรายงานที่ต้องการ หรือสแกนใหม่ให้ชัดขึ้น",
        "The pages are pictures, and no text could be read in them. "
        "Check that it is the report you meant, or scan it anew.",
    ),
    "text-layer-unreadable": Message(
        "error",
        "ชั้นข้อความของไฟล์บอกไม่ได้ว่าเป็นตัวอักษรใด กรุณาเรียกใหม่โดยไม่ใส่ --ocr never หรือขอไฟล์ที่บันทึกใหม่จากผู้เผยแพร่",
        "The text layer does not say which characters it shows. Run again without --ocr never, "
        "or ask the publisher for a file saved anew.",
    ),
    # tables
    # ocr
    # checks of a report
    # checks across reports
    # batch
    # datasets and stores
    # command
}
