"""The real glass, led from screen to screen by the flow, so that each can be photographed and measured.

``python -m tests.studio (pictures|layout)[:WAYS] W H INCHES OUT [TAG…]``, a process of its own under a
display, writes ``<screen>-<language>.png``, or for whoever measures ``layout.json``.
"""

import json
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from terminal.calls import DialogueState, Frame, Phase
from terminal.calls.drawn import picture
from terminal.config import ROOT, Config
from terminal.store import Store
from terminal.text import load_languages
from terminal.tickets import Numbers, Ticket
from terminal.ui import events as happens
from terminal.ui.events import Event
from terminal.ui.flow import NOBODY, Screen
from terminal.ui.outlook import Outlook
from terminal.ui.presenters import CallPresenter, PaperPresenter, TicketPresenter
from terminal.ui.ways import AS_IT_IS, Ways
from terminal.ui.window import open_window
from wire import Lease, Place, QueueView, ServiceSettings, TerminalSettings

DAY: Final = "2026-11-23"
SERVICES: Final = tomllib.loads((ROOT / "assets/municipalities/huddinge.toml").read_text("utf-8"))["services"]
SETTINGS: Final = TerminalSettings(
    version="1",
    terminal="Vårby bibliotek, entrén",
    site=Place(id="varby", name="Vårby bibliotek"),
    district=Place(id="varby", name="Vårby"),
    municipality="Huddinge kommun",
    public_url="https://example.org",
    telephone="08-465 004 00",
    services=[
        ServiceSettings(id=told["id"], prefix=told["prefix"], names=told["names"]) for told in SERVICES
    ],
)


WAYS: Final = {
    "plain": AS_IT_IS,
    "larger": Ways(text=150),
    "largest": Ways(text=200, capitals=True),
    "light": Ways(contrast="light"),
    "dark": Ways(contrast="dark"),
    "lower": Ways(lower=True),
    "left": Ways(left_handed=True),
    "lower-largest": Ways(text=200, capitals=True, lower=True),
}
"""Modes of perceiving and touching, by the names that ``tests.gallery`` offers."""


class HeldTickets(TicketPresenter):
    """Real numbers; the slip stays on its way until a scene says what became of it."""

    def _print(self, ticket: Ticket, known: Outlook) -> None:
        """Nothing comes out."""


class HeldPapers(PaperPresenter):
    """The slip of an answer stays on its way until a scene says what became of it."""

    def print(self, topic: str, language: str) -> None:
        """Nothing comes out."""


class StillCall(CallPresenter):
    """A call that stands still in the state a scene asks for, with drawn pictures."""

    written = ""

    def is_guide_heard(self) -> bool:
        return bool(self.state)

    def call(self, topic: str, language: str, source: happens.Source, question: str = "") -> None:
        self.state = DialogueState(Phase.ASKING)

    def write(self, text: str) -> None:
        self.own_text = text

    def guide_text(self) -> str:
        return self.written

    def own_frame(self) -> Frame | None:
        return Frame(640, 480, picture(20), 20) if self.state else None

    def remote_frame(self) -> Frame | None:
        talking = self.state is not None and self.state.phase is Phase.TALKING
        return Frame(640, 480, picture(75), 75) if talking else None


@dataclass(frozen=True)
class Scene:
    """How to come to a screen from the start screen, in a language."""

    name: str
    way: Callable[["Studio", str], Sequence[Event]]


def _language(studio: "Studio", tag: str) -> list[Event]:
    return [happens.LanguageChosen(tag)]


def _open(*screens: tuple[Screen, str]) -> Callable[["Studio", str], Sequence[Event]]:
    return lambda studio, tag: [
        *_language(studio, tag),
        *(happens.Opened(screen, of) for screen, of in screens),
    ]


def _typed(text: dict[str, str]) -> Callable[["Studio", str], Sequence[Event]]:
    def way(studio: "Studio", tag: str) -> Sequence[Event]:
        studio.type = text.get(tag, text[""])
        return _open((Screen.CATEGORIES, ""), (Screen.SEARCH, ""))(studio, tag)

    return way


def _number(*then: Event) -> Callable[["Studio", str], Sequence[Event]]:
    return lambda studio, tag: [
        *_open((Screen.SERVICES, ""))(studio, tag),
        happens.ServiceChosen("errands"),
        *then,
    ]


def _printed(topic: str, *then: Event) -> Callable[["Studio", str], Sequence[Event]]:
    return lambda studio, tag: [
        *_open((Screen.URGENT, ""), (Screen.ANSWER, topic))(studio, tag),
        happens.PrintAsked(),
        *then,
    ]


def _call(state: DialogueState | None, *then: Event) -> Callable[["Studio", str], Sequence[Event]]:
    def way(studio: "Studio", tag: str) -> Sequence[Event]:
        studio.call_state = state
        return [*_open((Screen.TOPICS, ""))(studio, tag), happens.TopicChosen("housing"), *then]

    return way


def _away(studio: "Studio", tag: str) -> Sequence[Event]:
    studio.link("unapproved")
    return []


def _offline(studio: "Studio", tag: str) -> Sequence[Event]:
    studio.link("offline")
    return _language(studio, tag)


def _written(*, by_both: bool) -> Callable[["Studio", str], Sequence[Event]]:
    """A call in which the guide writes, or both do."""

    def way(studio: "Studio", tag: str) -> Sequence[Event]:
        studio.call_texts = _WRITTEN.get(tag, _WRITTEN["sv"])[: 1 + by_both]
        return _call(_TALKING, happens.GuideConnected())(studio, tag)

    return way


_WRITTEN: Final = {
    "sv": ("Hej! Du kan ringa dem på 0771-524 524.\nDe har öppet till klockan 16.", "Tack! Vad kostar d"),
    "ar": ("مرحباً! اتصل بهم على الرقم 0771-524 524.\nيعملون حتى الساعة 16.", "شكراً! كم يكلّف ذل"),
}
_TALKING: Final = DialogueState(Phase.TALKING, guide="Samira")
_RINGING: Final = DialogueState(Phase.RINGING, guides=2, seconds_left=45)
_QUERY: Final = {
    "": "barn",
    "sv": "försäkringskassan barn",
    "en": "child benefit money",
    "ar": "إعانة الأطفال",
}
_NONSENSE: Final = {"": "xqzw", "ar": "ظظظظ"}

SCENES: Final = (
    Scene("start", lambda _studio, _tag: []),
    Scene("start-unapproved", _away),
    Scene("languages", lambda _studio, _tag: [happens.ButtonPressed()]),
    Scene("home", _language),
    Scene("home-offline", _offline),
    Scene("categories", _open((Screen.CATEGORIES, ""))),
    Scene("questions", _open((Screen.CATEGORIES, ""), (Screen.QUESTIONS, "safety-democracy-service"))),
    Scene("search", _typed({"": ""})),
    Scene("search-found", _typed(_QUERY)),
    Scene("search-none", _typed(_NONSENSE)),
    Scene("search-danger", _typed({"": "112"})),
    Scene("search-folded", _typed({"": "112"})),
    Scene(
        "answer",
        _open(
            (Screen.CATEGORIES, ""),
            (Screen.QUESTIONS, "arrival"),
            (Screen.ANSWER, "register-move-to-sweden"),
        ),
    ),
    Scene(
        "answer-end",
        _open((Screen.CATEGORIES, ""), (Screen.QUESTIONS, "money"), (Screen.ANSWER, "child-allowance")),
    ),
    Scene("urgent", _open((Screen.URGENT, ""))),
    Scene("languages-urgent", lambda _studio, _tag: [happens.Opened(Screen.URGENT)]),
    Scene("urgent-answer", _open((Screen.URGENT, ""), (Screen.ANSWER, "emergency-112"))),
    Scene("violence", _open((Screen.URGENT, ""), (Screen.ANSWER, "domestic-violence"))),
    Scene("paper-asked", _printed("domestic-violence")),
    Scene("answer-printing", _printed("child-allowance")),
    Scene("answer-printed", _printed("child-allowance", happens.PaperEnded(printed=True))),
    Scene(
        "answer-unprinted",
        _printed("seek-healthcare", happens.PaperEnded(printed=False, cause="paper_out")),
    ),
    Scene("services", _open((Screen.SERVICES, ""))),
    Scene("printing", _number()),
    Scene("ticket", _number(happens.SlipEnded(printed=True))),
    Scene("photograph", _number(happens.SlipEnded(printed=False, cause="paper_out"))),
    Scene("no-number", _number(happens.NumbersGone())),
    Scene("topics", _open((Screen.TOPICS, ""))),
    Scene("asking", _call(DialogueState(Phase.ASKING))),
    Scene("ringing", _call(_RINGING)),
    Scene("connecting", _call(replace(_TALKING, phase=Phase.CONNECTING), happens.GuideConnected())),
    Scene("talking", _call(_TALKING, happens.GuideConnected())),
    Scene("talking-text", _written(by_both=False)),
    Scene("talking-writing", _written(by_both=True)),
    Scene("over", _call(None, happens.CallEnded("answered", "guide_hung_up"))),
    Scene("over-lost", _call(None, happens.GuideConnected(), happens.CallEnded("answered", "line_lost"))),
    Scene("no-guide", _call(None, happens.CallEnded("fallback", "nobody_answered"))),
    Scene("no-guide-offline", _call(None, happens.CallEnded("fallback", "registry_unreachable"))),
    Scene("ways", _open((Screen.WAYS, ""))),
    Scene("idle", lambda studio, tag: [*_language(studio, tag), happens.IdleSeen()]),
)


class Studio:
    """One window with the glass in it; the unit's file says all is well until a scene differs."""

    def __init__(self, folder: Path, size: tuple[int, int], inches: float) -> None:
        self.store = Store(folder)
        self.ways = AS_IT_IS
        """How whoever comes to a screen perceives and touches."""
        config = Config(
            path=folder / "terminal.toml",
            state=folder,
            slips=folder / "slips",
            twin_socket=folder / "twin.sock",
            built=ROOT / "build",
            window=size,
            display_inches=inches,
            dim_s=1e6,
        )
        self._tell_settings()
        self.window = open_window(config)
        from kivy.base import EventLoop, runTouchApp

        from terminal.text import glass as text_on_glass

        text_on_glass.install(config.built)
        from terminal.ui.glass import Glass
        from terminal.ui.widgets.icon import use_icons

        use_icons(config.built)
        self.type = ""
        self.call_state: DialogueState | None = None
        self.call_texts: tuple[str, ...] = ()
        self.link("online")
        self.glass = Glass(config, self.store, size)
        config = self.glass.config
        self.glass.tickets = HeldTickets(
            config, self.store, self.glass.outlook, self.glass.send, self.glass.post
        )
        self.glass.papers = HeldPapers(
            config,
            self.glass.answers,
            self.glass.outlook,
            spooler=lambda: None,
            send=self.glass.send,
            post=self.glass.post,
        )
        self.glass.calls = StillCall(config, self.store, self.glass.send, self.glass.post)
        runTouchApp(self.glass.pane, embedded=True)
        self._loop = EventLoop

    def _tell_settings(self) -> None:
        now = time.time()
        with self.store.transaction() as write:
            write.execute("INSERT INTO settings VALUES (1, '1', ?, ?)", (SETTINGS.model_dump_json(), now))
            for service, waiting in (("guide", 0), ("errands", 3)):
                view = QueueView(service=service, day=DAY, waiting=waiting)
                write.execute(
                    "INSERT INTO queue_views VALUES (?, ?, ?)", (service, view.model_dump_json(), now)
                )
            for language in load_languages(ROOT / "assets"):
                write.execute("INSERT INTO guides VALUES (?, 1, ?)", (language, now))
        from terminal.clock import today

        day = today(self.store, "Europe/Stockholm")
        Numbers(self.store).add_lease(Lease(id="L", service="errands", day=day, first=42, last=999))

    def link(self, state: str) -> None:
        with self.store.transaction() as write:
            write.execute(
                "INSERT INTO link (id, state, pairing_code, changed_at) VALUES (1, ?, '123 456 789', 0)"
                " ON CONFLICT (id) DO UPDATE SET state = excluded.state",
                (state,),
            )

    def show(self, scene: Scene, tag: str) -> None:
        """Lead the glass there by what a resident and the world do."""
        self.glass.visit = replace(NOBODY, ways=self.ways)
        self.glass.tickets.forget()
        self.glass.calls.forget()
        self.type, self.call_state, self.call_texts = "", None, ()
        self.link("online")
        way = scene.way(self, tag)
        self.glass._watch._seen = (-1, 0.0)
        self.glass._look_at_world()
        # Only the last screen is looked at: those on the way are not laid out.
        vars(self.glass)["_show"] = lambda: None
        for event in way:
            self.glass.send(event)
            while not self.glass._mail.empty():
                self.glass._mail.get()()
            if isinstance(event, happens.TopicChosen):
                self._begin_call()
        del vars(self.glass)["_show"]
        self.glass._show()
        page: Any = self.glass.pane.page
        if scene.name == "answer-end":
            self.turn(max(self.pages()))
        if self.type:
            page._typed(self.type)
        if scene.name == "search-folded":
            page._lay(folded=True)
        if scene.name.startswith(("start", "languages")):
            from terminal.ui.screens.tongue_tiles import TURN_S

            turn = self.glass.tongues.tags.index(tag)
            page._since = time.monotonic() - (turn + 0.1) * TURN_S
            page.tick()

    def pages(self) -> range:
        """The pages of what is shown; those of the strip of ways aside."""
        return range(max((turned.count for turned in self._turned()), default=1))

    def turn(self, page: int) -> None:
        for turned in self._turned():
            turned.turn(min(page, turned.count - 1))

    def _turned(self) -> list[Any]:
        from terminal.ui.widgets.pages import Leaves

        shown = self.glass.pane.above or self.glass.pane.page
        return [found for found in shown.walk() if isinstance(found, Leaves)]

    def _begin_call(self) -> None:
        calls = self.glass.calls
        assert isinstance(calls, StillCall)
        calls.state = self.call_state
        calls.written, calls.own_text = (*self.call_texts, "", "")[:2]

    def frame(self) -> None:
        """Draw what has changed."""
        for _ in range(3):
            self._loop.idle()
            self.window.mainloop()

    def keep(self, path: Path) -> None:
        from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels
        from PIL import Image

        size = (int(self.window.width), int(self.window.height))
        self.window.dispatch("on_draw")
        data = glReadPixels(0, 0, *size, GL_RGB, GL_UNSIGNED_BYTE)
        Image.frombytes("RGB", size, data).transpose(Image.Transpose.FLIP_TOP_BOTTOM).save(path)

    def laid(self) -> Iterator[dict[str, object]]:
        """Every text and every thing to touch that is on the glass now, with its box."""
        from terminal.ui.widgets.base import Touchable
        from terminal.ui.widgets.text import Text

        def box(found: Any) -> list[float]:
            return [found.x, found.y, found.width, found.height]

        for widget in (self.glass.pane.above or self.glass.pane.page).walk():
            if isinstance(widget, Text):
                yield {
                    "kind": "text",
                    "text": widget.text,
                    "aloud": widget.aloud,
                    "box": box(widget.box),
                    "taken": widget.content,
                    "step": widget.step,
                    "pixels": widget.pixels,
                }
            elif isinstance(widget, Touchable):
                yield {"kind": "touch", "text": getattr(widget, "name", ""), "box": box(widget.box)}

    def read(self) -> Iterator[dict[str, object]]:
        """What a voice meets there, in its order."""
        from terminal.ui.speaking.reading import read
        from terminal.ui.widgets.base import Touchable

        front = self.glass.pane.above or self.glass.pane.page
        for spot in read(front, rtl=front.rtl):
            element, box = spot.element, spot.element.box
            yield {
                "kind": "read",
                "text": element.name,
                "box": [box.x, box.y, box.width, box.height],
                "role": element.role.value,
                "language": element.language,
                "place": [element.number, element.of],
                "touch": isinstance(spot.widget, Touchable),
            }


def main(arguments: Sequence[str]) -> int:
    wanted_in, width, height, inches, out, *languages = arguments
    wanted, _, ways = wanted_in.partition(":")
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    layout: dict[str, list[dict[str, object]]] = {}
    with tempfile.TemporaryDirectory() as state:
        studio = Studio(Path(state), (int(width), int(height)), float(inches))
        studio.ways = WAYS[ways or "plain"]
        for scene in SCENES:
            for tag in languages or studio.glass.tongues.tags:
                studio.show(scene, tag)
                if wanted == "pictures":
                    studio.frame()
                    studio.keep(folder / f"{scene.name}-{tag}.png")
                layout[f"{scene.name}-{tag}"] = [*studio.laid(), *studio.read()]
                for page in studio.pages()[1:] if wanted == "layout" else ():
                    studio.turn(page)
                    layout[f"{scene.name}@{page}-{tag}"] = [*studio.laid(), *studio.read()]
        studio.store.close()
    (folder / "layout.json").write_text(json.dumps(layout, ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    # Kivy reads the command line when it is imported.
    given, sys.argv = sys.argv[1:], sys.argv[:1]
    raise SystemExit(main(given))
