"""The unit's second process: finds the registry, earns its trust, reports health, delivers the outbox.

May import the wire, ``terminal.tickets`` and the unit's ground (config, store, process, identity, clock);
never the glass, calls or hardware: it meets them in the unit's one file, so that each may die alone.
"""

from terminal.agent.link import Link, LinkState, read_link

__all__ = ["Link", "LinkState", "read_link"]
