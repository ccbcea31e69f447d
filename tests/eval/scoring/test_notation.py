import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.scoring.notation import canonical, contains, plain, values_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("€ 1.250.000", {"1250000"}),
        ("1,25 miljoen euro", {"1250000"}),
        ("1,25 mln.", {"1250000"}),
        ("drie miljoen euro", {"3000000"}),
        ("anderhalf miljoen", {"1500000"}),
        ("een half miljoen", {"500000"}),
        ("één miljoen", {"1000000"}),
        ("60.000 vierkante meter", {"60000"}),
        ("zestig eersteklassers", {"60"}),
        ("vijfentwintig, tweeëntwintig en honderdtwintig", {"25", "22", "120"}),
        ("tweehonderd en vierduizend", {"200", "4000"}),
        ("15 procent of 15,5 %", {"15%", "15.5%"}),
        ("11 april 2017", {"@11m4", "2017"}),
        ("11-04-2017", {"@11m4", "2017"}),
        ("2017-04-11", {"@11m4", "2017"}),
        ("2018–2021", {"2018", "2021"}),
        ("tien tot vijftien jaar", {"10", "15"}),
        ("een van de straten", set()),
        ("geen cijfers, ook geen mln", set()),
        ("punt 3.", {"3"}),
        ("de A28 en 4G", set()),
    ],
)
def test_numbers_have_one_spelling(text: str, values: set[str]) -> None:
    assert values_in(text) == values


def test_markdown_markers_and_escapes_are_no_text() -> None:
    assert plain("Er is **60.000**  m2 nodig [1].\n[2]") == "er is 60.000 m² nodig."
    assert plain(r"\[1\] \*ster\*") == "[1] *ster*"
    assert values_in("drie [1] pijlers [12]") == {"3"}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("De raad stemde in met € 3.000.000.", "3 miljoen euro"),
        ("Er zijn **3** pijlers.", "drie pijlers"),
        ("Ideeën tot 1 mei 2018.", "1-5-2018"),
        ("Ideeën tot 1 mei 2018.", "mei 2018"),
        ("in ‘het’ V&D-pand", "'het' v&d-pand"),
        ("60.000 m2", "60.000 vierkante meter"),
        ("Het kost 3 miljoen.", "3 miljoen euro"),
    ],
)
def test_a_form_is_found_in_any_notation(text: str, form: str) -> None:
    assert contains(text, form)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("3.000.000 euro", "3"),
        ("3 miljoen euro", "3"),
        ("13 pijlers", "3 pijlers"),
        ("1,53 meter", "53"),
        ("de Marktstraat", "Markt"),
        ("de markten", "Markt"),
        ("60.000 m²", "600 m²"),
        ("11 april 2017", "1 april 2017"),
        ("tekst", ""),
    ],
)
def test_a_form_is_not_found_inside_something_larger(text: str, form: str) -> None:
    assert not contains(text, form)


@given(st.integers(min_value=1, max_value=999_999_999))
def test_any_whole_number_is_the_same_with_and_without_dots(number: int) -> None:
    dotted = f"{number:,}".replace(",", ".")
    assert values_in(f"Er is € {dotted} gevraagd.") == values_in(f"gevraagd: {number} euro") == {str(number)}
    assert contains(f"bedrag {dotted} euro", f"{number} euro")


@given(st.integers(min_value=1, max_value=9_999), st.sampled_from(["miljoen", "mln", "miljard"]))
def test_a_scale_multiplies(number: int, scale: str) -> None:
    factor = 10**9 if scale == "miljard" else 10**6
    assert values_in(f"{number} {scale} euro") == {str(number * factor)}


@given(st.text(alphabet="abc 0123456789.,%€-–mije", max_size=60))
def test_canonical_text_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    canonical(text)
