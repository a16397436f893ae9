"""Run in a process of its own, under a display: Kivy labels drawn by our engine, told as JSON on stdout.

``python -m tests.terminal.text.labels_in_kivy BUILT PICTURE``
"""

# ruff: noqa: E402 - Kivy reads its configuration while it is imported
import json
import os
import sys
from pathlib import Path
from typing import Any

os.environ["KIVY_NO_ARGS"] = "1"
os.environ["KIVY_NO_CONSOLELOG"] = "1"
os.environ["KIVY_NO_FILELOG"] = "1"

from kivy.config import Config

Config.set("graphics", "width", "800")
Config.set("graphics", "height", "480")

from terminal.text import glass

BUILT = Path(sys.argv[1])
families = glass.install(BUILT)

from kivy.core.window import Window
from kivy.uix.label import Label
from kivy.uix.textinput import TextInput
from PIL import Image

from terminal.text.draw import draw
from terminal.text.faces import family_face
from terminal.text.layout import lay_out

ARABIC = (
    "رقم تذكرتك هو 42 وسيتم استدعاؤك في مكتبة Vårby قريبًا، أو اتصل على \u2066+46 8-535 300 00\u2069 للمساعدة."
)


def picture(label: Any) -> Image.Image:
    """The label's texture as it went to the graphics card."""
    texture = label.texture
    return Image.frombytes("RGBA", texture.size, texture.pixels)


def shown(text: str, **properties: Any) -> Any:
    label = Label(text=text, font_size=32, **properties)
    label.texture_update()
    return label


def box(label: Any) -> list[int]:
    return list(picture(label).getchannel("A").getbbox() or ())


def whole(text: str) -> int:
    """How wide the ink of a bold text is when it has all the room that it wants."""
    layout = lay_out(text, family_face(BUILT, "Latin", 32, bold=True))
    ink = draw(layout, width=layout.width + 100, align="center").getbbox()
    return ink[2] - ink[0] if ink else 0


def main() -> dict[str, Any]:
    Window.size  # noqa: B018 - the window must be there before the first texture
    arabic = shown(ARABIC, font_name="Arabic", text_size=(760, None))
    drawn = draw(lay_out(ARABIC, family_face(BUILT, "Arabic", 32), width=760), width=760)
    ink = picture(arabic).getchannel("A")
    red = shown("Vårby", font_name="Latin", color=(1, 0, 0, 0.5))
    tall = {"font_name": "Latin", "text_size": (300, 200)}
    long = "Välkommen till medborgarpunkten, här kan du hitta svar eller tala med en guide"
    field = TextInput(text="Sök här", font_size=30)
    field.text += "!"
    field.cursor = (3, 0)
    return {
        "families": families,
        "same_ink": ink.tobytes() == drawn.tobytes(),
        "size": list(arabic.texture.size),
        "red": sorted(set(picture(red).convert("RGB").getdata())),
        "red_alpha": list(picture(red).getchannel("A").getextrema()),
        "latin_start": box(shown("Vårby", font_name="Latin", text_size=(300, None))),
        "arabic_start": box(shown("مكتبة", font_name="Arabic", text_size=(300, None))),
        "told_rtl": box(shown("Vårby", font_name="Latin", text_size=(300, None), base_direction="rtl")),
        "right": box(shown("Vårby", font_name="Latin", text_size=(300, None), halign="right")),
        "padded": box(shown("Vårby", font_name="Latin", text_size=(300, None), padding=(50, 20, 0, 0))),
        "top": box(shown("Vårby", valign="top", **tall)),
        "middle": box(shown("Vårby", valign="middle", **tall)),
        "bottom": box(shown("Vårby", valign="bottom", **tall)),
        "one_line": shown(long, shorten=True, font_name="Latin", text_size=(300, None)).texture.height,
        "shortened": shown(long, shorten=True, font_name="Latin", text_size=(300, 100)).is_shortened,
        "two_lines": shown(long, max_lines=2, font_name="Latin", text_size=(300, None)).texture.height,
        "spaced": shown("Ett\ntvå", line_height=2, font_name="Latin").texture.height,
        "bold": shown("Vårby", bold=True, font_name="Latin").texture.width,
        "plain": shown("Vårby", font_name="Latin").texture.width,
        "default": shown("Vårby").texture.width,
        "leaning": (box(shown("Jeff", bold=True, font_name="Latin")), whole("Jeff")),
        "upright": shown("HH", font_name="Latin").texture.width,
        "upright_width": family_face(BUILT, "Latin", 32).width("HH", "ltr"),
        "empty": list(shown("", font_name="Latin").texture_size),
        "markup": list(shown("[b]Ring[/b] oss", markup=True).texture.size),
        "cursor": field.cursor_pos[0] > field.x,
        "changed": changed(),
    }


def changed() -> bool:
    """A label whose text changes is drawn anew, at the same size too."""
    label = shown("42", font_name="Latin", text_size=(100, 50))
    before = picture(label).tobytes()
    label.text = "24"
    label.texture_update()
    return picture(label).tobytes() != before


print(json.dumps(main()))
