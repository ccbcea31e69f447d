"""What somebody does on the pages, and reads there."""

from streamlit.testing.v1 import AppTest

_QUESTION = "## "


def ask(app: AppTest, question: str) -> AppTest:
    return app.chat_input[0].set_value(question).run()


def questions(app: AppTest) -> list[str]:
    """The questions of the conversation, oldest first, as Markdown."""
    return [one.value.removeprefix(_QUESTION) for one in app.markdown if one.value.startswith(_QUESTION)]


def said(app: AppTest, turn: int = -1) -> str:
    """What stands below a question: status, answer, sources, and the source that is open when it is the last."""
    values = [one.value for one in app.markdown]
    starts = [place for place, value in enumerate(values) if value.startswith(_QUESTION)]
    ends = [*starts[1:], len(values)]
    return "\n".join(values[starts[turn] + 1 : ends[turn]]) if starts else ""


def button(app: AppTest, label: str):
    return next(one for one in app.button if one.label == label)


def sources(app: AppTest) -> list[str]:
    """The buttons that open a source, of all turns."""
    return [one.label.replace("\\", "") for one in app.button if (one.key or "").startswith("bron-")]
