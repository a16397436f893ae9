"""Calls: who is on duty, whom a call rings, who takes it, what both ends tell each other, how it is counted.

May import wire and the registry's ground (database, wake, web, people, places, fleet); never queues.
Exists so that every press ends in exactly one counted outcome; no state is in the process.
"""

from registry.calls.matching import Guide, who_rings
from registry.calls.rules import free_guides, record_press
from registry.calls.states import CallState, Side, outcome_of

__all__ = ["CallState", "Guide", "Side", "free_guides", "outcome_of", "record_press", "who_rings"]
