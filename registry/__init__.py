"""The central service: enrolment, people, places, fleet, queues and calls, with their web pages.

Imports the wire and nothing else of ours: never the terminal, the hardware or provisioning.
Slices point one way: web ← people, places ← fleet ← queues, calls ← intake ← app.
"""

__version__ = "0.1.0"

__all__ = ["__version__"]
