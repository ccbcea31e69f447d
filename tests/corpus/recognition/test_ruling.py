from pathlib import Path

from PIL import Image, ImageDraw

from corpus.recognition.ruling import without_lines
from tests.corpus.pictured import table_picture


def test_the_lines_of_a_table_are_found_and_its_letters_stay(tmp_path: Path) -> None:
    image = table_picture(tmp_path)
    plain, lines = without_lines(image)
    upright = {x0 for x0, top, x1, bottom in lines if bottom - top > 200}
    flat = {top for x0, top, x1, bottom in lines if x1 - x0 > 400}
    assert (len({x // 8 for x in upright}), len(flat) >= 14) == (3, True)
    assert plain.histogram()[0:100] != image.histogram()[0:100]
    letters = image.crop((24, 20, 200, 28)), plain.crop((24, 20, 200, 28))
    assert letters[0].tobytes() == letters[1].tobytes()
    assert without_lines(plain)[1] == []


def test_a_line_at_the_edge_counts_and_a_filled_cell_does_not() -> None:
    image = Image.new("L", (300, 200), 255)
    pencil = ImageDraw.Draw(image)
    pencil.line((299, 0, 299, 199), fill=0)
    pencil.rectangle((20, 20, 250, 60), fill=30)
    plain, lines = without_lines(image)
    assert lines and {line[0] for line in lines} == {299}
    assert plain.getpixel((100, 40)) == 30 and plain.getpixel((299, 100)) == 255
