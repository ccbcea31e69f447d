"""Places are found in the documents, told apart from each other, and what is said of them stands there."""

import pytest

from assistant.notation.verbatim import stands_in
from assistant.ui.places.named import Place, find_places, match, nearest, said_of
from index.library import Library


@pytest.fixture(scope="module")
def places(shipped_library: Library) -> tuple[Place, ...]:
    return find_places(shipped_library)


def test_streets_squares_buildings_and_areas_are_found(places: tuple[Place, ...]) -> None:
    names = {place.name for place in places}
    assert names >= {"Koopmansplein", "Rolderstraat", "Weierslaan", "V&D-pand", "’t Forum", "Kop van de Vaart", "Brink"}
    assert not names & {"Ook", "Deze", "Winkels", "Straten", "Het", "De"}
    assert places[0].like_street


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Rolderstraat", "Rolderstraat"),
        ("de rolderstraat", "Rolderstraat"),
        ("Rolderstrat", "Rolderstraat"),
        ("Het Koopmansplijn", "Koopmansplein"),
        ("'t forum", "’t Forum"),
        ("kop van de vaart", "Kop van de Vaart"),
    ],
)
def test_slips_are_allowed(places: tuple[Place, ...], shipped_library: Library, typed: str, name: str) -> None:
    found = match(places, shipped_library, typed)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("typed", ["Bloemstraat", "Molderstraat", "", "   ", "straat", "<b>"])
def test_another_street_is_another_street(places: tuple[Place, ...], shipped_library: Library, typed: str) -> None:
    assert match(places, shipped_library, typed) is None


def test_the_nearest_names_are_offered(places: tuple[Place, ...]) -> None:
    assert "Rolderstraat" in [place.name for place in nearest(places, "Molderstraat")]


def test_everything_said_stands_on_its_page_and_names_the_place(shipped_library: Library) -> None:
    named, around = said_of(shipped_library, "Koopmansplein")
    assert len(named) > 10
    for one in (*named, *around):
        assert stands_in(one.quote, shipped_library.page(one.document.id, one.page).text)
        assert ("Koopmansplein" in one.quote) == (one in named)


def test_adopted_goes_before_draft_and_newer_before_older(shipped_library: Library) -> None:
    named, _ = said_of(shipped_library, "Koopmansplein")
    order = [one.document.precedence for one in named]
    assert order == sorted(order, reverse=True)
    assert len(set(order)) > 1


def test_a_name_inside_another_word_is_not_that_name(shipped_library: Library) -> None:
    named, _ = said_of(shipped_library, "Brink")
    assert named
    assert all("Brink" in one.quote for one in named)
