"""Reading aloud: engines behind one voice, its rate, its volume and its privacy.

May import: hardware; nothing of the glass. The glass says what, in which language; here is how.
It exists so that everything can be used without sight, in private, and with honesty where no engine speaks.
The engines are in ``opening``: only who opens a voice loads them.
"""

from terminal.speech.contract import Ended, Ending, Part, Voice

__all__ = ["Ended", "Ending", "Part", "Voice"]
