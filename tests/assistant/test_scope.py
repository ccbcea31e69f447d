import pytest

from assistant.scope import documents_named
from tests.assistant.builders import document, stems

VISION_OLD = document("oud", title="Visie dorp", kind="visie", date="2017-04")
VISION = document("nieuw", title="Visie dorp", kind="visie", date="2021-03")
BUDGET = document("geld", title="Begroting", kind="begroting", date="2021")
ALL = (VISION_OLD, VISION, BUDGET)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("wat zegt de visie van 2017", (VISION_OLD,)),
        ("wat zegt de visie van 2021", (VISION,)),
        ("wat staat in de begroting", (BUDGET,)),
        ("wat is er veranderd tussen de stukken van 2017 en 2021", ALL),
        ("wat zegt de visie", ()),
        ("wat gebeurt er in 2021", ()),
        ("wat gebeurt er op het plein", ()),
        ("", ()),
    ],
)
def test_which_documents_a_question_names(text, named):
    assert documents_named(text, ALL, stems) == named


def test_without_documents_none_is_named():
    assert documents_named("wat zegt de visie van 2021", (), stems) == ()


def test_a_compound_of_another_plan_names_no_document():
    def parts(text: str) -> frozenset[str]:
        found = stems(text)
        return found.union({"plan"} if any(word.endswith("plan") for word in found) else set())

    plan = document("actie", title="Actieplan", kind="plan", date="2021")
    assert documents_named("wat kost het omgevingsplan", (plan, BUDGET), parts) == ()
    assert documents_named("wat kost het plan", (plan, BUDGET), parts) == (plan,)
