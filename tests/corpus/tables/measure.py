"""Print how generated tables are read: ``python -m tests.corpus.tables.measure --count 500``."""

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from tests.corpus.tables.generated import STYLES, generate
from tests.corpus.tables.scoring import judged, rows_read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--show", type=int, default=0, help="print this many figures that are not right")
    parser.add_argument("--wrong", action="store_true", help="of those, print only the wrong ones")
    parser.add_argument("--style", choices=STYLES, default=None)
    options = parser.parse_args()
    whole: Counter[str] = Counter()
    by_style: dict[str, Counter[str]] = {style: Counter() for style in STYLES}
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(options.seed, options.seed + options.count):
            table = generate(seed, options.style)
            for verdict, figure, row in judged(table, rows_read(table, seed, Path(folder))):
                whole[verdict] += 1
                by_style[table.style][verdict] += 1
                if verdict in (("wrong",) if options.wrong else ("wrong", "incomplete")) and options.show:
                    options.show -= 1
                    print(f"{seed} {table.style} {verdict}: {figure}\n    {row}")
    for name, counts in [*by_style.items(), ("all", whole)]:
        if not counts:
            continue
        total = max(1, counts.total())
        shares = ", ".join(
            f"{verdict} {counts[verdict]} ({counts[verdict] / total:.1%})"
            for verdict in ("right", "incomplete", "wrong")
        )
        print(f"{name}: {counts.total()} figures: {shares}")


if __name__ == "__main__":
    main()
