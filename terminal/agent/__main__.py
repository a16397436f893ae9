"""``python -m terminal.agent``: the unit's network duties."""

import logging
import sys
import threading

from terminal.agent.agent import Agent
from terminal.errors import ConfigError, DamagedKey, StoreError
from terminal.identity import load_or_make_key
from terminal.process import EXIT_BAD_CONFIGURATION, Notify, command, when_told_to_stop
from terminal.store import Store

log = logging.getLogger("terminal.agent")


def main() -> int:
    config = command("terminal.agent", "Finds the registry, reports health, delivers the outbox.")
    # It tells of each interface without a route, with a trace; what matters of it discovery says itself.
    logging.getLogger("zeroconf").setLevel(logging.ERROR)
    stop = threading.Event()
    try:
        key = load_or_make_key(config.state)
        store = Store(config.state)
        with Notify() as notify:
            log.info("unit %s", key.unit)
            agent = Agent(config, store, key, notify)

            def end() -> None:
                stop.set()
                agent.wake()

            when_told_to_stop(end)
            try:
                agent.run(stop)
            finally:
                agent.close()
                store.close()
    except ConfigError as error:
        sys.stderr.write(f"terminal.agent: {config.path}: {error}\n")
        return EXIT_BAD_CONFIGURATION
    except (DamagedKey, StoreError) as error:
        log.error("%s", error)  # noqa: TRY400 - the sentence is for facilities staff, not a trace
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
