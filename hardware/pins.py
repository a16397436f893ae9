"""gpiozero's pins: the one place where its errors, and lgpio's, are translated."""

from __future__ import annotations

from typing import Any, Literal

from hardware.errors import DeviceMissing


def pin_factory(kind: Literal["lgpio", "mock"]) -> Any:
    """A factory of gpiozero's own. Raises DeviceMissing: ``no_lgpio`` (library) or ``no_chip`` (hardware)."""
    if kind == "mock":
        from gpiozero.pins.mock import MockFactory, MockPWMPin

        return MockFactory(pin_class=MockPWMPin)
    try:
        from gpiozero.pins.lgpio import LGPIOFactory
    except ImportError as error:
        raise DeviceMissing(
            "no_lgpio", "install python3-lgpio, or lgpio from its source with swig"
        ) from error
    try:
        return LGPIOFactory()
    except Exception as error:
        raise DeviceMissing("no_chip", f"no GPIO chip can be opened: {error}") from error


def button(factory: Any, number: int, bounce_s: float) -> Any:
    """A button to ground with the pull-up on. Raises DeviceMissing ``pin_taken``.

    Not gpiozero's Button: the thread by which that tells a held one wakes up ten times a second for ever.
    """
    from gpiozero import DigitalInputDevice

    try:
        return DigitalInputDevice(number, pull_up=True, bounce_time=bounce_s, pin_factory=factory)
    except Exception as error:
        raise DeviceMissing("pin_taken", f"GPIO {number}: {error}") from error


def lamp(factory: Any, number: int) -> Any:
    """A dimmable LED. Raises DeviceMissing ``pin_taken``."""
    from gpiozero import PWMLED

    try:
        return PWMLED(number, pin_factory=factory)
    except Exception as error:
        raise DeviceMissing("pin_taken", f"GPIO {number}: {error}") from error
