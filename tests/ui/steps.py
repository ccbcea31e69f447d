"""What somebody does on the pages, and reads there."""

from streamlit.testing.v1 import AppTest


def ask(app: AppTest, question: str) -> AppTest:
    return app.chat_input[0].set_value(question).run()


def said(app: AppTest, turn: int = -1) -> str:
    """What the assistant said in a turn: its status, its answer and what the sources show."""
    answers = [message for message in app.chat_message if message.name == "assistant"]
    return "\n".join(markdown.value for markdown in answers[turn].markdown)


def button(app: AppTest, label: str):
    return next(one for one in app.button if one.label == label)
