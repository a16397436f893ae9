"""Numbers from leased blocks, and the slips that bear them.

Imports the store, ``terminal.text``, ``hardware.paper`` and the wire. A number is on the disk before the paper moves.
"""

from terminal.tickets.numbers import Numbers, Ticket, UnknownTicket

__all__ = ["Numbers", "Ticket", "UnknownTicket"]
