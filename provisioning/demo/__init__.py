"""The demo: a registry, a terminal's agent and its glass on one machine, watched as systemd would watch them.

May import any room; ``python -m provisioning.demo`` is what ``./run`` starts.
"""
