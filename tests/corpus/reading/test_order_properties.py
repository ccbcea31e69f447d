"""Generated pages: the order in which a page is read is that in which it was written, however it was drawn."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.reading.read import Reading, read_pdf
from tests.corpus.pdfs import HEIGHT, WIDTH, Sheet, make

WORDS = (
    "de gemeente wil een groene stad met ruimte voor wonen werken en sport zodat iedereen mee kan doen in de wijk "
    "waar bewoners samen met ondernemers aan pleinen straten parken en scholen bouwen omdat het college daar geld voor "
    "vrijmaakt na overleg met de raad over plannen die buurten sterker maken"
).split()
SETTINGS = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
LEADING = 13.0
EM = 5.5
"""The width of a letter of ten points, on average, with something to spare."""


def text(chance: random.Random, lines: int, letters: int) -> list[str]:
    """Lines of running text, each nearly as long as the column is wide, with a sentence end now and then."""
    found: list[str] = []
    line = chance.choice(WORDS).capitalize()
    while len(found) < lines:
        word = chance.choice(WORDS)
        if chance.random() < 0.08 and line[-1].isalpha():
            line, word = line + ".", word.capitalize()
        if line.endswith("."):
            word = word.capitalize()
        if len(line) + 1 + len(word) > letters:
            found.append(line)
            line = word
        else:
            line += " " + word
    found[-1] = found[-1].rstrip(".") + "."
    return found


def read(sheet: Sheet) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        return read_pdf(make(Path(folder) / "a.pdf", [sheet]), "a", ocr=False)


def words_of(reading: Reading) -> list[str]:
    return reading.pages[0].text.split()


@SETTINGS
@given(st.integers(0, 10**6), st.sampled_from([2, 3]), st.integers(10, 40), st.booleans(), st.floats(14, 30))
def test_columns_are_read_one_after_the_other(seed: int, count: int, lines: int, by_line: bool, gutter: float) -> None:
    chance = random.Random(seed)
    width = (WIDTH - 120 - (count - 1) * gutter) / count
    columns = [text(chance, lines - chance.randint(0, 3), int(width / EM)) for _ in range(count)]
    places = [
        (60 + column * (width + gutter), 120 + LEADING * line, found)
        for column, own in enumerate(columns)
        for line, found in enumerate(own)
    ]
    if by_line:
        places.sort(key=lambda place: (place[1], place[0]))
    sheet = Sheet().bold(60, 80, "Een stuk in kolommen", 20)
    for x, y, found in places:
        sheet.put(x, y, found)
    expected = " ".join(["Een stuk in kolommen", *(" ".join(own) for own in columns)]).split()
    assert words_of(read(sheet)) == expected


@SETTINGS
@given(st.integers(0, 10**6), st.booleans(), st.integers(4, 14), st.integers(0, 12))
def test_a_box_beside_the_text_does_not_mix_with_it(seed: int, by_line: bool, lines: int, down: int) -> None:
    chance = random.Random(seed)
    main = text(chance, 24, 62)
    box = text(chance, lines, 24)
    places = [(60.0, 120 + LEADING * line, found, 10.0) for line, found in enumerate(main)]
    places += [(400.0, 124 + LEADING * down + 11 * line, found, 9.0) for line, found in enumerate(box)]
    if by_line:
        places.sort(key=lambda place: (place[1], place[0]))
    sheet = Sheet()
    top = 112 + LEADING * down
    for x0, y0, x1, y1 in ((390, top, 550, top), (390, top + 11 * lines + 10, 550, top + 11 * lines + 10)):
        sheet.rule(x0, y0, x1, y1)
    for x, y, found, size in places:
        sheet.put(x, y, found, size)
    read_text = " ".join(words_of(read(sheet)))
    assert " ".join(box) in read_text
    assert read_text.replace(" ".join(box), "").split() == " ".join(main).split()


@SETTINGS
@given(st.integers(0, 10**6), st.booleans(), st.integers(4, 14), st.integers(0, 12), st.sampled_from([9, 10]))
def test_a_box_that_the_text_runs_around_is_read_after_the_paragraph(
    seed: int, headed: bool, lines: int, down: int, size: int
) -> None:
    chance = random.Random(seed)
    beside = -(-(12 * lines + 20) // int(LEADING))
    main = [*text(chance, max(down, 1), 84)[:down], *text(chance, beside, 58), *text(chance, 8, 84)]
    main = [line.rstrip(".") if place + 1 in (down, down + beside) else line for place, line in enumerate(main)]
    main[down + beside] = main[down + beside].lower()
    box = text(chance, lines, 24)
    places = [(60.0, 120 + LEADING * line, found, False) for line, found in enumerate(main)]
    places += [(400.0, 124 + LEADING * down + 12 * line, found, line == 0) for line, found in enumerate(box)]
    sheet = Sheet()
    for x, y, found, first in places:
        (sheet.bold if first and headed else sheet.put)(x, y, found, size if x > 60 else 10)
    before, _, after = " ".join(words_of(read(sheet))).partition(" ".join(box))
    assert f"{before} {after}".split() == " ".join(main).split()
    assert before.split() != " ".join(main[: down + beside]).split(), "read in the middle of a sentence"


@SETTINGS
@given(st.integers(0, 10**6), st.sampled_from([1, 2, 3]), st.integers(3, 30))
def test_a_page_in_another_direction_reads_the_same(seed: int, turns: int, lines: int) -> None:
    found = text(random.Random(seed), lines, 75)
    sheet = Sheet()
    for place, line in enumerate(found):
        x, y = 60.0, 100 + LEADING * place
        sheet.put(*{1: (WIDTH - y, x), 2: (WIDTH - x, HEIGHT - y), 3: (y, HEIGHT - x)}[turns], line, turns=turns)
    assert words_of(read(sheet)) == " ".join(found).split()


@SETTINGS
@given(st.integers(0, 10**6), st.integers(1, 4))
def test_footnotes_come_after_the_text_and_marks_are_words_of_their_own(seed: int, notes: int) -> None:
    chance = random.Random(seed)
    main = text(chance, 16, 70)
    sheet = Sheet()
    marked = sorted(chance.sample(range(len(main) - 1), notes))
    expected: list[str] = []
    for line, found in enumerate(main):
        y = 100 + LEADING * line
        number = str(marked.index(line) + 1) if line in marked else ""
        tail = f" Tj /F1 6 Tf 4 Ts ({number}) Tj 0 Ts (" if number and found[-1].isalpha() else ""
        sheet.parts.append(f"BT /F1 10 Tf 60 {HEIGHT - y} Td ({found}){tail and f'{tail})'} Tj ET")
        expected += found.split() + (["¹²³⁴"[int(number) - 1]] if tail else [])
    for place in range(notes):
        sheet.put(60, 760 + 10 * place, f"{place + 1} Zie bijlage {place + 3}.", 7.5)
        expected += f"{place + 1} Zie bijlage {place + 3}.".split()
    reading = read(sheet)
    assert words_of(reading) == expected
    assert sum(line.role == "footnote" for line in reading.pages[0].lines) == notes


@pytest.mark.parametrize("start", ["9.00 tot 16.30 uur", "2.12. lid 1 van", "12. lid 3 van", "31.12.2026 of"])
def test_a_number_at_the_start_of_a_line_goes_on_with_its_sentence(start: str) -> None:
    lines = [
        "Het bestuur heeft besloten dat de regeling voor dit jaar geldt van dinsdag",
        f"{start} en dat daarna een andere regeling komt voor wie er gebruik van maakt.",
        "Daarover komt nog bericht.",
    ]
    assert {line.role for line in read(Sheet().lines(60, 100, lines)).pages[0].lines} == {"body"}


def test_a_numbered_list_of_full_lines_stays_a_list() -> None:
    lines = [
        "1. Het bestuur heeft besloten dat de regeling voor dit jaar geldt van dinsdag",
        "2. Het bestuur heeft besloten dat de regeling voor dit jaar geldt van vrijdag",
        "3. Het bestuur heeft besloten dat er geen regeling is",
    ]
    page = read(Sheet().lines(60, 100, lines)).pages[0]
    assert [(line.role, line.level) for line in page.lines] == [("item", 1)] * 3
