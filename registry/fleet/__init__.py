"""The terminals: how one becomes known, what it reports, when it is late, what staff see of it.

Imports the registry's ground, ``places``, ``people``, ``web`` and the wire; knows no queue and no call.
"""

from registry.fleet.identity import UnitDep, identify
from registry.fleet.models import Terminal

__all__ = ["Terminal", "UnitDep", "identify"]
