"""The model card as the page Uitleg shows it: by section, so that what stands there is written once."""

import re
from pathlib import Path

CARD = Path(__file__).resolve().parents[3] / "docs" / "modelkaart.md"

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_LOCAL_LINK = re.compile(r"\[([^\]]+)\]\((?!https?://)[^)]*\)")


def sections(text: str) -> dict[str, str]:
    """The sections of a Markdown text by their heading of the second level, links to files made plain.

    A link to a file leads nowhere from a page; a link to the web stays.
    """
    plain = _LOCAL_LINK.sub(r"\1", text)
    parts = _HEADING.split(plain)
    return {heading.strip(): body.strip() for heading, body in zip(parts[1::2], parts[2::2], strict=True)}


def card_sections(path: Path = CARD) -> dict[str, str]:
    """The sections of the model card; empty when the project was put here without its documents."""
    try:
        return sections(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return {}
