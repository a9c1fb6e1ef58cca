"""Rights of a plain user for a process that root started: what may not be written, root writes otherwise."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Of linux/capability.h: the version whose sets are two words long, and the rights that pass over modes of files.
_VERSION_3 = 0x20080522
_DAC_OVERRIDE = 1 << 1
_DAC_READ_SEARCH = 1 << 2


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Rights(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


@contextmanager
def modes_hold() -> Iterator[bool]:
    """Let the modes of files hold for this thread while a block runs; yields whether they do."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield hasattr(os, "geteuid")
        return
    if not sys.platform.startswith("linux"):
        yield False
        return
    before = _rights()
    without = _rights()
    without[0].effective &= ~(_DAC_OVERRIDE | _DAC_READ_SEARCH)
    held = _set_rights(without)
    try:
        yield held
    finally:
        _set_rights(before)


def _rights() -> ctypes.Array[_Rights]:
    rights = (_Rights * 2)()
    _libc().capget(ctypes.byref(_Header(_VERSION_3, 0)), rights)
    return rights


def _set_rights(rights: ctypes.Array[_Rights]) -> bool:
    done: int = _libc().capset(ctypes.byref(_Header(_VERSION_3, 0)), rights)
    return done == 0


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
