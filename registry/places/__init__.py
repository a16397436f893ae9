"""Where terminals stand and what one queues for: municipality, districts, sites, services.

Imports the registry's ground and the wire; knows no terminal and no person.
"""

from registry.places.models import District, Municipality, Service, Site
from registry.places.rules import (
    TerminalPlace,
    all_services,
    all_sites,
    first_day_kept,
    settings_for,
    the_municipality,
    time_zone,
    today,
)

__all__ = [
    "District",
    "Municipality",
    "Service",
    "Site",
    "TerminalPlace",
    "all_services",
    "all_sites",
    "first_day_kept",
    "settings_for",
    "the_municipality",
    "time_zone",
    "today",
]
