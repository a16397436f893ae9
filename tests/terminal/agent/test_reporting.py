"""What a report says of texts that a language lacks."""

from pathlib import Path

import pytest

from terminal.agent.reporting import Reporter
from terminal.config import Config
from terminal.store import Store
from tests.built import ASSETS
from tests.terminal.text.test_words import catalogue


@pytest.mark.parametrize("complete", [True, False])
def test_texts_that_are_missing_are_told(tmp_path: Path, complete: bool) -> None:
    catalogue(tmp_path, "sv", "glass", {"a": "Hej", "b": "Adjö"})
    catalogue(tmp_path, "ar", "glass", {"a": "مرحبا", **({"b": "وداعًا"} if complete else {})})
    config = Config(
        path=tmp_path / "terminal.toml",
        state=tmp_path,
        slips=tmp_path,
        twin_socket=tmp_path / "twin.sock",
        assets=ASSETS,
        built=tmp_path,
        languages=("sv", "ar"),
    )
    store = Store(tmp_path)
    notes = Reporter(config, store, 0.0).compose(1.0, None).notes
    store.close()
    assert notes == ([] if complete else ["words: texts missing, said in another language: ar 1"])
