import numpy as np

from eval.benchmarks.product import ProductReader, chunk_of
from eval.benchmarks.reading import Reader
from index.model.embedding import Embedder
from index.passages import heading_path, passage_text, units_of

BINS = ("Bel ons bij vragen.", "De groene bak wordt op dinsdag geleegd.", "Onze balie is open.")
COSTS = ("Een extra bak kost 45 euro per jaar.",)


def test_a_passage_comes_out_of_its_chunk_as_it_went_in() -> None:
    chunk = chunk_of("afval", "Afval > Dagen", BINS)
    assert [unit.text for unit in units_of(chunk)] == list(BINS)
    assert heading_path(chunk) == "Afval > Dagen"
    assert passage_text(chunk).splitlines() == ["Afval > Dagen", *BINS]
    assert heading_path(chunk_of("afval", "", BINS)) == ""


def test_the_reader_finds_the_passage_and_the_unit_that_answer(embedder: Embedder) -> None:
    reader: Reader = ProductReader(embedder.reader)
    asked = "Op welke dag wordt de groene bak geleegd?"
    bins, costs = reader.score(asked, "", [("Afvalgids", "Dagen", BINS), ("Afvalgids", "Kosten", COSTS)])
    assert bins[0] > costs[0]
    assert (len(bins[1]), int(np.argmax(bins[1])), len(costs[1])) == (3, 1, 1)


def test_a_follow_up_is_read_with_the_question_before_it(embedder: Embedder) -> None:
    reader = ProductReader(embedder.reader)
    given = [("Afvalgids", "Dagen", BINS)]
    ((alone, _),) = reader.score("En op welke dag?", "", given)
    ((following, _),) = reader.score("En op welke dag?", "Wordt de groene bak geleegd?", given)
    assert following > alone


def test_units_that_were_not_read_get_no_logit(embedder: Embedder) -> None:
    long = ("Dit gaat over iets heel anders dan de vraag. " * 20,) * 4
    ((_, logits),) = ProductReader(embedder.reader).score("Wat kost een bak?", "", [("", "", (*long, *COSTS))])
    assert 0 < len(logits) < 5
