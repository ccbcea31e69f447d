"""What is known of a source in the index that is open now: its pages, its surroundings, its row."""

from assistant.notation.verbatim import normal
from assistant.ui.sources.context import Block, Stretch, surroundings
from assistant.values import Citation
from corpus.values import Row
from index.errors import IndexProblem
from index.library import Library


def page_count(library: Library, document: str) -> int:
    """How many pages a document has, by looking up a few: they are numbered from 1 without gaps."""
    below, above = 0, 1
    while has_page(library, document, above):
        below, above = above, 2 * above
    while above - below > 1:
        middle = (below + above) // 2
        below, above = (middle, above) if has_page(library, document, middle) else (below, middle)
    return below


def has_page(library: Library, document: str, number: int) -> bool:
    """Whether a document of the index has this page (1-based)."""
    try:
        library.page(document, number)
    except KeyError:
        return False
    return True


def is_there(library: Library, citation: Citation) -> bool:
    """Whether the document of a citation is still searched, with the same bytes."""
    return any(
        (document.id, document.digest) == (citation.document.id, citation.document.digest)
        for document in library.documents
    )


def blocks_of(library: Library, citation: Citation) -> tuple[Block, ...]:
    """The quotation in its surroundings; alone when the page cannot be had."""
    try:
        found = surroundings(library.page(citation.document.id, citation.page), citation.quote)
    except (IndexProblem, KeyError):
        found = ()
    return found or (Block(form="paragraph", stretches=(Stretch(text=citation.quote, quoted=True),)),)


def row_of(library: Library, citation: Citation) -> Row | None:
    """The table row that a citation quotes, or None when it quotes anything else or cannot be looked up."""
    try:
        page = library.page(citation.document.id, citation.page)
    except (IndexProblem, KeyError):
        return None
    quote = normal(citation.quote)
    return next((line.row for line in page.lines if line.row and normal(line.text) == quote), None)
