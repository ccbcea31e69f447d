"""Run every benchmark and print its figures: ``make bench``."""

import os
import platform

from tests.benchmarks import answering, large, reading

BENCHMARKS = (reading, answering, large)


def main() -> None:
    """Print the machine, then a line for every figure."""
    print(f"machine: {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}")
    for benchmark in BENCHMARKS:
        for line in benchmark.measure():
            print(line)


if __name__ == "__main__":
    main()
