"""A draft of a form, made of a table: each column becomes a field, and a person only gives them names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from extractor.drafting.columns import DraftColumn, draft_columns
from extractor.drafting.kinds import field_kind_of
from extractor.forms.declaration import RESERVED_FIELD_NAMES
from extractor.model import (
    AMOUNT_KINDS,
    FieldKind,
    Form,
    FormField,
    Line,
    ReportTable,
)
from extractor.repair import TextRepair

# What a header must be alike to a known field's (0 to 1) for its name to be taken over.
_ALIKE = 0.7
# A class of contents is named where the column is so likely (0 to 1) of it, and one is surely its.
_SURE = 0.6
_LIKELY = 0.15
# Kinds whose cells are words: what they are about is worth telling.
_WORDS: tuple[FieldKind, ...] = ("label", "text", "list")
# A column names the records where so many of its cells (share) differ and have a word.
_NAMING = 0.7
_WORD = re.compile("[ก-๎]{4}|[A-Za-z]{4}")
# What a title says of one report only: whose it is, and when.
_OF_ONE_REPORT = re.compile(
    r"(?:ของ)?(?:เทศบาล|องค์การบริหาร|อบต\.|อบจ\.|โรงเรียน|สำนักงาน|ตำบล|อำเภอ|จังหวัด|กรม|กระทรวง|มหาวิทยาลัย)\S*"
    r"|(?:ประจำ)?(?:ปีงบประมาณ|ปีการศึกษา|ปี|เดือน)?\s*(?:พ\.ศ\.)?\s*(?:[0-9]{4}|[๐-๙]{4})"
    r"|(?:ใน)?รอบ\s*(?:เดือน|ปี|ไตรมาส|[0-9๐-๙])\S*"
    r"|(?:ณ|ประจำ)\s*(?:วัน|เดือน|ปี|ไตรมาส)\S*"
)
# So many columns under one header are a group, if their cells are of one of these kinds.
_FEWEST_OF_GROUP = 3
_KINDS_OF_GROUPS = frozenset((*AMOUNT_KINDS, "mark"))
_LATIN = re.compile("[A-Za-z][A-Za-z0-9]*")
_FEWEST_LETTERS = 4
_DEFAULT_NAME = "my-form"


def drafted_form(
    table: ReportTable, text_repair: TextRepair, name: str = ""
) -> Form:
    """Make a form of a table.

    Args:
        table: The table.
        text_repair: How its document's text is repaired.
        name: The form's name; empty: by its title where that is Latin, else `my-form`.

    Returns:
        A form that the table is of.
    """
    columns = draft_columns(table.table, text_repair)
    if _stand_in_groups(columns):
        columns = draft_columns(table.table, text_repair, under_one_header=True)
    kinds = _with_label(columns, [field_kind_of(column) for column in columns])
    names = _names(columns, kinds)
    cues = _cues(columns)
    fields = [
        _field(*parts)
        for parts in zip(columns, kinds, names, cues, strict=True)
    ]
    title = title_of_kind(
        text_repair.repair([Line(table.title, page_no=0)]).text
    )
    name = name or latin_name(title) or _DEFAULT_NAME
    return Form(
        name=name,
        record="record",
        title_th=title or "ข้อมูล",
        title_en=f"records of {name}",
        fields=tuple(fields),
        titles=(title,) if title else (),
    )


def title_of_kind(title: str) -> str:
    """What a title says of every report of its kind, not of one agency and year.

    Args:
        title: The lines above a table, as one.

    Returns:
        The longest part that says it; empty where there is none.

    >>> title_of_kind("ทะเบียนครุภัณฑ์ของเทศบาลตำบลปรุใหญ่ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗")
    'ทะเบียนครุภัณฑ์'
    """
    parts = [part.strip(" -–:()") for part in _OF_ONE_REPORT.split(title)]
    longest = max(parts, key=len, default="")
    return longest if len(longest) >= _FEWEST_LETTERS else ""


def latin_name(title: str) -> str:
    """A form's name of a title in Latin letters.

    Args:
        title: The title.

    Returns:
        Its words, hyphens between; empty where it has other letters.

    >>> latin_name("School Lunch Plan"), latin_name("แผนอาหารกลางวัน")
    ('school-lunch-plan', '')
    """
    if re.search("[ก-๛]", title):
        return ""
    return "-".join(word.lower() for word in _LATIN.findall(title))


def _field(
    column: DraftColumn, kind: FieldKind, name: str, cues: tuple[str, ...]
) -> FormField:
    known = _known_field(column, kind)
    return FormField(
        name=name,
        title_th=column.title or cues[0],
        title_en=known.title_en
        if known and known.name == name
        else f"column {column.number}",
        kind=kind,
        cues=cues,
        contents=_contents(column, kind),
        required=column.is_complete and kind != "ordinal",
        group=column.group,
    )


def _stand_in_groups(columns: Sequence[DraftColumn]) -> bool:
    """Whether whatever stands under one header with others is several amounts, or marks, of one kind."""
    if any(column.group for column in columns):
        return False
    under: dict[str, list[FieldKind]] = {}
    for column in columns:
        if len(column.headers) > 1:
            under.setdefault(column.headers[0], []).append(
                field_kind_of(column)
            )
    of_one_kind = [
        len(kinds) >= _FEWEST_OF_GROUP and len(set(kinds)) == 1
        for kinds in under.values()
    ]
    return (
        bool(under)
        and all(of_one_kind)
        and all(kinds[0] in _KINDS_OF_GROUPS for kinds in under.values())
    )


def _with_label(
    columns: Sequence[DraftColumn], kinds: list[FieldKind]
) -> list[FieldKind]:
    """The kinds, the first column that names the records a label."""
    for place, column in enumerate(columns):
        if (
            kinds[place] == "text"
            and not column.group
            and _names_records(column)
        ):
            return [*kinds[:place], "label", *kinds[place + 1 :]]
    return kinds


def _names_records(column: DraftColumn) -> bool:
    worded = {text for text in column.texts if _WORD.search(text)}
    return len(worded) >= _NAMING * max(1, len(column.cells))


def _known_field(column: DraftColumn, kind: FieldKind) -> FormField | None:
    """The known field that a column is most like, if it is much alike and read alike."""
    alike = _WORDS if kind in _WORDS else (kind,)
    for likeness, field in column.likenesses:
        if (
            likeness >= _ALIKE
            and field.kind in alike
            and field.name not in RESERVED_FIELD_NAMES
        ):
            return field
    return None


def _names(
    columns: Sequence[DraftColumn], kinds: Sequence[FieldKind]
) -> list[str]:
    """A name a column: that of the known field which it is like, else of its place."""
    names: list[str] = []
    for column, kind in zip(columns, kinds, strict=True):
        known = _known_field(column, kind)
        name = known.name if known else f"column_{column.number}"
        names.append(name if name not in names else f"column_{column.number}")
    return names


def _cues(columns: Sequence[DraftColumn]) -> list[tuple[str, ...]]:
    """The wordings of each header: the whole of it, and its lowest part where no other column has that."""
    lowest = Counter(column.headers[-1] for column in columns if column.headers)
    cues = []
    for column in columns:
        whole = (
            column.title or " ".join(column.keys) or f"คอลัมน์ที่ {column.number}"
        )
        parts = [
            whole,
            *(part for part in column.headers[-1:] if lowest[part] == 1),
        ]
        cues.append(tuple(dict.fromkeys(parts)))
    return cues


def _contents(column: DraftColumn, kind: FieldKind) -> tuple[str, ...]:
    """The classes of contents of a column of words, where one is sure."""
    if kind not in _WORDS or max(column.contents.values()) < _SURE:
        return ()
    return tuple(_likely(column.contents.items()))


def _likely(contents: Iterable[tuple[str, float]]) -> list[str]:
    return [name for name, probability in contents if probability >= _LIKELY]
