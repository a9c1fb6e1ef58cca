"""What was not written for this folder: lines of training/prose that say plainly what they are, and names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import geothai
from pythainlp.corpus import (
    thai_family_names,
    thai_female_names,
    thai_male_names,
)

_PROSE = Path(__file__).parents[1] / "prose"
# Lines of training/prose that say plainly what they are. What was done: it ends so, or counts; what is to be done: a
# verb begins it, and nothing counts.
_DEED = re.compile(
    r"(?:แล้ว|แล้วเสร็จ)$|\d.*(?:แล้ว|เมื่อวันที่|ได้ \d|มีผู้|พบ|ลดลง)|^(?:ได้(?:จัด|ดำเนิน|รับ|ออก|แจ้ง)|มีการ|มีผู้|พบว่า|ไม่พบ)|เมื่อวันที่"
)
_PLAN = re.compile(
    "^(?:จัดทำ|จัดให้|กำหนด|มอบหมาย|แต่งตั้ง|กำชับ|เผยแพร่|ประชาสัมพันธ์|ให้|ปรับปรุง|ทบทวน|ชี้แจง|ตรวจสอบ|ติดตาม|แจ้ง|เปิด|อบรม|สำรวจ|รายงาน|"
    "ประกาศ|เชิญ|ส่งเสริม|รวบรวม|สุ่มตรวจ|วิเคราะห์|บันทึก|ห้าม|ประชุม)"
)
_NOT_PLAN = re.compile(r"\d|แล้ว|ได้|พบ")
_TITLE = re.compile(r"^(?:มาตรการ|โครงการ|กิจกรรม|การ)[^ ]{5,45}$")
# Of a file of prose, to be a hand.
_FEWEST_LINES = 15


def labelled_prose() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Find the lines of prose that say plainly what they are.

    Returns:
        For each file's name, the lines of each content.
    """
    return {path.stem: _labelled(path) for path in sorted(_PROSE.glob("*.txt"))}


def _labelled(path: Path) -> dict[str, list[str]]:
    """The lines of prose that say plainly what they are."""
    labelled: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if _DEED.search(line):
            labelled.setdefault("deed", []).append(line)
        elif _PLAN.search(line) and not _NOT_PLAN.search(line):
            labelled.setdefault("plan", []).append(line)
        elif _TITLE.search(line):
            labelled.setdefault("title", []).append(line)
    return {
        content: lines
        for content, lines in labelled.items()
        if len(lines) >= _FEWEST_LINES
    }


def names() -> Mapping[str, Sequence[str]]:
    """Collect names of places (geothai) and of people (PyThaiNLP).

    Returns:
        Those of tambons, amphoes and provinces; given and family names.
    """
    provinces = geothai.provinces()
    districts = [
        place
        for province in provinces
        for place in geothai.districts(province.code)
    ]
    tambons = [
        place
        for district in districts
        for place in geothai.subdistricts(district.code)
    ]
    return {
        "tambon": [place.name_th for place in tambons],
        "amphoe": [place.name_th.removeprefix("เขต") for place in districts],
        "province": [place.name_th for place in provinces],
        "given": sorted(thai_male_names() | thai_female_names()),
        "family": sorted(thai_family_names()),
    }
