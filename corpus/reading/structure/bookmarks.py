"""Find the lines that the bookmarks of a PDF point to."""

import re
from collections.abc import Sequence

from corpus.reading.extraction.raw import Bookmark
from corpus.reading.structure.drafts import Draft
from corpus.reading.structure.levels import Group

_ALNUM = re.compile(r"[\W_]+")
_LONGEST = 150


def _plain(text: str) -> str:
    return _ALNUM.sub("", text.casefold())


def matched(pages: Sequence[Sequence[Draft]], bookmarks: Sequence[Bookmark]) -> dict[Group, int]:
    """Return the headings that bookmarks point to with their levels; nothing when the bookmarks are not sane.

    Sane bookmarks are short and most of them stand as text on the page they point to, or on the next.
    """
    usable = [b for b in bookmarks if 0 < len(b.title) <= _LONGEST and 1 <= b.page <= len(pages)]
    if len(usable) < 3 or len(usable) < 0.7 * len(bookmarks):
        return {}
    found: dict[Group, int] = {}
    for bookmark in usable:
        for page in (bookmark.page - 1, bookmark.page):
            group = _find(page, pages[page], _plain(bookmark.title)) if page < len(pages) else None
            if group is not None and group not in found:
                found[group] = bookmark.level
                break
    if len(found) < 0.6 * len(usable):
        return {}
    return found


def _find(page: int, drafts: Sequence[Draft], title: str) -> Group | None:
    """Find the lines (four at most) that together are a title."""
    if not title:
        return None
    for start, draft in enumerate(drafts):
        if draft.role not in ("body", "item"):
            continue
        text = ""
        for end in range(start, min(start + 4, len(drafts))):
            text += _plain(drafts[end].text)
            if text == title:
                return page, start, end + 1
            if not title.startswith(text):
                break
    return None
