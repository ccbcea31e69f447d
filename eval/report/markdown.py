"""The report of a run as Markdown."""

from collections.abc import Sequence

from eval import texts
from eval.report.section import Section


def markdown(found: Sequence[Section]) -> str:
    """Return the sections of a report as one Markdown text."""
    parts = [f"# {texts.REPORT_TITLE}"]
    for section in found:
        parts.append(f"## {section.title}")
        if section.text:
            parts.append(section.text)
        if section.table:
            parts.append(_table(section.table))
    return "\n\n".join(parts) + "\n"


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; the first row is the headings."""
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    lines.insert(1, "| " + " | ".join("---" for _ in rows[0]) + " |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    """Return text that cannot break out of its cell."""
    return " ".join(text.split()).replace("|", "\\|")
