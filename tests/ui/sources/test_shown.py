"""The sources below an answer: by document, and apart from what it stands on what only came near."""

from streamlit.testing.v1 import AppTest

from assistant.ui import texts

SHOWN = ("markdown", "button")


def mixed() -> None:
    from dataclasses import replace

    from assistant.ui.sources.shown import list_sources
    from tests.ui.ui_builders import ANSWER, CITATION, DOCUMENT

    other = replace(DOCUMENT, id="plan", title="Plan")
    cited = (
        CITATION,
        replace(CITATION, number=2, document=other),
        replace(CITATION, number=3, page=7, label="6"),
        replace(CITATION, number=4, page=9, label="8", near=True),
    )
    list_sources(0, replace(ANSWER, citations=cited), None, None)


def test_sources_are_grouped_by_document_and_the_nearest_passage_stands_apart() -> None:
    app = AppTest.from_function(mixed, default_timeout=60).run()
    assert not app.exception
    told = [one.value if one.type == "markdown" else one.label for one in app.main if one.type in SHOWN]
    lines = [one.split("** ")[0].split(" bladz")[0].strip("*").replace("\\", "") for one in told]
    assert lines == [
        f"### {texts.SOURCES}",
        "Nota",
        "[1]",
        "[3]",
        "Plan",
        "[2]",
        f"### {texts.NEAREST}",
        "Nota",
        "[4]",
    ]
