"""EN 301 549, clause 6: two-way voice, text and video, over a real registry with aiortc at both ends."""

import asyncio
import math
from array import array
from fractions import Fraction
from functools import partial

from aiortc.codecs.opus import OpusDecoder, OpusEncoder
from aiortc.jitterbuffer import JitterFrame
from av.audio.frame import AudioFrame

from terminal.calls import Phase
from terminal.calls.drawn import CHUNK, SAMPLE_RATE
from terminal.calls.media import HEIGHT, WIDTH
from terminal.calls.peer import _LONGEST_GAP_S, _Picture
from terminal.calls.sound import _LATEST_CHUNKS
from tests.registry.calls.cast import Cast, perform
from tests.registry.calls.guide import Guide
from tests.registry.calls.running import Running, until
from tests.terminal.calls.visitor import Visitor, in_call


def ends_with(guide: Guide, letter: str) -> bool:
    return guide.read[-1] == letter


def strength(samples: "array[int]", hertz: int) -> float:
    """Amplitude at one frequency, by Goertzel's sum."""
    turn = 2 * math.pi * hertz / SAMPLE_RATE
    real = sum(sample * math.cos(turn * at) for at, sample in enumerate(samples))
    imaginary = sum(sample * math.sin(turn * at) for at, sample in enumerate(samples))
    return 2 * math.hypot(real, imaginary) / len(samples)


def test_6_1_a_tone_of_7_khz_goes_through_the_calls_codec() -> None:
    encoder, decoder = OpusEncoder(), OpusDecoder()
    heard = array("h")
    for chunk in range(25):
        frame = AudioFrame(format="s16", layout="mono", samples=CHUNK)
        at = range(chunk * CHUNK, (chunk + 1) * CHUNK)
        tone = array("h", [round(8000 * math.sin(2 * math.pi * 7000 * n / SAMPLE_RATE)) for n in at])
        frame.planes[0].update(tone.tobytes())
        frame.sample_rate, frame.pts = SAMPLE_RATE, chunk * CHUNK
        frame.time_base = Fraction(1, SAMPLE_RATE)
        packets, timestamp = encoder.encode(frame)
        for packet in packets:
            for back in decoder.decode(JitterFrame(packet, timestamp)):
                assert isinstance(back, AudioFrame)
                heard.extend(array("h", bytes(back.planes[0])[: back.samples * 4])[::2])
    assert strength(heard[-10 * CHUNK :], 7000) > 4000


def test_6_2_1_1_text_goes_both_ways_beside_the_voice_and_nothing_of_it_is_kept(
    running: Running, visitor: Visitor
) -> None:
    cookie = running.add_guide("Amina")

    async def visit(cast: Cast) -> None:
        guide, call = await in_call(cast, cookie, visitor)
        await until(lambda: call.state.phase is Phase.TALKING and guide.text is not None)
        call.write("he")
        await until(lambda: "".join(guide.read) == "he")
        call.write("ha")
        await until(lambda: "".join(guide.read) == "he\ba")
        assert guide.text is not None
        guide.text.send("مرحبا")
        await until(lambda: call.guide_text() == "مرحبا")
        await until(lambda: (frame := call.remote_frame()) and frame.serial > 3 and guide.heard > 1_000)
        call.hang_up()
        await until(lambda: call.wait_until_over(1))
        assert call.guide_text() == ""

    perform(running, visit)


def test_6_2_4_each_letter_goes_by_itself_and_waits_for_no_other(running: Running, visitor: Visitor) -> None:
    cookie = running.add_guide("Amina")

    async def visit(cast: Cast) -> None:
        guide = await cast.guide(cookie)
        call = visitor.press()
        call.write("f")  # before anybody is there: not lost, sent when there is a way
        await guide.accept((await guide.ring())["call"])
        await guide.talk()
        await until(lambda: guide.read == ["f"])
        for written in ("fr", "frå", "fråg", "fråga"):
            call.write(written)
            await until(partial(ends_with, guide, written[-1]))
        assert guide.read == [*"fråga"]

    perform(running, visit)


def test_6_5_2_the_picture_is_larger_than_qvga(running: Running, visitor: Visitor) -> None:
    assert (WIDTH, HEIGHT) >= (320, 240)
    cookie = running.add_guide("Amina")

    async def visit(cast: Cast) -> None:
        _guide, call = await in_call(cast, cookie, visitor)
        await until(lambda: call.own_frame() is not None)
        own = call.own_frame()
        assert own is not None
        assert own.width >= 320
        assert own.height >= 240

    perform(running, visit)


class StillCamera:
    """Has had one picture and gives no other."""

    def latest(self) -> None:
        return None


def test_6_5_3_a_slow_camera_does_not_slow_the_pictures_down() -> None:
    async def watch() -> list[int | None]:
        track = _Picture(StillCamera(), asyncio.Event())  # type: ignore[arg-type]
        stamps = [(await track.recv()).pts for _ in range(5)]
        track.stop()
        return stamps

    stamps = asyncio.run(watch())
    assert _LONGEST_GAP_S <= 1 / 20
    assert len(set(stamps)) == len(stamps)


def test_6_5_4_no_more_sound_waits_than_100_ms() -> None:
    assert _LATEST_CHUNKS * CHUNK / SAMPLE_RATE <= 0.1


def test_6_5_5_who_speaks_is_known_and_silence_is_nobody(running: Running, visitor: Visitor) -> None:
    cookie = running.add_guide("Amina")

    async def visit(cast: Cast) -> None:
        guide, call = await in_call(cast, cookie, visitor)
        await until(lambda: (frame := call.remote_frame()) and frame.serial > 3)
        assert not call.is_guide_heard()
        guide.voice.loud = True
        await until(call.is_guide_heard)
        guide.voice.loud = False
        await until(lambda: not call.is_guide_heard())

    perform(running, visit)


def test_6_5_6_who_signs_is_marked_at_both_ends(running: Running, visitor: Visitor) -> None:
    cookie = running.add_guide("Amina")

    async def visit(cast: Cast) -> None:
        guide, call = await in_call(cast, cookie, visitor)
        await until(lambda: guide.signing is not None)
        assert guide.signing is not None
        guide.signing.send("on")
        await until(call.guide_signs)
        call.sign(True)
        call.sign(False)
        await until(lambda: guide.signs == ["on", "off"])

    perform(running, visit)
