"""What an end of a call may not do.

RegistryError
├── CallRefused               the unit or the desk: it spoke of what is not its own; its socket is closed
└── BadMessage (ValueError)   the same: it said what none of ours says
"""

from registry.errors import RegistryError


class CallRefused(RegistryError):
    """An end asked for a call, or a desk, of someone else."""


class BadMessage(RegistryError, ValueError):
    """Not a message of ours, or not now."""
