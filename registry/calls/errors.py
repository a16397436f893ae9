"""What an end of a call may not do.

RegistryError
├── CallRefused               the unit or the desk: it spoke of what is not its own; its socket is closed
├── SignedOut                 the guide: signed out elsewhere, or the day is over; the page asks to sign in
└── BadMessage (ValueError)   the same: it said what none of ours says
"""

from registry.errors import RegistryError


class CallRefused(RegistryError):
    """An end asked for a call, or a desk, of someone else."""


class SignedOut(RegistryError):
    """The browser's cookie opens no desk, or no longer."""


class BadMessage(RegistryError, ValueError):
    """Not a message of ours, or not now."""
