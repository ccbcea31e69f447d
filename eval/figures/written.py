"""How figures are written in Dutch."""

from eval.figures.intervals import Estimate


def written(value: float, *, percent: bool) -> str:
    """Return a figure as people read it: "93,4 %" for a share, "0,83" or "41,2" for anything else."""
    if percent:
        return f"{value * 100:.1f}".replace(".", ",") + " %"
    return (f"{value:.3f}" if value <= 1 else f"{value:.1f}").replace(".", ",")


def interval(estimate: Estimate, *, percent: bool) -> str:
    """Return the interval of a figure: "90,1–95,6 %"."""
    low, high = (written(value, percent=percent) for value in (estimate.low, estimate.high))
    return f"{low.removesuffix(' %')}–{high}"
