"""Pictures, moving ones and still: drawn only when a new one is there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from kivy.graphics import Color, PopMatrix, PushMatrix, RoundedRectangle, Scale
from kivy.graphics.texture import Texture

from terminal.ui.box import Box
from terminal.ui.palette import Colour
from terminal.ui.widgets.base import Placed

if TYPE_CHECKING:
    from PIL.Image import Image


class Frame(Protocol):
    """``rgb`` holds three bytes a pixel, from the upper left; ``serial`` grows with each new picture."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def rgb(self) -> bytes: ...
    @property
    def serial(self) -> int: ...


@dataclass(frozen=True)
class Still:
    """A frame that never changes."""

    width: int
    height: int
    rgb: bytes
    serial: int = 0

    @classmethod
    def of(cls, image: "Image", size: tuple[int, int], ground: Colour) -> "Still":
        """``image`` in ``size`` pixels; where it is clear, ``ground``."""
        from PIL import Image

        sheet = Image.new("RGBA", size, tuple(round(255 * part) for part in ground))
        sheet.alpha_composite(image.resize(size, Image.Resampling.LANCZOS))
        return cls(*size, sheet.convert("RGB").tobytes())


class _Shown(NamedTuple):
    width: int
    height: int
    serial: int


class Picture(Placed):
    """Asks ``newest`` when told to look; keeps no frame but the texture that is seen.

    ``mirrored`` is for one's own picture, which people know from a mirror.
    """

    def __init__(
        self,
        box: Box,
        glass_height: float,
        newest: Callable[[], Frame | None],
        *,
        radius: float,
        ground: Colour,
        mirrored: bool = False,
        name: str = "",
    ) -> None:
        super().__init__(box, glass_height)
        self.name = name
        """Who is seen, for the voice."""
        self._newest = newest
        self._radius = radius
        self._shown = _Shown(0, 0, -1)
        with self.canvas:
            PushMatrix()
            # The whole sheet is turned: a rounded rectangle pays no heed to a texture flipped sideways.
            Scale(-1 if mirrored else 1, 1, 1, origin=self.center)
            Color(*ground)
            RoundedRectangle(pos=self.pos, size=self.size, radius=[radius])
            self._tint = Color(1, 1, 1, 0)
            self._sheet = RoundedRectangle(pos=self.pos, size=self.size, radius=[radius])
            PopMatrix()
        self._texture: Texture | None = None

    @property
    def serial(self) -> int:
        """Of the picture that is shown; -1 before the first."""
        return self._shown.serial

    def look_again(self) -> None:
        """Show the newest picture, if it is another than the one shown."""
        frame = self._newest()
        if frame is None or frame.serial == self._shown.serial:
            return
        if self._texture is None or (frame.width, frame.height) != self._shown[:2]:
            self._fit(frame.width, frame.height)
        assert self._texture is not None  # noqa: S101 - for mypy; _fit makes it
        self._texture.blit_buffer(frame.rgb, colorfmt="rgb", bufferfmt="ubyte")
        self._sheet.texture = self._texture
        self._tint.a = 1
        self.canvas.ask_update()
        self._shown = _Shown(frame.width, frame.height, frame.serial)

    def _fit(self, width: int, height: int) -> None:
        self._texture = Texture.create(size=(width, height), colorfmt="rgb")
        # Turned in the texture: setting it on the sheet would reset the sheet's own coordinates.
        self._texture.flip_vertical()
        scale = min(self.width / width, self.height / height)
        size = (round(width * scale), round(height * scale))
        self._sheet.size = size
        whole = abs(size[0] - self.width) + abs(size[1] - self.height) <= 4
        self._sheet.radius = [self._radius if whole else 0]
        self._sheet.pos = (
            self.x + (self.width - size[0]) // 2,
            self.y + (self.height - size[1]) // 2,
        )
