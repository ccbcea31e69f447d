"""The values of scoring: what a case asks for, what came back and what it scored."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Literal

from assistant.values import Status

Expect = Literal["answer", "refuse"]
"""What a good assistant does with the question."""

Split = Literal["dev", "test"]
"""The half a case belongs to: versions are tuned on ``dev`` and judged on ``test``."""

Place = Mapping[str, tuple[int, ...]]
"""A place the answer must lead to: document id to its PDF pages (from 1); any one of those pages will do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question with what a right answer holds.

    ``history`` are the earlier questions of the conversation, oldest first. ``facts`` are groups of accepted forms: an
    answer must hold one form of every group; the first form is how the text itself says it. ``sentences`` are gold
    sentences instead of facts: what the quotations must hold nearly all words of. ``places`` must each be cited (two
    for a comparison of two documents). ``near_miss`` marks a refusal on a question that is on topic;
    ``mentions`` are words such a refusal must name ("Kloosterstraat"); ``partial`` says that a partial answer naming
    them is as good as a refusal, ``denials`` are forms in which a document says itself that it does not say ("geen
    parkeertarieven"): an answer that holds one is as good too. ``file`` and ``line`` say where the case stands.
    """

    id: str
    question: str
    expect: Expect
    type: str
    user: str
    difficulty: str
    split: Split
    history: tuple[str, ...] = ()
    wording: str = ""
    facts: tuple[tuple[str, ...], ...] = ()
    sentences: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    near_miss: bool = False
    mentions: tuple[str, ...] = ()
    partial: bool = False
    denials: tuple[str, ...] = ()
    reason: str = ""
    file: str = ""
    line: int = 0

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the gold documents, sorted; empty for a refusal."""
        return tuple(sorted({document for place in self.places for document in place}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What one answer scored; ``None`` where the case does not qualify for the metric.

    Shares lie between 0 and 1; a yes or no is 1.0 or 0.0. ``words`` and ``characters`` are the length of an answer;
    ``shown_right`` tells whether what was shown (at a refusal: the nearest passage) answers. What each one
    means is said by the function that computes it: see ``retrieval``, ``scores`` and ``support``.
    """

    ok: float
    hit1: float | None = None
    hit5: float | None = None
    mrr10: float | None = None
    ndcg10: float | None = None
    fact_recall: float | None = None
    right: float | None = None
    page_precision: float | None = None
    page_recall: float | None = None
    first_page: float | None = None
    quotes_verbatim: float | None = None
    numbers_supported: float | None = None
    claims_cited: float | None = None
    refused: float | None = None
    named: float | None = None
    shown_right: float | None = None
    characters: float | None = None
    words: float | None = None

    def get(self, name: str) -> float | None:
        """Return the score with this name."""
        value: float | None = getattr(self, name)
        return value


SCORE_NAMES = tuple(entry.name for entry in fields(Scores))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A citation of an answer, as it is kept: ``page`` is the PDF page (from 1), ``label`` the printed one."""

    number: int
    document: str
    page: int
    label: str
    headings: tuple[str, ...]
    quote: str
    near: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A passage that was found: its document and PDF pages (from 1)."""

    document: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A case, what came back and what it scored; everything a run keeps.

    ``found`` is best first; ``confidence`` the chance, as the assistant sees it, that what it shows answers the
    question, for a refusal too (None when it does not say); ``flaws`` are sentences for people on what is wrong (a
    quotation that is not verbatim, a number without support); ``seconds`` is kept out of everything that is compared
    byte by byte.
    """

    case: Case
    status: Status
    text: str
    citations: tuple[Cited, ...]
    found: tuple[Found, ...]
    scores: Scores
    confidence: float | None = None
    flaws: tuple[str, ...] = ()
    seconds: float = field(default=0.0, compare=False)

    @property
    def ok(self) -> bool:
        """Tell whether the case came out right."""
        return self.scores.ok == 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What a language model wrote beside the answer to a case (``result``), and what that scored.

    ``text`` is empty when nothing was left to show; ``scores`` are of the text alone, with the citations it uses, None
    without text. ``kept`` and ``dropped`` count sentences, ``ending`` says how it ended, ``trace`` what it took.
    """

    result: Result
    text: str
    scores: Scores | None
    ending: str
    kept: int
    dropped: int
    flaws: tuple[str, ...]
    trace: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a run was made with: enough to make it again. No paths and no times: the same input gives the same bytes.

    ``cases`` is the SHA-256 of the cases, ``corpus`` gives that of each document by id, ``settings`` what was set.
    """

    cases: str
    split: str
    corpus: Mapping[str, str]
    settings: Mapping[str, str]
    distractors: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run that was kept: its name (of its folder), when it was made (ISO), with what, the command, and its results.

    ``when`` and ``command`` are empty when unknown.
    """

    name: str
    when: str
    about: About
    results: tuple[Result, ...]
    command: str = ""
