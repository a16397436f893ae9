"""A network cable between a unit and its registry: carries bytes both ways until it is pulled out."""

import asyncio
import threading
from types import TracebackType
from urllib.parse import urlsplit


class Cable:
    """``url`` leads through this cable to the registry; ``cut`` breaks what runs, ``pull`` what comes too."""

    def __init__(self, registry_url: str) -> None:
        there = urlsplit(registry_url)
        assert there.hostname
        assert there.port
        self._there = there.hostname, there.port
        self._loop = asyncio.new_event_loop()
        self._writers: set[asyncio.StreamWriter] = set()
        self._pulled = False
        self.opened = 0
        self._server = self._loop.run_until_complete(asyncio.start_server(self._carry, "127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        self._thread = threading.Thread(target=self._loop.run_forever, name="cable")

    def cut(self) -> None:
        self._loop.call_soon_threadsafe(self._abort)

    def pull(self) -> None:
        self._pulled = True
        self.cut()

    def _abort(self) -> None:
        for writer in self._writers:
            writer.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._pulled:
            writer.transport.abort()
            return
        self.opened += 1
        there_reader, there_writer = await asyncio.open_connection(*self._there)
        self._writers |= {writer, there_writer}
        await asyncio.gather(_pump(reader, there_writer), _pump(there_reader, writer))

    def __enter__(self) -> "Cable":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _close(self) -> None:
        self._server.close()
        self._abort()
        me = asyncio.current_task()
        await asyncio.gather(*(asyncio.all_tasks() - {me}), return_exceptions=True)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass  # the cable was cut
    finally:
        writer.close()
