"""Every option of a run, declared once: its type, its default and its help text. The command line is made from it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Options(BaseModel):
    """How to read; frozen, and unknown names are refused (pydantic.ValidationError)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    password: str | None = Field(None, description="Password of encrypted PDFs. / รหัสผ่านของไฟล์ PDF ที่เข้ารหัส")
    keep_thai_digits: bool = Field(False, description="Leave ๐-๙ as printed. / คงเลขไทยไว้ตามต้นฉบับ")
