"""A form as the TOML that a person edits, with comments in Thai and English that say what to edit."""

from __future__ import annotations

import json
from collections.abc import Iterator

from extractor.model import Form, FormField

_ABOVE = """\
# แบบรายงาน (ร่าง) · draft of a form: {name}
# 1. ชื่อไฟล์ (ไม่รวม .toml) คือชื่อตารางในชุดข้อมูล · the file's name is that of the table in the dataset
# 2. แก้ name ของแต่ละช่องเป็นคำอังกฤษ a-z และ _ · give each field a name in English: a-z and _
# 3. ตรวจ kind · check each kind: ordinal label text list units period date money number percent choice offers mark
# 4. ตรวจผล · see whether files fit:  raingan forms check {name}.toml FILE
# 5. อ่าน · read them:  raingan extract FILES --forms FOLDER -o OUT
# ดูทั้งหมดใน docs/forms.md · docs/forms.md tells all of it
"""
_ABOVE_KIND = {
    "label": "ชื่อของแต่ละแถว · what names a row",
    "list": "หลายข้อในช่องเดียว · several items in a cell",
    "choice": "ค่าซ้ำไม่กี่ค่า · one of a few words",
    "units": "หน่วยงานที่รับผิดชอบ · units that are responsible",
}


def toml_of(form: Form, note: str = "") -> str:
    """Write a form as TOML.

    Args:
        form: The form.
        note: What the first comment says besides, such as which table it was made of; may be empty.

    Returns:
        The text; `forms.declaration.form_from_toml` reads the same form from it.
    """
    above = _ABOVE.format(name=form.name)
    lines = [*([f"# {note}"] if note else []), *_keys_of_form(form)]
    for field in form.fields:
        lines += ["", "[[fields]]", *_keys_of_field(field)]
    return "\n".join([above.rstrip(), *lines, ""])


def _keys_of_form(form: Form) -> Iterator[str]:
    yield f"record = {_quoted(form.record)}  # เรียกหนึ่งแถวว่า · what a row is called"
    yield f"title_th = {_quoted(form.title_th)}"
    yield f"title_en = {_quoted(form.title_en)}"
    yield f"titles = {_list(form.titles)}  # คำในชื่อเรื่องของรายงานแบบนี้ · words of such reports' titles"
    if form.other_headers:
        yield f"other_headers = {_list(form.other_headers)}"


def _keys_of_field(field: FormField) -> Iterator[str]:
    yield f"name = {_quoted(field.name)}"
    yield f"title_th = {_quoted(field.title_th)}"
    yield f"title_en = {_quoted(field.title_en)}"
    comment = _ABOVE_KIND.get(field.kind)
    yield f"kind = {_quoted(field.kind)}" + (
        f"  # {comment}" if comment else ""
    )
    if field.group:
        yield f"group = {_quoted(field.group)}"
    if field.contents:
        yield f"contents = {_list(field.contents)}"
    if field.required:
        yield "required = true"
    if field.answered_by:
        yield f"answered_by = {_quoted(field.answered_by)}"
    if field.distinct:
        yield "distinct = true"
    yield f"cues = {_list(field.cues)}"


def _list(texts: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    """A basic string of TOML, which is one of JSON but for the sign that deletes."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
