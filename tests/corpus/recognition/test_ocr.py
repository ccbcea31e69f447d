import shutil
from pathlib import Path

import pytest

from corpus.reading.read import read_pdf
from corpus.recognition.ocr import words_from
from tests.corpus.pdfs import Sheet, make

HEAD = "\t".join(("level", "page", "block", "par", "line", "word", "left", "top", "width", "height", "conf", "text"))


def table(slope: float) -> str:
    """Give Tesseract's table of eight lines of twelve words, 24 pixels apart, on a page laid askew."""
    rows = [HEAD]
    for line in range(8):
        for word in range(12):
            y = 100 + 24 * line + slope * 100 * word
            rows.append(f"5\t1\t1\t1\t{line + 1}\t{word + 1}\t{100 + 100 * word}\t{y:.0f}\t90\t18\t95\twoord")
    return "\n".join(rows)


@pytest.mark.parametrize("slope", [0.0, 0.02, -0.03])
def test_lines_of_a_page_laid_askew_do_not_overlap(slope: float) -> None:
    words = words_from(table(slope), 1.0)
    lines = [words[12 * line : 12 * line + 12] for line in range(8)]
    assert all(len({word.top for word in line}) == 1 for line in lines)
    gaps = [below[0].top - above[0].bottom for above, below in zip(lines, lines[1:], strict=False)]
    assert all(abs(gap - 6.0) <= 2.0 for gap in gaps)
    assert abs(sum(word.top for word in words) / len(words) - (184.0 + slope * 550)) < 2.0


def test_words_that_are_hardly_recognised_are_left_out() -> None:
    assert words_from(HEAD + "\n5\t1\t1\t1\t1\t1\t10\t10\t90\t18\t12\tgok", 1.0) == []


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_page_of_pictures_only_stays_without_text_where_nothing_is_found(tmp_path: Path) -> None:
    reading = read_pdf(make(tmp_path / "a.pdf", [Sheet().image()]), "a")
    assert (reading.pages[0].quality, reading.pages[0].ocr, reading.pages[0].text) == ("image_only", False, "")
