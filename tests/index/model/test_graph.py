"""The graphs in int8 against the same models at full precision, on invented questions and passages."""

from collections.abc import Sequence

import numpy as np
import onnx
import pytest

from index.model.embedding import PROMPTS, Embedder
from index.model.encoder import PASSAGES_FILE, QUESTIONS_FILE, Encoder
from index.model.graph import build_graph
from index.model.network import Network
from index.model.reading import Row, lay_out, unit_means
from index.model.weights import bundled_model
from index.settings import Settings
from tests.index.model.reference import forward, passages, reader, retriever

PASSAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Wat kost een parkeervergunning voor bewoners?",
        (
            "Bezoekers parkeren in de garage.",
            "Bewoners betalen 25 euro per jaar voor een vergunning.",
            "De wijk is klein.",
        ),
    ),
    (
        "Hoeveel bomen zijn er geplant?",
        ("In 2024 zijn 120 bomen geplant langs de singel.", "Meer groen houdt de straat koel.", "De vijver is schoon."),
    ),
    (
        "Wanneer is de weekmarkt?",
        (
            "Kooplieden betalen 12 euro per meter.",
            "De weekmarkt staat op dinsdag op het plein.",
            "Er is ook een braderie.",
        ),
    ),
    (
        "Wie opent de nieuwe speeltuin?",
        ("De speeltuin ligt aan de Lindelaan.", "Wethouder Anna Bakker opent de speeltuin.", "De glijbaan is rood."),
    ),
    (
        "Waarom sluit de bibliotheek op zondag?",
        (
            "De bibliotheek heeft 30.000 boeken.",
            "Op zondag is zij dicht, omdat er te weinig bezoekers komen.",
            "Lezen is leuk.",
        ),
    ),
    (
        "Hoe hoog is de subsidie voor zonnepanelen?",
        (
            "Een huiseigenaar krijgt hoogstens 500 euro voor zonnepanelen.",
            "De regeling loopt tot 2027.",
            "Zon is er genoeg.",
        ),
    ),
    (
        "Welke straten worden autovrij?",
        ("Het college kiest voor rust.", "De Kerkstraat en de Torenstraat worden autovrij.", "Fietsen mag nog wel."),
    ),
    (
        "Wat doet de gemeente tegen leegstand?",
        ("Winkels staan leeg.", "De gemeente helpt eigenaren om panden tot woningen te verbouwen.", "Dat kost tijd."),
    ),
    (
        "Hoeveel inwoners had het dorp in 1900?",
        ("In 1900 woonden er 2.300 mensen in het dorp.", "Het station kwam in 1910.", "De kerk is ouder."),
    ),
    (
        "Wanneer wordt het afval opgehaald?",
        (
            "Restafval halen wij eens per vier weken op.",
            "Papier gaat met de muziekvereniging mee.",
            "Glas gaat in de bak.",
        ),
    ),
    (
        "Hoe vraag ik een vergunning aan?",
        ("Een vergunning vraagt u aan op het gemeentehuis.", "Neem een geldig bewijs mee.", "De balie is boven."),
    ),
    (
        "Welke eisen gelden voor een terras?",
        ("Een terras laat anderhalve meter vrij voor voetgangers.", "Parasols zijn toegestaan.", "De zomer is kort."),
    ),
)
APART = (0, 1, 2, 5)


@pytest.fixture(scope="module")
def rows(embedder: Embedder) -> Sequence[Row]:
    """Every question with its own passage and with three that do not answer it."""
    tokens = embedder.reader.tokens
    return [
        lay_out(
            tokens.of, tokens.begin, tokens.end, question=question, earlier="", about=("De nota (2024)", "Wonen"),
            units=PASSAGES[(place + apart) % len(PASSAGES)][1],
        )
        for place, (question, _) in enumerate(PASSAGES)
        for apart in APART
    ]  # fmt: skip


def correlation(one: Sequence[float], other: Sequence[float]) -> float:
    return float(np.corrcoef(one, other)[0, 1])


def test_the_reader_agrees_with_full_precision_on_passages_and_units(embedder: Embedder, rows: Sequence[Row]) -> None:
    network = reader()
    found = embedder.reader.logits([row.ids for row in rows])
    exact = [forward(network, list(row.ids)) for row in rows]
    passages = [[float(logits[0, 0]) for logits in each] for each in (found, exact)]
    units = [
        [mean for row, logits in zip(rows, each, strict=True) for mean in unit_means(row, logits[:, 1], 3)]
        for each in (found, exact)
    ]
    assert len(units[0]) == 3 * len(passages[0]) == 144
    assert correlation(*passages) >= 0.99
    assert correlation(*units) >= 0.99
    own = [passages[1][place] for place in range(0, len(rows), len(APART))]
    assert np.mean(own) > np.mean(passages[1]) + 1, "the questions must be a test of the reader"


def test_the_retriever_ranks_as_at_full_precision(embedder: Embedder) -> None:
    tokenizer = embedder.tokens
    queries = [PROMPTS["query"] + question for question, _ in PASSAGES]
    documents = [PROMPTS["document"] + " ".join(units) for _, units in PASSAGES]
    folder = bundled_model(Settings().model_cache)
    pairs = [(retriever(), QUESTIONS_FILE, queries), (passages(), PASSAGES_FILE, documents)]
    found = [Encoder(folder / file, tokenizer).encode(texts) for _, file, texts in pairs]
    exact = [
        np.array(
            [
                mean / np.linalg.norm(mean)
                for text in texts
                for mean in [forward(network, [tokenizer.begin, *tokenizer.of(text), tokenizer.end]).mean(axis=0)]
            ]
        )
        for network, _, texts in pairs
    ]
    assert min(float((one * other).sum(axis=1).min()) for one, other in zip(found, exact, strict=True)) >= 0.97
    (asked, told), (asked_exactly, told_exactly) = found, exact
    exactly = (asked_exactly @ told_exactly.T).ravel()
    assert correlation((asked_exactly @ told.T).ravel(), exactly) >= 0.99
    assert correlation((asked @ told_exactly.T).ravel(), exactly) >= 0.99


def test_passages_are_ranked_by_fewer_layers_as_by_all(embedder: Embedder) -> None:
    assert embedder.encoder
    assert len(passages().layers) < len(retriever().layers)
    asked = embedder.encoder.encode([PROMPTS["query"] + question for question, _ in PASSAGES])
    told = [" ".join(units) for _, units in PASSAGES]
    whole = embedder.encoder.encode([PROMPTS["document"] + text for text in told])
    near = asked @ embedder.documents(told).T
    assert (near.argmax(axis=1) == np.arange(len(PASSAGES))).all()
    assert correlation(near.ravel(), (asked @ whole.T).ravel()) >= 0.9


@pytest.mark.parametrize(
    ("network", "output", "width"), [(reader, "logits", 2), (retriever, "hidden", 384), (passages, "hidden", 384)]
)
def test_a_graph_is_valid_and_gives_what_its_network_gives(network, output: str, width: int) -> None:  # type: ignore[no-untyped-def]
    made: Network = network()
    graph = build_graph(made).graph
    assert [node.name for node in graph.input] == ["input_ids"]
    (given,) = graph.output
    assert (given.name, given.type.tensor_type.shape.dim[2].dim_value) == (output, width)
    matrices = [one for one in graph.initializer if one.name.endswith(".weight") and one.name != "head.weight"]
    assert len(matrices) == 4 * len(made.layers)
    assert {one.data_type for one in matrices} == {onnx.TensorProto.INT8}
    assert max(int(np.abs(onnx.numpy_helper.to_array(one)).max()) for one in matrices) <= 63
