"""Why the system refused something, in Thai too: what it says itself is English."""

from __future__ import annotations

import errno
from typing import Any

# What people meet, by the numbers of POSIX.
_THAI = {
    errno.EACCES: "ไม่มีสิทธิ์",
    errno.EPERM: "ไม่มีสิทธิ์",
    errno.EROFS: "ดิสก์นี้เขียนไม่ได้",
    errno.ENOSPC: "พื้นที่ดิสก์เต็ม",
    errno.EDQUOT: "พื้นที่ดิสก์เต็มตามโควตา",
    errno.EFBIG: "ไฟล์ใหญ่เกินไป",
    errno.ENOENT: "ไม่พบไฟล์หรือโฟลเดอร์",
    errno.EISDIR: "มีโฟลเดอร์ชื่อนี้อยู่",
    errno.ENOTDIR: "มีไฟล์ที่ไม่ใช่โฟลเดอร์ชื่อนี้อยู่",
    errno.EEXIST: "มีชื่อนี้อยู่แล้ว",
    errno.ENAMETOOLONG: "ชื่อยาวเกินไป",
    errno.EIO: "ดิสก์อ่านหรือเขียนผิดพลาด",
    errno.EMFILE: "เปิดไฟล์ไว้มากเกินไป",
    errno.EBUSY: "ไฟล์กำลังถูกใช้งาน",
}
# What SQLite says, which has no such numbers, by how its messages begin.
_THAI_OF_SQLITE = {
    "database or disk is full": "พื้นที่ดิสก์เต็ม",
    "attempt to write a readonly database": "ไม่มีสิทธิ์เขียน",
    "unable to open database file": "เปิดไฟล์ไม่ได้",
    "database is locked": "มีโปรแกรมอื่นใช้อยู่",
    "disk I/O error": "ดิสก์อ่านหรือเขียนผิดพลาด",
}


def reasons(error: Exception) -> dict[str, Any]:
    """Say why the system refused something.

    Args:
        error: What was raised.

    Returns:
        `reason_thai` and `reason_english`, as messages name them; what has no Thai here is quoted in both.

    >>> reasons(OSError(errno.ENOSPC, "No space left on device"))["reason_thai"]
    'พื้นที่ดิสก์เต็ม'
    """
    said = str(getattr(error, "strerror", None) or error)
    thai = _THAI.get(getattr(error, "errno", None) or 0)
    return {
        "reason_thai": thai or _THAI_OF_SQLITE.get(said, said),
        "reason_english": said,
    }
