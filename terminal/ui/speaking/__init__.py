"""The glass told and used without sight: what is on it in reading order, the focus, and what is said of it.

May import: the flow, words and widgets of the glass, ``terminal.speech`` and ``hardware.keypad``; no screen.
It exists so that screens lay out widgets, and nobody keeps a second list of them by hand.
"""
