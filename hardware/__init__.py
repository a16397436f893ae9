"""Devices, each a small contract with real drivers and a virtual twin that speaks the same bytes.

May import: nothing of ours; device libraries only inside the functions that open a device.
It exists so that nobody above knows a protocol, and so that every fault has a name and can be made to happen.
"""

from hardware.errors import DeviceSettingError, DeviceUrlError, HardwareError

__all__ = ["DeviceSettingError", "DeviceUrlError", "HardwareError"]
