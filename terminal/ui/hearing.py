"""What reads aloud and what is pressed without sight: sound, voice and keypad of this unit."""

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from hardware.errors import DeviceMissing
from hardware.inputs.touch import Touch
from hardware.keypad import Keypad, KeypadStatus
from hardware.sound import Output, SoundState, SoundStatus
from terminal.config import Config
from terminal.speech import Voice
from terminal.speech.opening import open_voice
from terminal.ui.devices import DeviceView

if TYPE_CHECKING:
    from hardware.printer.contract import Twin

_log = logging.getLogger(__name__)
Tell = Callable[[DeviceView], None]

# What nobody asked for and what is not there is no fault.
_UNASKED: Final = ("auto", "none")


class Hearing:
    """Made in the glass's thread without touching a device; ``tell`` is called on any thread.

    ``config`` names its languages; ``touch`` is told of fingers on a touch screen, by the thread that reads
    the keypad.
    """

    def __init__(self, config: Config, tell: Tell, touch: Touch | None = None) -> None:
        from hardware.keypad.opening import open_keypad, watch_inputs
        from hardware.sound.outputs import open_sound

        self._config = config
        self._tell = tell
        self._sound = open_sound(config.speaker, config.headphones, config.state / "sound")
        self.voice: Voice = open_voice(self._sound, config.assets, config.state, config.voices)
        self.keypad: Keypad = open_keypad(config.keypad, config.keypad_keys, config.keypad_double_strike_s)
        self._watch = watch_inputs(self.keypad, self._sound, touch)
        self._keypad_seen = False

    @property
    def twins(self) -> Mapping[str, "Twin | None"]:
        """For the control socket."""
        return {"keypad": self.keypad.twin, "sound": self._sound.twin}

    def call_speaker(self) -> str:
        """Where a guide is heard: in the headphones while they are in, else where the configuration says."""
        if self._sound.headphones_in:
            try:
                return self._sound.name(Output.HEADPHONES)
            except DeviceMissing as error:
                _log.warning("the guide is heard from the speaker: %s", error)
        return self._config.speaker

    def start(self) -> None:
        """Take the devices; on a thread of its own."""
        self._sound.start()
        self._sound.when_status(self._sound_is)
        self.keypad.start()
        self.keypad.when_status(self._keypad_is)
        if self._watch is not None:
            self._watch.start()
        self._tell(voice_view(self.voice.can_read, self._config.languages))

    def close(self) -> None:
        """Let go of everything."""
        if self._watch is not None:
            self._watch.close()
        self.keypad.close()
        self.voice.close()
        self._sound.close()

    def _sound_is(self, output: Output, status: SoundStatus) -> None:
        missing = status.state is SoundState.MISSING
        if output is Output.HEADPHONES and missing and self._config.headphones in _UNASKED:
            return
        self._tell(
            DeviceView(output.value, status.state.value, status.cause, status.detail, self._sound.virtual)
        )

    def _keypad_is(self, status: KeypadStatus) -> None:
        """A unit that never had one lacks nothing; one whose keypad was pulled out does."""
        self._keypad_seen = self._keypad_seen or status.state.value == "ok"
        if self._config.keypad in _UNASKED and not self._keypad_seen:
            return
        # In the report a cause stands alone, without the device's name beside it.
        cause = "keypad_unplugged" if status.cause == "unplugged" else status.cause
        self._tell(DeviceView("keypad", status.state.value, cause, status.detail, self.keypad.virtual))


def voice_view(can_read: Callable[[str], bool], languages: tuple[str, ...]) -> DeviceView:
    """The engines as a device: which languages nobody here can read aloud."""
    silent = [tag for tag in languages if not can_read(tag)]
    if len(silent) == len(languages):
        return DeviceView("voice", "missing", "no_engine", "install espeak-ng")
    return DeviceView("voice", "ok", detail=f"not read aloud: {', '.join(silent)}" if silent else "")
