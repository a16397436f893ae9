"""Numbers from leased blocks, and the slips that bear them.

Imports the store, ``terminal.text``, ``hardware.paper``, the wire. Numbers reach the disk before the paper moves.
"""

from terminal.tickets.numbers import Numbers, Ticket, UnknownTicket

__all__ = ["Numbers", "Ticket", "UnknownTicket"]
