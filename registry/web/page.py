"""Pages and parts of pages from templates.

A slice keeps its templates in ``registry/<slice>/templates`` and names them ``<slice>/<file>.html``; what all
share (``base.html``) lies here. Every template knows ``w`` and ``staff`` (the staff's words; a slice may put
its own in ``w``), ``tag`` (the language), ``person`` (who is signed in, or nothing), ``path``, ``version``.
"""

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from registry import __version__
from registry.web.navigation import navigation
from registry.web.words import STAFF_LANGUAGES, autonym, staff_language, words

SLICES: Final = ("calls", "fleet", "people", "queues")
_REGISTRY: Final = Path(__file__).parent.parent


def page(request: Request, template: str, *, status: int = 200, **context: object) -> HTMLResponse:
    """A whole page, never kept by a cache: its state is the registry's, not the browser's."""
    response = HTMLResponse(fragment(request, template, **context), status, {"Cache-Control": "no-store"})
    chosen = request.query_params.get("lang")
    if chosen and chosen == staff_language(request):
        response.set_cookie("lang", chosen, max_age=365 * 24 * 3600, samesite="lax", httponly=True)
    return response


def fragment(request: Request, template: str, **context: object) -> str:
    """A part of a page, such as what a live section shows now."""
    tag = staff_language(request)
    said = words(tag, "staff", request.app.state.settings.built)
    shared = {
        "w": said,
        "staff": said,
        "tag": tag,
        "person": getattr(request.state, "person", None),
        "path": request.url.path,
        "other_languages": [_in_language(request, other) for other in STAFF_LANGUAGES if other != tag],
        "version": __version__,
        "logo": request.app.state.theme.logo is not None,
    }
    return _environment().get_template(template).render(shared | context)


def _in_language(request: Request, tag: str) -> dict[str, str]:
    query = request.url.include_query_params(lang=tag).query
    return {"tag": tag, "name": autonym(tag), "href": f"?{query}"}


@cache
def _environment() -> Environment:
    slices = {name: FileSystemLoader(_REGISTRY / name / "templates") for name in SLICES}
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(_REGISTRY / "web" / "templates"), PrefixLoader(slices)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["navigation"] = navigation
    return environment
