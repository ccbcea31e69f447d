"""Tables made at random, drawn on sheets, with what every figure in them means: what reading must give back."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Literal

Style = Literal["grid", "columns", "lines", "groups", "none"]
"""Rules around every cell, between columns and groups, below every row, below groups only, or nowhere."""
STYLES: tuple[Style, ...] = ("grid", "columns", "lines", "groups", "none")

Align = Literal["top", "middle", "bottom"]

CATEGORIES = (
    "Centrum Noord Zuid Oost West Haven Stationsgebied Binnenring Buitengebied Dorpsrand Kanaalzone Molenwijk "
    "Veenpark Singelkwartier"
).split()
GROUPS = "Wegen,Groen,Water,Sport en bewegen,Jeugd,Wonen,Openbare verlichting,Cultuur,Onderwijs,Veiligheid".split(",")
ITEMS = (
    "auto,fiets,motor,bus,asfalt,klinkers,bomen,banken,speelplekken,straatverlichting,bruggen,riolering,"
    "hagen en heesters,fietspaden,trottoirs,kademuren,sportvelden,gymzalen,bewegwijzering,afvalbakken"
).split(",")
LONG_ITEMS = (
    "onderhoud van bruggen en kademuren in eigen beheer",
    "vervanging van de openbare verlichting langs wegen",
    "aanleg van een fietspad langs het spoor",
)
LABEL_HEADS = (
    ("Omschrijving",),
    ("Gebied", "Soort"),
    ("Programma", "Onderdeel"),
    ("Gebied", "Programma", "Soort voorziening"),
)
OVER = ("Begroting", "Rekening", "Raming", "Meerjarenraming", "Uitvoering", "Bezetting", "Prognose", "Stand")
UNDER = ("Baten", "Lasten", "Saldo", "Laag", "Midden", "Hoog", "Dag", "Nacht", "Zomer", "Winter")
CAPTION_UNITS = ("bedragen x € 1.000", "x € 1.000", "bedragen in euro's")


@dataclass(frozen=True)
class Column:
    """A column of values: its heads from top to bottom, what it holds, and its unit."""

    heads: tuple[str, ...]
    kind: Literal["amount", "euro", "share", "year", "count"]
    unit: str


@dataclass(frozen=True)
class Spread:
    """A cell with the rows and columns it covers, the last ones not included."""

    text: str
    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True)
class Drawn:
    """A table: its heads and body as cells over rows and columns, the labels in the first ``labels`` columns."""

    style: Style
    align: Align
    labels: int
    label_heads: tuple[str, ...]
    columns: tuple[Column, ...]
    depth: int
    heads: tuple[Spread, ...]
    body: tuple[Spread, ...]
    rows: int
    caption: str
    unit: str
    repeated: bool
    breaks: tuple[int, ...]


@dataclass(frozen=True)
class Figure:
    """What a figure means: its text, all row labels with their heads, the heads of its column, its unit; and a text
    that stands in its row alone."""

    key: str
    text: str
    labels: tuple[tuple[str, str], ...]
    heads: tuple[str, ...]
    unit: str


def figures_of(table: Drawn) -> list[Figure]:
    """Return every value of a table for every row and column it belongs to."""
    found = []
    for row in range(table.rows):
        over = [cell for cell in table.body if cell.top <= row < cell.bottom]
        labels = tuple(
            (table.label_heads[column], cell.text)
            for column in range(table.labels)
            for cell in over
            if cell.left <= column < cell.right and cell.text
        )
        key = next(c.text for c in over if c.left >= table.labels and c.bottom - c.top == 1 and _is_key(c.text))
        for place, column in enumerate(table.columns, start=table.labels):
            cell = next(cell for cell in over if cell.left <= place < cell.right)
            found.append(Figure(key=key, text=cell.text, labels=labels, heads=column.heads, unit=column.unit))
    return found


def _is_key(text: str) -> bool:
    return any(letter.isdigit() for letter in text) and not (len(text) == 4 and text.startswith("20"))


def generate(seed: int, style: Style | None = None) -> Drawn:
    """Make a table with merged cells; the same seed gives the same table."""
    random = Random(seed)
    style = style or random.choice(STYLES)
    label_heads = random.choice(LABEL_HEADS if style != "none" else LABEL_HEADS[:3])
    unit = random.choice(CAPTION_UNITS) if random.random() < 0.4 else ""
    columns, heads, depth = _columns(random, len(label_heads), unit, style)
    body, rows, groups = _body(random, len(label_heads), columns, style)
    breaks: tuple[int, ...] = ()
    if random.random() < 0.25:
        least = 2 if style == "none" else 1
        # One row without rules is no table to anyone.
        whole = [
            n
            for n in range(least, rows + 1 - least)
            if not any(c.top < n < c.bottom for c in body if c.left >= len(label_heads))
        ]
        # A page ends between groups; inside one only where lines still tell what its label covers.
        breaks = (random.choice([n for n in whole if n in groups or style == "grid"] or [0]),)
    head_cells = [
        *(Spread(text, 0, depth, place, place + 1) for place, text in enumerate(label_heads)),
        *heads,
    ]
    name = random.choice(("Overzicht", "Voorzieningen", "Raming", "Stand van zaken", "Aantallen en bedragen"))
    place = random.choice(("per gebied", "per onderdeel", "voor de gemeente"))
    caption = f"Tabel {random.randint(1, 9)}. {name} {place}" + (f" ({unit})" if unit else "")
    return Drawn(
        style=style,
        align=random.choice(("top", "middle", "bottom"))
        if style in ("grid", "lines")
        else random.choice(("top", "middle")),
        labels=len(label_heads),
        label_heads=label_heads,
        columns=tuple(columns),
        depth=depth,
        heads=tuple(head_cells),
        body=tuple(body),
        rows=rows,
        caption=caption if unit or random.random() < 0.7 else "",
        unit=unit,
        repeated=random.random() < 0.5,
        breaks=tuple(edge for edge in breaks if edge),
    )


def _columns(random: Random, labels: int, unit: str, style: Style) -> tuple[list[Column], list[Spread], int]:
    """Make value columns with their heads: one row of heads, or groups of columns under a head of their own."""
    count = random.randint(2, 5 if labels < 3 else 3)
    grouped = count >= 2 and random.random() < 0.6
    first_year = random.randint(2019, 2026)
    years = random.random() < 0.4
    under = [str(first_year + n) for n in range(count)] if years else random.sample(UNDER, count)
    kinds = [random.choice(("amount", "euro", "share")), *(_kind(random, years) for _ in range(count - 1))]
    columns: list[Column] = []
    heads: list[Spread] = []
    sizes = _sizes(random, count) if grouped else [1] * count
    names = random.sample(OVER, len(sizes))
    start = 0
    for size, name in zip(sizes, names, strict=True):
        inside = list(range(start, start + size))
        if grouped and size > 1:
            own = "(x € 1.000)" if not unit and random.random() < 0.2 else ""
            text = f"{name} {own}".strip()
            heads.append(Spread(text, 0, 1, labels + start, labels + start + size))
            for place in inside:
                kind = "amount" if own else kinds[place]
                leaf, leaf_unit = _leaf(random, under[place], kind, unit, bool(own), years)
                heads.append(Spread(leaf, 1, 2, labels + place, labels + place + 1))
                columns.append(Column((text, leaf), kind, "x € 1.000" if own else leaf_unit))
        else:
            leaf, leaf_unit = _leaf(random, under[start], kinds[start], unit, False, years)
            depth = 2 if grouped and any(other > 1 for other in sizes) else 1
            heads.append(Spread(leaf, 0, depth, labels + start, labels + start + 1))
            columns.append(Column((leaf,), kinds[start], leaf_unit))
        start += size
    return columns, heads, max(cell.bottom for cell in heads)


def _kind(random: Random, years: bool) -> Literal["amount", "euro", "share", "year", "count"]:
    return random.choice(("amount", "euro", "share") if years else ("amount", "euro", "share", "year", "count"))


def _leaf(random: Random, name: str, kind: str, unit: str, told: bool, years: bool) -> tuple[str, str]:
    """Return the head right over a column, and the unit of its figures."""
    if kind == "year":
        return f"Jaar {name.lower()}", ""
    if kind == "count":
        return f"Aantal {name.lower()}", ""
    if kind == "share":
        return name, ""
    if kind == "amount" and not unit and not told and random.random() < 0.4:
        own = random.choice(("x € 1.000", "in euro's"))
        return f"{name} ({own})", own
    return name, unit


def _sizes(random: Random, count: int) -> list[int]:
    sizes: list[int] = []
    while sum(sizes) < count:
        sizes.append(min(random.choice((1, 2, 2, 3)), count - sum(sizes)))
    return sizes


def _body(
    random: Random, labels: int, columns: Sequence[Column], style: Style
) -> tuple[list[Spread], int, tuple[int, ...]]:
    """Make the rows: labels over groups of rows, a label for every row, and values of which some are merged."""
    sizes = [random.randint(1, 4) for _ in range(random.randint(2, 4))] if labels > 1 else [random.randint(4, 9)]
    edges = [0]
    for size in sizes:
        edges.append(edges[-1] + size)
    rows = edges[-1]
    body: list[Spread] = []
    if labels > 1:
        names = random.sample(CATEGORIES, len(sizes))
        body += [Spread(name, a, b, 0, 1) for name, (a, b) in zip(names, pairwise(edges), strict=True)]
    if labels > 2:
        for top, bottom in pairwise(edges):
            cut = random.randint(top + 1, bottom)
            parts = [(top, cut), (cut, bottom)] if cut < bottom else [(top, bottom)]
            chosen = random.sample(GROUPS, len(parts))
            body += [Spread(name, a, b, 1, 2) for name, (a, b) in zip(chosen, parts, strict=True)]
    for a, b in pairwise(edges):
        for row, item in zip(range(a, b), random.sample(ITEMS, b - a), strict=True):
            text = random.choice(LONG_ITEMS) if random.random() < 0.06 and labels < 3 else item
            body.append(Spread(text, row, row + 1, labels - 1, labels))
    body += _values(random, labels, columns, rows, style)
    return body, rows, tuple(edges)


def _values(random: Random, labels: int, columns: Sequence[Column], rows: int, style: Style) -> list[Spread]:
    taken: set[str] = set()
    covered: set[tuple[int, int]] = set()
    values = []
    for row in range(rows):
        for place, column in enumerate(columns):
            if (row, place) in covered:
                continue
            text = _value(random, column, taken)
            bottom, right = row + 1, place + 1
            merged = random.random() if column.kind != "year" and place > 0 else 1.0
            if merged < 0.04 and style in ("grid", "lines") and row + 1 < rows:
                bottom = row + 2
            elif merged < 0.09 and style == "grid" and right < len(columns) and columns[right].unit == column.unit:
                right += columns[right].kind == column.kind and (row, right) not in covered
            covered.update((r, c) for r in range(row, bottom) for c in range(place, right))
            values.append(Spread(text, row, bottom, labels + place, labels + right))
    return values


def _value(random: Random, column: Column, taken: set[str]) -> str:
    while True:
        if column.kind == "year":
            return str(random.randint(2021, 2034))
        if column.kind == "share":
            text = f"{random.randint(1, 99)},{random.randint(0, 9)}%"
        elif column.kind == "count":
            text = str(random.randint(100, 990))
        else:
            figure = f"{random.randint(1000, 98999):,}".replace(",", ".")
            text = f"€ {figure}" if column.kind == "euro" else figure
        if text not in taken:
            taken.add(text)
            return text
