import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.splitting.sentences import LONGEST, sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["De gemeente betaalt.", "Dat is zeker.", "Wie betaalt nog meer?", "De provincie!", "Zo gaat dat."],
        ["Er komt meer groen, o.a. Bomen voor Assen en bijv. Struiken."],
        ["Dit geldt d.w.z. ca. 40 woningen, zie art. 5 en blz. 12."],
        ["Het voorstel van mr. drs. J.H. Jansen en dhr. P. de Vries is klaar.", "De raad beslist."],
        ["Burgemeester M.L.J. Out opent het plein.", "Daarna is er muziek."],
        ["Het kost € 1.250.000 per jaar.", "Paragraaf 3.2 gaat daarover."],
        ["Dat kost € 3,2 mln.", "Het college betaalt 5 mln. 12 partijen doen mee."],
        ["De visie is vastgesteld op 1 mei 2018.", "Daarna begon de uitvoering in 2019.", "25 woningen zijn klaar."],
        ["Wij noemen winkels, horeca enz.", "De markt hoort daar ook bij."],
        ["Wij noemen winkels enz. en meer."],
        ["Winkels (o.a. Hema) en horeca (cafés e.d.) Assen houden open."],
        ["1. De gemeente kiest.", "Zij kiest voor wonen."],
        ["3.2. Meer groen is het doel."],
        ["a. Wonen in de binnenstad."],
        ["II. Aanpak van het plein."],
        ["“Wij willen dit.”", "Dat zei de wethouder."],
        ["'Wat willen wij?' vroeg zij.", "Niemand wist het."],
        ["Kijk op www.assen.nl/plan?id=1.2.", "Daar staat meer.", "Mail naar info@assen.nl."],
        ["Het is overdag druk.", "'s Avonds is het stil.", "'t Is dan leeg."],
        ["Het plan gaat over fase B.", "De rest komt later."],
        ["Dat is een taak van de NS.", "Prorail doet mee.", "Alles is excl. BTW en incl. Btw."],
        ["Vroeger was dat zo (zie hoofdstuk 2.", "Daar staat alles."],
        ["Vroeger was dat zo (zie hoofdstuk 2. Daar staat alles) en nu niet."],
        ["Er zijn 130.000 inwoners.3", "De helft werkt.12", "Dat is veel.²", "Zie verder."],
        ["Het bedrag is 1. 250 euro."],
        ["Tja…", "De raad twijfelt...", "Toch gaat het door."],
        ["De regeling geldt m.b.t. Wonen, i.s.m. Actium en t.b.v. Ouderen."],
        ["Dat is besproken met Bakker B.V.", "De gemeente was erbij."],
        ["Dat is besproken met B.V. Bouwbedrijf Noord."],
        ["Dat is besproken op 3 jan. 2020 en op 4 feb.", "Het werd maart."],
        ["Zonder punt aan het eind"],
        ["Dit is nr. 4.", "Dat is nr. 5 van 3 ha.", "Meer is er niet."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_line_end_is_white_space() -> None:
    assert sentences("De gemeente\nbetaalt ca.\n40 euro.\nDaarna niet.") == [
        "De gemeente\nbetaalt ca.\n40 euro.",
        "Daarna niet.",
    ]


def test_an_endless_sentence_is_cut_at_line_ends_then_spaces_then_anywhere() -> None:
    lines = "\n".join(["een twee drie vier vijf zes zeven acht negen tien"] * 30)
    assert all(part.startswith("een twee") and part.endswith("tien") for part in sentences(lines))
    words = "woord " * 300
    assert all(set(part.split()) == {"woord"} for part in sentences(words))
    assert [len(part) for part in sentences("x" * 1500)] == [LONGEST, LONGEST, 300]


@pytest.mark.parametrize("text", ["ca. Ja " * 50_000, "(" * 100_000 + "a. B " * 20_000, "1. " * 100_000, "x" * 300_000])
def test_hostile_text_takes_no_more_than_a_moment(text: str) -> None:
    start = time.perf_counter()
    sentence_spans(text)
    assert time.perf_counter() - start < 5


alphabet = st.sampled_from([*"abcDEF123 .!?:;,()[]\"'“”’\n\t€•-…", "o.a.", "ca.", " 1.250.000 ", "mr. ", "\u00a0", "é"])
texts = st.lists(alphabet, max_size=400).map("".join) | st.text(max_size=300)


@given(texts, st.integers(min_value=5, max_value=80))
def test_spans_cover_the_text_in_order(text: str, longest: int) -> None:
    spans = sentence_spans(text, longest=longest)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(0 < end - start <= longest for start, end in spans)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))


@given(texts)
def test_a_sentence_is_split_no_further(text: str) -> None:
    first = sentences(text)[:1]
    assert all(sentences(part) == [part] for part in first)
