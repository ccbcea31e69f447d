import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import texts
from tests.assistant.builders import document

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2021", "2021"),
        ("2021-03", "maart 2021"),
        ("2017-04-11", "11 april 2017"),
        ("2017-04-01", "1 april 2017"),
        ("2017-13", "2017"),
        ("", ""),
        ("voorjaar 2019", "voorjaar 2019"),
    ],
)
def test_a_date_in_words(date, words):
    assert texts.dutch_date(date) == words


def test_a_source_is_named_with_what_is_known_of_it():
    assert texts.source_name(document()) == "‘De nota’ (maart 2021, ontwerp)"
    assert texts.source_name(document(status="")) == "‘De nota’ (maart 2021)"
    assert texts.source_name(document(status="", date="")) == "‘De nota’"


@pytest.mark.parametrize(
    ("count", "ends"),
    [
        (1, "‘De d0’ (2021)"),
        (2, "‘De d0’ (2021) en ‘De d1’ (2021)"),
        (5, "‘De d3’ (2021) en 1 ander document"),
        (6, "en 2 andere documenten"),
    ],
)
def test_sources_in_a_row(count, ends):
    documents = [document(f"d{place}", date="2021", status="") for place in range(count)]
    assert texts.source_names(documents).endswith(ends)


def test_without_sources_there_is_nothing_to_name():
    assert texts.source_names([]) == ""


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("4", 5, ("2 Geld", "2.1 Bronnen")), "bladzijde 4 (pdf-pagina 5), 2 Geld › 2.1 Bronnen"),
        (("5", 5, ()), "bladzijde 5"),
        (("5", 5, (), True), "bladzijde 5, gelezen met tekstherkenning (OCR)"),
    ],
)
def test_where_a_citation_stands(arguments, shown):
    assert texts.place(*arguments) == shown


def test_every_frame_is_a_dutch_sentence():
    for frame in texts.FRAMES:
        assert frame[0].isupper() or frame.startswith("‘{")
        assert frame.rstrip("’)}").endswith((".", ":", "?", "{question", "!")), frame


def test_every_text_that_may_stand_in_an_answer_is_a_frame():
    shown = {name for name in vars(texts) if name.isupper() and isinstance(getattr(texts, name), str)}
    command_line = {name for name in shown if name.startswith(("USAGE", "HELP", "BATCH", "NOT_UTF8", "NOT_JSON"))}
    command_line |= {"NEED_QUESTION", "NO_QUESTION_FIELD", "HISTORY_NO_LIST", "INTERRUPTED"}
    lists = {"SOURCES_HEADING", "SOURCE_LINE", "NEAR_MARK"}
    read = {"WHOLE_QUESTION"}
    assert {getattr(texts, name) for name in shown - command_line - lists - read} <= set(texts.FRAMES)


@pytest.mark.parametrize("package", ["assistant", "assistant/ui", "corpus", "eval", "eval/training", "index"])
def test_nothing_claims_that_something_stands_nowhere(package):
    written = " ".join((ROOT / package / "texts.py").read_text("utf-8").split()).lower()
    for claim in ("staat niet in de documenten", "staat niet in deze documenten"):
        assert claim not in written


def test_every_package_that_speaks_keeps_its_words_in_its_texts():
    speaking = {
        str(path.parent.relative_to(ROOT)) for path in ROOT.glob("[!.]*/**/texts.py") if "tests" not in path.parts
    }
    assert speaking == {
        "assistant",
        "assistant/ui",
        "assistant/ui/about",
        "assistant/ui/chat",
        "assistant/ui/documents",
        "assistant/ui/quality",
        "assistant/ui/saved",
        "assistant/ui/sources",
        "assistant/ui/street",
        "assistant/ui/taken",
        "assistant/ui/web",
        "assistant/ui/written",
        "assistant/writer",
        "corpus",
        "eval",
        "eval/calibration",
        "eval/training",
        "index",
    }


@given(st.from_regex(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", fullmatch=True))
def test_a_date_always_keeps_its_year(date):
    assert re.search(rf"(?<!\d){date[:4]}$", texts.dutch_date(date))
