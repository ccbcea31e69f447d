"""The part of a page around its marks."""

import io

from PIL import Image

from assistant.ui.sources.crop import crop, landing
from corpus.reading.render_page import PagePicture
from corpus.values import Box


def picture(*marks: Box) -> PagePicture:
    written = io.BytesIO()
    Image.new("RGB", (1190, 1684), "white").save(written, "PNG")
    return PagePicture(png=written.getvalue(), width=595, height=842, marks=marks, exact=True)


def size(png: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(png)) as image:
        return image.size


def test_a_crop_holds_the_marks_and_some_lines_around_them() -> None:
    width, height = size(crop(picture(Box(x0=100, top=400, x1=150, bottom=412))))
    assert 500 < width < 600
    assert 12 * 2 < height < 300


def test_a_crop_stays_on_the_page() -> None:
    width, height = size(crop(picture(Box(x0=0, top=0, x1=595, bottom=842))))
    assert (width, height) == (1190, 1684)


def test_without_marks_the_whole_page_is_shown() -> None:
    assert size(crop(picture())) == (1190, 1684)


def test_landing_is_how_far_down_the_first_mark_begins() -> None:
    marks = (Box(x0=0, top=421, x1=9, bottom=430), Box(x0=0, top=600, x1=9, bottom=610))
    assert landing(picture(*marks)) == 0.5
    assert landing(picture()) == 0.0
