"""Which camera and microphone a call would have here, for the health report."""

from pathlib import Path
from typing import Final

from terminal.ui.devices import DeviceView

_VIRTUAL: Final = "virtual:"
_PCM: Final = Path("/proc/asound/pcm")


def look_around(camera: str, microphone: str, pcm: Path = _PCM) -> list[DeviceView]:
    """Both as configured; imports the media engine, so call it on a thread of its own."""
    from terminal.calls.camera import choose_camera

    chosen = choose_camera(camera)
    there = chosen == _VIRTUAL or Path(chosen).exists()
    return [
        _view("camera", camera, chosen == _VIRTUAL, there=there),
        _microphone(microphone, pcm),
    ]


def _microphone(wanted: str, pcm: Path) -> DeviceView:
    try:
        found = "capture" in pcm.read_text(encoding="utf-8")
    except OSError:
        found = False
    virtual = wanted == _VIRTUAL or (wanted == "auto" and not found)
    return _view("microphone", wanted, virtual, there=virtual or found)


def _view(name: str, wanted: str, virtual: bool, *, there: bool) -> DeviceView:
    """A drawn one that nobody asked for is a warning: a call works, and is no use to a resident."""
    if not there:
        return DeviceView(name, "missing", "not_found", wanted)
    if virtual and wanted != _VIRTUAL:
        return DeviceView(name, "warning", "not_found", "a drawn one takes its place", virtual=True)
    return DeviceView(name, "ok", detail=wanted, virtual=virtual)
