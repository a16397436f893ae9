"""Numbers from leased blocks, and the slips that bear them.

Imports the store, ``terminal.text``, ``hardware.paper`` and the wire. Numbers reach the disk first.
"""

from terminal.text.pen import Paper
from terminal.tickets.numbers import Numbers, Ticket, UnknownTicket
from terminal.tickets.slip import SlipPlace, compose, local

__all__ = ["Numbers", "Paper", "SlipPlace", "Ticket", "UnknownTicket", "compose", "local"]
