"""Compare what was read of a generated table with what was drawn."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from corpus.reading.extraction.pdf import open_pdf, read_raw
from corpus.reading.quality import page_quality
from corpus.reading.understand import understand
from corpus.values import Row
from tests.corpus.pdfs import make
from tests.corpus.tables.drawing import draw
from tests.corpus.tables.generated import Drawn, Figure, figures_of


def rows_read(table: Drawn, seed: int, folder: Path) -> list[Row]:
    """Draw a table in a PDF and return the rows that are read."""
    path = make(folder / f"{seed}.pdf", draw(table, seed))
    document = open_pdf(path)
    raw = read_raw(document, len(document))
    pages = understand("a", raw, [page_quality(page) for page in raw.pages])
    return [line.row for page in pages for line in page.lines if line.row is not None]


def judged(table: Drawn, rows: Sequence[Row]) -> list[tuple[str, Figure, Row | None]]:
    """Judge every figure: ``right``, ``incomplete`` (something is not known) or ``wrong``, with the row it is in."""
    found = []
    for figure in figures_of(table):
        holding = [row for row in rows if any(cell == figure.key for _, cell in row.cells)]
        found.append((_judge(table, figure, holding), figure, holding[0] if holding else None))
    return found


def score(table: Drawn, rows: Sequence[Row]) -> Counter[str]:
    """Count the figures by how they were read."""
    return Counter(verdict for verdict, _, _ in judged(table, rows))


def _judge(table: Drawn, figure: Figure, holding: Sequence[Row]) -> str:
    if len(holding) != 1:
        return "incomplete"
    row = holding[0]
    heading = " ".join(figure.heads)
    places = [place for place, (_, cell) in enumerate(row.cells) if cell == figure.text]
    exact = [place for place in places if row.cells[place][0] == heading]
    others = {" ".join(column.heads) for column in table.columns} - {heading}
    if not exact:
        return _without_heading(figure, row, places, others)
    labels = set(figure.labels)
    strange = _strange(table, figure, row)
    units = {unit_of(row, place) for place in exact}
    if strange or not units <= {figure.unit, ""}:
        return "wrong"
    return "right" if labels <= set(row.cells) and units == {figure.unit} else "incomplete"


def _without_heading(figure: Figure, row: Row, places: Sequence[int], others: set[str]) -> str:
    """Judge a figure that is not under its own heads: wrong under those of another column, or under other words."""
    known = [word for head in figure.heads for word in head.split()]
    for place in places:
        words = row.cells[place][0].split()
        mine = Counter(words) - Counter(known)
        if row.cells[place][0] not in others and mine:
            return "wrong"
    same = [place for place in places if row.cells[place][0] in others]
    return "wrong" if same and len(same) == len(places) == 1 and figure.text == figure.key else "incomplete"


def _strange(table: Drawn, figure: Figure, row: Row) -> bool:
    """Tell whether a row has a label that is not its own."""
    known = {text for _, text in figure.labels}
    every = {cell.text for cell in table.body if cell.left < table.labels} - known
    return any(cell in every or (head in table.label_heads and cell not in known) for head, cell in row.cells)


def unit_of(row: Row, place: int) -> str:
    return row.units[place] if row.units else row.unit
