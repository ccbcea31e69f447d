import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from index.errors import ModelProblem
from index.model.embedding import PROMPTS, Embedder
from index.model.encoder import PASSAGES_FILE, Encoder
from index.model.weights import bundled_model
from index.settings import PROJECT, Settings


def test_a_question_gets_the_same_vector_as_from_sentence_transformers(embedder: Embedder) -> None:
    text = "Wat kost een vergunning?"
    through = embedder.transformer.encode_query(text)
    assert embedder.transformer.prompts["query"] == PROMPTS["query"]
    assert np.allclose(embedder.query(text), through, atol=1e-6)


def test_a_passage_gets_its_prompt(embedder: Embedder) -> None:
    text = "Bewoners betalen 25 euro."
    expected = Encoder(bundled_model(Settings().model_cache) / PASSAGES_FILE, embedder.tokens).encode(
        [PROMPTS["document"] + text]
    )[0]
    assert float(embedder.documents([text])[0] @ expected) > 0.9999
    assert float(embedder.documents([text])[0] @ embedder.query(text)) < 0.999


def test_progress_ends_with_all_of_them(embedder: Embedder) -> None:
    seen: list[tuple[int, int]] = []
    vectors = embedder.documents([f"zin {number}" for number in range(300)], lambda done, of: seen.append((done, of)))
    assert vectors.shape == (300, embedder.dimension)
    assert seen[-1] == (300, 300)
    assert len(seen) > 1
    assert embedder.documents([]).shape == (0, embedder.dimension)


def test_langchain_gets_plain_numbers(embedder: Embedder) -> None:
    assert embedder.embed_query("vraag") == embedder.query("vraag").tolist()
    vectors = embedder.embed_documents(["een", "twee"])
    assert [len(vector) for vector in vectors] == [embedder.dimension] * 2
    assert isinstance(vectors[0][0], float)


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of somebody else, with random weights, that reads 32 tokens at once."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from sentence_transformers import SentenceTransformer
        from sentence_transformers.base.modules import Transformer
        from sentence_transformers.sentence_transformer.modules import Pooling
        from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

        folder = tmp_path_factory.mktemp("tiny")
        words = ["[PAD]", "[UNK]", *"groen straat zwembad stad een twee drie".split()]
        tokenizer = Tokenizer(models.WordLevel({word: place for place, word in enumerate(words)}, "[UNK]"))
        tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
        fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]")
        fast.save_pretrained(folder)
        config = BertConfig(
            vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
            max_position_embeddings=64,
        )  # fmt: skip
        BertModel(config).save_pretrained(folder)
        SentenceTransformer(modules=[Transformer(str(folder), max_seq_length=32), Pooling(16)]).save(str(folder / "st"))
    return folder / "st"


def test_any_model_of_sentence_transformers_can_be_set(tiny_model: Path) -> None:
    other = Embedder(Settings(model=str(tiny_model)))
    assert other.encoder is None
    assert other.dimension == 16
    assert np.allclose(
        other.query("groen straat"),
        other.transformer.encode_query("groen straat", normalize_embeddings=True),
        atol=1e-6,
    )
    long = "groen straat " * 40
    assert float(other.documents([long + "zwembad zwembad " * 40])[0] @ other.documents([long])[0]) < 0.9999


def test_a_model_that_is_not_there_is_one_clear_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelProblem, match="kan niet worden geladen"):
        Embedder(Settings(model=str(tmp_path / "nergens"))).load()


def test_a_question_needs_no_torch() -> None:
    code = (
        "import sys; from index.model.embedding import Embedder; from index.settings import Settings;"
        "Embedder(Settings()).query('vraag');"
        "sys.exit('torch' in sys.modules or 'sentence_transformers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=False).returncode == 0
