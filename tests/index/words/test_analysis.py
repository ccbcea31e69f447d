import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words.analysis import Analyser, count_words, fold, stem, surfaces

TEXTS = [
    "De omgeving van het plein krijgt een visie. Wie wil parkeren heeft een vergunning nodig.",
    "De winkels in de binnenstad en de straat bij de Brink. Een winkelstraat heeft veel winkels.",
    "Het klooster ligt aan de Kloosterstraat. De markt is op dinsdag, het gebied is groen.",
]
ANALYSER = Analyser(count_words(TEXTS))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("documenten", "document"), ("vergunningen", "vergunning"), ("straten", "straat"), ("huizen", "huis"),
        ("brieven", "brief"), ("auto's", "auto"), ("cafés", "café"), ("opgaven", "opgave"), ("groene", "groen"),
        ("gemeentelijke", "gemeente"), ("categorieën", "categorie"), ("adressen", "adres"),
        ("ruimtes", "ruimte"), ("BOMEN", "boom"), ("parkeer", "parkeren"), ("visies", "visie"),
    ],
)  # fmt: skip
def test_forms_of_a_word_share_a_term(one: str, other: str) -> None:
    assert ANALYSER.analyse(one)[0] == ANALYSER.analyse(other)[0]


@pytest.mark.parametrize(("one", "other"), [("gemeente", "menen"), ("woning", "woord"), ("stad", "staat")])
def test_other_words_keep_other_terms(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("omgevingsvisie", ["omgeving", "visie"]),
        ("parkeervergunning", ["parkeren", "vergunning"]),
        ("gebiedenvisie", ["gebied", "visie"]),
        ("winkelgebied", ["winkel", "gebied"]),
        ("winkelstraat", ["winkel", "straat"]),
    ],
)
def test_a_compound_is_itself_and_its_parts(compound: str, parts: list[str]) -> None:
    assert ANALYSER.analyse(compound) == [stem(compound), *(stem(part) for part in parts)]


@pytest.mark.parametrize("street", ["Kloosterstraat", "kloosterstraat", "Visiestraat", "Groenmarkt"])
def test_the_name_of_a_street_is_kept_whole(street: str) -> None:
    assert ANALYSER.analyse(street) == [stem(fold(street))]


@pytest.mark.parametrize("word", ["vergroenen", "uitvisie", "overmarkt", "verplein"])
def test_a_prefix_is_no_part(word: str) -> None:
    assert ANALYSER.analyse(word) == [stem(word)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("€ 1.250.000", ["1250000"]), ("1,25 miljoen", ["1,25", "miljoen"]), ("60.000 m²", ["60000", "m2"]),
        ("in 2021-2025", ["2021", "2025"]), ("de A28", ["a28"]), ("25%", ["25"]), ("3D", ["3d"]),
    ],
)  # fmt: skip
def test_numbers_are_kept_whole(text: str, terms: list[str]) -> None:
    assert ANALYSER.analyse(text) == terms


def test_words_with_a_hyphen_are_found_as_one_and_as_parts() -> None:
    assert ANALYSER.analyse("Kop-Zuid") == ["kopzuid", "kop", "zuid"]
    assert ANALYSER.analyse("kop zuid") == ["kop", "zuid"]


def test_stop_words_have_no_terms_and_words_come_with_theirs() -> None:
    assert ANALYSER.analyse("wat is het van de") == []
    assert ANALYSER.analyse_words("De Omgevingsvisie!") == [
        ("Omgevingsvisie", tuple(ANALYSER.analyse("omgevingsvisie")))
    ]


def test_a_word_only_written_with_a_capital_is_counted_as_a_name() -> None:
    counted = count_words(TEXTS)
    assert counted["Kloosterstraat"] == 1
    assert counted["winkelstraat"] == 1
    assert "kloosterstraat" not in counted


@given(st.text(max_size=200))
def test_any_text_gives_terms_that_say_something(text: str) -> None:
    terms = ANALYSER.analyse(text)
    assert all(term and not term.isspace() for term in terms)
    assert terms == [term for _, found in ANALYSER.analyse_words(text) for term in found]


@given(st.lists(st.sampled_from(surfaces(" ".join(TEXTS))), max_size=20))
def test_case_does_not_matter(words: list[str]) -> None:
    text = " ".join(words)
    assert ANALYSER.analyse(text) == ANALYSER.analyse(text.upper())
