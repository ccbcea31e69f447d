"""The cases of a measurement: a list to filter, and on opening what was asked, said and cited beside what was due."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import streamlit as st

from assistant.texts import NEAR_MARK, place
from assistant.ui import texts as shared
from assistant.ui.literal import literal, shown
from assistant.ui.quality import texts
from assistant.ui.quality.gold import gold_passages
from assistant.ui.server import pdf_address
from corpus.values import Document
from eval.scoring import notation
from eval.scoring.retrieval import on_place
from eval.scoring.sentences import sentence_recall
from eval.values import Case, Cited, Place, Result, Run
from index.library import Library

Outcome = Literal["wrong", "lost", "right", "every"]

_A_SCREEN = 10
_FIELDS: Mapping[str, Callable[[Case], str]] = {
    texts.CASES_TYPE: lambda case: case.type,
    texts.CASES_USER: lambda case: case.user,
    texts.CASES_FILE: lambda case: case.file,
}


@st.fragment
def show_cases(run: Run, lost: frozenset[str], library: Library) -> None:
    """List the cases of a run that pass the filters; ``lost`` are those that were right in the run before it."""
    st.header(texts.CASES, anchor=False)
    results = _filtered(run.results, lost)
    if not results:
        st.markdown(texts.CASES_NONE)
        return
    screens = -(-len(results) // _A_SCREEN)
    screen = min(st.pagination(screens), screens) - 1 if screens > 1 else 0
    first, last = screen * _A_SCREEN, min((screen + 1) * _A_SCREEN, len(results))
    st.caption(shared.SHOWING.format(first=first + 1, last=last, count=len(results)))
    for result in results[first:last]:
        opened = st.expander(
            _label(result),
            key=f"case-{run.name}-{result.case.id}",
            icon=":material/check_circle:" if result.ok else ":material/cancel:",
            on_change="rerun",
        )
        if opened.open:
            with opened:
                _show(result, library)


def _filtered(every: Sequence[Result], lost: frozenset[str]) -> Sequence[Result]:
    passes: dict[Outcome, Callable[[Result], bool]] = {
        "wrong": lambda result: not result.ok or bool(result.flaws),
        "lost": lambda result: result.case.id in lost,
        "right": lambda result: result.ok,
        "every": lambda result: True,
    }
    offered = [name for name in passes if name != "lost" or lost]
    outcome: Outcome = st.segmented_control(
        texts.CASES_OUTCOME,
        offered,
        default="wrong",
        required=True,
        format_func=lambda name: texts.OUTCOME[name],
    )
    results = every
    for column, (label, value_of) in zip(st.columns(len(_FIELDS)), _FIELDS.items(), strict=True):
        choices = sorted({value_of(result.case) for result in every} - {""})
        chosen = column.selectbox(label, choices, index=None, placeholder=texts.CASES_ANY)
        if chosen is not None:
            results = [result for result in results if value_of(result.case) == chosen]
    words = st.text_input(texts.CASES_WORDS).casefold()
    return [one for one in results if passes[outcome](one) and words in f"{one.case.id} {one.case.question}".casefold()]


def _label(result: Result) -> str:
    case = result.case
    outcome = texts.CASE_RIGHT if result.ok else texts.CASE_WRONG
    details = (outcome, shared.STATUS[result.status], case.type, case.user, case.id)
    return f"**{literal(case.question)}**  \n:small[{literal(' · '.join(part for part in details if part))}]"


def _show(result: Result, library: Library) -> None:
    case = result.case
    documents = {document.id: document for document in library.documents}
    if case.history:
        st.markdown("\n".join([f"**{texts.CASE_EARLIER}**", "", *(f"- {literal(one)}" for one in case.history)]))
    for flaw in result.flaws:
        st.warning(literal(flaw), icon=":material/warning:")
    due, said = st.columns(2)
    with due:
        st.markdown(f"**{texts.CASE_ANSWER}** · {shared.STATUS[result.status]}")
        st.markdown(literal(result.text) if result.status == "error" else shown(result.text))
        st.markdown("\n".join(_due(result, documents)))
        if passages := gold_passages(case, library):
            st.markdown("\n".join([f"**{texts.CASE_GOLD}**", "", *(f"> {literal(one)}\n" for one in passages)]))
    with said:
        st.markdown(f"**{texts.CASE_CITED}**")
        if not result.citations:
            st.markdown(texts.CASE_NOT_CITED)
        for citation in result.citations:
            _show_cited(citation, documents)
    st.caption(texts.CASE_STANDS.format(file=literal(case.file), line=case.line))


def _due(result: Result, documents: Mapping[str, Document]) -> list[str]:
    """What a good answer holds, and whether this one does."""
    case = result.case
    if case.expect == "refuse":
        lines = [f"**{texts.CASE_REFUSAL_DUE}**", "", literal(case.reason)]
        mentions = [f"- {literal(word)}: {_mark(notation.contains(result.text, word))}" for word in case.mentions]
        return [*lines, "", texts.CASE_MENTIONS, "", *mentions] if mentions else lines
    lines = [f"**{texts.CASE_FACTS}**", ""] if case.facts else []
    for forms in case.facts:
        others = texts.CASE_OTHER_FORMS.format(forms=" / ".join(forms[1:])) if len(forms) > 1 else ""
        found = any(notation.contains(result.text, form) for form in forms)
        lines.append(f"- **{literal(forms[0])}**{literal(others) and f' {literal(others)}'}: {_mark(found)}")
    if case.sentences:
        quotes = [citation.quote for citation in result.citations if not citation.near]
        lines += [f"**{texts.CASE_SENTENCES}**", ""]
        lines += [f"- {literal(one)}: {_mark(sentence_recall(quotes, [one]) == 1.0)}" for one in case.sentences]
    lines += ["", f"**{texts.CASE_PLACES}**", ""]
    return lines + [f"- {_place(one, documents)}: {_mark(_cited(result, one))}" for one in case.places]


def _mark(there: bool) -> str:
    return f":material/check: {texts.CASE_THERE}" if there else f":material/close: **{texts.CASE_MISSING}**"


def _cited(result: Result, wanted: Place) -> bool:
    return any(on_place(one.document, (one.page,), wanted) for one in result.citations if not one.near)


def _place(wanted: Place, documents: Mapping[str, Document]) -> str:
    """A gold place in words, each document with a link to its first page."""
    parts = []
    for identity, pages in wanted.items():
        document = documents.get(identity)
        title = literal(document.title if document else identity)
        numbers = texts.CASE_PAGE.format(pages=texts.OR.join(map(str, pages)))
        address = pdf_address(document.file, pages[0]) if document and pages else ""
        parts.append(f"{title}, [{numbers}]({address})" if address else f"{title}, {numbers}")
    return texts.OR.join(parts)


def _show_cited(citation: Cited, documents: Mapping[str, Document]) -> None:
    document = documents.get(citation.document)
    title = literal(document.title if document else citation.document)
    where = literal(place(citation.label, citation.page, citation.headings))
    near = literal(NEAR_MARK) if citation.near else ""
    st.markdown(f"\\[{citation.number}\\] {title}, {where} {near}\n\n> {literal(citation.quote)}")
    if document:
        st.link_button(
            shared.OPEN_AT.format(label=literal(citation.label)),
            pdf_address(document.file, citation.page),
            icon=":material/open_in_new:",
        )
