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
    # checks across reports
    # batch
    # datasets and stores
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
}
