"""From texts to what training reads: token ids, and for each question the passages that search would bring.

The vocabulary is cut down to the pieces that occur (some 28,000 of 250,000): training leaves the word embeddings as
they are, so the others would only take memory. Candidates come from the search of the product itself, vectors and words
half and half, because that is what the reader will be given to read; negatives that look like the answer teach most
(Karpukhin et al., Dense Passage Retrieval, 2020). A question that is put within its document gets those of its document
alone: of the others nobody knows whether they answer it too.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from eval.training import texts
from eval.training.examples.data import Data, Passage, Question, TrainingError
from eval.training.examples.slips import VARIANTS, written_badly
from index.search import fuse
from index.words.words import WordIndex

BEGIN, PADDING, END, UNKNOWN = range(4)
"""The numbers that the special pieces get."""

MOST_QUESTION, MOST_EARLIER, MOST_TITLE, MOST_HEADING = 64, 48, 28, 44
"""How many tokens are read of each; of a heading path its last 200 characters at most."""

CANDIDATES = 60
NONE = -1
_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
_HEADING_SIGNS = 200
_DEPTH = 80
_SLICE = 256
_FILE = "prepared.npz"
_VERSION = 2
_SEED = 4

Ids = NDArray[np.int32]
Encode = Callable[[Sequence[str]], NDArray[np.float32]]
"""From texts, prompt included, to their vectors."""

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoders:
    """The retriever of the product: what gives the vectors of questions, and what those of passages."""

    questions: Encode
    passages: Encode


@dataclass(frozen=True, slots=True)
class Ragged:
    """Rows of unlike length: row ``n`` is ``values[bounds[n]:bounds[n + 1]]``."""

    values: Ids
    bounds: Ids

    @classmethod
    def of(cls, rows: Iterable[Sequence[int]]) -> "Ragged":
        """Put rows behind each other."""
        listed = list(rows)
        bounds = np.cumsum([0, *map(len, listed)], dtype=np.int32)
        return cls(np.array([value for row in listed for value in row], np.int32), bounds)

    def __getitem__(self, row: int) -> list[int]:
        return list(self.values[self.bounds[row] : self.bounds[row + 1]].tolist())

    def __len__(self) -> int:
        return len(self.bounds) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The data as numbers. Questions and passages are known by their place.

    ``vocabulary`` gives the piece of the model for each number; ``units`` are those of all passages, those of passage
    ``n`` being ``first_unit[n]`` up to ``first_unit[n + 1]``; ``evidence`` is empty for a question that its passage
    (``passage``) does not answer, or answers nobody knows where. ``candidates`` are the best found first, with NONE
    where there are no more. ``badly`` holds each question written in VARIANTS other ways, those of question
    ``n`` from row ``VARIANTS * n`` on.
    """

    vocabulary: Ids
    query_prompt: Ids
    passage_prompt: Ids
    titles: Ragged
    headings: Ragged
    units: Ragged
    first_unit: Ids
    document: Ids
    asked: Ragged
    badly: Ragged
    earlier: Ragged
    passage: Ids
    answered: NDArray[np.bool_]
    evidence: Ragged
    source: NDArray[np.str_]
    dev: NDArray[np.bool_]
    candidates: Ids

    def units_of(self, passage: int) -> list[list[int]]:
        """The units of a passage."""
        return [self.units[unit] for unit in range(self.first_unit[passage], self.first_unit[passage + 1])]

    def candidates_of(self, question: int, most: int) -> list[int]:
        """The best candidates of a question, its own passage among them when search found it."""
        return [int(found) for found in self.candidates[question, :most] if found != NONE]

    def questions(self, *, dev: bool, answered: bool | None = None) -> list[int]:
        """The questions of one side; all of them, or only those that have an answer, or have none."""
        chosen = self.dev == dev
        return [int(n) for n in np.flatnonzero(chosen if answered is None else chosen & (self.answered == answered))]


def prepare(data: Data, tokenizer: Tokenizer, encoders: Encoders, tell: Tell) -> Prepared:
    """Turn data into numbers; ``tell`` hears how far it is."""
    tell(texts.TOKENS)
    pieces = _Pieces(tokenizer)
    passages, questions = data.passages, data.questions
    documents = {document: n for n, document in enumerate(dict.fromkeys(one.document for one in passages))}
    titles = pieces.rows([one.title for one in passages], MOST_TITLE)
    headings = pieces.rows([one.heading[-_HEADING_SIGNS:] for one in passages], MOST_HEADING)
    units = pieces.rows([unit for one in passages for unit in one.units])
    asked = pieces.rows([one.text for one in questions], MOST_QUESTION)
    draw = Random(_SEED)
    badly = pieces.rows([written_badly(one.text, draw) for one in questions for _ in range(VARIANTS)], MOST_QUESTION)
    earlier = pieces.rows([one.earlier for one in questions], MOST_EARLIER)
    prompts = pieces.rows(["query:", "passage:"])
    return Prepared(
        vocabulary=pieces.vocabulary(),
        query_prompt=np.array(prompts[0], np.int32),
        passage_prompt=np.array(prompts[1], np.int32),
        titles=titles,
        headings=headings,
        units=units,
        first_unit=np.cumsum([0, *(len(one.units) for one in passages)], dtype=np.int32),
        document=np.array([documents[one.document] for one in passages], np.int32),
        asked=asked,
        badly=badly,
        earlier=earlier,
        passage=np.array([one.passage for one in questions], np.int32),
        answered=np.array([one.answered for one in questions]),
        evidence=Ragged.of(one.evidence for one in questions),
        source=np.array([one.source for one in questions]),
        dev=np.array([one.dev for one in questions]),
        candidates=mine(passages, questions, encoders, tell),
    )


class _Pieces:
    """Numbers the pieces of the model's vocabulary in the order in which they turn up."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._numbers: dict[int, int] = {}
        for piece in _SPECIAL:
            self._number(tokenizer.encode(piece, add_special_tokens=False).ids[0])

    def _number(self, piece: int) -> int:
        return self._numbers.setdefault(piece, len(self._numbers))

    def rows(self, written: Sequence[str], most: int | None = None) -> Ragged:
        """The tokens of texts, without special ones, each cut off at ``most``."""
        found = self._tokenizer.encode_batch(list(written), add_special_tokens=False)
        return Ragged.of([self._number(piece) for piece in one.ids[:most]] for one in found)

    def vocabulary(self) -> Ids:
        """The piece of each number."""
        return np.array(list(self._numbers), np.int32)


def mine(passages: Sequence[Passage], questions: Sequence[Question], encoders: Encoders, tell: Tell) -> Ids:
    """The passages that search brings for each question, (questions, CANDIDATES), best first."""
    tell(texts.VECTORS)
    asked = [f"{one.earlier} {one.text}".strip() for one in questions]
    bodies = ["\n".join([*filter(None, [one.heading]), *one.units]) for one in passages]
    vectors = encoders.passages([f"passage: {body}" for body in bodies])
    put = encoders.questions([f"query: {text}" for text in asked])
    tell(texts.CANDIDATES)
    words = WordIndex.build([f"{one.title}\n{body}" for one, body in zip(passages, bodies, strict=True)])
    of_document = _by_document(passages)
    found = np.full((len(asked), CANDIDATES), NONE, np.int32)
    for start in range(0, len(asked), _SLICE):
        for row, nearness in enumerate(put[start : start + _SLICE] @ vectors.T, start):
            within = questions[row].within
            among = of_document[passages[questions[row].passage].document] if within else None
            best = _best(nearness, words, asked[row], among)
            found[row, : len(best)] = best
    return found


def _by_document(passages: Sequence[Passage]) -> dict[str, list[int]]:
    """The passages of each document."""
    found: dict[str, list[int]] = {}
    for place, passage in enumerate(passages):
        found.setdefault(passage.document, []).append(place)
    return found


def _best(nearness: NDArray[np.float32], words: WordIndex, asked: str, among: Sequence[int] | None) -> list[int]:
    """The passages that search brings, best first; ``among`` leaves out all others."""
    chosen = np.arange(len(nearness)) if among is None else np.array(among)
    depth = min(_DEPTH, len(chosen))
    near = chosen[np.argpartition(-nearness[chosen], depth - 1)[:depth]]
    dense = [(int(place), float(nearness[place])) for place in near[np.argsort(-nearness[near])]]
    lexical = words.search(asked, depth if among is None else len(nearness))
    allowed = set(chosen.tolist())
    return [place for place, _ in fuse(dense, [hit for hit in lexical if hit[0] in allowed])][:CANDIDATES]


def save(prepared: Prepared, folder: Path) -> None:
    """Write what was prepared to a folder. Raises OSError."""
    arrays: dict[str, NDArray[np.generic]] = {"version": np.array(_VERSION)}
    for name in Prepared.__slots__:
        value = getattr(prepared, name)
        if isinstance(value, Ragged):
            arrays |= {f"{name}.values": value.values, f"{name}.bounds": value.bounds}
        else:
            arrays[name] = value
    np.savez_compressed(folder / _FILE, allow_pickle=False, **arrays)


def load(folder: Path) -> Prepared:
    """Read what was prepared. Raises TrainingError when it is not there, or was made by another version."""
    try:
        with np.load(folder / _FILE) as stored:
            if int(stored["version"]) != _VERSION:
                raise ValueError("another version")
            fields: dict[str, Any] = {
                name: Ragged(stored[f"{name}.values"], stored[f"{name}.bounds"])
                if f"{name}.values" in stored.files
                else stored[name]
                for name in Prepared.__slots__
            }
            return Prepared(**fields)
    except FileNotFoundError as error:
        raise TrainingError(texts.NOT_PREPARED.format(folder=folder)) from error
    except Exception as error:  # whatever a file that is no such file makes numpy and zipfile raise
        raise TrainingError(texts.OTHER_VERSION.format(folder=folder)) from error
