"""What is told of a service that does not answer, or refuses to: what it said, and what to do."""

from __future__ import annotations

from http.client import HTTPException
from urllib.error import URLError

from extractor.errors import OcrError

# The environment variable that holds the key.
KEY = "RAINGAN_API_KEY"
# What to do about an answer's status; 300, 400 and 500 stand for all others of their hundred. {} is what was said.
_KEY_WRONG = f"กรุณาตรวจกุญแจในตัวแปร {KEY}", f"Check the key in the environment variable {KEY}."
_REMEDIES = {
    300: (
        "ซึ่งชี้ไปที่อยู่อื่น กรุณาระบุที่อยู่ของบริการเองด้วย --endpoint",
        "It points elsewhere, which is not followed. Give the service's own address with --endpoint.",
    ),
    400: (
        "“{}” กรุณาตรวจว่าแบบจำลองที่ระบุด้วย --model อ่านภาพได้",
        'It said "{}". Check that the model (--model) takes pictures.',
    ),
    401: _KEY_WRONG,
    403: _KEY_WRONG,
    404: (
        "กรุณาตรวจที่อยู่ใน --endpoint (มักลงท้ายด้วย /v1) และชื่อแบบจำลองใน --model",
        "Check the address in --endpoint (it mostly ends in /v1) and the model's name in --model.",
    ),
    429: (
        "คือรับคำขอได้จำกัด กรุณาลองใหม่ภายหลัง หรือขอเพิ่มจำนวนคำขอจากผู้ให้บริการ",
        "It limits how often it is asked. Try again later, or ask its operator for a higher limit.",
    ),
    500: ("กรุณาลองใหม่ภายหลัง หรือดูบันทึกของบริการ", "Try again later, or look into the service's log."),
}


def silent(host: str, error: Exception) -> OcrError:
    """What is told where no answer came."""
    reason = error.reason if isinstance(error, URLError) else error
    # An HTTPException quotes what the service sent.
    why = type(reason).__name__ if isinstance(reason, HTTPException) else str(reason)
    return OcrError(
        f"บริการ OCR ที่ {host} ไม่ตอบ ({why}) กรุณาตรวจว่าบริการเปิดอยู่และ --endpoint ถูกต้อง หรือเพิ่มเวลาด้วย --ocr-timeout",
        f"The OCR service at {host} did not answer ({why}). Check that it runs and that --endpoint is right, "
        "or give it more time with --ocr-timeout.",
    )


def refused(host: str, status: int, body: bytes, key: str) -> OcrError:
    """What is told of an answer with such a status; the key is not, even where the service says it."""
    said = body.decode(errors="replace")
    said = said.replace(key, "…") if key else said
    said = " ".join("".join(letter if letter.isprintable() else " " for letter in said[:200]).split())
    usual = 500 if status >= 500 else 300 if 300 <= status < 400 else 400
    remedy_th, remedy_en = _REMEDIES.get(status, _REMEDIES[usual])
    return OcrError(
        f"บริการ OCR ที่ {host} ตอบว่า {status} {remedy_th.format(said)}",
        f"The OCR service at {host} answered {status}. {remedy_en.format(said)}",
    )
