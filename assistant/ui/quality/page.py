"""The page on quality: measure now, and see how good the answers are, by figure, by slice, over time and by case."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from assistant.ui import texts as shared
from assistant.ui.access import may_manage
from assistant.ui.literal import literal
from assistant.ui.quality import texts
from assistant.ui.quality.case_list import show_cases
from assistant.ui.quality.confidence import show_confidence
from assistant.ui.quality.measure import CHOSEN, problem, show_measure
from assistant.ui.quality.measurements import (
    EvaluationSettings,
    Head,
    Measured,
    dutch_time,
    heads,
    measured,
    measuring,
)
from assistant.ui.quality.names import give_name
from assistant.ui.quality.reactions import show_reactions
from assistant.ui.quality.trend import between, show_trend, together
from assistant.ui.settings import AppSettings
from assistant.ui.shelf import Opened
from assistant.ui.start import opened_or_stop
from eval.figures.compare import Comparison, compare, outcomes
from eval.figures.intervals import Estimate
from eval.figures.metrics import METRICS
from eval.figures.written import written
from eval.report.export import to_csv
from eval.running.runs import RunError, list_runs, load_run
from index.errors import SettingsProblem

_MAIN = ("ok", "right", "page_recall", "quotes_verbatim", "numbers_supported", "refusal_recall", "over_refusal")


def page() -> None:
    """Show the form to measure with, and the measurement that was chosen (first the newest)."""
    opened = opened_or_stop()
    st.title(shared.PAGE_QUALITY, anchor=False)
    st.markdown(texts.QUALITY_INTRO)
    try:
        settings = EvaluationSettings.load()
    except SettingsProblem as reason:
        problem(texts.QUALITY_CANNOT_SHOW, reason)
        return
    app = AppSettings.load()
    manages = may_manage(app)
    if manages:
        show_measure(opened, settings, app)
    folders = list_runs(settings.eval_runs)
    runs = heads(folders)
    if damaged := len(folders) - len(runs):
        one = damaged == 1
        told = texts.QUALITY_UNREADABLE_ONE if one else texts.QUALITY_UNREADABLE_MORE.format(count=damaged)
        st.warning(told, icon=":material/info:")
    figures, change, sure, cases, said, take = st.tabs(texts.QUALITY_TABS)
    with said:
        if manages:
            show_reactions(app)
        else:
            st.markdown(texts.REACTIONS_CLOSED)
    if not runs:
        with figures:
            busy = measuring().state.busy
            st.info(texts.QUALITY_NOT_YET if busy else texts.QUALITY_NONE_YET, icon=":material/info:")
        return
    with figures:
        chosen = _choose(runs)
        try:
            found = measured(chosen.folder)
        except RunError as reason:
            problem(texts.QUALITY_CANNOT_SHOW, reason)
            return
        _show_figures(found, opened)
        _show_gate(found)
        _show_slices(found)
    alike = tuple(run for run in runs if run.split == chosen.split)
    with change:
        against = _compare(found, runs, alike, chosen)
        show_trend(alike, against)
        if manages:
            _show_name(chosen)
    with sure:
        show_confidence(found.run.results, found.figures)
    with cases:
        show_cases(found.run, frozenset(against.lost if against else ()), opened.library)
    with take:
        _export(found)


def _choose(runs: Sequence[Head]) -> Head:
    """The run to show; a name that is no longer there gives the newest."""
    by_name = {run.folder.name: run for run in reversed(runs)}
    if st.session_state.get(CHOSEN) not in by_name:
        st.session_state[CHOSEN] = next(iter(by_name))
    name = st.selectbox(
        texts.QUALITY_CHOOSE, list(by_name), key=CHOSEN, format_func=lambda one: _run_name(by_name[one])
    )
    return by_name[name]


def _run_name(run: Head) -> str:
    when = dutch_time(run.when) or run.folder.name
    told = texts.QUALITY_RUN.format(when=when, split=texts.SPLIT.get(run.split, run.split), count=run.right.count)
    return f"{run.name} · {told}" if run.name else told


def _show_figures(found: Measured, opened: Opened) -> None:
    st.header(texts.QUALITY_FIGURES, anchor=False)
    right = found.figures["ok"]
    st.markdown(
        texts.QUALITY_HEADLINE.format(
            value=together(written(right.mean, percent=True)),
            right=sum(result.ok for result in found.run.results),
            count=right.count,
            interval=between(right, percent=True),
        )
    )
    now = {document.id: document.digest for document in opened.library.documents}
    if dict(found.run.about.corpus) != now:
        st.warning(texts.QUALITY_OTHER_DOCUMENTS, icon=":material/info:")
    rows = {metric.name: _figure(found, metric.name) for metric in METRICS if metric.name in found.figures}
    st.table([rows[name] for name in _MAIN if name in rows], hide_index=True)
    with st.expander(texts.QUALITY_ALL_FIGURES.format(count=len(rows))):
        st.table(list(rows.values()), hide_index=True)
        st.caption(texts.QUALITY_HOW)


def _figure(found: Measured, name: str) -> dict[str, str]:
    metric = next(one for one in METRICS if one.name == name)
    label = f"{metric.label} {texts.QUALITY_LOW_IS_GOOD}" if metric.low_is_good and metric.percent else metric.label
    return _row(texts.QUALITY_FIGURE, literal(label), found.figures[name], percent=metric.percent)


def _row(head: str, label: str, estimate: Estimate, *, percent: bool) -> dict[str, str]:
    """A row of which each cell can be read by itself: on a narrow screen the headings are not there."""
    count = texts.QUALITY_QUESTION if estimate.count == 1 else texts.QUALITY_QUESTIONS.format(count=estimate.count)
    return {
        head: label,
        texts.QUALITY_VALUE: f"**{together(written(estimate.mean, percent=percent))}**",
        texts.QUALITY_INTERVAL: between(estimate, percent=percent),
        texts.QUALITY_OVER: count,
    }


def _show_gate(found: Measured) -> None:
    st.header(texts.QUALITY_GATE, anchor=False)
    if found.breaches is None:
        st.info(f"{texts.QUALITY_NO_VERDICT} {literal(found.no_verdict)}", icon=":material/info:")
        return
    count = len(found.run.results)
    if found.breaches:
        lines = "\n".join(f"- {literal(breach.message)}" for breach in found.breaches)
        st.error(f"**{texts.QUALITY_GATE_SHUT}**\n\n{lines}", icon=":material/block:")
    elif count < found.judged:
        st.info(texts.QUALITY_GATE_SO_FAR, icon=":material/info:")
    else:
        st.success(texts.QUALITY_GATE_OPEN, icon=":material/check_circle:")
    if count != found.judged:
        st.caption(texts.QUALITY_GATE_PART.format(count=count, floor=found.judged))


def _compare(found: Measured, runs: Sequence[Head], alike: Sequence[Head], chosen: Head) -> Comparison | None:
    """How the chosen run compares with another: the one of the same half before it, until another is chosen."""
    others = {run.folder.name: run for run in reversed(runs) if run != chosen}
    if not others:
        return None
    place = alike.index(chosen)
    before = alike[place - 1].folder.name if place else None
    name = st.selectbox(
        texts.QUALITY_COMPARE,
        list(others),
        index=list(others).index(before) if before else None,
        format_func=lambda one: _run_name(others[one]),
        placeholder=texts.QUALITY_COMPARE_NONE,
    )
    if name is None:
        return None
    try:
        earlier = load_run(others[name].folder)
    except RunError as reason:
        problem(texts.QUALITY_CANNOT_SHOW, reason)
        return None
    return compare(outcomes(earlier.results), outcomes(found.run.results))


def _show_name(chosen: Head) -> None:
    name = st.text_input(texts.QUALITY_RENAME, value=chosen.name, max_chars=60, key=f"name-{chosen.folder.name}")
    if name != chosen.name:
        try:
            give_name(chosen.folder, name)
        except RunError as reason:
            problem(texts.QUALITY_CANNOT_SHOW, reason)
            return
        st.rerun()


def _show_slices(found: Measured) -> None:
    st.header(texts.QUALITY_SLICES, anchor=False)
    kinds = [kind for kind, names in found.slices.items() if len(names) > 1]
    if not kinds:
        st.markdown(texts.QUALITY_NO_SLICES)
        return
    kind = st.selectbox(texts.QUALITY_SLICE, kinds, format_func=lambda name: texts.SLICE.get(name, name))
    head = texts.SLICE.get(kind, kind)
    rows = [_row(head, literal(name), one, percent=True) for name, one in found.slices[kind].items()]
    st.table(rows, hide_index=True)


def _export(found: Measured) -> None:
    st.header(texts.QUALITY_EXPORT, anchor=False)
    st.markdown(texts.QUALITY_EXPORT_HINT)
    name = texts.QUALITY_FILE.format(name=Path(found.run.name).name)
    # With a byte order mark, or Excel does not see that it is UTF-8.
    data = to_csv(found.run.results).encode("utf-8-sig")
    st.download_button(texts.QUALITY_DOWNLOAD, data, name, "text/csv", icon=":material/download:", on_click="ignore")
