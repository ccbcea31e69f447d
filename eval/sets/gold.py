"""Questions with gold sentences: the answer is known by the sentences it stands in, or known not to be there.

A line is ``{"id", "question", "history", "file", "pages", "gold"}``: ``gold`` is a list of sentences, of which the
quotations must hold nearly all words, or null for a question that must be refused; ``file`` is a file name, wherever
the file stands in the corpus folder, and ``pages`` the PDF pages of which one must be cited.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from eval import texts
from eval.sets.schema import PageNumber, Text
from eval.values import Case


class GoldRow(BaseModel):
    """One line of a file of questions with gold sentences."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: Text
    question: Text
    history: tuple[Text, ...] = ()
    file: str = ""
    pages: tuple[PageNumber, ...] = ()
    gold: Annotated[tuple[Text, ...], Field(min_length=1)] | None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """Check that an answer has a place."""
        if self.gold and not (self.file.strip() and self.pages):
            raise ValueError(texts.GOLD_NEEDS_PLACE)
        return self


def gold_case(row: GoldRow, files: Mapping[str, Sequence[str]], file: str, line: int) -> Case:
    """Return the case of a line; ``files`` gives the documents of the corpus by the name of their file.

    Raises:
        ValueError: the file is not in the corpus; every page would be wrong without anybody seeing why.

    """
    documents = files.get(row.file.replace("\\", "/").rsplit("/", 1)[-1], ()) if row.gold else ()
    if row.gold and not documents:
        raise ValueError(texts.GOLD_FILE.format(file=row.file))
    return Case(
        id=row.id,
        question=row.question,
        history=row.history,
        expect="answer" if row.gold else "refuse",
        type="",
        user="",
        difficulty="",
        split="test",
        sentences=row.gold or (),
        places=({document: row.pages for document in documents},) if row.gold else (),
        file=file,
        line=line,
    )
