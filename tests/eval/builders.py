"""Small cases, answers and documents to score with."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.values import Answer, Citation, Passage, Status
from corpus.values import Chunk, Document
from eval.running.runner import result_of
from eval.scoring.source import Source
from eval.values import Case, Result

PAGES = {
    ("visie", 1): "De binnenstad heeft 60.000 m² winkelruimte nodig. Er komen 700 woningen bij.",
    ("visie", 2): "De Rolderstraat wordt een woonstraat.\nDe gemeente kocht al panden.",
    ("programma", 1): "De gemeente legt 3 miljoen euro in. De raad stemde in maart 2018 in.",
}


def document(id: str = "visie", **fields: Any) -> Document:
    known = {
        "title": f"De {id}",
        "kind": id,
        "status": "ontwerp",
        "date": "2021-03",
        "publisher": "gemeente",
        "origin": "",
        "file": f"{id}.pdf",
        "digest": f"digest-{id}",
    }
    return Document(id=id, **(known | fields))


def source(pages: Mapping[tuple[str, int], str] = PAGES) -> Source:
    documents = {name: document(name) for name, _ in pages}
    return Source(documents=documents, page_text=lambda name, number: pages.get((name, number)))


def case(**fields: Any) -> Case:
    known: dict[str, Any] = {
        "id": "c",
        "question": "Hoeveel winkelruimte is er nodig?",
        "expect": "answer",
        "type": "doel",
        "user": "ambtenaar",
        "difficulty": "makkelijk",
        "split": "dev",
        "wording": "dichtbij",
        "facts": (("60.000 m²",),),
        "places": ({"visie": (1,)},),
    }
    return Case(**(known | fields))


def refusal(**fields: Any) -> Case:
    return case(**({"expect": "refuse", "facts": (), "places": (), "reason": "Het staat er niet."} | fields))


def passage(name: str = "visie", *pages: int, text: str = "", id: str = "") -> Passage:
    numbers = pages or (1,)
    chunk = Chunk(
        id=id or f"{name}-{numbers}",
        document=name,
        headings=(),
        pages=numbers,
        labels=tuple(map(str, numbers)),
        text=text,
        spans=(),
    )
    return Passage(chunk=chunk, document=document(name), score=1.0)


def citation(number: int = 1, name: str = "visie", page: int = 1, quote: str = "", **fields: Any) -> Citation:
    found = quote or PAGES[name, page].splitlines()[0]
    known: dict[str, Any] = {"label": str(page), "headings": (), "boxes": (), "chunk": f"{name}-({page},)"}
    return Citation(number=number, document=document(name), page=page, quote=found, **(known | fields))


def answer(text: str = "", citations: Sequence[Citation] = (), status: Status = "answered", **fields: Any) -> Answer:
    return Answer(status=status, text=text, citations=tuple(citations), **fields)


def good() -> Answer:
    quote = "De binnenstad heeft 60.000 m² winkelruimte nodig."
    return answer(f"> {quote} [1]", [citation(quote=quote)], passages=(passage(),))


def refused() -> Answer:
    return answer("Dat staat niet in de documenten.", status="not_found")


def result(of: Case, said: Answer, seconds: float = 0.1) -> Result:
    return result_of(of, said, seconds, source())
