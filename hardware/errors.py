"""What can go wrong with a device, by who must act.

HardwareError
├── DeviceSettingError (ValueError)   IT: a setting that no device can have
│   └── DeviceUrlError                IT: a device's URL that cannot be used
├── SlipError (ValueError)            us: a slip that this printer cannot bring to paper
├── DeviceMissing (ConnectionError)   facilities: not plugged in, no rights, no such library
├── LineLost (ConnectionError)        facilities: it was there, and is gone
├── LineStalled (TimeoutError)        nobody at first: it takes no more bytes; tried again
└── ControlError (RuntimeError)       who typed the command: no such process, device or verb
"""


class HardwareError(Exception):
    """The root of all errors that a device's module names."""


class DeviceSettingError(HardwareError, ValueError):
    """One line: which key, which value, what is allowed instead."""

    def __init__(self, key: str, value: object, allowed: str) -> None:
        super().__init__(f"{key} = {value!r}: allowed is {allowed}")
        self.key = key
        self.value = value
        self.allowed = allowed


class DeviceUrlError(DeviceSettingError):
    """A URL that names no device we can drive."""


class SlipError(HardwareError, ValueError):
    """A slip that this printer cannot bring to paper; it was not begun."""


class DeviceMissing(HardwareError, ConnectionError):
    """The device cannot be opened. ``cause`` is a stable word, the message is for a technician."""

    def __init__(self, cause: str, detail: str) -> None:
        super().__init__(f"{cause}: {detail}")
        self.cause = cause
        self.detail = detail


class LineLost(HardwareError, ConnectionError):
    """The line to an open device broke."""


class LineStalled(HardwareError, TimeoutError):
    """The device took no byte within the deadline."""


class ControlError(HardwareError, RuntimeError):
    """A twin cannot be moved as was asked; the message is one line."""
