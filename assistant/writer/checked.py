"""Whether a sentence of a model may be shown: what is certain first, then whether its passages say it."""

from collections.abc import Sequence

from assistant.answer.choose import POINTS_BACK
from assistant.reader.reading import dated_title
from assistant.values import Citation
from assistant.writer import prompts
from assistant.writer.checks import support
from assistant.writer.checks.altered import is_altered
from assistant.writer.checks.orders import gives_orders
from assistant.writer.checks.sentence import Known, ground_of, objection
from assistant.writer.values import Claim, Dropped, Ground, Reason
from corpus.splitting.sentences import sentence_spans
from index.library import Library

_LONGEST_PATH = 200


class Checker:
    """Holds the sentences of one answer against its passages, one after the other.

    A sentence that points back ("Dat kost ...") stands on the one before it: when that was dropped, it is dropped too.
    """

    def __init__(self, library: Library, ground: Ground) -> None:
        self._library = library
        self._cited = {citation.number: citation for citation in ground.citations}
        told = prompts.system(ground.style, structured=False) + prompts.prompt("repair") + prompts.prompt("format_json")
        self._known = Known(vocabulary=library.words.vocabulary, instructions=told)
        self._said: set[str] = set()
        self._before_was_kept = False

    def check(self, claim: Claim) -> Dropped | None:
        """None when the sentence may be shown, else why not."""
        reason = self._reason(claim)
        self._before_was_kept = not reason
        if reason:
            return Dropped(claim=claim, reason=reason)
        self._said.add(claim.text.casefold())
        return None

    def _reason(self, claim: Claim) -> Reason | None:
        cited = [self._cited[number] for number in claim.numbers if number in self._cited]
        if reason := objection(claim, cited, self._known):
            return reason
        if claim.text.casefold() in self._said:
            return "said before"
        if POINTS_BACK.match(claim.text) and not self._before_was_kept:
            return "points back"
        if is_altered(
            claim.text, [(ground_of(one), sentences(one.quote)) for one in cited], self._library.words.analyse
        ):
            return "altered"
        if gives_orders(claim.text, self._library.embed_query):
            return "order"
        return None if self._is_supported(claim, cited) else "unsupported"

    def _is_supported(self, claim: Claim, cited: Sequence[Citation]) -> bool:
        units = [unit for citation in cited for unit in sentences(citation.quote)]
        first = cited[0]
        about = dated_title(first.document), " > ".join(first.headings)[-_LONGEST_PATH:]
        found = support.signals(self._library.reader, self._library.words.analyse, claim.text, about, units)
        return support.fitted().holds(found)


def without_orders(ground: Sequence[Citation], library: Library) -> tuple[Citation, ...]:
    """The passages that give no orders to a language model."""
    return tuple(one for one in ground if not gives_orders(one.quote, library.embed_query))


def sentences(quote: str) -> list[str]:
    """The sentences of a quotation."""
    return [quote[start:end] for start, end in sentence_spans(quote)] or [quote]
