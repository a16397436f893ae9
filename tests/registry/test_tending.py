import asyncio
import logging

import pytest
from sqlalchemy.exc import OperationalError

from registry.tending import tended


@pytest.mark.parametrize("error", [OperationalError("", {}, Exception("locked")), ValueError("ours")])
def test_what_fails_is_logged_and_done_again(error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    done_again = asyncio.Event()
    failures = [error]

    async def story() -> None:
        loop = asyncio.get_running_loop()

        def work() -> None:
            if failures:
                raise failures.pop()
            loop.call_soon_threadsafe(done_again.set)

        async with asyncio.timeout(10), tended("calls", 0.01, work):
            await done_again.wait()

    with caplog.at_level(logging.ERROR):
        asyncio.run(story())
    assert "calls cannot be tended" in caplog.text
