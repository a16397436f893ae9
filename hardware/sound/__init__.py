"""Sound going out: the loudspeaker and the headphones, for what is read aloud and for calls.

May import: nothing of ours but hardware; libasound only inside the functions that open it.
It exists so that there is one place where sound leaves the unit, and one where privacy is kept.
"""

from hardware.sound.contract import Caption, Line, Output, Sound, SoundState, SoundStatus

__all__ = ["Caption", "Line", "Output", "Sound", "SoundState", "SoundStatus"]
