"""The one clock of the registry: unix seconds, UTC; an application may be given another for a test."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection


def _now(connection: HTTPConnection) -> float:
    return float(connection.app.state.clock())


NowDep = Annotated[float, Depends(_now)]
"""The moment of this request, unix seconds."""
