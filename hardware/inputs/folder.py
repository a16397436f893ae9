"""A folder that tells when something in it comes, goes or may now be read (inotify(7))."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

# linux/inotify.h; IN_ATTRIB is udev giving us the right to read a node that came a moment ago.
_IN_ATTRIB: Final = 0x004
_IN_CREATE: Final = 0x100
_IN_DELETE: Final = 0x200
_IN_IGNORED: Final = 0x8000
# struct inotify_event: watch, mask, cookie, length of the name that follows.
_NEWS: Final = struct.Struct("@iIII")
_MOST_BYTES: Final = 8192


class FolderWatch:
    """``fileno`` is readable when there is news; the folder itself may come later.

    Raises:
        OSError: the kernel gives no inotify.
    """

    def __init__(self, folder: Path) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._fd = self._libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self._fd < 0:
            raise OSError(ctypes.get_errno(), "no inotify")
        self._folder = folder
        self._watched: Path | None = None
        self._follow()

    def fileno(self) -> int:
        return int(self._fd)

    def take(self) -> None:
        """Take the news away; look into the folder afterwards."""
        try:
            while data := os.read(self._fd, _MOST_BYTES):
                if any(mask & _IN_IGNORED for mask in _masks(data)):
                    self._watched = None  # the folder itself went, with the last device in it
        except BlockingIOError:
            pass
        self._follow()

    def close(self) -> None:
        os.close(self._fd)

    def _follow(self) -> None:
        """Watch the folder, or the nearest one above it that is there."""
        watched = next(path for path in (self._folder, *self._folder.parents) if path.is_dir())
        if watched == self._watched:
            return
        mask = _IN_CREATE | _IN_DELETE | _IN_ATTRIB
        if self._libc.inotify_add_watch(self._fd, os.fsencode(watched), mask) >= 0:
            self._watched = watched


def _masks(data: bytes) -> Iterator[int]:
    at = 0
    while at < len(data):
        _, mask, _, length = _NEWS.unpack_from(data, at)
        yield mask
        at += _NEWS.size + length
