"""A person's eyes and finger at an X display: touches by XTEST, pixels by GetImage."""

import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from PIL import Image
from Xlib import X
from Xlib.display import Display

Box = tuple[int, int, int, int]
"""Left, top, width, height in pixels."""


class Screen:
    """One display; coordinates are pixels from its top left corner."""

    def __init__(self, name: str) -> None:
        self._display = Display(name)
        self._root = self._display.screen().root
        geometry = self._root.get_geometry()
        self.size: tuple[int, int] = (geometry.width, geometry.height)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._display.close()

    def press(self, x: int, y: int) -> None:
        """Put the finger down."""
        self._display.xtest_fake_input(X.MotionNotify, x=x, y=y)
        self._display.xtest_fake_input(X.ButtonPress, 1)
        self._display.sync()

    def release(self) -> None:
        self._display.xtest_fake_input(X.ButtonRelease, 1)
        self._display.sync()

    def move(self, x: int, y: int) -> None:
        self._display.xtest_fake_input(X.MotionNotify, x=x, y=y)
        self._display.sync()

    def touch(self, x: int, y: int) -> None:
        self.press(x, y)
        self.release()

    def key(self, keysym: int, *held: int) -> None:
        """Strike a key while others are held."""
        codes = [self._display.keysym_to_keycode(symbol) for symbol in (*held, keysym)]
        for code in codes:
            self._display.xtest_fake_input(X.KeyPress, code)
        for code in reversed(codes):
            self._display.xtest_fake_input(X.KeyRelease, code)
        self._display.sync()

    def pixels(self, box: Box | None = None) -> bytes:
        """BGRX bytes of a part of what is shown; all of it by default."""
        left, top, width, height = box or (0, 0, *self.size)
        data: bytes = self._root.get_image(left, top, width, height, X.ZPixmap, 0xFFFFFFFF).data
        return data

    def picture(self) -> Image.Image:
        return Image.frombytes("RGB", self.size, self.pixels(), "raw", "BGRX")

    def keep(self, path: Path) -> None:
        """Save what is shown as a PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.picture().save(path)

    def wait_for_change(self, before: bytes, box: Box | None = None, timeout_s: float = 10.0) -> bytes:
        """What is shown, once it differs from before."""
        wait_for(lambda: self.pixels(box) != before, "the screen to change", timeout_s)
        return self.pixels(box)

    def wait_for_calm(self, box: Box | None = None, timeout_s: float = 10.0) -> bytes:
        """What is shown, once it has stayed the same for a quarter of a second."""
        end = time.monotonic() + timeout_s
        shown, since = self.pixels(box), time.monotonic()
        while time.monotonic() - since < 0.25:
            if time.monotonic() > end:
                raise TimeoutError("the screen does not come to rest")
            now = self.pixels(box)
            if now != shown:
                shown, since = now, time.monotonic()
            time.sleep(0.02)
        return shown


def wait_for(condition: Callable[[], object], what: str, timeout_s: float = 20.0) -> None:
    """Look until it holds.

    Raises:
        TimeoutError: it did not in time.
    """
    end = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"waited {timeout_s:g} s for {what}")
        time.sleep(0.02)
