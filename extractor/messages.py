"""The catalogue of messages: what is told of a file, a page or a command, in every language, by a stable key.

A key is the code that problems.csv shows (`no-table`), or where one code has several texts, the code, a slash and a
variant (`no-text-layer/nothing-read`). Texts are templates for `str.format`; each says what to do next. Thai and
English stand here side by side; a further language is one file, `extractor/languages/<code>.toml`: a line
`key = "template"` for each key (those without one are shown in English).
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any, Literal

Severity = Literal["error", "warning", "info"]

# The environment variable that says in which languages the command line shows messages, such as `lo,en`.
LANGUAGES_VARIABLE = "RAINGAN_LANGUAGES"
# Those that it shows otherwise (ISO 639-1), and that a dataset holds.
_BUILT_IN = ("th", "en")


@dataclass(frozen=True, slots=True)
class Message:
    """A message.

    Attributes:
        severity: How grave it is: `error` where a file gives no report, `warning` what wants a look, `info` the rest.
        thai: Its template in Thai.
        english: Its template in English; it names what the Thai one names.
    """

    severity: Severity
    thai: str
    english: str


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
    return _template(key, language).format(**values)


def _template(key: str, language: str) -> str:
    message = CATALOGUE[key]
    if language == "th":
        return message.thai
    if language == "en":
        return message.english
    return _further_languages().get(language, {}).get(key, message.english)


def names_in(template: str) -> frozenset[str]:
    """The names of the values that a template is filled with.

    Args:
        template: A template for `str.format`.

    Returns:
        The names, without the attributes that are taken of them.

    >>> sorted(names_in("หน้า {page} มี {count:,} แถว ในคอลัมน์ {column.title_th}"))
    ['column', 'count', 'page']
    """
    names = set[str]()
    for _, name, _, _ in Formatter().parse(template):
        if name:
            names.add(name.partition(".")[0])
    return frozenset(names)


def add_language(language: str, texts: Mapping[str, str]) -> None:
    """Add the texts of one more language, for as long as the program runs.

    Args:
        language: Its ISO 639-1 code, such as `lo`; its texts that were there before are replaced key by key.
        texts: Template by key.

    Raises:
        KeyError: A key is not in the catalogue.
        ValueError: A template names a value that the message does not have.
    """
    for key, template in texts.items():
        known = names_in(CATALOGUE[key].english)
        unknown = sorted(names_in(template) - known)
        if unknown:
            raise ValueError(f"{language}: {key} has no {', '.join(unknown)}")
    templates = _further_languages().setdefault(language, {})
    templates.update(texts)


def languages() -> tuple[str, ...]:
    """The languages that messages are written in.

    Returns:
        ISO 639-1 codes: Thai and English, then further ones in alphabetical order.
    """
    return (*_BUILT_IN, *sorted(_further_languages()))


def shown_languages() -> tuple[str, ...]:
    """The languages in which the command line shows messages.

    Returns:
        ISO 639-1 codes in the order asked for by the environment variable `RAINGAN_LANGUAGES` (`lo,en`), those left out
        that nothing is written in; Thai and English where it asks for none.
    """
    wanted = os.environ.get(LANGUAGES_VARIABLE, "")
    shown: list[str] = []
    for language in wanted.replace(",", " ").split():
        if language in languages() and language not in shown:
            shown.append(language)
    return tuple(shown) or _BUILT_IN


@cache
def _further_languages() -> dict[str, dict[str, str]]:
    """Template by key, by language: the files of `extractor/languages` and what is added; read when first asked for."""
    templates: dict[str, dict[str, str]] = {}
    for file in files("extractor").joinpath("languages").iterdir():
        language, _, suffix = file.name.partition(".")
        if suffix == "toml":
            templates[language] = tomllib.loads(
                file.read_text(encoding="utf-8")
            )
    return templates


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
    "usage/no-output-folder": Message(
        "error",
        "ชื่อโฟลเดอร์ผลลัพธ์ (-o) ว่างเปล่า กรุณาระบุโฟลเดอร์ หรือจุด (.) สำหรับโฟลเดอร์ที่กำลังใช้งาน",
        "The folder for the result (-o) has an empty name. Give a folder, or a point (.) for the current one.",
    ),
    "usage/no-current-folder": Message(
        "error",
        "โฟลเดอร์ที่กำลังใช้งานอยู่ถูกลบหรือเปิดไม่ได้ ({reason_thai}) กรุณาเปลี่ยนไปโฟลเดอร์อื่น (cd) แล้วเรียกใหม่",
        "The current folder is gone or cannot be read ({reason_english}). Change to another one (cd) and try again.",
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
        "อ่านไฟล์ไม่ได้ ({reason_thai}) กรุณาตรวจว่าไฟล์ยังอยู่และมีสิทธิ์อ่าน",
        "The file cannot be read ({reason_english}). Check that it is still there and may be read.",
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
    "empty-file": Message(
        "error",
        "ไฟล์ว่างเปล่า กรุณาดาวน์โหลดใหม่",
        "The file is empty. Download it again.",
    ),
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
        "ไฟล์ PDF ถูกเข้ารหัส กรุณาระบุรหัสผ่านด้วย --password",
        "The PDF is encrypted. Give its password with --password.",
    ),
    "encrypted/wrong-password": Message(
        "error",
        "ไฟล์ PDF ถูกเข้ารหัส และรหัสผ่านที่ระบุด้วย --password ไม่ถูกต้อง กรุณาตรวจรหัสผ่าน",
        "The PDF is encrypted, and the password given with --password does not open it. Check it.",
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
    "too-large": Message(
        "error",
        "ไฟล์นี้มีภาพหรือข้อมูลที่ใหญ่เกินกว่ารายงานใด ๆ ({what}) จึงไม่คลายออกอ่าน กรุณาบันทึกหรือสแกนใหม่ให้เล็กลง",
        "The file holds a picture or data larger than any report has ({what}), which are not unpacked. "
        "Save or scan it anew, smaller.",
    ),
    "too-large/data": Message(
        "error",
        "ไฟล์นี้มีภาพหรือข้อมูลที่ใหญ่เกินกว่ารายงานใด ๆ จึงไม่คลายออกอ่าน กรุณาบันทึกหรือสแกนใหม่ให้เล็กลง",
        "The file holds pictures or data larger than any report has, which are not unpacked. Save or scan it anew, "
        "smaller.",
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
    "no-table": Message(
        "error",
        "ไม่พบตารางในไฟล์นี้ กรุณาตรวจว่าเป็นรายงานที่ต้องการ",
        "There is no table in this file. Check that it is the report you meant.",
    ),
    "no-measures": Message(
        "error",
        "พบหัวตารางของรายงาน แต่ไม่มีมาตรการใดอยู่ใต้หัวตาราง กรุณาตรวจว่าไฟล์ครบทุกหน้า",
        "The report's header was found, but no measure below it. Check that the file has all its pages.",
    ),
    # ocr
    "ocr-failed/engine": Message(
        "error",
        "ตัวอ่าน OCR ทำงานไม่สำเร็จ ({why}) กรุณาลองใหม่ หรือเลือกตัวอ่านอื่นด้วย --engine",
        "The OCR engine failed ({why}). Try again, or choose another one with --engine.",
    ),
    "ocr-failed/not-restarted": Message("error", "{why_thai}", "{why_english}"),
    "usage/unknown-engine": Message(
        "error",
        "ไม่มีตัวอ่าน OCR ชื่อ {engine} ที่มีคือ {names}",
        "There is no OCR engine {engine}. There are: {names}",
    ),
    "not-installed/engine-broken": Message(
        "error",
        "เรียกใช้ตัวอ่าน OCR {engine} ไม่ได้ ({why}) กรุณาติดตั้งใหม่",
        "The OCR engine {engine} cannot be loaded ({why}). Install it anew.",
    ),
    "not-installed/engine-package": Message(
        "error",
        "ตัวอ่าน OCR {engine} ต้องใช้ {package} ซึ่งยังไม่ได้ติดตั้ง กรุณาเรียก pip install {package}",
        "The OCR engine {engine} needs {package}, which is not installed. Run: pip install {package}",
    ),
    "not-installed/tesseract-model": Message(
        "error",
        "ไม่พบแบบจำลองภาษาไทยของ Tesseract{where} กรุณาเรียก: sudo apt-get install tesseract-ocr-tha "
        "หรือระบุโฟลเดอร์ด้วย --tessdata",
        "Tesseract's Thai model was not found{where}. Run: sudo apt-get install tesseract-ocr-tha "
        "(or name its folder with --tessdata).",
    ),
    # ocr: a service
    "usage/no-endpoint": Message(
        "error",
        "ตัวอ่าน remote ต้องรู้ที่อยู่ของบริการ กรุณาระบุเช่น --endpoint http://127.0.0.1:8000/v1 "
        "(http หรือ https ไม่มีรหัสผ่านหรือเครื่องหมาย ? ส่วนกุญแจให้ใส่ในตัวแปร {variable})",
        "The engine remote needs the address of a service. Give it as in --endpoint http://127.0.0.1:8000/v1 "
        "(http or https, without password or question mark; a key belongs in the environment variable {variable}).",
    ),
    "usage/no-api-key": Message(
        "error",
        "กุญแจในตัวแปร {variable} มีอักขระที่ใช้ไม่ได้ กรุณาคัดลอกมาใส่ใหม่",
        "The key in the environment variable {variable} holds characters that no key has. Copy it there anew.",
    ),
    "ocr-failed/service-silent": Message(
        "error",
        "บริการ OCR ที่ {host} ไม่ตอบ ({why}) กรุณาตรวจว่าบริการเปิดอยู่และ --endpoint ถูกต้อง หรือเพิ่มเวลาด้วย --ocr-timeout",
        "The OCR service at {host} did not answer ({why}). Check that it runs and that --endpoint is right, "
        "or give it more time with --ocr-timeout.",
    ),
    "ocr-failed/service-redirects": Message(
        "error",
        "บริการ OCR ที่ {host} ตอบว่า {status} ซึ่งชี้ไปที่อยู่อื่น กรุณาระบุที่อยู่ของบริการเองด้วย --endpoint",
        "The OCR service at {host} answered {status}. It points elsewhere, which is not followed. "
        "Give the service's own address with --endpoint.",
    ),
    "ocr-failed/service-refuses": Message(
        "error",
        "บริการ OCR ที่ {host} ตอบว่า {status} “{quote}” กรุณาตรวจว่าแบบจำลองที่ระบุด้วย --model อ่านภาพได้",
        'The OCR service at {host} answered {status}. It said "{quote}". '
        "Check that the model (--model) takes pictures.",
    ),
    "ocr-failed/service-key": Message(
        "error",
        "บริการ OCR ที่ {host} ตอบว่า {status} กรุณาตรวจกุญแจในตัวแปร {variable}",
        "The OCR service at {host} answered {status}. Check the key in the environment variable {variable}.",
    ),
    "ocr-failed/service-not-found": Message(
        "error",
        "บริการ OCR ที่ {host} ตอบว่า {status} กรุณาตรวจที่อยู่ใน --endpoint (มักลงท้ายด้วย /v1) และชื่อแบบจำลองใน --model",
        "The OCR service at {host} answered {status}. Check the address in --endpoint (it mostly ends in /v1) "
        "and the model's name in --model.",
    ),
    "ocr-failed/service-limits": Message(
        "error",
        "บริการ OCR ที่ {host} ตอบว่า {status} คือรับคำขอได้จำกัด กรุณาลองใหม่ภายหลัง หรือขอเพิ่มจำนวนคำขอจากผู้ให้บริการ",
        "The OCR service at {host} answered {status}. It limits how often it is asked. "
        "Try again later, or ask its operator for a higher limit.",
    ),
    "ocr-failed/service-fails": Message(
        "error",
        "บริการ OCR ที่ {host} ตอบว่า {status} กรุณาลองใหม่ภายหลัง หรือดูบันทึกของบริการ",
        "The OCR service at {host} answered {status}. Try again later, or look into the service's log.",
    ),
    "ocr-failed/answer-malformed": Message(
        "error",
        "คำตอบของบริการ OCR ใช้ไม่ได้ (ไม่ใช่รูปแบบของ OpenAI) กรุณาตรวจ --endpoint เลือกแบบจำลองอื่นด้วย --model "
        "หรือตัวอ่านอื่นด้วย --engine",
        "The OCR service's answer makes no sense (it is not of OpenAI's shape). Check --endpoint, or choose another "
        "model with --model or another engine with --engine.",
    ),
    "ocr-failed/answer-without-model": Message(
        "error",
        "คำตอบของบริการ OCR ใช้ไม่ได้ (ไม่มีแบบจำลองใด) กรุณาตรวจ --endpoint เลือกแบบจำลองอื่นด้วย --model หรือตัวอ่านอื่นด้วย --engine",
        "The OCR service's answer makes no sense (it serves no model). Check --endpoint, or choose another "
        "model with --model or another engine with --engine.",
    ),
    "ocr-failed/answer-longer-than-line": Message(
        "error",
        "คำตอบของบริการ OCR ใช้ไม่ได้ (ข้อความยาวเกินกว่าที่ภาพบรรทัดจะมีได้) กรุณาตรวจ --endpoint "
        "เลือกแบบจำลองอื่นด้วย --model หรือตัวอ่านอื่นด้วย --engine",
        "The OCR service's answer makes no sense (more text than the line's picture can hold). Check --endpoint, "
        "or choose another model with --model or another engine with --engine.",
    ),
    "ocr-failed/answer-too-large": Message(
        "error",
        "คำตอบของบริการ OCR ใช้ไม่ได้ (ยาวเกินไป) กรุณาตรวจ --endpoint เลือกแบบจำลองอื่นด้วย --model หรือตัวอ่านอื่นด้วย --engine",
        "The OCR service's answer makes no sense (it is far too long). Check --endpoint, or choose another "
        "model with --model or another engine with --engine.",
    ),
    # checks of a report
    "file-rewritten": Message(
        "info",
        "ไฟล์ PDF นี้โครงสร้างชำรุด จึงเขียนใหม่ในหน่วยความจำก่อนอ่าน",
        "The PDF's structure is broken; it was written anew in memory before reading.",
    ),
    "latin-for-thai": Message(
        "info",
        "ไฟล์นี้ระบุอักษรไทยเป็นอักษรละติน (เช่น ¡ÒÃ แทน การ) จึงอ่านเป็นอักษรไทยตามรหัส TIS-620 กรุณาสุ่มตรวจกับต้นฉบับ",
        "The file names Thai letters as Latin ones (¡ÒÃ for การ); they were taken for Thai by their codes in TIS-620. "
        "Compare some cells with the source.",
    ),
    "named-by-print": Message(
        "info",
        "ไฟล์นี้ไม่ระบุว่าฟอนต์วาดอักษรใด จึงอ่านจากรูปอักษรที่พิมพ์ว่ารหัสใดคืออักษรใด กรุณาสุ่มตรวจกับต้นฉบับ",
        "The file does not say which letters its fonts draw; which glyph is which letter was read from their print. "
        "Compare some cells with the source.",
    ),
    "page-damaged": Message(
        "warning",
        "ข้อมูลของหน้านี้ชำรุด ข้อความอาจขาดหาย กรุณาเทียบกับต้นฉบับหรือขอไฟล์ใหม่",
        "The data of this page are damaged and text may be missing. Compare the source, or ask for another copy.",
    ),
    "print-differs/layer": Message(
        "warning",
        "หน้า {page} ข้อความในไฟล์ไม่ตรงกับภาพพิมพ์: ไฟล์ว่า {layer} แต่ภาพอ่านได้ {printed} ใช้ตามไฟล์ กรุณาตรวจกับต้นฉบับ",
        "Page {page}: the file says “{layer}”, but “{printed}” was read in print. The file's text was taken; "
        "compare the source.",
    ),
    "print-differs/print": Message(
        "warning",
        "หน้า {page} ข้อความในไฟล์ไม่ตรงกับภาพพิมพ์: ไฟล์ว่า {layer} แต่ภาพอ่านได้ {printed} ใช้ตามภาพ กรุณาตรวจกับต้นฉบับ",
        "Page {page}: the file says “{layer}”, but “{printed}” was read in print. What was read was taken; "
        "compare the source.",
    ),
    "print-differs/often": Message(
        "warning",
        "ข้อความในไฟล์ไม่ตรงกับภาพพิมพ์แบบเดียวกัน ({letters}) {count} บรรทัด เช่น หน้า {page} ไฟล์ว่า {layer} "
        "แต่ภาพอ่านได้ {printed} ใช้ตามภาพทุกบรรทัด กรุณาสุ่มตรวจกับต้นฉบับ",
        "In {count} lines the file says other letters than were read in print ({letters}), as on page {page}: "
        "“{layer}”, read “{printed}”. What was read was taken; compare some with the source.",
    ),
    "print-mended": Message(
        "info",
        "ไฟล์บันทึกตัวอักษรไม่ตรงกับที่พิมพ์ {count} แห่ง จึงแก้ตามภาพพิมพ์: {letters}",
        "The file says other letters than are printed in {count} places; they were mended: {letters}",
    ),
    "print-not-read": Message(
        "warning",
        "อ่านตัวพิมพ์ของไฟล์นี้ไม่ได้ดีพอ จึงพิสูจน์ข้อความในไฟล์ไม่ได้ {count} จาก {cells} ช่อง กรุณาสุ่มตรวจกับต้นฉบับ",
        "The reader cannot read the print of this file well enough: {count} of {cells} cells are not proved. "
        "Compare some of them with the source.",
    ),
    "reports-attached": Message(
        "info",
        "มีไฟล์แนบ {count} ไฟล์ที่อาจเป็นรายงาน คำสั่ง extract อ่านแต่ละไฟล์เป็นรายงานแยก หากไม่พบ กรุณาบันทึกออกมาเป็นไฟล์: {names}",
        "{count} attached files may be reports; `extract` reads each as one. Save missing ones as files: {names}",
    ),
    "nothing-attached": Message(
        "info",
        "ไฟล์แนบนี้ไม่มีตาราง จึงไม่ใช่รายงาน",
        "This attached file has no table: it is no report.",
    ),
    "picture-not-read": Message(
        "warning",
        "หน้านี้มีภาพที่อาจมีข้อความ แต่อ่านภาพไม่สำเร็จ กรุณาตรวจกับต้นฉบับ",
        "A picture on this page may hold text, and could not be read. Compare the source.",
    ),
    "picture-in-cell": Message(
        "warning",
        "หน้า {page} มีภาพอยู่ในช่องที่ไม่มีข้อความ {count} ช่อง เช่น เครื่องหมายถูกที่วางเป็นภาพ กรุณาดูจากต้นฉบับ",
        "Page {page}: a picture, such as a pasted tick, stands in {count} cells without text. Look at the source.",
    ),
    "struck-out": Message(
        "warning",
        "หน้า {page} มีข้อความถูกขีดฆ่า จึงไม่ได้นำมาใช้ กรุณาตรวจกับต้นฉบับ: {text}",
        "Page {page}: this print was struck out and was not taken. Compare the source: {text}",
    ),
    "watermark": Message(
        "info",
        "หน้า {page} มีลายน้ำหรือตราประทับ ซึ่งไม่ใช่ข้อความของตาราง: {text}",
        "Page {page}: a watermark or a stamp, which is no text of a table: {text}",
    ),
    "stamp-not-read": Message(
        "info",
        "หน้านี้มีตราประทับหรือลายมือชื่อสีอื่นทับข้อความ แยกออกไม่ให้ปนกับข้อความแล้ว แต่อ่านไม่ออก กรุณาดูจากต้นฉบับ",
        "A stamp or signature in another colour lies over the print. It was kept apart and not read: see the source.",
    ),
    "note-mark": Message(
        "info",
        "หน้า {page} มีเครื่องหมายในช่องที่อ้างถึงหมายเหตุใต้ตาราง จึงไม่ใช่ข้อความของช่อง: {text}",
        "Page {page}: these marks in cells refer to notes below the table and are no text of a cell: {text}",
    ),
    "page-is-picture": Message(
        "info",
        "หน้านี้เป็นภาพที่ไม่มีข้อความให้อ่าน กรุณาตรวจกับต้นฉบับหากเป็นหน้าของตาราง",
        "This page is a picture in which no text was read. If it is a page of the table, check it.",
    ),
    "layer-not-believed": Message(
        "info",
        "ชั้นข้อความของหน้า {pages} ไม่ได้บอกตัวอักษรที่พิมพ์ไว้ จึงอ่านจากภาพของหน้าแทน กรุณาดูค่าความมั่นใจของแต่ละช่อง",
        "Pages {pages}: the text layer does not say which letters are printed; they were read from their pictures.",
    ),
    "page-not-believed": Message(
        "warning",
        "ชั้นข้อความของหน้านี้เชื่อถือไม่ได้ กรุณาเรียกใหม่โดยไม่ใส่ --ocr never",
        "The text layer of this page cannot be believed. Run again without --ocr never.",
    ),
    "ocr-failed/page": Message(
        "warning",
        "อ่านภาพของหน้านี้ด้วย OCR ไม่สำเร็จ ข้อความของหน้านี้ขาดหาย กรุณาลองใหม่ หรือเลือกตัวอ่านอื่นด้วย --engine",
        "The OCR engine failed on this page; its text is missing. Try again, or choose another one with --engine.",
    ),
    "ocr-not-installed": Message(
        "warning",
        "หน้านี้เป็นภาพ แต่ยังไม่มี OCR ข้อความของหน้านี้ขาดหาย กรุณาเรียก raingan doctor เพื่อดูวิธีติดตั้ง",
        "This page is a picture, and OCR is not installed; its text is missing. Run: raingan doctor",
    ),
    "page-not-drawn": Message(
        "warning",
        "ทำภาพของหน้า {page} ไม่ได้ ตารางของหน้านี้เขียนไว้โดยไม่มีภาพ ({why})",
        "Page {page} cannot be made a picture; its tables are written without one ({why}).",
    ),
    "page-too-large": Message(
        "warning",
        "หน้านี้มีภาพหรือข้อมูลที่ใหญ่เกินกว่ารายงานใด ๆ ส่วนนั้นไม่ได้อ่าน กรุณาเทียบกับต้นฉบับ หรือบันทึกใหม่ให้เล็กลง",
        "This page holds a picture or data larger than any report has; that part was not read. "
        "Compare the source, or save it anew, smaller.",
    ),
    "page-unreadable": Message(
        "warning",
        "อ่านหน้านี้ไม่ได้เลย ข้อความของหน้านี้ขาดหาย กรุณาขอไฟล์ใหม่จากผู้เผยแพร่",
        "This page could not be read at all; its text is missing. Ask the publisher for another copy.",
    ),
    "column-missing": Message(
        "warning",
        "ไม่พบคอลัมน์ {column_thai} กรุณาเทียบกับหัวตารางในไฟล์ต้นฉบับ",
        "No column {column_english} was found. Compare the table's header in the source file.",
    ),
    "table-without-rulings": Message(
        "info",
        "ตารางในหน้า {page} ไม่มีเส้นครบทุกด้าน จึงแบ่งแถวและคอลัมน์ตามการจัดเรียงของตัวอักษร กรุณาสุ่มตรวจกับต้นฉบับ",
        "The table on page {page} has no full grid of lines: how its print is aligned tells its rows and columns. "
        "Compare some rows with the page.",
    ),
    "column-guessed": Message(
        "warning",
        "คอลัมน์ “{header}” ถือว่าเป็น {taken_thai} แต่อาจเป็น {other_thai} กรุณาตรวจกับต้นฉบับ",
        "The column “{header}” was taken for {taken_english}; it may be {other_english}. Check the source.",
    ),
    "column-not-used": Message(
        "info",
        "คอลัมน์ {header} ไม่ใช่ช่องข้อมูลของแบบรายงาน ดูข้อความได้ใน cells.csv",
        "The column {header} is no field of the form; cells.csv has its text.",
    ),
    "measure-number-counted": Message(
        "info",
        "{record_thai}นี้ไม่มีเลขลำดับพิมพ์ไว้ จึงนับให้เป็นลำดับที่ {number}",
        "This {record_english} has no printed number; it was counted as {number}.",
    ),
    "measure-number-order": Message(
        "warning",
        "ลำดับ{record_thai}ข้ามจาก {before} ไป {number} กรุณาตรวจว่ามีรายการขาดหรือซ้ำหรือไม่",
        "The {record_english} {number} follows the {record_english} {before}. Check whether one is missing or doubled.",
    ),
    "empty-cell": Message(
        "info",
        "ช่อง {column_thai} ของ{record_thai}ที่ {number} ว่าง",
        "The cell {column_english} of {record_english} {number} is empty.",
    ),
    "table-not-joined": Message(
        "warning",
        "หน้า {page} มีตารางต่อท้าย ({rows} แถว {columns} คอลัมน์เท่ากัน) ที่เชื่อมกับตารางก่อนหน้าไม่ได้ "
        "กรุณาตรวจกับต้นฉบับ ดูได้ใน cells.csv",
        "Page {page} has a table ({rows} rows, {columns} columns) as wide as the one before that could not be joined "
        "to it. Check it against the source; cells.csv has it.",
    ),
    "other-table": Message(
        "info",
        "หน้า {page} มีตารางอื่นที่ไม่ตรงกับแบบรายงานที่รู้จัก ({rows} แถว {columns} คอลัมน์) ดูได้ใน tables.csv และ cells.csv",
        "Page {page} has a table of no form that is known ({rows} rows, {columns} columns); "
        "tables.csv and cells.csv have it.",
    ),
    "form-unknown": Message(
        "warning",
        "ไม่มีตารางใดตรงกับแบบรายงานที่รู้จัก หัวตารางคือ {headers} ดูข้อความได้ใน cells.csv "
        "หรือเพิ่มแบบรายงานตาม docs/forms.md โดยเริ่มจาก raingan forms suggest '{file}'",
        "No table is of a form that is known; the largest has the headers {headers}. cells.csv has its text. "
        "To have it as a table of its own declare a form (docs/forms.md); begin with: raingan forms suggest '{file}'",
    ),
    "form-unknown/columns": Message(
        "warning",
        "ไม่มีตารางใดตรงกับแบบรายงานที่รู้จัก หัวตารางคือ {headers} ใกล้เคียงแบบ {nearest} แต่ขาด {missing_thai} "
        "ดูข้อความได้ใน cells.csv หรือเพิ่มแบบรายงานตาม docs/forms.md โดยเริ่มจาก raingan forms suggest '{file}'",
        "No table is of a form that is known; the largest has the headers {headers}. It comes nearest to {nearest}, "
        "but lacks {missing_english}. cells.csv has its text. To have it as a table of its own declare a form "
        "(docs/forms.md); begin with: raingan forms suggest '{file}'",
    ),
    "form-unknown/contents": Message(
        "warning",
        "ไม่มีตารางใดตรงกับแบบรายงานที่รู้จัก หัวตารางคือ {headers} ใกล้เคียงแบบ {nearest} แต่เนื้อหาไม่ตรง "
        "ดูข้อความได้ใน cells.csv หรือเพิ่มแบบรายงานตาม docs/forms.md โดยเริ่มจาก raingan forms suggest '{file}'",
        "No table is of a form that is known; the largest has the headers {headers}. It comes nearest to {nearest}, "
        "but its cells hold something else. cells.csv has its text. To have it as a table of its own declare a form "
        "(docs/forms.md); begin with: raingan forms suggest '{file}'",
    ),
    "total-mismatch": Message(
        "warning",
        "แถวรวมมี {column_thai} {total:,} แต่แถวที่รวมได้ใกล้ที่สุดคือ {sum:,} กรุณาตรวจว่ามีแถวที่ตกหล่นหรืออ่านผิดหรือไม่",
        "The total of {column_english} is {total:,}, but no rows make it: the nearest sum is {sum:,}. "
        "Check whether a row was missed or an amount misread.",
    ),
    "method-without-result": Message(
        "info",
        "{column_thai} ข้อ {number} ไม่มี {other_thai} ข้อ {number} กรุณาตรวจกับต้นฉบับ",
        "Item {number} of {column_english} has none of that number in {other_english}. Check the source.",
    ),
    "result-without-method": Message(
        "info",
        "{column_thai} ข้อ {number} ไม่มี {other_thai} ข้อ {number} กรุณาตรวจกับต้นฉบับ",
        "Item {number} of {column_english} has none of that number in {other_english}. Check the source.",
    ),
    "period-outside-year": Message(
        "warning",
        "ระยะเวลาไม่อยู่ในปีงบประมาณ พ.ศ. {year} กรุณาตรวจกับต้นฉบับ",
        "The period lies outside the fiscal year {year} (BE). Check the source.",
    ),
    "other-year": Message(
        "info",
        "กล่าวถึงปีงบประมาณ {year} ซึ่งไม่ใช่ปีของรายงาน กรุณาตรวจกับต้นฉบับ",
        "Speaks of the fiscal year {year}, not the report's. Check the source.",
    ),
    "unlikely-date": Message(
        "info",
        "วันที่ {date} ไม่น่าถูกต้อง กรุณาตรวจกับต้นฉบับ",
        "The date {date} is unlikely. Check the source.",
    ),
    "unlikely-number": Message(
        "info",
        "{number} เกินร้อยละ 100 กรุณาตรวจกับต้นฉบับ",
        "{number} is more than all. Check the source.",
    ),
    "unlikely-number/ungrouped": Message(
        "info",
        "จำนวนเงิน {amount} เขียนไม่ถูกรูปแบบ กรุณาตรวจกับต้นฉบับ",
        "The amount {amount} is not grouped by thousands. Check the source.",
    ),
    "sum-disagrees": Message(
        "info",
        "ยอดรวม {total} บาท แต่รายการรวมได้ {sum:,.2f} กรุณาตรวจกับต้นฉบับ",
        "The total is {total}, but its parts make {sum:,.2f}. Check the source.",
    ),
    "low-confidence": Message(
        "info",
        "อ่านได้ไม่แน่ชัด (ความเชื่อมั่น {confidence:.2f}): {text} … กรุณาตรวจกับต้นฉบับ",
        "Read with little confidence ({confidence:.2f}): {text} … Check the source.",
    ),
    "result-repeated": Message(
        "warning",
        "{column_thai}เหมือนกับ{record_thai}ที่ {number} (ร้อยละ {similarity:.0f}) กรุณาตรวจกับต้นฉบับ",
        "The text of {column_english} is that of {record_english} {number} again ({similarity:.0f}%). "
        "Check the source.",
    ),
    "cell-text-cut": Message(
        "warning",
        "ช่อง {column_thai} ของ{record_thai}ที่ {number} เตี้ยกว่าข้อความ ไฟล์นี้จึงพิมพ์ข้อความไม่ครบ กรุณาขอไฟล์ต้นฉบับจากผู้เผยแพร่",
        "The cell {column_english} of {record_english} {number} is lower than its text: the file lacks the rest. "
        "Ask its publisher for the source.",
    ),
    "text-at-edge": Message(
        "warning",
        "หน้า {page} มีข้อความชิดขอบกระดาษซึ่งอาจถูกตัด: {text}",
        "Print on page {page} reaches the edge of the paper and may be cut off: {text}",
    ),
    "text-outside-table": Message(
        "info",
        "หน้า {page} มีข้อความนอกตาราง {lines} บรรทัด: {text}",
        "Page {page} has {lines} line(s) outside the table: {text}",
    ),
    "much-outside-table": Message(
        "warning",
        "ข้อความ {outside:,} จาก {printed:,} ตัวอักษรอยู่นอกตาราง กรุณาตรวจว่ามีแถวที่ตกหล่นหรือไม่",
        "{outside:,} of {printed:,} characters stand outside the table. Check whether a row was missed.",
    ),
    "hidden-text/layer-off": Message(
        "warning",
        "หน้า {page} มีข้อความในเลเยอร์ที่ปิดไว้ จึงไม่ได้นำมาใช้ (ห่างซ้าย {left:.0f} บน {top:.0f} จุด): {text}",
        "Text in a layer that is switched off on page {page} was left out "
        "({left:.0f} points from the left, {top:.0f} from the top). Ask its publisher about it: {text}",
    ),
    "hidden-text/covered": Message(
        "warning",
        "หน้า {page} มีข้อความที่ถูกกล่องหรือภาพทับ จึงไม่ได้นำมาใช้ (ห่างซ้าย {left:.0f} บน {top:.0f} จุด): {text}",
        "Text under a filled box or a picture on page {page} was left out "
        "({left:.0f} points from the left, {top:.0f} from the top). Ask its publisher about it: {text}",
    ),
    "hidden-text/pale": Message(
        "warning",
        "หน้า {page} มีข้อความสีเดียวกับพื้น จึงไม่ได้นำมาใช้ (ห่างซ้าย {left:.0f} บน {top:.0f} จุด): {text}",
        "Text in the colour of its ground on page {page} was left out "
        "({left:.0f} points from the left, {top:.0f} from the top). Ask its publisher about it: {text}",
    ),
    "hidden-text/invisible": Message(
        "warning",
        "หน้า {page} มีข้อความที่ตั้งให้มองไม่เห็น จึงไม่ได้นำมาใช้ (ห่างซ้าย {left:.0f} บน {top:.0f} จุด): {text}",
        "Text that is set to be invisible on page {page} was left out "
        "({left:.0f} points from the left, {top:.0f} from the top). Ask its publisher about it: {text}",
    ),
    "hidden-text/clipped": Message(
        "info",
        "หน้า {page} มีข้อความที่ถูกขอบกรอบตัดออก จึงไม่ได้นำมาใช้ (ห่างซ้าย {left:.0f} บน {top:.0f} จุด): {text}",
        "Text that a frame cuts off on page {page} was left out "
        "({left:.0f} points from the left, {top:.0f} from the top). Ask its publisher about it: {text}",
    ),
    "hidden-text/outside-page": Message(
        "warning",
        "หน้า {page} มีข้อความอยู่นอกส่วนที่แสดง จึงไม่ได้นำมาใช้ (ห่างซ้าย {left:.0f} บน {top:.0f} จุด): {text}",
        "Text outside the part that is shown of page {page} was left out "
        "({left:.0f} points from the left, {top:.0f} from the top). Ask its publisher about it: {text}",
    ),
    "hidden-text/too-small": Message(
        "warning",
        "หน้า {page} มีข้อความเล็กจนอ่านไม่ได้ จึงไม่ได้นำมาใช้ (ห่างซ้าย {left:.0f} บน {top:.0f} จุด): {text}",
        "Text too small to be read on page {page} was left out "
        "({left:.0f} points from the left, {top:.0f} from the top). Ask its publisher about it: {text}",
    ),
    "hidden-text/without-ink": Message(
        "warning",
        "หน้า {page} มีข้อความที่ไม่มีหมึกพิมพ์ จึงไม่ได้นำมาใช้ (ห่างซ้าย {left:.0f} บน {top:.0f} จุด): {text}",
        "Text that leaves no ink on page {page} was left out "
        "({left:.0f} points from the left, {top:.0f} from the top). Ask its publisher about it: {text}",
    ),
    "ink-not-read": Message(
        "warning",
        "หน้า {page} มีสิ่งที่เขียนหรือวาดไว้ในช่องตารางซึ่งอ่านเป็นข้อความไม่ได้ ราว {area:.0f} ตารางจุด (ห่างซ้าย {left:.0f} "
        "บน {top:.0f} จุด) กรุณาเปิดดูหน้านี้",
        "Something is drawn or written in a cell on page {page} that is no text, {area:.0f} square points of ink, "
        "{left:.0f} points from the left and {top:.0f} from the top. Look at the page.",
    ),
    "text-not-accounted": Message(
        "warning",
        "หน้า {page} มี {lost:,} จาก {printed:,} ตัวอักษรที่ไม่ปรากฏในรายงาน กรุณาแจ้งผู้พัฒนา",
        "Of {printed:,} characters on page {page}, {lost:,} stand nowhere in the "
        "report. Compare the page, and please report it together with the file.",
    ),
    # identity
    "agency-not-found": Message(
        "warning",
        "ไม่พบชื่อหน่วยงาน โปรดเปิดดูหน้าปกแล้วกรอกชื่อหน่วยงานเอง",
        "The agency's name was not found: look at the cover and fill it in.",
    ),
    "agency-disagrees": Message(
        "warning",
        "ชื่อหน่วยงานไม่ตรงกัน: ใช้ “{agency}” (พบ {count} แห่ง) แต่พบ “{other}” {other_count} แห่ง โปรดตรวจกับหน้าปกและหัวเรื่อง",
        "The names of the agency disagree: took {agency} (named {count}x), but {other} is named "
        "{other_count}x. Check the cover and the heading.",
    ),
    "agency-unproved": Message(
        "info",
        "ไม่มีตำบลชื่อ “{name}” ในอำเภอ{district} โปรดตรวจชื่อหน่วยงานกับหน้าปก",
        "District {district} has no subdistrict {name}: check the agency's name on the cover.",
    ),
    "name-corrected": Message(
        "info",
        "แก้ชื่อที่อ่านผิดจาก “{read}” เป็น “{name}” ตามทะเบียนชื่อสถานที่ โปรดตรวจกับต้นฉบับ",
        "A misread name was put right: {read} to {name}, as places are registered. Check it against the source.",
    ),
    "year-not-found": Message(
        "warning",
        "ไม่พบปีงบประมาณของรายงาน โปรดเปิดดูหน้าปกแล้วกรอกปีงบประมาณเอง",
        "The fiscal year was not found: look at the cover and fill it in.",
    ),
    "year-disagrees": Message(
        "warning",
        "ปีงบประมาณไม่ตรงกัน: ใช้ {year} แต่หัวเรื่องเหนือตารางเป็น {heading_year} โปรดตรวจว่าปีใดถูกต้อง",
        "The years disagree: took {year}, but the heading above the table says {heading_year}. Check which is right.",
    ),
    "province-not-found": Message(
        "warning",
        "ไม่พบชื่อจังหวัด โปรดเปิดดูหน้าปกแล้วกรอกอำเภอและจังหวัดเอง",
        "The province was not found: look at the cover and fill in district and province.",
    ),
    "district-not-found": Message(
        "warning",
        "ไม่พบชื่ออำเภอ และชื่อหน่วยงานก็บอกไม่ได้ โปรดเปิดดูหน้าปกแล้วกรอกอำเภอเอง",
        "No district is stated and the agency's name does not tell: look at the cover and fill it in.",
    ),
    "place-ambiguous": Message(
        "warning",
        "สถานที่ไม่ชัดเจน: {rivals} โปรดตรวจอำเภอและจังหวัดกับหน้าปก",
        "The place is not clear: {rivals}. Check district and province against the cover.",
    ),
    "place-ambiguous/taken": Message(
        "warning",
        "สถานที่ไม่ชัดเจน: {rivals} ใช้ {place} โปรดตรวจอำเภอและจังหวัดกับหน้าปก",
        "The place is not clear: {rivals}. Took {place}. Check district and province against the cover.",
    ),
    "place-derived": Message(
        "info",
        "รายงานไม่ได้ระบุอำเภอ ได้ {place} จากชื่อหน่วยงาน โปรดยืนยัน",
        "No district is stated; {place} follows from the agency's name. Please confirm.",
    ),
    "place-disagrees": Message(
        "warning",
        "สถานที่ไม่ตรงกัน: ใช้ {place} แต่ในเนื้อหาเป็น {other} โปรดตรวจกับหน้าปก",
        "The places disagree: took {place}, but the body says {other}. Check the cover.",
    ),
    # checks across reports
    "same-file": Message(
        "info",
        "ไฟล์นี้เหมือนกับ {file} ทุกไบต์ กรุณาเลือกใช้ไฟล์เดียว",
        "The file is {file} again, byte for byte. Keep one.",
    ),
    "same-agency-year": Message(
        "warning",
        "มีรายงานอื่นของ {agency} ปีงบประมาณ {year}: {files} กรุณาเลือกใช้ฉบับเดียว",
        "There are other reports of {agency} for {year}: {files}. Choose one.",
    ),
    "copied-text": Message(
        "warning",
        "ผลการดำเนินการเหมือนร้อยละ {similarity:.0f} กับ {source} กรุณาเทียบทั้งสองฉบับ",
        "The result is {similarity:.0f}% that of {source}. Compare the two.",
    ),
    "copied-report": Message(
        "warning",
        "ผลการดำเนินการร้อยละ {share:.0f} ของรายงานนี้อยู่ในรายงานของ {source} กรุณาเทียบทั้งสองฉบับ",
        "{share:.0f}% of the results stand in the report of {source}, too. Compare the two.",
    ),
    "measure-vanished": Message(
        "info",
        "มาตรการ “{title}” ของปี {year} ไม่มีในปีนี้",
        "Measure “{title}” of {year} is not in this report.",
    ),
    "measure-new": Message(
        "info",
        "มาตรการนี้ไม่มีในรายงานปี {year}",
        "This measure is not in the report of {year}.",
    ),
    # batch
    "timeout": Message(
        "error",
        "อ่านไฟล์นี้ไม่เสร็จภายใน {seconds:g} วินาที กรุณาให้เวลาเพิ่มด้วย --timeout แล้วเรียกใหม่",
        "Reading this file took more than {seconds:g} seconds. Give it more with --timeout and run again.",
    ),
    "memory": Message(
        "error",
        "ไฟล์นี้ต้องใช้หน่วยความจำเกินที่มีหรือที่กำหนดด้วย --memory กรุณาเพิ่มแล้วเรียกใหม่",
        "This file takes more memory than there is, or than --memory allows. Give more and run again.",
    ),
    "crashed": Message(
        "error",
        "โปรเซสที่อ่านไฟล์นี้หยุดทำงาน (รหัส {how}) กรุณาแจ้งผู้พัฒนาพร้อมไฟล์นี้",
        "The process that read this file crashed (code {how}). Please report it together with the file.",
    ),
    "internal-error/file": Message(
        "error",
        "อ่านไฟล์นี้ไม่สำเร็จด้วยเหตุที่ไม่คาดไว้ ({what}) กรุณาแจ้งผู้พัฒนาพร้อมไฟล์นี้",
        "Reading this file failed unexpectedly ({what}). Please report it together with the file.",
    ),
    "no-table/any-document": Message(
        "error",
        "ไม่พบตารางในไฟล์นี้",
        "There is no table in this file.",
    ),
    "busy": Message(
        "error",
        "มีการทำงานอื่นกำลังเขียน {folder} อยู่ กรุณารอให้เสร็จ หรือเลือกโฟลเดอร์อื่นด้วย -o",
        "Another run is writing into {folder}. Wait for its end, or choose another folder with -o.",
    ),
    "no-workers": Message(
        "error",
        "เริ่มโพรเซสที่อ่านไฟล์ไม่ได้ เครื่องนี้มีหน่วยความจำไม่พอ หรือจำกัดจำนวนไฟล์หรือโพรเซสไว้น้อยเกินไป (ulimit) "
        "กรุณาลด --workers หรือใช้ --workers 0 หากเรียกจากสคริปต์ Python ให้เรียกภายใต้ "
        "if __name__ == '__main__':",
        "No process that reads files could begin: there is too little memory, or too few files or processes are "
        "allowed (ulimit). Take fewer --workers, or --workers 0. A script in Python calls this under "
        "if __name__ == '__main__':",
    ),
    "not-installed/ray": Message(
        "error",
        "--ray ต้องใช้ Ray กรุณาเรียก pip install 'raingan[ray]'",
        "--ray needs Ray. Run: pip install 'raingan[ray]'",
    ),
    # forms that users declare
    "usage/form-not-toml": Message(
        "error",
        "ไฟล์ฟอร์ม {form} ไม่ใช่ TOML ที่อ่านได้ ({detail}) กรุณาแก้ไขตาม docs/forms.md",
        "The form {form} is no TOML that can be read ({detail}). Mend it; docs/forms.md shows how a form looks.",
    ),
    "usage/form-without-fields": Message(
        "error",
        "ฟอร์ม {form} ไม่มีช่องข้อมูล กรุณาเพิ่ม [[fields]] อย่างน้อยหนึ่งช่อง",
        "The form {form} has no fields. Add a [[fields]] part for each column.",
    ),
    "usage/form-not-valid": Message(
        "error",
        "อ่านฟอร์ม {form} ไม่ได้ ({detail}) กรุณาแก้ไขตาม docs/forms.md",
        "The form {form} cannot be read ({detail}). Mend it; docs/forms.md lists what a form and a field may say.",
    ),
    "usage/no-forms": Message(
        "error",
        "ไม่มีไฟล์ฟอร์ม (*.toml) ในโฟลเดอร์ {folder} กรุณาตรวจชื่อโฟลเดอร์",
        "The folder {folder} holds no forms (*.toml). Check its name.",
    ),
    "usage/form-name": Message(
        "error",
        "ชื่อฟอร์ม {form} ใช้ไม่ได้ กรุณาใช้ตัวอักษร a-z ตัวเลข และขีดกลาง เช่น school-lunch",
        "A form cannot be called {form}. Use a-z, digits and hyphens, such as school-lunch.",
    ),
    "usage/form-field-name": Message(
        "error",
        "ชื่อช่องข้อมูล {field} ของฟอร์ม {form} ใช้ไม่ได้หรือซ้ำกัน กรุณาใช้ a-z ตัวเลข และขีดล่าง เช่น unit_price",
        "The form {form} cannot have a field {field}, or has it twice. Use a-z, digits and _, such as unit_price.",
    ),
    "usage/form-name-reserved": Message(
        "error",
        "ชื่อฟอร์ม {form} ใช้ไม่ได้เพราะเป็นชื่อตารางของชุดข้อมูลอยู่แล้ว กรุณาเปลี่ยนชื่อไฟล์",
        "A form cannot be called {form}: a dataset has another thing of this name. Rename the file.",
    ),
    "usage/form-field-name-reserved": Message(
        "error",
        "ช่องข้อมูล {field} ของฟอร์ม {form} ใช้ชื่อนี้ไม่ได้เพราะทุกตารางมีคอลัมน์ชื่อนี้อยู่แล้ว กรุณาเปลี่ยนชื่อ",
        "The form {form} cannot have a field {field}: every table has a column of this name. Rename it.",
    ),
    "usage/form-contents": Message(
        "error",
        "ช่องข้อมูล {field} ของฟอร์ม {form} มี contents {content} ซึ่งไม่รู้จัก กรุณาลบออกหรือใช้ {contents}",
        "The field {field} of the form {form} has the contents {content}, which is not known. "
        "Leave it out, or use some of {contents}.",
    ),
    "usage/form-answered-by": Message(
        "error",
        "ช่องข้อมูล {field} ของฟอร์ม {form} มี answered_by เป็น {other} ซึ่งฟอร์มนี้ไม่มี กรุณาแก้ชื่อหรือลบออก",
        "The field {field} of the form {form} is answered_by {other}, which the form does not have. Mend or drop it.",
    ),
    "usage/no-such-form": Message(
        "error",
        "ไม่มีฟอร์มชื่อ {form} ที่มีคือ {names} หรือระบุไฟล์ .toml",
        "There is no form {form}. There are: {names}. Or give a .toml file.",
    ),
    "usage/no-such-table": Message(
        "error",
        "ไฟล์นี้ไม่มีตารางที่ {number} มีทั้งหมด {count} ตาราง กรุณาเลือกด้วย --table",
        "The file has no table {number}; it has {count}. Choose one with --table.",
    ),
    "usage/form-file-exists": Message(
        "error",
        "มีไฟล์ {path} อยู่แล้ว จึงไม่เขียนทับ กรุณาเลือกชื่ออื่นด้วย -o",
        "The file {path} is there already, and is not written over. Choose another name with -o.",
    ),
    "usage/form-kind": Message(
        "error",
        "ช่องข้อมูล {field} ของฟอร์ม {form} มีชนิด {kind} ซึ่งไม่รู้จัก กรุณาใช้หนึ่งใน {kinds}",
        "The field {field} of the form {form} is of the kind {kind}, which is not known. Use one of {kinds}.",
    ),
    "usage/form-group": Message(
        "error",
        "ช่องข้อมูล {field} ของฟอร์ม {form} มีกลุ่ม {group} ซึ่งไม่รู้จัก กรุณาใช้หนึ่งใน {groups}",
        "The field {field} of the form {form} has the group {group}, which is not known. Use one of {groups}.",
    ),
    "usage/form-without-cues": Message(
        "error",
        "ช่องข้อมูล {field} ของฟอร์ม {form} ไม่มี cues กรุณาใส่ข้อความหัวตารางอย่างน้อยหนึ่งแบบ",
        "The field {field} of the form {form} has no cues. Give it at least one wording of its header.",
    ),
    "check/no-text": Message(
        "info",
        "หน้าเป็นภาพสแกน ไม่มีชั้นข้อความ",
        "The page is a picture: it has no text layer.",
    ),
    "check/no-unicode-map": Message(
        "info",
        "ชั้นข้อความไม่บอกว่าแบบอักษรแสดงตัวอักษรใด",
        "The text layer does not say which letters its fonts show.",
    ),
    "check/control-characters": Message(
        "info",
        "ชั้นข้อความมีอักขระควบคุมแทนตัวอักษร",
        "The text layer has control characters in place of letters.",
    ),
    "check/no-tone-marks": Message(
        "info",
        "ชั้นข้อความภาษาไทยแทบไม่มีวรรณยุกต์ จึงไม่ใช่ข้อความจริง",
        "The Thai of the text layer has hardly any tone marks, as no real Thai has.",
    ),
    "check/latin-over-thai": Message(
        "info",
        "ชั้นข้อความเป็นอักษรละติน ซึ่ง OCR เดิมอ่านจากหน้าภาษาไทย",
        "The text layer is Latin letters that an earlier OCR made of a Thai page.",
    ),
    "check/hidden-text": Message(
        "info",
        "ชั้นข้อความซ่อนอยู่ใต้ภาพ ซึ่ง OCR เดิมทำไว้ การอ่านภาพใหม่น่าเชื่อถือกว่า",
        "The text layer is hidden under a picture, as an earlier OCR left it; what was read anew "
        "is likelier.",
    ),
    "check/hidden-text-kept": Message(
        "info",
        "ชั้นข้อความซ่อนอยู่ใต้ภาพ ซึ่ง OCR เดิมทำไว้ และน่าเชื่อถือกว่าการอ่านภาพใหม่ "
        "จึงใช้ชั้นข้อความนั้น",
        "The text layer is hidden under a picture, as an earlier OCR left it; it is likelier than "
        "what was read anew, and was kept.",
    ),
    "check/asked-for": Message(
        "info",
        "ระบุ --ocr always ให้อ่านทุกหน้าจากภาพ",
        "--ocr always has every page read from its picture.",
    ),
    "forms/read-as": Message(
        "info",
        "หากไม่มีแบบรายงานนี้ ตารางจะถูกอ่านเป็น {form}",
        "Without this form the table is read as {form}.",
    ),
    "forms/not-read-back": Message(
        "warning",
        "ร่างนี้ยังอ่านตารางเดิมได้ไม่ครบทุกคอลัมน์ กรุณาเพิ่ม cues หรือ contents แล้วตรวจด้วย raingan forms check",
        "As it stands the draft does not read every column of its own table. "
        "Give it more cues or contents, and see with: raingan forms check",
    ),
    "forms/next": Message(
        "info",
        "ต่อไป: แก้ name ของแต่ละช่อง แล้วตรวจด้วย raingan forms check {path} ไฟล์",
        "Next: give each field its name, then: raingan forms check {path} FILE",
    ),
    "usage/no-cluster": Message(
        "error",
        "ติดต่อคลัสเตอร์ Ray ที่ {address} ไม่ได้ กรุณาตรวจที่อยู่ หรือเริ่มด้วย ray start --head ({reason})",
        "There is no Ray cluster at {address}. Check the address, or start one: ray start --head ({reason})",
    ),
    "usage/other-version": Message(
        "error",
        "เครื่องในคลัสเตอร์ใช้ raingan คนละรุ่น กรุณาติดตั้งรุ่นเดียวกันทุกเครื่อง",
        "A machine of the cluster holds another raingan. Install the same version on each.",
    ),
    # decisions of people
    "decision-stale": Message(
        "warning",
        "การตัดสิน ({what}) ของ {who} เมื่อ {when} ใช้ไม่ได้แล้ว เพราะข้อความที่อ่านได้ใน {cell} เปลี่ยนไป กรุณาตัดสินใหม่",
        "What {who} decided on {when} ({what}) no longer applies: what is read in {cell} is another text now. "
        "Decide it again.",
    ),
    "column-cue": Message(
        "info",
        "คอลัมน์ “{header}” คือ {name} ตามที่ {who} ระบุไว้ให้ทุกรายงานของหน่วยงานนี้ (ในรายงาน {other})",
        "The column “{header}” is {name}, as {who} said of all reports of this agency (in report {other}).",
    ),
    "column-cue-unused": Message(
        "info",
        "{who} ระบุให้ทุกรายงานของหน่วยงานนี้ (ในรายงาน {other}) ว่าคอลัมน์ “{header}” คือ {name} แต่ตารางนี้มีคอลัมน์อื่นที่เป็น {name} "
        "แน่ชัดแล้ว จึงไม่ได้เปลี่ยน กรุณาตรวจกับต้นฉบับ",
        "{who} said of all reports of this agency (in report {other}) that the column “{header}” is {name}; here "
        "another column surely is that, so nothing was changed. Check the source.",
    ),
    "decision-damaged": Message(
        "warning",
        "บรรทัด {line} ของ decisions.jsonl ไม่ใช่การตัดสินที่อ่านได้ ({why}) จึงไม่ได้ใช้ กรุณาแก้บรรทัดนั้นหรือตัดสินใหม่",
        "Line {line} of decisions.jsonl is no decision ({why}) and does not count. Mend it, or decide again.",
    ),
    "row-excluded": Message(
        "info",
        "{who} ตัดแถว {cell} ออกจากตาราง (เหตุผล: {reason}) ข้อความเดิมอยู่ใน JSON",
        "{who} took the row {cell} out of its table (reason: {reason}). The JSON still has it.",
    ),
    "cell-unreadable": Message(
        "warning",
        "{who} ดูภาพแล้วอ่านช่อง {cell} ไม่ออก ข้อความที่เผยแพร่อาจผิด กรุณาขอต้นฉบับที่ชัดกว่า",
        "{who} could not read the cell {cell} in its picture: what is published may be wrong. Ask for a clearer file.",
    ),
    "usage/sample-damaged": Message(
        "error",
        "{path} เสียหาย กรุณาเรียก raingan sample อีกครั้ง",
        "{path} is damaged. Run raingan sample again.",
    ),
    "usage/no-workbook": Message(
        "error",
        "{path} ไม่ใช่สมุดงาน Excel ที่อ่านได้ กรุณาใช้สำเนาของ dataset.xlsx",
        "{path} is no workbook that can be read. Give a copy of dataset.xlsx.",
    ),
    "usage/no-sample": Message(
        "error",
        "{folder} ยังไม่มีตัวอย่างสุ่ม กรุณาเรียก raingan sample ก่อน",
        "{folder} has no sample. Run raingan sample first.",
    ),
    "usage/address-taken": Message(
        "error",
        "เปิดหน้าเว็บที่ {host}:{port} ไม่ได้ ({reason}) กรุณาเลือก --port อื่น",
        "Nobody can listen at {host}:{port} ({reason}). Choose another --port.",
    ),
    # datasets and stores
    "usage/no-dataset": Message(
        "error",
        "ไม่พบชุดข้อมูลใน {folder} กรุณาเรียก raingan extract ก่อน",
        "There is no dataset in {folder}. Run raingan extract first.",
    ),
    "usage/form-not-known": Message(
        "error",
        "{file} มีข้อมูลของแบบรายงาน {form} ซึ่งไม่รู้จักในที่นี้ กรุณาระบุแบบรายงานเดียวกับตอนที่อ่าน หรือเรียก raingan extract อีกครั้ง",
        "{file} has records of the form {form}, which is not known here. Give the forms that it was read with, "
        "or run raingan extract again.",
    ),
    "usage/older-dataset": Message(
        "error",
        "{file} มาจาก raingan รุ่นอื่น กรุณาเรียก raingan extract อีกครั้ง",
        "{file} was written by another version of raingan. Run raingan extract again.",
    ),
    # the program's own files
    "altered": Message(
        "error",
        "{file} ไม่เหมือนตอนที่เขียนไว้ (ถูกแก้ไข เสียหาย หรือหายไป) กรุณาเรียก raingan extract คำสั่งเดิมอีกครั้งเพื่ออ่านใหม่จากต้นฉบับ",
        "{file} is not as it was written: it was altered, or damaged, or is gone. "
        "Run the same raingan extract again; it is read again from its source.",
    ),
    "altered/not-recorded": Message(
        "error",
        "ไม่มีสิ่งใดยืนยันว่า {file} เป็นอย่างที่เขียนไว้ กรุณาเรียก raingan extract คำสั่งเดิมอีกครั้งเพื่ออ่านใหม่จากต้นฉบับ",
        "Nothing proves that {file} is as it was written. Run the same raingan extract again.",
    ),
    "altered/source-not-given": Message(
        "error",
        "{file} ไม่เหมือนตอนที่เขียนไว้ (ถูกแก้ไข เสียหาย หรือหายไป) และไม่ได้ระบุต้นฉบับ {source} มาด้วย "
        "กรุณาระบุต้นฉบับเพื่ออ่านใหม่ หรือตัดรายงานนี้ออกด้วย --prune",
        "{file} is not as it was written (it was altered, or damaged, or is gone), and its source {source} is not "
        "given. Give that, too, to have it read again, or drop the report with --prune.",
    ),
    "altered/other-shape": Message(
        "error",
        "{file} มาจาก raingan รุ่นอื่นและอ่านด้วยรุ่นนี้ไม่ได้ และไม่ได้ระบุต้นฉบับ {source} มาด้วย "
        "กรุณาระบุต้นฉบับเพื่ออ่านใหม่ หรือตัดรายงานนี้ออกด้วย --prune",
        "{file} was written by another version of raingan in a way that this one cannot read, and its source {source} "
        "is not given. Give it to have it read again, or drop this report with --prune.",
    ),
    "altered/not-recorded-nor-given": Message(
        "error",
        "ไม่มีสิ่งใดยืนยันว่า {file} เป็นอย่างที่เขียนไว้ (ไม่มีบันทึกของการอ่านครั้งก่อน หรือบันทึกเสียหายหรือมาจากรุ่นอื่น) และไม่ได้ระบุต้นฉบับ "
        "{source} มาด้วย กรุณาระบุต้นฉบับ เลือกโฟลเดอร์อื่นด้วย -o หรือตัดรายงานนี้ออกด้วย --prune",
        "Nothing proves that {file} is as it was written (the record of earlier runs is gone, damaged or of another "
        "version), and its source {source} is not given. Give that, too, choose another folder with -o, or drop the "
        "report with --prune.",
    ),
    "altered/not-readable": Message(
        "error",
        "อ่าน {file} ของชุดข้อมูลไม่ได้ ({reason_thai}) กรุณาตรวจสิทธิ์ หรือนำสิ่งที่อยู่ในที่ของไฟล์นี้ออก",
        "{file} of the dataset cannot be read ({reason_english}). Look at its rights, or at what is in its place.",
    ),
    "altered/report-id": Message(
        "error",
        "{file} มีรหัสรายงาน {report_id} ซึ่งเป็นไปไม่ได้ กรุณาเรียก raingan extract คำสั่งเดิมอีกครั้ง",
        "{file} names a report {report_id}, which cannot be one. Run the same raingan extract again.",
    ),
    "result-restored": Message(
        "warning",
        "ผลลัพธ์ {count} ไฟล์ถูกแก้ไข เสียหาย หรือหายไปหลังจากที่เขียนไว้ จึงอ่านใหม่จากต้นฉบับ: {names}",
        "{count} results were altered, damaged or gone since they were written, and were read again from their "
        "sources: {names}",
    ),
    "tables-restored": Message(
        "warning",
        "ตาราง {count} ไฟล์ถูกแก้ไข เสียหาย หรือหายไปหลังจากที่เขียนไว้ จึงเขียนใหม่: {names} "
        "(หากต้องการแก้ไข กรุณาแก้ในสำเนา)",
        "{count} tables were altered, damaged or gone since they were written, and were written again: {names} "
        "(edit a copy instead)",
    ),
    "ledger-restored": Message(
        "warning",
        "บันทึกของการอ่านครั้งก่อนเสียหาย ({names}) จึงทำขึ้นใหม่ ส่วนที่หายไปอ่านใหม่จากต้นฉบับ",
        "The record of earlier runs was damaged ({names}) and was made anew; what it lost is read again.",
    ),
    "ledger-restored/other-version": Message(
        "info",
        "บันทึกของการอ่านครั้งก่อนมาจาก raingan รุ่นอื่น ({names}) จึงอ่านใหม่ทั้งหมด",
        "The record of earlier runs is of another version of raingan ({names}); all is read again.",
    ),
    "not-recorded": Message(
        "warning",
        "ไม่มีบันทึก ({names}) ที่ยืนยันว่าชุดข้อมูลนี้เป็นอย่างที่เขียนไว้ จึงใช้ตามที่พบ",
        "There is no record ({names}) which proves that this dataset is as it was written; it is taken as it stands.",
    ),
    "pages-not-shown/not-given": Message(
        "warning",
        "ไม่มีภาพหน้าของ {count} ไฟล์ เพราะไม่พบไฟล์ที่มีเนื้อหาเดียวกันใน --sources: {names}",
        "The pages of {count} files are not shown: no file of the same content is among --sources: {names}",
    ),
    "pages-not-shown/password": Message(
        "warning",
        "ไม่มีภาพหน้าของ {count} ไฟล์ เพราะถูกเข้ารหัส กรุณาระบุรหัสผ่านที่ถูกต้องด้วย --password: {names}",
        "The pages of {count} files are not shown: they are encrypted, and --password gives not the right one: {names}",
    ),
    "pages-not-shown/not-opened": Message(
        "warning",
        "ไม่มีภาพหน้าของ {count} ไฟล์ เพราะเปิดไฟล์ไม่ได้หรือใช้เวลานานเกินไป: {names}",
        "The pages of {count} files are not shown: they could not be opened, or took too long: {names}",
    ),
    "reports-kept": Message(
        "info",
        "เก็บรายงาน {count} ฉบับที่ไม่ได้ระบุต้นฉบับในครั้งนี้ไว้ในชุดข้อมูล ใช้ --prune หากต้องการตัดออก: {names}",
        "{count} reports whose files were not given this time were kept in the dataset; --prune drops them: {names}",
    ),
    "reports-dropped": Message(
        "info",
        "ตัดรายงาน {count} ฉบับที่ไม่ได้ระบุต้นฉบับในครั้งนี้ออกจากชุดข้อมูล: {names}",
        "{count} reports whose files were not given this time were dropped from the dataset: {names}",
    ),
    "usage/not-one-report": Message(
        "error",
        "ใน {folder} มีรายงานที่ชื่อ {name} จำนวน {count} ฉบับ กรุณาระบุให้ชัดเจนขึ้น: {candidates}",
        "{count} reports of {folder} have names that begin with {name}. Name one: {candidates}",
    ),
    "usage/no-such-report": Message(
        "error",
        "ใน {folder} ไม่มีรายงานชื่อ {name} ที่ใกล้เคียงคือ {candidates}",
        "There is no report {name} in {folder}. There are: {candidates}",
    ),
    "usage/no-export-target": Message(
        "error",
        "ไม่รู้จัก {target} กรุณาใช้ {formats} หรือที่อยู่ฐานข้อมูล เช่น postgresql://…",
        "There is no target {target}. Give one of {formats}, or a database such as postgresql://…",
    ),
    "usage/no-database-address": Message(
        "error",
        "ที่อยู่ของฐานข้อมูลไม่ถูกต้อง เช่น postgresql://user@host/name หรือ sqlite:///file.db",
        "This is no address of a database. Give one such as postgresql://user@host/name or sqlite:///file.db",
    ),
    "not-installed/extra": Message(
        "error",
        "ต้องใช้ {module} ซึ่งยังไม่ได้ติดตั้ง กรุณาเรียก pip install 'raingan[{extra}]'",
        "This needs {module}, which is not installed. Run: pip install 'raingan[{extra}]'",
    ),
    "output-not-writable/database": Message(
        "error",
        "เขียนลงฐานข้อมูล {address} ไม่ได้ ({reason}) กรุณาตรวจที่อยู่ ชื่อผู้ใช้ และสิทธิ์",
        "The database {address} cannot be written ({reason}). Check its address, the user and their rights.",
    ),
    "output-not-writable": Message(
        "error",
        "เขียน {path} ไม่ได้ ({reason_thai}) กรุณาเลือกโฟลเดอร์อื่นด้วย -o หรือเพิ่มสิทธิ์และพื้นที่",
        "{path} cannot be written ({reason_english}). Choose another folder with -o, or give it space and rights.",
    ),
    "usage/unknown-store": Message(
        "error",
        "ไม่รู้จักที่อยู่ {url} ({why})",
        "{url} is no address that is known ({why}).",
    ),
    "not-installed/store-package": Message(
        "error",
        "ที่อยู่ {url} ต้องใช้ {package} กรุณาเรียก pip install 'raingan[remote]' และไลบรารีของที่เก็บนั้น เช่น s3fs",
        "{url} needs {package}. Run: pip install 'raingan[remote]', and the library of that store such as s3fs.",
    ),
    # command
    "usage/command": Message(
        "error",
        "คำสั่งไม่ถูกต้อง: {what_thai} ดูวิธีใช้ด้วย raingan --help",
        "{what_english} See: raingan --help",
    ),
    "usage/options": Message(
        "error",
        "ตัวเลือกไม่ถูกต้อง: {wrong_thai} ดูวิธีใช้ด้วย raingan --help",
        "{wrong_english}. See: raingan --help",
    ),
    "usage/explain-or-json": Message(
        "error",
        "เลือก --explain หรือ --json อย่างใดอย่างหนึ่ง",
        "Choose either --explain or --json.",
    ),
    "usage/text-not-readable": Message(
        "error",
        "อ่าน {path} ไม่ได้ ({reason_thai}) กรุณาตรวจชื่อไฟล์และสิทธิ์อ่าน",
        "{path} cannot be read ({reason_english}). Check its name and that it may be read.",
    ),
    "usage/no-text": Message(
        "error",
        "{path} ไม่ใช่ข้อความ UTF-8 หรือ TIS-620 ถ้าเป็น PDF กรุณาใช้ raingan extract หรือ raingan tables",
        "{path} is no text in UTF-8 or TIS-620. If it is a PDF: raingan extract or raingan tables.",
    ),
    "usage/no-record": Message(
        "error",
        "รายงานนี้ไม่มีลำดับที่ {number} ({record}) ที่มีคือ {numbers}",
        "The report has no {record} {number}. There are: {numbers}",
    ),
    "not-installed/module": Message(
        "error",
        "ยังไม่ได้ติดตั้ง {module} กรุณาเรียก raingan doctor",
        "{module} is not installed. Run: raingan doctor",
    ),
    "internal-error/command": Message(
        "error",
        "เกิดข้อผิดพลาดที่ไม่คาดไว้ ({what}) กรุณาแจ้งผู้พัฒนา",
        "Unexpected error ({what}). Please report it.",
    ),
    "interrupted": Message(
        "info",
        "หยุดตามคำสั่ง เรียกคำสั่งเดิมเพื่อทำต่อ",
        "Interrupted. Run the same command again to go on.",
    ),
}
