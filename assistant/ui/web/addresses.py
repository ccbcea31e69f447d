"""The addresses of the pages, below whatever path the app is served under; and what is shown for any other."""

from html import escape

from streamlit import config

from assistant.ui.web import texts

QUESTIONS, STREET, DOCUMENTS, QUALITY, ABOUT = "vragen", "mijn-straat", "documenten", "kwaliteit", "uitleg"
HEALTH = "gezondheid"
_PAGES = frozenset({"", QUESTIONS, STREET, DOCUMENTS, QUALITY, ABOUT})

_LOST = """<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<style>body {{ font: 1.1rem/1.6 sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem; color: #101614; }}
a {{ color: #1d5c4d; }}</style></head>
<body><main><h1>{title}</h1><p>{hint}</p><p><a href="{start}">{to_start}</a></p></main></body>
</html>
"""


def base() -> str:
    """The path that the app is served under (Streamlit's ``server.baseUrlPath``): empty, or ``/…`` without an end."""
    path = str(config.get_option("server.baseUrlPath")).strip("/")
    return f"/{path}" if path else ""


def is_page(path: str) -> bool:
    """Whether a path of a request is one of the pages of the app."""
    start = base()
    return path.startswith(start) and path.removeprefix(start).strip("/") in _PAGES


def lost_page() -> bytes:
    """The page for an address that does not exist; it needs nothing else to be shown."""
    words = {"title": texts.NOT_FOUND, "hint": texts.NOT_FOUND_HINT, "to_start": texts.TO_START}
    return _LOST.format(start=escape(f"{base()}/"), **{name: escape(word) for name, word in words.items()}).encode()
