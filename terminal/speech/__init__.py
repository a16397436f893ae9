"""Reading aloud: engines behind one voice, its rate, its volume and its privacy.

May import: hardware; nothing of the glass. The glass says what, in which language; here is how.
It exists so that everything can be used without sight, in private, and with honesty where no engine speaks.
"""

from terminal.speech.contract import Ended, Ending, Part, Voice
from terminal.speech.opening import open_voice

__all__ = ["Ended", "Ending", "Part", "Voice", "open_voice"]
