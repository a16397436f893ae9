"""A guide in Python: an open desk page without a browser; aiortc talks in the browser's place."""

import asyncio
import json
import secrets
from array import array
from contextlib import suppress
from typing import Any

from aiortc import (
    MediaStreamTrack,
    RTCConfiguration,
    RTCDataChannel,
    RTCPeerConnection,
    RTCSessionDescription,
)
from aiortc.mediastreams import AudioStreamTrack, MediaStreamError, VideoStreamTrack
from av.audio.frame import AudioFrame
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.registry.calls.running import Running


class Voice(AudioStreamTrack):
    """Silence, or a tone while ``loud``."""

    loud = False

    async def recv(self) -> AudioFrame:
        frame = await super().recv()
        assert isinstance(frame, AudioFrame)
        if self.loud:
            frame.planes[0].update(array("h", [8000, -8000] * (frame.samples // 2)).tobytes())
        return frame


class Guide:
    """One desk; ``await said(type)`` waits for the next message of that type and skips others."""

    def __init__(self, running: Running, cookie: str, desk: str | None = None) -> None:
        self._running = running
        self._cookie = cookie
        self.desk = desk or secrets.token_hex(8)
        self.line: ClientConnection | None = None
        self.peer: RTCPeerConnection | None = None
        self.voice = Voice()
        self.seen = 0
        self.heard = 0
        self.pictures: list[bytes] = []
        self.text: RTCDataChannel | None = None
        self.read: list[str] = []
        """The resident's text, message by message."""
        self.signing: RTCDataChannel | None = None
        self.signs: list[str] = []
        self._tasks: list[asyncio.Task[None]] = []

    async def open(self, *, on_duty: bool = True) -> "Guide":
        origin = self._running.pages_url
        self.line = await connect(
            f"{origin.replace('http', 'ws')}/desk/socket?lang=sv",
            origin=origin,  # type: ignore[arg-type]
            additional_headers={"Cookie": self._cookie},
            proxy=None,
        )
        await self.say("open_desk", desk=self.desk)
        self._tasks.append(asyncio.create_task(self._hold()))
        if on_duty:
            await self.said("standing")
            await self.say("duty", on=True)
            while not (await self.said("standing"))["on_duty"]:
                pass
        return self

    async def say(self, kind: str, /, **fields: Any) -> None:
        assert self.line is not None
        await self.line.send(json.dumps({"type": kind, **fields}))

    async def said(self, kind: str, timeout_s: float = 15.0) -> dict[str, Any]:
        assert self.line is not None
        async with asyncio.timeout(timeout_s):
            while True:
                message: dict[str, Any] = json.loads(await self.line.recv())
                if message["type"] == kind:
                    return message

    async def ring(self) -> dict[str, Any]:
        """The first call that rings here."""
        while not (rings := (await self.said("standing"))["rings"]):
            pass
        return dict(rings[0])

    async def accept(self, call: str) -> dict[str, Any]:
        await self.say("accept", call=call)
        return await self.said("accepted")

    async def talk(self) -> None:
        """Answer the unit's offer with sound and a picture."""
        offer = await self.said("signal")
        self.peer = RTCPeerConnection(RTCConfiguration([]))
        self.peer.on("track", self._when_track)
        self.peer.on("datachannel", self._when_channel)
        self.peer.addTrack(self.voice)
        self.peer.addTrack(VideoStreamTrack())
        await self.peer.setRemoteDescription(RTCSessionDescription(offer["sdp"], "offer"))
        await self.peer.setLocalDescription(await self.peer.createAnswer())
        await self.say("signal", kind="answer", sdp=self.peer.localDescription.sdp)

    async def _hold(self) -> None:
        with suppress(ConnectionClosed):
            while True:
                await asyncio.sleep(2)
                await self.say("hold")

    def _when_channel(self, channel: RTCDataChannel) -> None:
        if channel.label == "signing":
            self.signing = channel
            channel.on("message", self.signs.append)
            return
        assert (channel.label, channel.protocol, channel.ordered) == ("text", "t140", True)
        self.text = channel
        channel.on("message", self._when_written)

    def _when_written(self, characters: str) -> None:
        self.read.append(characters)

    def _when_track(self, track: MediaStreamTrack) -> None:
        self._tasks.append(asyncio.create_task(self._receive(track)))

    async def _receive(self, track: MediaStreamTrack) -> None:
        with suppress(MediaStreamError):
            while True:
                frame = await track.recv()
                if track.kind == "video":
                    self.seen += 1
                    self.pictures = [*self.pictures[-9:], bytes(frame.planes[0])]  # type: ignore[union-attr]
                else:
                    samples = memoryview(bytes(frame.planes[0])).cast("h")  # type: ignore[union-attr]
                    self.heard = max(self.heard, *samples)

    async def close(self, *, hard: bool = False) -> None:
        if self.peer is not None:
            await self.peer.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self.line is not None:
            if hard:
                self.line.transport.abort()
            await self.line.close()
