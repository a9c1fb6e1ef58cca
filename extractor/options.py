"""Every option of a run, declared once: its type, its default and its help text. The command line is made from it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Options(BaseModel):
    """How to read; frozen, and unknown names are refused (pydantic.ValidationError)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    password: str | None = Field(None, description="Password of encrypted PDFs. / รหัสผ่านของไฟล์ PDF ที่เข้ารหัส")
    ocr: Literal["auto", "always", "never"] = Field(
        "auto",
        description="Read pages by OCR: where the text layer cannot be believed, always, or never. / การอ่านด้วย OCR",
    )
    engine: str = Field(
        "reader", description="OCR engine: reader, tesseract, remote, null, or an installed one. / ตัวอ่าน OCR"
    )
    second_opinion: bool = Field(
        False, description="Ask Tesseract too about what the engine doubts. / ให้ Tesseract อ่านซ้ำเมื่อไม่แน่ใจ"
    )
    tessdata: Path | None = Field(None, description="Folder of Tesseract's models. / โฟลเดอร์แบบจำลองของ Tesseract")
    endpoint: str | None = Field(
        None, description="Address of an OpenAI-compatible service, for the engine remote. / ที่อยู่ของบริการ OCR"
    )
    model: str | None = Field(None, description="Model that the service should use. / ชื่อแบบจำลองของบริการ")
    ocr_timeout: float = Field(120.0, gt=0, description="Seconds that a page's OCR may take. / เวลาสูงสุดต่อหน้า (วินาที)")
    no_cache: bool = Field(False, description="Neither use nor keep what OCR read before. / ไม่ใช้และไม่เก็บผล OCR")
    keep_thai_digits: bool = Field(False, description="Leave ๐-๙ as printed. / คงเลขไทยไว้ตามต้นฉบับ")
