"""What a form of report is: the fields that its table has, and how each is told and read.

A form is data; `extractor/forms/` holds those that are built in, one TOML file each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# How the cells of a field are read: `label` names the record (one text, a leading number is the record's), `list` has
# numbered or bulleted items, `units` names responsible units, `period` is a stretch of time, `text` is one text.
FieldKind = Literal["label", "list", "units", "period", "text"]


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form: a column of its table, whatever the header says and wherever it stands.

    Attributes:
        name: Its name in every table and JSON, snake_case English, such as `methods`.
        title_th: What people read for it, in Thai, such as `วิธีการดำเนินการ`.
        title_en: What it holds, in English.
        kind: How its cells are read.
        cues: Words that tell its header, such as `วิธีการ`; seen in published reports.
        precedence: Where the cues of several fields stand in one header, the field of the lowest number is meant.
        answered_by: Name of the field whose numbered items answer this one's, or empty.
        distinct: Whether the same text in two records is worth a finding.
    """

    name: str
    title_th: str
    title_en: str
    kind: FieldKind
    cues: tuple[str, ...]
    precedence: int = 1
    answered_by: str = ""
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form of report: a table whose rows are records.

    Attributes:
        name: Its name, plural snake_case English: the name of its table in a dataset, such as `measures`.
        record: What a record of it is called in column names, such as `measure` (for `measure_number`).
        title_th: What a record of it is called in Thai, such as `มาตรการ`.
        title_en: What its table holds, in English.
        fields: Its fields, in the order of a dataset's columns; the first of kind `label` names the records.
        fewest_fields: So many of its fields must be told by their headers: fewer match by chance.
        other_headers: Words of headers that such tables often have besides, and that are none of its fields.
    """

    name: str
    record: str
    title_th: str
    title_en: str
    fields: tuple[FormField, ...]
    fewest_fields: int = 4
    other_headers: tuple[str, ...] = ()

    @property
    def field_names(self) -> tuple[str, ...]:
        """The names of its fields, in order."""
        return tuple(field.name for field in self.fields)

    @property
    def item_field_names(self) -> tuple[str, ...]:
        """The names of the fields whose cells hold items: lists and units."""
        item_fields = [field for field in self.fields if field.kind in ("list", "units")]
        return tuple(field.name for field in item_fields)

    @property
    def label(self) -> str:
        """The name of the field that names the records."""
        return next(field.name for field in self.fields if field.kind == "label")

    def field(self, name: str) -> FormField:
        """One of its fields.

        Args:
            name: The field's name.

        Returns:
            The field.

        Raises:
            KeyError: It has no such field.
        """
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)
