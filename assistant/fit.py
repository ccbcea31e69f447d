"""How a table row fits a question: by its label, and by the columns of the years that are asked for."""

import re
from collections.abc import Callable, Sequence

from assistant.coverage import coverage
from assistant.evidence import Piece
from assistant.kinds import HARD
from assistant.question import Question
from assistant.rows import gives, has_figures, has_years, labels, of_years, values, years_in
from assistant.terms import Term
from corpus.values import Row

IN_FULL = 0.99
"""From this share on a question names the whole label of a row."""

_OF_THE_DOCUMENT = 0.7
_SEVERAL = 2
_SUM = re.compile(r"geld|euro['’]?s?|bedrag(?:en)?|miljoen(?:en)?|miljard", re.IGNORECASE)
_VALUE = re.compile(
    r"(?:wat|welke?)\s+(?:\w+\s+)?(?:(?:is|was|zijn|waren|wordt|werd)\s+(?:de|het|er|voor|van|in)|bedraagt|bedragen|bedroeg)\b",
    re.IGNORECASE,
)


def asks_value(question: Question) -> bool:
    """Whether a question may be answered by one row of a table: "wat is de stand van ..." asks for a cell too."""
    return question.expects in HARD or (question.expects in ("open", "list") and bool(_VALUE.match(question.text)))


def gives_value(question: Question, piece: Piece) -> bool:
    """Whether a piece is a row of figures and the question may be answered by one of them."""
    row = piece.spans[0].row
    return row is not None and has_figures(row) and asks_value(question)


def years_asked(question: Question) -> tuple[str, ...]:
    """The years in a question, as four digits, in order."""
    return tuple(fact.value for fact in question.facts if fact.kind == "year")


def gives_year(question: Question, piece: Piece) -> bool:
    """Whether a table row has something in the column of a year that is asked for; true for what is no such row.

    Of several figures without a heading nobody can tell which is of that year, and one that says it is of another year
    is not of that one.
    """
    row = piece.spans[0].row
    years = years_asked(question)
    if row is None or not years:
        return True
    if has_years(row):
        return gives(row, years)
    figures = [(heading, cell) for heading, cell in values(row) if any(char.isdigit() for char in cell)]
    told = [found for _, cell in figures if (found := years_in(cell))]
    if told and len(told) == len(figures):
        return any(found & set(years) for found in told)
    return len(figures) < _SEVERAL or any(heading for heading, _ in figures)


def year_shares(row: Row, years: Sequence[str], source: str) -> list[float]:
    """For each year asked for whether a row with a column for every year gives something in the column of that year.

    ``source`` is the title and date of the document: a year of its own ("in 2028 volgens de begroting 2026") counts for
    something beside the year of a column.
    """
    inside = [any(cell for _, cell in of_years(row, (year,))) for year in years]
    return [
        1.0 if found else (_OF_THE_DOCUMENT if any(inside) and year in source else 0.0)
        for found, year in zip(inside, years, strict=True)
    ]


def label_shares(piece: Piece, terms: Sequence[Term], stems: Callable[[str], frozenset[str]]) -> tuple[float, float]:
    """How much of a table row's label the question names, and how much of the question the label names.

    "Lasten" is asked for by "de lasten van P2" in full, "saldo van baten en lasten" better still by the question for
    the balance. A number in a label counts only when it is asked for; (0, 0) for a piece that is no row, or a row of
    nothing but words.
    """
    row = piece.spans[0].row
    if row is None or not any(cell for _, cell in values(row)):
        return 0.0, 0.0
    # "Miljoen euro" stands in every row about money.
    terms = [term for term in terms if not _SUM.fullmatch(term.surface)]
    asked = frozenset(term.stem for term in terms)
    named = asked.union(*(term.parts | term.related | term.wholes for term in terms))
    best = (0.0, 0.0)
    for _, cell in labels(row):
        words = frozenset(stem for stem in stems(cell) if stem in asked or not stem[0].isdigit())
        if words & named:
            share = len(words & named) / len(words)
            best = max(best, (share, coverage(terms, ((1.0, words),)).own), key=lambda one: one[0] * (1 + one[1]))
    return best
