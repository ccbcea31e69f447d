"""The register fields on the page are those of the model card."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from assistant.ui.about import texts
from assistant.ui.about.card import card_sections, sections


def test_the_sections_that_are_shown_are_in_the_card() -> None:
    assert set(texts.REGISTER_SECTIONS) | set(texts.FIGURE_SECTIONS) <= card_sections().keys()
    assert "| Thema |" in card_sections()["Algemene informatie"]


def test_a_link_to_a_file_is_plain_text_and_one_to_the_web_stays() -> None:
    found = sections("# Kop\n\n## Een\n\nZie [README](../README.md) en [web](https://example.org).\n\n## Twee\n")
    assert found == {"Een": "Zie README en [web](https://example.org).", "Twee": ""}


def test_without_a_card_there_are_no_sections(tmp_path: Path) -> None:
    assert card_sections(tmp_path / "weg.md") == {}


def about() -> None:
    from assistant.ui.about.page import page

    page()


def test_the_page_says_how_long_conversations_are_kept_and_whom_to_ask(monkeypatch) -> None:
    monkeypatch.setenv("BINNENSTAD_APP_KEEP_DAYS", "7")
    monkeypatch.setenv("BINNENSTAD_APP_CONTACT", "Bel <b>14</b> 0592")
    app = AppTest.from_function(about).run()
    assert not app.exception
    shown = "\n".join(one.value for one in app.markdown)
    assert "7 dagen" in shown
    assert "Bel \\<b\\>14\\</b\\> 0592" in shown


def test_the_page_says_whether_a_language_model_writes_and_what_leaves_the_machine(monkeypatch) -> None:
    def shown() -> str:
        return "\n".join(one.value for one in AppTest.from_function(about).run().markdown)

    assert texts.WRITES_NOT in shown()
    monkeypatch.setenv("BINNENSTAD_CHAT_MODEL", "mistralai:groot")
    assert texts.WRITES in shown()
    assert texts.STAYS in shown()
    monkeypatch.setenv("BINNENSTAD_CHAT_ONLY_LOCAL", "false")
    assert "taalmodel mistralai\\:groot." in shown()
    assert texts.STAYS not in shown()
