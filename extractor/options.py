"""Every option of reading and of batches, declared once: type, default, help text. The command line is made from it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
)

from extractor.dataset.exporters import EXPORTERS
from extractor.forms.declaration import forms_at
from extractor.model.form import Form
from extractor.model.table import TableSearch


@dataclass(frozen=True, slots=True)
class TypedAs:
    """How an option is typed on the command line whose value in Python is of another type.

    Attributes:
        annotation: What a person types, such as `Path | None`; None is typed where nothing is.
    """

    annotation: Any


def _forms_of(given: Any) -> Any:
    """The forms that a path names, or what is none as it is; none for None."""
    if given is None:
        return ()
    return (
        tuple(forms_at(Path(given))) if isinstance(given, str | Path) else given
    )


# Forms, or where their TOML files lie: they are read once, so that a run knows the same ones everywhere.
Forms = Annotated[
    tuple[Form, ...], BeforeValidator(_forms_of), TypedAs(Path | None)
]


class EngineOptions(BaseModel):
    """Options of an OCR engine that has none of its own; frozen, and unknown names are refused.

    An engine with options has a class of its own that inherits from this one, and `Options` inherits from them all:
    so each option is declared once, a flag of the command line, and known to its own engine only.

    Raises:
        pydantic.ValidationError: A value makes no sense, or there is no such option.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


class TesseractOptions(EngineOptions):
    """What the engine `tesseract` takes."""

    tessdata: Path | None = Field(
        None,
        description="Folder of Tesseract's models. / โฟลเดอร์แบบจำลองของ Tesseract",
    )


class OpenAiOptions(EngineOptions):
    """What the engine `remote` takes; it gives up before the time is over after which any engine is stopped."""

    endpoint: str | None = Field(
        None,
        description="Address of an OpenAI-compatible service, for the engine remote. / ที่อยู่ของบริการ OCR",
    )
    model: str | None = Field(
        None,
        description="Model that the service should use. / ชื่อแบบจำลองของบริการ",
    )
    ocr_timeout: float = Field(
        120.0,
        gt=0,
        description="Seconds that another engine may take for a page. / เวลาสูงสุดต่อหน้า (วินาที)",
    )


class _SourceOptions(EngineOptions):
    """How a file is opened, and which engine reads it when."""

    password: str | None = Field(
        None,
        description="Password of encrypted PDFs. / รหัสผ่านของไฟล์ PDF ที่เข้ารหัส",
    )
    ocr: Literal["auto", "always", "never"] = Field(
        "auto",
        description="Read pages by OCR: where the text layer cannot be believed, always, or never. / การอ่านด้วย OCR",
    )
    engine: str = Field(
        "reader",
        description="OCR engine: reader, tesseract, remote, null, or an installed one. / ตัวอ่าน OCR",
    )
    second_opinion: bool = Field(
        False,
        description="Ask Tesseract too about what the engine doubts. / ให้ Tesseract อ่านซ้ำเมื่อไม่แน่ใจ",
    )


# Fields stand in the order of the bases from the last one to the first: that of the flags in the help.
class Options(OpenAiOptions, TesseractOptions, _SourceOptions):
    """How to read; frozen, and unknown names are refused (pydantic.ValidationError)."""

    no_cache: bool = Field(
        False,
        description="Neither use nor keep what OCR read before. / ไม่ใช้และไม่เก็บผล OCR",
    )
    strategy: TableSearch = Field(
        "auto",
        description="Find tables by rulings, by how print is aligned, or by that where rulings make no grid (auto). "
        "/ วิธีหาตาราง: เส้น การจัดเรียง หรืออัตโนมัติ",
    )
    proof: Literal["sample", "all", "off"] = Field(
        "sample",
        description="Read the print of text layers and compare: a sample of every letter, all lines, or nothing. "
        "/ อ่านภาพเทียบกับชั้นข้อความ",
    )
    keep_thai_digits: bool = Field(
        False, description="Leave ๐-๙ as printed. / คงเลขไทยไว้ตามต้นฉบับ"
    )
    forms: Forms = Field(
        (),
        description="Folder of TOML files (or one file) with forms of yours. / โฟลเดอร์แบบรายงาน (TOML)",
    )


# JSON there is of every report; it is no format of the tables.
_JSON = "json"
# What is always written.
_ALWAYS = ("csv", _JSON)


def _named(value: str) -> set[str]:
    """The formats in a list with commas."""
    return {name.strip() for name in value.split(",")}


def _optional_formats() -> str:
    optional = [name for name in EXPORTERS if name not in _ALWAYS]
    return ", ".join(optional)


def _cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class UnknownFormatError(ValueError):
    """There is no such format.

    Attributes:
        known: The names of those that there are.
    """

    def __init__(self, unknown: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(
            f"there is no format {', '.join(unknown)}; there are {', '.join(known)}"
        )
        self.known = tuple(known)


class LimitOptions(BaseModel):
    """What a file may take; frozen, and unknown names are refused (pydantic.ValidationError)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    timeout: float = Field(
        300.0,
        gt=0,
        description="Seconds that a file may take. / เวลาสูงสุดต่อไฟล์ (วินาที)",
    )
    memory: int | None = Field(
        None,
        ge=256,
        description="Megabytes that a worker may hold; by default its share of what the machine or the container "
        "has. / หน่วยความจำสูงสุดต่อโปรเซส (เมกะไบต์)",
    )


class WorkerOptions(LimitOptions):
    """In how many processes files are read, and what each of them may take."""

    workers: int = Field(
        _cores(),
        ge=0,
        description="Processes that read files; 0: this one alone, without limits. / จำนวนโปรเซสที่อ่านไฟล์พร้อมกัน",
    )


class BatchOptions(WorkerOptions):
    """How to go through many files."""

    ray: str | None = Field(
        None,
        description="Ray cluster whose machines read, by its address or auto. / คลัสเตอร์ Ray ที่จะให้ช่วยอ่าน",
    )
    prune: bool = Field(
        False,
        description="Drop reports whose files are not given any more. / ตัดรายงานที่ไม่ได้ระบุไฟล์ต้นทางแล้วออก",
    )

    format: str = Field(
        "csv,json,xlsx",
        description=f"What to write: {' and '.join(_ALWAYS)} (always), {_optional_formats()}. / รูปแบบของชุดข้อมูล",
    )

    @field_validator("format")
    @classmethod
    def _known(cls, value: str) -> str:
        known = (_JSON, *EXPORTERS)
        unknown = _named(value).difference(known)
        if unknown:
            raise UnknownFormatError(sorted(unknown), known)
        return value

    @property
    def formats(self) -> list[str]:
        """The formats of the tables, csv among them."""
        chosen = _named(self.format).union(_ALWAYS)
        return [name for name in EXPORTERS if name in chosen]

    @property
    def limits(self) -> str:
        """What a file may take."""
        if not self.workers and not self.ray:
            return ""
        memory = self.memory or "any"
        return f"{self.timeout:g} s, {memory} MB"


# What a notebook asks for: no further processes.
IN_PLACE = BatchOptions.model_validate({"workers": 0})
