"""The report of a run as one HTML page that stands alone: styles and charts are in it, scripts and links are not."""

from collections.abc import Sequence
from html import escape

from eval import texts
from eval.report import charts
from eval.report.section import Section

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1b1f23;background:#fff}
h1,h2{line-height:1.2}table{border-collapse:collapse;margin:1rem 0;display:block;overflow-x:auto}
th,td{text-align:left;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #d0d7de;vertical-align:top}
svg{max-width:100%;height:auto}svg text{font:13px system-ui,sans-serif;fill:#1b1f23}
.rail{fill:#eaeef2}.bar{fill:#0b5563}.whisker{stroke:#b35900;stroke-width:2;fill:none}
.line{stroke:#0b5563;stroke-width:2;fill:none}
""".strip()


def html(found: Sequence[Section]) -> str:
    """Return the sections of a report as one HTML page; everything from cases and answers is escaped."""
    body = "\n".join(_section(section) for section in found)
    title = escape(texts.REPORT_TITLE)
    return (
        f'<!DOCTYPE html>\n<html lang="nl">\n<head><meta charset="utf-8"><title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width">\n<style>\n{_STYLE}\n</style></head>\n'
        f"<body>\n<h1>{title}</h1>\n{body}\n</body>\n</html>\n"
    )


def _section(section: Section) -> str:
    """Return one section: heading, text, charts, table."""
    parts = [f"<h2>{escape(section.title)}</h2>"]
    if section.text:
        parts.append(f"<p>{escape(section.text)}</p>")
    if section.bars:
        parts.append(charts.bars(section.bars, section.title))
    if section.points:
        parts.append(charts.curve(section.points, *section.axes))
    if section.table:
        parts.append(_table(section.table))
    return "\n".join(parts)


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Return an HTML table; the first row is the headings."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in rows[0])
    body = "\n".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>"
