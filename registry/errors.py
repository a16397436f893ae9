"""What can go wrong in the registry, by who must act.

RegistryError
├── SettingsError (ValueError)      IT: the configuration file; the process ends with exit code 2
├── PlacesError (ValueError)        IT: a municipality's file; exit code 2
├── PeopleError (ValueError)        IT: a person that cannot be added as asked; exit code 2
├── FleetError (LookupError)        IT: a unit or a site that is not there; exit code 2, 409 or 429
├── DatabaseUnusable (OSError)      IT: the database cannot be opened or brought up to date
└── TokenRefused                    the unit: its token proves nothing; 401 with the reason's word
"""


class RegistryError(Exception):
    """The root of all errors the registry names."""


class SettingsError(RegistryError, ValueError):
    """A configuration that cannot be used; the message is one line with key, value and what is allowed."""


class PlacesError(RegistryError, ValueError):
    """A municipality's file that cannot be loaded; one line with key, value and what is allowed."""


class PeopleError(RegistryError, ValueError):
    """A person that cannot be kept as asked; the message is one line."""


class FleetError(RegistryError, LookupError):
    """What was asked of the fleet cannot be done; the message is one line."""


class DatabaseUnusable(RegistryError, OSError):
    """The database cannot be opened, written or migrated."""


class TokenRefused(RegistryError):
    """A unit's token that proves nothing; ``reason`` is a stable word such as ``expired``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
