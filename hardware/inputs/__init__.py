"""Input devices of the kernel: which are there, plugged in or pulled out at any time, and what they say.

May import: nothing of ours but hardware's errors; libevdev only inside the function that opens a device.
It exists so that keypad and headphone jack share one thread that sleeps until the kernel has news.
"""

from hardware.inputs.device import EV_KEY, EV_SW, Event, Facts
from hardware.inputs.watch import Claim, InputWatch

__all__ = ["EV_KEY", "EV_SW", "Claim", "Event", "Facts", "InputWatch"]
