"""Virtual twins: they speak the same bytes as the real device, and fault when told to.

May import: hardware.errors, hardware.printer's contract, profiles, lines and status bits.
It exists so that the drivers, and any other program that prints, can be tried without a printer.
"""
