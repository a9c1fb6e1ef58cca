"""What the server of workers loads: all that reads files, and the words and models that reading asks for."""

from __future__ import annotations

import gc
from contextlib import suppress
from pathlib import Path

import extractor.proof.proving
import extractor.scanned_pages  # noqa: F401
from extractor.model import Source
from extractor.options import Options
from extractor.pipeline import read_report

# A report of one row: reading it asks for the words and models that reading any file asks for.
_TRANSCRIPT = """รายงานผลการดำเนินการตามมาตรการ
ประจำปีงบประมาณ พ.ศ. ๒๕๖๖
เทศบาลตำบลตัวอย่าง
มาตรการ\tวิธีการดำเนินการ\tผู้รับผิดชอบ\tระยะเวลา\tผลการดำเนินการ\tผลลัพธ์
๑. ลดการใช้กระดาษ\t๑. ใช้อีเมล\tกองคลัง\tปีงบประมาณ พ.ศ. ๒๕๖๖\tใช้อีเมลแล้ว\tประหยัด
"""

with suppress(Exception):  # what is amiss, each file that is read tells
    sample = Source(
        Path("loaded.txt"), "loaded.txt", "", "tabbed", _TRANSCRIPT.encode()
    )
    read_report(sample, Options.model_validate({}))
# All that is loaded stays where it is: what is not touched is in memory once for all forks.
gc.collect()
gc.freeze()
