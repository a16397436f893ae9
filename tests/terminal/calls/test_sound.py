import logging
import threading

import pytest

from terminal.calls.drawn import SILENCE, tone
from terminal.calls.sound import AlsaMicrophone, AlsaSpeaker, Deaf, Tone, open_microphone, open_speaker


def wait_for_threads(*names: str) -> None:
    for thread in threading.enumerate():
        if thread.name in names:
            thread.join(10)


def test_a_virtual_microphone_gives_the_tone_and_a_virtual_speaker_takes_all() -> None:
    microphone, speaker = open_microphone("virtual:"), open_speaker("virtual:")
    assert isinstance(microphone, Tone)
    assert isinstance(speaker, Deaf)
    assert microphone.next_chunk() == tone()
    speaker.play(bytes(3840))
    microphone.close()
    speaker.close()


def test_a_microphone_that_is_not_there_is_silence_and_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        microphone = AlsaMicrophone("no_such_card")
        wait_for_threads("microphone")
    assert microphone.next_chunk() == SILENCE
    assert "no_such_card failed" in caplog.text
    microphone.close()


def test_a_speaker_that_is_not_there_never_holds_up_the_call(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        speaker = AlsaSpeaker("no_such_card")
        for _ in range(100):
            speaker.play(bytes(3840))
        speaker.close()
        wait_for_threads("speaker")
    assert "no_such_card failed" in caplog.text
