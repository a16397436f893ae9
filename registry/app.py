"""The application: every slice's routes, put together once."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from fastapi import APIRouter, FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from registry import __version__, intake
from registry.calls import routes as calls
from registry.calls.tending import tend_calls
from registry.database import Database, DatabaseDep
from registry.fleet import routes as fleet
from registry.forgetting import forget_always
from registry.notices import hear_notices
from registry.people import routes as people
from registry.queues import routes as queues
from registry.settings import Settings, SettingsDep
from registry.web import guard, refusals
from registry.web.origin import OriginCheck
from registry.web.page import SLICES
from registry.web.theme import files as theme_files
from registry.web.theme import page_theme
from wire import API_PATH, Greeting

_HERE: Final = Path(__file__).parent


def create_app(settings: Settings, clock: Callable[[], float] = time.time) -> FastAPI:
    """The registry as an ASGI application; its database must be up to date (``registry.migrations.upgrade``).

    Args:
        settings: what IT decided.
        clock: unix seconds; another one for tests.

    Raises:
        SettingsError: the theme file cannot be used.
        DatabaseUnusable: the database's URL names nothing that we know.
    """
    theme = page_theme(settings.theme)
    database = Database(settings.database)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        try:
            async with hear_notices(database), tend_calls(database, clock), forget_always(database, clock):
                yield
        finally:
            database.wake.close()
            database.close()

    # The usual documentation pages load scripts from another host.
    app = FastAPI(
        title="Medborgarpunkt: the registry",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.state.database = database
    app.state.clock = clock
    app.state.theme = theme
    app.add_middleware(OriginCheck)
    app.add_middleware(guard.BodyLimit)
    app.add_middleware(guard.SafeHeaders)
    refusals.install(app)
    app.include_router(_health)
    for api in (fleet.api, intake.api, queues.api, calls.api):
        app.include_router(api, prefix=API_PATH)
    for pages in (people.pages, fleet.pages, queues.pages, calls.pages):
        app.include_router(pages)
    app.include_router(theme_files)
    for name in SLICES:
        if (_HERE / name / "static").is_dir():
            app.mount(f"/static/{name}", _Static(directory=_HERE / name / "static"))
    app.mount("/static", _Static(directory=_HERE / "web" / "static"))
    return app


_health: Final = APIRouter()


@_health.get("/healthz")
def healthz(database: DatabaseDep, settings: SettingsDep) -> Greeting:
    """Who this registry is, for anyone; 503 when its database does not answer."""
    database.check()
    return Greeting(registry=settings.registry_id)


class _Static(StaticFiles):
    """Files that browsers ask about again each time: after an update no page has yesterday's style."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response
