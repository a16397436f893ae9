"""The media engine: aiortc, with the newest picture each way and nothing older."""

import asyncio
import contextlib
import fractions
import logging
import math
import time
from collections.abc import Callable, Sequence
from typing import Final

from aiortc import (
    MediaStreamTrack,
    RTCBundlePolicy,
    RTCConfiguration,
    RTCDataChannel,
    RTCIceServer,
    RTCPeerConnection,
    RTCSessionDescription,
)
from aiortc.mediastreams import MediaStreamError
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

from terminal.calls.camera import Camera, dark, rgb_bytes
from terminal.calls.drawn import CHUNK, SAMPLE_RATE
from terminal.calls.media import Ends, Frame, MediaError
from terminal.calls.sound import Microphone, Speaker, open_microphone, open_speaker
from terminal.calls.writing import LABEL, PROTOCOL
from wire import IceServer

# EN 301 549, 6.5.3: a camera slower than 20 pictures a second has its last one sent again.
_LONGEST_GAP_S: Final = 0.05
_VIDEO_CLOCK: Final = 90_000
_CLOSING_S: Final = 2.0
# EN 301 549, 6.5.5: who speaks is shown. Speech stands well above -36 dBFS; between words it pauses shortly.
_AUDIBLE: Final = 32768 // 64
_PAUSE_S: Final = 0.4
# Every eighth value of 48 kHz stereo still has the loud half of each wave of a voice.
_EVERY_SAMPLE: Final = 8
_log = logging.getLogger(__name__)


class Peer:
    """One call's media by WebRTC; see ``terminal.calls.media.Media`` for the contract."""

    def __init__(self, camera: str, microphone: str, speaker: str, ends: Ends) -> None:
        self._names = camera, microphone, speaker
        self._ends = ends
        self._new_picture = asyncio.Event()
        self._connection: RTCPeerConnection | None = None
        self._camera: Camera | None = None
        self._microphone: Microphone | None = None
        self._speaker: Speaker | None = None
        self._remote: Frame | None = None
        self._text: RTCDataChannel | None = None
        self._unsent = ""
        self._signing: RTCDataChannel | None = None
        self._heard_at = -math.inf
        self._tasks: set[asyncio.Task[None]] = set()

    def own_frame(self) -> Frame | None:
        camera = self._camera
        latest = camera.latest() if camera else None
        return latest[1] if latest else None

    def remote_frame(self) -> Frame | None:
        return self._remote

    def is_heard(self) -> bool:
        return time.monotonic() - self._heard_at < _PAUSE_S

    def write(self, characters: str) -> None:
        self._unsent += characters
        self._send_text()

    def sign(self, signs: bool) -> None:
        if self._signing is not None and self._signing.readyState == "open":
            self._signing.send("on" if signs else "off")

    def _send_text(self) -> None:
        if self._text is not None and self._text.readyState == "open" and self._unsent:
            self._text.send(self._unsent)
            self._unsent = ""

    async def offer(self, ice_servers: Sequence[IceServer]) -> str:
        loop = asyncio.get_running_loop()
        camera, microphone, speaker = self._names
        self._camera = Camera(camera, lambda: _call_in(loop, self._new_picture.set))
        self._microphone = open_microphone(microphone)
        self._speaker = open_speaker(speaker)
        # An empty list, not None: aiortc would ask a public STUN server of its own.
        servers = [RTCIceServer(list(s.urls), s.username, s.credential) for s in ice_servers]
        connection = RTCPeerConnection(RTCConfiguration(servers, bundlePolicy=RTCBundlePolicy.MAX_BUNDLE))
        self._connection = connection
        connection.on("track", self._when_track)
        connection.on("connectionstatechange", self._when_state_changed)
        connection.addTrack(_Voice(self._microphone))
        connection.addTrack(_Picture(self._camera, self._new_picture))
        # In order and whole, as T.140 wants it. After the tracks: aiortc then puts it into their bundle.
        text = self._text = connection.createDataChannel(LABEL, ordered=True, protocol=PROTOCOL)
        text.on("open", self._send_text)
        text.on("message", self._when_written)
        # No one hears who signs: each end says it (EN 301 549, 6.5.6).
        signing = self._signing = connection.createDataChannel("signing")
        signing.on("message", lambda message: self._ends.signs(message == "on"))
        await connection.setLocalDescription(await connection.createOffer())
        return str(connection.localDescription.sdp)

    async def answer(self, sdp: str) -> None:
        if self._connection is None:
            raise MediaError("an answer before the offer")
        try:
            await self._connection.setRemoteDescription(RTCSessionDescription(sdp, "answer"))
        # aiortc names no errors of its own for a bad description.
        except Exception as error:
            raise MediaError(f"the guide's description cannot be used: {error}") from error

    async def heard_bytes(self) -> int:
        if self._connection is None:
            return 0
        report = await self._connection.getStats()
        return sum(entry.bytesReceived for entry in report.values() if entry.type == "transport")

    async def close(self) -> None:
        connection, camera = self._connection, self._camera
        for device in (camera, self._microphone, self._speaker):
            if device is not None:
                device.close()
        self._connection = self._camera = self._microphone = self._speaker = self._remote = self._text = None
        self._signing = None
        self._unsent = ""
        if connection is not None:
            try:
                async with asyncio.timeout(_CLOSING_S):
                    await connection.close()
            except TimeoutError:
                _log.warning("the connection to the guide did not close in time; it is left behind")
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._remote = None
        if camera is not None:
            await asyncio.to_thread(camera.wait_closed, _CLOSING_S)

    def _when_state_changed(self) -> None:
        if self._connection is not None and self._connection.connectionState == "connected":
            self._ends.joined()

    def _when_written(self, message: str | bytes) -> None:
        if isinstance(message, str):
            self._ends.wrote(message)

    def _when_track(self, track: MediaStreamTrack) -> None:
        receive = self._see(track) if track.kind == "video" else self._hear(track)
        task = asyncio.get_running_loop().create_task(receive)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _see(self, track: MediaStreamTrack) -> None:
        serial = 0
        with contextlib.suppress(MediaStreamError):  # the track's way to say that it ended
            while self._connection is not None:
                frame = await track.recv()
                if self._connection is not None and isinstance(frame, VideoFrame):
                    serial += 1
                    pixels = rgb_bytes(frame, frame.width, frame.height)
                    self._remote = Frame(frame.width, frame.height, pixels, serial)

    async def _hear(self, track: MediaStreamTrack) -> None:
        with contextlib.suppress(MediaStreamError):
            while (speaker := self._speaker) is not None:
                frame = await track.recv()
                if isinstance(frame, AudioFrame):
                    sound = bytes(frame.planes[0])[: frame.samples * 4]
                    if max(memoryview(sound).cast("h")[::_EVERY_SAMPLE], default=0) > _AUDIBLE:
                        self._heard_at = time.monotonic()
                    speaker.play(sound)


class _Picture(MediaStreamTrack):
    kind = "video"

    def __init__(self, camera: Camera, new_picture: asyncio.Event) -> None:
        super().__init__()
        self._camera = camera
        self._new = new_picture
        self._began: float | None = None

    async def recv(self) -> VideoFrame:
        if self.readyState != "live":
            raise MediaStreamError
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LONGEST_GAP_S):
                await self._new.wait()
        self._new.clear()
        now = asyncio.get_running_loop().time()
        self._began = self._began or now
        latest = self._camera.latest()
        frame = latest[0] if latest else dark()
        frame.pts = int((now - self._began) * _VIDEO_CLOCK)
        frame.time_base = fractions.Fraction(1, _VIDEO_CLOCK)
        return frame


class _Voice(MediaStreamTrack):
    kind = "audio"

    def __init__(self, microphone: Microphone) -> None:
        super().__init__()
        self._microphone = microphone
        self._due: float | None = None
        self._samples = 0

    async def recv(self) -> AudioFrame:
        if self.readyState != "live":
            raise MediaStreamError
        loop = asyncio.get_running_loop()
        self._due = (self._due or loop.time()) + CHUNK / SAMPLE_RATE
        await asyncio.sleep(self._due - loop.time())
        frame = AudioFrame(format="s16", layout="mono", samples=CHUNK)
        frame.planes[0].update(self._microphone.next_chunk())
        frame.sample_rate = SAMPLE_RATE
        frame.pts = self._samples
        frame.time_base = fractions.Fraction(1, SAMPLE_RATE)
        self._samples += CHUNK
        return frame


def _call_in(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
    # The camera's thread may outlive the loop by one picture.
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(call)
