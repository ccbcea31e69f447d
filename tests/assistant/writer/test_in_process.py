"""A language model run in the process: a very small one, made here, so that nothing is downloaded."""

import time
from pathlib import Path

import pytest
import torch
from langchain_core.messages import HumanMessage
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from assistant.writer.models.calls import Call, Limits
from assistant.writer.models.choice import ChatProblem, chosen
from assistant.writer.models.opened import open_model
from assistant.writer.settings import ChatSettings
from assistant.writer.values import Written
from assistant.writer.write import open_writer
from index.library import Library
from tests.assistant.writer.test_write import last

WORDS = ["<unk>", "<s>", "</s>", *"het zwembad krijgt drie nieuwe glijbanen en een kaartje kost 5 euro . [ 1 ]".split()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model with random weights and a tokenizer of a few words."""
    place = tmp_path_factory.mktemp("model")
    torch.manual_seed(3)
    config = LlamaConfig(
        vocab_size=len(WORDS), hidden_size=16, intermediate_size=16, num_hidden_layers=1, num_attention_heads=2,
        bos_token_id=1, eos_token_id=2, pad_token_id=2,
    )  # fmt: skip
    LlamaForCausalLM(config).save_pretrained(place)
    plain = Tokenizer(WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="<unk>"))
    plain.pre_tokenizer = Whitespace()
    PreTrainedTokenizerFast(
        tokenizer_object=plain, unk_token="<unk>", bos_token="<s>", eos_token="</s>"
    ).save_pretrained(place)
    return place


def settings(folder: Path) -> ChatSettings:
    return ChatSettings(chat_model=str(folder), chat_answer_tokens=20)


def test_words_come_one_by_one_with_their_number(folder: Path) -> None:
    given = settings(folder)
    choice = chosen(given)
    assert choice is not None

    call = Call(
        model=open_model(choice, given),
        messages=[HumanMessage(content="het zwembad")],
        limits=Limits(until=time.monotonic() + 60, most_tokens=20),
    )
    pieces = list(call.pieces())
    assert len([piece for piece in pieces if piece.strip()]) > 3
    assert call.tokens is not None
    assert 0 < call.tokens[1] <= 20


def test_what_it_makes_up_is_not_shown(folder: Path, small_library: Library) -> None:

    writer = open_writer(settings(folder))
    assert writer is not None
    written: Written = last(small_library, writer)
    assert written.sentences == ()
    assert written.ending == "little"


def test_a_folder_that_is_no_model_is_one_line(tmp_path: Path) -> None:
    given = settings(tmp_path)
    choice = chosen(given)
    assert choice is not None
    with pytest.raises(ChatProblem, match="kan niet worden geladen"):
        open_model(choice, given)
