"""Charts as inline SVG, so that a report stands alone: no scripts, no fonts, no network."""

from collections.abc import Sequence
from html import escape

from eval.figures.intervals import Estimate
from eval.figures.written import interval, written

_LABEL = 330
_BAR = 300
_ROW = 24
_CURVE = 260
_PAD = 46


def bars(rows: Sequence[tuple[str, Estimate]], title: str) -> str:
    """Return horizontal bars for shares (0 to 1), each with its 95 % interval as a whisker and its figure beside it."""
    height = _ROW * len(rows) + 8
    width = _LABEL + _BAR + 190
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [f'<svg role="img" aria-label="{escape(title)}" {size}>']
    for place, (label, estimate) in enumerate(rows):
        parts.append(_bar(label, estimate, place * _ROW + 4))
    return "".join([*parts, "</svg>"])


def _bar(label: str, estimate: Estimate, top: int) -> str:
    """Return one bar with its whisker, label and figure."""
    middle = top + _ROW / 2
    low, high = (_LABEL + _BAR * value for value in (estimate.low, estimate.high))
    told = f"{written(estimate.mean, percent=True)} ({interval(estimate, percent=True)})"
    return (
        f'<text x="{_LABEL - 8}" y="{middle + 4:.0f}" text-anchor="end">{escape(label)}</text>'
        f'<rect class="rail" x="{_LABEL}" y="{top + 5}" width="{_BAR}" height="{_ROW - 10}"/>'
        f'<rect class="bar" x="{_LABEL}" y="{top + 5}" width="{_BAR * estimate.mean:.1f}" height="{_ROW - 10}"/>'
        f'<path class="whisker" d="M{low:.1f} {middle:.0f}H{high:.1f}M{low:.1f} {middle - 4:.0f}v8'
        f'M{high:.1f} {middle - 4:.0f}v8"/>'
        f'<text x="{_LABEL + _BAR + 8}" y="{middle + 4:.0f}">{told}</text>'
    )


def curve(points: Sequence[tuple[float, float]], across: str, up: str) -> str:
    """Return a line through points of two shares, with the names of the two axes."""
    side = _CURVE + 2 * _PAD
    placed = [(_PAD + _CURVE * x, _PAD + _CURVE * (1 - y)) for x, y in points]
    line = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in placed)
    ticks = "".join(
        f'<text x="{_PAD + _CURVE * share:.0f}" y="{_PAD + _CURVE + 16}" text-anchor="middle">{share * 100:.0f}</text>'
        f'<text x="{_PAD - 6}" y="{_PAD + _CURVE * (1 - share) + 4:.0f}" text-anchor="end">{share * 100:.0f}</text>'
        for share in (0.0, 0.5, 1.0)
    )
    return (
        f'<svg role="img" aria-label="{escape(up)}" viewBox="0 0 {side} {side}" width="{side}" height="{side}">'
        f'<path class="whisker" d="M{_PAD} {_PAD}V{_PAD + _CURVE}H{_PAD + _CURVE}"/>{ticks}'
        f'<path class="line" d="{line}"/>'
        f'<text x="{_PAD + _CURVE / 2:.0f}" y="{side - 8}" text-anchor="middle">{escape(across)} (%)</text>'
        f'<text x="{_PAD}" y="{_PAD - 14}">{escape(up)} (%)</text></svg>'
    )
