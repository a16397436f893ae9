"""``python -m tests.benchmarks [NAME …]``: each measured beside its peer, in this run."""

import argparse
import sys

from tests.benchmarks import calling, resting, searching, touching, visiting

BENCHMARKS = {
    "start": resting.start,
    "memory": resting.memory,
    "rest": resting.rest,
    "touch": touching.touch,
    "change": visiting.change,
    "visits": visiting.visits,
    "call": calling.call,
    "search": searching.search,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}; all by default"
    )
    names = parser.parse_args().names or list(BENCHMARKS)
    if unknown := [name for name in names if name not in BENCHMARKS]:
        parser.error(f"no benchmark is called {', '.join(unknown)}")
    for name in names:
        print(f"{name}: {BENCHMARKS[name].__doc__}", flush=True)
        BENCHMARKS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
