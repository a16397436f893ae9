"""Another municipality's theme, from one file: on the glass, on the slip and on the pages."""

from pathlib import Path

import requests
from PIL import Image

from tests.screen import wait_for
from tests.system.places import FIRST_SERVICE, SWEDISH, TAKE_TICKET, begin, touch
from tests.system.running import running_demo

CREST = (176, 0, 96)
BLUE = (0x1D, 0x2F, 0x6F)


def test_one_file_dresses_the_glass_the_slip_and_the_pages(tmp_path: Path) -> None:
    crest = Image.new("RGBA", (120, 60), (0, 0, 0, 0))
    crest.paste((*CREST, 255), (0, 0, 120, 30))
    crest.save(tmp_path / "crest.png")
    Image.new("1", (300, 100), 0).save(tmp_path / "stamp.png")
    theme = tmp_path / "theme.toml"
    theme.write_text(
        '[colours]\naccent = "1d2f6f"\naccent_edge = "1d2f6f"\naccent_pressed = "0f1c48"\n'
        'accent_tint = "e6e9f5"\n[logo]\nglass = "crest.png"\nslip = "stamp.png"\n',
        encoding="utf-8",
    )
    with running_demo(tmp_path / "demo", "--theme", str(theme)) as demo:
        demo.screen.wait_for_calm()
        shown = demo.screen.picture().convert("RGB").getcolors(1 << 24) or []
        seen = {colour: count for count, colour in shown}
        # The clear half of the crest lets the ground through.
        assert seen[CREST] > 200
        assert BLUE in seen
        begin(demo, SWEDISH)
        touch(demo, TAKE_TICKET, "services")
        touch(demo, FIRST_SERVICE, "ticket")
        wait_for(demo.slips, "the slip")
        with Image.open(demo.slips()[0]) as slip:
            paper = slip.convert("L")
        ink = paper.point(lambda shade: 255 * (shade < 128))
        area = ink.getbbox()
        assert area is not None
        # Half the line, and black from its first row on.
        assert ink.crop((0, area[1], ink.width, area[1] + 60)).histogram()[255] == 288 * 60
        pages = demo.facts["registry"]
        style = requests.get(f"{pages}/theme/style.css", timeout=10).text
        logo = requests.get(f"{pages}/theme/logo.png", timeout=10).content
        assert "--accent: #1d2f6f;" in style
        assert logo == (tmp_path / "crest.png").read_bytes()
