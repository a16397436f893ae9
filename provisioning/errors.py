"""What can go wrong before anything runs.

ProvisioningError
├── MissingSource (FileNotFoundError)   a package of the system that we build from is not installed
├── BadSource (ValueError)              a text, font or file of ours cannot be used; the message names it
├── AuthorityError (OSError)            the certificates cannot be read or written
└── DemoError (RuntimeError)            the demo cannot start, or does not run
"""


class ProvisioningError(Exception):
    """The root of them all."""


class MissingSource(ProvisioningError, FileNotFoundError):
    """Something we build from is missing; the message says which package brings it."""


class BadSource(ProvisioningError, ValueError):
    """A source file of ours cannot be used."""


class AuthorityError(ProvisioningError, OSError):
    """The authority's folder cannot be used."""


class DemoError(ProvisioningError, RuntimeError):
    """The demo cannot do this; the message is one line for a person."""
