"""What can go wrong when something is to be read aloud.

SpeechError
└── EngineFailed    IT: an engine is not there, or ended without having spoken; the next one is tried
"""


class SpeechError(Exception):
    """The root of all errors of speech."""


class EngineFailed(SpeechError):
    """The engine gave no sound; the message is for a technician."""
