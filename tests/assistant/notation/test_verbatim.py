import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.notation.verbatim import bold, escape, markers, normal, stands_in, unescape


def test_white_space_and_line_end_hyphens_do_not_count():
    assert stands_in("de gemeente Assen", "dat de gemeen-\nte   Assen wil")
    assert stands_in("Noord-Nederland", "in Noord-\nNederland") is False or stands_in(
        "Noord- Nederland", "in Noord-\nNederland"
    )


def test_another_word_or_nothing_is_not_verbatim():
    assert not stands_in("3 miljoen euro", "4 miljoen euro")
    assert not stands_in("  ", "tekst")


@given(st.text(max_size=80))
def test_escaping_is_undone_exactly(text):
    assert unescape(escape(text)) == text


@example("\\")
@given(st.text(max_size=80))
def test_escaped_text_holds_no_markers_or_bold(text):
    assert markers(escape(text)) == ()
    assert unescape(bold(text, ((0, len(text)),)) if text else "") == text


def test_markers_in_order():
    assert markers("Zo staat het er. [2][11]") == (2, 11)


def test_normal_folds():
    assert normal(" a \n\n b\u00ad ") == "a b"


def test_a_marker_behind_a_text_that_ends_in_a_backslash_is_seen():
    assert markers(f"{escape(chr(92))}[1]") == (1,)


@pytest.mark.parametrize(
    "text", ["€ 1.250.000 & meer", "a &amp; b", "1 < 2 > 0", "*x* _y_ `z` $q$ ~~d~~ |e|", "![a](b)"]
)
def test_what_would_mean_something_is_escaped_and_comes_back(text):
    assert unescape(escape(text)) == text
    assert unescape(f"> {escape(text)} [1]") == f"> {text} "
