"""The sources below an answer: those it stands on, and apart from them what only came near."""

from streamlit.testing.v1 import AppTest

from assistant.ui import texts

SHOWN = ("markdown", "expander")


def mixed() -> None:
    from dataclasses import replace

    from assistant.ui.sources.shown import show_sources
    from tests.ui.ui_builders import ANSWER, CITATION

    near = replace(CITATION, number=2, page=9, label="8", near=True)
    show_sources(0, replace(ANSWER, citations=(CITATION, near)))


def test_the_nearest_passage_to_a_part_that_was_not_found_stands_apart() -> None:
    app = AppTest.from_function(mixed, default_timeout=60).run()
    assert not app.exception
    told = [one.value if one.type == "markdown" else one.label for one in app.main if one.type in SHOWN]
    assert [one.split("**, ")[0].strip("*").replace("\\", "") for one in told] == [
        texts.SOURCES,
        "[1] Nota",
        texts.NEAREST,
        "[2] Nota",
    ]
