"""A failing system test leaves pictures and logs in ``build/failures``."""

from collections.abc import Generator

import pytest
from playwright.sync_api import Browser

from tests.system.running import ROOT, RunningDemo


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed and isinstance(item, pytest.Function):
        folder = ROOT / "build" / "failures" / item.name
        for thing in item.funcargs.values():
            if isinstance(thing, RunningDemo):
                thing.keep(folder)
        for thing in item.funcargs.values():
            if isinstance(thing, Browser):
                for number, page in enumerate(page for context in thing.contexts for page in context.pages):
                    page.screenshot(path=folder / f"browser-{number}.png")
    return report
