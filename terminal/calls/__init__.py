"""One press to its counted outcome: signalling with the registry, sound and picture with the guide's browser.

May import wire, hardware and the unit's ground (config, store, identity, clock); never the glass.
aiortc and av are imported only in the call's own thread, off the way to the first frame (DESIGN, decision 4).
"""

from terminal.calls.course import DialogueState, Phase
from terminal.calls.dialogue import Dialogue
from terminal.calls.media import Frame, warm
from terminal.calls.presses import close_broken_presses

__all__ = ["Dialogue", "DialogueState", "Frame", "Phase", "close_broken_presses", "warm"]
