"""Slips as a terminal makes them."""

from PIL import Image, ImageDraw

from hardware.paper import Code, Cut, Feed, Picture, Rule, Slip, Text


def drawing(width: int = 576, height: int = 96) -> Image.Image:
    """Ink on the right half only, white above and below, as a right-to-left line has it."""
    picture = Image.new("L", (width, height), 255)
    ImageDraw.Draw(picture).ellipse((width // 2, height // 4, width - 9, height * 3 // 4), fill=0)
    return picture


SHORT: Slip = (Text("Kö A 42 på Trångsund", size=2, bold=True, align="center"), Cut())
TICKET: Slip = (
    Text("Medborgarpunkt Vårby", bold=True, align="center"),
    Rule(),
    Text("A 42", size=5, align="center"),
    Picture(drawing()),
    Text("Tre personer står före dig. Lägg märke till numret, och vänta tills det visas på tavlan."),
    Code("https://registry.example/t/01HZX3"),
    Feed(5),
    Cut(),
)
