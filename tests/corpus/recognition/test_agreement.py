import pytest

from corpus.recognition.agreement import agreed

HEAD = "\t".join(("level", "page", "block", "par", "line", "word", "left", "top", "width", "height", "conf", "text"))


def table(*words: tuple[int, str, float], size: float = 1.0) -> str:
    """Tesseract's table of words on one line: where each starts, what it is and how sure that is."""
    rows = [HEAD]
    for x, text, sure in words:
        box = "\t".join(str(round(value * size)) for value in (x, 100, 10 * len(text), 20))
        rows.append(f"5\t1\t1\t1\t1\t1\t{box}\t{sure}\t{text}")
    return "\n".join(rows)


def kept(first: str, second: str, larger: float = 1.0) -> list[str]:
    return [row.split("\t")[11] for row in agreed(first, second, larger)[0].splitlines()[1:]]


def test_a_figure_counts_when_both_readings_have_it() -> None:
    assert kept(table((0, "914.306", 70.0)), table((0, "914.306", 62.0), size=0.5), 2.0) == ["914.306"]
    assert kept(table((0, "914.306", 90.0)), table((0, "914.036", 91.0))) == []
    assert kept(table((0, "914.306", 40.0)), table((0, "914.306", 45.0))) == []


def test_a_figure_that_one_reading_does_not_see_counts_when_the_other_is_sure() -> None:
    assert kept(table((0, "163", 97.0)), table()) == ["163"]
    assert kept(table(), table((0, "163", 97.0))) == ["163"]
    assert kept(table((0, "163", 70.0)), table()) == []
    assert kept(table((0, "418", 95.0)), table((0, "4e8", 31.0))) == ["418"]


def test_a_part_of_a_figure_that_was_left_out_goes_with_it() -> None:
    first = table((0, "61", 90.0), (22, "000", 95.0), (300, "12", 95.0))
    assert kept(first, table((0, "67", 90.0), (22, "000", 95.0), (300, "12", 95.0))) == ["12"]


@pytest.mark.parametrize("other", ["-175", "–175", "(175)", "175%", "€175", "+175"])
def test_figures_that_differ_in_their_sign_alone_are_both_left_out(other: str) -> None:
    assert kept(table((0, "175", 95.0)), table((0, other, 40.0))) == []
    assert kept(table((0, other, 95.0)), table((0, "175", 40.0))) == []
    assert kept(table((0, other, 95.0)), table((0, other, 60.0))) == [other]


def test_the_same_minus_in_two_ways_of_printing_is_one_sign() -> None:
    assert kept(table((0, "–175", 95.0)), table((0, "-175", 40.0))) == ["–175"]


@pytest.mark.parametrize("sign", ["-", "–", "€", "%"])
def test_a_figure_beside_a_sign_that_was_left_out_goes_with_it(sign: str) -> None:
    figure, far = (12, "175", 95.0), (300, "64", 95.0)
    assert kept(table((0, sign, 55.0), figure, far), table(figure, far)) == ["64"]
    assert kept(table(figure, far), table((0, sign, 55.0), figure, far)) == ["64"]
    assert kept(table((0, sign, 95.0), figure, far), table(figure, far)) == [sign, "175", "64"]


def test_a_sign_inside_the_box_of_a_figure_without_it_leaves_that_out() -> None:
    assert kept(table((0, "60175", 95.0)), table((0, "-", 70.0), (10, "6017", 40.0))) == []


def test_of_a_word_the_surer_reading_counts_and_remains_of_lines_go() -> None:
    assert kept(table((0, "Plannon", 70.0)), table((0, "Plannen", 92.0))) == ["Plannen"]
    assert kept(table((0, "|Markt]", 96.0), (200, "|__", 90.0), (300, "-", 90.0)), table((0, "Markt", 96.0))) == [
        "Markt",
        "-",
    ]


def test_the_share_that_is_kept_is_told() -> None:
    words = ((0, "een", 95.0), (100, "twee", 20.0), (200, "3", 30.0), (300, "vier", 95.0))
    assert agreed(table(*words), table(*words), 1.0)[1] == 0.5
    assert agreed(HEAD, HEAD, 1.0) == (HEAD, 0.0)
