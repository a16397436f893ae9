"""``python -m terminal``: the glass of one unit."""

import sys

from terminal.errors import StoreError, TerminalError
from terminal.process import command


def main() -> int:
    config = command("terminal", "The glass of one unit: what the resident sees and touches.")
    # Kivy reads the command line when it is imported.
    sys.argv = sys.argv[:1]
    from terminal.ui.kiosk import run

    try:
        run(config)
    except StoreError as error:
        sys.stderr.write(f"terminal: state = {str(config.state)!r}: {error}\n")
        return 1
    except TerminalError as error:
        sys.stderr.write(f"terminal: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
