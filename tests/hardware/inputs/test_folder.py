"""News of a folder, by the kernel's word."""

import select
from functools import partial
from pathlib import Path

from hardware.inputs.folder import FolderWatch


def news(watch: FolderWatch, within_s: float = 5.0) -> bool:
    return bool(select.select([watch], [], [], within_s)[0])


def test_what_comes_goes_and_changes_is_news(tmp_path: Path) -> None:
    watch = FolderWatch(tmp_path)
    assert not news(watch, 0)
    for change in (
        (tmp_path / "event0").touch,
        partial((tmp_path / "event0").chmod, 0o600),
        (tmp_path / "event0").unlink,
    ):
        change()
        assert news(watch)
        watch.take()
        assert not news(watch, 0)
    watch.close()


def test_the_folder_itself_may_come_and_go(tmp_path: Path) -> None:
    folder = tmp_path / "dev" / "input"
    watch = FolderWatch(folder)
    for _ in range(2):
        folder.mkdir(parents=True)
        while news(watch, 0.2):
            watch.take()
        (folder / "event0").touch()
        assert news(watch)
        watch.take()
        (folder / "event0").unlink()
        folder.rmdir()
        folder.parent.rmdir()
        assert news(watch)
        watch.take()
    watch.close()
