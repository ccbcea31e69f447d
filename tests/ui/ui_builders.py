"""Small values for the tests of the pages."""

from assistant.values import Answer, Citation, Status
from corpus.values import Box, Document
from eval.values import Case, Result, Scores

DOCUMENT = Document(
    id="nota",
    title="Nota",
    kind="nota",
    status="ontwerp",
    date="2021-03",
    publisher="gemeente",
    origin="",
    file="nota.pdf",
    digest="0" * 64,
)
CITATION = Citation(
    number=1,
    document=DOCUMENT,
    page=5,
    label="4",
    headings=("2 Geld", "2.1 Bronnen"),
    quote="Er is 3 miljoen euro [in kas].",
    boxes=(Box(x0=1, top=1, x1=2, bottom=2),),
    chunk="c",
)
ANSWER = Answer(
    status="answered",
    text="Dit staat in ‘Nota’ (maart 2021, ontwerp):\n\n> Er is **3 miljoen** euro \\[in kas\\]. [1]",
    citations=(CITATION,),
)


def result(identity: str, confidence: float | None, *, right: bool, is_due: bool = False) -> Result:
    """A scored question; one with ``is_due`` has no answer and was refused."""
    case = Case(
        id=identity,
        question=f"Vraag {identity}?",
        expect="refuse" if is_due else "answer",
        type="geld",
        user="inwoner",
        difficulty="makkelijk",
        split="dev",
    )
    scores = Scores(ok=float(right or is_due), shown_right=float(right), refused=float(is_due))
    status: Status = "not_found" if is_due else "answered"
    return Result(case=case, status=status, text="", citations=(), found=(), scores=scores, confidence=confidence)
