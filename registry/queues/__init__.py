"""Numbers, tickets and calls of a queue, per service, site and day; the pages that show them.

May import wire and registry's ground (database, wake, web, people, places, fleet); never calls.
Exists so that a number is given once, called once, and shown alike to resident, guide and terminal.
"""

from registry.queues.leases import lease_block
from registry.queues.rules import call_next, record_ticket, take_turn
from registry.queues.states import TicketState, Turn
from registry.queues.views import views

__all__ = ["TicketState", "Turn", "call_next", "lease_block", "record_ticket", "take_turn", "views"]
