"""Two runs beside each other, case by case."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.figures.intervals import mcnemar
from eval.values import Result

SIGNIFICANT = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed from an earlier run to a later one, over the cases that both have.

    ``won`` were wrong and are right, ``lost`` were right and are wrong (ids, sorted); ``p_value`` is that of the exact
    McNemar test; ``only_before`` and ``only_after`` count the cases that one of them does not have.
    """

    common: int
    before: int
    after: int
    won: tuple[str, ...]
    lost: tuple[str, ...]
    p_value: float
    only_before: int
    only_after: int

    @property
    def worse(self) -> bool:
        """Tell whether the later run is significantly worse."""
        return len(self.lost) > len(self.won) and self.p_value < SIGNIFICANT

    @property
    def better(self) -> bool:
        """Tell whether the later run is significantly better."""
        return len(self.won) > len(self.lost) and self.p_value < SIGNIFICANT


def compare(before: dict[str, bool], after: dict[str, bool]) -> Comparison:
    """Compare two runs, each given as case id -> came out right."""
    common = sorted(before.keys() & after.keys())
    won = tuple(case for case in common if after[case] and not before[case])
    lost = tuple(case for case in common if before[case] and not after[case])
    return Comparison(
        common=len(common),
        before=sum(before[case] for case in common),
        after=sum(after[case] for case in common),
        won=won,
        lost=lost,
        p_value=mcnemar(len(lost), len(won)),
        only_before=len(before.keys() - after.keys()),
        only_after=len(after.keys() - before.keys()),
    )


def outcomes(results: Sequence[Result]) -> dict[str, bool]:
    """Return for every case whether it came out right."""
    return {result.case.id: result.ok for result in results}
