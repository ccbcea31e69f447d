"""The controls to measure with: which questions, a name, start and stop, and how far it is."""

from pathlib import Path, PurePosixPath

import streamlit as st

from assistant.ui.literal import literal
from assistant.ui.quality import texts
from assistant.ui.quality.measurements import EvaluationSettings, measuring, prepare
from assistant.ui.settings import AppSettings
from assistant.ui.shelf import Opened
from eval.running.runs import RunError
from eval.sets.cases import CaseError

CHOSEN = "measurement"
_KEPT = "vragen"
_SEEN = "last-measurement"
_ENDINGS = (".jsonl", ".csv")


def show_measure(opened: Opened, settings: EvaluationSettings, app: AppSettings) -> None:
    """Show the form, or how far the measurement is that goes on."""
    _show_progress()
    if measuring().state.busy:
        return
    folder = app.data / _KEPT
    sets = {texts.QUALITY_OWN_CASES: settings.eval_cases} | {path.name: path for path in _sets(folder)}
    questions = st.selectbox(texts.QUALITY_SET, list(sets)) if len(sets) > 1 else texts.QUALITY_OWN_CASES
    split = st.segmented_control(
        texts.QUALITY_SPLIT,
        list(texts.SPLIT),
        default="all",
        required=True,
        format_func=lambda name: texts.SPLIT[name],
        help=texts.QUALITY_SPLIT_HELP,
    )
    name = st.text_input(texts.QUALITY_NAME, max_chars=60, placeholder=texts.QUALITY_NAME_HINT)
    if st.button(texts.QUALITY_START, icon=":material/speed:", type="primary"):
        _start(opened, settings, sets[questions], str(split), name)
    with st.expander(texts.QUALITY_UPLOAD, icon=":material/upload_file:"):
        _show_upload(opened, settings, folder)


def problem(title: str, reason: Exception) -> None:
    """Say what went wrong: its first line, and what follows in a list."""
    first, *rest = str(reason).splitlines() or [""]
    lines = "\n".join(f"- {literal(line)}" for line in rest)
    st.error(f"**{title}**\n\n{literal(first)}\n\n{lines}", icon=":material/error:")


def _start(opened: Opened, settings: EvaluationSettings, questions: Path, split: str, name: str) -> None:
    try:
        ready = prepare(opened, settings, questions, split)
    except (CaseError, RunError) as reason:
        problem(texts.QUALITY_CANNOT_MEASURE, reason)
        return
    if not measuring().start(ready.cases, split, ready.session, settings.eval_runs, name):
        st.warning(texts.QUALITY_BUSY_ELSEWHERE, icon=":material/hourglass:")
        return
    st.rerun()


def _show_progress() -> None:
    """How far it is, looked at every second while it goes on; how it ended, once for every visitor."""
    state = measuring().state
    if state.busy:
        _follow()
        return
    ended = state.folder or state.problem
    if ended and st.session_state.get(_SEEN) != ended:
        st.session_state[_SEEN] = ended
        if state.folder:
            st.session_state[CHOSEN] = state.folder.name
            st.success(texts.QUALITY_DONE, icon=":material/check_circle:")
        else:
            problem(texts.QUALITY_CANNOT_MEASURE, RuntimeError(state.problem))


@st.fragment(run_every=1.0)
def _follow() -> None:
    state = measuring().state
    if not state.busy:
        st.rerun()
    told = texts.QUALITY_BUSY.format(done=min(state.done + 1, state.total), total=state.total)
    st.progress(
        min(1.0, state.done / max(1, state.total)), text=told if state.done < state.total else texts.QUALITY_KEEPING
    )
    st.caption(texts.QUALITY_GOES_ON)
    st.button(texts.QUALITY_STOP, icon=":material/stop_circle:", on_click=measuring().stop)


def _sets(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(path for path in folder.glob("*") if path.suffix in _ENDINGS)) if folder.is_dir() else ()


def _show_upload(opened: Opened, settings: EvaluationSettings, folder: Path) -> None:
    """Take a file with questions in when every line of it can be used; else say what is wrong with which line."""
    st.markdown(texts.QUALITY_UPLOAD_HOW)
    chosen = st.file_uploader(texts.QUALITY_UPLOAD_FILE, key="questions-file", max_upload_size=20)
    if chosen is None:
        return
    name = PurePosixPath(chosen.name.replace("\\", "/")).name
    if not name.lower().endswith(_ENDINGS) or name.startswith("."):
        st.error(texts.QUALITY_UPLOAD_KIND.format(file=literal(name)))
        return
    path = folder / f"{Path(name).stem[:80]}{Path(name).suffix.lower()}"
    earlier = path.read_bytes() if path.is_file() else None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(chosen.getvalue())
        ready = prepare(opened, settings, path, "all")
    except OSError as reason:
        problem(texts.QUALITY_CANNOT_MEASURE, reason)
    except (CaseError, RunError) as reason:
        _put_back(path, earlier)
        problem(texts.QUALITY_UPLOAD_WRONG, reason)
    else:
        st.success(texts.QUALITY_UPLOADED.format(file=literal(path.name), count=len(ready.cases)))


def _put_back(path: Path, earlier: bytes | None) -> None:
    """Undo an upload that cannot be used: what was there before is there again."""
    if earlier is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(earlier)
