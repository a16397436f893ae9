"""What puts units and registries into the world: authority, fonts, texts, the demo.

May import any room; nothing imports it.
"""
