"""What people said of answers: read, exported, and made into draft cases."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from assistant.ui.literal import literal
from assistant.ui.quality import texts
from assistant.ui.saved.reactions import Reaction, reactions
from assistant.ui.saved.values import KeepingProblem
from assistant.ui.settings import AppSettings
from eval.sets.draft import draft_case

_SHOWN = 50
_DRAFTS = "concept-vragen.yaml"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def show_reactions(settings: AppSettings) -> None:
    """List the reactions, latest first, with what can be done with them."""
    try:
        found = reactions(settings.data)
    except KeepingProblem as problem:
        st.warning(str(problem))
        return
    if not found:
        st.markdown(texts.REACTIONS_NONE)
        return
    right = sum(one.verdict == "right" for one in found)
    st.markdown(texts.REACTIONS_COUNT.format(count=len(found), right=right))
    st.download_button(
        texts.REACTIONS_DOWNLOAD,
        as_csv(found).encode("utf-8-sig"),
        "reacties.csv",
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
    )
    for place, one in enumerate(reversed(found[-_SHOWN:])):
        _show(place, one, settings)


def _show(place: int, one: Reaction, settings: AppSettings) -> None:
    with st.expander(f"{texts.REACTION[one.verdict]} · {literal(one.question)}", key=f"reaction-{place}"):
        st.caption(literal(one.when))
        for label, said in ((texts.REACTION_WHY, one.why), (texts.REACTION_EXPECTED, one.expected)):
            if said:
                st.markdown(f"**{label}**  \n{literal(said)}")
        st.button(
            texts.REACTION_DRAFT,
            key=f"draft-{place}",
            icon=":material/playlist_add:",
            on_click=_draft,
            args=(one, settings.data / _DRAFTS),
        )
        _show_draft(st.session_state.get(_drafted(one)), settings.data / _DRAFTS)


def _drafted(one: Reaction) -> str:
    return f"drafted-{one.when}-{one.question}"


def _draft(one: Reaction, path: Path) -> None:
    """Add a draft to the file with drafts; what came of it stays on the page, also when that is shown anew."""
    text = draft_case(one.question, one.history, one.expected, one.why, one.places)
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"{text}\n")
    except OSError as problem:
        st.session_state[_drafted(one)] = problem
    else:
        st.session_state[_drafted(one)] = text


def _show_draft(made: str | OSError | None, path: Path) -> None:
    if isinstance(made, OSError):
        st.error(texts.REACTION_NOT_DRAFTED.format(file=literal(str(path)), reason=literal(str(made.strerror))))
    elif made:
        st.success(texts.REACTION_DRAFTED.format(file=literal(str(path))))
        st.code(made, language="yaml", wrap_lines=True)


def as_csv(found: Sequence[Reaction]) -> str:
    """Reactions for a spreadsheet as the Dutch have it; no text is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(texts.REACTIONS_HEAD)
    for one in found:
        told = (one.when, texts.REACTION[one.verdict], one.question, " › ".join(one.history), one.text, one.why)
        writer.writerow([f"'{text}" if text.startswith(_FORMULA) else text for text in (*told, one.expected)])
    return out.getvalue()
