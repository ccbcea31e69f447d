"""The lint of the cases: does every gold fact stand on its gold page, and is what a refusal misses really missing."""

from collections.abc import Iterator, Sequence
from itertools import count

from eval import texts
from eval.scoring import notation
from eval.scoring.sentences import HELD, share_held, words
from eval.scoring.source import Source
from eval.values import Case


def lint(cases: Sequence[Case], source: Source) -> tuple[str, ...]:
    """Return what is wrong with the cases when held against the documents, as Dutch sentences with file and line.

    Of every gold fact the first form must stand on a gold page, and every gold page must hold a gold fact in some form;
    nearly all words of a gold sentence must stand on its gold pages.
    What a refusal says is not mentioned must stand nowhere; a denial it accepts must stand somewhere.
    """
    pages = dict(_pages(source))
    return tuple(problem for case in cases for problem in _lint_case(case, pages, source))


def _pages(source: Source) -> Iterator[tuple[tuple[str, int], str]]:
    """Yield every page with its text, words broken at a line end joined."""
    for document in source.documents:
        for number in count(1):
            text = source.page_text(document, number)
            if text is None:
                break
            yield (document, number), text


Pages = dict[tuple[str, int], str]


def _lint_case(case: Case, pages: Pages, source: Source) -> Iterator[str]:
    """Yield what is wrong with one case."""
    yield from _lint_places(case, pages, source)
    yield from _lint_facts(case, pages)
    for word in case.mentions:
        places = _places_of(word, pages)
        if places:
            yield texts.LINT_MENTION.format(file=case.file, line=case.line, id=case.id, form=word, places=places)
    for form in case.denials:
        if not _places_of(form, pages):
            yield texts.LINT_DENIAL.format(file=case.file, line=case.line, id=case.id, form=form)


def _lint_places(case: Case, pages: Pages, source: Source) -> Iterator[str]:
    """Yield the gold documents and pages that do not exist."""
    where = {"file": case.file, "line": case.line, "id": case.id}
    for place in case.places:
        for document, numbers in place.items():
            if document not in source.documents:
                yield texts.LINT_DOCUMENT.format(**where, document=document)
                continue
            for number in numbers:
                if (document, number) not in pages:
                    yield texts.LINT_PAGE.format(**where, document=document, page=number)


def _lint_facts(case: Case, pages: Pages) -> Iterator[str]:
    """Yield the facts that stand on no gold page, and the gold pages without a fact."""
    where = {"file": case.file, "line": case.line, "id": case.id}
    gold = [(document, number) for place in case.places for document, numbers in place.items() for number in numbers]
    known = [page for page in gold if page in pages]
    whole = words("\n".join(pages[page] for page in known))
    for sentence in case.sentences if known else ():
        if share_held(sentence, whole) < HELD:
            yield texts.LINT_FACT.format(**where, form=sentence, elsewhere="")
    for forms in case.facts if known else ():
        if not any(notation.contains(pages[page], forms[0]) for page in known):
            places = _places_of(forms[0], pages)
            elsewhere = texts.LINT_ELSEWHERE.format(places=places) if places else ""
            yield texts.LINT_FACT.format(**where, form=forms[0], elsewhere=elsewhere)
    for document, number in known if case.facts else ():
        text = pages[document, number]
        if not any(notation.contains(text, form) for forms in case.facts for form in forms):
            yield texts.LINT_EMPTY_PAGE.format(**where, document=document, page=number)


def _places_of(form: str, pages: Pages) -> str:
    """Return the pages that hold a form, in words; empty when none does."""
    return ", ".join(
        f"{document} {number}" for (document, number), text in pages.items() if notation.contains(text, form)
    )
