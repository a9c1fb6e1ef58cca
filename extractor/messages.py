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
    found: dict[str, dict[str, str]] = {}
    for file in files("extractor").joinpath("languages").iterdir():
        language, _, suffix = file.name.partition(".")
        if suffix == "toml":
            found[language] = tomllib.loads(file.read_text(encoding="utf-8"))
    return found


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
    "file-rewritten": Message(
        "info",
        "ไฟล์ PDF นี้โครงสร้างชำรุด จึงเขียนใหม่ในหน่วยความจำก่อนอ่าน",
        "The PDF's structure is broken; it was written anew in memory before reading.",
    ),
    "page-damaged": Message(
        "warning",
        "ข้อมูลของหน้านี้ชำรุด ข้อความอาจขาดหาย กรุณาเทียบกับต้นฉบับหรือขอไฟล์ใหม่",
        "The data of this page are damaged and text may be missing. Compare the source, or ask for another copy.",
    ),
    "page-is-picture": Message(
        "info",
        "หน้านี้เป็นภาพที่ไม่มีข้อความให้อ่าน กรุณาตรวจกับต้นฉบับหากเป็นหน้าของตาราง",
        "This page is a picture in which no text was read. If it is a page of the table, check it.",
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
    "page-unreadable": Message(
        "warning",
        "อ่านหน้านี้ไม่ได้เลย ข้อความของหน้านี้ขาดหาย กรุณาขอไฟล์ใหม่จากผู้เผยแพร่",
        "This page could not be read at all; its text is missing. Ask the publisher for another copy.",
    ),
    "column-missing": Message(
        "warning",
        "ไม่พบคอลัมน์ {column.title_th} กรุณาเทียบกับหัวตารางในไฟล์ต้นฉบับ",
        "No column {column.name} was found. Compare the table's header in the source file.",
    ),
    "column-guessed": Message(
        "warning",
        "หัวคอลัมน์หนึ่งไม่เป็นที่รู้จัก จึงถือว่าเป็น {column.title_th} ซึ่งเหลืออยู่เพียงช่องเดียว กรุณาตรวจกับต้นฉบับ",
        "The header of one column is not known; it was taken for {column.name}, the only field left. Check the source.",
    ),
    "column-not-used": Message(
        "info",
        "คอลัมน์ {header} ไม่อยู่ในหกคอลัมน์ของชุดข้อมูล ดูข้อความได้ใน JSON",
        "The column {header} is none of the dataset's six; the JSON keeps its text.",
    ),
    "measure-number-counted": Message(
        "info",
        "มาตรการนี้ไม่มีเลขลำดับพิมพ์ไว้ จึงนับให้เป็นลำดับที่ {number}",
        "This measure has no printed number; it was counted as {number}.",
    ),
    "measure-number-order": Message(
        "warning",
        "ลำดับมาตรการข้ามจาก {before} ไป {number} กรุณาตรวจว่ามีมาตรการขาดหรือซ้ำหรือไม่",
        "Measure {number} follows measure {before}. Check whether one is missing or doubled.",
    ),
    "empty-cell": Message(
        "info",
        "ช่อง {column.title_th} ของมาตรการที่ {number} ว่าง",
        "The cell {column.name} of measure {number} is empty.",
    ),
    "table-not-joined": Message(
        "warning",
        "หน้า {page} มีตารางหกคอลัมน์ต่อท้ายที่เชื่อมกับตารางมาตรการไม่ได้ กรุณาตรวจกับต้นฉบับ ดูได้ใน JSON",
        "Page {page} has a six-column table that could not be joined to the measures. "
        "Check it against the source; the JSON keeps it.",
    ),
    "other-table": Message(
        "info",
        "หน้า {page} มีตารางอื่นที่ไม่ใช่ตารางมาตรการ ({rows} แถว {columns} คอลัมน์) ดูได้ใน JSON",
        "Page {page} has a table that holds no measures ({rows} rows, {columns} columns); the JSON keeps it.",
    ),
    "method-without-result": Message(
        "info",
        "วิธีการข้อ {number} ไม่มีผลการดำเนินการข้อ {number} กรุณาตรวจกับต้นฉบับ",
        "Method {number} has no result of that number. Check the source.",
    ),
    "result-without-method": Message(
        "info",
        "ผลการดำเนินการข้อ {number} ไม่มีวิธีการข้อ {number} กรุณาตรวจกับต้นฉบับ",
        "Result {number} has no method of that number. Check the source.",
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
        "ผลการดำเนินการเหมือนกับมาตรการที่ {number} (ร้อยละ {similarity:.0f}) กรุณาตรวจกับต้นฉบับ",
        "The result is that of measure {number} again ({similarity:.0f}%). Check the source.",
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
    # datasets and stores
    "output-not-writable": Message(
        "error",
        "เขียน {path} ไม่ได้ ({reason}) กรุณาเลือกโฟลเดอร์อื่นด้วย -o หรือเพิ่มสิทธิ์และพื้นที่",
        "{path} cannot be written ({reason}). Choose another folder with -o, or give it space and rights.",
    ),
    # command
}
