"""``python -m provisioning``: what IT does before a unit or a registry runs."""

import argparse
import datetime
import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from provisioning.authority import make_certificates
from provisioning.errors import ProvisioningError

_DEFAULTS: Final = {"authority": "authority", "organisation": "Huddinge kommun"}


@dataclass(frozen=True)
class ProvisioningSettings:
    """What ``--config FILE`` may say; a relative folder counts from the file's own."""

    authority: Path
    organisation: str


class BadSettings(ProvisioningError, ValueError):
    """One line with key, value and what is allowed."""


def load_settings(path: Path | None) -> ProvisioningSettings:
    """Read the TOML file, or take the defaults where none is given.

    Raises:
        BadSettings: it cannot be used.
    """
    values: dict[str, object] = dict(_DEFAULTS)
    folder = Path.cwd()
    if path is not None:
        folder = path.absolute().parent
        try:
            values |= tomllib.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise BadSettings(f"{path}: {error}") from error
    for key, value in values.items():
        if key not in _DEFAULTS:
            raise BadSettings(f"{path}: {key} = {value!r}: allowed keys are {', '.join(sorted(_DEFAULTS))}")
        if not isinstance(value, str) or not value.strip():
            raise BadSettings(f"{path}: {key} = {value!r}: allowed is a text in quotes")
    return ProvisioningSettings(folder / str(values["authority"]), str(values["organisation"]))


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m provisioning", description=__doc__)
    parser.add_argument("--version", action="version", version=f"medborgarpunkt {version('medborgarpunkt')}")
    parser.add_argument("--config", type=Path, metavar="FILE", help="TOML with authority and organisation")
    acts = parser.add_subparsers(required=True, metavar="")
    act = acts.add_parser("authority", help="make or renew the certificates")
    act.set_defaults(act=_make_authority)
    chosen = parser.parse_args(words)
    try:
        settings = load_settings(chosen.config)
    except BadSettings as error:
        print(error, file=sys.stderr)
        return 2
    try:
        chosen.act(settings)
    except ProvisioningError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _make_authority(settings: ProvisioningSettings) -> None:
    made = make_certificates(settings.authority, settings.organisation, datetime.datetime.now(datetime.UTC))
    print(f"To every unit:     {made.authority}")
    print(f"To the registry:   {made.registry} and {made.registry_key}")
    print(f"To a locked place: {made.authority_key}")


if __name__ == "__main__":
    sys.exit(main())
