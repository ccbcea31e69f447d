"""The results of a run as CSV, for a spreadsheet as the Dutch have it: ``;`` between columns, a decimal comma."""

import csv
import io
from collections.abc import Sequence

from eval import texts
from eval.values import SCORE_NAMES, Result

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(results: Sequence[Result]) -> str:
    """Return the results as CSV with a heading, one case a line; a score a case does not qualify for stays empty."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow([*texts.CSV_HEAD, *SCORE_NAMES])
    for result in results:
        case = result.case
        told = [
            case.id,
            case.question,
            " › ".join(case.history),
            texts.EXPECT[case.expect],
            case.type,
            case.user,
            case.difficulty,
            case.split,
            " + ".join(case.documents),
            texts.STATUS[result.status],
            result.text,
            "; ".join(result.flaws),
        ]
        scores = [result.scores.get(name) for name in SCORE_NAMES]
        figures = ["" if value is None else f"{value:g}".replace(".", ",") for value in scores]
        writer.writerow([*map(_safe, told), *figures])
    return out.getvalue()


def _safe(text: str) -> str:
    """Return text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
