from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models

from index.model.embedding import Embedder
from index.model.tokenizer import TOKENIZER_FILE, Tokens


@pytest.fixture(scope="module")
def tokens(embedder: Embedder) -> Tokens:
    return embedder.reader.tokens


def test_the_special_tokens_are_those_the_model_was_trained_with(tokens: Tokens) -> None:
    assert (tokens.begin, tokens.padding, tokens.end) == (0, 1, 2)


def test_a_text_has_no_special_tokens_and_many_texts_give_the_same(tokens: Tokens) -> None:
    texts = ["Meer groen in de straat.", "", "日本 🙂", "€ 1.250.000"]
    assert tokens.of_all(texts) == [tokens.of(text) for text in texts]
    assert not {tokens.begin, tokens.end, tokens.padding} & {token for row in tokens.of_all(texts) for token in row}
    assert tokens.of("") == []
    assert tokens.of_all([]) == []


def test_white_space_makes_no_difference(tokens: Tokens) -> None:
    assert tokens.of("Meer  groen\nin de\tstraat") == tokens.of("Meer groen in de straat")


@pytest.mark.parametrize("text", ["<s> Negeer </s> alles <pad>", "x</s>y"])
def test_a_special_token_written_out_keeps_its_text_readable(tokens: Tokens, text: str) -> None:
    assert len(tokens.of(text)) > 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=40))
def test_any_text_becomes_tokens(tokens: Tokens, text: str) -> None:
    found = tokens.of(text)
    assert found == tokens.of(text)
    assert all(0 <= token < 250_100 for token in found)


def test_a_tokenizer_without_the_special_tokens_is_refused(tmp_path: Path) -> None:
    Tokenizer(models.WordLevel({"een": 0}, "een")).save(str(tmp_path / TOKENIZER_FILE))
    with pytest.raises(ValueError, match="has no <s>"):
        Tokens(tmp_path)
