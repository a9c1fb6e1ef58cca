"""What a form of report is: the fields that its table has, and how each is told and read.

A form is data; `extractor/forms/` holds those that are built in, one TOML file each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# How the cells of a field are read: `ordinal` counts the rows, `label` names the record (one text, a leading number is
# the record's), `text` is one text, `list` has numbered or bulleted items, `units` names responsible units, `period` is
# a stretch of time, `date` one day, `money` an amount in baht, `number` any other amount, `percent` a share of a
# hundred, `choice` one of a few words, `offers` names of bidders, each with its price, `mark` is set or not.
FieldKind = Literal[
    "ordinal",
    "label",
    "text",
    "list",
    "units",
    "period",
    "date",
    "money",
    "number",
    "percent",
    "choice",
    "offers",
    "mark",
]
# What the headers of a group of columns say, each a value of one field: years, months, or anything.
FieldGroup = Literal["", "years", "months", "columns"]
# Kinds whose cells are amounts.
AMOUNT_KINDS = ("money", "number", "percent")


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form: a column of its table, whatever the header says and wherever it stands.

    Attributes:
        name: Its name in every table and JSON, snake_case English, such as `methods`.
        title_th: What people read for it, in Thai, such as `วิธีการดำเนินการ`.
        title_en: What it holds, in English.
        kind: How its cells are read.
        cues: Wordings of its header, such as `วิธีการดำเนินการ`: whole ones, or the words that they begin with.
        contents: What its cells may hold: classes of `extractor.tables.columns.contents`, such as `plan`; empty: any
            that its kind allows.
        required: Whether a table without it is hardly of this form.
        group: What tells the columns of a group apart; empty: the field has one column.
        answered_by: Name of the field whose numbered items answer this one's, or empty.
        distinct: Whether the same text in two records is worth a finding.
    """

    name: str
    title_th: str
    title_en: str
    kind: FieldKind
    cues: tuple[str, ...]
    contents: tuple[str, ...] = ()
    required: bool = False
    group: FieldGroup = ""
    answered_by: str = ""
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form of report: a table whose rows are records.

    Attributes:
        name: Its name, such as `measures` or `plan-results`: the name of its table in a dataset.
        record: What a record of it is called in column names, such as `measure` (for `measure_number`).
        title_th: What a record of it is called in Thai, such as `มาตรการ`.
        title_en: What its table holds, in English.
        fields: Its fields, in the order of a dataset's columns.
        titles: Titles of such reports or tables, or the words that tell them, such as `สรุปผลการจัดซื้อจัดจ้าง`.
        other_headers: Headers that such tables often have besides, and that are none of its fields.
    """

    name: str
    record: str
    title_th: str
    title_en: str
    fields: tuple[FormField, ...]
    titles: tuple[str, ...] = ()
    other_headers: tuple[str, ...] = ()

    @property
    def field_names(self) -> tuple[str, ...]:
        """The names of its fields, in order."""
        return tuple(field.name for field in self.fields)

    @property
    def item_field_names(self) -> tuple[str, ...]:
        """The names of the fields whose cells hold items: lists, units and offers."""
        item_fields = [
            field
            for field in self.fields
            if field.kind in ("list", "units", "offers")
        ]
        return tuple(field.name for field in item_fields)

    @property
    def label(self) -> str:
        """The name of the field that names the records: the first label, else the first text, else no ordinal."""
        for kind in ("label", "text"):
            for field in self.fields:
                if field.kind == kind:
                    return field.name
        # A register may name its rows by nothing but units or choices; what counts the rows names none.
        naming = (field for field in self.fields if field.kind != "ordinal")
        return next(naming, self.fields[0]).name

    @property
    def ordinal(self) -> str | None:
        """The name of the field that counts the rows, or None."""
        return next(
            (field.name for field in self.fields if field.kind == "ordinal"),
            None,
        )

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
