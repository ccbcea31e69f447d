"""Small values for the tests of the pages."""

from assistant.values import Answer, Citation
from corpus.values import Box, Document

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
