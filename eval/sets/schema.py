"""The rows of a case file as people write them: Dutch keys, checked by pydantic, turned into ``Case`` values."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from eval import texts
from eval.values import Case, Expect

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
PageNumber = Annotated[int, Field(ge=1)]
Subject = Literal[
    "doel", "thema", "geld", "plek", "persoon", "datum", "lijst", "tabel", "vergelijking", "achtergrond", "organisatie"
]
User = Literal["ambtenaar", "ondernemer", "inwoner"]
Difficulty = Literal["makkelijk", "gemiddeld", "moeilijk"]
Wording = Literal["dichtbij", "ver"]
_EXPECT: dict[str, Expect] = {"antwoord": "answer", "weigering": "refuse"}


class CaseRow(BaseModel):
    """One case of a YAML file; the aliases are the keys in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    question: Text = Field(alias="vraag")
    history: tuple[Text, ...] = Field(alias="eerder", default=())
    expect: Literal["antwoord", "weigering"] = Field(alias="verwacht")
    type: Subject = Field(alias="soort")
    user: User = Field(alias="gebruiker")
    difficulty: Difficulty = Field(alias="moeilijkheid")
    wording: Wording = Field(alias="woorden")
    split: Literal["dev", "test"] = Field(alias="deel")
    facts: tuple[Annotated[tuple[Text, ...], Field(min_length=1)], ...] = Field(alias="feiten", default=())
    places: tuple[dict[Text, Annotated[tuple[PageNumber, ...], Field(min_length=1)]], ...] = Field(
        alias="bron", default=()
    )
    near_miss: bool = Field(alias="bijna_raak", default=False)
    mentions: tuple[Text, ...] = Field(alias="noemt", default=())
    partial: bool = Field(alias="deels_mag", default=False)
    denials: tuple[Text, ...] = Field(alias="ontkent", default=())
    reason: str = Field(alias="reden", default="")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """Check that the fields of a case belong together."""
        if self.expect == "antwoord" and not (self.facts and self.places):
            raise ValueError(texts.ANSWER_NEEDS_FACTS)
        of_refusals = (self.near_miss, self.mentions, self.partial, self.denials, self.reason)
        if self.expect == "antwoord" and any(of_refusals):
            raise ValueError(texts.ANSWER_HAS_REFUSAL)
        if self.expect == "weigering" and (self.facts or self.places):
            raise ValueError(texts.REFUSAL_HAS_FACTS)
        if self.expect == "weigering" and not self.reason.strip():
            raise ValueError(texts.REFUSAL_NEEDS_REASON)
        if self.partial and not self.mentions:
            raise ValueError(texts.PARTIAL_NEEDS_MENTION)
        return self

    def case(self, file: str, line: int) -> Case:
        """Return the case as the scorer uses it."""
        return Case(
            id=self.id,
            question=self.question,
            history=self.history,
            expect=_EXPECT[self.expect],
            type=self.type,
            user=self.user,
            difficulty=self.difficulty,
            wording=self.wording,
            split=self.split,
            facts=self.facts,
            places=self.places,
            near_miss=self.near_miss,
            mentions=self.mentions,
            partial=self.partial,
            denials=self.denials,
            reason=self.reason,
            file=file,
            line=line,
        )
