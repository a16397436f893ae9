"""What can go wrong on a unit, by who must act.

TerminalError
├── ConfigError (ValueError)      IT: the configuration file; the process ends with exit code 2
├── MissingPart (RuntimeError)    IT: a library or a built file that must be there is not
├── DamagedKey (RuntimeError)     IT: the unit's key is unreadable; only they may make the unit a new one
├── StoreError (OSError)          facilities: the disk is full, read-only or broken
├── NoNumberLeft                  nobody: off line, and the leased block is used up
└── RegistryError (ConnectionError)
    ├── RegistryUnreachable       nobody: found no registry, or the line is down; tried again
    └── RegistryRefused           IT: it answered no (not approved, wrong clock, wrong key)
"""


class TerminalError(Exception):
    """The root of all errors a unit names."""


class ConfigError(TerminalError, ValueError):
    """A configuration that cannot be used; the message is one line with key, value and what is allowed."""


class MissingPart(TerminalError, RuntimeError):
    """A part of the installation is missing; the message says how to get it."""


class DamagedKey(TerminalError, RuntimeError):
    """The file of the unit's key holds no key of ours; it is never remade unasked."""


class StoreError(TerminalError, OSError):
    """The unit's own file cannot be read or written."""


class NoNumberLeft(TerminalError):
    """No leased number is left for this service and day."""


class RegistryError(TerminalError, ConnectionError):
    """The registry could not do what was asked."""


class RegistryUnreachable(RegistryError):
    """No answer from any known registry; ``cause`` is the stable word that the glass and the report show."""

    def __init__(self, message: str, cause: str = "unreachable") -> None:
        super().__init__(message)
        self.cause = cause


class RegistryRefused(RegistryError):
    """The registry answered, and said no."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status
