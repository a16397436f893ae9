"""What a queue refuses, and whose turn it is then.

QueueError (RegistryError)
├── LeaseRefused       the unit: asked for what is not its own, or for a day that is not now
├── NoSuchService      the unit: the municipality has no such service
└── TurnRefused        the guide: someone was quicker, look at the page again
"""

from registry.errors import RegistryError


class QueueError(RegistryError):
    """The root of all errors of this room."""


class LeaseRefused(QueueError):
    """No block for this request; the message says why, in one line."""


class NoSuchService(QueueError, LookupError):
    """The service is not among the municipality's."""


class TurnRefused(QueueError):
    """The ticket is no longer in the state from which this turn is taken."""
